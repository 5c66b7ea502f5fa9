"""The annexes a form asks for: what is there, what is missing, adding a file."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.marks import clear_layout, column, frame, name_for_readers, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.screens.proposals.grounds import scrolling
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.states import SectionName, StatePill
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Annex, Section
from hromada_desk.services import editing
from hromada_desk.services.proposal_annexes import AnnexState, annexes_of, attach
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_size

WIDEST = 720


class AnnexList(QWidget):
    """One card per annex."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._case: Case | None = None
        self._shown: tuple[AnnexState, ...] | None = None
        self._cards = column(self, spacing=8)
        self.buttons: dict[str, QPushButton] = {}
        self.setMaximumWidth(WIDEST)

    def show_case(self, case: Case) -> None:
        """The annexes of that proposal; the cards stay while nothing changed, and so does the focus."""
        self._case, states = case, annexes_of(case)
        if states == self._shown:
            return
        focused = next((code for code, each in self.buttons.items() if each.hasFocus()), "")
        self._shown = states
        self.buttons.clear()
        clear_layout(self._cards)
        for state in states:
            self._cards.addWidget(self._card(state))
        if focused in self.buttons:
            self.buttons[focused].setFocus()

    def focus_missing(self) -> None:
        """The button of the first annex that is missing, or the first at all."""
        missing = [each.annex.code for each in self._shown or () if each.attachment is None and each.is_wanted]
        for code in (*missing, *self.buttons):
            self.buttons[code].setFocus(Qt.FocusReason.ShortcutFocusReason)
            return

    def _card(self, state: AnnexState) -> QWidget:
        card = frame("card")
        title = state.annex.title.best(current().language)
        tone = Tone.OK if state.attachment else Tone.PROBLEM if state.is_wanted else Tone.PLAIN
        words = _words(state)
        name_for_readers(card, title, words)
        layout = row(card, spacing=12, margins=(16, 10, 12, 10))
        layout.addWidget(Glyph(tone.icon or "attach", tone.ink if tone is not Tone.PLAIN else Token.TEXT_2, 20))
        texts = column(spacing=0)
        texts.addWidget(FlowingLabel(title, Type.BODY_BOLD))
        texts.addWidget(FlowingLabel(words, Type.SMALL, "secondary"))
        layout.addLayout(texts, 1)
        made = self._button(state)
        name_for_readers(made, f"{made.text()} {title}")
        made.setEnabled(not self._office.desk.read_only)
        self.buttons[state.annex.code] = made
        layout.addWidget(made)
        return card

    def _button(self, state: AnnexState) -> QPushButton:
        attachment = state.attachment
        if attachment is None:
            return button(translate("workshop.annex.add"), lambda: self.add(state.annex), icon_name="attach",
                          size="small")
        return button(translate("workshop.annex.remove"), lambda: self._remove(state), icon_name="trash", size="small")

    def add(self, annex: Annex) -> None:
        """Ask for the file and take it in."""
        case, files = self._case, self._office.files
        title, folder = annex.title.best(current().language), Path(load_settings().last_folder or Path.home())
        path = files.file_to_open(title, ((translate("kit.all_files"), "*"),), folder)
        if path is not None and case is not None and case.proposal is not None:
            proposal = case.proposal
            self._office.runner.run(lambda: attach(self._office.desk, proposal, annex, path))

    def _remove(self, state: AnnexState) -> None:
        attachment = state.attachment
        if attachment is not None:
            self._office.runner.run(lambda: editing.remove(self._office.desk, attachment))
            self._office.offer_undo(translate("workshop.annex.removed", title=attachment.file_name))


class AnnexPage(QWidget):
    """The section of annexes."""

    def __init__(self, office: Office, section: Section, name: SectionName) -> None:
        super().__init__()
        self.head = PageHead()
        self.head.show_title(name.whole, section.guidance.best(current().language))
        self.annexes = AnnexList(office)
        inside = QWidget()
        body = column(inside)
        body.addWidget(self.annexes)
        body.addStretch(1)
        layout = column(self, spacing=12, margins=(16, 12, 16, 12))
        layout.addWidget(self.head)
        layout.addWidget(scrolling(inside), 1)

    def show_state(self, pill: StatePill) -> None:
        """The state beside the title."""
        self.head.show_pill(pill.words, pill.icon, pill.tone)


def _words(state: AnnexState) -> str:
    kind = choice_label("attachment_type", state.annex.attachment_type)
    if state.attachment is None:
        return _absent(state, kind)
    size = state.attachment.size_bytes
    return " · ".join(part for part in (state.attachment.file_name or state.attachment.title.best(current().language),
                                        format_size(size, current().language) if size else "") if part)


def _absent(state: AnnexState, kind: str) -> str:
    """What is to be said of an annex without a file; one that is wanted in some cases says why it is or is not."""
    if state.reason is None:
        return translate("workshop.annex.not_here", kind=kind)
    words = translate("workshop.annex.missing" if state.annex.required else "workshop.annex.optional", kind=kind)
    because = f"workshop.annex.because.{state.reason.code}"
    return f"{words} · {translate(because, **state.reason.details)}" if current().has(because) else words
