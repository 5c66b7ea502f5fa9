"""The list of hromadas found: two lines each, typed letters bold and underlined, the chosen one marked."""

from itertools import pairwise
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.marks import mark, name_for_readers
from hromada_desk.desktop.kit.pills import paint_pill, pill_width
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.folding import fold, from_latin_layout
from hromada_desk.services.hromadas import HromadaFound
from hromada_desk.text.catalog import translate

ROW, MOST_ROWS = 48, 6
TEXT_LEFT, ICON_LEFT, ICON, RIGHT = 48, 16, 20, 16
_Index = QModelIndex | QPersistentModelIndex


class HromadaList(QListView):
    """`current_changed` at every move, `accepted` at Enter or a double click. The keys come from the field above."""

    current_changed = Signal()
    accepted = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="popup")
        self._model = _Found(self)
        self.setModel(self._model)
        self.setItemDelegate(_Lines(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        name_for_readers(self, translate("first_start.hromada_list"))
        self.clicked.connect(lambda _index: self.current_changed.emit())
        self.doubleClicked.connect(lambda _index: self.accepted.emit())

    def show_found(self, found: tuple[HromadaFound, ...], typed: str, chosen: str) -> None:
        """Show these; the chosen one, or the first, becomes the current one."""
        self._model.show_found(found, typed)
        at = next((at for at, each in enumerate(found) if each.code == chosen), 0)
        self.setCurrentIndex(self._model.index(at))
        self.setFixedHeight(min(len(found), MOST_ROWS) * style.px(ROW) + 2)

    def count(self) -> int:
        """How many are shown."""
        return len(self._model.found)

    def current(self) -> HromadaFound | None:
        """The current one."""
        at = self.currentIndex().row()
        return self._model.found[at] if 0 <= at < self.count() else None

    def move_current(self, steps: int) -> None:
        """Go down (or up) that many lines."""
        if not self.count():
            return
        at = min(max(self.currentIndex().row() + steps, 0), self.count() - 1)
        self.setCurrentIndex(self._model.index(at))
        self.current_changed.emit()


class _Found(QAbstractListModel):
    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.found: tuple[HromadaFound, ...] = ()
        self.typed = ""

    def show_found(self, found: tuple[HromadaFound, ...], typed: str) -> None:
        self.beginResetModel()
        self.found, self.typed = found, typed
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            each = self.found[index.row()]
            return f"{each.name}, {second_line(each)}"
        return None


class _Lines(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return QSize(100, style.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        assert isinstance(model, _Found)
        found = model.found[index.row()]
        rect: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if chosen or over:
            painter.fillRect(rect, style.colour(Token.SELECTED if chosen else Token.HOVER))
        if chosen:
            painter.fillRect(rect.x(), rect.y(), 3, rect.height(), style.colour(Token.ACCENT))
        elif index.row():
            painter.fillRect(rect.x(), rect.y(), rect.width(), 1, style.colour(Token.LINE))
        draw_glyph(painter, "pin", Token.ACCENT if chosen else Token.TEXT_2,
                   QRect(rect.x() + ICON_LEFT, rect.y(), ICON, rect.height()))
        room = rect.adjusted(TEXT_LEFT, 4, -RIGHT, -4)
        if chosen:
            words = translate("first_start.chosen")
            width = pill_width(words, "check")
            paint_pill(painter, room.right() - width, rect.center().y(), width, words, "check", Tone.INFO)
            room.setRight(room.right() - width - 12)
        upper, lower = QRect(room), QRect(room)
        upper.setBottom(room.center().y() + 1)
        lower.setTop(room.center().y() + 1)
        _paint_name(painter, upper, found.name, matched(found.name, model.typed))
        painter.setFont(style.font(Type.SMALL))
        painter.setPen(style.colour(Token.TEXT_2))
        shown = style.metrics(Type.SMALL).elidedText(second_line(found), Qt.TextElideMode.ElideRight, lower.width())
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter), shown)


def second_line(found: HromadaFound) -> str:
    """Oblast, raion and centre, which tell hromadas of one name apart."""
    if not found.centre:
        return found.belongs_to
    return translate("first_start.belongs_to", place=found.belongs_to, centre=found.centre)


def matched(name: str, typed: str) -> tuple[tuple[int, int], ...]:
    """Which letters of a name were typed: (first, end) of the beginning of each word that fits."""
    terms = {term for text in (typed, from_latin_layout(typed)) for term in fold(text).split()}
    spans, start = [], 0
    for word in name.split(" "):
        end = max((_reach(word, term) for term in terms), default=0)
        if end:
            spans.append((start, start + end))
        start += len(word) + 1
    return tuple(spans)


def _reach(word: str, term: str) -> int:
    """How many letters of the word the term covers; an apostrophe that was not typed is covered too."""
    return next((end for end in range(len(word) + 1) if fold(word[:end]) == term), 0)


def _paint_name(painter: QPainter, rect: QRect, name: str, spans: tuple[tuple[int, int], ...]) -> None:
    """The name piece by piece: typed letters bold, underlined and in accent."""
    cuts = sorted({0, len(name), *(edge for span in spans for edge in span)})
    left = rect.x()
    for start, end in pairwise(cuts):
        typed = any(first <= start < last for first, last in spans)
        kind, ink = (Type.BODY_BOLD, Token.ACCENT) if typed else (Type.BODY, Token.TEXT)
        room = rect.right() - left
        piece = style.metrics(kind).elidedText(name[start:end], Qt.TextElideMode.ElideRight, max(room, 0))
        width = style.metrics(kind).horizontalAdvance(piece)
        painter.setFont(style.font(kind))
        painter.setPen(style.colour(ink))
        painter.drawText(QRect(left, rect.y(), width + 2, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), piece)
        if typed:
            below = rect.center().y() + style.metrics(kind).ascent() // 2 + 3
            painter.fillRect(left, below, width, 1, style.colour(ink))
        left += width
