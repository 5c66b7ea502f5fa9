"""The text of one language: plain text that is typed, marked where it is too long or newer than its translation."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QTextEdit

from hromada_desk.desktop import style
from hromada_desk.desktop.style_tokens import Token, Type

MARGIN = 14
BARE = "QPlainTextEdit, QPlainTextEdit:focus { border: none; padding: 0; background: transparent; }"
Place = tuple[int, int]
"""From and to, in characters of the text."""


class AnswerEdit(QPlainTextEdit):
    """Long text without frame. `typed` at each change by the person, `left` when the focus goes to another control."""

    typed = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._silent = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The pane around it draws the border and the focus.
        self.setStyleSheet(BARE)
        self.setProperty("own_focus", True)
        self.setFont(style.font(Type.EDITOR))
        self.document().setDocumentMargin(MARGIN)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.textChanged.connect(self._changed)

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def caret(self) -> int:
        """Where the caret is, in characters."""
        return len(_before(self.toPlainText(), self.textCursor().position()))

    def show_text(self, text: str) -> None:
        """Put another text in, silently; caret and view stay where they were as far as the text reaches."""
        if text == self.toPlainText():
            return
        caret, top = self.caret(), self.verticalScrollBar().value()
        self._silent = True
        self.setPlainText(text)
        self._silent = False
        self.put_caret(caret)
        self.verticalScrollBar().setValue(top)

    def put_caret(self, at: int) -> None:
        """Put the caret behind that many characters."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.toPlainText()[:at]))
        self.setTextCursor(cursor)

    def mark_places(self, changed: Iterable[Place], overflow: Place | None) -> None:
        """Underline what changed since the translation, and what is beyond the limit."""
        text = self.toPlainText()
        marks = [self._mark(text, place, Token.WARNING, Token.WARNING_SOFT) for place in changed]
        if overflow is not None and overflow[0] < overflow[1]:
            marks.append(self._mark(text, overflow, Token.PROBLEM, Token.PROBLEM_SOFT))
        self.setExtraSelections(marks)

    def event(self, event: QEvent) -> bool:
        # The text's own undo comes first; when it has nothing left, the keys mean the last change of the workspace.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undone = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redone = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undone or redone:
                event.ignore()
                return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        # A new style sheet gives widgets back the font they had before it.
        if event.type() in {QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}:
            wanted = style.font(Type.EDITOR)
            if self.font() != wanted:
                self.setFont(wanted)
        super().changeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def _changed(self) -> None:
        if not self._silent:
            self.typed.emit()

    def _mark(self, text: str, place: Place, line: Token, ground: Token) -> QTextEdit.ExtraSelection:
        cursor = self.textCursor()
        cursor.setPosition(_units(text[:place[0]]))
        cursor.setPosition(_units(text[:place[1]]), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(style.colour(line))
        look.setBackground(style.colour(ground))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection


def _units(text: str) -> int:
    """Length as Qt counts it: characters beyond the basic plane are two."""
    return len(text) + sum(ord(each) > 0xFFFF for each in text)


def _before(text: str, units: int) -> str:
    """The part of a text before that many of Qt's units."""
    return text.encode("utf-16-le")[:units * 2].decode("utf-16-le", "ignore")
