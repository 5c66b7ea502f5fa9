"""A checklist of the form: one box per item, each tick one change."""

from PySide6.QtWidgets import QCheckBox, QWidget

from hromada_desk.desktop.kit.marks import column, frame, name_for_readers
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.grounds import scrolling
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.states import SectionName, StatePill
from hromada_desk.domain.case import Case
from hromada_desk.domain.form_blanks import ticked, with_ticks
from hromada_desk.domain.forms import Section
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.rules.form_texts import answers_by_section
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.proposals import write_sides
from hromada_desk.text.catalog import current

WIDEST = 720


class CheckPage(QWidget):
    """The items in their order."""

    def __init__(self, office: Office, section: Section, name: SectionName) -> None:
        super().__init__()
        self._office, self._section = office, section
        self._proposal: Proposal | None = None
        self.head = PageHead()
        self.head.show_title(name.whole, section.guidance.best(current().language))
        self.boxes = [self._box(each) for each in section.items]
        card = frame("card")
        card.setMaximumWidth(WIDEST)
        items = column(card, spacing=4, margins=(16, 10, 16, 10))
        for box in self.boxes:
            items.addWidget(box)
        inside = QWidget()
        body = column(inside)
        body.addWidget(card)
        body.addStretch(1)
        layout = column(self, spacing=12, margins=(16, 12, 16, 12))
        layout.addWidget(self.head)
        layout.addWidget(scrolling(inside), 1)

    def show_case(self, case: Case) -> None:
        """The ticks of that proposal."""
        self._proposal = case.proposal
        answer = answers_by_section(case).get(self._section.code)
        ticks = ticked(self._section, answer.content if answer is not None else Bilingual())
        for box, tick in zip(self.boxes, ticks, strict=True):
            box.setChecked(tick)
            box.setEnabled(not self._office.desk.read_only)

    def show_state(self, pill: StatePill) -> None:
        """The state beside the title."""
        self.head.show_pill(pill.words, pill.icon, pill.tone)

    def focus_first(self) -> None:
        """The first box that is not ticked, or the first at all."""
        open_ones = [each for each in self.boxes if not each.isChecked()]
        (open_ones or self.boxes)[0].setFocus()

    def _box(self, item: Bilingual) -> QCheckBox:
        words = item.best(current().language)
        box = QCheckBox(words)
        name_for_readers(box, words)
        box.clicked.connect(self._write)
        return box

    def _write(self) -> None:
        proposal = self._proposal
        if proposal is None:
            return
        text = with_ticks(self._section, tuple(each.isChecked() for each in self.boxes))
        language = self._section.languages[0]
        self._office.runner.run(lambda: write_sides(self._office.desk, proposal, self._section.code, {language: text}))
