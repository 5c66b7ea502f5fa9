"""The bottom line of the window: saved when, how old the copies are, network and lock.

It never blinks and never asks.
"""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import ElidedLabel
from hromada_desk.desktop.kit.marks import mark, name_for_readers, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate, translate_plural

STICK_WARNING_DAYS = 7
STICK_PROBLEM_DAYS = 14


class StatusPiece(QWidget):
    """One fact: an icon and a few words; its tone colours both."""

    def __init__(self, icon_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plain_icon = icon_name
        self._icon = Glyph(icon_name, Token.TEXT_2, 14)
        self._words = ElidedLabel("", Type.CAPTION, "secondary")
        layout = row(self, spacing=6)
        layout.addWidget(self._icon)
        layout.addWidget(self._words)
        self.hide()

    def show_fact(self, words: str, tone: Tone = Tone.PLAIN, icon_name: str = "") -> None:
        """Say this; empty words hide the piece."""
        token = Token.TEXT_2 if tone is Tone.PLAIN else tone.ink
        plain = icon_name or self._plain_icon
        self._icon.show_glyph(tone.icon if tone in {Tone.WARNING, Tone.PROBLEM} else plain, token)
        self._words.setText(words)
        self._words.set_tone({Tone.OK: "ok", Tone.WARNING: "warning", Tone.PROBLEM: "problem"}.get(tone, "secondary"))
        name_for_readers(self, words)
        self.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()


class StatusBar(QFrame):
    """The facts in their fixed order. Times and ages are given; nothing here looks at the clock."""

    lock_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="status")
        name_for_readers(self, translate("kit.status_bar"))
        self.saved = StatusPiece("check")
        self.backup = StatusPiece("backup")
        self.stick = StatusPiece("usb")
        self.note = StatusPiece("")
        self.network = StatusPiece("offline")
        self.lock = StatusPiece("lock")
        self.setMinimumHeight(style.px(Size.STATUS))
        layout: QHBoxLayout = row(self, spacing=20, margins=(12, 0, 12, 0))
        for piece in (self.saved, self.backup, self.stick):
            layout.addWidget(piece)
        layout.addStretch(1)
        for piece in (self.note, self.network, self.lock):
            layout.addWidget(piece)
        self.network.show_fact(translate("kit.no_network"))

    def show_saved(self, at: time) -> None:
        """Everything typed is on the disk since that time."""
        self.saved.show_fact(translate("kit.saved", time=f"{at:%H:%M:%S}"), Tone.OK, "check")

    def show_writing(self) -> None:
        """A field is typed into and not yet written."""
        self.saved.show_fact(translate("kit.writing"), Tone.PLAIN, "edit")

    def show_backup(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        """When the newest backup was made, in words."""
        self.backup.show_fact(words, tone)

    def show_stick_age(self, days: int | None) -> None:
        """Age of the copy on the stick in whole days; None hides it. Attention from 7 days, a problem from 14."""
        if days is None:
            self.stick.show_fact("")
            return
        tone = (
            Tone.PROBLEM if days >= STICK_PROBLEM_DAYS else Tone.WARNING if days >= STICK_WARNING_DAYS else Tone.PLAIN
        )
        words = translate("kit.stick_today") if days == 0 else translate_plural("kit.stick_age", days)
        self.stick.show_fact(words, tone)

    def show_lock(self, minutes: int | None) -> None:
        """After how many idle minutes the file locks; None hides it."""
        self.lock.show_fact("" if minutes is None else translate("kit.locks_after", minutes=minutes))

    def show_note(self, words: str) -> None:
        """A passing fact about the selection, such as sum and count of a range; empty takes it away."""
        self.note.show_fact(words)
