"""How the state of a section is said: in the outline, as the pill beside its title, in the list of problems."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hromada_desk.desktop.kit.stitch_meter import Stitch
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.proposals.outline import OutlineItem
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Section
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.readiness import GENERAL, Readiness, SectionReadiness, SectionState
from hromada_desk.domain.records.proposal_life import SelfScore
from hromada_desk.domain.self_score import SelfScoring, scoring
from hromada_desk.services.proposal_annexes import annexes_of
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.numbers import format_number

_NUMBERED = re.compile(r"(\d+(?:\.\d+)*)\.?\s+(.+)", re.DOTALL)
SCORING = "self_score"
"""The key of the grid for scoring oneself, among the keys of sections."""

SCORE_TONES = {"not_scored": Tone.PLAIN, "begun": Tone.PLAIN, "below": Tone.PROBLEM, "weak": Tone.PROBLEM,
               "passes": Tone.OK, "scored": Tone.OK}
STALE, ANNEXES = "section.translation_stale", "annexes"
_STITCHES = {SectionState.DONE: Stitch.DONE, SectionState.ATTENTION: Stitch.ATTENTION,
             SectionState.PROBLEM: Stitch.PROBLEM, SectionState.NOT_BEGUN: Stitch.NOT_BEGUN}
_SAID = frozenset({"section.over_limit", "section.language_empty", "section.empty", "section.nothing_entered", STALE})
"""Problems with a pill of their own; others are "an error" or "worth a look"."""


@dataclass(frozen=True, slots=True)
class SectionName:
    """A section's number and title, parted: forms write "4. Needs" in one."""

    number: str
    title: str

    @property
    def whole(self) -> str:
        """"4. Needs"."""
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True, slots=True)
class StatePill:
    """A state in one word."""

    words: str
    tone: Tone
    icon: str = ""


def name_of(section: Section | None, at: int = 0) -> SectionName:
    """The name of a section; None is the application's own data. `at` stands in for a number it lacks."""
    if section is None:
        return SectionName("", translate("workshop.general"))
    written = section.title.best(current().language)
    found = _NUMBERED.fullmatch(written)
    return SectionName(found[1], found[2]) if found else SectionName(str(at) if at else "", written)


def names_of(case: Case) -> dict[str, SectionName]:
    """The names of all sections by key, the application's data first; a form that numbers none of them is numbered."""
    sections = case.form.sections if case.form is not None else ()
    numbered = any(name_of(each).number for each in sections)
    return {GENERAL: name_of(None),
            **{each.code: name_of(each, 0 if numbered else at) for at, each in enumerate(sections, 1)}}


def outline_of(case: Case, readiness: Readiness) -> list[OutlineItem]:
    """The lines of the outline."""
    names = names_of(case)
    found = [_item(case, each, names[each.code]) for each in _form_sections(readiness, names)]
    return [*found, *_scoring(case)]


def stitches_of(readiness: Readiness) -> list[Stitch]:
    """One stitch per section that counts."""
    return [_STITCHES[each.state] for each in readiness.counted]


def counted_words(readiness: Readiness) -> str:
    """"7 of 12"."""
    return translate("workshop.counted", done=readiness.done, total=readiness.total)


def pill_of(section: SectionReadiness) -> StatePill:
    """The state of a section beside its title."""
    worst = _worst(section.problems)
    if section.state is SectionState.DONE:
        return StatePill(translate("workshop.done"), Tone.OK)
    if section.state is SectionState.NOT_BEGUN or worst is None:
        return StatePill(translate("workshop.not_begun"), Tone.PLAIN, "edit")
    tone = Tone.PROBLEM if worst.severity is Severity.ERROR else Tone.WARNING
    key = worst.code if worst.code in _SAID else f"any.{worst.severity.value}"
    return StatePill(translate(f"workshop.state.{key}"), tone, "stale" if worst.code == STALE else "")


def _scoring(case: Case) -> list[OutlineItem]:
    """The grid for scoring oneself, where the form has one: it is no section, so it comes last and counts for none."""
    if case.form is None or not case.form.evaluation:
        return []
    found = scoring(case.form.evaluation, case.all(SelfScore))
    words = score_total(found) if found.scored else ""
    return [OutlineItem(SCORING, "", translate("scoring.title"), pill=words, tone=SCORE_TONES[found.verdict])]


def score_total(found: SelfScoring) -> str:
    """"62 of 100"."""
    language = current().language
    return translate("scoring.total", total=format_number(found.total, language),
                     most=format_number(found.most, language))


def _item(case: Case, section: SectionReadiness, name: SectionName) -> OutlineItem:
    done = section.state is SectionState.DONE
    short = _short(case, section)
    return OutlineItem(section.code, name.number, name.title, is_done=done, pill=short.words, pill_icon=short.icon,
                       tone=short.tone)


def _short(case: Case, section: SectionReadiness) -> StatePill:
    form_section = case.form.section(section.code) if case.form is not None else None
    if form_section is not None and form_section.section_kind == ANNEXES and section.state is not SectionState.DONE:
        wanted = [each for each in annexes_of(case) if each.is_wanted]
        there = sum(each.attachment is not None for each in wanted)
        return StatePill(translate("workshop.counted", done=there, total=len(wanted)), Tone.PLAIN, "edit")
    worst = _worst(section.problems)
    if section.state in {SectionState.DONE, SectionState.NOT_BEGUN} or worst is None:
        return StatePill("", Tone.PLAIN)
    if worst.code == STALE:
        return StatePill(translate("workshop.short.translation"), Tone.WARNING, "stale")
    tone = Tone.PROBLEM if worst.severity is Severity.ERROR else Tone.WARNING
    return StatePill(translate(f"workshop.short.{worst.severity.value}"), tone)


def _worst(problems: Sequence[Problem]) -> Problem | None:
    order = tuple(Severity)
    serious = [each for each in problems if each.severity is not Severity.NOTE]
    return min(serious, key=lambda each: order.index(each.severity)) if serious else None


def _form_sections(readiness: Readiness, names: dict[str, SectionName]) -> list[SectionReadiness]:
    """A call without a form leaves the application's own data."""
    found = [each for each in readiness.sections if each.code in names]
    general = [each for each in found if each.code == GENERAL]
    return general + [each for each in found if each.code != GENERAL]
