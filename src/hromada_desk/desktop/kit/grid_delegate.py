"""Paints the cells of the budget grid and edits them: a bare line with a two-pixel border, the raw number as typed."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import CellState, GridCell
from hromada_desk.desktop.kit.marks import mark, name_for_readers
from hromada_desk.desktop.kit.table_delegate import draw_text
from hromada_desk.desktop.style_tokens import Size, Token, Type

Index = QModelIndex | QPersistentModelIndex
PADDING, ICON, CHEVRON = 8, 14, 14


class CellDelegate(QStyledItemDelegate):
    """`left_by` fires when an editor was left by Enter or Tab (the key); `typed` at each change while editing."""

    left_by = Signal(int)
    typed = Signal(str)

    def __init__(self, model: GridModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(style.px(self._model.columns[index.column()].width), style.px(Size.GRID_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        view, rect = option.widget, QRect(option.rect)
        cell, is_heading = self._model.cell(index.row(), index.column()), self._model.is_heading(index.row())
        chosen = isinstance(view, QTableView) and _is_in_range(view, index)
        is_caret_row = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        painter.fillRect(
            rect, style.colour(_ground(cell, is_heading=is_heading, is_caret_row=is_caret_row, chosen=chosen))
        )
        line = style.colour(Token.LINE)
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), line)
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), line)
        self._paint_text(painter, rect.adjusted(PADDING, 0, -PADDING, -1), index, cell)
        if isinstance(view, QTableView):
            if chosen:
                _paint_range_edge(painter, rect, view, index)
            if view.currentIndex() == index:
                _paint_border(painter, rect, 2 if view.hasFocus() or view.property("shows_caret") else 1)

    def _paint_text(self, painter: QPainter, rect: QRect, index: Index, cell: GridCell) -> None:
        column, is_heading = self._model.columns[index.column()], self._model.is_heading(index.row())
        if is_heading and index.column() == 0:
            name = "chevron-down" if self._model.row(index.row()).is_open else "chevron-right"
            draw_glyph(painter, name, Token.TEXT, QRect(rect.x() - 4, rect.y(), CHEVRON, rect.height()))
            rect = rect.adjusted(CHEVRON - 4, 0, 0, 0)
        is_problem = cell.state is CellState.PROBLEM
        kind = Type.SMALL_BOLD if is_heading or column.bold or cell.bold or is_problem else Type.SMALL
        ink = Token.PROBLEM if is_problem else Token.TEXT_2 if cell.quiet else Token.TEXT
        if cell.state.icon and not is_heading:
            width = min(style.metrics(kind).horizontalAdvance(cell.text), rect.width() - ICON - 4)
            at_text = column.at_right and cell.state is not CellState.LOCKED
            left = rect.right() - width - ICON - 3 if at_text else rect.x()
            token = {CellState.PROBLEM: Token.PROBLEM, CellState.ATTENTION: Token.WARNING}.get(cell.state, Token.TEXT_2)
            draw_glyph(painter, cell.state.icon, token, QRect(left, rect.y(), ICON, rect.height()))
            rect = rect.adjusted(ICON + 4, 0, 0, 0)
        draw_text(painter, rect, cell.text, kind, ink, at_right=column.at_right)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = QLineEdit(parent)
        line.setFrame(False)
        mark(line, frame_kind="cell", own_focus=True)
        line.setFont(style.font(Type.SMALL))
        side = (
            Qt.AlignmentFlag.AlignRight if self._model.columns[index.column()].at_right else Qt.AlignmentFlag.AlignLeft
        )
        line.setAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        name_for_readers(line, str(self._model.data(index, Qt.ItemDataRole.AccessibleTextRole)))
        line.textEdited.connect(self.typed)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Rows are prepared anew while someone types; what is typed stays.
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(self._model.data(index, Qt.ItemDataRole.EditRole)))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(QRect(option.rect))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        moves = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}
        if (
            isinstance(editor, QWidget)
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in moves
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.NoHint)
            self.left_by.emit(event.key())
            return True
        return super().eventFilter(editor, event)


def _ground(cell: GridCell, *, is_heading: bool, is_caret_row: bool, chosen: bool) -> Token:
    if chosen:
        return Token.SELECTED
    if cell.state.ground is not None and not is_heading:
        return cell.state.ground
    if is_heading:
        return Token.WINDOW
    return Token.HOVER if is_caret_row else Token.SURFACE


def _is_in_range(view: QTableView, index: Index) -> bool:
    """Whether the cell belongs to a range of more than one cell."""
    selection = view.selectionModel()
    chosen = selection.selection()
    if chosen.count() == 1 and chosen.first().width() * chosen.first().height() == 1:
        return False
    return selection.isSelected(index.model().index(index.row(), index.column()))


def _paint_border(painter: QPainter, rect: QRect, width: int) -> None:
    ink = style.colour(Token.ACCENT)
    painter.fillRect(QRect(rect.x(), rect.y(), rect.width(), width), ink)
    painter.fillRect(QRect(rect.x(), rect.bottom() - width + 1, rect.width(), width), ink)
    painter.fillRect(QRect(rect.x(), rect.y(), width, rect.height()), ink)
    painter.fillRect(QRect(rect.right() - width + 1, rect.y(), width, rect.height()), ink)


def _paint_range_edge(painter: QPainter, rect: QRect, view: QTableView, index: Index) -> None:
    """One pixel of accent on the sides where the range ends."""
    selection, row, column = view.selectionModel(), index.row(), index.column()
    ink = style.colour(Token.ACCENT)
    for side, at_row, at_column in (
        (QRect(rect.x(), rect.y(), rect.width(), 1), row - 1, column),
        (QRect(rect.x(), rect.bottom(), rect.width(), 1), row + 1, column),
        (QRect(rect.x(), rect.y(), 1, rect.height()), row, column - 1),
        (QRect(rect.right(), rect.y(), 1, rect.height()), row, column + 1),
    ):
        neighbour = index.model().index(at_row, at_column)
        if not (neighbour.isValid() and selection.isSelected(neighbour)):
            painter.fillRect(side, ink)
