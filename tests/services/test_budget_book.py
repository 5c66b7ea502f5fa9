"""The book keeps up with the file: own edits, undo, other people's changes, whole budgets coming and going."""

from dataclasses import replace
from decimal import Decimal

import pytest

from hromada_desk.domain.budget import compute
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, LineShare
from hromada_desk.services import history
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import write_cell
from hromada_desk.services.budget_records import LOOKED_BACK
from hromada_desk.services.budgets import remove_budgets
from tests.services.budget_desk import new_desk, numbered, small_budget


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("budget"))
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


def read_afresh(book):
    """The figures as a book opened now would have them."""
    lines = book.desk.all(BudgetLine, budget_id=book.budget_id)
    sources = book.desk.all(FundingSource, budget_id=book.budget_id)
    shares = [each for source in sources for each in book.desk.all(LineShare, source_id=source.id)]
    return compute(book.desk.get(type(book.known), book.budget_id), lines, sources, shares)


def test_the_figures_are_those_of_the_domain(book):
    assert book.figures == read_afresh(book)
    assert book.figures.total == money("1340", "UAH")
    assert book.figures.missing == money("240", "UAH")


def test_an_edit_is_in_the_figures_at_once(book):
    write_cell(book, numbered(book)["1.2"], "quantity", "5", "uk")
    assert book.figures.total == money("1400", "UAH")
    assert book.figures == read_afresh(book)


def test_after_its_own_edit_there_is_nothing_left_to_read(book):
    write_cell(book, numbered(book)["1.2"], "quantity", "6", "uk")
    assert book.refresh() is False


def test_undo_and_redo_are_taken_in(book):
    before = book.figures
    write_cell(book, numbered(book)["1.1"], "unit_cost", "250,50", "uk")
    after = book.figures
    history.undo(book.desk)
    assert book.refresh() is True
    assert book.figures == before
    history.redo(book.desk)
    book.refresh()
    assert book.figures == after


def test_a_source_taken_away_by_undo_leaves_the_book(book):
    source = FundingSource(id=book.desk.new_id(), budget_id=book.budget_id)
    book.write("change.created", (source,), kind=source.kind, title="")
    assert source.id in {each.id for each in book.sources}
    history.undo(book.desk)
    book.refresh()
    assert source.id not in {each.id for each in book.sources}


def test_more_changes_than_it_looks_back_for_are_taken_in_too(book):
    line = book.lines[numbered(book)["1.1"]]
    for number in range(LOOKED_BACK + 3):
        book.desk.put("change.edited", replace(line, quantity=Decimal(number + 20)))
    assert book.refresh() is True
    assert book.lines[line.id].quantity == LOOKED_BACK + 22
    assert book.figures == read_afresh(book)


def test_a_change_of_another_budget_leaves_this_one_alone(book, desk):
    other = small_budget(desk)
    book.refresh()
    before = book.figures
    write_cell(other, numbered(other)["1.1"], "quantity", "77", "uk")
    book.refresh()
    assert book.figures == before


def test_a_budget_in_the_trash_is_said_to_be_gone(book):
    remove_budgets(book.desk, (book.budget_id,))
    book.refresh()
    assert book.budget is None
    assert book.lines == {}


def test_the_years_on_offer_are_those_of_lines_and_of_today(book):
    assert set(book.years) >= {2026, 2027}


def test_two_books_of_one_budget_agree(book, desk):
    twin = BudgetBook(desk, book.budget_id)
    write_cell(book, numbered(book)["1.3"], "title", "Лак", "uk")
    twin.refresh()
    assert twin.figures == book.figures
    assert twin.lines == book.lines
