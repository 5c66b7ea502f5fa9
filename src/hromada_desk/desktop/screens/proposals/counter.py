"""The counter below a text: how long it is by the form's own counting, and how near the limit."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.bars import LimitBar
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import ElidedLabel, Label
from hromada_desk.desktop.kit.marks import name_for_readers, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.numbers import format_number

NEAR_PERCENT = 98
"""From this share of the limit on the counter warns; above the whole it is a problem."""

HEIGHT, BAR_WIDTH = 36, 72


@dataclass(frozen=True, slots=True)
class Counted:
    """A text measured: its length and limit (0 is none), in the form's own way of counting."""

    length: int
    limit: int
    counting: str

    @property
    def tone(self) -> Tone:
        """In order, near the limit, or over it."""
        if not self.limit:
            return Tone.PLAIN
        if self.length > self.limit:
            return Tone.PROBLEM
        return Tone.WARNING if self.length * 100 >= self.limit * NEAR_PERCENT else Tone.OK

    @property
    def figures(self) -> str:
        """"784 / 800", or the length alone."""
        language = current().language
        if not self.limit:
            return translate_plural(f"workshop.length.{self.counting}", self.length)
        return f"{format_number(self.length, language)} / {format_number(self.limit, language)}"

    @property
    def words(self) -> str:
        """What is left, or how much is too much."""
        if self.tone is Tone.PROBLEM:
            return translate_plural(f"workshop.over.{self.counting}", self.length - self.limit)
        if self.tone is Tone.WARNING:
            return translate_plural(f"workshop.near.{self.counting}", self.limit - self.length)
        return translate("workshop.left", n=self.limit - self.length) if self.limit else ""


class Counter(QWidget):
    """Icon, figures in bold, a bar and words, at the foot of a pane."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = Glyph("check", Token.OK, 18)
        self.figures = Label("", Type.BODY_BOLD)
        self._bar = LimitBar()
        self._bar.setFixedWidth(BAR_WIDTH)
        self.words = ElidedLabel("", Type.SMALL, "secondary")
        self.setMinimumHeight(style.px(HEIGHT))
        layout = row(self, spacing=8, margins=(14, 0, 14, 0))
        for part in (self._icon, self.figures, self._bar):
            layout.addWidget(part)
        layout.addWidget(self.words, 1)
        layout.addStretch(0)

    def show_count(self, measured: Counted) -> None:
        """Show this measure."""
        tone = measured.tone
        self._icon.show_glyph({Tone.OK: "check", Tone.PLAIN: ""}.get(tone, tone.icon), tone.ink)
        self._icon.setVisible(tone is not Tone.PLAIN)
        self.figures.setText(measured.figures)
        self.figures.set_tone({Tone.WARNING: "warning", Tone.PROBLEM: "problem"}.get(tone, ""))
        self.words.setText(measured.words)
        self.words.set_tone({Tone.WARNING: "warning", Tone.PROBLEM: "problem"}.get(tone, "secondary"))
        self._bar.setVisible(bool(measured.limit))
        if measured.limit:
            most = max(measured.length, measured.limit)
            self._bar.show_share(measured.length / most, measured.limit / most, tone, self.sentence(measured))
        name_for_readers(self, self.sentence(measured))

    @staticmethod
    def sentence(measured: Counted) -> str:
        """The same in one line, for readers."""
        return ", ".join(part for part in (measured.figures, measured.words) if part)
