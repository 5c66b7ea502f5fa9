"""Checks the sums a foreign budget states against its rows: of headings, subtotals, the whole, years and payers.

A stated sum may be of the rows since the last one, of a heading, of direct costs, of everything: where any of them
agrees nothing is said; where none does, the most natural one is named with both figures.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Severity
from hromada_desk.exchange.budget_mapping import BudgetMapping
from hromada_desk.exchange.budget_row import BudgetRow, exact_money
from hromada_desk.exchange.budget_row import BudgetRowKind as Kind
from hromada_desk.exchange.budget_words import bare_name

COUNTED = (Kind.LINE, Kind.SHARE)
_RANGE = re.compile(r"\(([^()]*\d[^()]*)\)\s*$")
_TERM = re.compile(r"(\d+)\s*[\u2013\u2014-]\s*(\d+)|(\d+)")
_SECTION = re.compile(r"\b(\d+(?:\.\d+)*)\b")


class _Running:
    """Running sums of one currency over the rows that count, so that any span is two look-ups."""

    def __init__(self, rows: Sequence[BudgetRow], currency: str) -> None:
        self.currency = currency
        counts = [row.kind in COUNTED and row.cost is not None and row.cost.currency == currency for row in rows]
        self._all = _sums(rows, counts)
        self._plain = _sums(rows, [each and row.kind is Kind.LINE and not row.role
                                   for each, row in zip(counts, rows, strict=True)])
        self._others = list(accumulate((int(row.kind in COUNTED and row.cost is not None and not each)
                                        for each, row in zip(counts, rows, strict=True)), initial=0))
        self._lines = list(accumulate((int(each) for each in counts), initial=0))

    def of(self, first: int, last: int, *, plain: bool = False) -> int:
        """The sum from one place to before another; `plain` without shares and costs of another role."""
        sums = self._plain if plain else self._all
        return sums[last] - sums[first]

    def counts(self, first: int, last: int) -> int:
        """How many rows of this currency lie there."""
        return self._lines[last] - self._lines[first]

    def is_mixed(self, first: int, last: int) -> bool:
        """Whether rows of another currency lie there, which cannot be added."""
        return self._others[last] > self._others[first]


def _sums(rows: Sequence[BudgetRow], counted: Sequence[bool]) -> list[int]:
    return list(accumulate((row.cost.minor if each and row.cost is not None else 0
                            for each, row in zip(counted, rows, strict=True)), initial=0))


def check_rows(rows: Sequence[BudgetRow], mapping: BudgetMapping) -> None:
    """Name every cost whose years or payers do not make its sum (in place)."""
    payers = mapping.columns_of("payer")
    percent = bool(payers) and all(each.percent for each in payers)
    for row in rows:
        if row.kind not in COUNTED:
            continue
        _check_years(row)
        if row.payers and row.cost is not None and not percent:
            paid = Money(sum(exact_money(value, row.cost.currency).minor for _, value in row.payers),
                         row.cost.currency)
            if paid != row.cost:
                row.add("budget_import.payers_differ", field="line_share", paid=paid, cost=row.cost)


def _check_years(row: BudgetRow) -> None:
    told = [each for each in row.by_year if each is not None]
    if row.said is None or not told or any(each.currency != row.said.currency for each in told):
        return
    added = Money(sum(each.minor for each in told), row.said.currency)
    is_whole = len(row.by_year) > 1  # a template shows all years and the first one only
    if added != row.said if is_whole else abs(added.minor) > abs(row.said.minor):
        row.add("budget_import.years_differ", field="year", said=row.said, added=added)


def check_sums(rows: Sequence[BudgetRow]) -> None:
    """Name every stated sum that its rows do not add up to (in place)."""
    running: dict[str, _Running] = {}
    previous = 0
    last_total = max((at for at, row in enumerate(rows) if row.kind is Kind.SUBTOTAL and row.said), default=-1)
    for at, row in enumerate(rows):
        if row.kind not in (Kind.HEADING, Kind.SUBTOTAL):
            continue
        if row.said:
            currency = row.said.currency
            if currency not in running:
                running[currency] = _Running(rows, currency)
            spans = list(_spans(rows, at, previous, whole=at == last_total))
            _compare(row, rows, spans, running[currency])
        if row.kind is Kind.SUBTOTAL:
            previous = at + 1


def _compare(row: BudgetRow, rows: Sequence[BudgetRow], spans: Sequence[tuple[int, int]], sums: _Running) -> None:
    assert row.said is not None
    spans = [each for each in spans if sums.counts(*each)]
    if not spans:
        return
    agrees = any(row.said.minor in (sums.of(*each), sums.of(*each, plain=True)) for each in spans) \
        or _by_numbers(row, rows, sums.currency) == row.said.minor
    if agrees:
        row.cost = row.said
        return
    first, last = spans[0]
    if sums.is_mixed(first, last):
        row.add("budget_import.mixed_currencies", Severity.NOTE, said=row.said)
        return
    row.cost = added = Money(sums.of(first, last), sums.currency)
    is_rounding = abs(added.minor - row.said.minor) <= sums.counts(first, last) // 2
    row.differs = True
    row.add("budget_import.sum_rounded" if is_rounding else "budget_import.sum_differs",
            Severity.NOTE if is_rounding else Severity.WARNING, name=row.text or row.ordinal.written, said=row.said,
            added=added)


def _spans(rows: Sequence[BudgetRow], at: int, previous: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    """The spans a stated sum may be of, the most natural one first: what it names, what is near, everything."""
    row = rows[at]
    if row.kind is Kind.HEADING:
        yield at + 1, _end_of(rows, at)
        return
    chain = _headings_above(rows, at)
    named = [each for each in chain if _names(row, rows[each])]
    if not named and (whole or len(row.ordinal.path) == 1):
        yield 0, len(rows) if whole else at
    for heading in (*named, *(each for each in chain if each not in named)):
        yield heading + 1, at
    yield previous, at
    yield 0, at
    yield 0, len(rows)


def _names(row: BudgetRow, heading: BudgetRow) -> bool:
    said, name = bare_name(row.text), bare_name(heading.text)
    numbers = set(_SECTION.findall(row.text))
    return bool(name and name in said) or heading.ordinal.written in numbers


def _headings_above(rows: Sequence[BudgetRow], at: int) -> list[int]:
    """The headings of the cost before a place, the innermost first."""
    last = next((each for each in range(at - 1, -1, -1) if rows[each].kind in COUNTED), None)
    found = []
    heading = rows[last].parent if last is not None else -1
    while heading >= 0:
        found.append(heading)
        heading = rows[heading].parent
    return found


def _end_of(rows: Sequence[BudgetRow], heading: int) -> int:
    """The place behind the last row under a heading."""
    level, end = rows[heading].level, heading + 1
    for at in range(heading + 1, len(rows)):
        if rows[at].kind in (Kind.HEADING, *COUNTED):
            if rows[at].level <= level:
                break
            end = at + 1
    return end


def _by_numbers(row: BudgetRow, rows: Sequence[BudgetRow], currency: str) -> int | None:
    """The sum of the numbered rows a title adds up, "(1-6)" or "(7 + 8)"; None where it names none."""
    found = _RANGE.search(row.title.uk) or _RANGE.search(row.title.en)
    if found is None:
        return None
    wanted: set[str] = set()
    for first, last, single in _TERM.findall(found[1]):
        wanted |= {single} if single else {str(each) for each in range(int(first), min(int(last), int(first) + 99) + 1)}
    added, any_found = 0, False
    for each in rows:
        if each.ordinal.path[:1] and each.ordinal.path[0] in wanted and each is not row:
            if each.kind in COUNTED and each.cost is not None and each.cost.currency == currency:
                added, any_found = added + each.cost.minor, True
            elif each.kind is Kind.SUBTOTAL and each.said is not None and len(each.ordinal.path) == 1:
                added, any_found = added + each.said.minor, True
    return added if any_found else None
