"""The budget grid as the person meets it: a spreadsheet for the keyboard.

Typing replaces, F2 edits, Enter goes down, Tab right, Esc takes back; Shift and Ctrl choose a range; Ctrl+C and Ctrl+V
exchange cells with other programs; Del empties; Space opens and closes a heading.
"""

from PySide6.QtCore import QItemSelection, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.form import Autosave
from hromada_desk.desktop.kit.grid_delegate import CellDelegate
from hromada_desk.desktop.kit.grid_edges import FrozenColumns, GridTitles, GridTotal, RowNumbers
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import CellState, range_sum
from hromada_desk.desktop.kit.marks import column, name_for_readers
from hromada_desk.text.catalog import translate

Index = QModelIndex | QPersistentModelIndex
CHEVRON_ZONE = 20


class GridView(QTableView):
    """The cells. Signals carry row and column keys.

    `caret_moved(row, column)`; `range_told(words)` for the status bar, empty without a range; `pasted(row, column,
    lines)` from the caret on; `emptied([(row, column)])`; `locked_asked(row, column)` on F2 in an approved cell;
    `fold_asked(row)`; `draft_changed(row, column, typed)` in the rhythm of autosave.
    """

    caret_moved = Signal(str, str)
    range_told = Signal(str)
    pasted = Signal(str, str, list)
    emptied = Signal(list)
    locked_asked = Signal(str, str)
    fold_asked = Signal(str)
    draft_changed = Signal(str, str, str)

    def __init__(self, model: GridModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self._typed = ""
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._keep_draft)
        name_for_readers(self, name)
        self.setHorizontalHeader(GridTitles(model, self))
        self.setVerticalHeader(RowNumbers(model, self))
        self.setModel(model)
        self.cells = CellDelegate(model, self)
        self.cells.left_by.connect(self._go_on)
        self.cells.typed.connect(self._note_typed)
        self.setItemDelegate(self.cells)
        self._configure()
        self.frozen = FrozenColumns(self, model)

    def place(self) -> tuple[str, str]:
        """Row and column key of the caret; empty texts without one."""
        at = self.currentIndex()
        return (self.grid.row(at.row()).key, self.grid.columns[at.column()].key) if at.isValid() else ("", "")

    def go_to(self, row_key: str, column_key: str) -> None:
        """Put the caret into that cell, as a check or a problem leads to it."""
        at = self.grid.place_of(row_key, column_key)
        if at.isValid():
            self.setCurrentIndex(at)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.currentIndex(), event.key()
        row_key, column_key = self.place()
        if event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif event.matches(QKeySequence.StandardKey.Paste) and row_key:
            text = QGuiApplication.clipboard().text().rstrip("\r\n")
            self.pasted.emit(row_key, column_key, [line.split("\t") for line in text.splitlines()])
        elif key == Qt.Key.Key_Delete:
            self.emptied.emit(
                [
                    _keys(self.grid, each)
                    for each in self.selectedIndexes()
                    if _state(self.grid, each) is CellState.PLAIN
                ]
            )
        elif key == Qt.Key.Key_F2 and row_key and _state(self.grid, at) is CellState.LOCKED:
            self.locked_asked.emit(row_key, column_key)
        elif key == Qt.Key.Key_Escape and row_key:
            self.grid.forget(row_key, column_key)
        elif key == Qt.Key.Key_Space and row_key and self.grid.is_heading(at.row()):
            self.fold_asked.emit(row_key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on(key)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        is_heading = at.isValid() and at.column() == 0 and self.grid.is_heading(at.row())
        if is_heading and event.position().x() - self.visualRect(at).x() < CHEVRON_ZONE:
            self.fold_asked.emit(self.grid.row(at.row()).key)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Arrows and Tab pass over computed cells; at the edge the caret stays where it was."""
        start = self.currentIndex()
        target = super().moveCursor(action, modifiers)
        across, down = target.column() - start.column(), target.row() - start.row()
        steps = QAbstractItemView.CursorAction
        if not start.isValid() or action not in {
            steps.MoveLeft,
            steps.MoveRight,
            steps.MoveUp,
            steps.MoveDown,
            steps.MoveNext,
            steps.MovePrevious,
        }:
            return target
        step = (0, 1 if across > 0 else -1) if down == 0 else (1 if down > 0 else -1, 0)
        while target.isValid() and _state(self.grid, target) is CellState.COMPUTED:
            further = (
                target.siblingAtColumn(target.column() + step[1])
                if step[1]
                else target.sibling(target.row() + step[0], target.column())
            )
            if not further.isValid():
                return start
            target = further
        return target

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        super().scrollTo(index, hint)
        hidden = self.frozen.frozen_width - self.visualRect(index).x() if hasattr(self, "frozen") else 0
        if hidden > 0 and not self.grid.columns[index.column()].frozen:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frozen.settle()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.verticalHeader().viewport().update()
        if current.isValid():
            self.caret_moved.emit(*self.place())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        values = [
            cell.value
            for cell in (self.grid.cell(at.row(), at.column()) for at in self.selectedIndexes())
            if cell.value is not None
        ]
        total, average = range_sum(values)
        words = translate("kit.range", total=total, count=len(values), average=average) if len(values) > 1 else ""
        self.range_told.emit(words)
        self.viewport().update()

    def _configure(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed | triggers.DoubleClicked)
        for at, shown in enumerate(self.grid.columns):
            self.setColumnWidth(at, style.px(shown.width))

    def _go_on(self, key: int) -> None:
        """After Enter the cell below, after Tab the one at the right, after Shift+Tab the one at the left."""
        self._autosave.stop()
        steps = QAbstractItemView.CursorAction
        step = {Qt.Key.Key_Tab: steps.MoveRight, Qt.Key.Key_Backtab: steps.MoveLeft}.get(Qt.Key(key), steps.MoveDown)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self.moveCursor(step, Qt.KeyboardModifier.NoModifier))

    def _note_typed(self, typed: str) -> None:
        self._typed = typed
        self._autosave.touch()

    def _keep_draft(self) -> None:
        self.draft_changed.emit(*self.place(), self._typed)

    def _copy(self) -> None:
        """The range as text other programs understand: tabs between cells, one line per row, figures raw."""
        lines: dict[int, list[str]] = {}
        for at in sorted(self.selectedIndexes(), key=lambda each: (each.row(), each.column())):
            lines.setdefault(at.row(), []).append(str(self.grid.data(at, Qt.ItemDataRole.EditRole)))
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines.values()))


class BudgetGrid(QWidget):
    """The grid with its pinned total."""

    def __init__(self, model: GridModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = model
        self.view = GridView(model, name)
        self.setFocusProxy(self.view)
        layout = column(self, spacing=0)
        layout.addWidget(self.view, 1)
        layout.addWidget(GridTotal(self.view, model))


def _keys(model: GridModel, at: Index) -> tuple[str, str]:
    return model.row(at.row()).key, model.columns[at.column()].key


def _state(model: GridModel, at: Index) -> CellState:
    return model.cell(at.row(), at.column()).state
