"""The navigation rail: the places of the program with their counts, wide with words or narrow with icons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import application_mark, draw_glyph
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate

WIDE, NARROW = 168, 52
ITEM, MARGIN, ICON = 36, 8, 20


@dataclass(frozen=True, slots=True)
class Destination:
    """A place one can go to, or a deed at the bottom of the rail (`is_deed`): key, word, icon, and the key that goes
    there.
    """

    key: str
    words: str
    icon: str
    shortcut: str = ""
    is_deed: bool = False


class Rail(QFrame):
    """The rail.

    `chosen` tells the key of a place or deed; Ctrl+B switches between wide and narrow, `narrowed` tells it.
    """

    chosen = Signal(str)
    narrowed = Signal(bool)

    def __init__(
        self, places: Sequence[Destination], deeds: Sequence[Destination], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        mark(self, role="rail")
        name_for_readers(self, translate("kit.rail"))
        self.is_narrow = False
        self._mark = WorkspaceMark()
        self._items: dict[str, RailItem] = {}
        layout = column(self, spacing=2, margins=(MARGIN, 12, MARGIN, 8))
        layout.addWidget(self._mark)
        layout.addSpacing(8)
        for place in places:
            layout.addWidget(self._item(place))
        layout.addStretch(1)
        for deed in deeds:
            layout.addWidget(self._item(deed))
        self.toggle = QAction(translate("kit.toggle_rail"), self)
        self.toggle.setShortcut(QKeySequence("Ctrl+B"))
        self.toggle.triggered.connect(lambda: self.set_narrow(not self.is_narrow))
        self.addAction(self.toggle)
        self.set_narrow(False)

    def set_workspace(self, name: str, kind: str) -> None:
        """The name of the workspace and, below it, what it is."""
        self._mark.show_workspace(name, kind)

    def set_current(self, key: str) -> None:
        """Mark that place as where the person is, without telling anyone."""
        self._items[key].setChecked(True)

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many things are in each place; a missing key or zero shows nothing."""
        for key, item in self._items.items():
            item.set_count(counts.get(key, 0))

    def set_narrow(self, narrow: bool) -> None:
        """Icons only, or icons with words."""
        self.is_narrow = narrow
        self.setFixedWidth(NARROW if narrow else style.px(WIDE))
        self._mark.set_narrow(narrow)
        for item in self._items.values():
            item.set_narrow(narrow)
        self.narrowed.emit(narrow)

    def focus_current(self) -> None:
        """Give the focus to the place where the person is (F6)."""
        for item in self._items.values():
            if item.isChecked():
                item.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _item(self, destination: Destination) -> "RailItem":
        made = RailItem(destination)
        made.clicked.connect(lambda: self.chosen.emit(destination.key))
        self._items[destination.key] = made
        return made


class RailItem(QAbstractButton):
    """One line of the rail. Places exclude each other; deeds are plain buttons."""

    def __init__(self, destination: Destination) -> None:
        super().__init__()
        self._destination = destination
        self._count = 0
        self._narrow = False
        self.setText(destination.words)
        self.setCheckable(not destination.is_deed)
        self.setAutoExclusive(not destination.is_deed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_count(0)

    def set_count(self, count: int) -> None:
        """How many things are in this place."""
        self._count = count
        words = (
            translate("kit.rail_item", place=self._destination.words, count=count) if count else self._destination.words
        )
        name_for_readers(self, words)
        key = f" ({self._destination.shortcut})" if self._destination.shortcut else ""
        self.setToolTip(f"{words}{key}")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """Icon only."""
        self._narrow = narrow
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(36, style.px(ITEM))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_ground(painter)
        active = self.isChecked()
        left = (self.width() - ICON) // 2 if self._narrow else 8
        draw_glyph(
            painter,
            self._destination.icon,
            Token.ACCENT if active else Token.TEXT_2,
            QRect(left, 0, ICON, self.height()),
        )
        if not self._narrow:
            self._paint_words(painter, active, left + ICON + 10)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            painter.setPen(style.colour(Token.LINE))
            painter.setBrush(style.colour(Token.SURFACE))
            painter.drawRoundedRect(outline, Size.RADIUS, Size.RADIUS)
            painter.fillRect(QRect(0, (self.height() - 18) // 2, 3, 18), style.colour(Token.ACCENT))
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(style.colour(Token.HOVER))
            painter.drawRoundedRect(outline, Size.RADIUS, Size.RADIUS)

    def _paint_words(self, painter: QPainter, active: bool, left: int) -> None:
        right = str(self._count) if self._count else self._destination.shortcut if self._destination.is_deed else ""
        room = self.width() - left - 8
        if right:
            painter.setFont(style.font(Type.CAPTION))
            painter.setPen(style.colour(Token.TEXT if active else Token.TEXT_2))
            painter.drawText(
                QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, right
            )
            room -= style.metrics(Type.CAPTION).horizontalAdvance(right) + 6
        kind = Type.BODY_BOLD if active else Type.BODY
        painter.setFont(style.font(kind))
        painter.setPen(style.colour(Token.TEXT if active else Token.TEXT_2))
        shown = style.metrics(kind).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)


class WorkspaceMark(QWidget):
    """The mark of the program with the name of the workspace that is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._kind = ""
        self._narrow = False
        self.setFixedHeight(style.px(34))

    def show_workspace(self, name: str, kind: str) -> None:
        """Name and kind of the workspace."""
        self._name, self._kind = name, kind
        name_for_readers(self, f"{name}, {kind}")
        self.setToolTip(f"{name}\n{kind}")
        self.update()

    def set_narrow(self, narrow: bool) -> None:
        """The mark alone."""
        self._narrow = narrow
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        left = (self.width() - 32) // 2 if self._narrow else 8
        painter.drawPixmap(left, (self.height() - 32) // 2, application_mark(32, self.devicePixelRatio()))
        if not self._narrow:
            room, half = self.width() - left - 40, self.height() // 2
            for words, kind, token, top in (
                (self._name, Type.SMALL_BOLD, Token.TEXT, 0),
                (self._kind, Type.CAPTION, Token.TEXT_2, half),
            ):
                painter.setFont(style.font(kind))
                painter.setPen(style.colour(token))
                shown = style.metrics(kind).elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QRect(left + 40, top, room, half), Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()
