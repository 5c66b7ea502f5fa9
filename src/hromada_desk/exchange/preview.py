"""What an import would do, before it does it: every row of the list, what it was taken for, what is wrong with it.

Nothing is written while a preview lives; leaving a row out makes a new preview.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.values import Period
from hromada_desk.exchange.mapping import ListMapping


class RowKind(StrEnum):
    """What a row of a list is; only projects are imported."""

    PROJECT = "project"
    HEADING = "heading"
    SUBTOTAL = "subtotal"
    RESERVE = "reserve"
    PART = "part"
    NOTE = "note"
    HEADER = "header"
    BLANK = "blank"


NO_PERIOD = Period()


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedProject:
    """What a row says about a project, read but not yet a record; what it does not say is empty.

    `planned` and `paid` are in whole currency; `place` is a codifier code; `identifiers` are (scheme, value); `extras`
    are texts of the columns nothing is made of, by header.
    """

    title_uk: str = ""
    title_en: str = ""
    number: str = ""
    summary: str = ""
    place: str = ""
    address: str = ""
    planned: Money | None = None
    paid: Money | None = None
    other_sums: tuple[tuple[str, Money], ...] = ()
    stage: str = ""
    period: Period = NO_PERIOD
    sector: str = ""
    implementer: str = ""
    initiator: str = ""
    kekv: str = ""
    programme_code: str = ""
    dk021: str = ""
    beneficiaries: int | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    source_row: str = ""

    @property
    def title(self) -> str:
        """The title in the language the list is written in."""
        return self.title_uk or self.title_en


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """A row with its number as the spreadsheet shows it; `project` is there for project rows; `included` is the
    proposal to import it, False for duplicates.
    """

    row: int
    kind: RowKind
    text: str
    project: ProposedProject | None = None
    problems: tuple[Problem, ...] = ()
    included: bool = False


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many rows a list has and what they were taken for; `in_hromada` and `in_oblast` count included projects by
    how narrowly they were placed (a project in a hromada counts once, there).
    """

    rows: int
    projects: int
    included: int
    subtotals: int
    headings: int
    reserves: int
    parts: int
    notes: int
    blanks: int
    duplicates: int
    in_hromada: int
    in_oblast: int
    without_place: int


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A whole list read: rows in their order, and problems of the list as a whole (`problems`)."""

    file: str
    mapping: ListMapping
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...]
    counts: ImportCounts
    planned: Mapping[str, Money] = field(default_factory=dict)
    paid: Mapping[str, Money] = field(default_factory=dict)

    @property
    def as_of(self) -> date | None:
        """The day the list was drawn up for, if it says so."""
        return self.mapping.as_of

    def included(self) -> tuple[PreviewRow, ...]:
        """The project rows that would be imported."""
        return tuple(row for row in self.rows if row.included and row.project is not None)

    def all_problems(self) -> tuple[Problem, ...]:
        """Problems of the list, then those of its rows from the top, errors and warnings and notes alike."""
        return (*self.problems, *(problem for row in self.rows for problem in row.problems))

    def has_errors(self) -> bool:
        """Whether anything could not be read."""
        return any(problem.severity == Severity.ERROR for problem in self.all_problems())

    def with_included(self, row: int, *, included: bool) -> "ImportPreview":
        """The same preview with one project row taken in or left out; counts and totals follow."""
        rows = tuple(replace(each, included=included and each.project is not None) if each.row == row else each
                     for each in self.rows)
        left_out = replace(self.counts, included=sum(1 for each in rows if each.included))
        return replace(self, rows=rows, counts=left_out, planned=totals(rows, "planned"), paid=totals(rows, "paid"))


def totals(rows: tuple[PreviewRow, ...], name: str) -> dict[str, Money]:
    """The sum of `planned` or `paid` of the included rows by currency."""
    sums: dict[str, int] = {}
    for row in rows:
        amount = getattr(row.project, name) if row.included else None
        if amount is not None:
            sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    return {currency: Money(minor, currency) for currency, minor in sums.items()}
