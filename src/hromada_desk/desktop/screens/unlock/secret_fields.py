"""Where the secret is typed: a passphrase, or the key of the recovery sheet group by group."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers, row
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.services.recovery_sheet import letters_left, tidy_key
from hromada_desk.text.catalog import translate, translate_plural

LINES = 3


class KeyPane(QPlainTextEdit):
    """Puts hyphens between groups while one types; Enter submits, Tab leaves."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(style.metrics(Type.BODY).lineSpacing() * LINES + 16)
        self.textChanged.connect(self._group)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def _group(self) -> None:
        """Only while one types at the end: a correction in the middle is not pulled from under the caret."""
        typed, tidy = self.toPlainText(), tidy_key(self.toPlainText())
        if typed != tidy and self.textCursor().atEnd() and not typed.endswith("-"):
            self.blockSignals(True)
            self.setPlainText(tidy)
            self.blockSignals(False)
            self.moveCursor(QTextCursor.MoveOperation.End)


class RecoveryKeyField(QWidget):
    """Caption, pane, and below it how many characters are missing, or what is wrong."""

    edited = Signal()
    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.pane = KeyPane()
        name_for_readers(self.pane, translate("unlock.key"), translate("unlock.key_hint"))
        self.pane.textChanged.connect(self._typed)
        self.pane.submitted.connect(self.submitted)
        caption = Label(translate("unlock.key"), Type.CAPTION, "secondary")
        caption.setBuddy(self.pane)
        self._sign = Glyph("problem", Token.PROBLEM, 16)
        self._sentence = WrappingLabel("", Type.SMALL)
        below = row(spacing=6)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._sentence, 1)
        layout = column(self, spacing=4)
        layout.addWidget(caption)
        layout.addWidget(self.pane)
        layout.addLayout(below)
        self.setFocusProxy(self.pane)
        self.show_problem("")

    def text(self) -> str:
        """The key in groups."""
        return tidy_key(self.pane.toPlainText())

    def show_problem(self, sentence: str) -> None:
        """Say what is wrong; empty says how much is missing, or how a key may be typed."""
        typed, left = bool(self.text()), letters_left(self.text())
        hint = translate_plural("unlock.key_left", left) if typed and left else translate("unlock.key_hint")
        mark(self.pane, problem=bool(sentence))
        self._sign.setVisible(bool(sentence))
        self._sentence.setText(sentence or hint)
        self._sentence.set_tone("problem" if sentence else "secondary")
        self.pane.setAccessibleDescription(sentence or hint)

    def _typed(self) -> None:
        self.show_problem("")
        self.edited.emit()
