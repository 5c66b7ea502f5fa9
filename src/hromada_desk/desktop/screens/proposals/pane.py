"""One language of a section: who wrote it when, whether the translation still fits, the text, and its counter."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import ElidedLabel, Label
from hromada_desk.desktop.kit.marks import column, hairline, name_for_readers, row
from hromada_desk.desktop.screens.proposals.answer_edit import AnswerEdit, Place
from hromada_desk.desktop.screens.proposals.counter import Counter, counted, overflow_start
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.domain.forms import Section
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.text.catalog import translate

HEAD = 36


class StaleBar(QWidget):
    """Says that the source changed since; its link says that the translation is still right."""

    declared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = FlowingLabel("", Type.SMALL)
        self.link = button(translate("workshop.declare_current"), self.declared.emit, kind="link")
        layout = row(self, spacing=8, margins=(14, 6, 10, 6))
        layout.addWidget(Glyph("stale", Token.WARNING, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self.link)
        self.hide()

    def show_sentence(self, sentence: str, *, may_declare: bool) -> None:
        """Show this sentence; an empty one hides the bar."""
        self._sentence.setText(sentence)
        name_for_readers(self, sentence)
        name_for_readers(self.link, self.link.text(), sentence)
        self.link.setVisible(may_declare)
        self.setVisible(bool(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour(Token.WARNING_SOFT))
        painter.end()


class AnswerPane(QFrame):
    """A pane with its own border; the one with the caret has the accent."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language: Language = language
        self._section = Section(code="", title=Bilingual())
        self._changed: tuple[Place, ...] = ()
        self._written = ElidedLabel("", Type.SMALL, "secondary")
        self._who = ElidedLabel("", Type.SMALL, "secondary")
        self.stale = StaleBar()
        self.edit = AnswerEdit()
        self.counter = Counter()
        self.edit.typed.connect(self._measure)
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
        layout.addStretch(1)
        layout.addWidget(self._who)
        return head

    def _measure(self) -> None:
        measured = counted(self.edit.text(), self._section.limit, self._section.counting)
        self.counter.show_count(measured)
        self.edit.setAccessibleDescription(Counter.sentence(measured))
        self._mark()

    def _mark(self) -> None:
        text, section = self.edit.text(), self._section
        start = overflow_start(text, section.limit, section.counting)
        overflow = (start, len(text)) if start < len(text) else None
        fresh = tuple(place for place in self._changed if place[1] <= len(text))
        if overflow or fresh or self.edit.extraSelections():
            self.edit.mark_places(fresh, overflow)
