"""Paints the rows of the record table: hairlines, selection bar, codes, numbers, pills and group headings.

No widgets in rows.
"""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.bars import paint_limit
from hromada_desk.desktop.kit.pills import paint_pill, pill_width
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Group, Look
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate_plural

Index = QModelIndex | QPersistentModelIndex
GAP, BAR, CHEVRON = 8, 3, 16
BAR_WORDS = 48
EMPTY_SUM = "\u2014"


class RowDelegate(QStyledItemDelegate):
    """One delegate per table.

    `hovered` is the row under the pointer, -1 for none; `counts` the key of the group count.
    """

    def __init__(self, model: RecordTableModel, count_key: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._count_key = count_key
        self.hovered = -1
        self.first_column = 0
        self.last_column = len(model.columns) - 1

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._model.columns[index.column()].width, style.px(Size.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = self._model.shown(index.row())
        rect, view = _rect(option), _view(option)
        is_selected = view is not None and view.selectionModel().isRowSelected(index.row())
        has_focus = view is not None and view.hasFocus()
        ground = Token.WINDOW if isinstance(line, Group) else Token.SURFACE
        if is_selected:
            ground = Token.SELECTED if has_focus else Token.NEUTRAL
        elif index.row() == self.hovered:
            ground = Token.HOVER
        painter.fillRect(rect, style.colour(ground))
        painter.fillRect(QRect(rect.x(), rect.bottom(), rect.width(), 1), style.colour(Token.LINE))
        if isinstance(line, Group):
            self._paint_group(painter, rect, index.column(), line, view)
        else:
            pill_ground = Token.SURFACE if ground is Token.NEUTRAL else None
            self._paint_cell(
                painter, self.text_rect(rect, index.column()), index.column(), line.cells[index.column()], pill_ground
            )
        if has_focus and view is not None and view.currentIndex().row() == index.row() and not is_selected:
            for top in (rect.top(), rect.bottom() - 2):
                painter.fillRect(QRect(rect.x(), top, rect.width(), 2), style.colour(Token.ACCENT))
        if is_selected and index.column() == self.first_column:
            painter.fillRect(QRect(rect.x(), rect.y(), BAR, rect.height() - 1), style.colour(Token.ACCENT))

    def text_rect(self, rect: QRect, column: int) -> QRect:
        """The part of a cell that carries its text."""
        left = Size.PAGE_LEFT if column == self.first_column else GAP // 2
        right = Size.PAGE_RIGHT if column == self.last_column else GAP // 2
        return rect.adjusted(left, 0, -right, -1)

    def _paint_cell(self, painter: QPainter, rect: QRect, column: int, cell: Cell, pill_ground: Token | None) -> None:
        look = self._model.columns[column].look
        if look is Look.PILL:
            if cell.text:
                ground = pill_ground if cell.tone is Tone.PLAIN else None
                paint_pill(
                    painter,
                    rect.x(),
                    rect.center().y() + 1,
                    rect.width(),
                    cell.text,
                    cell.icon or cell.tone.icon,
                    cell.tone,
                    ground=ground,
                )
            return
        if look is Look.BAR:
            _paint_bar(painter, rect, cell)
            return
        kind = Type.SMALL if look is Look.CODE else Type.BODY_BOLD if cell.bold else Type.BODY
        shown = cell.text or (EMPTY_SUM if look is Look.NUMBER else "")
        ink = Token.TEXT_2 if look is Look.CODE or (look is Look.NUMBER and shown == EMPTY_SUM) else Token.TEXT
        if cell.tone is not Tone.PLAIN:
            ink = cell.tone.ink
            draw_glyph(painter, cell.icon or cell.tone.icon, ink, QRect(rect.x(), rect.y(), 14, rect.height()))
            rect = rect.adjusted(18, 0, 0, 0)
        draw_text(painter, rect, shown, kind, ink, at_right=look is Look.NUMBER)

    def _paint_group(
        self, painter: QPainter, rect: QRect, column: int, group: Group, view: QAbstractItemView | None
    ) -> None:
        cell = group.cells.get(self._model.columns[column].key)
        if cell is not None and column != self.first_column:
            draw_text(
                painter, self.text_rect(rect, column), cell.text or EMPTY_SUM, Type.BODY_BOLD, Token.TEXT, at_right=True
            )
            return
        # The heading runs over all columns up to the first subtotal; each cell paints its own part of it.
        left = view.visualRect(self._model.index(0, self.first_column)).x() if view is not None else rect.x()
        painter.save()
        painter.setClipRect(rect)
        start = left + Size.PAGE_LEFT
        chevron = "chevron-down" if group.is_open else "chevron-right"
        draw_glyph(painter, chevron, Token.TEXT_2, QRect(start, rect.y(), CHEVRON, rect.height()))
        start += CHEVRON + 6
        room = QRect(start, rect.y(), max(rect.right() - start, 1000), rect.height() - 1)
        draw_text(painter, room, group.title, Type.BODY_BOLD, Token.TEXT)
        width = style.metrics(Type.BODY_BOLD).horizontalAdvance(group.title)
        draw_text(
            painter,
            room.adjusted(width + 8, 0, 0, 0),
            translate_plural(self._count_key, len(group.rows)),
            Type.BODY,
            Token.TEXT_2,
        )
        painter.restore()

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() != QEvent.Type.ToolTip or not index.isValid():
            return False
        line = self._model.shown(index.row())
        if isinstance(line, Group):
            return False
        cell, look = line.cells[index.column()], self._model.columns[index.column()].look
        room = self.text_rect(_rect(option), index.column()).width()
        width = (
            pill_width(cell.text, cell.icon)
            if look is Look.PILL
            else style.metrics(Type.BODY).horizontalAdvance(cell.text)
        )
        QToolTip.showText(event.globalPos(), cell.tip or (cell.text if width > room else ""), view)
        return True


def _paint_bar(painter: QPainter, rect: QRect, cell: Cell) -> None:
    """The words of the share, and behind them the bar with its limit."""
    draw_text(painter, QRect(rect.x(), rect.y(), BAR_WORDS, rect.height()), cell.text, Type.SMALL, Token.TEXT_2,
              at_right=True)
    if cell.bar is not None:
        room = rect.adjusted(BAR_WORDS + GAP, 0, 0, 0)
        paint_limit(painter, QRect(room.x(), room.center().y() - 6, room.width(), 12), *cell.bar, cell.tone)


def _rect(option: QStyleOptionViewItem) -> QRect:
    return QRect(option.rect)


def _view(option: QStyleOptionViewItem) -> QAbstractItemView | None:
    widget = option.widget
    return widget if isinstance(widget, QAbstractItemView) else None


def draw_text(painter: QPainter, rect: QRect, text: str, kind: Type, ink: Token, *, at_right: bool = False) -> None:
    """Write `text` in `rect`, vertically centred, with an ellipsis where the room ends."""
    painter.setFont(style.font(kind))
    painter.setPen(style.colour(ink))
    shown = style.metrics(kind).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, shown)
