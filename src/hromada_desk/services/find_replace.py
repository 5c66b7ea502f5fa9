"""Finding words in all sections of a proposal, and replacing them as one change."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.live_facts import places
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.translation import digest, is_stale, source_language, translation_language
from hromada_desk.domain.values import LANGUAGES, Bilingual, Language
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.locked_proposals import refuse_locked

AROUND = 40
"""How many characters are shown on each side of what was found."""

MOST_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for. Spaces stand for any white space; facts in a text are never found nor changed."""

    text: str
    match_case: bool = False
    whole_words: bool = False

    def pattern(self) -> re.Pattern[str] | None:
        """How it is looked for; None for nothing."""
        words = self.text.split(" ")
        if not self.text.strip():
            return None
        edge = r"(?<!\w){}(?!\w)" if self.whole_words else "{}"
        found = edge.format(r"[ \u00a0\u202f]".join(re.escape(each) for each in words))
        return re.compile(found, 0 if self.match_case else re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in the text of one section and language, and the words around it."""

    section: str
    title: Bilingual
    language: Language
    start: int
    end: int
    before: str
    found: str
    after: str


def find(desk: Desk, proposal_id: str, wanted: Wanted) -> tuple[Hit, ...]:
    """Every place in the order of the form, Ukrainian before English."""
    pattern = wanted.pattern()
    if pattern is None:
        return ()
    case = proposal_case(desk, proposal_id)
    return tuple(hit for answer in _in_order(case) for language in LANGUAGES
                 for hit in _hits(case, answer, language, pattern))


def replace_all(desk: Desk, proposal: Proposal, wanted: Wanted, by: str) -> int:
    """Replace it everywhere as one change; returns in how many places. Nothing found changes nothing.

    A translation that fitted its source fits still, since both were changed by the same wish.
    Raises RuleBroken: find_replace.nothing_wanted without words to look for, proposal.locked for a finalised one.
    """
    pattern = wanted.pattern()
    if pattern is None:
        raise RuleBroken("find_replace.nothing_wanted")
    refuse_locked(desk, proposal.id)
    changed, places_changed = [], 0
    for answer in desk.all(Answer, proposal_id=proposal.id):
        content = answer.content
        for language in LANGUAGES:
            text, number = _replaced(answer.content.side(language), pattern, by)
            content = content.with_side(language, text)
            places_changed += number
        if content != answer.content:
            changed.append(_kept_current(answer, replace(answer, content=content)))
    if changed:
        desk.put("change.replaced_in_texts", *changed, found=wanted.text, by=by)
    return places_changed


def _kept_current(before: Answer, after: Answer) -> Answer:
    if is_stale(before) or not after.translated_from or not after.content.side(translation_language(after)):
        return after
    return replace(after, translated_from=digest(after.content.side(source_language(after))))


def _in_order(case: Case) -> list[Answer]:
    order = [each.code for each in case.form.sections] if case.form is not None else []
    return sorted(case.all(Answer), key=lambda each: (order.index(each.section) if each.section in order
                                                      else len(order), each.id))


def _hits(case: Case, answer: Answer, language: Language, pattern: re.Pattern[str]) -> Iterator[Hit]:
    text = answer.content.side(language)
    section = case.form.section(answer.section) if case.form is not None else None
    title = section.title if section is not None else Bilingual(answer.section, answer.section)
    for start, end in _found(text, pattern):
        yield Hit(answer.section, title, language, start, end, text[max(0, start - AROUND):start], text[start:end],
                  text[end:end + AROUND])


def _found(text: str, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    facts = [(each.start, each.end) for each in places(text)]
    for match in pattern.finditer(text):
        if not any(start < match.end() and match.start() < end for start, end in facts):
            yield match.span()


def _replaced(text: str, pattern: re.Pattern[str], by: str) -> tuple[str, int]:
    parts, at, number = [], 0, 0
    for start, end in _found(text, pattern):
        parts += [text[at:start], by]
        at, number = end, number + 1
    return "".join((*parts, text[at:])), number
