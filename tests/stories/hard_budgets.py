"""Two budgets that try every rule of adding up, as records of a workspace. Not a test."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.values import Bilingual, Period
from hromada_desk.services.projects import new_project

PAYERS = ("local_budget", "grant", "partner", "state_subvention", "in_kind")
MONTHS = Period(date(2027, 3, 1), date(2029, 8, 31))


def line(desk, budget, title, quantity=None, price=None, parent="", **fields):
    return BudgetLine(id=desk.new_id(), budget_id=budget.id, parent_id=parent, title=Bilingual(title, f"{title} en"),
                      quantity=None if quantity is None else Decimal(quantity), unit_cost=price, **fields)


def priced(amount, currency, rate=None):
    return ConvertedMoney(money(amount, currency), Decimal(rate) if rate else None, date(2026, 11, 20), "NBU")


def hard_budget(desk):
    """A proposal's budget in euros in a call whose form has caps."""
    call = next(each for each in desk.all(Call) if each.id == next(
        proposal.call_id for proposal in desk.all(Proposal) if proposal.number == "AP-2026-003"))
    project = new_project(desk, Bilingual("Котельня лікарні", "Boiler house"))
    proposal = Proposal(id=desk.new_id(), number="AP-2026-099", project_id=project.id, call_id=call.id, period=MONTHS,
                        title=Bilingual("Тепло лікарні", "Warm hospital"))
    budget = Budget(id=desk.new_id(), project_id=project.id, proposal_id=proposal.id, currency="EUR",
                    title=Bilingual("Тепло", "Warmth"))
    gmina = next(iter(desk.all(Partner)))
    staff = line(desk, budget, "Персонал", line_type="heading", position="a", heading_code="staff")
    works = line(desk, budget, "Роботи", line_type="heading", position="b")
    inside = line(desk, budget, "Котли", line_type="heading", position="a", parent=works.id)
    costs = (
        line(desk, budget, "Координатор", "17.333", priced("1150.33", "EUR"), staff.id, position="a", year=2027),
        line(desk, budget, "Бухгалтер", "7", priced("18411.07", "UAH", "0.020325203252"), staff.id, position="b", year=2028,
             partner_id=gmina.id),
        line(desk, budget, "Котел", "3", priced("1999.99", "PLN", "0.2345"), inside.id, position="a", year=2028),
        line(desk, budget, "Знижка", "1", priced("-333.33", "EUR"), inside.id, position="b", year=2028),
        line(desk, budget, "Оренда", "5", priced("77.77", "EUR"), works.id, position="b", eligible=False),
        line(desk, budget, "Внесок працею", "40", priced("12.51", "EUR"), position="c", year=2029, role="other"),
        line(desk, budget, "Адміністрування", line_type="share", percent=Decimal("0.0667"), role="indirect", position="d",
             year=2029),
        line(desk, budget, "Офіс", line_type="share", percent=Decimal("0.15"), base=("staff",), role="indirect",
             position="e", partner_id=gmina.id, year=2027),
        line(desk, budget, "Резерв", line_type="share", percent=Decimal("0.0333"), base=("total",), role="contingency",
             position="f"),
        line(desk, budget, "Ще без ціни", "2", None, works.id, position="z", year=2027),
    )
    payers = {kind: FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind=kind, position=str(at),
                                  name=Bilingual(f"Платник {at}", f"Payer {at}"), amount=priced("9000.00", "EUR"))
              for at, kind in enumerate(PAYERS)}
    rules = [(each, kind, rule) for each in costs[:8] for kind, rule in (
        ("local_budget", "0.1234"), ("partner", "0.0505"), ("grant", "rest"))]
    rules += [(costs[8], "state_subvention", "0.3333"), (costs[8], "grant", "0.3333"), (costs[5], "in_kind", "100.07")]
    desk.put("change.created", proposal, budget, staff, works, inside, *costs, *payers.values(),
             *(pays(desk, each, payers[kind], rule) for each, kind, rule in rules), kind="budget", title="")


def pays(desk, of_line, payer, rule):
    """A sum with cents, a part below one, or what the others leave."""
    part = None if rule == "rest" else Decimal(rule)
    share = LineShare(id=desk.new_id(), line_id=of_line.id, source_id=payer.id, share_rule="remainder")
    if part is None:
        return share
    if part > 1:
        return replace(share, share_rule="amount", amount=money(rule, "EUR"))
    return replace(share, share_rule="percent", percent=part)


def yens(desk):
    """A project's budget in yens."""
    project = new_project(desk, Bilingual("Сад каменів", "Rock garden"))
    budget = Budget(id=desk.new_id(), project_id=project.id, currency="JPY")
    costs = (line(desk, budget, "Камінь", "7.5", priced("1333", "JPY"), position="a", year=2027),
             line(desk, budget, "Доставка", "3", priced("99.99", "EUR", "162.3457"), position="b", year=2028),
             line(desk, budget, "Нагляд", line_type="share", percent=Decimal("0.0777"), role="indirect", position="c"))
    payers = [FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind=kind, position=str(at),
                            name=Bilingual(f"Сад {at}", f"Garden {at}")) for at, kind in enumerate(("grant", "private"))]
    desk.put("change.created", budget, *costs, *payers, *(
        pays(desk, each, payer, rule) for each in costs for payer, rule in zip(payers, ("0.6543", "rest"), strict=True)),
        kind="budget", title="")
