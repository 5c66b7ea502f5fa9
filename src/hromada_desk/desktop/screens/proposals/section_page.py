"""A written section: title, guidance, and its text in Ukrainian, in English, or side by side."""

from functools import partial

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent

from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.answer_keeper import AnswerKeeper
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.pane import AnswerPane
from hromada_desk.desktop.screens.proposals.section_past import show_past
from hromada_desk.desktop.screens.proposals.states import SectionName, StatePill
from hromada_desk.desktop.screens.proposals.writing_tools import WritingTools
from hromada_desk.desktop.screens.proposals.written_page import WrittenPage
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.case import Case
from hromada_desk.domain.figure_check import contradictions, known_figures
from hromada_desk.domain.forms import Section
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.values import LANGUAGES, Bilingual
from hromada_desk.services.proposals import declare_translation_current
from hromada_desk.text.catalog import current, translate, translate_plural

BOTH = "both"
SIDE_BY_SIDE_FROM = 560
"""Narrower than this only one language is shown at a time."""

NARROWEST = 340
WIDEST_PANE, UNBOUNDED = 680, 16_777_215
"""A line of a single pane stays within what the eye follows."""


class SectionPage(WrittenPage):
    """The editors of one section. `typed` at each key; what is typed is kept by the `AnswerKeeper`."""

    typed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._shown: Bilingual | None = None
        self._key = ("", "")
        self.keeper = AnswerKeeper(office, self)
        self.keeper.kept.connect(self._kept)
        self.head = PageHead()
        self._view = BOTH
        self._switches = (_switch("uk", "en", BOTH), _switch("uk", "en"))
        for switch in self._switches:
            switch.chosen.connect(self.show_view)
            self.head.at_right.addWidget(switch)
        self._panes = row(spacing=12)
        for pane in self.panes.values():
            self._panes.addWidget(pane, 1)
            pane.edit.typed.connect(lambda pane=pane: self._typed(pane))
            # Once the focus has settled: between the two panes of a section nothing is left yet.
            pane.edit.left.connect(lambda: QTimer.singleShot(0, self, self._left))
            pane.edit.setReadOnly(office.desk.read_only)
            pane.stale.declared.connect(self.declare_current)
        self.tools = WritingTools(office, self)
        self.head.at_right.addWidget(self.tools.button)
        self._note = FlowingLabel("", Type.SMALL, "secondary")
        layout = column(self, spacing=8, margins=(16, 12, 16, 12))
        layout.addWidget(self.head)
        layout.addWidget(self._note)
        layout.addLayout(self._panes, 1)
        self._arrange()

    def show_case(self, case: Case) -> None:
        """What the data say now: live facts, and the figures texts are compared with."""
        known = known_figures(case)
        self.case = case
        for language, pane in self.panes.items():
            pane.show_facts(case.facts.get(language, {}))
            book = case.phrases.get(language)
            if book is not None:
                pane.show_figures(partial(contradictions, book=book, known=known))

    def show_section(self, proposal: Proposal, section: Section, name: SectionName) -> None:
        """Show a section; shown again, it leaves alone what the person is typing, and the caret."""
        key = (proposal.id, section.code)
        is_another, self._key = key != self._key, key
        answer = self.keeper.take(proposal, section.code)
        if is_another:
            self.section, self._shown = section, None
            self.head.show_title(name.whole, section.guidance.best(current().language), limit_words(section))
            self._arrange()
        content = answer.content if answer is not None else Bilingual()
        if is_another or not (self.keeper.is_undecided or content == self._shown):
            for language, pane in self.panes.items():
                pane.show_side(section, name.number, content.side(language))
        if not self.keeper.is_undecided:
            self._shown = content
        if is_another:
            self._recovered(answer)
        show_past(self._office.desk, self.panes, answer)

    def show_state(self, pill: StatePill) -> None:
        """The state beside the title."""
        self.head.show_pill(pill.words, pill.icon, pill.tone)

    def commit(self) -> None:
        """Write what is being typed."""
        self.keeper.commit()

    def show_view(self, view: str) -> None:
        """"uk", "en", or both side by side."""
        self._view = view
        self._arrange()

    def focus_language(self, language: str = "", at: int = -1) -> None:
        """The caret into the pane of that language, or into the first one shown; `at` is behind how many characters."""
        if language in LANGUAGES and self.panes["en" if language == "en" else "uk"].isHidden():
            self.show_view(language)
        shown = [each for each in self.panes.values() if not each.isHidden()]
        wanted = [each for each in shown if each.language == language] or shown
        if wanted:
            wanted[0].edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if at >= 0:
                wanted[0].edit.put_caret(at)

    def declare_current(self) -> None:
        """The person says that the translation still says what the source says."""
        self.commit()
        answer = self.keeper.answer
        if answer is not None:
            self._office.runner.run(lambda: declare_translation_current(self._office.desk, answer))

    def minimumSizeHint(self) -> QSize:
        """Side by side needs more room, but gives way to one language before the window grows."""
        return QSize(NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (self.width() < SIDE_BY_SIDE_FROM) != self._switches[0].isHidden():
            self._arrange()

    def _typed(self, pane: AnswerPane) -> None:
        self.keeper.typed(pane.language, pane.edit.text(), pane.edit.caret())
        self.typed.emit()

    def _left(self) -> None:
        if not any(each.edit.hasFocus() for each in self.panes.values()):
            self.commit()

    def _kept(self, answer: Answer) -> None:
        self._shown = answer.content
        show_past(self._office.desk, self.panes, answer)

    def _arrange(self) -> None:
        """Show the panes of the chosen view; a form in one language has no choice, nor has a narrow window both."""
        languages = self.section.languages if self.section is not None else LANGUAGES
        narrow = self.width() < SIDE_BY_SIDE_FROM
        view = self._view if self._view != BOTH or not narrow else languages[0]
        for switch, is_narrow in zip(self._switches, (False, True), strict=True):
            switch.setVisible(len(languages) > 1 and is_narrow == narrow)
            if is_narrow == narrow:
                switch.choose(view)
        alone = len(languages) == 1 or view != BOTH
        for language, pane in self.panes.items():
            pane.setVisible(language in languages and (len(languages) == 1 or view in (BOTH, language)))
            pane.setMaximumWidth(WIDEST_PANE if alone else UNBOUNDED)

    def _recovered(self, answer: Answer | None) -> None:
        """What was being typed when the power went off is in place already; say so, and put the caret there."""
        drafts = [each for each in self._office.desk.recovered
                  if answer is not None and each.kind == Answer.kind and each.record_id == answer.id]
        self._note.setText(translate("workshop.recovered") if drafts else "")
        self._note.setVisible(bool(drafts))


def _switch(*views: str) -> Segments:
    words = {"uk": "workshop.language.uk", "en": "workshop.language.en", BOTH: "workshop.side_by_side"}
    return Segments([Segment(each, translate(words[each])) for each in views], translate("workshop.views"))


def limit_words(section: Section) -> str:
    """"Up to 800 characters per language", or nothing."""
    if not section.limit:
        return ""
    each = "each" if len(section.languages) > 1 else "one"
    return translate_plural(f"workshop.limit.{section.counting}.{each}", section.limit)
