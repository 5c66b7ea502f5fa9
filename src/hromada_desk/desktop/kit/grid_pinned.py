"""Rows that stay while the grid scrolls: the total below, and above the heading whose lines are being read."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import CellState, GridRow
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.table_delegate import draw_text
from hromada_desk.desktop.style_tokens import Size, Token, Type

PADDING, CHEVRON = 8, 14


class PinnedRow(QWidget):
    """A row painted under the columns of the grid, the frozen ones at their place; it takes no focus."""

    def __init__(self, grid: QTableView, model: GridModel, ground: Token, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid_view, self._model, self._ground = grid, model, ground
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        model.modelReset.connect(self.refresh)
        model.dataChanged.connect(self.refresh)
        grid.horizontalScrollBar().valueChanged.connect(self.update)
        grid.horizontalHeader().sectionResized.connect(self.update)

    def shown(self) -> GridRow | None:
        """The row, or None where there is none to show."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Tell readers what the row says, and paint it anew."""
        found = self.shown()
        name_for_readers(self, ", ".join(cell.text for cell in found.cells if cell.text) if found else "")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour(self._ground))
        found, header = self.shown(), self._grid_view.horizontalHeader()
        gutter = self._grid_view.verticalHeader().width()
        self._paint_gutter(painter, QRect(0, 0, gutter, self.height()), found)
        painter.setClipRect(QRect(gutter, 0, self.width() - gutter, self.height()))
        order = [at for at, each in enumerate(self._model.columns) if not each.frozen]
        order += [at for at, each in enumerate(self._model.columns) if each.frozen]
        for at in order if found is not None else ():
            shift = header.offset() if self._model.columns[at].frozen else 0
            left = gutter + header.sectionViewportPosition(at) + shift
            self._paint_cell(painter, QRect(left, 0, header.sectionSize(at), self.height()), found, at)
        self._paint_edge(painter)
        painter.end()

    def _paint_cell(self, painter: QPainter, rect: QRect, found: GridRow | None, at: int) -> None:
        if found is None or at >= len(found.cells):
            return
        cell, column = found.cells[at], self._model.columns[at]
        if column.frozen:
            painter.fillRect(rect, style.colour(self._ground))
        painter.fillRect(QRect(rect.right(), 0, 1, rect.height()), style.colour(Token.LINE))
        ink = Token.PROBLEM if cell.state is CellState.PROBLEM else Token.TEXT_2 if cell.quiet else Token.TEXT
        room = self._paint_before(painter, rect.adjusted(PADDING, 0, -PADDING, 0), at)
        draw_text(painter, room, cell.text, Type.SMALL_BOLD, ink, at_right=column.at_right)

    def _paint_gutter(self, painter: QPainter, rect: QRect, found: GridRow | None) -> None:
        """The number of the row, where it has one."""

    def _paint_before(self, _painter: QPainter, room: QRect, _at: int) -> QRect:
        """What stands before the words of a cell; the answer is the room that is left."""
        return room

    def _paint_edge(self, painter: QPainter) -> None:
        """The line that parts the row from the rows that scroll."""


class GridTotal(PinnedRow):
    """The last line of the grid; a problem in it is painted in the problem's colour with its sign."""

    def __init__(self, grid: QTableView, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(grid, model, Token.SUNKEN, parent)
        self.setFixedHeight(style.px(Size.GRID_TOTALS))

    def shown(self) -> GridRow | None:
        return self._model.total

    def _paint_edge(self, painter: QPainter) -> None:
        painter.setClipping(False)
        painter.fillRect(QRect(0, 0, self.width(), 1), style.colour(Token.EDGE))


class HeadingPin(PinnedRow):
    """The heading of the first row in sight, while it is itself out of sight; a click leads to it."""

    def __init__(self, grid: QTableView, model: GridModel) -> None:
        super().__init__(grid, model, Token.WINDOW, grid)
        self._at = -1
        self.hide()
        model.modelReset.connect(self.settle)
        model.dataChanged.connect(self.settle)
        grid.verticalScrollBar().valueChanged.connect(self.settle)

    def shown(self) -> GridRow | None:
        return self._model.row(self._at) if 0 <= self._at < self._model.rowCount() else None

    def settle(self) -> None:
        """Lie over the first row in sight, with its heading; or hide where that is in sight, or there is none."""
        at = self._model.heading_of(self._grid_view.rowAt(0))
        if at != self._at:
            self._at = at
            self.refresh()
        area, gutter = self._grid_view.viewport().geometry(), self._grid_view.verticalHeader().width()
        self.setGeometry(area.x() - gutter, area.y(), area.width() + gutter, style.px(Size.GRID_ROW))
        self.setVisible(at >= 0)
        if at >= 0:
            self.raise_()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        if self.shown() is not None:
            across = max(self._grid_view.currentIndex().column(), 0)
            self._grid_view.setCurrentIndex(self._model.index(self._at, across))
            self._grid_view.setFocus(Qt.FocusReason.MouseFocusReason)

    def _paint_gutter(self, painter: QPainter, rect: QRect, found: GridRow | None) -> None:
        painter.fillRect(rect, style.colour(Token.SUNKEN))
        if found is not None:
            painter.setFont(style.font(Type.CAPTION))
            painter.setPen(style.colour(Token.TEXT_2))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, found.number)

    def _paint_before(self, painter: QPainter, room: QRect, at: int) -> QRect:
        if at:
            return room
        draw_glyph(painter, "chevron-down", Token.TEXT, QRect(room.x() - 4, room.y(), CHEVRON, room.height()))
        return room.adjusted(CHEVRON - 4, 0, 0, 0)

    def _paint_edge(self, painter: QPainter) -> None:
        painter.setClipping(False)
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), style.colour(Token.EDGE))
