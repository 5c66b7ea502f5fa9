"""A field for a passphrase: hidden letters, an eye to see them, the keyboard's language and Caps Lock where they can
be told.

Qt knows the layout through the input method; what it does not know is read off the letters that are typed. Nothing here
judges a passphrase.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.buttons import icon_button
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.large_line import LargeLine
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers, row
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.text.catalog import translate

CYRILLIC = range(0x400, 0x530)
TONES = {Tone.WARNING: "warning", Tone.PROBLEM: "problem"}


class PassphraseField(QWidget):
    """Caption, field, and a line below for Caps Lock or a problem. `edited` at every key, `submitted` at Enter."""

    edited = Signal()
    submitted = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._has_caps_lock = False
        self._problem = ""
        self.line = LargeLine()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        name_for_readers(self.line, words)
        self.line.textEdited.connect(lambda _text: self._typed())
        self.line.returnPressed.connect(self.submitted)
        self.line.installEventFilter(self)
        self._layout_pill = Pill()
        self._verdict = Pill()
        self._eye = icon_button("eye", translate("secret.show_passphrase"), self._toggle)
        self._build()
        self.setFocusProxy(self.line)
        QGuiApplication.inputMethod().localeChanged.connect(self._follow_layout)
        self._follow_layout()

    def _build(self) -> None:
        caption = Label(self._words, Type.CAPTION, "secondary")
        caption.setBuddy(self.line)
        inside = row(self.line, spacing=6, margins=(10, 0, 6, 0))
        inside.addStretch(1)
        for part in (self._verdict, self._layout_pill, self._eye):
            inside.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        self._sign = Glyph("warning", Token.WARNING, 16)
        self._sentence = WrappingLabel("", Type.SMALL)
        below = row(spacing=6)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._sentence, 1)
        layout = column(self, spacing=4)
        layout.addWidget(caption)
        layout.addWidget(self.line)
        layout.addLayout(below)
        self._show_below()

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Show what was typed before, without telling anyone."""
        self.line.setText(text)

    def show_problem(self, sentence: str) -> None:
        """Say below the field what is wrong with it; empty takes it away."""
        self._problem = sentence
        mark(self.line, problem=bool(sentence))
        self._show_below()

    def show_verdict(self, words: str, tone: Tone = Tone.OK) -> None:
        """A word inside the field, at its right: it matches."""
        self._verdict.show_state(words, "check" if words else "", tone)
        self._leave_room()

    def keyboard_words(self) -> str:
        """What is known of the keyboard, as the end of a sentence: Caps Lock, the layout; empty where nothing is."""
        layout = str(self.property("layout_code") or "")
        parts = [translate("secret.caps_lock_on")] if self._has_caps_lock else []
        parts += [translate(f"secret.layout_{layout}")] if layout in {"uk", "en"} else []
        return ", ".join(parts)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._read_key(event)
        return super().eventFilter(watched, event)

    def _read_key(self, event: QKeyEvent) -> None:
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._has_caps_lock = not self._has_caps_lock
        elif len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._has_caps_lock = letter.isupper() != with_shift
            self._show_layout("uk" if ord(letter) in CYRILLIC else "en" if letter.isascii() else "")
        self._show_below()

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()

    def _follow_layout(self) -> None:
        language = QGuiApplication.inputMethod().locale().name()[:2]
        self._show_layout(language if language in {"uk", "en"} else "")

    def _show_layout(self, code: str) -> None:
        self.setProperty("layout_code", code)
        self._layout_pill.show_state(
            translate(f"secret.layout_{code}_short") if code else "", "language" if code else ""
        )
        self._leave_room()

    def _toggle(self) -> None:
        hidden = self.line.echoMode() == QLineEdit.EchoMode.Password
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        words = translate("secret.hide_passphrase" if hidden else "secret.show_passphrase")
        self._eye.setIcon(icon("eye-off" if hidden else "eye"))
        self._eye.setToolTip(words)
        name_for_readers(self._eye, words)

    def _show_below(self) -> None:
        caps = translate("secret.caps_lock") if self._has_caps_lock else ""
        sentence = self._problem or caps
        tone = Tone.PROBLEM if self._problem else Tone.WARNING
        self._sign.show_glyph(tone.icon, tone.ink)
        self._sign.setVisible(bool(sentence))
        self._sentence.setText(sentence)
        self._sentence.set_tone(TONES[tone])
        self._sentence.setVisible(bool(sentence))
        self.line.setAccessibleDescription(sentence)

    def _leave_room(self) -> None:
        """Typed letters end before the pill and the eye."""
        shown = [each for each in (self._verdict, self._layout_pill, self._eye) if not each.isHidden()]
        self.line.setTextMargins(0, 0, sum(each.sizeHint().width() + 6 for each in shown), 0)
