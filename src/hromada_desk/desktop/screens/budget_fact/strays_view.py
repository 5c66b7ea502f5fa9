"""What is on no line yet: payments, commitments and contracts, and the way to put them on one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers
from hromada_desk.desktop.kit.table_rows import Row
from hromada_desk.desktop.screens.budget_fact.line_view import commitment_row, contract_row, payment_row
from hromada_desk.desktop.screens.budget_fact.small_table import SmallTable
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.text.catalog import current, translate

NARROWEST = 20
"""Letters the list of lines shows at least."""


class StraysView(QWidget):
    """`assigned(ids, line)` asks to put records on a line; `opened(kind, id)` for one of them."""

    opened = Signal(str, str)
    doomed = Signal(str, list)
    assigned = Signal(list, str)

    def __init__(self) -> None:
        super().__init__()
        layout = column(self, spacing=12)
        layout.addWidget(WrappingLabel(translate("fact_screen.strays.hint"), Type.SMALL, "secondary"))
        self.tables: dict[str, SmallTable] = {}
        for record_type in (Payment, Commitment, Contract):
            kind = record_type.kind
            table = self.tables[kind] = SmallTable(kind, None)
            table.opened.connect(lambda record_id, kind=kind: self.opened.emit(kind, record_id))
            table.doomed.connect(lambda ids, kind=kind: self.doomed.emit(kind, ids))
            layout.addWidget(table)
        self.lines = QComboBox()
        self.lines.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.lines.setMinimumContentsLength(NARROWEST)
        name_for_readers(self.lines, translate("fact_screen.strays.line"))
        name_for_readers(self.lines.view(), translate("fact_screen.strays.line"))
        label = Label(translate("fact_screen.strays.line"), Type.CAPTION, "secondary")
        label.setBuddy(self.lines)
        self.assign = button(translate("fact_screen.assign"), self._assign, kind="primary", icon_name="check")
        for each in (label, self.lines, self.assign):
            layout.addWidget(each)

    def show_strays(self, facts: FactBook) -> None:
        """Show what is on no line now, and the lines there are."""
        rows: dict[str, list[Row]] = {
            Payment.kind: [payment_row(each, None) for each in facts.strays if isinstance(each, Payment)],
            Commitment.kind: [commitment_row(each, facts) for each in facts.strays if isinstance(each, Commitment)],
            Contract.kind: [contract_row(each, each.value) for each in facts.loose_contracts]}
        for kind, table in self.tables.items():
            table.show_rows(rows[kind])
            table.setVisible(bool(rows[kind]))
            if rows[kind] and not table.table.view.selected_keys():
                table.table.view.choose(rows[kind][0].key)
        self._list_lines(facts)
        self.assign.setEnabled(not facts.book.desk.read_only and self.lines.count() > 0)

    def focus_first(self) -> None:
        """The first table that has rows."""
        for each in self.tables.values():
            if each.model.rowCount():
                each.table.view.setFocus()
                return

    def chosen(self) -> Sequence[str]:
        """The records to be put on a line: those selected in the table that was used last, else in all."""
        used = [each for each in self.tables.values() if each.table.view.hasFocus()]
        tables = used or list(self.tables.values())
        return [key for each in tables for key in each.table.view.selected_keys() if not each.isHidden()]

    def _list_lines(self, facts: FactBook) -> None:
        language, book = current().language, facts.book
        wanted = [(each.line_id, f"{each.number} {book.lines[each.line_id].title.best(language)}".strip())
                  for each in book.figures.lines.values() if not book.is_heading(each.line_id)]
        if [self.lines.itemData(at) for at in range(self.lines.count())] == [key for key, _ in wanted]:
            return
        with QSignalBlocker(self.lines):
            self.lines.clear()
            for key, words in wanted:
                self.lines.addItem(words, key)

    def _assign(self) -> None:
        line_id = self.lines.currentData()
        ids = list(self.chosen())
        if line_id and ids:
            self.assigned.emit(ids, line_id)
