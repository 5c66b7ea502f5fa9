"""Pills: a state as icon and word on a soft ground. The same painting serves the widget and the rows of tables."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import draw_glyph
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Size, Token, Type

ICON = 14
LEFT, GAP, RIGHT = 6, 4, 8


def pill_height() -> int:
    """Height of a pill at the person's text size."""
    return style.px(Size.PILL)


def pill_width(words: str, icon_name: str) -> int:
    """Width of a pill with these words."""
    lead = LEFT + ICON + GAP if icon_name else RIGHT
    return lead + style.metrics(Type.CAPTION).horizontalAdvance(words) + RIGHT


def paint_pill(
    painter: QPainter,
    left: int,
    middle: int,
    room: int,
    words: str,
    icon_name: str,
    tone: Tone,
    *,
    ground: Token | None = None,
) -> None:
    """Paint a pill from `left`, centred at height `middle`, at most `room` wide; too long words end in an ellipsis."""
    width, height = min(pill_width(words, icon_name), room), pill_height()
    rect = QRect(left, middle - height // 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(style.colour(ground or tone.ground))
    painter.drawRoundedRect(rect, height / 2, height / 2)
    text_left = rect.x() + RIGHT
    if icon_name:
        draw_glyph(painter, icon_name, tone.ink, QRect(rect.x() + LEFT, rect.y(), ICON, height))
        text_left = rect.x() + LEFT + ICON + GAP
    text_rect = QRect(text_left, rect.y(), rect.right() - RIGHT - text_left + 2, height)
    painter.setFont(style.font(Type.CAPTION))
    painter.setPen(style.colour(tone.ink))
    shown = style.metrics(Type.CAPTION).elidedText(words, Qt.TextElideMode.ElideRight, text_rect.width())
    painter.drawText(text_rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()


class Pill(QWidget):
    """A state of the thing on the screen: stage, draft number, stale translation. Never a button."""

    def __init__(
        self, words: str = "", icon_name: str = "", tone: Tone = Tone.PLAIN, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(words, icon_name, tone)

    def show_state(self, words: str, icon_name: str = "", tone: Tone = Tone.PLAIN) -> None:
        """Show this state; a coloured tone without an icon of its own takes the tone's icon.

        Empty words hide the pill.
        """
        self._words, self._icon, self._tone = words, icon_name or tone.icon, tone
        name_for_readers(self, words)
        self.setVisible(bool(words))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(pill_width(self._words, self._icon), pill_height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_pill(painter, 0, self.height() // 2, self.width(), self._words, self._icon, self._tone)
        painter.end()
