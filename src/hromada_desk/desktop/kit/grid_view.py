"""The budget grid as the person meets it: a spreadsheet for the keyboard.

Typing replaces, F2 edits, Enter goes down, Tab right, Esc takes back; Shift and arrows choose a range, Shift+Space
whole rows, Ctrl+Space whole columns, Ctrl+A everything; Ctrl+C, Ctrl+X and Ctrl+V exchange cells with other programs;
Del empties; Space opens and closes a heading. The heading of what is in sight and the total are always in sight.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.form import Autosave
from hromada_desk.desktop.kit.grid_delegate import CellDelegate
from hromada_desk.desktop.kit.grid_edges import FrozenColumns, GridTitles, RowNumbers
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_pinned import GridTotal, HeadingPin
from hromada_desk.desktop.kit.grid_range import GridRange
from hromada_desk.desktop.kit.grid_rows import CellState
from hromada_desk.desktop.kit.marks import column, name_for_readers

Index = QModelIndex | QPersistentModelIndex
CHEVRON_ZONE = 20


class GridView(QTableView):
    """The cells. Signals carry row and column keys.

    `caret_moved(row, column)`; `range_told(words)` for the status bar, empty without a range; `pasted(row, column,
    lines)` from the caret on; `emptied([(row, column)])`; `locked_asked(row, column)` on F2 in an approved cell;
    `fold_asked(row)`; `draft_changed(row, column, typed)` in the rhythm of autosave; `menu_asked(place)` by the menu
    key or the right button, `titles_menu_asked(place)` in the titles.
    """

    caret_moved = Signal(str, str)
    range_told = Signal(str)
    pasted = Signal(str, str, list)
    emptied = Signal(list)
    locked_asked = Signal(str, str)
    fold_asked = Signal(str)
    draft_changed = Signal(str, str, str)
    menu_asked = Signal(QPoint)
    titles_menu_asked = Signal(QPoint)

    def __init__(self, model: GridModel, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = model
        self.drafting = Drafting(self)
        self.drafting.due.connect(self._keep_draft)
        name_for_readers(self, name)
        titles = GridTitles(model, self)
        self.setHorizontalHeader(titles)
        self.setVerticalHeader(RowNumbers(model, self))
        self.setModel(model)
        self.range = GridRange(self, model)
        self.range.told.connect(self.range_told)
        self.range.emptied.connect(self.emptied)
        self.range.pasted.connect(self.pasted)
        self.cells = CellDelegate(model, self)
        self.cells.left_by.connect(self._go_on)
        self.cells.typed.connect(self.drafting.note)
        self.cells.closeEditor.connect(self.drafting.stop)
        self.setItemDelegate(self.cells)
        self._configure()
        self.frozen = FrozenColumns(self, model)
        self.pin = HeadingPin(self, model)
        for each in (titles, self.frozen.titles):
            each.menu_asked.connect(self.titles_menu_asked)

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
        if not self.range.take_key(event) and not self._act(event):
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        cell = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_asked.emit(cell if by_key else event.globalPos())

    def _act(self, event: QKeyEvent) -> bool:
        """What a key does in the caret's cell."""
        at, key = self.currentIndex(), event.key()
        if not at.isValid():
            return False
        row_key, column_key = self.place()
        if key == Qt.Key.Key_F2 and _state(self.grid, at) is CellState.LOCKED:
            self.locked_asked.emit(row_key, column_key)
        elif key == Qt.Key.Key_Escape:
            self.grid.forget(row_key, column_key)
        elif key == Qt.Key.Key_Space and self.grid.is_heading(at.row()):
            self.fold_asked.emit(row_key)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._go_on(key)
        else:
            return False
        return True

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
        if self.rowAt(0) == index.row() and self.grid.heading_of(index.row()) >= 0:
            # The row would lie under its pinned heading.
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() - 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.frozen.settle()
        self.pin.settle()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.verticalHeader().viewport().update()
        if current.isValid():
            self.caret_moved.emit(*self.place())

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
        self.drafting.stop()
        steps = QAbstractItemView.CursorAction
        step = {Qt.Key.Key_Tab: steps.MoveRight, Qt.Key.Key_Backtab: steps.MoveLeft}.get(Qt.Key(key), steps.MoveDown)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.setCurrentIndex(self.moveCursor(step, Qt.KeyboardModifier.NoModifier))

    def _keep_draft(self, typed: str) -> None:
        self.draft_changed.emit(*self.place(), typed)


class Drafting(QObject):
    """Notes what is being typed; `due(typed)` in the rhythm of autosave."""

    due = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed = ""
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._tell)

    def note(self, typed: str) -> None:
        """Note what stands in the editor now."""
        self._typed = typed
        self._autosave.touch()

    def stop(self) -> None:
        """The editor is left."""
        self._autosave.stop()

    def _tell(self) -> None:
        self.due.emit(self._typed)


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


def _state(model: GridModel, at: Index) -> CellState:
    return model.cell(at.row(), at.column()).state
