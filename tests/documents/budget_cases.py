"""Budgets that try every formula of a workbook. Not a test."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.values import Bilingual, Period
from tests.documents import sample


def line(line_id, title, quantity=None, price="", parent="", position="a", **fields):
    """A line whose price is written as "12.50 EUR", with a rate after it where it is foreign."""
    amount, currency, rate = (*price.split(), "", "", "")[:3]
    cost = ConvertedMoney(money(amount, currency), Decimal(rate) if rate else None, date(2026, 11, 20) if rate else None,
                          "NBU" if rate else "") if amount else None
    return BudgetLine(id=line_id, budget_id="b", parent_id=parent, title=Bilingual(title, f"{title} en"), unit_cost=cost,
                      quantity=None if quantity is None else Decimal(quantity), position=position, **fields)


def heading(line_id, title, position, parent="", **fields):
    return BudgetLine(id=line_id, budget_id="b", parent_id=parent, line_type="heading", title=Bilingual(title, f"{title} en"),
                      position=position, **fields)


def part(line_id, title, percent, position, parent="", **fields):
    """A line that is a share of others."""
    return BudgetLine(id=line_id, budget_id="b", parent_id=parent, line_type="share", position=position,
                      title=Bilingual(title, f"{title} en"), percent=Decimal(percent) if percent else None, **fields)


def pays(line_id, source_id, amount="", percent=""):
    rule = "amount" if amount else "percent" if percent else "remainder"
    return LineShare(id=f"{line_id}-{source_id}-{rule}", line_id=line_id, source_id=source_id, share_rule=rule,
                     amount=money(amount, "EUR") if amount else None, percent=Decimal(percent) if percent else None)


def sources(*kinds):
    return tuple(FundingSource(id=kind, budget_id="b", name=Bilingual(kind), funding_kind=kind, position=str(at),
                               amount=ConvertedMoney(money("100.00", "EUR"))) for at, kind in enumerate(kinds))


def nested_case():
    """Headings inside headings, a line above a line, foreign prices, every rule of sharing, a line without a year."""
    lines = (
        heading("1", "Роботи", "a"), heading("2", "Дах", "a", "1"),
        line("3", "Крокви", "3.335", "101.01 EUR", "2", year=2027),
        line("4", "Злоті", "7.5", "19.99 PLN 0.2345", "2", "b"),
        line("5", "Ринви", "1", "0.01 EUR", "1", "c", year=2029, eligible=False),
        line("6", "Без курсу", "2", "5.00 USD", position="b", year=2027),
        line("7", "Без ціни", position="c", year=2027),
        line("8", "Разом із частиною", "2", "50.00 EUR", position="d", year=2028),
        line("9", "Частина", "1", "33.33 EUR", "8", year=2028),
    )
    shares = (pays("3", "local_budget", "100.00"), pays("3", "grant"), pays("4", "partner", percent="0.333"),
              pays("4", "grant"), pays("8", "grant", percent="0.5"), pays("9", "grant"), pays("5", "grant"),
              pays("5", "partner"))
    return sample.proposal_case(budget_line=lines, funding_source=sources("local_budget", "grant", "partner"),
                                line_share=shares)


def shares_case():
    """Shares of other costs with every base, one of them of lines below; items of several years; partners; codes; months."""
    months = Period(date(2027, 5, 1), date(2027, 11, 30))
    lines = (
        heading("A", "Персонал", "a", heading_code="staff"),
        line("a1", "Координатор", "10", "1150.33 EUR", "A", "a", year=2027, kekv="2240", programme_code="0611300"),
        line("a2", "Координатор", "12", "1150.33 EUR", "A", "b", year=2028, kekv="2240", programme_code="0611300"),
        line("a3", "Бухгалтер", "7", "411.07 EUR", "A", "c", year=2027, partner_id="gmina", period=months, kekv="2240"),
        heading("B", "Обладнання", "b"), heading("C", "Котли", "a", "B"),
        line("c1", "Котел", "3", "1999.99 USD 0.9137", "C", "a", year=2028, capital="capex", kekv="3110",
             programme_code="0611300", partner_id="gmina"),
        line("c2", "Оренда", "5", "77.777 EUR", "B", "b", year=2028, eligible=False, kekv="2240", partner_id="agency"),
        heading("I", "Непрямі", "c", heading_code="indirect", role="indirect"),
        part("i1", "Адміністрування", "0.0667", "a", "I", year=2028, kekv="2240", programme_code="0611300"),
        part("i2", "Офіс від персоналу", "0.15", "b", "I", base=("staff",), partner_id="gmina"),
        part("r", "Резерв", "0.0333", "d", role="contingency", base=("total",)),
        part("t", "Податки з прийнятних", "0.011", "e", role="other", base=("eligible", "indirect"), eligible=False),
        part("u", "Ще без відсотка", "", "f", role="other"),
        line("z", "Внесок працею", "1", "500.00 EUR", position="g", role="other", capital="opex"),
    )
    shares = tuple(share for each in ("a1", "a2", "c1", "i1", "r") for share in (
        pays(each, "local_budget", percent="0.1234"), pays(each, "partner", percent="0.05"), pays(each, "grant")))
    shares += (pays("a3", "grant", percent="0.6"), pays("i2", "grant", "10.00"), pays("z", "partner", percent="0.5"))
    return sample.proposal_case(budget_line=lines, funding_source=sources("local_budget", "grant", "partner"),
                                line_share=shares)


def undated_case():
    """No year, no month, no period: nothing to spread."""
    case = sample.proposal_case(budget_line=(line("1", "Дах", "3", "33.33 EUR"),), line_share=())
    assert case.project is not None
    assert case.proposal is not None
    return replace(case, project=replace(case.project, period=Period()), proposal=replace(case.proposal, period=Period()))


CASES = {"sample": sample.proposal_case, "nested": nested_case, "shares": shares_case, "undated": undated_case,
         "nothing shared": lambda: sample.proposal_case(line_share=()),
         "no lines": lambda: sample.proposal_case(budget_line=(), line_share=()),
         "no sources": lambda: sample.proposal_case(funding_source=(), line_share=()),
         "yens": lambda: sample.proposal_case(budget=(Budget(id="b", proposal_id="a", currency="JPY"),),
                                              line_share=())}
"""Every case by its name."""
