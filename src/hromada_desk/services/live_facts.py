"""Live facts in words: what each says now, what it said when the proposal was finalised, and texts with them put in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from hromada_desk.domain.case import Case
from hromada_desk.domain.live_facts import FACTS, Part, Value, values
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.records.proposal_life import ProposalVersion
from hromada_desk.domain.rules.form_texts import with_facts_in
from hromada_desk.domain.values import LANGUAGES, Bilingual, Language
from hromada_desk.services.desk import Desk
from hromada_desk.text.catalog import translate
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import format_money, format_number, format_share

FROZEN_IN = frozenset({"finalised", "ready", "sent", "received", "clarification", "awarded", "rejected"})
"""States in which the facts of a proposal say what they said when it was finalised."""

PREFIX = "fact"
"""Frozen facts stand among the figures of a version as `fact.<language>.<name>`."""

_SHARE_PLACES = 1


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as a person chooses it: its name, what it is, and what it says; empty where the data say nothing."""

    name: str
    label: str
    value: str


def fact_words(case: Case) -> dict[Language, dict[str, str]]:
    """What every fact of a case that has a value says, in both languages."""
    found = values(case)
    said = {language: {name: _written(value, language) for name, value in found.items()} for language in LANGUAGES}
    return {language: {name: words for name, words in named.items() if words} for language, named in said.items()}


def with_facts(case: Case, kept: Mapping[Language, Mapping[str, str]] | None = None) -> Case:
    """The case with the words of its facts: those `kept` when it was finalised, else those of now.

    Nothing is computed for a case whose texts hold no fact.
    """
    if case.facts or case.proposal is None or not any(_holds_facts(each) for each in case.all(Answer)):
        return case
    return replace(case, facts=kept or fact_words(case))


def fact_lines(case: Case, language: Language) -> tuple[FactLine, ...]:
    """The facts a person may put into a text, those that say something first; labels in the chosen language."""
    words = (case.facts or fact_words(case)).get(language, {})
    found = [FactLine(name, fact_label(name), words.get(name, "")) for name in FACTS]
    return tuple(sorted(found, key=lambda each: not each.value))


def fact_label(name: str) -> str:
    """What a fact is called, in the chosen language; an unknown one is called as it is written."""
    return translate(f"fact.{name}") if name in FACTS else name


def answers_as_shown(case: Case) -> Case:
    """The case with the facts put into its answers: for everything that leaves the editor."""
    if not case.facts:
        return case
    answers = tuple(_put_in(each, case) for each in case.all(Answer))
    return replace(case, records={**case.records, Answer.kind: answers})


def figures_to_freeze(case: Case) -> dict[str, str]:
    """What the facts say now, as a version keeps them beside its figures."""
    return {f"{PREFIX}.{language}.{name}": words for language, named in fact_words(case).items()
            for name, words in named.items()}


def frozen_facts(desk: Desk, proposal: Proposal) -> dict[Language, dict[str, str]]:
    """What the facts said when the proposal was finalised last; empty for one that is still being written."""
    if proposal.status not in FROZEN_IN:
        return {}
    finals = [each for each in desk.all(ProposalVersion, proposal_id=proposal.id) if each.status == "finalised"]
    newest = max(finals, key=lambda each: (str(each.made_at or ""), each.id), default=None)
    return facts_of_version(newest) if newest is not None else {}


def facts_of_version(version: ProposalVersion) -> dict[Language, dict[str, str]]:
    """The facts kept with a version; empty where it keeps none that can be read."""
    try:
        read: Any = json.loads(version.figures or "{}")
    except ValueError:
        return {}
    if not isinstance(read, dict):
        return {}
    found: dict[Language, dict[str, str]] = {}
    for language in LANGUAGES:
        start = f"{PREFIX}.{language}."
        named = {str(key).removeprefix(start): str(value) for key, value in read.items() if str(key).startswith(start)}
        if named:
            found[language] = named
    return found


def _holds_facts(answer: Answer) -> bool:
    return any("{{" in answer.content.side(language) for language in LANGUAGES)


def _put_in(answer: Answer, case: Case) -> Answer:
    if not _holds_facts(answer):
        return answer
    uk, en = (with_facts_in(case, answer.content.side(language), language) for language in ("uk", "en"))
    return replace(answer, content=Bilingual(uk, en))


def _written(value: Value | Part, language: Language) -> str:
    match value:
        case None:
            words = ""
        case Money():
            words = format_money(value, language, places=0 if value.amount == value.amount.to_integral() else None)
        case Part():
            share = value.value.quantize(Decimal("0.0001")).normalize()
            words = format_share(share, language, places=None if share.scaleb(2) % 1 == 0 else _SHARE_PLACES)
        case date():
            words = format_date(value, language)
        case Bilingual():
            words = value.side(language)
        case str():
            words = value
        case _:
            words = format_number(value, language)
    return words
