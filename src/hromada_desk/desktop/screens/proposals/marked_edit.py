"""Plain text with marked places, and what is said of the one where the caret or the pointer is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QToolTip

from hromada_desk.desktop import style
from hromada_desk.desktop.screens.proposals.text_marks import TextMark


class MarkedEdit(QPlainTextEdit):
    """Places are counted in characters. `noted` tells what is said of the mark the caret has come to, "" for none."""

    noted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._marks: tuple[TextMark, ...] = ()
        self._note = ""
        self.cursorPositionChanged.connect(self._tell_note)

    def text(self) -> str:
        """What stands in it."""
        return self.toPlainText()

    def caret(self) -> int:
        """Where the caret is, in characters."""
        return len(_before(self.toPlainText(), self.textCursor().position()))

    def put_caret(self, at: int) -> None:
        """Put the caret behind that many characters."""
        cursor = self.textCursor()
        cursor.setPosition(_units(self.toPlainText()[:at]))
        self.setTextCursor(cursor)

    def show_marks(self, marks: Sequence[TextMark]) -> None:
        """Underline these places; later ones lie over earlier ones."""
        if marks or self._marks:
            text = self.toPlainText()
            self._marks = tuple(each for each in marks if each.place[0] < each.place[1] <= len(text))
            self.setExtraSelections([self._selection(text, each) for each in self._marks])
        self._tell_note()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorForPosition(self.viewport().mapFrom(self, event.pos())).position()
            QToolTip.showText(event.globalPos(), self._words_at(len(_before(self.toPlainText(), at))), self)
            return True
        return super().event(event)

    def _words_at(self, at: int) -> str:
        return next((each.words for each in reversed(self._marks) if each.words and each.holds(at)), "")

    def _tell_note(self) -> None:
        words = self._words_at(self.caret()) if self._marks else ""
        if words != self._note:
            self._note = words
            self.noted.emit(words)

    def _selection(self, text: str, mark: TextMark) -> QTextEdit.ExtraSelection:
        cursor = self.textCursor()
        cursor.setPosition(_units(text[:mark.place[0]]))
        cursor.setPosition(_units(text[:mark.place[1]]), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        look.setUnderlineColor(style.colour(mark.look[0]))
        look.setBackground(style.colour(mark.look[1]))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, look
        return selection


def _units(text: str) -> int:
    """Length as Qt counts it: characters beyond the basic plane are two."""
    return len(text) + sum(ord(each) > 0xFFFF for each in text)


def _before(text: str, units: int) -> str:
    """The part of a text before that many of Qt's units."""
    return text.encode("utf-16-le")[:units * 2].decode("utf-16-le", "ignore")
