"""Which projects fit which calls, and what is still missing: told from what is known, before anybody writes a word.

It looks at what decides early: stage, money against the call's frame, duration, partners, annexes, the card in both
languages. A proposal that exists already speaks for itself. Money in another currency is compared at a given rate;
where there is none, it is not judged.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hromada_desk.domain.forms import Form
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call
from hromada_desk.domain.rules.dates import months_of

PAST_STAGES = ("completion", "operation", "stopped")
"""Stages at which a donor no longer pays for a project."""

PAPERS = ("problem", "goal", "solution")
"""Texts of the card every form asks for in some words."""


class Fit(StrEnum):
    """Whether a project could be submitted: now, with some things still missing, or not at all."""

    NOW = "now"
    MISSING = "missing"
    UNFIT = "unfit"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why not yet, or not at all (`final`); `code` is the key of its sentence."""

    code: str
    details: Mapping[str, object]
    final: bool = False


@dataclass(frozen=True, slots=True)
class Chance:
    """One project and one call."""

    project_id: str
    call_id: str
    reasons: tuple[Reason, ...]

    @property
    def fit(self) -> Fit:
        """The worst of its reasons."""
        if any(each.final for each in self.reasons):
            return Fit.UNFIT
        return Fit.MISSING if self.reasons else Fit.NOW

    @property
    def missing(self) -> int:
        """How many things are missing."""
        return sum(not each.final for each in self.reasons)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a project for this: its money in the call's currency, its papers, partners of the hromada."""

    project: Project
    needed: Money | None
    attachments: Sequence[Attachment]
    partners: int
    countries: int


def chance_of(known: Known, call: Call, form: Form | None) -> Chance:
    """How a project stands to a call that is open."""
    reasons = (*_stage(known), *_money(known, call), *_duration(known, call), *_partners(known, form),
               *_card(known), *_annexes(known, form))
    return Chance(known.project.id, call.id, reasons)


def _stage(known: Known) -> Iterator[Reason]:
    if known.project.stage in PAST_STAGES:
        yield Reason("matrix.past_stage", {"stage": known.project.stage}, final=True)


def _money(known: Known, call: Call) -> Iterator[Reason]:
    """What the project still needs, against the smallest grant; a larger need may be asked for in part."""
    needed, least = known.needed, call.smallest_grant
    if known.project.estimated_cost is None and needed is None:
        yield Reason("matrix.no_cost", {})
    elif needed is not None and needed.minor <= 0:
        yield Reason("matrix.funded", {}, final=True)
    elif needed is not None and least is not None and needed.currency == least.currency and needed < least:
        yield Reason("matrix.too_small", {"needed": needed, "least": least}, final=True)


def _duration(known: Known, call: Call) -> Iterator[Reason]:
    months = months_of(known.project.period)
    if not months:
        yield Reason("matrix.no_period", {})
    elif call.longest_months is not None and months > call.longest_months:
        yield Reason("matrix.too_long", {"months": months, "most": call.longest_months})


def _partners(known: Known, form: Form | None) -> Iterator[Reason]:
    """The hromada itself counts as one partner from one country."""
    if form is None:
        return
    if known.partners + 1 < form.least_partners:
        yield Reason("matrix.few_partners", {"partners": known.partners + 1, "least": form.least_partners})
    if known.countries + 1 < form.least_countries:
        yield Reason("matrix.few_countries", {"countries": known.countries + 1, "least": form.least_countries})


def _card(known: Known) -> Iterator[Reason]:
    project = known.project
    empty = [name for name in PAPERS if not getattr(project, name)]
    if empty:
        yield Reason("matrix.card_empty", {"field": f"project.{empty[0]}", "n": len(empty)})
    if not project.title.en.strip():
        yield Reason("matrix.no_english", {})


def _annexes(known: Known, form: Form | None) -> Iterator[Reason]:
    spare = [each.attachment_type for each in known.attachments]
    for annex in form.annexes if form is not None else ():
        if annex.attachment_type in spare:
            spare.remove(annex.attachment_type)
        elif annex.required:
            yield Reason("matrix.no_annex", {"title": annex.title})
