"""The comparison in the middle: what to show of it, its rows, and the pinned sums."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from hromada_desk.desktop.kit.labels import ElidedLabel
from hromada_desk.desktop.kit.marks import clear_layout, column, mark, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.screens.budget_scenarios.rows import columns, cost_rows, signed, sum_rows, totals
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.budget_changes import SAME, BudgetComparison
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.numbers import currency_sign

ROWS, CHANGES, SUMS = "rows", "changes", "sums"


class ComparisonTable(QFrame):
    """`opened(line)` tells the line that was opened with Enter or a double click."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="page")
        self._found: BudgetComparison | None = None
        self._made = ("", "")
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
        table = self._table_for("sum" if shown == SUMS else "title", found.currency)
        self._totals = totals(found, language)
        table.model.set_rows(sum_rows(found, language) if shown == SUMS
                             else cost_rows(found, language, changes_only=shown == CHANGES))
        self.told.setText(_summary(found))

    def _table_for(self, first: str, currency: str) -> RecordTable:
        """The table with its columns; made anew where their titles differ."""
        if self.table is None or self._made != (first, currency):
            clear_layout(self._below)
            sign = currency_sign(currency, current().language)
            model = RecordTableModel(columns(first, sign), lambda _rows: self._totals, self)
            self.table = RecordTable(model, translate("scenarios.table"), "scenarios.count", "scenarios.rows")
            self.table.view.row_opened.connect(self._open)
            self._below.addWidget(self.table)
            self._made = (first, currency)
        return self.table

    def _open(self, key: str) -> None:
        found = self._found
        if found is not None and any(each.line_id == key and each.amount.right is not None for each in found.rows):
            self.opened.emit(key)


def _summary(found: BudgetComparison) -> str:
    """How many rows differ, and by how much in all."""
    if found.is_same:
        return translate("scenarios.same")
    changed = sum(each.status != SAME for each in found.rows if not each.is_heading)
    language = current().language
    difference = f"{signed(found.total.difference, language)}\u00a0{currency_sign(found.currency, language)}"
    rows = translate_plural("scenarios.changed_rows", changed)
    return translate("scenarios.summary", rows=rows, difference=difference)
