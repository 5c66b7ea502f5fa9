"""The outline of the form: its sections with number and state, and the stitches that count them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.pills import paint_pill, pill_width
from hromada_desk.desktop.kit.stitch_meter import Stitch, StitchMeter
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.proposals.grounds import lay_on_window
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate

Index = QModelIndex | QPersistentModelIndex
NUMBER, TICK, GAP = 24, 18, 8


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A section in the outline; a `pill` says what is the matter, `is_done` shows a tick instead."""

    key: str
    number: str
    title: str
    is_done: bool = False
    pill: str = ""
    pill_icon: str = ""
    tone: Tone = Tone.PLAIN

    @property
    def sentence(self) -> str:
        """The line for readers."""
        state = translate("workshop.done") if self.is_done else self.pill or translate("workshop.not_begun")
        return ", ".join(part for part in (self.number, self.title, state) if part)


class Outline(QWidget):
    """Head, stitches and list. `chosen(key)` tells that the person went to another section."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._counted = Label("", Type.SMALL, "secondary")
        self.meter = StitchMeter((), "", 12)
        self._model = _Items(self)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setItemDelegate(_ItemDelegate(self.list))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        lay_on_window(self.list)
        name_for_readers(self.list, translate("workshop.outline"))
        self.setFocusProxy(self.list)
        self.list.selectionModel().currentChanged.connect(self._tell)
        layout = column(self, spacing=8, margins=(8, 12, 8, 8))
        head = row(spacing=8, margins=(8, 0, 8, 0))
        head.addWidget(Label(translate("workshop.outline"), Type.BODY_BOLD))
        head.addStretch(1)
        head.addWidget(self._counted)
        layout.addLayout(head)
        stitches = row(margins=(8, 0, 8, 4))
        stitches.addWidget(self.meter)
        layout.addLayout(stitches)
        layout.addWidget(self.list, 1)

    def show_items(self, items: Sequence[OutlineItem], stitches: Sequence[Stitch], counted: str) -> None:
        """Show these; the same sections with other states are repainted in place."""
        current = self.current()
        self._model.show_items(tuple(items))
        self._counted.setText(counted)
        self.meter.show_stitches(stitches, translate("workshop.readiness_of", counted=counted))
        if current:
            self.choose(current)

    def current(self) -> str:
        """The key of the section in front."""
        at = self.list.currentIndex().row()
        return self._model.items[at].key if 0 <= at < len(self._model.items) else ""

    def keys(self) -> list[str]:
        """The sections in order."""
        return [each.key for each in self._model.items]

    def choose(self, key: str) -> None:
        """Put the caret on that section without telling."""
        at = self._model.row_of(key)
        if at >= 0 and at != self.list.currentIndex().row():
            self.list.selectionModel().blockSignals(True)
            self.list.setCurrentIndex(self._model.index(at))
            self.list.selectionModel().blockSignals(False)
            self.list.scrollTo(self._model.index(at))
            self.list.viewport().update()

    def _tell(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._model.items[current.row()].key)


class _Items(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[OutlineItem, ...] = ()

    def show_items(self, items: tuple[OutlineItem, ...]) -> None:
        if [each.key for each in items] == [each.key for each in self.items]:
            self.items = items
            if items:
                self.dataChanged.emit(self.index(0), self.index(len(items) - 1))
            return
        self.beginResetModel()
        self.items = items
        self.endResetModel()

    def row_of(self, key: str) -> int:
        return next((at for at, each in enumerate(self.items) if each.key == key), -1)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        item = self.items[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return item.title
        return item.sentence if role == Qt.ItemDataRole.AccessibleTextRole else None


class _ItemDelegate(QStyledItemDelegate):
    """Number, title, and at the right a tick or a pill; the chosen one as in the rail."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(100, style.px(Size.OUTLINE_ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Items)
        item, rect = model.items[index.row()], QRect(option.rect)
        chosen = self._view.currentIndex().row() == index.row()
        if chosen:
            self._paint_ground(painter, rect)
        right = rect.right() - GAP - self._paint_state(painter, rect, item)
        left = rect.x() + 12
        kind = Type.BODY_BOLD if chosen else Type.BODY
        painter.setFont(style.font(kind))
        painter.setPen(style.colour(Token.TEXT if chosen else Token.TEXT_2))
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        bold = style.metrics(Type.BODY_BOLD)
        room = max([NUMBER, *(bold.horizontalAdvance(each.number) + 6 for each in model.items)])
        painter.drawText(QRect(left, rect.y(), room, rect.height()), middle, item.number)
        painter.setPen(style.colour(Token.TEXT))
        words = QRect(left + room + 2, rect.y(), right - left - room - 2 - GAP, rect.height())
        shown = style.metrics(kind).elidedText(item.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, middle, shown)

    def _paint_ground(self, painter: QPainter, rect: QRect) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(style.colour(Token.SELECTED if self._view.hasFocus() else Token.NEUTRAL))
        painter.drawRoundedRect(rect, Size.RADIUS, Size.RADIUS)
        painter.restore()
        painter.fillRect(QRect(rect.x(), rect.center().y() - 8, 3, 18), style.colour(Token.ACCENT))

    def _paint_state(self, painter: QPainter, rect: QRect, item: OutlineItem) -> int:
        """Paint the tick or the pill; the answer is its width."""
        if item.is_done:
            draw_glyph(painter, "check", Token.OK, QRect(rect.right() - GAP - TICK + 1, rect.y(), TICK, rect.height()))
            return TICK
        if not item.pill:
            return 0
        width = pill_width(item.pill, item.pill_icon or item.tone.icon)
        paint_pill(painter, rect.right() - GAP - width + 1, rect.center().y() + 1, width, item.pill,
                   item.pill_icon or item.tone.icon, item.tone)
        return width
