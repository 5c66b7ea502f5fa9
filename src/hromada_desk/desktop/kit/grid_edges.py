"""The still parts of the budget grid: column titles in two lines, row numbers, the frozen columns."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QPainter
from PySide6.QtWidgets import QFrame, QHeaderView, QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.grid_delegate import CellDelegate
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.style_tokens import Size, Token, Type

PADDING = 8
GUTTER = 28


class GridTitles(QHeaderView):
    """Titles of the columns, two lines at most, bold where the column is. `menu_asked(place)` by the right button."""

    menu_asked = Signal(QPoint)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._grid = model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(24)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), style.px(Size.GRID_HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, style.colour(Token.SUNKEN))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), style.colour(Token.LINE))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), style.colour(Token.EDGE))
        column = self._grid.columns[section]
        side = Qt.AlignmentFlag.AlignRight if column.at_right else Qt.AlignmentFlag.AlignLeft
        painter.setFont(style.font(Type.SMALL_BOLD if column.bold else Type.CAPTION))
        painter.setPen(style.colour(Token.TEXT if column.bold else Token.TEXT_2))
        flags = int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        painter.drawText(rect.adjusted(PADDING, 0, -PADDING, -1), flags, column.title)
        painter.restore()


class RowNumbers(QHeaderView):
    """The gutter: numbers of the rows, the caret's row marked."""

    def __init__(self, model: GridModel, view: QTableView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._grid, self._view = model, view
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(style.px(Size.GRID_ROW))
        self.setDefaultSectionSize(style.px(Size.GRID_ROW))

    def sizeHint(self) -> QSize:
        return QSize(style.px(GUTTER), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        is_caret = self._view.currentIndex().row() == section
        painter.save()
        painter.fillRect(rect, style.colour(Token.SELECTED if is_caret else Token.SUNKEN))
        painter.fillRect(QRect(rect.right(), rect.y(), 1, rect.height()), style.colour(Token.LINE))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), style.colour(Token.LINE))
        painter.setFont(style.font(Type.SMALL_BOLD if is_caret else Type.CAPTION))
        painter.setPen(style.colour(Token.TEXT if is_caret else Token.TEXT_2))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._grid.row(section).number)
        painter.restore()


class FrozenColumns(QTableView):
    """The first columns, laid over the grid while it is scrolled sideways. It shows and never takes keys or focus.

    The caret in a frozen column scrolls the grid back, which hides this view; so editing always happens in the grid.
    """

    def __init__(self, grid: QTableView, model: GridModel) -> None:
        super().__init__(grid)
        self._grid_view, self._model = grid, model
        self.setModel(model)
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(CellDelegate(model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("shows_caret", True)
        name_for_readers(self, grid.accessibleName())
        self.titles = GridTitles(model, self)
        self.setHorizontalHeader(self.titles)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(style.px(Size.GRID_ROW))
        self.verticalHeader().setDefaultSectionSize(style.px(Size.GRID_ROW))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        for at, column in enumerate(model.columns):
            self.setColumnHidden(at, not column.frozen)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(self.settle)
        self.hide()

    @property
    def frozen_width(self) -> int:
        """Width of the frozen columns together."""
        return sum(self._grid_view.columnWidth(at) for at, column in enumerate(self._model.columns) if column.frozen)

    def settle(self) -> None:
        """Lie over the left edge of the grid, or hide while it is not scrolled."""
        for at, column in enumerate(self._model.columns):
            if column.frozen:
                self.setColumnWidth(at, self._grid_view.columnWidth(at))
        area = self._grid_view.viewport().geometry()
        head = self._grid_view.horizontalHeader().height()
        self.setGeometry(area.x(), area.y() - head, self.frozen_width, area.height() + head)
        self.setVisible(self._grid_view.horizontalScrollBar().value() > 0)
        self.verticalScrollBar().setValue(self._grid_view.verticalScrollBar().value())
