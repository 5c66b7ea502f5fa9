"""Budgets of projects and proposals: lines, sources and who pays how much of what. Figures come from the domain."""

from dataclasses import replace
from decimal import Decimal

from hromada_desk.domain import positions
from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import ConvertedMoney, Money, zero
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.desk import Desk


def budgets(desk: Desk) -> tuple[Budget, ...]:
    """Every living budget."""
    return desk.all(Budget)


def budget_of(desk: Desk, *, project_id: str = "", proposal_id: str = "") -> Budget | None:
    """The budget of a project (its own, not a proposal's) or of a proposal."""
    found = desk.all(Budget, proposal_id=proposal_id) if proposal_id else desk.all(Budget, project_id=project_id,
                                                                                   proposal_id="")
    return found[0] if found else None


def start_budget(desk: Desk, *, project_id: str = "", proposal_id: str = "", currency: str = "UAH") -> Budget:
    """A first budget with one source and one heading, so that typing can begin at once."""
    budget = Budget(id=desk.new_id(), project_id=project_id, proposal_id=proposal_id, currency=currency)
    desk.put("change.created", budget, kind=Budget.kind, title="")
    return budget


def lines_of(desk: Desk, budget_id: str) -> tuple[BudgetLine, ...]:
    """The lines of a budget in stored order (see `BudgetFigures` for the order of the tree)."""
    return desk.all(BudgetLine, budget_id=budget_id)


def sources_of(desk: Desk, budget_id: str) -> tuple[FundingSource, ...]:
    """The sources of a budget in order."""
    return desk.all(FundingSource, budget_id=budget_id)


def shares_of(desk: Desk, sources: tuple[FundingSource, ...]) -> tuple[LineShare, ...]:
    """Who pays how much, for all lines of these sources."""
    of_budget = {each.id for each in sources}
    return tuple(each for each in desk.all(LineShare) if each.source_id in of_budget)


def figures(desk: Desk, budget: Budget) -> BudgetFigures:
    """The figures of a budget: the same function that documents and workbooks use."""
    sources = sources_of(desk, budget.id)
    return compute(budget, lines_of(desk, budget.id), sources, shares_of(desk, sources))


def add_line(desk: Desk, budget: Budget, *, parent_id: str = "", after_id: str = "", line_type: str = "line",
             title: Bilingual | None = None) -> BudgetLine:
    """A new line or heading, after a sibling or at the end of its heading."""
    siblings = [each for each in lines_of(desk, budget.id) if each.parent_id == parent_id]
    position = _position(siblings, after_id)
    line = BudgetLine(id=desk.new_id(), budget_id=budget.id, parent_id=parent_id, line_type=line_type,
                      position=position, title=title or Bilingual())
    desk.put("change.created", line, kind=BudgetLine.kind, title=line.title.best("uk"))
    return line


def add_source(desk: Desk, budget: Budget, name: Bilingual, funding_kind: str = "local_budget") -> FundingSource:
    """A new source at the end."""
    sources = sources_of(desk, budget.id)
    position = positions.between(sources[-1].position if sources else "", "")
    source = FundingSource(id=desk.new_id(), budget_id=budget.id, name=name, funding_kind=funding_kind,
                           position=position)
    desk.put("change.created", source, kind=FundingSource.kind, title=name.best("uk"))
    return source


def set_share(desk: Desk, line: BudgetLine, source: FundingSource, amount: Money | None) -> None:
    """Source pays that fixed amount of the line; None takes its part away."""
    present = _share(desk, line, source)
    if amount is None:
        if present is not None:
            _remove(desk, present)
        return
    share = replace(present or LineShare(id=desk.new_id(), line_id=line.id, source_id=source.id),
                    share_rule="amount", amount=amount, percent=None)
    desk.put("change.edited", share, kind=LineShare.kind, title=line.title.best("uk"))


def set_share_percent(desk: Desk, line: BudgetLine, source: FundingSource, percent: Decimal) -> None:
    """Source pays that part (of one) of the line."""
    present = _share(desk, line, source)
    share = replace(present or LineShare(id=desk.new_id(), line_id=line.id, source_id=source.id),
                    share_rule="percent", percent=percent, amount=None)
    desk.put("change.edited", share, kind=LineShare.kind, title=line.title.best("uk"))


def give_remainder(desk: Desk, budget: Budget, line: BudgetLine, source: FundingSource) -> None:
    """Add what the line still lacks to that source's amount (the repair F4 offers)."""
    now = figures(desk, budget)
    missing = now.missing_of(line.id)
    paid = now.paid_by(line.id, source.id)
    if missing is None or not missing:
        return
    set_share(desk, line, source, (paid or zero(budget.currency)) + missing)


def remove_line(desk: Desk, line: BudgetLine) -> None:
    """Move a line, everything under it and their shares to the trash, as one change."""
    doomed: list[Record] = list(_subtree(lines_of(desk, line.budget_id), line))
    ids = {each.id for each in doomed}
    doomed.extend(each for each in desk.all(LineShare) if each.line_id in ids)
    with desk.change("change.removed", kind=BudgetLine.kind, title=line.title.best("uk")) as tx:
        for record in doomed:
            tx.remove(record)


def remove_source(desk: Desk, source: FundingSource) -> None:
    """Move a source to the trash; refused with RuleBroken('budget.source_in_use') while it pays for lines."""
    paying = [each for each in desk.all(LineShare, source_id=source.id)]
    if paying:
        raise RuleBroken("budget.source_in_use", source=source.name.best("uk"), lines=len(paying))
    _remove(desk, source)


def price(amount: Money, present: ConvertedMoney | None) -> ConvertedMoney:
    """A unit cost with the rate kept where the currency stays the same."""
    if present is not None and present.money.currency == amount.currency:
        return replace(present, money=amount)
    return ConvertedMoney(amount)


def _remove(desk: Desk, record: Record) -> None:
    with desk.change("change.removed", kind=record.kind, title="") as tx:
        tx.remove(record)


def _share(desk: Desk, line: BudgetLine, source: FundingSource) -> LineShare | None:
    found = desk.all(LineShare, line_id=line.id, source_id=source.id)
    return found[0] if found else None


def _position(siblings: list[BudgetLine], after_id: str) -> str:
    at = next((at for at, each in enumerate(siblings) if each.id == after_id), len(siblings) - 1)
    before = siblings[at].position if siblings else ""
    after = siblings[at + 1].position if at + 1 < len(siblings) else ""
    return positions.between(before, after if after > before else "")


def _subtree(lines: tuple[BudgetLine, ...], root: BudgetLine) -> list[BudgetLine]:
    found = [root]
    for each in found:
        found.extend(line for line in lines if line.parent_id == each.id)
    return found
