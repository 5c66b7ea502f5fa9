"""Layouts of a budget's workbook beside the usual one: the EU's, Interreg's by partners, the council's by codes.

Each holds the whole budget once and says how its rows are grouped; no sheet or cell is named here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.workbook import UNWRITTEN, BudgetWorkbook

EuPart = Literal["direct", "indirect", "contingency", "other"]
Fund = Literal["general", "special", ""]


@dataclass(frozen=True, slots=True)
class EuRow:
    """A heading, or an item with the lines of the budget that are it: one for each year."""

    number: str
    title: Pair
    depth: int
    lines: tuple[int, ...] = ()
    payer: str = ""
    activity: Pair = UNWRITTEN
    price_source: str = ""


@dataclass(frozen=True, slots=True)
class EuBook:
    """Annex B of the EU's external actions: items by part, headings among the direct costs only, the caps it sets."""

    whole: BudgetWorkbook
    parts: Mapping[EuPart, tuple[EuRow, ...]]
    caps: Mapping[EuPart, Decimal]


@dataclass(frozen=True, slots=True)
class PartnerPart:
    """What one partner spends: a budget of its own rows; `places` are their places in the whole."""

    code: str
    name: Pair
    book: BudgetWorkbook
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PartnersBook:
    """The budget by partners; categories are the whole's top rows."""

    whole: BudgetWorkbook
    partners: tuple[PartnerPart, ...]
    categories: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CouncilPart:
    """Lines of one economic code within a programme; an empty code gathers lines that have none."""

    code: str
    name: Pair
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CouncilProgramme:
    """Lines of one budget programme by economic code."""

    code: str
    name: Pair
    parts: tuple[CouncilPart, ...]


@dataclass(frozen=True, slots=True)
class CouncilBook:
    """The budget by programme and economic code; `funds` tells which fund each line is paid from, by its place."""

    whole: BudgetWorkbook
    programmes: tuple[CouncilProgramme, ...]
    funds: Mapping[int, Fund]
    uncoded: tuple[tuple[int, str], ...]
