"""The sections of the form: written where required, in every language, within the limit, translated anew."""

from collections.abc import Iterator

from hromada_desk.domain.case import Case
from hromada_desk.domain.counting import count
from hromada_desk.domain.form_blanks import is_blank, ticked
from hromada_desk.domain.forms import Section
from hromada_desk.domain.live_facts import FACTS, places, put_in
from hromada_desk.domain.markdown import plain
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import Activity, Answer, Indicator, LogframeRow, ProposalPartner, Risk
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.translation import is_stale, source_language, translation_language
from hromada_desk.domain.values import Bilingual, Language

WRITTEN_KINDS = ("text", "choice", "table", "declaration")
"""Kinds of sections that are filled by an answer; the others by records of their own."""

SECTION_RECORDS: dict[str, type[Record]] = {
    "logframe": LogframeRow, "workplan": Activity, "budget": BudgetLine, "partners": ProposalPartner, "risks": Risk,
    "indicators": Indicator, "annexes": Attachment,
}
"""What fills a section that is not a text."""


def answers_by_section(case: Case) -> dict[str, Answer]:
    """The answers by section code; of several for one section (two copies merged) the first by id."""
    found: dict[str, Answer] = {}
    for answer in sorted(case.all(Answer), key=lambda each: each.id):
        found.setdefault(answer.section, answer)
    return found


def with_facts_in(case: Case, text: str, language: Language) -> str:
    """The text with what its live facts say."""
    return put_in(text, case.facts.get(language, {}))


def as_counted(case: Case, text: str, language: Language) -> str:
    """The text as a form gets and counts it: facts put in, marks of headings, bold and tables left out."""
    return plain(with_facts_in(case, text, language))


def has_entries(case: Case, section: Section) -> bool:
    """Whether a section that is filled by records has any; headings, and shares of costs, are no costs yet."""
    found = case.all(SECTION_RECORDS[section.section_kind])
    return any(not isinstance(each, BudgetLine) or each.line_type == "line" for each in found)


def sections_are_written(case: Case) -> Iterator[Problem]:
    """A required section without text, or with text in one language only; a required part without entries."""
    answers = answers_by_section(case)
    for section in _sections(case):
        if not section.required:
            continue
        if section.section_kind == "checklist":
            yield from _unticked(section, answers.get(section.code))
            continue
        if section.section_kind not in WRITTEN_KINDS:
            if section.section_kind != "annexes" and not has_entries(case, section):
                yield _problem("section.nothing_entered", section, None, Severity.ERROR)
            continue
        answer = answers.get(section.code)
        empty = [each for each in section.languages if answer is None or is_blank(section, answer.content.side(each))]
        if len(empty) == len(section.languages):
            yield _problem("section.empty", section, answer, Severity.ERROR)
        else:
            for language in empty:
                yield _problem("section.language_empty", section, answer, Severity.ERROR, language=language)


def _unticked(section: Section, answer: Answer | None) -> Iterator[Problem]:
    ticks = ticked(section, answer.content if answer is not None else Bilingual())
    left = [item for item, tick in zip(section.items, ticks, strict=True) if not tick]
    if left:
        yield _problem("section.unticked", section, answer, Severity.ERROR, items=len(left), first=left[0])


def sections_are_within_their_limits(case: Case) -> Iterator[Problem]:
    """No text is longer than the form allows, counted in the form's own way, each language for itself."""
    answers = answers_by_section(case)
    for section in _sections(case):
        answer = answers.get(section.code)
        if answer is None or not section.limit:
            continue
        for language in section.languages:
            length = count(as_counted(case, answer.content.side(language), language), section.counting)
            if length > section.limit:
                yield _problem("section.over_limit", section, answer, Severity.ERROR, language=language, length=length,
                               limit=section.limit, over=length - section.limit, counting=section.counting)


def translations_are_current(case: Case) -> Iterator[Problem]:
    """A translation of a text that changed since."""
    sections = {each.code: each for each in _sections(case)}
    for answer in case.all(Answer):
        section = sections.get(answer.section)
        if section is not None and section.section_kind != "checklist" and is_stale(answer):
            yield _problem("section.translation_stale", section, answer, Severity.WARNING,
                           language=translation_language(answer), source=source_language(answer))


def live_facts_are_known(case: Case) -> Iterator[Problem]:
    """A fact in a text that nobody knows, or that the data do not tell yet: it would go out as it is written."""
    answers = answers_by_section(case)
    for section in _sections(case):
        answer = answers.get(section.code)
        for language in section.languages if answer is not None else ():
            text = answer.content.side(language) if answer is not None else ""
            told = case.facts.get(language, {})
            for place in places(text):
                if place.name not in told:
                    code = "section.fact_empty" if place.name in FACTS else "section.fact_unknown"
                    yield _problem(code, section, answer, Severity.ERROR, language=language, name=place.name,
                                   at=place.start)


def answers_have_a_section(case: Case) -> Iterator[Problem]:
    """Text for a section the form no longer has is kept and named; a second answer to one section as well."""
    if case.form is None:
        return
    first = answers_by_section(case)
    for answer in case.all(Answer):
        if case.form.section(answer.section) is None and answer.content:
            yield Problem("section.not_in_form", answer.kind, answer.id, "content", Severity.WARNING,
                          {"section": answer.section, "form": case.form.name})
        elif answer.content and first[answer.section].id != answer.id:
            yield Problem("section.answered_twice", answer.kind, answer.id, "content", Severity.WARNING,
                          {"section": answer.section, "title": _title(case, answer.section)})


def _sections(case: Case) -> tuple[Section, ...]:
    return case.form.sections if case.form is not None and case.proposal is not None else ()


def _title(case: Case, code: str) -> object:
    section = case.form.section(code) if case.form is not None else None
    return code if section is None else section.title


def _problem(code: str, section: Section, answer: Answer | None, severity: Severity, **details: object) -> Problem:
    return Problem(code, Answer.kind, answer.id if answer is not None else "", "content", severity,
                   {"section": section.code, "title": section.title, **details})


RULES = (sections_are_written, sections_are_within_their_limits, translations_are_current, live_facts_are_known,
         answers_have_a_section)
