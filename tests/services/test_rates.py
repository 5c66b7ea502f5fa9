"""The rates of a workspace: taken from a file as one change, typed, removed; nothing twice."""

import json
from datetime import date
from decimal import Decimal

import pytest

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.records.budget import Rate
from hromada_desk.services import history
from hromada_desk.services.rates import add_rate, apply_rates, list_rates, newest_days, preview_rates, remove_rates
from tests.services.budget_desk import new_desk

FRIDAY = date(2026, 11, 20)
"""Of this day the workspace has the rates of the euro and the dollar."""


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


def nbu(folder, *rows):
    path = folder / "nbu.json"
    path.write_text(json.dumps([{"cc": cc, "rate": rate, "exchangedate": day} for cc, rate, day in rows]), encoding="utf-8")
    return path


def test_a_file_is_previewed_then_kept_as_one_change(desk, tmp_path):
    path = nbu(tmp_path, ("EUR", 49.2, "20.11.2026"), ("USD", 42.2, "20.11.2026"), ("PLN", 11.5, "20.11.2026"), ("AUD", 27, "20.11.2026"))
    before = list_rates(desk)
    preview = preview_rates(desk, path)
    assert (len(preview.new), len(preview.changed), preview.same, preview.unknown) == (1, 1, 1, ("AUD",))
    assert preview.period == (FRIDAY, FRIDAY)
    assert list_rates(desk) == before
    assert apply_rates(desk, preview) == 2
    assert {each.currency: each.rate for each in list_rates(desk)} == {"EUR": Decimal("49.2"), "USD": Decimal("42.2"), "PLN": Decimal("11.5")}
    history.undo(desk)
    assert list_rates(desk) == before


def test_the_same_file_again_changes_nothing(desk, tmp_path):
    path = nbu(tmp_path, ("PLN", 11.5, "20.11.2026"))
    apply_rates(desk, preview_rates(desk, path))
    entries = desk.store.history(limit=1)
    assert apply_rates(desk, preview_rates(desk, path)) == 0
    assert desk.store.history(limit=1) == entries


def test_a_file_that_cannot_be_read_changes_nothing(desk, tmp_path):
    before = list_rates(desk)
    with pytest.raises(FileProblem):
        preview_rates(desk, nbu(tmp_path, ("EUR", "багато", "20.11.2026")))
    assert list_rates(desk) == before


def test_a_rate_of_a_far_day_refuses_the_whole_file_but_that_of_tomorrow_is_taken(desk, tmp_path):
    with pytest.raises(FileProblem) as refusal:
        preview_rates(desk, nbu(tmp_path, ("EUR", 49, "24.11.2026"), ("USD", 42, "20.11.2062")))
    assert refusal.value.code == "rates.in_future.whole_file"
    assert len(preview_rates(desk, nbu(tmp_path, ("EUR", 49, "24.11.2026"))).new) == 1


def test_the_month_of_a_file_is_typed_like_any_period(desk, tmp_path):
    path = tmp_path / "rates.json"
    path.write_text(json.dumps([{"isoA3Code": "UAH", "value": 48.5}]), encoding="utf-8")
    assert preview_rates(desk, path, "листопад 2026").new[0].rate_on == date(2026, 11, 1)
    with pytest.raises(RuleBroken) as refusal:
        preview_rates(desk, path, "колись")
    assert refusal.value.code == "period.not_a_period"


def test_a_typed_rate_is_added_or_takes_the_place_of_its_day(desk):
    added = add_rate(desk, ("GBP", "UAH"), "55,1234", "20.11.2026", "NBU", "uk")
    assert desk.get(Rate, added.id).rate == Decimal("55.1234")
    again = add_rate(desk, ("GBP", "UAH"), "=55+0,2", "20.11.2026", "NBU", "uk")
    assert (again.id, desk.get(Rate, added.id).rate) == (added.id, Decimal("55.2"))
    assert add_rate(desk, ("GBP", "UAH"), "56", "", "own", "uk").rate_on == desk.today()


@pytest.mark.parametrize(("currencies", "typed", "day", "code"), [
    (("EUR", "EUR"), "49", "", "rates.same_currency"), (("EUR", "UAH"), "0", "", "entry.out_of_range"),
    (("EUR", "UAH"), "-49", "", "entry.out_of_range"), (("EUR", "UAH"), "49.200", "", "entry.ambiguous_number"),
    (("EUR", "UAH"), "багато", "", "entry.not_a_number"), (("EUR", "UAH"), "49", "колись", "entry.not_a_date"),
    (("EUR", "UAH"), "49", "25.12.2026", "rates.in_future"),
])
def test_what_is_no_rate_is_refused(desk, currencies, typed, day, code):
    before = list_rates(desk)
    with pytest.raises(RuleBroken) as refusal:
        add_rate(desk, currencies, typed, day, "NBU", "uk")
    assert refusal.value.code == code
    assert list_rates(desk) == before


def test_rates_are_listed_the_newest_first_and_their_age_is_told(desk):
    add_rate(desk, ("EUR", "UAH"), "48,5", "01.11.2026", "InforEuro", "uk")
    assert [each.source for each in list_rates(desk)] == ["NBU", "NBU", "InforEuro"]
    assert newest_days(desk) == {"NBU": FRIDAY, "InforEuro": date(2026, 11, 1)}


def test_removed_rates_come_back_with_one_undo(desk):
    before = list_rates(desk)
    remove_rates(desk, [each.id for each in before])
    assert list_rates(desk) == ()
    history.undo(desk)
    assert list_rates(desk) == before
