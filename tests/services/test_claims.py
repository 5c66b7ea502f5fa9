"""What budgets around a project claim reaches the cases and the running checks, and is read anew only when it must be."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import Call, FormReference
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import claims
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budgets import remove_budgets, start_budget
from hromada_desk.services.cases import project_case, proposal_case
from hromada_desk.services.claims import claims_around
from hromada_desk.services.proposals import new_proposal
from tests.services.proposal_desk import new_desk, project_and_call

ROOFING = Bilingual("Покрівельні роботи", "Roofing works")


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def office(desk):
    """A project with a call."""
    return project_and_call(desk)


def another_call(desk, **fields):
    call = Call(id=desk.new_id(), **{"title": Bilingual("Малі проєкти", "Small projects"), "donor": Bilingual("Фонд", "Fund"), **fields})
    desk.put("change.created", call, kind="call", title="")
    return call


def costed(desk, kind="grant", status="requested", **owner):
    """A budget whose only line is the roof, paid whole by one source."""
    budget = start_budget(desk, currency="EUR", **owner)
    source = FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind=kind, status=status, name=Bilingual("Грант", "Grant"))
    roof = BudgetLine(id=desk.new_id(), budget_id=budget.id, title=ROOFING, quantity=Decimal(1), unit="MTK", position="a",
                      unit_cost=ConvertedMoney(money("25730", "EUR")))
    share = LineShare(id=desk.new_id(), line_id=roof.id, source_id=source.id, share_rule="percent", percent=Decimal(1))
    desk.put("change.created", source, roof, share, kind="budget", title="")
    return BudgetBook(desk, budget.id)


def found(book):
    return [each.code for each in book.problems if each.code.startswith(("budget.asked", "budget.paid", "budget.secured"))]


def payer_of(book):
    return next(each for each in book.sources if each.funding_kind != "local_budget")


def line_of(book):
    return next(each for each in book.lines.values() if each.line_type == "line")


def test_the_running_checks_name_the_other_proposal_and_its_donor(desk, office):
    project, call = office
    first = costed(desk, proposal_id=new_proposal(desk, project, call).id)
    other = new_proposal(desk, project, another_call(desk))
    costed(desk, proposal_id=other.id)
    first.refresh()

    (twice,) = [each for each in first.problems if each.code == "budget.asked_twice"]

    assert twice.record_id == line_of(first).id
    assert (twice.details["owner"], twice.details["donor"]) == (other.title, (Bilingual("Фонд", "Fund"),))
    assert twice.details["claimed"] == money("25730", "EUR")


def test_a_proposal_and_its_project_see_each_others_claims(desk, office):
    project, call = office
    asked = costed(desk, proposal_id=new_proposal(desk, project, call).id)
    secured = costed(desk, kind="private", status="confirmed", project_id=project.id)
    desk.put("change.created", replace(payer_of(secured), name=Bilingual("Завод", "Works")), kind="budget", title="")
    for book in (asked, secured):
        book.refresh()

    assert (found(asked), found(secured)) == (["budget.paid_already"], ["budget.secured_and_asked"])
    assert [each.owner_kind for each in proposal_case(desk, asked.known.proposal_id).claims] == ["project"]
    assert [each.owner_kind for each in project_case(desk, project.id).claims] == ["proposal"]


def test_another_version_an_ended_proposal_and_another_project_claim_nothing(desk, office):
    project, call = office
    first = new_proposal(desk, project, call)
    costed(desk, proposal_id=new_proposal(desk, project, call).id)
    ended = new_proposal(desk, project, another_call(desk))
    costed(desk, proposal_id=ended.id)
    desk.put("change.created", replace(ended, status="rejected"), kind="proposal", title="")
    costed(desk, proposal_id=new_proposal(desk, project_and_call(desk)[0], another_call(desk)).id)

    assert claims_around(desk, project, first) == ()
    assert len(claims_around(desk, project, None)) == 1


def test_the_book_reads_claims_anew_only_when_another_budget_changed(desk, office):
    project, call = office
    book = costed(desk, proposal_id=new_proposal(desk, project, call).id)
    other = costed(desk, proposal_id=new_proposal(desk, project, another_call(desk)).id)
    book.refresh()
    known = book.terms.claims

    book.write("change.created", [replace(line_of(book), unit_cost=ConvertedMoney(money("30000", "EUR")))], kind="budget", title="")
    assert book.terms.claims is known
    assert found(book) == ["budget.asked_twice"]

    other.write("change.created", [replace(line_of(other), title=Bilingual("Вікна", "Windows"))], kind="budget", title="")
    book.refresh()
    assert found(book) == []


@pytest.mark.parametrize("change", ["share", "source", "line", "status", "trash"])
def test_whatever_changes_around_reaches_the_running_checks(desk, office, change):
    project, call = office
    book = costed(desk, proposal_id=new_proposal(desk, project, call).id)
    rival = new_proposal(desk, project, another_call(desk))
    other = costed(desk, proposal_id=rival.id)
    book.refresh()
    assert found(book) == ["budget.asked_twice"]

    if change == "trash":
        remove_budgets(desk, (other.budget_id,))
    else:
        changed = {"share": replace(other.shares_of(line_of(other).id)[0], percent=Decimal(0)),
                   "source": replace(payer_of(other), funding_kind="local_budget"),
                   "line": replace(line_of(other), alive=False), "status": replace(rival, status="withdrawn")}[change]
        with desk.change("change.created", kind="budget", title="") as tx:
            tx.put(changed)
    book.refresh()

    assert found(book) == []


def test_a_design_attached_to_the_project_reaches_the_running_checks(desk, office):
    project, call = office
    book = costed(desk, proposal_id=new_proposal(desk, project, call).id)
    book.write("change.created", [replace(line_of(book), cost_item="construction")], kind="budget", title="")
    assert "budget.works_without_design" in [each.code for each in book.problems]

    desk.put("change.created", Attachment(id=desk.new_id(), subject_kind="project", subject_id=project.id, title=Bilingual("Проєкт"),
                                          attachment_type="design_document"), kind="attachment", title="")
    book.refresh()

    assert "budget.works_without_design" not in [each.code for each in book.problems]


def test_without_a_project_nobody_is_around(desk):
    assert claims.claims_around(desk, None, None) == ()


FORM = """
code = "own"
version = "1"
least_own_share = "0.1"
own_share_base = "eligible"
[name]
uk = "Форма"
[[caps]]
code = "roof"
of = ["total"]
base = ["grant"]
most = "1"
most_amount = "20000"
title = { uk = "Усе", en = "All" }
"""


def test_the_bounds_show_caps_by_amount_and_the_own_share_of_form_and_call(desk, office):
    project, _ = office
    form = FormReference(id=desk.new_id(), name=Bilingual("Форма"), form_code="own", content=FORM)
    desk.put("change.created", form, kind="form", title="")
    call = another_call(desk, form_id=form.id, least_own_share=Decimal("0.2"), largest_grant_share=Decimal("0.9"))

    book = costed(desk, proposal_id=new_proposal(desk, project, call).id)

    grant_share, own, by_share, by_amount = book.limits
    assert (grant_share.key, grant_share.part, grant_share.bound, grant_share.left) == ("grant_share", 1, Decimal("0.9"), money("-2573", "EUR"))
    assert (own.key, own.part, own.bound, own.left) == ("own_share", 0, Decimal("0.2"), money("-5146", "EUR"))
    assert (by_share.key, by_share.bound, by_share.is_kept) == ("cap", Decimal(1), True)
    assert by_amount.key == "cap_amount"
    assert (by_amount.part, by_amount.bound, by_amount.left) == (money("25730", "EUR"), money("20000", "EUR"), money("-5730", "EUR"))
    assert by_amount.line_id == line_of(book).id
    assert [each.code for each in book.problems if each.code.startswith("budget.cap")] == ["budget.cap_amount_exceeded"]
