"""Comparing a budget as it is, as it was kept and as scenarios suppose it: for the screen and for paper.

A side is named by its kind and id: "budget:ID", "scenario:ID", "version:ID". Both sides are of one budget.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hromada_desk.domain.budget_changes import BoundChange, BoundState, BudgetComparison
from hromada_desk.domain.budget_comparison import compare
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.budget_variants import BudgetVersion, Scenario
from hromada_desk.domain.wall_clock import kyiv_clock
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_scenarios import steps_of, suppose
from hromada_desk.services.budget_step_words import note_words, step_words
from hromada_desk.services.budget_terms import Limit, limits_of, terms_of
from hromada_desk.services.budget_version_content import read_content
from hromada_desk.services.budget_versions import parts_of
from hromada_desk.text.catalog import words

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from hromada_desk.documents.compose.budget_comparison import PaperSide
    from hromada_desk.domain.budget_parts import BudgetParts
    from hromada_desk.domain.scenarios import StepNote
    from hromada_desk.domain.values import Language
    from hromada_desk.services.desk import Desk

NOW, SCENARIO, VERSION = Budget.kind, "scenario", "version"


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what it is, what it is called ("" for the budget as it is), as of when, its records."""

    key: str
    kind: str
    name: str
    at: datetime
    parts: BudgetParts
    notes: tuple[StepNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two sides, what differs, and how both stand to the bounds of call, form and sources."""

    left: Side
    right: Side
    found: BudgetComparison
    bounds: tuple[BoundChange, ...]


def key_of(kind: str, record_id: str) -> str:
    """How a side is named."""
    return f"{kind}:{record_id}"


def side_of(book: BudgetBook, key: str) -> Side:
    """That side of the opened budget.

    Raises RuleBroken: 'record.unknown', 'budget_version.damaged', 'budget_comparison.two_budgets'.
    """
    kind, _, record_id = key.partition(":")
    desk = book.desk
    if kind == VERSION:
        version = desk.get(BudgetVersion, record_id)
        _of_one_budget(book, version.budget_id)
        return Side(key, kind, version.name, version.made_at or desk.now(), read_content(version))
    if kind == SCENARIO:
        scenario = desk.get(Scenario, record_id)
        _of_one_budget(book, scenario.budget_id)
        found = suppose(book, record_id)
        return Side(key, kind, scenario.name, desk.now(), found.parts, found.notes)
    _of_one_budget(book, record_id)
    return Side(key, NOW, "", desk.now(), parts_of(book))


def compared(book: BudgetBook, left: str, right: str) -> Compared:
    """Two sides of the opened budget; raises what `side_of` and `compare` raise."""
    one, other = side_of(book, left), side_of(book, right)
    found = compare(one.parts, other.parts, book.reading.own_kinds)
    return Compared(one, other, found, _bounds(_limits(book, one), _limits(book, other)))


def export_comparison(desk: Desk, left: str, right: str, *, language: Language, out: Path) -> Path:
    """Write the comparison of two sides as a PDF; returns where it really lies.

    Raises RuleBroken as `compared` does, FileProblem where it cannot be written.
    """
    from hromada_desk.documents.catalogue import order_in
    from hromada_desk.documents.compose.budget_comparison import compose_budget_comparison
    from hromada_desk.documents.render.pdf import render_pdf
    from hromada_desk.documents.write import write_file
    from hromada_desk.domain.audience import Audience

    if out.is_dir():
        raise FileProblem("file.is_a_folder", path=str(out))
    if out.exists() and (out.suffix.lower() != ".pdf" or out.samefile(desk.path)):
        raise FileProblem("document.would_replace", path=str(out), format="pdf")
    book = BudgetBook(desk, _budget_id(desk, right))
    both = compared(book, left, right)
    order = order_in(language, one_language=True, audience=Audience.INTERNAL, made_at=kyiv_clock(desk.now()))
    document = compose_budget_comparison(
        terms_of(desk, book.known), order, both.found, both.bounds,
        _paper_side(book, both.left, language), _paper_side(book, both.right, language))
    return write_file(out, render_pdf(document)).path


def comparison_name(desk: Desk, right: str, language: Language) -> str:
    """A file name that says what is compared."""
    from hromada_desk.documents.write import file_name

    book = BudgetBook(desk, _budget_id(desk, right))
    title = book.known.title.best(language)
    name = side_name(side_of(book, right), language)
    return file_name(" - ".join(each for each in (words(language).say("comparison.title"), title[:60], name[:60])
                                if each), "pdf")


def side_name(side: Side, language: Language) -> str:
    """What a side is called in that language."""
    return side.name or words(language).say("comparison.now")


def _budget_id(desk: Desk, key: str) -> str:
    kind, _, record_id = key.partition(":")
    if kind == VERSION:
        return desk.get(BudgetVersion, record_id).budget_id
    return desk.get(Scenario, record_id).budget_id if kind == SCENARIO else desk.get(Budget, record_id).id


def _of_one_budget(book: BudgetBook, budget_id: str) -> None:
    if budget_id != book.budget_id:
        raise RuleBroken("budget_comparison.two_budgets")


def _paper_side(book: BudgetBook, side: Side, language: Language) -> PaperSide:
    from hromada_desk.documents.compose.budget_comparison import PaperSide

    said = words(language)
    told = {each.step_id: note_words(each, side.parts.budget.currency, said) for each in side.notes}
    record_id = side.key.partition(":")[2]
    steps = [" ".join(each for each in (f"{step_words(book, step, said)}.", told.get(step.id, "")) if each)
             for step in steps_of(book.desk, record_id)] if side.kind == SCENARIO else []
    return PaperSide(side.kind, side.name, kyiv_clock(side.at), tuple(steps))


def _limits(book: BudgetBook, side: Side) -> tuple[Limit, ...]:
    """The bounds of a side, by the terms the budget is under now."""
    if side.kind == NOW:
        return book.limits
    parts = side.parts
    return limits_of(BudgetReading(
        terms_of(book.desk, book.known), parts.budget, {each.id: each for each in parts.lines if each.alive},
        {each.id: each for each in parts.sources if each.alive}, tuple(each for each in parts.shares if each.alive),
        parts.figures))


def _bounds(before: tuple[Limit, ...], after: tuple[Limit, ...]) -> tuple[BoundChange, ...]:
    """Bounds of both sides, matched by what they bound; those of the right side first."""
    old, new = ({(each.key, each.name, each.key == "source" and each.source_id): each for each in limits}
                for limits in (before, after))
    return tuple(BoundChange(key[0], key[1], _state(old.get(key)), _state(new.get(key)))
                 for key in dict.fromkeys((*new, *old)))


def _state(limit: Limit | None) -> BoundState | None:
    return None if limit is None else BoundState(limit.part, limit.bound, limit.left, limit.least)
