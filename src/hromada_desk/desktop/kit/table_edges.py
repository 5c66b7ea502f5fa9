"""The still lines of the record table: the sorting titles above and the pinned totals below."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.table_delegate import EMPTY_SUM, GAP, RowDelegate, draw_text
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Look
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate, translate_plural


class TableHeader(QHeaderView):
    """Column titles; a click sorts, Alt+S offers the columns to sort by. The sorted one is bold with an arrow."""

    def __init__(self, rows: RowDelegate, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._rows = rows
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.sectionClicked.connect(self._sort_by)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), style.px(Size.TABLE_HEADER))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect, style.colour(Token.SUNKEN))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), style.colour(Token.LINE))
        model = self.model()
        if isinstance(model, RecordTableModel):
            is_sorted = model.arrangement.sorted_by == section
            room = self._rows.text_rect(rect, section)
            at_right = model.columns[section].look is Look.NUMBER
            if is_sorted:
                draw_glyph(
                    painter,
                    "chevron-down" if model.arrangement.descending else "sort-up",
                    Token.TEXT,
                    QRect(room.right() - 13, room.y(), 14, room.height()),
                )
                room = room.adjusted(0, 0, -16, 0)
            draw_text(
                painter,
                room,
                model.columns[section].title,
                Type.SMALL_BOLD if is_sorted else Type.SMALL,
                Token.TEXT if is_sorted else Token.TEXT_2,
                at_right=at_right,
            )
        painter.restore()

    def sort_menu(self) -> QMenu:
        """The columns to sort by, for those who use no mouse; the same column again turns the order."""
        menu = QMenu(translate("kit.sort_by"), self)
        model = self.model()
        for section in range(self.count()):
            if not self.isSectionHidden(section) and isinstance(model, RecordTableModel):
                action = menu.addAction(model.columns[section].title)
                action.setCheckable(True)
                action.setChecked(model.arrangement.sorted_by == section)
                action.triggered.connect(lambda _checked=False, at=section: self._sort_by(at))
        return menu

    def open_sort_menu(self) -> None:
        """Open that choice below the titles."""
        menu = self.sort_menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _sort_by(self, section: int) -> None:
        model = self.model()
        if isinstance(model, RecordTableModel):
            again = model.arrangement.sorted_by == section and not model.arrangement.descending
            model.sort(section, Qt.SortOrder.DescendingOrder if again else Qt.SortOrder.AscendingOrder)


class TotalsRow(QWidget):
    """The pinned last line: how many rows, and the totals under their columns."""

    def __init__(self, view: QTableView, model: RecordTableModel, rows: RowDelegate, total_key: str) -> None:
        super().__init__()
        self._view, self._model, self._rows, self._total_key = view, model, rows, total_key
        self.setFixedHeight(style.px(Size.TOTALS))
        model.modelReset.connect(self._refresh)
        view.horizontalHeader().sectionResized.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        self._refresh()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour(Token.SUNKEN))
        painter.fillRect(QRect(0, 0, self.width(), 1), style.colour(Token.EDGE))
        header, first = self._view.horizontalHeader(), self.width()
        for at, shown_column in enumerate(self._model.columns):
            cell = self._totals.get(shown_column.key)
            if cell is None or self._view.isColumnHidden(at):
                continue
            rect = QRect(header.sectionViewportPosition(at), 0, header.sectionSize(at), self.height())
            first = min(first, rect.x())
            draw_text(
                painter,
                self._rows.text_rect(rect, at),
                cell.text or EMPTY_SUM,
                Type.BODY_BOLD,
                Token.TEXT,
                at_right=True,
            )
        room = QRect(Size.PAGE_LEFT, 0, first - Size.PAGE_LEFT - GAP, self.height())
        draw_text(painter, room, self._words, Type.BODY_BOLD, Token.TEXT)
        painter.end()

    def _refresh(self) -> None:
        self._totals = self._model.totals()
        self._words = translate_plural(self._total_key, len(self._model.matching_rows))
        name_for_readers(self, ", ".join([self._words, *(cell.text for cell in self._totals.values())]))
        self.update()
