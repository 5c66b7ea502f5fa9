"""The one message above the work: what happened, what is safe, and the way on.

Never a box that must be clicked away.
"""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button, icon_button
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import name_for_readers, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate


class MessageBar(QFrame):
    """A sentence in the colours of its tone, with at most one action. Hidden while there is nothing to say.

    `acted` tells that the action was chosen, `dismissed` that the person closed it. A new message takes the place of
    the old.
    """

    acted = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent)
        self._tone = Tone.INFO
        self._icon = Glyph("info", Token.ACCENT, 20)
        self._sentence = WrappingLabel("", Type.SMALL)
        self._action = button("", self.acted.emit, kind="link")
        self._close = icon_button("close", translate("kit.close_message"), self.dismiss)
        if not closable:  # showing what has no place yet would open a window of its own
            self._close.hide()
        self._close.setMinimumSize(24, 24)
        self.setMinimumHeight(style.px(40))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        layout = row(self, spacing=12, margins=(16, 6, 12, 6))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self.hide()

    def show_message(self, tone: Tone, sentence: str, action_words: str = "") -> None:
        """Say this sentence; with `action_words` a link at the right emits `acted`."""
        self._tone = tone
        self._sentence.setText(sentence)
        self._action.setText(action_words)
        name_for_readers(self._action, action_words, sentence)
        self._action.setVisible(bool(action_words))
        name_for_readers(self, sentence)
        self._icon.show_glyph(tone.icon or "info", tone.ink)
        self.show()
        self.update()

    def dismiss(self) -> None:
        """Hide the message."""
        self.hide()
        self.dismissed.emit()

    @property
    def sentence(self) -> str:
        """What it says now; empty while hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(240, style.px(40)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), Size.RADIUS, Size.RADIUS)
        painter.fillPath(outline, style.colour(self._tone.ground))
        painter.setPen(style.colour(Token.LINE))
        painter.drawPath(outline)
        painter.setClipPath(outline)
        painter.fillRect(0, 0, 4, self.height(), style.colour(self._tone.ink))
        painter.end()
