"""The record table as the person meets it: rows, sorting header, groups and the pinned totals row.

Arrows choose, Enter opens in full, Space asks for the side panel, Del for the trash, the menu key for the row's menu,
Alt+S for the order; Left and Right close and open a group.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHoverEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.marks import column, name_for_readers
from hromada_desk.desktop.kit.table_delegate import RowDelegate
from hromada_desk.desktop.kit.table_edges import TableHeader, TotalsRow
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Group, Row, fitted_widths
from hromada_desk.desktop.style_tokens import Size

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class TableView(QTableView):
    """The rows. Signals carry record keys; `menu_asked` also the place on the screen."""

    row_chosen = Signal(str)
    row_opened = Signal(str)
    panel_asked = Signal(str)
    delete_asked = Signal(list)
    menu_asked = Signal(list, QPoint)

    def __init__(self, model: RecordTableModel, name: str, count_key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.records = model
        self.rows = RowDelegate(model, count_key, self)
        self._low_rows: set[int] = set()
        name_for_readers(self, name)
        header = TableHeader(self.rows, self)
        self.setHorizontalHeader(header)
        QShortcut(QKeySequence("Alt+S"), self, header.open_sort_menu, context=Qt.ShortcutContext.WidgetShortcut)
        self.setModel(model)
        self.setItemDelegate(self.rows)
        self._configure()
        _HoverRow(self)
        _SelectionKeeper(self)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.doubleClicked.connect(lambda index: self._act_on(index.row(), Qt.Key.Key_Return))

    def selected_keys(self) -> list[str]:
        """Keys of the selected records, in the order shown."""
        lines = (
            self.records.shown(index.row())
            for index in sorted(self.selectionModel().selectedRows(), key=lambda at: at.row())
        )
        return [line.key for line in lines if isinstance(line, Row)]

    def current_key(self) -> str:
        """Key of the record under the caret; empty on a group heading or without one."""
        row = self.currentIndex().row()
        line = self.records.shown(row) if row >= 0 else None
        return line.key if isinstance(line, Row) else ""

    def choose(self, key: str) -> None:
        """Select that record and bring it into view; does nothing while it is not shown."""
        row = self.records.row_of(key)
        if row >= 0:
            self.selectRow(row)
            self.scrollTo(self.records.index(row, self.rows.first_column))

    def fit_columns(self) -> None:
        """Give every column its width in the room there is; those that leave are hidden."""
        widths = fitted_widths(self.records.columns, self.viewport().width(), style.appearance().scale)
        visible = [at for at, width in enumerate(widths) if width]
        self.rows.first_column, self.rows.last_column = visible[0], visible[-1]
        for at, width in enumerate(widths):
            self.setColumnHidden(at, not width)
            if width:
                self.setColumnWidth(at, width)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if not (plain and self._act_on(self.currentIndex().row(), Qt.Key(event.key()))):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        row = self.rowAt(round(event.position().y()))
        if event.button() == Qt.MouseButton.LeftButton and row >= 0 and isinstance(self.records.shown(row), Group):
            self._act_on(row, Qt.Key.Key_Return)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        place = (
            self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            if by_key
            else event.globalPos()
        )
        if self.selected_keys():
            self.menu_asked.emit(self.selected_keys(), place)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def size_rows(self) -> None:
        """Heights for the text size of the moment; only group headings differ from the rest."""
        vertical, count = self.verticalHeader(), self.records.rowCount()
        vertical.setDefaultSectionSize(style.px(Size.ROW))
        headings = {
            row
            for row in range(count if self.records.arrangement.grouped else 0)
            if isinstance(self.records.shown(row), Group)
        }
        for row in self._low_rows - headings:
            if row < count:
                vertical.resizeSection(row, style.px(Size.ROW))
        for row in headings:
            vertical.resizeSection(row, style.px(Size.GROUP_ROW))
        self._low_rows = headings

    def _act_on(self, row: int, key: Qt.Key) -> bool:
        """Do what the key means in that row; False where it means nothing of ours."""
        line = self.records.shown(row) if row >= 0 else None
        if isinstance(line, Group):
            opens_or_closes = key in _ENTER or key == Qt.Key.Key_Space
            if (
                opens_or_closes
                or (key == Qt.Key.Key_Left and line.is_open)
                or (key == Qt.Key.Key_Right and not line.is_open)
            ):
                self.records.toggle_group(line.title)
                self.setCurrentIndex(self.records.index(row, self.rows.first_column))
                return True
        elif isinstance(line, Row) and (key in _ENTER or key == Qt.Key.Key_Space):
            (self.row_opened if key in _ENTER else self.panel_asked).emit(line.key)
            return True
        if key == Qt.Key.Key_Delete and self.selected_keys():
            self.delete_asked.emit(self.selected_keys())
            return True
        return False

    def _tell_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        line = self.records.shown(current.row()) if current.isValid() else None
        if isinstance(line, Row):
            self.row_chosen.emit(line.key)

    def _configure(self) -> None:
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        vertical = self.verticalHeader()
        vertical.hide()
        vertical.setMinimumSectionSize(style.px(Size.GROUP_ROW))
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.size_rows()


class _HoverRow(QObject):
    """Remembers the row under the pointer, so that the whole row takes the hover ground."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        row = self._view.rows.hovered
        if isinstance(event, QHoverEvent):
            row = -1 if event.type() == QEvent.Type.HoverLeave else self._view.rowAt(round(event.position().y()))
        if row != self._view.rows.hovered:
            self._view.rows.hovered = row
            self._view.viewport().update()
        return False


class _SelectionKeeper(QObject):
    """Keeps selection and caret on their records when the rows are prepared anew."""

    def __init__(self, view: TableView) -> None:
        super().__init__(view)
        self._view = view
        self._keys: list[str] = []
        self._current = ""
        view.records.modelAboutToBeReset.connect(self._remember)
        view.records.modelReset.connect(self._restore)

    def _remember(self) -> None:
        self._keys, self._current = self._view.selected_keys(), self._view.current_key()

    def _restore(self) -> None:
        self._view.size_rows()
        model, selection = self._view.records, self._view.selectionModel()
        flags = selection.SelectionFlag
        current = model.row_of(self._current)
        selection.blockSignals(True)
        if current >= 0:
            selection.setCurrentIndex(model.index(current, self._view.rows.first_column), flags.NoUpdate)
        for row in filter(lambda at: at >= 0, map(model.row_of, self._keys)):
            selection.select(model.index(row, 0), flags.Select | flags.Rows)
        selection.blockSignals(False)
        self._view.viewport().update()


class RecordTable(QWidget):
    """The view with its totals row below.

    `count_key` counts a group ("4 projects"), `total_key` all ("Total: 14 projects").
    """

    def __init__(
        self, model: RecordTableModel, name: str, count_key: str, total_key: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.view = TableView(model, name, count_key)
        self.setFocusProxy(self.view)
        layout = column(self, spacing=0)
        layout.addWidget(self.view, 1)
        if total_key:
            layout.addWidget(TotalsRow(self.view, model, self.view.rows, total_key))
