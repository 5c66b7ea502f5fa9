"""Budgets in which one rule of money or terms is broken, by the code of what is found: the case, and where to look."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hromada_desk.domain.case import Case
from hromada_desk.domain.double_funding import Claim, Cost, Donor
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Period
from tests.domain.budgets import part, price
from tests.domain.cases import FORM, both, change, euros, sound_project, sound_proposal, with_part

PROPOSAL, PROJECT = sound_proposal(), sound_project()
RATE = replace(price("4800", "UAH", rate="0.0208333"), rate_on=date(2026, 11, 20), rate_source="NBU")
"""What makes the hundred euros of a square metre of roof, near enough."""
IN_HRYVNIAS = change(PROPOSAL, "budget_line", "roof", unit_cost=RATE)


def form_with(case: Case = PROPOSAL, **fields: object) -> Case:
    return replace(case, form=replace(FORM, **fields))


def with_share(percent: str = "0.065", base: tuple[str, ...] = (), **fields: object) -> Case:
    """The sound proposal with its indirect costs as a share of the direct ones."""
    office = part("office", percent, base, parent_id="indirect", title=both("Офіс", "Office"), year=2027, **fields)
    return with_part(PROPOSAL, "budget_line", *(office if each.id == "office" else each for each in PROPOSAL.records["budget_line"]))


def claim(paid: Money, *, owner: str = "proposal", **cost: object) -> Claim:
    """What another budget of the same project claims of its roof."""
    roof = Cost(**{"line_id": "other", "number": "4.2", "title": both("Покрівля", "Roofing"), "amount": euros("1000"),
                   "titles": frozenset({"покрівля", "roofing"}), "about_object": True, **cost})
    return Claim(owner_kind=owner, owner_id="p2", owner=both("Тепла школа", "Warm school"), paid=paid, cost=roof,
                 donor=Donor(name=both("Фонд", "Fund"), exactly=frozenset({"фонд", "fund"})), funding_kind="grant")


def claimed(*claims: Claim, case: Case = PROPOSAL) -> Case:
    return replace(case, claims=claims)


NEXT_YEAR = Period(date(2028, 1, 1), date(2028, 3, 31))

BROKEN_BUDGETS = {
    "budget.cap_amount_exceeded": (form_with(caps=(replace(FORM.caps[0], most=None, most_amount=euros("64.99")),)), "office"),
    "budget.share_with_cost": (with_share(unit_cost=price("65")), "office"),
    "budget.share_base_unknown": (with_share("0.065", ("direct", "5")), "office"),
    "budget.share_of_nothing": (with_share("0.065", ("contingency",)), "office"),
    "budget.rate_source_differs": (form_with(IN_HRYVNIAS, rate_source="InforEuro"), "roof"),
    "budget.rate_source_unknown": (form_with(change(IN_HRYVNIAS, "budget_line", "roof", unit_cost=replace(RATE, rate_source="")),
                                             rate_source="NBU"), "roof"),
    "budget.rate_too_old": (form_with(IN_HRYVNIAS, rate_days=2), "roof"),
    "budget.rate_undated": (form_with(change(IN_HRYVNIAS, "budget_line", "roof", unit_cost=replace(RATE, rate_on=None)), rate_days=2),
                            "roof"),
    "budget.line_period_outside": (change(PROPOSAL, "budget_line", "roof", period=NEXT_YEAR, year=None), "roof"),
    "budget.year_not_in_line_period": (change(PROPOSAL, "budget_line", "roof", period=Period(date(2027, 3, 1), date(2027, 4, 30)), year=2028), "roof"),
    "budget.ineligible_paid_by_grant": (change(PROPOSAL, "budget_line", "office", eligible=False), "office"),
    "budget.vat_from_grant": (form_with(vat_eligible=False), "roof"),
    "budget.works_without_design": (change(PROPOSAL, "budget_line", "roof", cost_item="construction"), "roof"),
    "budget.capital_against_kekv": (change(PROPOSAL, "budget_line", "roof", capital="capex", kekv="2240"), "roof"),
    "grant.own_share_of_eligible_too_small": (form_with(least_own_share=Decimal("0.15"), own_share_base="eligible"), "city"),
    "budget.asked_twice": (claimed(claim(euros("500"))), "roof"),
    "budget.paid_already": (claimed(claim(euros("500"), owner="project")), "roof"),
}

BROKEN_PROJECT_BUDGETS = {
    "budget.secured_and_asked": (claimed(claim(euros("500")), case=PROJECT), "roof"),
}

