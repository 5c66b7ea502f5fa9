"""The budget of a case as a workbook: the same figures as on paper and on the screen, ready for formulas."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.compose.budget_flows import flows_in
from hromada_desk.documents.compose.budget_limits import checks_of, roles_of
from hromada_desk.documents.compose.budget_rates import rate_sentence
from hromada_desk.documents.compose.budget_rows import rows_of, sources_of
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.workbook import BookRate, BudgetWorkbook
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import ConvertedMoney
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.values import Bilingual

WORDS = (
    "summary", "budget", "fill", "justification", "sources", "checks", "checks_note", "item", "share_of_total", "rate",
    "unit_cost", "currency", "year", "eligible", "yes", "no", "no_year", "promised", "used", "left", "total_eligible",
    "grant", "other", "state", "value", "limit", "result", "ok", "error", "errors",
    "check.sources", "check.years", "page", "number_title", "number_message", "chart",
)
MORE_WORDS = (
    "from", "to", "cash_flow", "cash_flow_note", "payer", "first_month", "months", "a_month", "odd", "uncovered",
    "costs", "running", "grant_running", "how_spread", "check.flow", "check.justified", "warning", "warnings", "part",
    "base", "allowed", "reserve", "direct", "indirect", "contingency", "indirect_rate", "contingency_rate", "rates",
    "until_month", "cap_title", "cap_message",
)
_FIELDS = ("unit", "quantity")
_COLUMNS = ("number", "costs", "total", "source", "amount", "share")


def compose_budget_workbook(case: Case, order: Order) -> BudgetWorkbook:
    """The workbook of the case's budget. Raises NothingToShowError where the case has none."""
    costs = costs_of(case)
    if costs is None:
        raise NothingToShowError("a budget workbook needs a budget")
    voice, figures = replace(order.voice, paper=False), costs.figures
    rows = rows_of(costs, voice)
    return BudgetWorkbook(
        **face_of(case, costs, order), words=words_of(voice), years=tuple(figures.by_year), rows=rows,
        sources=sources_of(costs, costs.own_kinds, voice), checks=checks_of(costs, voice),
        roles=roles_of(costs), total=figures.total, eligible=figures.eligible,
        covered=figures.covered if figures.shared else figures.pledged, by_year=tuple(figures.by_year.values()),
        grant=figures.grant, own=costs.own, shared=figures.shared,
        flows=flows_in(figures, rows, voice),
        kinds=tuple(voice.choice("funding_kind", each).main for each in CHOICES["funding_kind"]),
        statuses=tuple(voice.choice("funding_status", each).main for each in CHOICES["funding_status"]))


def face_of(case: Case, costs: BudgetReading, order: Order) -> dict[str, Any]:
    """What every workbook of this budget says of itself, without its words."""
    voice = replace(order.voice, paper=False)
    title = costs.budget.title or (case.proposal.title if case.proposal else None) \
        or (case.project.title if case.project else Bilingual())
    number = case.proposal.number if case.proposal else case.project.number if case.project else ""
    return {"identity": number or costs.budget.id[:8], "title": voice.both(title),
            "author": voice.text(case.hromada.council_name or case.hromada.name), "language": voice.language,
            "currency": costs.figures.currency, "rates": _rates(costs, voice), "made_at": order.made_at,
            "draft": voice.say("documents.draft").upper() if order.is_draft else ""}


def words_of(voice: Voice) -> dict[str, Pair]:
    """The words sheets are headed with, by their short keys."""
    found = {each: voice.pair(f"documents.workbook.{each}") for each in WORDS}
    found |= {each: voice.pair(f"workbooks.{each}") for each in MORE_WORDS}
    found |= {each: voice.pair(f"documents.column.{each}") for each in _COLUMNS}
    found |= {each: voice.pair(f"budget_line.{each}") for each in _FIELDS}
    found |= {each: voice.pair(f"funding_source.{each}") for each in ("funding_kind", "status")}
    found["subtotal"] = voice.pair("documents.total")
    return found


def _rates(costs: BudgetReading, voice: Voice) -> tuple[BookRate, ...]:
    """The rate of each foreign currency in which all its prices agree."""
    found: dict[str, dict[Decimal, ConvertedMoney]] = {}
    for line, _ in costs.costs():
        price = line.unit_cost
        if price is not None and price.rate is not None and price.money.currency != costs.figures.currency:
            found.setdefault(price.money.currency, {}).setdefault(price.rate, price)
    return tuple(BookRate(currency, rate, rate_sentence(price, costs.figures.currency, voice), price.rate_source,
                          price.rate_on)
                 for currency, prices in found.items() if len(prices) == 1 for rate, price in prices.items())
