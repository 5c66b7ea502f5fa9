"""Rows on the move: nothing is lost, nothing changes its figures, and one undo takes a move back."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.services import budget_lines, budget_moves, history
from tests.services.budget_desk import new_desk, numbered, small_budget


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("budget"))
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


def titles(book, parent_id):
    return [each.title.uk for each in book.siblings(parent_id)]


def test_a_line_is_inserted_right_above_with_the_year_of_that_one(book):
    made = budget_lines.insert_line(book, numbered(book)["1.2"])
    assert (book.number_of(made.id), made.year) == ("1.2", 2027)
    first = budget_lines.insert_line(book, numbered(book)["1"])
    assert book.number_of(first.id) == "1.1"


def test_a_line_is_inserted_between_two_of_equal_place(book):
    book.write("change.edited", [replace(each, position="m") for each in book.siblings(numbered(book)["1"])])
    second = book.siblings(numbered(book)["1"])[1]
    made = budget_lines.insert_line(book, second.id)
    assert (book.number_of(made.id), book.number_of(second.id)) == ("1.2", "1.3")


def test_chosen_lines_move_together(book):
    ids = numbered(book)
    assert budget_moves.move_lines(book, [ids["1.1"], ids["1.2"]], 1)
    assert titles(book, ids["1"]) == ["Фарба", "Дошки", "Цвяхи"]
    assert not budget_moves.move_lines(book, [ids["1.1"], ids["1.2"]], 1)


def test_a_heading_moves_with_everything_under_it(book):
    other = budget_lines.add_heading(book)
    ids = numbered(book)
    assert budget_moves.move_lines(book, [ids["1"], ids["1.1"]], 1)
    assert (book.number_of(other.id), book.number_of(ids["1.1"])) == ("1", "2.1")


def test_a_heading_goes_into_the_one_before_and_out_again(book):
    before = book.figures.total
    other = budget_lines.add_heading(book)
    line = budget_lines.add_line(book, other.id)
    assert budget_moves.move_in(book, [other.id])
    assert (book.number_of(other.id), book.number_of(line.id)) == ("1.4", "1.4.1")
    assert budget_moves.move_out(book, [other.id])
    assert book.number_of(line.id) == "2.1"
    assert book.figures.total == before
    assert not budget_moves.move_out(book, [other.id])


def test_lines_change_their_heading_and_one_undo_takes_it_back(book):
    ids, before = numbered(book), dict(book.lines)
    other = budget_lines.add_heading(book)
    assert budget_moves.move_out(book, [ids["1.2"], ids["1.3"]])
    assert [book.number_of(each) for each in (ids["1.2"], ids["1.3"], other.id)] == ["2", "3", "4"]
    assert budget_moves.move_in(book, [ids["1.3"]])
    assert titles(book, ids["1"]) == ["Дошки", "Фарба"]
    for _ in range(3):
        history.undo(book.desk)
    book.refresh()
    assert book.lines == before


def test_lines_of_different_headings_do_not_move_together(book):
    other = budget_lines.add_heading(book)
    line = budget_lines.add_line(book, other.id)
    assert not budget_moves.move_lines(book, [line.id, numbered(book)["1.1"]], 1)
    assert not budget_moves.move_in(book, [numbered(book)["1"]])


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(("up", "down", "in", "out")), st.integers(0, 9), st.integers(1, 2)), max_size=6))
def test_whatever_moves_every_line_keeps_its_cost_and_the_total(book, moves):
    budget_lines.add_heading(book)
    total, known = book.figures.total, {each.line_id: each.own for each in book.figures.lines.values()}
    for name, at, how_many in moves:
        ids = list(book.figures.lines)
        chosen = ids[at % len(ids):][:how_many]
        {"up": lambda some: budget_moves.move_lines(book, some, -1), "down": lambda some: budget_moves.move_lines(book, some, 1),
         "in": lambda some: budget_moves.move_in(book, some), "out": lambda some: budget_moves.move_out(book, some)}[name](chosen)
        assert {each.line_id: each.own for each in book.figures.lines.values()} == known
        assert book.figures.total == total
