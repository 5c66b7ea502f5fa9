"""A sheet of the form as it will be filled: a spreadsheet to look at and to choose places in."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_fields import field_words
from hromada_desk.services.donor_form_preview import Mark, ShownCell, ShownSheet, address_words
from hromada_desk.text.catalog import translate

Index = QModelIndex | QPersistentModelIndex
CHARACTER, PADDING = 7.5, 8
USUAL_WIDTH, NARROWEST, WIDEST = 10.0, 28, 300
_GROUNDS = {Mark.FILLED: Token.OK_SOFT, Mark.EMPTIED: Token.WARNING_SOFT, Mark.LEFT: Token.NEUTRAL}
_LETTERS = 26


class SheetModel(QAbstractTableModel):
    """One sheet as Qt asks for it."""

    def __init__(self, book: BudgetBook, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self.sheet: ShownSheet | None = None

    def show_sheet(self, sheet: ShownSheet) -> None:
        """Show that sheet."""
        self.beginResetModel()
        self.sheet = sheet
        self.endResetModel()

    def cell(self, index: Index) -> ShownCell | None:
        """What stands there, None for an empty cell."""
        return self.sheet.cells.get((index.row() + 1, index.column() + 1)) if self.sheet is not None else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.sheet is None else self.sheet.rows

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() or self.sheet is None else self.sheet.columns

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, cell)
        if cell is None:
            return None
        answer: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                answer = cell.text
            case Qt.ItemDataRole.ToolTipRole:
                answer = self.behind(cell) or None
            case Qt.ItemDataRole.BackgroundRole:
                answer = style.colour(_GROUNDS[cell.mark]) if cell.mark in _GROUNDS else None
            case Qt.ItemDataRole.ForegroundRole:
                answer = style.colour(Token.TEXT_2) if cell.mark in {Mark.RESULT, Mark.LEFT} else None
            case Qt.ItemDataRole.TextAlignmentRole:
                side = Qt.AlignmentFlag.AlignRight if cell.right else Qt.AlignmentFlag.AlignLeft
                answer = side | Qt.AlignmentFlag.AlignVCenter
        return answer

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return _letters(section) if orientation is Qt.Orientation.Horizontal else str(section + 1)
        return None

    def behind(self, cell: ShownCell) -> str:
        """The field or the formula of a cell in words."""
        if cell.behind and cell.mark in {Mark.FILLED, Mark.EMPTIED}:
            return field_words(self._book, cell.behind)
        return cell.behind

    def _spoken(self, index: Index, cell: ShownCell | None) -> str:
        place = f"{_letters(index.column())}{index.row() + 1}"
        if cell is None:
            return translate("donor_form.cell_empty", place=place)
        if cell.mark is Mark.EMPTIED:
            return translate("donor_form.cell_emptied", place=place)
        behind = self.behind(cell)
        key = "donor_form.cell_behind" if behind else "donor_form.cell"
        return translate(key, place=place, text=cell.text, behind=behind)


class SheetView(QTableView):
    """The cells; `place_asked(sheet, address)` on Enter or a double click, `place_chosen` when the caret moves."""

    place_asked = Signal(str, str)
    place_chosen = Signal(str, str)

    def __init__(self, book: BudgetBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = SheetModel(book, self)
        self.setModel(self.shown)
        name_for_readers(self, translate("donor_form.preview"))
        self.setFont(style.font(Type.SMALL))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setFont(style.font(Type.CAPTION))
        self.horizontalHeader().setFixedHeight(style.px(Size.GRID_ROW))
        self.verticalHeader().setDefaultSectionSize(style.px(Size.GRID_ROW))
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.doubleClicked.connect(lambda _index: self._tell(self.place_asked))
        self.selectionModel().currentChanged.connect(lambda *_: self._tell(self.place_chosen))

    def show_sheet(self, sheet: ShownSheet) -> None:
        """Show a sheet; the caret stays in its place where the sheet is the same."""
        before = self.shown.sheet
        at = self.currentIndex()
        place = (at.row(), at.column()) if at.isValid() and before is not None and before.name == sheet.name else (0, 0)
        self.shown.show_sheet(sheet)
        self.clearSpans()
        for top, left, rows, columns in sheet.merged:
            if rows > 1 or columns > 1:
                self.setSpan(top - 1, left - 1, rows, columns)
        for column in range(sheet.columns):
            width = sheet.widths.get(column + 1, USUAL_WIDTH)
            self.setColumnHidden(column, width == 0)
            wanted = style.px(min(max(width * CHARACTER + PADDING, NARROWEST), WIDEST))
            self.horizontalHeader().resizeSection(column, wanted)
        self.setCurrentIndex(self.shown.index(*place))

    def place(self) -> tuple[str, str]:
        """The sheet and the address of the caret's cell; empty without one."""
        at = self.currentIndex()
        if not at.isValid() or self.shown.sheet is None:
            return "", ""
        return address_words(self.shown.sheet.name, at.row() + 1, at.column() + 1)

    def go_to(self, row: int, column: int) -> None:
        """Put the caret there, rows and columns from 1."""
        at = self.shown.index(row - 1, column - 1)
        if at.isValid():
            self.setCurrentIndex(at)
            self.scrollTo(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2}:
            self._tell(self.place_asked)
            return
        super().keyPressEvent(event)

    def _tell(self, signal: Any) -> None:
        sheet, address = self.place()
        if address:
            signal.emit(sheet, address)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters
