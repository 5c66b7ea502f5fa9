"""Makes of a foreign budget the records of one: headings, lines, shares of costs, who pays; nothing is written here.

Three ways: to the end of the budget, into its headings of the same name or number, or instead of its lines. A share of
other costs stays one only where the budget's own arithmetic gives the sheet's figure; else it comes in as that figure.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from hromada_desk.domain import positions
from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import ConvertedMoney, Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual
from hromada_desk.exchange.budget_cells import in_two_languages
from hromada_desk.exchange.budget_headings import HeadingMatcher
from hromada_desk.exchange.budget_payers import PayerMaker
from hromada_desk.exchange.budget_row import BudgetRow
from hromada_desk.exchange.budget_row import BudgetRowKind as Kind
from hromada_desk.exchange.budget_sheet import BudgetSheet
from hromada_desk.exchange.budget_words import BudgetWords, budget_words

OWN_RATE = "own"


class Mode(StrEnum):
    """Where the lines of the sheet go."""

    ADD = "add"
    MERGE = "merge"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Present:
    """The budget as it is: living lines, sources and shares."""

    budget: Budget
    lines: tuple[BudgetLine, ...] = ()
    sources: tuple[FundingSource, ...] = ()
    shares: tuple[LineShare, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedBudget:
    """What an import would write. `line_of_row` gives the line made of a row, by its place among the rows.

    `lines` and `sources` are new or changed, `removed` go to the trash. `problems` are what only the budget shows.
    """

    lines: tuple[BudgetLine, ...]
    sources: tuple[FundingSource, ...]
    shares: tuple[LineShare, ...]
    removed: tuple[Record, ...]
    line_of_row: Mapping[int, str]
    problems: tuple[Problem, ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything to be written, what goes to the trash last."""
        return (*self.sources, *self.lines, *self.shares, *self.removed)


def to_records(sheet: BudgetSheet, present: Present, mode: Mode, new_id: Callable[[], str],
               priced: Callable[[ConvertedMoney], ConvertedMoney]) -> ImportedBudget:
    """The records of an import; `priced` pins a rate to a foreign price that brings none."""
    maker = _Maker(sheet, present, mode, new_id, priced, budget_words())
    for at, row in enumerate(sheet.rows):
        if row.kind is Kind.HEADING:
            maker.heading(at, row)
        elif row.kind in (Kind.LINE, Kind.SHARE):
            maker.line(at, row)
    return _proved(maker, sheet, present)


@dataclass
class _Maker:
    """Makes records row by row; a heading comes before what hangs under it."""

    sheet: BudgetSheet
    present: Present
    mode: Mode
    new_id: Callable[[], str]
    priced: Callable[[ConvertedMoney], ConvertedMoney]
    words: BudgetWords
    made: dict[str, BudgetLine] = field(default_factory=dict)
    of_row: dict[int, str] = field(default_factory=dict)
    shares: list[LineShare] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._matcher = HeadingMatcher(self.present.lines if self.mode is not Mode.ADD else (), self.words)
        self.payers = PayerMaker(self.sheet.mapping, self.present, self.new_id, self.words)
        kept = () if self.mode is Mode.REPLACE else self.present.lines
        self._last: dict[str, str] = {}
        for each in kept:
            self._last[each.parent_id] = max(self._last.get(each.parent_id, ""), each.position)

    def heading(self, at: int, row: BudgetRow) -> None:
        """A heading of the sheet: one of the budget that is the same, or a new one."""
        parent_id = self._parent(row)
        found = self._matcher.find(row, parent_id)
        if found is None:
            found = BudgetLine(id=self.new_id(), budget_id=self.present.budget.id, line_type="heading",
                               parent_id=parent_id, position=self._next(parent_id), title=row.title, role=row.role)
            self.made[found.id] = found
        elif self.mode is Mode.REPLACE and found.id not in self.of_row.values():
            self.made[found.id] = replace(found, parent_id=parent_id, position=self._next(parent_id))
        self.of_row[at] = found.id

    def line(self, at: int, row: BudgetRow) -> None:
        """A cost or a share, with who pays it."""
        parent_id = self._parent(row)
        texts = row.texts
        line = BudgetLine(
            id=self.new_id(), budget_id=self.present.budget.id, parent_id=parent_id, position=self._next(parent_id),
            title=row.title, year=row.year, role=row.role, eligible=self._is_eligible(row),
            kekv=texts.get("kekv", ""), programme_code=texts.get("programme_code", ""), dk021=texts.get("dk021", ""),
            price_source=texts.get("price_source", ""),
            justification=Bilingual(*in_two_languages(texts.get("justification", ""))))
        if row.kind is Kind.SHARE:
            line = replace(line, line_type="share", percent=row.percent, base=self._base(row))
        else:
            line = replace(line, quantity=row.final_quantity, unit=row.final_unit, unit_cost=self._price(row))
        self.made[line.id] = line
        self.of_row[at] = line.id
        self.shares += self.payers.shares(row, line.id)

    def _parent(self, row: BudgetRow) -> str:
        return self.of_row.get(row.parent, "")

    def _next(self, parent_id: str) -> str:
        self._last[parent_id] = positions.between(self._last.get(parent_id, ""), "")
        return self._last[parent_id]

    def _price(self, row: BudgetRow) -> ConvertedMoney | None:
        price = row.final_price
        if price is None:
            return None
        home = self.present.budget.currency
        by_sheet = row.rate is not None and row.said is not None and row.said.currency == home != price.currency
        if by_sheet:
            return ConvertedMoney(price, row.rate, None, OWN_RATE)
        return self.priced(ConvertedMoney(price))

    def _is_eligible(self, row: BudgetRow) -> bool:
        return fold(row.texts.get("eligible", "")) not in self.words.base.no

    def _base(self, row: BudgetRow) -> tuple[str, ...]:
        """What a share is a part of, in the words of the budget; a heading that is a base gets a code."""
        if row.base_row < 0:
            return () if row.base == "direct" else (row.base,)
        heading_id = self.of_row[row.base_row]
        heading = self.made.get(heading_id) or next(each for each in self.present.lines if each.id == heading_id)
        if not heading.heading_code:
            taken = {each.heading_code for each in (*self.present.lines, *self.made.values())}
            wanted = self.sheet.rows[row.base_row].ordinal.written or "base"
            code = next(each for each in _codes(wanted) if each not in taken)
            heading = replace(heading, heading_code=code)
            self.made[heading.id] = heading
        return (heading.heading_code,)


def _codes(wanted: str) -> Iterable[str]:
    yield wanted
    at = 2
    while True:
        yield f"{wanted}-{at}"
        at += 1


def _proved(maker: _Maker, sheet: BudgetSheet, present: Present) -> ImportedBudget:
    """The records, with every share that would not give the sheet's figure here turned into that figure."""
    problems: list[Problem] = []
    removed = _removed(maker, present)
    for at, row in enumerate(sheet.rows):
        if row.kind is not Kind.SHARE or row.cost is None or row.cost.currency != present.budget.currency:
            continue
        line = maker.made[maker.of_row[at]]
        own = _outcome(maker, present, removed).lines[line.id].own
        if own != row.cost:
            said = row.said or row.cost
            maker.made[line.id] = replace(line, line_type="line", percent=None, base=(), quantity=Decimal(1),
                                          unit_cost=ConvertedMoney(said))
            problems.append(_no_share_here(row, said, own))
    return ImportedBudget(tuple(maker.made.values()), tuple(maker.payers.sources), tuple(maker.shares), removed,
                          maker.of_row, tuple(problems))


def _no_share_here(row: BudgetRow, said: Money, own: Money) -> Problem:
    return Problem("budget_import.share_taken_once", "budget_line", "", "percent", Severity.NOTE,
                   {"row": str(row.number), "said": said, "percent": row.percent, "added": own})


def _outcome(maker: _Maker, present: Present, removed: Sequence[Record]) -> BudgetFigures:
    gone = {each.id for each in removed}
    kept = [each for each in present.lines if each.id not in gone and each.id not in maker.made]
    return compute(present.budget, [*kept, *maker.made.values()], (), ())


def _removed(maker: _Maker, present: Present) -> tuple[Record, ...]:
    """Lines that are replaced, headings nothing of the sheet hangs under, and what sources paid of them."""
    if maker.mode is not Mode.REPLACE:
        return ()
    doomed = [each for each in present.lines if each.id not in maker.made]
    ids = {each.id for each in doomed}
    paid = [each for each in present.shares if each.line_id in ids]
    return tuple(replace(each, alive=False) for each in (*doomed, *paid))
