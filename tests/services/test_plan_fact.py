"""Money spent on a budget: what the verbs write, at which rate, and that nothing of it gets lost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.readiness import check
from hromada_desk.domain.records.budget import BudgetLine, Rate
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.values import Bilingual, Period
from hromada_desk.services import plan_fact as deeds
from hromada_desk.services.budget_lines import remove_lines
from hromada_desk.services.cases import project_case, proposal_case
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.services.plan_fact_report import export_plan_fact, period_named
from hromada_desk.services.reports import suggested_name
from hromada_desk.services.spending import of_its_budget_alone
from tests.services.budget_desk import new_desk, numbered, read_only, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    opened.put("change.created", Project(id="p", title=Bilingual("Дах ліцею")), Proposal(id="a", project_id="p"))
    yield opened
    opened.close()


@pytest.fixture
def facts(desk):
    """Boards of 1000, nails of 240 and paint of 100 hryvnias, nothing spent yet."""
    return FactBook(small_budget(desk, project_id="p"))


def boards(facts):
    return numbered(facts.book)["1.1"]


def hryvnias(amount):
    return money(amount, "UAH")


def test_a_contract_on_a_line_is_one_step_with_its_commitment(facts):
    contract = deeds.add_contract(facts, boards(facts))

    assert [each.contract_id for each in facts.commitments_on(boards(facts))] == [contract.id]
    facts.book.desk.store.undo()
    facts.refresh()
    assert facts.spending.contracts == facts.spending.commitments == ()


def test_a_commitment_and_a_payment_typed_in_count_on_their_line(facts):
    commitment = deeds.add_commitment(facts, boards(facts))
    deeds.enter_amount(facts, commitment, "900", "uk")
    payment = deeds.add_payment(facts, boards(facts))
    deeds.enter_amount(facts, payment, "300,50", "uk")

    whole = facts.fact.lines[boards(facts)].whole
    assert (whole.committed, whole.paid) == (hryvnias("900"), hryvnias("300.50"))
    assert payment.paid_on == date(2026, 11, 23)


def test_a_foreign_payment_takes_the_last_rate_of_its_day_and_keeps_it(facts):
    desk = facts.book.desk
    desk.put("change.created", Rate(id="later", currency="EUR", rate=Decimal(60), rate_on=date(2026, 12, 1)))
    facts.refresh()
    payment = deeds.enter_amount(facts, deeds.add_payment(facts, boards(facts)), "100 EUR", "uk")

    assert payment.amount == ConvertedMoney(money(100, "EUR"), Decimal("49.2"), date(2026, 11, 20), "NBU")
    assert facts.fact.total.paid == hryvnias("4920")
    more = deeds.enter_amount(facts, payment, "200", "uk")
    assert (more.amount.money, more.amount.rate) == (money(200, "EUR"), Decimal("49.2"))


def test_a_day_before_every_known_rate_leaves_the_amount_without_one_and_says_so(facts):
    payment = deeds.set_fact(facts, deeds.add_payment(facts, boards(facts)), "paid_on", date(2026, 1, 5))
    deeds.enter_amount(facts, payment, "100 EUR", "uk")

    assert [each.code for each in facts.problems] == ["fact.rate_missing"]
    assert not facts.fact.total.paid


def test_what_cannot_be_read_is_refused_and_nothing_changes(facts):
    payment = deeds.add_payment(facts, boards(facts))

    with pytest.raises(RuleBroken) as refused:
        deeds.enter_amount(facts, payment, "багато", "uk")
    assert refused.value.code == "entry.not_a_number"
    assert facts.records[payment.id] == payment


@pytest.mark.parametrize("verb", [deeds.add_contract, deeds.add_commitment, deeds.add_payment])
def test_headings_take_no_money(facts, verb):
    with pytest.raises(RuleBroken) as refused:
        verb(facts, facts.book.siblings("")[0].id)
    assert refused.value.code == "fact.on_heading"
    assert facts.records == {}


def test_a_payment_on_no_line_is_shown_until_it_is_put_on_one(facts):
    payment = deeds.enter_amount(facts, deeds.add_payment(facts), "50", "uk")

    assert [each.id for each in facts.strays] == [payment.id]
    assert [each.code for each in facts.problems] == ["fact.unassigned"]
    assert deeds.assign(facts, [payment.id], boards(facts)) == 1
    assert facts.strays == ()
    assert facts.fact.lines[boards(facts)].whole.paid == hryvnias("50")


def test_a_contract_put_on_a_line_is_committed_there_and_its_payments_follow(facts):
    desk = facts.book.desk
    desk.put("change.created", Contract(id="k", project_id="p", number="12", value=money(950, "UAH")),
             Payment(id="y", project_id="p", contract_id="k", amount=ConvertedMoney(money(400, "UAH"))))
    facts.refresh()

    assert [each.id for each in facts.loose_contracts] == ["k"]
    deeds.assign(facts, ["k"], boards(facts))
    assert facts.loose_contracts == ()
    assert facts.strays == ()
    (found,) = facts.contracts_on(boards(facts))
    assert (found.committed, found.paid) == (hryvnias("950"), hryvnias("400"))


def test_money_on_a_removed_line_is_not_lost(facts):
    line_id = boards(facts)
    deeds.enter_amount(facts, deeds.add_payment(facts, line_id), "70", "uk")
    remove_lines(facts.book, [line_id])
    facts.refresh()

    assert facts.fact.unassigned.paid == hryvnias("70")
    case = project_case(facts.book.desk, "p")
    assert "fact.unassigned" in {each.code for each in check(case)}


def test_a_contract_that_was_paid_on_stays(facts):
    contract = deeds.add_contract(facts, boards(facts))
    payment = deeds.add_payment(facts, boards(facts), contract.id)

    with pytest.raises(RuleBroken) as refused:
        deeds.remove_fact(facts, contract)
    assert refused.value.code == "fact.contract_paid"
    deeds.remove_fact(facts, payment)
    deeds.remove_fact(facts, contract)
    assert facts.spending.contracts == facts.spending.commitments == ()


def test_a_proposals_budget_has_its_own_money_and_its_case_carries_it(desk):
    facts = FactBook(small_budget(desk, currency="EUR", proposal_id="a"))
    own = FactBook(small_budget(desk, project_id="p"))
    deeds.enter_amount(facts, deeds.add_commitment(facts, boards(facts)), "1200", "uk")
    own.refresh()

    assert facts.project_id == "p"
    assert [each.over_run for each in facts.fact.lines.values() if each.number == "1.1"] == [money(200, "EUR")]
    assert not own.fact.is_begun
    assert [each.id for each in proposal_case(desk, "a").all(Commitment)] == [each.id for each in facts.spending.commitments]
    assert "fact.line_over_run" in {each.code for each in check(proposal_case(desk, "a"))}
    assert "fact.line_over_run" not in {each.code for each in check(project_case(desk, "p"))}


def test_an_expected_final_cost_makes_the_over_run(facts):
    line = facts.book.lines[boards(facts)]
    facts.book.write("change.edited", (replace(line, final_estimate=hryvnias("1100")),), kind=BudgetLine.kind, title="")
    facts.refresh()

    assert [each.code for each in facts.problems] == ["fact.heading_over_run", "fact.line_over_run"]


def test_nothing_is_written_where_the_file_is_only_read(facts):
    shut = FactBook(type(facts.book)(read_only(facts.book.desk), facts.book.budget_id))

    with pytest.raises(RuleBroken) as refused:
        deeds.add_payment(shut, boards(facts))
    assert refused.value.code == "workspace.read_only"
    shut.book.desk.close()


def test_the_public_edition_counts_no_money_of_another_budget(desk):
    own, asked = FactBook(small_budget(desk, project_id="p")), FactBook(small_budget(desk, proposal_id="a"))
    contract = deeds.add_contract(own, boards(own))
    for facts, amount in ((own, "300"), (asked, "100")):
        deeds.enter_amount(facts, deeds.add_commitment(facts, boards(facts), contract.id), amount, "uk")
    payment = deeds.enter_amount(own, deeds.add_payment(own, contract_id=contract.id), "40", "uk")
    desk.put("change.edited", replace(payment, source_id=""))

    for case, paid in ((project_case(desk, "p"), "30"), (proposal_case(desk, "a"), "10")):
        alone = of_its_budget_alone(case)
        assert [each.amount.money for each in alone.all(Payment)] == [hryvnias(paid)]


def test_the_report_is_written_for_a_quarter(facts, tmp_path):
    deeds.enter_amount(facts, deeds.add_payment(facts, boards(facts)), "300", "uk")
    done = export_plan_fact(facts.book.desk, facts.book.budget_id, period_named("2026-Q4"), language="uk", audience=Audience.DONOR,
                            file_format="xlsx", out=tmp_path / "report.xlsx")

    assert done.path.stat().st_size > 3000


def test_the_file_is_named_after_its_time(facts):
    names = [suggested_name(facts.book.desk, "plan_fact", facts.book.budget_id, "xlsx", "uk", period_named(each))
             for each in ("", "2027", "2027-Q3", "01.03.2027..31.08.2027")]

    assert ["2027-Q3" in each for each in names] == [False, False, True, False]
    assert len(set(names)) == 4


@pytest.mark.parametrize(("written", "period"), [
    ("", Period()), ("2027", Period(date(2027, 1, 1), date(2027, 12, 31))), ("2027-q3", Period(date(2027, 7, 1), date(2027, 9, 30))),
    ("01.03.2027..31.08.2027", Period(date(2027, 3, 1), date(2027, 8, 31)))])
def test_a_time_is_named_in_few_letters(written, period):
    assert period_named(written) == period


@pytest.mark.parametrize("written", ["2027-Q5", "0001", "торік", "31.08.2027..01.03.2027", "01.03.2027..", ".."])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(RuleBroken) as refused:
        period_named(written)
    assert refused.value.code == "fact.not_a_time"
