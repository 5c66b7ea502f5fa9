"""The chosen cells of the grid: which they are, what they come to, and their way to the clipboard and from it."""


from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from hromada_desk.desktop.kit.grid_clipboard import Copied, block_of, mime_of
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import range_sum
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.numbers import format_for_editing

MOST_SUMMED = 20_000
"""Cells of a range that are summed; the sum of a whole sheet means nothing, and asking for it would take a while."""


class GridRange(QObject):
    """One range per grid, made once its view has a model.

    `told(words)` is its sum, empty without a range; `emptied([(row, column)])` asks to empty cells, `pasted(row,
    column, lines)` to take a block in from that cell on.
    """

    told = Signal(str)
    emptied = Signal(list)
    pasted = Signal(str, str, list)

    def __init__(self, view: QTableView, model: GridModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        view.selectionModel().selectionChanged.connect(self._tell)

    def chosen(self) -> tuple[range, range]:
        """Rows and columns of the range; those of the caret's cell without one."""
        found, at = self._view.selectionModel().selection(), self._view.currentIndex()
        if found.isEmpty():
            return range(at.row(), at.row() + at.isValid()), range(at.column(), at.column() + at.isValid())
        block = found.first()
        return range(block.top(), block.bottom() + 1), range(block.left(), block.right() + 1)

    def words(self) -> str:
        """Sum, count and average of the figures; empty for fewer than two, and for what is no column of figures.

        A heading's figures are those of its lines, so they count only where no line is chosen.
        """
        rows, columns = self.chosen()
        if len(rows) * len(columns) > MOST_SUMMED:
            return ""
        lines = [at for at in rows if not self._model.is_heading(at)] or rows
        found = (self._model.cell(at, across).value for at in lines for across in columns)
        figures = [each for each in found if each is not None]
        if len(figures) < 2:
            return ""
        total, average = range_sum(figures)
        return translate("kit.range", total=total, count=len(figures), average=average)

    def copy(self) -> None:
        """The range to the clipboard, for this program and for others."""
        rows, columns = self.chosen()
        if rows and columns:
            QGuiApplication.clipboard().setMimeData(
                mime_of([[self._copied(row, across) for across in columns] for row in rows]))

    def cut(self) -> None:
        """The range to the clipboard, and its cells emptied."""
        self.copy()
        self.empty()

    def paste(self) -> None:
        """What is on the clipboard, from the caret on."""
        block, at = block_of(QGuiApplication.clipboard().mimeData()), self._view.currentIndex()
        if block and at.isValid():
            self.pasted.emit(self._model.row(at.row()).key, self._model.columns[at.column()].key, block)

    def empty(self) -> None:
        """Ask to empty those cells that typing could change."""
        rows, columns = self.chosen()
        self.emptied.emit([(self._model.row(at).key, self._model.columns[across].key) for at in rows
                           for across in columns if self._model.cell(at, across).is_editable])

    def choose_rows(self) -> None:
        """The rows of the range from the first column to the last."""
        self._choose(self.chosen()[0], range(len(self._model.columns)))

    def choose_columns(self) -> None:
        """The columns of the range from the first row to the last."""
        self._choose(range(self._model.rowCount()), self.chosen()[1])

    def choose_lines(self, keys: Sequence[str], column_key: str) -> None:
        """These rows again, after they moved; the caret stays where it is."""
        found = sorted(at.row() for at in (self._model.place_of(key, column_key) for key in keys) if at.isValid())
        if len(found) > 1 and found[-1] - found[0] == len(found) - 1:
            across = self._view.currentIndex().column()
            self._choose(range(found[0], found[-1] + 1), range(across, across + 1))

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was one of the range's own, and is done."""
        keys, modifiers = QKeySequence.StandardKey, Qt.KeyboardModifier
        for key, deed in ((keys.Copy, self.copy), (keys.Cut, self.cut), (keys.Paste, self.paste)):
            if event.matches(key):
                deed()
                return True
        deeds = {(Qt.Key.Key_Delete, modifiers.NoModifier): self.empty,
                 (Qt.Key.Key_Space, modifiers.ShiftModifier): self.choose_rows,
                 (Qt.Key.Key_Space, modifiers.ControlModifier): self.choose_columns}
        found = deeds.get((Qt.Key(event.key()), event.modifiers() & ~modifiers.KeypadModifier))
        if found is not None:
            found()
        return found is not None

    def _tell(self) -> None:
        self.told.emit(self.words())
        self._view.viewport().update()

    def _choose(self, rows: range, columns: range) -> None:
        if rows and columns:
            block = QItemSelection(self._model.index(rows[0], columns[0]), self._model.index(rows[-1], columns[-1]))
            self._view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _copied(self, row: int, across: int) -> Copied:
        """A cell for the clipboard: raw where it can be typed, else its figure or its words."""
        cell = self._model.cell(row, across)
        if cell.edit is not None and cell.is_editable:
            return Copied(cell.edit, cell.text, cell.value)
        raw = cell.text if cell.value is None else format_for_editing(cell.value, current().language)
        return Copied("" if cell.quiet and cell.value is None else raw, cell.text, cell.value)
