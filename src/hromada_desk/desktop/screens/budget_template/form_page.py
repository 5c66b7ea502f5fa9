"""The second page: the form as it will be at the left, what goes where at the right, and below what to know."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QSplitter, QVBoxLayout, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import ElidedLabel, Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, frame, name_for_readers, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.budget_template.entries import entries_model, entry_rows
from hromada_desk.desktop.screens.budget_template.sheet_view import SheetView
from hromada_desk.desktop.screens.budget_template.telling import formulas_sentence, kept_sentence, lost_sentence
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_places import place_of, sheet_names
from hromada_desk.services.donor_form_preview import FormPlan, ShownSheet
from hromada_desk.services.donor_forms import OpenForm
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence

SIDE = 400
PROBLEMS_HEIGHT = 96
NARROWEST_TEXT = 640


class FormPage(QWidget):
    """Signals tell what is wanted; the dialog does it. `entry_asked("")` adds, with a key it changes that entry."""

    back_asked = Signal()
    save_asked = Signal()
    fill_asked = Signal()
    propose_asked = Signal()
    export_asked = Signal()
    import_asked = Signal()
    cell_added = Signal()
    block_added = Signal()
    entry_asked = Signal(str)
    entry_removed = Signal(str)
    language_chosen = Signal(str)
    place_asked = Signal(str, str)

    def __init__(self, book: BudgetBook) -> None:
        super().__init__()
        self._book = book
        self._form: OpenForm | None = None
        self._mapping = FormMapping()
        self._sheets: tuple[ShownSheet, ...] = ()
        self.view = SheetView(book)
        self.model = entries_model()
        self.entries = RecordTable(self.model, translate("donor_form.entries"), "donor_form.counted")
        self.problems = ProblemList(translate("donor_form.in_the_way"))
        self.title = ElidedLabel("", Type.TITLE)
        self.lost, self.kept = WrappingLabel("", Type.SMALL), ElidedLabel("", Type.SMALL, "secondary")
        self.formulas = WrappingLabel("", Type.SMALL, "secondary")
        self.unsaved = Label("", Type.SMALL, "secondary")
        self.sheet = QComboBox()
        self.language = Segments((Segment("uk", translate("donor_form.language.uk")),
                                  Segment("en", translate("donor_form.language.en"))),
                                 translate("donor_form.language"), small=True)
        self._lay_out()
        self._connect()

    def show_form(self, form: OpenForm) -> None:
        """Another form: its sheets, and what is to be known of it."""
        self._form = form
        self.title.setText(form.record.title)
        self.sheet.blockSignals(True)
        self.sheet.clear()
        self.sheet.addItems(list(sheet_names(form)))
        self.sheet.blockSignals(False)
        words, careful = lost_sentence(form)
        self.lost.setText(words)
        self.lost.set_tone("warning" if careful else "ok")
        self.kept.setText(kept_sentence(form))
        self.kept.setVisible(bool(self.kept.text()))

    def show_plan(self, planned: FormPlan, mapping: FormMapping, *, is_saved: bool) -> None:
        """The form as that mapping fills it."""
        self._mapping, self._sheets = mapping, planned.sheets
        self.language.choose(mapping.language)
        wrong = {each.field for each in planned.refused}
        chosen = self.entries.view.current_key()
        self.model.set_rows(list(entry_rows(self._book, mapping, self._values(), wrong)))
        if chosen:
            self.choose_entry(chosen)
        self.formulas.setText(formulas_sentence(planned))
        self._show_problems(planned)
        self.unsaved.setText("" if is_saved else translate("donor_form.unsaved"))
        writable = not self._book.desk.read_only
        self.save.setEnabled(writable and not is_saved)
        self.save.setToolTip("" if writable else translate("frame.read_only"))
        self.fill.setEnabled(bool(mapping) and not planned.refused)
        self._show_sheet()

    def choose_entry(self, key: str) -> None:
        """Put the caret of the list on that entry."""
        at = self.model.row_of(key)
        if at >= 0:
            self.entries.view.setCurrentIndex(self.model.index(at, 0))

    def _values(self) -> dict[str, str]:
        """What single cells will show, by entry."""
        found: dict[str, str] = {}
        sheets = {each.name: each for each in self._sheets}
        for at in range(len(self._mapping.cells)):
            place = place_of(self._form, self._mapping, f"cell:{at}") if self._form is not None else None
            sheet = sheets.get(place[0]) if place is not None else None
            cell = sheet.cells.get((place[1], place[2])) if sheet is not None and place is not None else None
            found[f"cell:{at}"] = cell.text if cell is not None else ""
        return found

    def _show_problems(self, planned: FormPlan) -> None:
        findings = [Finding(each.field, problem_sentence(each.code, each.details)) for each in planned.refused]
        findings += [Finding(each.field, problem_sentence(each.code, each.details), tone=Tone.WARNING)
                     for each in planned.notes if each.field]
        self.problems.show_findings(findings)
        self.problems.setVisible(bool(findings))

    def _show_sheet(self) -> None:
        for each in self._sheets:
            if each.name == self.sheet.currentText():
                self.view.show_sheet(each)

    def _go_to(self, key: str) -> None:
        place = place_of(self._form, self._mapping, key) if self._form is not None and key else None
        if place is not None:
            self.sheet.setCurrentText(place[0])
            self.view.go_to(place[1], place[2])

    def _connect(self) -> None:
        self.sheet.currentIndexChanged.connect(lambda _at: self._show_sheet())
        self.language.chosen.connect(self.language_chosen)
        self.view.place_asked.connect(self.place_asked)
        view = self.entries.view
        view.row_chosen.connect(self._go_to)
        view.row_opened.connect(self.entry_asked)
        view.delete_asked.connect(lambda keys: self.entry_removed.emit(keys[0]))
        self.problems.activated_key.connect(self.choose_entry)
        self.problems.activated_key.connect(self._go_to)

    def _lay_out(self) -> None:
        layout = column(self, spacing=8, margins=(20, 14, 20, 14))
        layout.addLayout(self._head())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        card = frame("card")
        column(card, margins=(1, 1, 1, 1)).addWidget(self.view)
        card.setMinimumWidth(320)
        split.addWidget(card)
        split.addWidget(self._right())
        split.setStretchFactor(0, 1)
        split.setSizes([640, SIDE])
        layout.addWidget(split, 1)
        for each in (self.lost, self.kept, self.formulas):
            each.setMinimumWidth(NARROWEST_TEXT)  # a dialog asks for the height at the smallest width
            layout.addWidget(each)
        layout.addLayout(self._foot())

    def _head(self) -> QHBoxLayout:
        head = row(spacing=12)
        head.addWidget(button(translate("donor_form.back"), self.back_asked.emit, kind="link"))
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(Label(translate("donor_form.sheet"), Type.SMALL, "secondary"))
        name_for_readers(self.sheet, translate("donor_form.sheet"))
        self.sheet.setMinimumWidth(150)
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        head.addWidget(self.sheet)
        head.addWidget(Label(translate("donor_form.language"), Type.SMALL, "secondary"))
        head.addWidget(self.language)
        return head

    def _right(self) -> QWidget:
        side = QWidget()
        inner: QVBoxLayout = column(side, margins=(8, 0, 0, 0))
        bar = row(spacing=8)
        bar.addWidget(button(translate("donor_form.add_cell"), self.cell_added.emit, icon_name="add"))
        bar.addWidget(button(translate("donor_form.add_block"), self.block_added.emit, icon_name="add"))
        bar.addStretch(1)
        inner.addLayout(bar)
        inner.addWidget(self.entries, 1)
        below = row(spacing=8)
        self.change = button(translate("donor_form.change"), self._change_entry, size="small")
        self.take = button(translate("donor_form.take_away"), self._remove_entry, size="small")
        self.propose = button(translate("donor_form.propose"), self.propose_asked.emit, size="small")
        for each in (self.change, self.take):
            below.addWidget(each)
        below.addStretch(1)
        below.addWidget(self.propose)
        inner.addLayout(below)
        self.problems.setMaximumHeight(PROBLEMS_HEIGHT)
        inner.addWidget(self.problems)
        side.setMinimumWidth(330)
        return side

    def _foot(self) -> QHBoxLayout:
        foot = row(spacing=8)
        menu = QMenu(self)
        menu.addAction(translate("donor_form.export_mapping")).triggered.connect(self.export_asked)
        menu.addAction(translate("donor_form.import_mapping")).triggered.connect(self.import_asked)
        foot.addWidget(button(translate("donor_form.more"), menu=menu))
        foot.addWidget(self.unsaved)
        foot.addStretch(1)
        self.save = button(translate("donor_form.save"), self.save_asked.emit)
        self.fill = button(translate("donor_form.fill"), self.fill_asked.emit, kind="primary")
        foot.addWidget(self.save)
        foot.addWidget(self.fill)
        return foot

    def _change_entry(self) -> None:
        if self.entries.view.current_key():
            self.entry_asked.emit(self.entries.view.current_key())

    def _remove_entry(self) -> None:
        if self.entries.view.current_key():
            self.entry_removed.emit(self.entries.view.current_key())
