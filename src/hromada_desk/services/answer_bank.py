"""The bank of answers: texts that answer the same question of many forms, in three lengths, and where they are used.

A text is taken into a proposal as a copy: the bank may move on without changing what was sent.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any, Literal

from hromada_desk.domain.counting import count
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.live_facts import places
from hromada_desk.domain.markdown import plain
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.records.proposal_life import ReusableAnswer
from hromada_desk.domain.values import LANGUAGES, Bilingual
from hromada_desk.services.desk import Desk

Length = Literal["short", "medium", "long"]
WORDS = MappingProxyType({"short": 50, "medium": 150, "long": 300})
"""How many words a text of each length is meant to have."""

LENGTHS: tuple[Length, ...] = ("short", "medium", "long")
FRESH_DAYS = 180
"""After so long without being looked at an answer may be out of date."""

_RECOGNISED = 8
"""So many words in a row, taken from the bank, tell that an answer was used."""


@dataclass(frozen=True, slots=True)
class BankRow:
    """An answer of the bank in a list: how old its last look is, and the proposals that use it."""

    answer: ReusableAnswer
    days: int | None
    used_in: tuple[Proposal, ...]

    @property
    def is_fresh(self) -> bool:
        """Whether it was looked at lately."""
        return self.days is not None and self.days <= FRESH_DAYS


def bank(desk: Desk) -> tuple[BankRow, ...]:
    """The answers by title, each with its freshness and use."""
    proposals = {each.id: each for each in desk.all(Proposal)}
    texts = [(each.proposal_id, " ".join(f"{each.content.uk} {each.content.en}".split()))
             for each in desk.all(Answer) if each.content and each.proposal_id in proposals]
    today = desk.today()
    rows = []
    for answer in desk.all(ReusableAnswer):
        signs = tuple(_signs(answer))
        used = dict.fromkeys(owner for owner, text in texts if any(each in text for each in signs))
        rows.append(BankRow(answer, _age(answer.reviewed_on, today), tuple(proposals[each] for each in used)))
    return tuple(sorted(rows, key=lambda each: (each.answer.title.best("uk").casefold(), each.answer.id)))


def text_of(answer: ReusableAnswer, length: Length) -> Bilingual:
    """The text of that length."""
    found: Bilingual = getattr(answer, length)
    return found


def length_of(text: Bilingual) -> Length:
    """Which length a text is nearest to, by the longer of its sides."""
    words = max(words_in(text.side(each)) for each in LANGUAGES)
    return min(LENGTHS, key=lambda each: abs(WORDS[each] - words))


def words_in(text: str) -> int:
    """How many words a text has, without its marks; a live fact counts as one."""
    for place in reversed(list(places(text))):
        text = f"{text[:place.start]}x{text[place.end:]}"
    return count(plain(text), "words")


def keep_in_bank(desk: Desk, title: str, content: Bilingual, answer: ReusableAnswer | None = None) -> ReusableAnswer:
    """Keep a text as a new answer, or as the variant of its length of one that is there; it is fresh as of today.

    Raises RuleBroken: answer_bank.empty without a text, answer_bank.unnamed without a title.
    """
    if not any(content.side(each).strip() for each in LANGUAGES):
        raise RuleBroken("answer_bank.empty")
    if answer is None and not title.strip():
        raise RuleBroken("answer_bank.unnamed")
    kept = answer or ReusableAnswer(id=desk.new_id(), title=Bilingual(title.strip(), title.strip()))
    variant: dict[str, Any] = {length_of(content): content}
    kept = replace(kept, reviewed_on=desk.today(), **variant)
    desk.put("change.kept_in_bank", kept, title=kept.title.best("uk"))
    return kept


def looked_at(desk: Desk, answer: ReusableAnswer) -> ReusableAnswer:
    """The person looked the answer over today: it still holds."""
    changed = replace(answer, reviewed_on=desk.today())
    desk.put("change.bank_looked_at", changed, title=answer.title.best("uk"))
    return changed


def _age(reviewed_on: date | None, today: date) -> int | None:
    return (today - reviewed_on).days if reviewed_on is not None else None


def _signs(answer: ReusableAnswer) -> Iterator[str]:
    """The opening words of each text, by which a copy of it is known; a shorter text is known by all of it."""
    for length in LENGTHS:
        for language in LANGUAGES:
            words = text_of(answer, length).side(language).split()
            if words:
                yield " ".join(words[:_RECOGNISED])
