"""One choice out of a few, side by side in one border: Table | Board | Map, Ours | Theirs."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.marks import name_for_readers, row
from hromada_desk.desktop.style_tokens import Size, Token, Type

PADDING = 11
ICON = 16


@dataclass(frozen=True, slots=True)
class Segment:
    """One of the choices: `key` for the program, `words` for the person."""

    key: str
    words: str
    icon: str = ""


class Segments(QWidget):
    """The choices in one border; arrows move, `chosen` tells the key. With `decided` the chosen one carries a tick."""

    chosen = Signal(str)

    def __init__(
        self,
        segments: Sequence[Segment],
        name: str,
        *,
        small: bool = False,
        decided: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.small, self.decided = small, decided
        name_for_readers(self, name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, _SegmentButton] = {}
        layout = row(self, spacing=0, margins=(1, 0, 1, 0))
        for segment in segments:
            made = _SegmentButton(segment, self)
            name_for_readers(made, segment.words, name)
            self._buttons[segment.key] = made
            self._group.addButton(made)
            layout.addWidget(made)
        self._group.buttonClicked.connect(self._tell)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def current(self) -> str:
        """The chosen key, or empty while nothing is chosen."""
        return next((key for key, made in self._buttons.items() if made.isChecked()), "")

    def choose(self, key: str) -> None:
        """Press that segment without telling anyone."""
        self._buttons[key].setChecked(True)

    def show_words(self, key: str, words: str) -> None:
        """Say something else on that segment, such as a count."""
        made = self._buttons[key]
        made.setText(words)
        made.setAccessibleName(words)
        made.updateGeometry()

    def _tell(self, _pressed: QAbstractButton) -> None:
        self.chosen.emit(self.current())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(outline, Size.RADIUS, Size.RADIUS)
        painter.fillPath(path, style.colour(Token.SURFACE))
        painter.setClipPath(path)
        for made in self._buttons.values():
            if made.isChecked():
                painter.fillRect(made.geometry(), style.colour(Token.SELECTED))
            elif made.underMouse() and made.isEnabled():
                painter.fillRect(made.geometry(), style.colour(Token.HOVER))
        painter.setPen(style.colour(Token.EDGE))
        for made in list(self._buttons.values())[:-1]:
            right = made.geometry().right() + 0.5
            painter.drawLine(int(right), 1, int(right), self.height() - 2)
        painter.setClipping(False)
        painter.drawPath(path)
        painter.end()


class _SegmentButton(QAbstractButton):
    """One segment: the words and icon; ground and border are painted by the row."""

    def __init__(self, segment: Segment, owner: Segments) -> None:
        super().__init__(owner)
        self._owner = owner
        self._icon_name = segment.icon
        self.setText(segment.words)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        small = self._owner.small
        words = style.metrics(Type.SMALL_BOLD if small else Type.BODY_BOLD).horizontalAdvance(self.text())
        lead = ICON + 6 if self._icon_name or self._owner.decided else 0
        return QSize(words + lead + PADDING * 2, style.px(Size.CONTROL_SMALL if small else Size.CONTROL))

    def event(self, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Enter, QEvent.Type.Leave}:
            self._owner.update()
        return super().event(event)

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self._owner.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        bold = self.isChecked()
        kind = (
            (Type.SMALL_BOLD if bold else Type.SMALL) if self._owner.small else (Type.BODY_BOLD if bold else Type.BODY)
        )
        icon_name = "check" if self._owner.decided and bold else self._icon_name
        words = style.metrics(kind).horizontalAdvance(self.text())
        left = (self.width() - words - (ICON + 6 if icon_name else 0)) // 2
        ink = Token.DISABLED if not self.isEnabled() else Token.TEXT if bold else Token.TEXT_2
        if icon_name:
            draw_glyph(painter, icon_name, Token.ACCENT if bold else ink, QRect(left, 0, ICON, self.height()))
            left += ICON + 6
        painter.setFont(style.font(kind))
        painter.setPen(style.colour(ink))
        painter.drawText(
            QRect(left, 0, words + 2, self.height()),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            self.text(),
        )
        painter.end()
