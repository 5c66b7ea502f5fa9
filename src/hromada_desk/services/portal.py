"""Copying into a donor's portal: field by field in the form's order, counted as the form counts, ticked when pasted."""

import unicodedata
from dataclasses import dataclass, replace
from math import ceil

from hromada_desk.domain.counting import count
from hromada_desk.domain.form_blanks import is_blank
from hromada_desk.domain.forms import Section
from hromada_desk.domain.records.outbox import PortalEntry
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.rules.form_texts import WRITTEN_KINDS, answers_by_section, as_counted
from hromada_desk.domain.translation import digest
from hromada_desk.domain.values import Language
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk

MINUTES_A_FIELD, CHARACTERS_A_MINUTE = 1, 2500
"""Finding a field, pasting and looking at it; and how fast a pasted text is looked over."""


@dataclass(frozen=True, slots=True)
class PortalField:
    """A section of the form as it goes into a portal. `text` is what is copied, `entry` the tick if there is one."""

    section: Section
    text: str
    length: int
    entry: PortalEntry | None

    @property
    def is_pasted(self) -> bool:
        """Whether this very text was pasted."""
        return self.entry is not None and self.entry.digest == digest(self.text)

    @property
    def is_outdated(self) -> bool:
        """Whether the text was changed since it was pasted: the portal holds another one."""
        return self.entry is not None and not self.is_pasted

    @property
    def over(self) -> int:
        """By how much the text is longer than the form allows, 0 where it is not."""
        return max(0, self.length - self.section.limit) if self.section.limit else 0

    @property
    def minutes(self) -> int:
        """What is left to do for this field, in minutes."""
        return 0 if self.is_pasted or not self.text else MINUTES_A_FIELD + ceil(len(self.text) / CHARACTERS_A_MINUTE)


def portal_fields(desk: Desk, proposal_id: str, language: Language) -> tuple[PortalField, ...]:
    """The written sections in the form's order; none without a form."""
    case = proposal_case(desk, proposal_id)
    answers = answers_by_section(case)
    ticks = {each.section: each for each in desk.all(PortalEntry, proposal_id=proposal_id, language=language)}
    fields = []
    for section in case.form.sections if case.form is not None else ():
        if section.section_kind in WRITTEN_KINDS and language in section.languages:
            answer = answers.get(section.code)
            written = answer.content.side(language) if answer is not None else ""
            text = "" if is_blank(section, written) else as_pasted(as_counted(case, written, language))
            fields.append(PortalField(section, text, count(text, section.counting), ticks.get(section.code)))
    return tuple(fields)


def minutes_left(fields: tuple[PortalField, ...]) -> int:
    """Minutes until everything is in the portal."""
    return sum(each.minutes for each in fields)


def tick(desk: Desk, proposal_id: str, field: PortalField, language: Language) -> PortalEntry:
    """The text of the field is in the portal now."""
    present = field.entry or PortalEntry(id=desk.new_id(), proposal_id=proposal_id, section=field.section.code,
                                         language=language)
    entry = replace(present, pasted_at=desk.now(), digest=digest(field.text), alive=True)
    desk.put("change.portal_ticked", entry, title=field.section.title.best("uk"))
    return entry


def untick(desk: Desk, field: PortalField) -> None:
    """It is not in the portal after all."""
    if field.entry is not None:
        desk.put("change.portal_unticked", replace(field.entry, alive=False), title=field.section.title.best("uk"))


def portal_proposals(desk: Desk) -> tuple[Proposal, ...]:
    """The proposals whose call has a form with fields."""
    return tuple(each for each in desk.all(Proposal) if portal_fields(desk, each.id, "uk"))


def as_pasted(text: str) -> str:
    """The text as a portal takes it: composed letters, one kind of line ends, nothing at both ends."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
