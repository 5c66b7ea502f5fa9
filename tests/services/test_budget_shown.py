"""A budget in another currency for a look, and which groups of columns this computer remembers open."""

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import money
from hromada_desk.services import budget_views
from hromada_desk.services.budget_cells import write_cell
from hromada_desk.services.budget_columns import CODE_COLUMNS, COVERED, GROUPS, grid_columns, is_year, year_of_column
from hromada_desk.services.budget_shown import ShownBook, other_currency
from tests.services.budget_desk import new_desk, numbered, small_budget


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("budget"))
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("HROMADA_DESK_CONFIG", str(tmp_path))


def test_the_look_has_the_same_rows_each_line_rounded_once(book):
    seen = ShownBook(book, "EUR")
    assert list(seen.figures.lines) == list(book.figures.lines)
    assert seen.figures.total == money("27.24", "EUR")
    assert seen.figures.lines[numbered(book)["1.1"]].missing == money("0", "EUR")
    assert [str(each.rate_on) for each in seen.used.values()] == ["2026-11-20"]
    assert book.figures.total == money("1340", "UAH")


def test_without_a_rate_there_is_no_look(book):
    write_cell(book, numbered(book)["1.1"], "unit_cost", "100 PLN", "uk")
    with pytest.raises(RuleBroken, match="no_rate_to_show"):
        ShownBook(book, "EUR")


def test_the_other_currency_is_the_one_prices_use_or_the_hryvnia(desk, book):
    assert other_currency(book) == "EUR"
    write_cell(book, numbered(book)["1.1"], "unit_cost", "100 USD", "uk")
    assert other_currency(book) == "USD"
    assert other_currency(small_budget(desk, "EUR")) == "UAH"
    assert other_currency(small_budget(desk, "PLN")) == ""


def test_folded_groups_leave_their_sum_or_nothing(book):
    folded = grid_columns(book, ())
    assert COVERED in folded
    assert not set(folded) & set(CODE_COLUMNS)
    assert book.figures.by_year
    whole = grid_columns(book, GROUPS)
    assert [year_of_column(each) for each in whole if is_year(each)] == [2027]
    assert COVERED not in whole
    assert set(CODE_COLUMNS) < set(whole)
    assert len(set(whole)) == len(whole)


def test_open_groups_are_remembered_for_each_budget():
    assert budget_views.open_groups("first") == {"sources"}
    budget_views.remember_groups("first", frozenset({"codes", "years"}))
    assert budget_views.open_groups("first") == {"codes", "years"}
    assert budget_views.open_groups("second") == {"sources"}


def test_the_budgets_looked_at_longest_ago_are_forgotten():
    for at in range(budget_views.MOST + 1):
        budget_views.remember_groups(f"budget {at}", frozenset())
    assert budget_views.open_groups("budget 0") == {"sources"}
    assert budget_views.open_groups("budget 1") == set()
