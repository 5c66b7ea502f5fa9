"""What partners pay and spend, and how grave risks are."""

from dataclasses import replace

import pytest

from hromada_desk.domain.budget import compute
from hromada_desk.domain.money import money
from hromada_desk.domain.partner_money import paid_by, spent_by
from hromada_desk.domain.records.proposal import ProposalPartner, Risk
from hromada_desk.domain.risks import gravity, in_order, score
from tests.domain.budgets import line, pays, source
from tests.domain.cases import BUDGET, both

HOME, GMINA = ProposalPartner(id="home", role="lead"), ProposalPartner(id="gmina", partner_id="g")


def the_budget(*shares):
    lines = (line("roof", "1", "100", 0, title=both("Дах")), line("visit", "1", "40", 1, title=both("Візит"), partner_id="g"))
    sources = (source("city", "local_budget", most="70", name=both("Громада")),
               replace(source("own", "partner", most="30", at=1, name=both("Ґміна")), partner_id="g"),
               source("grant", most="50", at=2, name=both("Грант")))
    return compute(BUDGET, lines, sources, shares), {each.id: each for each in sources}, {each.id: each for each in lines}


def test_before_costs_are_shared_out_a_partner_pays_what_it_promised():
    figures, sources, _lines = the_budget()

    assert paid_by(HOME, figures, sources) == money("70", "EUR")
    assert paid_by(GMINA, figures, sources) == money("30", "EUR")
    assert paid_by(ProposalPartner(id="x", partner_id="nobody"), figures, sources) is None


def test_once_costs_are_shared_out_it_pays_its_part_of_the_lines():
    figures, sources, _lines = the_budget(pays("own", "visit", amount="25"), pays("city", "roof", amount="60"))

    assert paid_by(GMINA, figures, sources) == money("25", "EUR")
    assert paid_by(HOME, figures, sources) == money("60", "EUR")


def test_what_partners_spend_is_the_whole_budget():
    figures, _sources, lines = the_budget()

    assert spent_by(HOME, figures, lines) == money("100", "EUR")
    assert spent_by(GMINA, figures, lines) == money("40", "EUR")
    assert spent_by(ProposalPartner(id="x", partner_id="nobody"), figures, lines) is None


@pytest.mark.parametrize(("points", "level"), [(1, "low"), (7, "low"), (8, "medium"), (14, "medium"), (15, "high"), (25, "high")])
def test_the_gravity_of_a_score(points, level):
    assert gravity(points) == level


def test_risks_are_numbered_from_the_gravest_and_unscored_ones_last():
    risks = [Risk(id="none", likelihood=5), Risk(id="low", likelihood=1, impact=2), Risk(id="high", likelihood=4, impact=5),
             Risk(id="same", likelihood=2, impact=1)]

    assert [each.id for each in in_order(risks)] == ["high", "low", "same", "none"]
    assert score(risks[0]) == 0
