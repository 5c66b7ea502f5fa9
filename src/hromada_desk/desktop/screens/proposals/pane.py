"""One language of a section: who wrote it when, whether the translation still fits, the text, and its counter."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.labels import ElidedLabel, Label
from hromada_desk.desktop.kit.marks import column, hairline, name_for_readers, row
from hromada_desk.desktop.screens.proposals.answer_edit import AnswerEdit
from hromada_desk.desktop.screens.proposals.counter import Counted, Counter
from hromada_desk.desktop.screens.proposals.stale_bar import StaleBar
from hromada_desk.desktop.screens.proposals.text_marks import (
    CHANGED,
    PROBLEM,
    Place,
    TextMark,
    fact_marks,
    figure_marks,
    overflow_start,
)
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.domain.counting import count
from hromada_desk.domain.figure_check import Contradiction
from hromada_desk.domain.forms import Section
from hromada_desk.domain.live_facts import Words, put_in
from hromada_desk.domain.markdown import plain
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.text.catalog import translate

HEAD = 36


class AnswerPane(QFrame):
    """A pane with its own border; the one with the caret has the accent."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language: Language = language
        self._section = Section(code="", title=Bilingual())
        self._changed: tuple[Place, ...] = ()
        self._facts: Words = {}
        self._figures: Callable[[str], Sequence[Contradiction]] = _nothing
        self._written = ElidedLabel("", Type.SMALL, "secondary")
        self._who = ElidedLabel("", Type.SMALL, "secondary")
        self.note = ElidedLabel("", Type.SMALL)
        self.stale = StaleBar()
        self.edit = AnswerEdit()
        self.counter = Counter()
        self.edit.typed.connect(self._measure)
        self.edit.noted.connect(self._show_note)
        self.edit.entered.connect(self.update)
        self.edit.left.connect(self.update)
        self.setFocusProxy(self.edit)
        layout = column(self, spacing=0, margins=(2, 2, 2, 2))
        layout.addWidget(self._head())
        layout.addWidget(hairline())
        layout.addWidget(self.stale)
        layout.addWidget(self.edit, 1)
        layout.addWidget(hairline())
        layout.addWidget(self.counter)

    def show_side(self, section: Section, number: str, text: str) -> None:
        """Show the text of a section."""
        self._section = section
        name_for_readers(self.edit, translate("workshop.pane", language=translate(f"workshop.language.{self.language}"),
                                              number=number, title=section.title))
        self.edit.show_text(text)
        self._measure()

    def show_past(self, written: str, who: str) -> None:
        """When it was last written, and by whom."""
        self._written.setText(written)
        self._who.setText(who)

    def show_changes(self, places: tuple[Place, ...]) -> None:
        """What of this text is newer than its translation."""
        self._changed = places
        self._mark()

    def show_facts(self, words: Words) -> None:
        """What the live facts of the text say."""
        if words != self._facts:
            self._facts = words
            self._measure()

    def show_figures(self, check: Callable[[str], Sequence[Contradiction]]) -> None:
        """How figures in the text are compared with the data of the moment."""
        self._figures = check
        self._mark()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = self.edit.hasFocus()
        width = 2 if focused else 1
        outline = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.setPen(QPen(style.colour(Token.ACCENT if focused else Token.EDGE), width))
        painter.setBrush(style.colour(Token.SUNKEN if self.edit.isReadOnly() else Token.SURFACE))
        painter.drawRoundedRect(outline, Size.RADIUS, Size.RADIUS)
        painter.end()

    def _head(self) -> QWidget:
        head = QWidget()
        head.setMinimumHeight(style.px(HEAD))
        layout = row(head, spacing=10, margins=(12, 0, 12, 0))
        layout.addWidget(Label(translate(f"workshop.language.{self.language}"), Type.SMALL_BOLD))
        layout.addWidget(self._written)
        layout.addWidget(self.note, 100)
        layout.addStretch(1)
        layout.addWidget(self._who)
        self.note.hide()
        return head

    def _show_note(self, words: str) -> None:
        """What is said of the mark under the caret stands in the head in place of who wrote the text when."""
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self._written.setVisible(not words)
        self._who.setVisible(not words)
        self._describe()

    def _length(self, text: str) -> int:
        """How long a text is where it goes: by what its facts say, without marks of headings and bold."""
        return count(plain(put_in(text, self._facts)), self._section.counting)

    def _measure(self) -> None:
        length = self._length(self.edit.text())
        self.counter.show_count(Counted(length, self._section.limit, self._section.counting))
        self._describe()
        self._mark()

    def _describe(self) -> None:
        """For readers: the count, and what is said at the caret."""
        measured = self.counter.accessibleName()
        self.edit.setAccessibleDescription(". ".join(part for part in (measured, self.note.text()) if part))

    def _mark(self) -> None:
        text = self.edit.text()
        marks = [TextMark(place, CHANGED) for place in self._changed]
        marks += fact_marks(text, self._facts) + figure_marks(self._figures(text))
        start = overflow_start(text, self._section.limit, self._length)
        if start < len(text):
            marks.append(TextMark((start, len(text)), PROBLEM))
        self.edit.show_marks(marks)


def _nothing(_text: str) -> Sequence[Contradiction]:
    return ()
