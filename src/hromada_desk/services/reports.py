"""Exporting: a case goes to paper, for an audience, in a language and a format, written atomically.

The audience's filter is laid over the case before anything is composed. The moment a document carries is that of the
workspace's newest change, so that the same workspace gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.plan_spread import code_of
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.redaction import Withheld, for_audience
from hromada_desk.domain.values import Bilingual, Language, Period
from hromada_desk.domain.wall_clock import kyiv_clock
from hromada_desk.services.budget_units import unit_words
from hromada_desk.services.cases import project_case, proposal_case, with_applications
from hromada_desk.services.checking import known_codes
from hromada_desk.services.classifiers import name_of_code
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import record_of, title_of
from hromada_desk.services.facts import place_words
from hromada_desk.services.live_facts import answers_as_shown
from hromada_desk.services.report_currency import case_in_currency
from hromada_desk.services.spending import of_its_budget_alone
from hromada_desk.services.targets import refuse_target
from hromada_desk.text.catalog import current, words
from hromada_desk.text.labels import field_label, kind_label
from hromada_desk.text.problem_texts import sentence

if TYPE_CHECKING:
    from hromada_desk.documents.compose.frame import Order

DOCUMENT_NAMES = ("proposal", "passport", "budget", "budget_eu", "budget_interreg", "budget_council", "plan_fact",
                  "portfolio", "letter_commitment", "letter_intent", "letter_cover", "digest", "public_report")
"""The documents there are (the table itself is in the documents workshop; a test compares the two)."""

PORTFOLIO = "portfolio"
PLAN_FACT = "plan_fact"
IN_ANY_CURRENCY = ("budget", "budget_eu", "budget_interreg", "budget_council")
"""Documents that may be shown in another currency than the budget's."""

DIGEST, PUBLIC_REPORT = "digest", "public_report"
OF_ONE_OR_ALL = (DIGEST, PUBLIC_REPORT)
"""Documents about one project or, where none is named, about all of them."""

OF_PROJECT = ("passport", "letter_intent", *OF_ONE_OR_ALL)
OF_PROPOSAL = ("proposal", "letter_commitment", "letter_cover")
NEVER_DRAFTS = (PORTFOLIO, *OF_ONE_OR_ALL, "letter_commitment", "letter_intent", "letter_cover")
"""Documents that are whole though a proposal is not: a partner signs a letter long before it."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: where, whether as a draft because of so many problems.

    `withheld` names what the audience does not get: it is told to us, never in the file. `instead_of` is the name that
    was wanted and was open elsewhere.
    """

    path: Path
    draft: bool
    problems: int
    withheld: tuple[str, ...]
    instead_of: Path | None = None


@dataclass(frozen=True, slots=True)
class Rendered:
    """A document in memory: its bytes, how many problems make it a draft, what the audience does not get."""

    content: bytes
    problems: int
    withheld: tuple[str, ...]


def export(desk: Desk, document: str, record_id: str, *, file_format: str, language: Language, out: Path,
           audience: Audience | None = None, period: Period | None = None, one_language: bool = False,
           currency: str = "") -> Exported:
    """Make a document and write it to `out`. `record_id` names a project or proposal by id or number.

    `period` is the time a report tells of, the whole time without one. A Ukrainian document has English beside it
    unless `one_language` is wished. `currency` is the one a budget is shown in, its own without a wish. Without an
    `audience` it is made for a donor; a digest is for our own people then, and a public report is always public.

    Raises RuleBroken for an unknown document, format or record, FileProblem where it cannot be written. A file of
    another kind that is there already is left alone, the workspace above all.
    """
    from hromada_desk.documents.write import write_file

    refuse_target(desk, out, file_format)
    made = rendered(desk, document, record_id, file_format=file_format, language=language, audience=audience,
                    period=period, one_language=one_language, currency=currency)
    written = write_file(out, made.content)
    return Exported(written.path, bool(made.problems), made.problems, made.withheld, written.instead_of)


def rendered(desk: Desk, document: str, record_id: str, *, file_format: str, language: Language,
             audience: Audience | None = None, period: Period | None = None, one_language: bool = False,
             currency: str = "") -> Rendered:
    """Make a document and keep it in memory: for those who pack it, hash it or show it. Raises as `export` does."""
    from hromada_desk.documents.catalogue import make

    audience = _audience_of(document, audience)
    subjects = _subjects(desk, document, record_id)
    if currency and document not in IN_ANY_CURRENCY:
        raise RuleBroken("document.takes_no_currency", name=document, known=", ".join(IN_ANY_CURRENCY))
    problems = () if document in NEVER_DRAFTS else _blocking(check(subjects[0], known_codes()))
    shown = [case_in_currency(desk, each, currency) for each in subjects] if currency else subjects
    if document == PLAN_FACT and audience is Audience.PUBLIC:
        shown = [of_its_budget_alone(each) for each in shown]
    redacted = [for_audience(each, audience) for each in shown]
    withheld = tuple(each for one in redacted for each in one.withheld)
    cases = [in_words(one.case, language) for one in redacted]
    order = replace(_order(desk, cases, language, audience, problems, one_language=one_language),
                    period=period or Period())
    return Rendered(make(document, file_format, cases, order), len(problems), _names(withheld))


def suggested_name(desk: Desk, document: str, record_id: str, file_format: str, language: Language,
                   period: Period | None = None) -> str:
    """A file name that says what is inside: number or acronym, title, document, its time, language."""
    from hromada_desk.documents.write import file_name

    said = words(language)
    parts = [said.say(f"export.{document}"), code_of(period or Period())]
    if record_id or document not in (PORTFOLIO, *OF_ONE_OR_ALL):
        record = _record(desk, document, record_id)
        parts = [getattr(record, "acronym", "") or getattr(record, "number", ""), title_of(record)[:60], *parts]
    return file_name(" - ".join(part for part in (*parts, language) if part), file_format)


def _audience_of(document: str, wished: Audience | None) -> Audience:
    if document == PUBLIC_REPORT:
        return Audience.PUBLIC
    return wished if wished is not None else Audience.INTERNAL if document == DIGEST else Audience.DONOR


def _subjects(desk: Desk, document: str, record_id: str) -> list[Case]:
    if document == PORTFOLIO:
        if record_id:
            raise RuleBroken("document.takes_no_record", name=document, id=record_id)
        return [project_case(desk, each.id) for each in desk.all(Project)]
    if document in OF_ONE_OR_ALL:
        wanted = [_record(desk, document, record_id)] if record_id else desk.all(Project)
        return [with_applications(desk, project_case(desk, each.id)) for each in wanted]
    record = _record(desk, document, record_id)
    if isinstance(record, Proposal):
        return [proposal_case(desk, record.id)]
    return [project_case(desk, record.id)]


def _record(desk: Desk, document: str, record_id: str) -> Record:
    """The project or proposal a document is about; a budget may be named by its owner or by itself."""
    if not record_id:
        raise RuleBroken("document.needs_record", name=document)
    if document in OF_PROPOSAL:
        return record_of(desk, Proposal.kind, record_id)
    if document in OF_PROJECT:
        return record_of(desk, Project.kind, record_id)
    budget = desk.find(Budget, record_id)
    if budget is not None:
        owner = desk.find(Proposal, budget.proposal_id)
        return owner or desk.get(Project, budget.project_id)
    try:
        return record_of(desk, Proposal.kind, record_id)
    except RuleBroken:
        return record_of(desk, Project.kind, record_id)


def _blocking(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    return tuple(each for each in problems if each.severity is Severity.ERROR)


def in_words(case: Case, language: Language) -> Case:
    """The case with units, places and live facts in words: composers do not know the lists of codes."""
    lines = tuple(replace(each, unit=unit_words(each.unit, language)) for each in case.all(BudgetLine))
    project = case.project
    if project is not None:
        place = replace(project.place, address=place_words(project.place, language))
        project = replace(project, place=place)
    return answers_as_shown(replace(case, project=project, records={**case.records, BudgetLine.kind: lines}))


def _order(desk: Desk, cases: Sequence[Case], language: Language, audience: Audience,
           problems: tuple[Problem, ...], *, one_language: bool) -> Order:
    """Our own people read what is missing; others only see that it is a draft: a sentence may name hidden things."""
    from hromada_desk.documents.catalogue import order_in
    from hromada_desk.documents.compose.frame import Finding

    said = words(language)
    own = audience is Audience.INTERNAL
    findings = tuple(Finding(sentence(said, each.code, each.details), each.severity) for each in problems if own)
    return order_in(language, one_language=one_language, audience=audience, findings=findings, draft=bool(problems),
                    made_at=made_at(desk), images=images_of(desk, cases), code_names=code_names(cases))


def code_names(cases: Sequence[Case]) -> dict[tuple[str, str], Bilingual]:
    """The names of budget codes that lines carry; a programme is known by its last four digits too."""
    found = {}
    for line in (each for case in cases for each in case.all(BudgetLine)):
        found["KEKV", line.kekv] = name_of_code("KEKV", line.kekv)
        found["TPKPKMB", line.programme_code] = (name_of_code("TPKPKMB", line.programme_code)
                                                 or name_of_code("TPKPKMB", line.programme_code[-4:]))
    return found


def _names(withheld: tuple[Withheld, ...]) -> tuple[str, ...]:
    """What was taken out, in words of the screen, each once: it is told to us, not to the reader."""
    said = current()
    names = {f"{kind_label(each.kind, said)}: {field_label(each.kind, each.field, said)}" if each.field
             else kind_label(each.kind, said) for each in withheld}
    return tuple(sorted(names))


def made_at(desk: Desk) -> datetime | None:
    """The moment of the newest change, as clocks here show it."""
    return None if desk.saved_at is None else kyiv_clock(desk.saved_at)


def images_of(desk: Desk, cases: Sequence[Case], without: Collection[str] = ()) -> dict[str, bytes]:
    """The pictures the audience may see, by their hash; not those in `without`."""
    found = {}
    for case in cases:
        for each in case.all(Attachment):
            if each.media_type.startswith("image/") and each.sha256 and each.sha256 not in without:
                content = desk.store.attachment_bytes(each.sha256)
                if content is not None:
                    found[each.sha256] = content
    return found
