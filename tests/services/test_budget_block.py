"""Many cells at once, lines and headings: one change each, nothing overwritten that was not meant."""

from dataclasses import replace

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import LineShare
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import budget_block, budget_lines, budget_moves, history
from hromada_desk.services.budget_terms import Limit
from hromada_desk.services.budgets import budget_of, budget_rows, start_budget
from hromada_desk.services.projects import new_project
from tests.services.budget_desk import new_desk, numbered, small_budget


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("budget"))
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


def test_a_block_is_one_change_that_one_undo_takes_back(book):
    before = (dict(book.lines), book.figures)
    result = budget_block.paste(book, numbered(book)["1.1"], "quantity", [["1", "10,50"], ["2", "20"]], "uk")
    assert result.unkept == []
    assert book.figures.lines[numbered(book)["1.2"]].amount == money("40", "UAH")
    history.undo(book.desk)
    book.refresh()
    assert (book.lines, book.figures) == before


def test_cells_that_cannot_be_kept_are_named_and_the_rest_is_written(book):
    second = numbered(book)["1.2"]
    result = budget_block.paste(book, numbered(book)["1.1"], "quantity", [["7"], ["сім"], ["1.234"]], "uk")
    assert [(each.line_id, each.code) for each in result.unkept] == [
        (second, "entry.not_a_number"), (numbered(book)["1.3"], "entry.ambiguous_number")]
    assert [int(book.lines[numbered(book)[number]].quantity) for number in ("1.1", "1.2", "1.3")] == [7, 4, 2]


def test_what_does_not_fit_becomes_new_lines_of_the_same_heading(book):
    other = budget_lines.add_heading(book, numbered(book)["1"])
    result = budget_block.paste(book, numbered(book)["1.3"], "title", [["Лак", "л", "3", "80"], ["Щітки", "шт", "2", "45"]], "uk")
    assert result.new_lines == 1
    made = book.lines[numbered(book)["1.4"]]
    assert (made.title.uk, made.unit, made.year) == ("Щітки", "H87", 2027)
    assert book.lines[other.id].title.uk == ""
    assert book.figures.lines[made.id].amount == money("90", "UAH")


def test_a_block_passes_over_computed_columns(book):
    line_id = numbered(book)["1.2"]
    budget_block.paste(book, line_id, "year", [["2028", "999999", "40", "200"]], "uk")
    assert book.lines[line_id].year == 2028
    assert book.figures.missing_of(line_id) == money("0", "UAH")


def test_a_sheet_too_large_is_refused_whole(book):
    with pytest.raises(RuleBroken, match="block_too_large"):
        budget_block.paste(book, numbered(book)["1.1"], "title", [["x"]] * (budget_block.LARGEST_BLOCK + 1), "uk")


def test_filling_down_repeats_the_first_line(book):
    ids = numbered(book)
    budget_block.fill_down(book, [ids["1.1"], ids["1.2"], ids["1.3"]], ["unit_cost", "year"], "uk")
    assert {book.lines[ids[each]].unit_cost.money.minor for each in ("1.1", "1.2", "1.3")} == {10000}


def test_filling_one_line_takes_what_stands_above(book):
    ids = numbered(book)
    budget_block.fill_down(book, [ids["1.2"]], ["quantity"], "uk")
    assert book.lines[ids["1.2"]].quantity == 10


def test_emptied_cells_are_empty_and_one_change(book):
    ids = numbered(book)
    column = f"source:{book.sources[0].id}"
    budget_block.empty(book, [(ids["1.1"], "quantity"), (ids["1.1"], column)], "uk")
    assert book.lines[ids["1.1"]].quantity is None
    assert book.share_of(ids["1.1"], book.sources[0].id) is None
    history.undo(book.desk)
    book.refresh()
    assert book.lines[ids["1.1"]].quantity == 10


def test_a_new_line_comes_at_the_end_of_its_heading_with_the_year_before(book):
    made = budget_lines.add_line(book, numbered(book)["1.1"])
    assert book.number_of(made.id) == "1.4"
    assert made.year == 2027


def test_a_new_heading_comes_after_the_carets_own(book):
    last = budget_lines.add_heading(book)
    made = budget_lines.add_heading(book, numbered(book)["1.2"])
    assert (book.number_of(made.id), book.number_of(last.id)) == ("2", "3")


def test_a_line_moves_among_its_siblings_and_stops_at_the_end(book):
    line_id = numbered(book)["1.1"]
    assert budget_moves.move_lines(book, [line_id], 1)
    assert budget_moves.move_lines(book, [line_id], 1)
    assert book.number_of(line_id) == "1.3"
    assert not budget_moves.move_lines(book, [line_id], 1)


def test_equal_places_left_by_a_merge_can_still_be_parted(book):
    ids = numbered(book)
    book.write("change.edited", [replace(each, position="m") for each in book.siblings(ids["1"])])
    first, second, third = (each.id for each in book.siblings(ids["1"]))
    budget_moves.move_lines(book, [third], -1)
    assert [each.id for each in book.siblings(ids["1"])] == [first, third, second]


def test_a_heading_goes_with_its_lines_and_shares_and_comes_back_whole(book):
    before = book.figures
    gone = budget_lines.remove_lines(book, [numbered(book)["1"]])
    assert len(gone) == 4
    assert book.lines == {}
    assert [each for each in book.desk.all(LineShare) if each.line_id in {line.id for line in gone}] == []
    history.undo(book.desk)
    book.refresh()
    assert book.figures == before


def test_a_first_budget_has_a_source_and_a_heading(desk):
    project = new_project(desk, Bilingual("Дах", "Roof"))
    made = start_budget(desk, project_id=project.id)
    assert budget_of(desk, project_id=project.id) == made
    row = next(each for each in budget_rows(desk) if each.budget.id == made.id)
    assert (row.title.uk, row.lines, len(row.figures.sources), made.currency) == ("Дах", 0, 1, "UAH")


def test_a_bound_tells_how_far_it_is_filled():
    near = Limit("grant", Bilingual(), money("490", "EUR"), money("500", "EUR"), money("10", "EUR"))
    over = Limit("grant", Bilingual(), money("501", "EUR"), money("500", "EUR"), money("-1", "EUR"))
    assert (float(near.filled), near.is_kept, over.is_kept) == (0.98, True, False)

