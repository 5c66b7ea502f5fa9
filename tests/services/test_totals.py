"""Lists read a few columns of a budget only: what they sum is what the opened budget sums, shares of costs included."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import BudgetLine, LineShare
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.projects import new_project
from hromada_desk.services.totals import money_of_project, money_of_projects
from tests.services.budget_desk import new_desk, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize(("base", "taxed"), [((), ""), (("total",), ""), (("indirect",), "overheads"), (("direct",), "taxes")])
def test_a_list_counts_shares_of_costs_as_the_opened_budget_does(desk, base, taxed):
    project = new_project(desk, Bilingual("Дах", "Roof"))
    book = small_budget(desk, project_id=project.id)
    office = BudgetLine(id=desk.new_id(), budget_id=book.budget_id, line_type="share", percent=Decimal("0.07"), base=base,
                        title=Bilingual("Офіс", "Office"), position="y")
    grant = replace(next(each for each in book.sources if each.funding_kind == "grant"), status="confirmed")
    nails = replace(next(each for each in book.lines.values() if each.title.uk == "Цвяхи"), cost_item=taxed)
    paid = LineShare(id=desk.new_id(), line_id=office.id, source_id=grant.id, share_rule="percent", percent=Decimal(1))
    book.write("change.created", [office, grant, nails, paid], kind="budget", title="")

    one, many = money_of_project(desk, project), money_of_projects(desk, [project])[project.id]

    assert one == many
    assert one.planned == book.figures.total
    assert one.secured == money("600", "UAH") + book.figures.lines[office.id].own
    assert book.figures.lines[office.id].own
