"""The text of one language: plain text that is typed, marked where it is too long or newer than its translation."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame, QPlainTextEdit, QTextEdit, QToolTip

from hromada_desk.desktop import style
from hromada_desk.desktop.screens.proposals.text_marks import TextMark
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.pasted import LONGEST, markdown_of_html, tidy_plain

MARGIN = 14
HTML_PER_LETTER = 40
"""How much mark-up a letter of another program may bring along before it is no text."""

BARE = "QPlainTextEdit, QPlainTextEdit:focus { border: none; padding: 0; background: transparent; }"


class AnswerEdit(QPlainTextEdit):
    """Long text without frame. `typed` at each change by the person, `left` when the focus goes to another control.

    `noted` tells what is said of the mark the caret has come to, "" where there is none.
    """

    typed = Signal()
    noted = Signal(str)
    refused = Signal(int)
    """A paste was too long: so many characters."""

    entered = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._silent = False
        self._marks: tuple[TextMark, ...] = ()
        self._note = ""
        self.setFrameShape(QFrame.Shape.NoFrame)
        # The pane around it draws the border and the focus.
        self.setStyleSheet(BARE)
        self.setProperty("own_focus", True)
        self.setFont(style.font(Type.EDITOR))
        self.document().setDocumentMargin(MARGIN)
        self.setTabChangesFocus(True)
        self.setCursorWidth(2)
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._tell_note)

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

    def show_marks(self, marks: Sequence[TextMark]) -> None:
        """Underline these places; later ones lie over earlier ones."""
        if marks or self._marks:
            text = self.toPlainText()
            self._marks = tuple(each for each in marks if each.place[0] < each.place[1] <= len(text))
            self.setExtraSelections([self._selection(text, each) for each in self._marks])
        self._tell_note()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste: what was set in another program becomes the marks texts are kept in; the size of a book is refused."""
        plain = tidy_plain(source.text())
        if len(plain) > LONGEST or len(source.html()) > LONGEST * HTML_PER_LETTER:
            self.refused.emit(len(plain))
            return
        found = markdown_of_html(source.html()) if source.hasHtml() else ""
        self.insert_at_caret(found or plain)

    def insert_at_caret(self, text: str) -> None:
        """Put a text in place of what is selected, as typing does."""
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def paste_plain(self) -> None:
        """Paste the words alone."""
        self.insert_at_caret(tidy_plain(QApplication.clipboard().text())[:LONGEST])

    def mark_bold(self) -> None:
        """Put what is selected between the marks of bold, or take them away."""
        cursor = self.textCursor()
        words = cursor.selectedText().replace("\u2029", "\n")
        if words.strip():
            bare = words.startswith("**") and words.endswith("**") and len(words) > len("****")
            cursor.insertText(words[2:-2] if bare else f"**{words.strip()}**")

    def mark_lines(self, mark: str) -> None:
        """Begin the lines of the selection with a mark, or take it away where all have it."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        cursor.setPosition(start)
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        lines = cursor.selectedText().split("\u2029")
        bare = all(each.startswith(mark) for each in lines)
        cursor.insertText("\n".join(each.removeprefix(mark) if bare else f"{mark}{each}" for each in lines))

    def event(self, event: QEvent) -> bool:
        # The text's own undo comes first; when it has nothing left, the keys mean the last change of the workspace.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undone = event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable()
            redone = event.matches(QKeySequence.StandardKey.Redo) and not self.document().isRedoAvailable()
            if undone or redone:
                event.ignore()
                return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = self.cursorForPosition(self.viewport().mapFrom(self, event.pos())).position()
            QToolTip.showText(event.globalPos(), self._words_at(len(_before(self.toPlainText(), at))), self)
            return True
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
