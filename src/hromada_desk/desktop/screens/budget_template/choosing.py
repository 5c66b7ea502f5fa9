"""The first page: the forms of the call, and the way to bring one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_forms import DonorForm, call_of, forms_for
from hromada_desk.text.catalog import current, translate

NARROWEST_TEXT = 480


class ChoosePage(QWidget):
    """Signals tell what is wanted: `form_opened(id)`, `form_removed(id)`, `bring_asked`, `closed`."""

    form_opened = Signal(str)
    form_removed = Signal(str)
    bring_asked = Signal()
    closed = Signal()

    def __init__(self, book: BudgetBook) -> None:
        super().__init__()
        self._book = book
        self.model = RecordTableModel((
            Column("title", translate("donor_form.column.title"), 260, stretches=True),
            Column("file", translate("donor_form.column.file"), 220, priority=2),
            Column("mapped", translate("donor_form.column.mapped"), 130)))
        self.table = RecordTable(self.model, translate("donor_form.list"), "donor_form.counted_forms")
        self.empty = EmptyState(translate("donor_form.empty.title"), translate("donor_form.empty.sentence"),
                                translate("donor_form.bring"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.table)
        self.empty.started.connect(self.bring_asked)
        self.table.view.row_opened.connect(self.form_opened)
        self.table.view.delete_asked.connect(lambda keys: self.form_removed.emit(keys[0]))
        self._lay_out()

    def show_forms(self) -> None:
        """Read the list anew and give it the focus."""
        found = forms_for(self._book)
        self.model.set_rows([_row(each) for each in found])
        writable = not self._book.desk.read_only
        for each in (self.bring, self.remove, self.empty.start):
            each.setEnabled(writable)
            each.setToolTip("" if writable else translate("frame.read_only"))
        for each in (self.open, self.remove, self.bring):
            each.setVisible(bool(found))
        self._pages.setCurrentWidget(self.table if found else self.empty)
        if found:
            self.table.view.setCurrentIndex(self.model.index(0, 0))
            self.table.view.setFocus()

    def _lay_out(self) -> None:
        call = call_of(self._book)
        layout = column(self, spacing=12, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("donor_form.title"), Type.TITLE))
        words = translate("donor_form.of_call", call=call.title.best(current().language)) if call is not None else (
            translate("donor_form.of_all"))
        told = WrappingLabel(words, Type.BODY, "secondary")
        told.setMinimumWidth(NARROWEST_TEXT)  # a dialog asks for the height at the smallest width
        layout.addWidget(told)
        layout.addWidget(self._pages, 1)
        bar = row(spacing=8)
        self.bring = button(translate("donor_form.bring"), self.bring_asked.emit, icon_name="add")
        self.remove = button(translate("donor_form.remove"), self._remove)
        self.close_button = button(translate("donor_form.close"), self.closed.emit)
        self.open = button(translate("donor_form.open"), self._open, kind="primary")
        bar.addWidget(self.bring)
        bar.addWidget(self.remove)
        bar.addStretch(1)
        bar.addWidget(self.close_button)
        bar.addWidget(self.open)
        layout.addLayout(bar)

    def _open(self) -> None:
        if self.table.view.current_key():
            self.form_opened.emit(self.table.view.current_key())

    def _remove(self) -> None:
        if self.table.view.current_key():
            self.form_removed.emit(self.table.view.current_key())


def _row(form: DonorForm) -> Row:
    mapped = translate("donor_form.mapped" if form.is_mapped else "donor_form.not_mapped")
    return Row(form.record.id, (Cell(form.record.title), Cell(form.file_name), Cell(mapped)))
