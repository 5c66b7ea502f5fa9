"""A donor's own workbook form as data: which cells and rows take which fields of a budget, and the fields there are.

A field is a code; some take a part after a colon: `total.source:grant`, `total.heading:4`, `total.year:1`. Years count
from the first of the budget or are calendar years, headings go by their code in the call's form or their number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

FormValue = Decimal | date | str | None
"""What goes into a cell: a number, a day, a text, or nothing."""


class FieldKind(StrEnum):
    """What the values of a field are. A share is a fraction of one."""

    TEXT = "text"
    MONEY = "money"
    NUMBER = "number"
    DAY = "day"
    SHARE = "share"


_T, _M, _N, _D, _S = FieldKind.TEXT, FieldKind.MONEY, FieldKind.NUMBER, FieldKind.DAY, FieldKind.SHARE

SINGLE_FIELDS: Mapping[str, FieldKind] = MappingProxyType({
    "hromada.name": _T, "hromada.council": _T, "hromada.edrpou": _T, "hromada.head": _T, "hromada.email": _T,
    "hromada.phone": _T, "project.title": _T, "project.number": _T, "project.dream": _T, "proposal.title": _T,
    "proposal.number": _T, "proposal.acronym": _T, "call.title": _T, "call.reference": _T, "budget.title": _T,
    "budget.currency": _T, "budget.prices_on": _D, "period.start": _D, "period.end": _D, "period.months": _N,
    "today": _D, "rate": _N, "rate.on": _D,
    "total": _M, "total.eligible": _M, "total.ineligible": _M, "total.direct": _M, "total.indirect": _M,
    "total.contingency": _M, "total.grant": _M, "total.own": _M, "total.in_kind": _M, "total.covered": _M,
    "total.missing": _M, "share.grant": _S, "share.own": _S, "share.indirect": _S,
    "total.source": _M, "total.heading": _M, "total.year": _M, "grant.year": _M, "grant.heading": _M,
})
"""Fields that have one value in a budget."""

PARTED = frozenset({"total.source", "total.heading", "total.year", "grant.year", "grant.heading",
                    "row.source", "row.year"})
"""Fields that need a part after a colon."""

ROW_FIELDS: Mapping[str, FieldKind] = MappingProxyType({
    "row.number": _T, "row.title": _T, "row.title_uk": _T, "row.title_en": _T, "row.unit": _T, "row.quantity": _N,
    "row.unit_cost": _N, "row.price": _N, "row.price_currency": _T, "row.amount": _M, "row.share": _S,
    "row.source": _M, "row.year": _M, "row.in_year": _N, "row.justification": _T, "row.heading": _T, "row.kekv": _T,
    "row.programme_code": _T, "row.dk021": _T, "row.partner": _T, "row.eligible": _T, "row.kind": _T,
    "row.status": _T,
})
"""Fields of one row of a block."""

BLOCK_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "lines": tuple(each for each in ROW_FIELDS if each not in {"row.kind", "row.status"}),
    "rows": tuple(each for each in ROW_FIELDS if each not in {"row.kind", "row.status"}),
    "headings": ("row.number", "row.title", "row.title_uk", "row.title_en", "row.amount", "row.share", "row.source",
                 "row.year"),
    "sources": ("row.number", "row.title", "row.title_uk", "row.title_en", "row.kind", "row.status", "row.amount",
                "row.share", "row.year"),
})
"""What a block may list: cost lines, headings with their lines, top headings, or sources; with its fields."""

BLOCK_PARTED = frozenset({"lines", "rows"})
"""Blocks that may be narrowed to what is under one heading: `lines:4`."""

OVERFLOWS = ("refuse", "join")
"""When a form has fewer rows than needed: say so and fill nothing, or join what is left over by its headings."""


@dataclass(frozen=True, slots=True)
class CellEntry:
    """One cell and its field: by its sheet and address, or by the `name` the form gives it."""

    field: str
    sheet: str = ""
    cell: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class BlockEntry:
    """Rows of a sheet from `first_row` (as spreadsheets count) on, or those of a table of the form.

    `columns` pairs the letters of a column (or, in a table, its header) with a field.
    """

    block: str
    columns: tuple[tuple[str, str], ...]
    sheet: str = ""
    first_row: int = 0
    rows: int = 0
    table: str = ""
    overflow: str = "refuse"


@dataclass(frozen=True, slots=True)
class FormMapping:
    """Which cells of a form take which fields; `language` is that of texts which have two."""

    language: str = "uk"
    cells: tuple[CellEntry, ...] = ()
    blocks: tuple[BlockEntry, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cells or self.blocks)


@dataclass(frozen=True, slots=True)
class FormValues:
    """What a budget has to say to a form: values by field, rows by block."""

    single: Mapping[str, FormValue] = field(default_factory=dict)
    rows: Mapping[str, tuple[Mapping[str, FormValue], ...]] = field(default_factory=dict)

    def of(self, wanted: str) -> FormValue:
        """The value of a field; a part the budget does not have (a fourth year) counts as nothing."""
        return value_in(self.single, wanted)


def value_in(values: Mapping[str, FormValue], wanted: str) -> FormValue:
    """The value of a field among others; a sum of a part that is not there is zero."""
    if wanted not in values and kind_of(wanted) is FieldKind.MONEY and part_of(wanted)[1]:
        return Decimal(0)
    return values.get(wanted)


def part_of(written: str) -> tuple[str, str]:
    """A field or block and its part: "total.year:1" is ("total.year", "1")."""
    name, _, part = written.partition(":")
    return name, part


def kind_of(written: str) -> FieldKind | None:
    """What the values of a field are, None for an unknown field or one whose part is missing or out of place."""
    name, part = part_of(written)
    if (name in PARTED) != bool(part):
        return None
    return SINGLE_FIELDS.get(name) or ROW_FIELDS.get(name)


def is_block(written: str) -> bool:
    """Whether a form may list that."""
    name, colon, part = written.partition(":")
    return name in BLOCK_FIELDS and (not colon or (bool(part) and name in BLOCK_PARTED))
