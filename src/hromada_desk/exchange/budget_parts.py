"""Finds the lines that are a part of others: "Indirect costs, max 7 % of 7", and proves it by their sum.

A line becomes a share only where its percentage of a base makes the sheet's own figure to the cent; else it stays a
plain cost and the difference is named.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from hromada_desk.domain.budget_bases import DIRECT
from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Severity
from hromada_desk.exchange.budget_costs import once
from hromada_desk.exchange.budget_row import BudgetRow
from hromada_desk.exchange.budget_row import BudgetRowKind as Kind
from hromada_desk.exchange.budget_words import BudgetWords
from hromada_desk.exchange.import_words import words_of

TOTAL, HEADING = "total", "heading"
PER_CENT_UNITS = frozenset({"P1", "%"})
WORKED_OUT = frozenset({"budget_import.quantity_worked_out", "budget_import.price_worked_out",
                        "budget_import.taken_once"})
ROUNDING = 1
"""Minor units by which sheets round a half otherwise than accountants do."""
_PERCENT = re.compile(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*%")


def find_shares(rows: Sequence[BudgetRow], words: BudgetWords, exact: Callable[[BudgetRow], bool]) -> None:
    """Turn lines into shares where their sum proves it (in place); rows hang under their headings already.

    A sum that is off by one minor unit still proves a share, unless `exact` asks for the sheet's figure of that row.
    """
    candidates = [row for row in rows if row.kind is Kind.LINE and percents_of(row, words)]
    if not candidates:
        return
    apart = {id(row) for row in candidates}
    bases = _Bases(rows, [row for row in rows if row.kind is Kind.LINE and id(row) not in apart])
    for row in candidates:
        row.role = row.role or words.role_of(row.title.uk, row.title.en)
        _prove(row, percents_of(row, words), bases, words, 0 if exact(row) else ROUNDING)
        bases.known.append(row)


def percents_of(row: BudgetRow, words: BudgetWords) -> tuple[Decimal, ...]:
    """The percentages a row states of itself, as parts of one; none for an ordinary cost, whatever its title says."""
    in_unit = row.unit_code in PER_CENT_UNITS or row.unit in PER_CENT_UNITS
    small = [each for each in (row.quantity, row.price) if each is not None and 0 < each < 1]
    priced = row.quantity is not None and row.price is not None
    if priced and not in_unit and not row.percents and not small:
        return ()
    names_part = bool(words.role_of(row.title.uk, row.title.en))
    if priced and not in_unit and not row.percents and not names_part:
        return ()
    told = list(row.percents)
    if in_unit:
        told += [each / 100 for each in (row.quantity, row.price) if each is not None and 0 < each <= 100] + small
    if names_part or "%" in row.title.uk or "%" in row.title.en:
        told += small
    for title in (row.title.uk, row.title.en):
        told += [Decimal(found.replace(",", ".")) / 100 for found in _PERCENT.findall(title)]
    return tuple(dict.fromkeys(each for each in told if 0 < each <= 1))


class _Bases:
    """What a share may be a part of; `known` grows with every share that is settled."""

    def __init__(self, rows: Sequence[BudgetRow], known: list[BudgetRow]) -> None:
        self.rows = rows
        self.known = known

    def sums(self, row: BudgetRow, currency: str, words: BudgetWords) -> Iterator[tuple[str, int, int]]:
        """Kind of base, place of its heading (or -1), and its sum in minor units; the one the title names first."""
        named = self._named(row, words)
        if named >= 0:
            yield HEADING, named, self._sum(currency, heading=named)
        yield DIRECT, -1, self._sum(currency, direct=True)
        for at, each in enumerate(self.rows):
            if each.kind is Kind.HEADING and each.parent < 0 and at != named:
                yield HEADING, at, self._sum(currency, heading=at)
        yield TOTAL, -1, self._sum(currency)

    def _named(self, row: BudgetRow, words: BudgetWords) -> int:
        """The place of the heading whose number or name the title speaks of, -1 for none."""
        for title in (row.title.uk, row.title.en):
            said = words_of(title)
            numbers = {said[at] for at in range(1, len(said)) if said[at].isdecimal() and said[at - 1] in words.of_row}
            for at, each in enumerate(self.rows):
                if each.kind is Kind.HEADING and each.ordinal.written.rstrip(".") in numbers:
                    return at
        return -1

    def _sum(self, currency: str, *, heading: int = -1, direct: bool = False) -> int:
        added = 0
        for row in self.known:
            if row.cost is None or row.cost.currency != currency:
                continue
            if direct and (row.kind is Kind.SHARE or self._role(row) not in ("", DIRECT)):
                continue
            if heading >= 0 and not self._is_under(row, heading):
                continue
            added += row.cost.minor
        return added

    def _role(self, row: BudgetRow) -> str:
        role, at = row.role, row.parent
        while not role and at >= 0:
            role, at = self.rows[at].role, self.rows[at].parent
        return role

    def _is_under(self, row: BudgetRow, heading: int) -> bool:
        at = row.parent
        while at >= 0:
            if at == heading:
                return True
            at = self.rows[at].parent
        return False


def _prove(row: BudgetRow, percents: Sequence[Decimal], bases: _Bases, words: BudgetWords, slack: int) -> None:
    currency = row.said.currency if row.said is not None else row.currency
    best: tuple[int, Decimal, str, int, int] | None = None
    first: tuple[Decimal, int] | None = None
    for base, heading, minor in bases.sums(row, currency, words):
        for percent in percents:
            made = product(minor, percent)
            first = first or (percent, minor)
            off = abs(made - row.said.minor) if row.said is not None else (0 if base == DIRECT else slack + 1)
            if minor and off <= slack and (best is None or off < best[0]):
                best = (off, percent, base, heading, made)
    if best is not None:
        _make_share(row, *best[1:], currency)
    elif row.said and first is not None:
        percent, minor = first
        if row.quantity is None or row.price is None:
            once(row, row.said)
            row.problems = [each for each in row.problems if each.code not in WORKED_OUT]
        row.add("budget_import.no_share", Severity.NOTE, "percent", said=row.said, percent=percent,
                base=Money(minor, currency), added=Money(product(minor, percent), currency))


def _make_share(row: BudgetRow, percent: Decimal, base: str, heading: int, made: int, currency: str) -> None:
    row.kind = Kind.SHARE
    row.percent, row.base, row.base_row = percent, base, heading
    row.cost = Money(made, currency)
    row.final_quantity = row.final_price = None
    row.final_unit = ""
    row.problems = [each for each in row.problems if each.severity is Severity.ERROR]
    row.differs = row.said is not None and row.cost != row.said
    if row.differs:
        row.add("budget_import.share_rounded", Severity.NOTE, "percent", said=row.said, percent=percent, added=row.cost)
