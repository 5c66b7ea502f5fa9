"""Small builders for budgets in tests: a line in one call, a whole random budget in one strategy."""

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

from hromada_desk.domain import positions
from hromada_desk.domain.money import ConvertedMoney, Money, money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from tests.strategies import converted, numbers

KEYS = positions.many_after("", 60)
BASE_WORDS = ("direct", "indirect", "contingency", "total", "eligible", "1", "2", "gone")


class Costs(NamedTuple):
    """A budget with all that `compute` takes, in its order."""

    budget: Budget
    lines: tuple[BudgetLine, ...]
    sources: tuple[FundingSource, ...]
    shares: tuple[LineShare, ...]


def price(amount: str, currency: str = "EUR", rate: str | None = None) -> ConvertedMoney:
    return ConvertedMoney(money(amount, currency), None if rate is None else Decimal(rate))


def line(line_id: str, quantity: str = "1", cost: str | ConvertedMoney = "0", at: int = 0, **fields: object) -> BudgetLine:
    unit_cost = price(cost) if isinstance(cost, str) else cost
    return BudgetLine(id=line_id, budget_id="b", quantity=Decimal(quantity), unit_cost=unit_cost, position=KEYS[at], **fields)


def heading(line_id: str, at: int = 0, **fields: object) -> BudgetLine:
    return BudgetLine(id=line_id, budget_id="b", line_type="heading", position=KEYS[at], **fields)


def part(line_id: str, percent: str, base: tuple[str, ...] = (), at: int = 0, **fields: object) -> BudgetLine:
    """A line that is a share of other costs."""
    return BudgetLine(id=line_id, budget_id="b", line_type="share", percent=Decimal(percent), base=base, position=KEYS[at], **fields)


def source(source_id: str, kind: str = "grant", most: str = "", at: int = 0, **fields: object) -> FundingSource:
    return FundingSource(id=source_id, budget_id="b", funding_kind=kind, position=KEYS[at],
                         amount=price(most) if most else None, **fields)


def pays(source_id: str, line_id: str, amount: str = "", percent: str = "") -> LineShare:
    rule = "amount" if amount else "percent" if percent else "remainder"
    return LineShare(id=f"{line_id}-{source_id}", line_id=line_id, source_id=source_id, share_rule=rule,
                     amount=money(amount, "EUR") if amount else None, percent=Decimal(percent) if percent else None)


@st.composite
def any_costs(draw: st.DrawFn) -> Costs:
    """Any budget at all, also odd ones: headings under lines, rings, parents that are gone, shares of shares, several shares of
    one source in one line."""
    ids = [f"l{at}" for at in range(draw(st.integers(0, 12)))]
    lines = tuple(
        BudgetLine(id=each, budget_id="b", parent_id=draw(st.sampled_from(["", "gone", *ids])),
                   line_type=draw(st.sampled_from(["line", "line", "heading", "share"])), position=draw(st.sampled_from(KEYS[:5])),
                   quantity=draw(st.none() | numbers(Decimal(-100), Decimal(100_000))),
                   unit_cost=draw(st.none() | converted), year=draw(st.sampled_from([None, 2026, 2027, 2028])),
                   heading_code=draw(st.sampled_from(["", "1", "2"])), eligible=draw(st.booleans()),
                   role=draw(st.sampled_from(["", "", "indirect", "contingency", "other"])),
                   cost_item=draw(st.sampled_from(["", "construction", "overheads", "taxes"])),
                   percent=draw(st.none() | numbers(Decimal(0), Decimal(1))),
                   base=tuple(draw(st.lists(st.sampled_from(BASE_WORDS), max_size=2, unique=True))))
        for each in ids)
    names = [f"s{at}" for at in range(draw(st.integers(0, 4)))]
    sources = tuple(FundingSource(id=each, budget_id="b", position=draw(st.sampled_from(KEYS[:3])),
                                  funding_kind=draw(st.sampled_from(["grant", "local_budget", "in_kind"])),
                                  amount=draw(st.none() | converted)) for each in names)
    wanted = draw(st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(names)), max_size=20)) if ids and names else []
    shares = tuple(
        LineShare(id=f"x{at}", line_id=line_id, source_id=source_id,
                  share_rule=draw(st.sampled_from(["amount", "percent", "remainder"])),
                  amount=draw(st.none() | st.builds(Money, st.integers(0, 10**7), st.just("EUR"))),
                  percent=draw(st.none() | numbers(Decimal(0), Decimal(1))))
        for at, (line_id, source_id) in enumerate(wanted))
    return Costs(Budget(id="b", currency="EUR"), lines, sources, shares)
