"""Live facts: places in a text such as {{budget.total}} that say what the data say at that moment.

A fact is a name and a way to read it off a case; how a value is written in a language is the business of others, who
hand the written words back (`Words`). A text is measured, copied and printed with its facts put in.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from hromada_desk.domain.budget_reading import BudgetReading, budget_readings
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Activity, Call, Proposal, ProposalPartner
from hromada_desk.domain.values import Bilingual

Value = Money | Decimal | int | date | Bilingual | str | None
Words = Mapping[str, str]
"""The facts that have a value, as one language writes them, by name."""

_PLACE = re.compile(r"\{\{([^{}\n]*)\}\}")
_NAME = re.compile(r"\s*([\w.]+)\s*")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of one, shown in per cent."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class FactPlace:
    """A fact in a text: from and to in characters, and the name as it is written there."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class _Sources:
    """What facts are read off: the case, and its first budget where it has one."""

    case: Case
    budget: BudgetReading | None

    @property
    def project(self) -> Project:
        return self.case.project or Project(id="")

    @property
    def proposal(self) -> Proposal:
        return self.case.proposal or Proposal(id="")

    @property
    def call(self) -> Call:
        return self.case.call or Call(id="")


_Read = Callable[[_Sources], Value | Part]


def places(text: str) -> Iterator[FactPlace]:
    """The facts of a text, known or not, in their order."""
    for found in _PLACE.finditer(text):
        named = _NAME.fullmatch(found[1])
        yield FactPlace(found.start(), found.end(), named[1] if named else found[1].strip())


def put_in(text: str, words: Words) -> str:
    """The text with the words of its facts; a fact without words stays as it is written."""
    if "{{" not in text:
        return text
    parts, at = [], 0
    for place in places(text):
        parts += [text[at:place.start], words.get(place.name, text[place.start:place.end])]
        at = place.end
    return "".join((*parts, text[at:]))


def values(case: Case) -> dict[str, Value | Part]:
    """Every fact of a case by name; None or an empty text where the data say nothing."""
    sources = _Sources(case, next(iter(budget_readings(case)), None))
    return {name: read(sources) for name, read in FACTS.items()}


def written_as(name: str) -> str:
    """How a fact stands in a text."""
    return "{{" + name + "}}"


def _of_budget(read: Callable[[BudgetReading], Value | Part]) -> _Read:
    """A figure of the budget; a budget nobody priced yet says nothing."""
    return lambda each: read(each.budget) if each.budget is not None and each.budget.figures.priced else None


def _part(part: Money, whole: Money) -> Part | None:
    return Part(Decimal(part.minor) / Decimal(whole.minor)) if whole.minor else None


def _dream(sources: _Sources) -> str:
    return next((each.value for each in sources.case.where(Identifier, scheme="DREAM")), "")


def _deadline(sources: _Sources) -> date | None:
    return sources.call.deadline_at.date() if sources.call.deadline_at is not None else None


FACTS: Mapping[str, _Read] = MappingProxyType({
    "budget.total": _of_budget(lambda each: each.figures.total),
    "budget.grant": _of_budget(lambda each: each.figures.grant),
    "budget.own": _of_budget(lambda each: each.own),
    "budget.local": _of_budget(lambda each: each.figures.own_contribution),
    "budget.in_kind": _of_budget(lambda each: each.figures.in_kind),
    "budget.eligible": _of_budget(lambda each: each.figures.eligible),
    "budget.besides_grant": _of_budget(lambda each: each.figures.total - each.figures.grant),
    "budget.grant_share": _of_budget(lambda each: _part(each.figures.grant, each.figures.total)),
    "proposal.title": lambda each: each.proposal.title,
    "proposal.acronym": lambda each: each.proposal.acronym,
    "proposal.number": lambda each: each.proposal.number,
    "proposal.months": lambda each: each.proposal.duration_months,
    "proposal.start": lambda each: each.proposal.period.start,
    "proposal.end": lambda each: each.proposal.period.end,
    "proposal.requested": lambda each: each.proposal.requested_grant,
    "proposal.partners": lambda each: len(each.case.all(ProposalPartner)) or None,
    "proposal.activities": lambda each: len(each.case.all(Activity)) or None,
    "project.title": lambda each: each.project.title,
    "project.number": lambda each: each.project.number,
    "project.dream": _dream,
    "project.cost": lambda each: each.project.estimated_cost,
    "project.beneficiaries": lambda each: each.project.beneficiaries,
    "project.beneficiaries.women": lambda each: each.project.beneficiaries_women,
    "project.beneficiaries.children": lambda each: each.project.beneficiaries_children,
    "project.beneficiaries.displaced": lambda each: each.project.beneficiaries_displaced,
    "project.beneficiaries.disabled": lambda each: each.project.beneficiaries_disabled,
    "hromada.name": lambda each: each.case.hromada.name,
    "hromada.council": lambda each: each.case.hromada.council_name,
    "hromada.population": lambda each: each.case.hromada.population,
    "hromada.displaced": lambda each: each.case.hromada.displaced_people,
    "hromada.settlements": lambda each: each.case.hromada.settlements,
    "hromada.area": lambda each: each.case.hromada.area_km2,
    "hromada.edrpou": lambda each: each.case.hromada.edrpou,
    "hromada.head": lambda each: each.case.hromada.head_name,
    "call.title": lambda each: each.call.title,
    "call.programme": lambda each: each.call.programme,
    "call.reference": lambda each: each.call.reference,
    "call.deadline": _deadline,
})
"""Every fact there is, in the order a person is offered them. Only what a donor may read stands here."""
