"""Everything the rules find in a case, and how far each of its sections is.

`check` runs the table of rules; the screen shows what it returns at the fields, the readiness panel lists it, documents
print it as "not complete", the command line returns it. `readiness` groups it by section for the stitch meter.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from hromada_desk.domain.budget_reading import budget_readings
from hromada_desk.domain.case import Case
from hromada_desk.domain.counting import count
from hromada_desk.domain.form_blanks import is_blank, ticked
from hromada_desk.domain.forms import Section
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.records.proposal_life import Waiver
from hromada_desk.domain.rules import (
    call_terms,
    codes,
    dates,
    fields,
    figures_in_texts,
    form_texts,
    links,
    money,
    open_questions,
    plan_fact,
    stages,
)
from hromada_desk.domain.rules.budgets import BUDGET_RULES
from hromada_desk.domain.rules.codes import Known
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.domain.waivers import Waived, parted

Rule = Callable[[Case], Iterator[Problem]]

NOTHING_KNOWN: Known = MappingProxyType({})

GENERAL = "general"
"""The section of everything that belongs to no other: the proposal's or the project's own card."""


def budgets_are_sound(case: Case) -> Iterator[Problem]:
    """The rules of money and of the call's money terms, each budget's figures computed once."""
    for reading in budget_readings(case):
        for rule in BUDGET_RULES:
            yield from rule(reading)


RULES: tuple[Rule, ...] = (*fields.RULES, *dates.RULES, *stages.RULES, *form_texts.RULES,
                           *figures_in_texts.RULES, *open_questions.RULES, *call_terms.RULES,
                           budgets_are_sound, *money.RULES, *links.RULES, *plan_fact.RULES)
"""Every rule that needs nothing but the case; a new rule is one generator and its name here or in its room's table."""

_SEVERITIES = tuple(Severity)


def check(case: Case, known: Known = NOTHING_KNOWN) -> tuple[Problem, ...]:
    """The open problems of a case, the worst first, else in the order of the rules; waived ones are left out.

    `known` maps schemes (`KATOTTG`, `DK021`, `KEKV`...) to the codes that exist, e.g. {"KATOTTG": place_index}; codes
    of other schemes are checked by their form only.
    """
    return check_with_waivers(case, known)[0]


def check_with_waivers(case: Case, known: Known = NOTHING_KNOWN) -> tuple[tuple[Problem, ...], tuple[Waived, ...]]:
    """The open problems of a case, and those a person decided to live with."""
    found = [problem for rule in RULES for problem in rule(case)]
    found.extend(codes.codes_are_known(case, known))
    ranked = sorted(found, key=lambda problem: _SEVERITIES.index(problem.severity))
    return parted(ranked, case.all(Waiver))


class SectionState(StrEnum):
    """How far a section is: nothing there yet, an error, something to look at, or done."""

    NOT_BEGUN = "not_begun"
    PROBLEM = "problem"
    ATTENTION = "attention"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class SectionReadiness:
    """One section: `lengths` are its counts per language in its own counting; `limit` 0 is none.

    A section of a project's case has no title of its own: its words are under `readiness.<code>`.
    """

    code: str
    title: Bilingual
    state: SectionState
    required: bool = True
    problems: tuple[Problem, ...] = ()
    lengths: Mapping[Language, int] = field(default_factory=dict)
    limit: int = 0
    counting: str = "characters"

    @property
    def errors(self) -> int:
        """How many of its problems are errors."""
        return sum(each.severity is Severity.ERROR for each in self.problems)

    @property
    def warnings(self) -> int:
        """How many of its problems are warnings."""
        return sum(each.severity is Severity.WARNING for each in self.problems)


@dataclass(frozen=True, slots=True)
class Readiness:
    """How far a case is. Optional sections that nobody began count neither as done nor in the total."""

    sections: tuple[SectionReadiness, ...]
    problems: tuple[Problem, ...]
    waived: tuple[Waived, ...] = ()

    @property
    def part(self) -> Decimal:
        """How much of what counts is done, as a part of one; nothing counts as nothing."""
        return Decimal(self.done) / Decimal(self.total) if self.total else Decimal(0)

    @property
    def counted(self) -> tuple[SectionReadiness, ...]:
        """The sections that count: required ones, and optional ones that were begun."""
        return tuple(each for each in self.sections if each.required or each.state is not SectionState.NOT_BEGUN)

    @property
    def done(self) -> int:
        """How many counted sections are done."""
        return sum(each.state is SectionState.DONE for each in self.counted)

    @property
    def total(self) -> int:
        """How many sections count."""
        return len(self.counted)

    @property
    def errors(self) -> int:
        """How many problems block the final export."""
        return sum(each.severity is Severity.ERROR for each in self.problems)

    @property
    def is_ready(self) -> bool:
        """Whether nothing blocks the final export."""
        return not self.errors


PROJECT_SECTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    GENERAL: ("project",),
    "sites": ("site", "damage", "approach"),
    "budget": ("budget", "budget_line", "line_share"),
    "funding": ("funding_source",),
    "timeline": ("milestone", "risk", "indicator"),
    "procurement": ("procurement", "contract", "commitment", "payment"),
    "monitoring": ("visit", "finding"),
    "documents": ("attachment", "identifier", "agreement"),
})
"""The sections of a project's case with the kinds of records that fill them."""

FORM_KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "budget": ("budget", "budget_line", "funding_source", "line_share", "contract", "commitment", "payment"),
    "partners": ("proposal_partner", "partner", "contact"),
    "logframe": ("logframe_row", "indicator"),
    "indicators": ("indicator",),
    "workplan": ("activity", "milestone"),
    "risks": ("risk",),
    "annexes": ("attachment",),
})
"""Kinds of a form's sections with the kinds of records that fill them; `annex.` problems belong to annexes."""


def readiness(case: Case, known: Known = NOTHING_KNOWN) -> Readiness:
    """How far a case is: by the sections of the form for a proposal, by fixed sections for a project."""
    problems, waived = check_with_waivers(case, known)
    return Readiness(tuple(_form_sections(case, problems) if case.form is not None and case.proposal is not None
                           else _project_sections(case, problems)), problems, waived)


def _project_sections(case: Case, problems: tuple[Problem, ...]) -> Iterator[SectionReadiness]:
    home = {kind: code for code, kinds in PROJECT_SECTIONS.items() for kind in kinds}
    for code, kinds in PROJECT_SECTIONS.items():
        own = tuple(each for each in problems if home.get(each.kind, GENERAL) == code)
        begun = code == GENERAL or any(case.records.get(kind) for kind in kinds)
        yield SectionReadiness(code, Bilingual(), _state(own, begun=begun), required=begun or bool(own), problems=own)


def _form_sections(case: Case, problems: tuple[Problem, ...]) -> Iterator[SectionReadiness]:
    sections = case.form.sections if case.form is not None else ()
    owners = _owners(sections)
    answers = form_texts.answers_by_section(case)
    by_section: dict[str, list[Problem]] = {}
    for problem in problems:
        by_section.setdefault(_owner(problem, sections, owners), []).append(problem)
    general = tuple(by_section.get(GENERAL, ()))
    yield SectionReadiness(GENERAL, Bilingual(), _state(general, begun=True), problems=general)
    for section in sections:
        own = tuple(by_section.get(section.code, ()))
        answer = answers.get(section.code)
        yield SectionReadiness(section.code, section.title, _state(own, begun=_is_begun(case, section, answer)),
                               required=section.required, problems=own, lengths=_lengths(case, section, answer),
                               limit=section.limit, counting=section.counting)


def _owners(sections: tuple[Section, ...]) -> dict[str, str]:
    """Kind of record -> code of the first section that it fills."""
    owners: dict[str, str] = {}
    for section in sections:
        for kind in FORM_KINDS.get(section.section_kind, ()):
            owners.setdefault(kind, section.code)
    return owners


def _owner(problem: Problem, sections: tuple[Section, ...], owners: Mapping[str, str]) -> str:
    named = problem.details.get("section")
    if isinstance(named, str) and any(each.code == named for each in sections):
        return named
    kind = {"annex": "attachment", "partners": "proposal_partner", "grant": "budget"}.get(problem.code.split(".")[0])
    return owners.get(kind or problem.kind, GENERAL)


def _is_begun(case: Case, section: Section, answer: Answer | None) -> bool:
    if section.section_kind in form_texts.WRITTEN_KINDS:
        sides = (answer.content.uk, answer.content.en) if answer is not None else ()
        return not all(is_blank(section, each) for each in sides)
    if section.section_kind == "checklist":
        return answer is not None and any(ticked(section, answer.content))
    return form_texts.has_entries(case, section)


def _lengths(case: Case, section: Section, answer: Answer | None) -> dict[Language, int]:
    if section.section_kind not in form_texts.WRITTEN_KINDS:
        return {}
    texts = {each: answer.content.side(each) if answer is not None else "" for each in section.languages}
    return {language: count(form_texts.as_counted(case, text, language), section.counting)
            for language, text in texts.items()}


def _state(problems: tuple[Problem, ...], *, begun: bool) -> SectionState:
    if not begun:
        return SectionState.NOT_BEGUN
    severities = {each.severity for each in problems}
    if Severity.ERROR in severities:
        return SectionState.PROBLEM
    return SectionState.ATTENTION if Severity.WARNING in severities else SectionState.DONE
