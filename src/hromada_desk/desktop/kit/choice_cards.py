"""One choice out of a few that need a sentence each: cards with a round mark, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.style_tokens import Size, Token, Type

MARK, MARK_LEFT, WORDS_LEFT = 18, 20, 54
ICON = 28
LARGE_TEXT = 1.4
"""From this text size on a button of a card stands below its words."""


class ChoiceCard(QAbstractButton):
    """One of the choices: title, sentence, perhaps an icon, perhaps a button of its own at the right."""

    def __init__(self, key: str, title: str, sentence: str, icon_name: str = "", beside: QWidget | None = None) -> None:
        super().__init__()
        self.key = key
        self.setCheckable(True)
        self.setText(title)
        self.setProperty("ring_radius", Size.RADIUS_CARD)
        name_for_readers(self, title, sentence)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._inside = layout = row(self, spacing=16, margins=(WORDS_LEFT, 14, 20, 14))
        if icon_name:
            self._glyph: Glyph | None = Glyph(icon_name, Token.TEXT_2, ICON)
            layout.addWidget(self._glyph)
        else:
            self._glyph = None
        self._icon_name = icon_name
        words = column(spacing=2)
        for label in (WrappingLabel(title, Type.HEADING), WrappingLabel(sentence, Type.SMALL, "secondary")):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            words.addWidget(label)
        layout.addLayout(words, 1)
        if beside is not None and style.appearance().scale < LARGE_TEXT:
            layout.addWidget(beside)
        elif beside is not None:
            words.addSpacing(8)
            words.addWidget(beside, 0, Qt.AlignmentFlag.AlignLeft)

    def sizeHint(self) -> QSize:
        return self._inside.sizeHint()

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)

    def checkStateSet(self) -> None:
        super().checkStateSet()
        self._follow()

    def nextCheckState(self) -> None:
        super().nextCheckState()
        self._follow()

    def _follow(self) -> None:
        if self._glyph is not None:
            self._glyph.show_glyph(self._icon_name, Token.ACCENT if self.isChecked() else Token.TEXT_2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = self.isChecked()
        width = 2 if chosen else 1
        half = width / 2
        painter.setPen(QPen(style.colour(Token.FILL if chosen else Token.EDGE), width))
        painter.setBrush(style.colour(Token.HOVER if self.underMouse() and not chosen else Token.SURFACE))
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), Size.RADIUS_CARD, Size.RADIUS_CARD
        )
        middle = QPointF(MARK_LEFT + MARK / 2, self.height() / 2)
        painter.setPen(QPen(style.colour(Token.FILL if chosen else Token.EDGE), 1))
        painter.setBrush(style.colour(Token.FILL if chosen else Token.SURFACE))
        painter.drawEllipse(middle, MARK / 2, MARK / 2)
        if chosen:
            painter.setBrush(style.colour(Token.ON_FILL))
            painter.drawEllipse(middle, 3.5, 3.5)
        painter.end()


class ChoiceCards(QWidget):
    """The cards; arrows move between them, `chosen` tells the key."""

    chosen = Signal(str)

    def __init__(self, cards: Sequence[ChoiceCard], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        name_for_readers(self, name)
        self._cards = {card.key: card for card in cards}
        self._group = QButtonGroup(self)
        layout = column(self, spacing=12)
        for card in cards:
            self._group.addButton(card)
            layout.addWidget(card)
        self._group.buttonToggled.connect(self._tell)

    def current(self) -> str:
        """The chosen key, or empty."""
        return next((key for key, card in self._cards.items() if card.isChecked()), "")

    def choose(self, key: str) -> None:
        """Choose that card without telling anyone."""
        self._group.blockSignals(True)
        self._cards[key].setChecked(True)
        self._group.blockSignals(False)

    def focus_current(self) -> None:
        """Give the focus to the chosen card."""
        self._cards[self.current() or next(iter(self._cards))].setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, card: QAbstractButton, is_chosen: bool) -> None:
        if is_chosen and isinstance(card, ChoiceCard):
            self.chosen.emit(card.key)
