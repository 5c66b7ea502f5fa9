"""All figures of a large budget, against adding the same numbers up.

The bare side multiplies quantity, price and rate of every line and adds the products by heading, source and year in
plain integers: no records, no exact shares, no remainders, no rounding together. It only tells how far apart they are.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.domain.budget import compute
from hromada_desk.domain.records.budget import Budget

SOURCES = 5
TEN_THOUSAND = 10_000

Numbers = list[tuple[int, int, int, str, int]]
"""Quantity, price in minor units, rate in ten-thousandths, heading, year."""


@contextmanager
def computing(folder: Path, size: Size) -> Iterator[Sides]:
    """Lines in two currencies, shared among five sources."""
    desk = sample.demo(folder)
    budget = Budget(id="budget")
    lines, sources, shares = sample.large_budget(desk, budget, lines=size.lines, sources=SOURCES)
    desk.close()
    numbers = [(int(each.quantity), each.unit_cost.money.minor, int((each.unit_cost.rate or 1) * TEN_THOUSAND),
                each.parent_id, each.year or 0) for each in lines if each.quantity and each.unit_cost]
    yield Sides(clocked(lambda: compute(budget, lines, sources, shares), repeats=size.repeats),
                clocked(lambda: _add_up(numbers), repeats=size.repeats))


def _add_up(numbers: Numbers) -> tuple[int, ...]:
    by_heading: dict[str, int] = defaultdict(int)
    by_year: dict[int, int] = defaultdict(int)
    by_source: dict[int, int] = defaultdict(int)
    for quantity, price, rate, heading, year in numbers:
        amount = quantity * price * rate // TEN_THOUSAND
        by_heading[heading] += amount
        by_year[year] += amount
        for source in range(SOURCES):
            by_source[source] += amount // SOURCES
    return (*by_heading.values(), *by_year.values(), *by_source.values())


BUDGET = Yardstick("budget", "budget.compute: every figure of all lines and five sources",
                   "the same numbers multiplied and added in plain integers", None, computing)
