"""The text of one language: plain text that is typed, marked where it is too long or newer than its translation."""

from PySide6.QtCore import QEvent, QMimeData, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QApplication, QFrame

from hromada_desk.desktop import style
from hromada_desk.desktop.screens.proposals.marked_edit import MarkedEdit
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.pasted import LONGEST, markdown_of_html, tidy_plain

MARGIN = 14
HTML_PER_LETTER = 40
"""How much mark-up a letter of another program may bring along before it is no text."""

BARE = "QPlainTextEdit, QPlainTextEdit:focus { border: none; padding: 0; background: transparent; }"


class AnswerEdit(MarkedEdit):
    """Long text without frame. `typed` at each change by the person, `left` when the focus goes to another control."""

    typed = Signal()
    refused = Signal(int)
    """A paste was too long: so many characters."""

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
