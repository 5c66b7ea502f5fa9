"""The comparison in the middle: what to show of it, its rows, and the pinned sums."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from hromada_desk.desktop.kit.labels import ElidedLabel
from hromada_desk.desktop.kit.marks import clear_layout, column, mark, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.screens.budget_scenarios.rows import columns, cost_rows, signed, sum_rows, totals
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.budget_changes import SAME, BudgetComparison
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.numbers import currency_sign

ROWS, CHANGES, SUMS = "rows", "changes", "sums"


class ComparisonTable(QFrame):
    """`opened(key)` tells the row that was opened with Enter or a double click: the id of a line among costs."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="page")
        self._found: BudgetComparison | None = None
        self._made: tuple[Column, ...] = ()
        self._totals: Mapping[str, Cell] = {}
        segments = tuple(Segment(each, translate(f"scenarios.show.{each}")) for each in (ROWS, CHANGES, SUMS))
        self.what = Segments(segments, translate("scenarios.show"), small=True)
        self.what.choose(ROWS)
        self.what.chosen.connect(lambda _key: self._show())
        self.told = ElidedLabel("", Type.SMALL, "secondary")
        self.table: RecordTable | None = None
        whole = column(self, spacing=0)
        above = row(margins=(12, 8, 12, 8))
        above.addWidget(self.what)
        above.addStretch(1)
        above.addWidget(self.told)
        whole.addLayout(above)
        self._below = column(spacing=0)
        whole.addLayout(self._below, 1)

    def show_comparison(self, found: BudgetComparison | None) -> None:
        """Show what differs; nothing where the sides cannot be compared."""
        self._found = found
        self._show()

    def _show(self) -> None:
        found, language = self._found, current().language
        if found is None:
            if self.table is not None:
                self.table.model.set_rows(())
            self.told.setText(translate("scenarios.not_compared"))
            return
        shown = self.what.current()
        table = self._table_of(columns("sum" if shown == SUMS else "title", found, language))
        self._totals = totals(found, language)
        table.model.set_rows(sum_rows(found, language) if shown == SUMS
                             else cost_rows(found, language, changes_only=shown == CHANGES))
        self.told.setText(_summary(found))

    def _table_of(self, wanted: tuple[Column, ...]) -> RecordTable:
        """The table with these columns; made anew only where they differ."""
        if self.table is None or self._made != wanted:
            clear_layout(self._below)
            model = RecordTableModel(wanted, lambda _rows: self._totals, self)
            self.table = RecordTable(model, translate("scenarios.table"), "scenarios.count", "scenarios.rows")
            self.table.view.row_opened.connect(self.opened)
            self._below.addWidget(self.table)
            self._made = wanted
        return self.table


def _summary(found: BudgetComparison) -> str:
    """How many rows differ, by how much in all, and what nobody pays where that differs."""
    if found.is_same:
        return translate("scenarios.same")
    language = current().language
    said = [translate_plural("scenarios.changed_rows", sum(each.status != SAME for each in found.rows
                                                            if not each.is_heading))]
    if found.total.difference:
        said.append(f"{signed(found.total.difference, language)}\u00a0{currency_sign(found.currency, language)}")
    missing = next(each.amount for each in found.parts if each.key == "missing")
    if missing.difference and missing.right is not None:
        said.append(translate("scenarios.missing", amount=missing.right))
    return " · ".join(said)
