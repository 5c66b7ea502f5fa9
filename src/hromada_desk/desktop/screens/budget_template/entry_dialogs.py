"""The two small dialogs: a field for one cell, and a list in rows with a field for every column."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QCompleter,
    QDialog,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.donor_form import BlockEntry, CellEntry
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_fields import blocks, row_fields, single_fields
from hromada_desk.text.catalog import translate

MOST_ROWS = 20_000
WIDTH = 440
Options = Sequence[tuple[str, str]]


class EntryDialog(QDialog):
    """The frame of both: title, fields under their labels, a sentence where something is wrong, two buttons."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.fields = column(self, spacing=6, margins=(24, 20, 24, 20))
        self.fields.addWidget(Label(title, Type.TITLE))
        self.wrong = WrappingLabel("", Type.SMALL, "problem")
        self.wrong.hide()

    def add(self, key: str, editor: QWidget) -> None:
        """An editor under its label."""
        words = translate(key)
        self.fields.addWidget(Label(words, Type.SMALL, "secondary"))
        name_for_readers(editor, words)
        self.fields.addWidget(editor)

    def add_buttons(self) -> None:
        """The sentence and the buttons below."""
        self.fields.addWidget(self.wrong)
        bar = row(spacing=8)
        bar.addStretch(1)
        bar.addWidget(button(translate("donor_form.cancel"), self.reject))
        self.confirm = button(translate("donor_form.ok"), self.try_accept, kind="primary")
        self.confirm.setDefault(True)
        bar.addWidget(self.confirm)
        self.fields.addSpacing(8)
        self.fields.addLayout(bar)

    def try_accept(self) -> None:
        """Close, or say what is wrong."""
        problem = self.problem()
        self.wrong.setText(problem)
        self.wrong.setVisible(bool(problem))
        if not problem:
            self.accept()

    def problem(self) -> str:
        """What keeps the entry from being taken, "" for nothing."""
        return ""


class CellDialog(EntryDialog):
    """A field for one cell of a sheet, or for a name of the form."""

    def __init__(self, book: BudgetBook, entry: CellEntry, sheet: str, names: Sequence[str], parent: QWidget) -> None:
        super().__init__(translate("donor_form.entry.cell"), parent)
        self._sheet = entry.sheet or sheet
        self._names = {each.casefold(): each for each in names}
        self.place = QLineEdit(entry.name or entry.cell)
        self.place.setPlaceholderText(translate("donor_form.entry.place_hint"))
        self.field = field_chooser(single_fields(book), entry.field)
        self.fields.addWidget(Label(translate("donor_form.entry.where", sheet=self._sheet), Type.SMALL, "secondary"))
        self.add("donor_form.entry.place", self.place)
        self.add("donor_form.entry.field", self.field)
        self.add_buttons()
        (self.field if self.place.text() else self.place).setFocus()

    def problem(self) -> str:
        if self.entry() is None:
            return translate("donor_form.entry.bad_place", place=self.place.text().strip())
        return ""

    def entry(self) -> CellEntry | None:
        """What was chosen, None while the place is none."""
        typed = self.place.text().strip()
        field = str(self.field.currentData() or "")
        if typed.casefold() in self._names:
            return CellEntry(field, name=self._names[typed.casefold()])
        letters = typed.rstrip("0123456789").upper()
        digits = typed[len(letters):]
        if not (letters.isascii() and letters.isalpha() and len(letters) <= 3 and 0 < len(digits) <= 6 and int(digits)):
            return None
        return CellEntry(field, self._sheet, f"{letters}{int(digits)}")


class BlockDialog(EntryDialog):
    """A list in rows: what it lists, where it begins, how many rows there are, and the field of every column."""

    def __init__(self, book: BudgetBook, block: BlockEntry, columns: Options, parent: QWidget) -> None:
        super().__init__(translate("donor_form.entry.block"), parent)
        self._book, self._block, self._columns = book, block, columns
        self.list = field_chooser(blocks(book), block.block)
        self.first, self.rows = _count(block.first_row or 1), _count(block.rows or 1)
        self.join = QCheckBox(translate("donor_form.entry.join"))
        self.join.setToolTip(translate("donor_form.entry.join_hint"))
        self.join.setChecked(block.overflow == "join")
        self.choosers: dict[str, QComboBox] = {}
        where = translate("donor_form.table_place", table=block.table) if block.table else (
            translate("donor_form.entry.where", sheet=block.sheet))
        self.fields.addWidget(Label(where, Type.SMALL, "secondary"))
        self.add("donor_form.entry.list", self.list)
        if not block.table:
            self.add("donor_form.entry.first_row", self.first)
            self.add("donor_form.entry.rows", self.rows)
        name_for_readers(self.join, translate("donor_form.entry.join"), translate("donor_form.entry.join_hint"))
        self.fields.addWidget(self.join)
        self.fields.addWidget(Label(translate("donor_form.entry.columns"), Type.BODY_BOLD))
        self.fields.addWidget(self._column_list(), 1)
        self.add_buttons()
        self.list.currentIndexChanged.connect(lambda _at: self._refill())
        self.resize(WIDTH + 60, min(560, parent.height()))

    def problem(self) -> str:
        made = self.entry()
        if not made.table and not (1 <= made.first_row <= MOST_ROWS and 1 <= made.rows <= MOST_ROWS):
            return translate("donor_form.entry.no_rows", most=MOST_ROWS)
        return "" if made.columns else translate("donor_form.entry.no_columns")

    def entry(self) -> BlockEntry:
        """What was chosen."""
        chosen = tuple((name, str(chooser.currentData())) for name, chooser in self.choosers.items()
                       if chooser.currentData())
        first, rows = (0, 0) if self._block.table else (int(self.first.text() or 0), int(self.rows.text() or 0))
        return BlockEntry(str(self.list.currentData()), chosen, self._block.sheet, first, rows, self._block.table,
                          "join" if self.join.isChecked() else "refuse")

    def _column_list(self) -> QScrollArea:
        inside = QWidget()
        inside.setProperty("role", "body")
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        taken = dict(self._block.columns)
        for at, (name, header) in enumerate(self._columns):
            chooser = field_chooser(self._options(), taken.get(name, ""))
            words = name if self._block.table else translate("donor_form.entry.column", letters=name)
            shown = f"{words} \u00b7 {header}" if header else words
            label = Label(shown if len(shown) < 34 else f"{shown[:32]}\u2026", Type.SMALL)
            label.setToolTip(shown)
            name_for_readers(chooser, shown)
            grid.addWidget(label, at, 0)
            grid.addWidget(chooser, at, 1)
            self.choosers[name] = chooser
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(self._columns), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setMinimumHeight(140)
        area.setWidget(inside)
        name_for_readers(area, translate("donor_form.entry.columns"))
        return area

    def _options(self) -> Options:
        return (("", translate("donor_form.entry.no_field")), *row_fields(self._book, str(self.list.currentData())))

    def _refill(self) -> None:
        """Another list has other fields; what both have stays chosen."""
        for chooser in self.choosers.values():
            before = chooser.currentData()
            chooser.clear()
            for code, words in self._options():
                chooser.addItem(words, code)
            chooser.setCurrentIndex(max(chooser.findData(before), 0))


def field_chooser(options: Options, chosen: str) -> QComboBox:
    """A list to choose a field from; typing finds it by any part of its words."""
    made = QComboBox()
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    for code, words in options:
        made.addItem(words, code)
    if chosen and made.findData(chosen) < 0:
        made.addItem(chosen, chosen)
    made.setCurrentIndex(max(made.findData(chosen), 0))
    completer = made.completer()
    if completer is not None:
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    line = made.lineEdit()
    if line is not None:
        line.editingFinished.connect(lambda: _settle(made, line))
    made.setMinimumContentsLength(18)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


def _settle(chooser: QComboBox, line: QLineEdit) -> None:
    """What was typed is one of the words, or the choice of before stays."""
    at = chooser.findText(line.text())
    if at >= 0:
        chooser.setCurrentIndex(at)
    line.setText(chooser.itemText(chooser.currentIndex()))


def _count(value: int) -> QLineEdit:
    """A field for a whole number of rows."""
    made = QLineEdit(str(value))
    made.setValidator(QIntValidator(1, MOST_ROWS, made))
    return made
