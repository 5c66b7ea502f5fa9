"""Two sides of a budget on paper: what a scenario or a kept version differs in, row by row, by source, year and limit.

The figures are those of `domain.budget_comparison`; nothing is added up here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from hromada_desk.documents.blocks import (
    BulletList,
    Cell,
    Column,
    Fact,
    FactStrip,
    Heading,
    LabelledLine,
    LabelledList,
    PageBreak,
    Pair,
    Row,
    RowRole,
    Share,
    Status,
    Table,
    TitleBlock,
    Tone,
)
from hromada_desk.documents.compose.frame import Identity, Order, framed
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.budget_changes import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    SHARES,
    BoundChange,
    BoundState,
    BudgetComparison,
    Change,
    PartChange,
    RowChange,
)
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Bilingual
from hromada_desk.text.dates import format_moment
from hromada_desk.text.numbers import MINUS, format_number, format_share

IN_STRIP = frozenset({"total", "grant", "own", "missing"})
_TONES: dict[str, Tone] = {ADDED: "good", REMOVED: "bad", CHANGED: "attention", MOVED: "none"}


@dataclass(frozen=True, slots=True)
class PaperSide:
    """A side as paper names it: what it is ("budget", "scenario", "version"), its own name, its moment as the clock
    shows it, and what a scenario supposes, in the document's language.
    """

    kind: str
    name: str
    at: datetime
    steps: tuple[str, ...] = ()


def compose_budget_comparison(case: Case, order: Order, found: BudgetComparison, bounds: Sequence[BoundChange],
                              left: PaperSide, right: PaperSide) -> Document:
    """The right side against the left."""
    voice = order.voice
    title = case.proposal.title if case.proposal else case.project.title if case.project else Bilingual()
    number = case.proposal.number if case.proposal else case.project.number if case.project else ""
    kind = voice.pair("comparison.title")
    blocks: list[Block] = [
        PageBreak(landscape=True),
        TitleBlock(voice.text(title) or voice.text(case.hromada.name), kind),
        LabelledList((LabelledLine(voice.pair("comparison.left"), _side(left, voice)),
                      LabelledLine(voice.pair("comparison.right"), _side(right, voice)))),
        FactStrip(tuple(_fact(each, voice) for each in found.parts if each.key in IN_STRIP)),
    ]
    for side, key in ((left, "comparison.left_steps"), (right, "comparison.right_steps")):
        if side.steps:
            blocks += [Heading(voice.pair(key), 3, numbered=False), BulletList(side.steps, numbered=True)]
    blocks += [_rows(found, voice), _sums(found, voice)]
    limits = _bounds(bounds, found.currency, voice)
    blocks += [limits] if limits is not None else []
    identity = Identity(number, "", "", voice.text(title), voice.text(case.hromada.name))
    return framed(case, order, identity, tuple(blocks), kind.main)


def _side(side: PaperSide, voice: Voice) -> str:
    moment = format_moment(side.at.replace(tzinfo=None), voice.language)
    return voice.say(f"comparison.side.{side.kind}", name=voice.one(side.name), moment=moment)


def _fact(part: PartChange, voice: Voice) -> Fact:
    amount = voice.money(part.amount.right)
    if part.amount.difference:
        amount = voice.say("comparison.fact", amount=amount, change=signed(part.amount.difference, voice))
    return Fact(voice.pair(f"comparison.part.{part.key}"), amount)


def signed(amount: Money, voice: Voice) -> str:
    """A difference with its sign."""
    figure = format_number(amount.amount, voice.language, places=-_exponent(amount), paper=True)
    return f"+{figure}" if amount.minor > 0 else figure


def _exponent(amount: Money) -> int:
    exponent = amount.amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _columns(first: Sequence[Column], voice: Voice, currency: str) -> tuple[Column, ...]:
    return (*first,
            Column(voice.pair("comparison.column.left", currency=currency), "money", 27),
            Column(voice.pair("comparison.column.right", currency=currency), "money", 27),
            Column(voice.pair("comparison.column.difference"), "number", 27),
            Column(voice.pair("comparison.column.growth"), "number", 17))


def _amounts(change: Change, voice: Voice) -> tuple[Cell, ...]:
    """Both amounts, the difference with its sign and in per cent; a dash where nothing changes."""
    if not change.difference:
        return change.left, change.right, "–", "–"
    growth = change.growth
    words = "–" if growth is None else _per_cent(growth, voice)
    return change.left, change.right, signed(change.difference, voice), words


def _per_cent(growth: Decimal, voice: Voice) -> str:
    words = format_share(growth, voice.language, places=1, paper=True)
    return words if growth <= 0 or words.startswith(MINUS) else f"+{words}"


def _rows(found: BudgetComparison, voice: Voice) -> Table:
    columns = _columns((Column(voice.pair("documents.column.number"), "code", 14),
                        Column(voice.pair("documents.column.costs"), weight=92)), voice, found.currency)
    columns = (*columns, Column(voice.pair("comparison.column.what"), "status", 34))
    rows = [_row(each, voice) for each in found.rows]
    rows.append(Row((None, voice.pair("documents.total"), *_amounts(found.total, voice), ""), "total"))
    return Table(columns, tuple(rows), voice.pair("comparison.caption.rows", currency=found.currency), dense=True,
                 name=voice.say("comparison.title"))


def _row(change: RowChange, voice: Voice) -> Row:
    role: RowRole = "group" if change.is_heading else "line"
    status: Cell = ""
    if change.status == CHANGED and change.fields == (SHARES,) and not change.amount.difference:
        status = Status(voice.say("comparison.status.shares"))
    elif change.status in _TONES and not (change.is_heading and change.status == CHANGED):
        status = Status(voice.say(f"comparison.status.{change.status}"), _TONES[change.status])
    return Row((change.number, voice.both(change.title), *_amounts(change.amount, voice), status), role)


def _sums(found: BudgetComparison, voice: Voice) -> Table:
    """Who pays, the years, and the sums of the whole with their parts of the total."""
    rows = [Row((voice.pair("comparison.by_source"), *[None] * 6), "group")]
    rows += [Row((voice.both(each.name), *_amounts(each.amount, voice), None, None)) for each in found.sources]
    if len(found.years) > 1:
        rows.append(Row((voice.pair("comparison.by_year"), *[None] * 6), "group"))
        rows += [Row((Pair(str(year)) if year is not None else voice.pair("comparison.no_year"),
                      *_amounts(each, voice), None, None)) for year, each in found.years.items()]
    rows.append(Row((voice.pair("comparison.by_part"), *[None] * 6), "group"))
    rows += [Row((voice.pair(f"comparison.part.{each.key}"), *_amounts(each.amount, voice), Share(each.left_share),
                  Share(each.right_share)), "total" if each.key == "total" else "line")
             for each in (*found.parts[1:], found.parts[0])]
    columns = (*_columns((Column(voice.pair("comparison.column.sum"), weight=86),), voice, found.currency),
               Column(voice.pair("comparison.column.left_share"), "share", 26),
               Column(voice.pair("comparison.column.right_share"), "share", 26))
    return Table(columns, tuple(rows), voice.pair("comparison.caption.sums", currency=found.currency), dense=True,
                 name=voice.say("comparison.by_part"))


def _bounds(bounds: Sequence[BoundChange], currency: str, voice: Voice) -> Table | None:
    """How both sides keep the limits of call, form and sources; None where nothing is limited."""
    if not bounds:
        return None
    rows = []
    for each in bounds:
        name = voice.both(each.name) if each.name else voice.pair(f"comparison.bound.{each.key}")
        state = each.right or each.left
        assert state is not None
        rows.append(Row((name, _bound(state, voice), _part(each.left, voice), _verdict(each.left, voice),
                         _part(each.right, voice), _verdict(each.right, voice),
                         None if each.right is None else each.right.left)))
    conclusion = Column(voice.pair("documents.column.conclusion"), "status", 28)
    columns = (
        Column(voice.pair("documents.column.limit"), weight=70),
        Column(voice.pair("documents.column.allowed"), weight=36),
        Column(voice.pair("comparison.left"), "number", 30), conclusion,
        Column(voice.pair("comparison.right"), "number", 30), conclusion,
        Column(voice.pair("documents.column.reserve", currency=currency), "money", 30),
    )
    return Table(columns, tuple(rows), voice.pair("comparison.caption.bounds"), dense=True,
                 name=voice.say("documents.sheet.checks"))


def _bound(state: BoundState, voice: Voice) -> str:
    key = "comparison.at_least" if state.is_least else "comparison.at_most"
    return voice.say(key, bound=_figure(state.bound, voice))


def _part(state: BoundState | None, voice: Voice) -> Cell:
    return None if state is None else _figure(state.part, voice)


def _figure(value: Money | Decimal, voice: Voice) -> str:
    return voice.money(value) if isinstance(value, Money) else format_share(value, voice.language, paper=True)


def _verdict(state: BoundState | None, voice: Voice) -> Cell:
    if state is None:
        return None
    return Status(voice.say("documents.kept" if state.is_kept else "documents.broken"),
                  "good" if state.is_kept else "bad")
