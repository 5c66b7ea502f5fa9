"""A new passphrase, typed twice, with how hard it is to guess. The rule of the estimate is the services' business."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.passphrase_field import PassphraseField
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.text.catalog import translate

LEVELS = 5
BAR, GAP, HEIGHT = 28, 2, 8
TONES = (Tone.PLAIN, Tone.PROBLEM, Tone.WARNING, Tone.WARNING, Tone.OK, Tone.OK)
INKS = {Tone.PROBLEM: "problem", Tone.WARNING: "warning", Tone.OK: "ok"}


class StrengthMeter(QWidget):
    """Five bars, of which `level` are filled; the word beside it says the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int) -> None:
        """Fill so many bars."""
        self.level = level
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LEVELS * (BAR + GAP), HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = style.colour(TONES[self.level].ink)
        for at in range(LEVELS):
            left = at * (BAR + GAP)
            if at < self.level:
                painter.fillRect(left, 0, BAR, HEIGHT, ink)
            else:
                painter.setPen(style.colour(Token.EDGE))
                painter.drawRect(left, 0, BAR - 1, HEIGHT - 1)
        painter.end()


class NewPassphrase(QWidget):
    """Two fields and the meter between them. `edited` at every key, `submitted` at Enter in the second field."""

    edited = Signal()
    submitted = Signal()

    def __init__(
        self, words: str, level_of: Callable[[str], int], shortest: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._level_of, self._shortest = level_of, shortest
        self.first = PassphraseField(words)
        self.second = PassphraseField(translate("secret.passphrase_again"))
        self._meter = StrengthMeter()
        self._sign = Glyph("", Token.OK, 16)
        self._word = Label("", Type.SMALL)
        line = row(spacing=8)
        for part in (self._meter, self._sign, self._word):
            line.addWidget(part)
        line.addStretch(1)
        layout = column(self, spacing=12)
        upper = column(spacing=8)
        upper.addWidget(self.first)
        upper.addLayout(line)
        layout.addLayout(upper)
        layout.addWidget(self.second)
        self.setFocusProxy(self.first)
        self.first.submitted.connect(self.second.line.setFocus)
        self.second.submitted.connect(self.submitted)
        for field in (self.first, self.second):
            field.edited.connect(self._typed)
        self._judge()

    def passphrase(self) -> str:
        """The passphrase if it is long enough and typed alike twice; empty otherwise."""
        return "" if self.missing() else self.first.text()

    def missing(self) -> str:
        """What is still to do here, in a few words; empty when all is."""
        if not self.first.text():
            return translate("secret.passphrase_missing")
        if len(self.first.text()) < self._shortest:
            return translate("secret.passphrase_short", least=self._shortest)
        return "" if self.first.text() == self.second.text() else translate("secret.passphrase_differs")

    def set_texts(self, first: str, second: str) -> None:
        """Show what was typed before."""
        self.first.set_text(first)
        self.second.set_text(second)
        self._judge()

    def _typed(self) -> None:
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        text = self.first.text()
        level = self._level_of(text)
        short = 0 < len(text) < self._shortest
        words = (
            translate("secret.passphrase_short", least=self._shortest)
            if short
            else translate(f"secret.strength_{level}")
        )
        tone = Tone.PROBLEM if short else TONES[level]
        self._meter.show_level(level)
        self._sign.show_glyph(tone.icon, tone.ink)
        self._sign.setVisible(bool(tone.icon))
        self._word.setText(words)
        self._word.set_tone(INKS.get(tone, "secondary"))
        name_for_readers(self._meter, words)
        self.first.line.setAccessibleDescription(words)
        same = bool(text) and text == self.second.text()
        self.second.show_verdict(translate("secret.passphrase_same") if same else "")
