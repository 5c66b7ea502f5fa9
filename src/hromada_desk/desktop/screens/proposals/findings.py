"""The problems of a proposal as lines of the readiness panel, and where each of them leads."""

from collections.abc import Sequence
from dataclasses import dataclass

from hromada_desk.desktop.kit.problem_list import Finding
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.proposals.states import STALE, SectionName, names_of
from hromada_desk.domain.case import Case
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.readiness import FORM_KINDS, GENERAL, Readiness
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.labels import kind_label
from hromada_desk.text.problem_texts import problem_sentence

TONES = {Severity.ERROR: Tone.PROBLEM, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.INFO}
GROUPED = frozenset({"section.empty", "section.nothing_entered", "section.language_empty", STALE, "annex.missing",
                     "annex.optional_missing"})
"""Problems of many sections that are told in one line where there are several."""

ICONS = {STALE: "stale", "annex.missing": "attach", "annex.optional_missing": "attach",
         "call.deadline_near": "calendar", "call.deadline_passed": "calendar"}
MOST_NAMED = 6


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem and the section it belongs to."""

    problem: Problem
    section: str


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """A line of the panel: the finding, and the troubles it stands for, in the order of the form."""

    finding: Finding
    troubles: tuple[Trouble, ...]


def troubles_of(readiness: Readiness) -> list[Trouble]:
    """Everything found, in the order of the form."""
    return [Trouble(problem, section.code) for section in readiness.sections for problem in section.problems]


def lines_of(case: Case, readiness: Readiness) -> list[TroubleLine]:
    """The lines of the panel, the worst first, alike ones together."""
    names, groups = names_of(case), dict[str, list[Trouble]]()
    for at, trouble in enumerate(troubles_of(readiness)):
        code = trouble.problem.code
        groups.setdefault(code if code in GROUPED else f"{code}.{at}", []).append(trouble)
    order = tuple(Severity)
    found = [_line(key, group, names) for key, group in groups.items()]
    return sorted(found, key=lambda line: order.index(line.troubles[0].problem.severity))


def _line(key: str, group: Sequence[Trouble], names: dict[str, SectionName]) -> TroubleLine:
    problem = group[0].problem
    if len(group) == 1:
        sentence, place = problem_sentence(problem.code, problem.details), _place(group[0], names)
    else:
        sentence = translate_plural(f"workshop.several.{problem.code}", len(group))
        place = _places(group, names)
    finding = Finding(key, sentence, place, TONES[problem.severity], ICONS.get(problem.code, ""))
    return TroubleLine(finding, tuple(group))


def _place(trouble: Trouble, names: dict[str, SectionName]) -> str:
    name = names.get(trouble.section, names[GENERAL])
    number = trouble.problem.details.get("number")
    if trouble.section == GENERAL and trouble.problem.kind in FORM_KINDS["budget"]:
        parts = [kind_label("budget")]
    else:
        parts = [translate("workshop.section", number=name.number) if name.number else name.title]
    if isinstance(number, str) and number:
        parts.append(translate("workshop.line", number=number))
    language = trouble.problem.details.get("language")
    if isinstance(language, str) and language:
        parts.append(translate(f"workshop.language.{language}"))
    return ", ".join(parts)


def _places(group: Sequence[Trouble], names: dict[str, SectionName]) -> str:
    """"Sections 2, 5, 7", or what is missing by name."""
    titles = [each.problem.details.get("title") for each in group]
    if group[0].problem.code.startswith("annex."):
        words = [translate("workshop.name", title=title) for title in titles]
        return "; ".join(words[:MOST_NAMED])
    numbers = list(dict.fromkeys(names[each.section].number or names[each.section].title for each in group
                                 if each.section in names))
    more = "…" if len(numbers) > MOST_NAMED * 2 else ""
    return translate("workshop.sections", numbers=", ".join(numbers[:MOST_NAMED * 2]) + more)
