"""`import-budget`: what would come in is told line by line, nothing is written before it is wanted, one undo."""

import pytest

from tests.exchange.budget_layouts import WRONG_SUMS, saved


@pytest.fixture
def budget(run, mine):
    """A budget in hryvnias of the demonstration."""
    return next(each["id"] for each in run("list", mine, "budget", "--json").json if each["currency"] == "UAH")


@pytest.fixture
def table(tmp_path):
    return saved(tmp_path / "sheet.xlsx", WRONG_SUMS)


def lines(run, mine, budget):
    return [each["id"] for each in run("list", mine, "budget_line", "--json").json if each["budget_id"] == budget]


def test_trying_tells_every_difference_and_writes_nothing(run, mine, budget, table):
    before = lines(run, mine, budget)

    told = run("import-budget", mine, table, "--budget", budget, "--replace", "--dry-run", "--json").json

    assert told["written"] is False
    assert (told["stated"], told["coming"]) == ({"amount": "16500.00", "currency": "UAH"},
                                                {"amount": "15900.00", "currency": "UAH"})
    assert [each["details"]["row"] for each in told["problems"]] == ["3", "5", "6"]
    assert lines(run, mine, budget) == before


def test_the_sums_of_the_file_are_kept_if_wanted_and_one_undo_takes_all_back(run, mine, budget, table):
    before = lines(run, mine, budget)

    told = run("import-budget", mine, table, "--budget", budget, "--replace", "--keep", "sum", "--json").json
    after = lines(run, mine, budget)
    run("undo", mine)

    assert told["after"] == {"amount": "16000.00", "currency": "UAH"}
    assert len(after) == 3
    assert lines(run, mine, budget) == before


def test_a_sheet_that_is_no_budget_is_one_sentence_and_code_one(run, mine, budget, tmp_path):
    letter = saved(tmp_path / "letter.xlsx", [["Шановні колеги"], ["надсилаю бюджет завтра"]])

    assert run("import-budget", mine, letter, "--budget", budget).code == 1
