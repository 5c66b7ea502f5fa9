"""Typing "7 %" makes a line a part of other costs, and a number makes it an ordinary one again; nothing is lost on the way."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import CURRENCIES, ConvertedMoney, money
from hromada_desk.services import history
from hromada_desk.services.budget_block import empty, fill_down, paste
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cell_columns import MORE_COLUMNS
from hromada_desk.services.budget_cells import cell_text, changed_line, draft_of, write_cell
from hromada_desk.services.budget_lines import add_line
from hromada_desk.services.budget_share_lines import as_ordinary, base_choices, share_words, write_base
from hromada_desk.services.budgets import start_budget
from hromada_desk.text.languages import LANGUAGES
from tests.services.budget_desk import new_desk, numbered, small_budget
from tests.services.proposal_desk import roof_proposal

COLUMNS = ("title", "unit", "quantity", "unit_cost", "currency", "year")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("shares"))
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


@pytest.fixture
def third(book):
    return numbered(book)["1.3"]


def refused(code, book, line_id, column, written):
    with pytest.raises(RuleBroken) as refusal:
        write_cell(book, line_id, column, written, "uk")
    assert refusal.value.code == code


def shape(line):
    return line.line_type, line.percent, line.quantity, line.unit_cost


@pytest.mark.parametrize("typed", ["7 %", "7%", "7,0 %", "=7%", "=3%+4%"])
def test_a_percentage_makes_the_line_a_part_of_direct_costs(book, third, typed):
    write_cell(book, third, "quantity", typed, "uk")
    assert shape(book.lines[third]) == ("share", Decimal("0.07"), None, None)
    assert book.figures.lines[third].base == money("1240", "UAH")
    assert book.figures.lines[third].own == money("86.80", "UAH")


def test_the_cell_shows_what_was_typed_and_reads_it_back(book, third):
    write_cell(book, third, "quantity", "7,5 %", "uk")
    assert [cell_text(book, third, each, "uk") for each in COLUMNS] == ["Фарба", "шт.", "7,5 %", "", "", "2027"]
    before = book.lines[third]
    for each in COLUMNS:
        write_cell(book, third, each, cell_text(book, third, each, "uk"), "uk")
    assert book.lines[third] == before


def test_a_number_makes_it_an_ordinary_line_again(book, third):
    write_cell(book, third, "quantity", "7 %", "uk")
    write_cell(book, third, "quantity", "12", "uk")
    assert shape(book.lines[third]) == ("line", None, Decimal(12), None)
    write_cell(book, third, "unit_cost", "=50/4", "uk")
    assert book.figures.lines[third].own == money("150", "UAH")


def test_an_emptied_share_is_an_ordinary_line_without_a_quantity(book, third):
    write_cell(book, third, "quantity", "7 %", "uk")
    write_cell(book, third, "quantity", "", "uk")
    assert shape(book.lines[third]) == ("line", None, None, None)


@pytest.mark.parametrize(("column", "typed"), [("unit_cost", "100"), ("unit_cost", "=5*5"), ("currency", "EUR")])
def test_a_share_takes_neither_price_nor_currency(book, third, column, typed):
    write_cell(book, third, "quantity", "7 %", "uk")
    before = book.lines[third]
    refused("budget.share_has_no_price", book, third, column, typed)
    assert book.lines[third] == before


@pytest.mark.parametrize(("typed", "code"), [
    ("107 %", "entry.out_of_range"), ("-7 %", "entry.out_of_range"), ("1.234 %", "entry.ambiguous_number"),
    ("=7%+", "arithmetic.number_missing"), ("=250000+7%", "arithmetic.share_of_what"), ("12 грн", "entry.not_a_number"),
])
def test_what_is_no_share_is_refused_and_nothing_changes(book, third, typed, code):
    before = book.lines[third]
    refused(code, book, third, "quantity", typed)
    assert book.lines[third] == before


def test_becoming_a_share_is_one_step_of_undo(book, third):
    before = book.lines[third]
    write_cell(book, third, "quantity", "7 %", "uk")
    history.undo(book.desk)
    book.refresh()
    assert book.lines[third] == before


def test_a_share_line_is_told_in_words(book, third):
    write_cell(book, third, "quantity", "7 %", "uk")
    assert book.figures.total == money("1326.80", "UAH")
    known = share_words(book, book.lines[third], "uk")
    assert (known.percent, known.amount) == (Decimal("0.07"), money("1240", "UAH"))
    assert known.sentence("uk") == "7\u00a0% від прямих прийнятних витрат (1\u00a0240,00\u00a0₴)"
    assert share_words(book, book.lines[third], "en").sentence("en") == "7% of eligible direct costs (₴1,240.00)"


def test_the_base_may_be_chosen(book, third):
    write_cell(book, third, "quantity", "10 %", "uk")
    assert ("total",) in [base for base, _ in base_choices(book, "uk")]
    write_base(book, third, ("total",))
    assert book.lines[third].base == ("total",)
    write_base(book, third, ("direct",))
    assert book.lines[third].base == ()


def test_a_copied_share_is_pasted_filled_and_emptied_like_any_cell(book, third):
    first, second = (numbered(book)[each] for each in ("1.1", "1.2"))
    result = paste(book, first, "title", [["Офіс", "", "7 %", "", "UAH", "2027"], ["Резерв", "", "5 %", "300", "", ""]], "uk")
    assert [(each.line_id, each.column, each.code) for each in result.unkept] == [(second, "unit_cost", "budget.share_has_no_price")]
    assert [book.lines[each].percent for each in (first, second)] == [Decimal("0.07"), Decimal("0.05")]
    fill_down(book, [first, second, third], ["quantity"], "uk")
    assert [book.lines[each].percent for each in (second, third)] == [Decimal("0.07")] * 2
    empty(book, [(first, "quantity"), (first, "unit_cost")], "uk")
    assert shape(book.lines[first]) == ("line", None, None, None)


def test_half_typed_text_that_would_turn_the_line_is_no_draft(book, third):
    assert draft_of(book, third, "quantity", "7 %", "uk") is None
    write_cell(book, third, "quantity", "7 %", "uk")
    assert draft_of(book, third, "quantity", "8 %", "uk") == ("percent", Decimal("0.08"))
    assert draft_of(book, third, "quantity", "8", "uk") is None


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.decimals(-10**6, 10**6, places=4), st.decimals(0, 10**6, places=2), st.integers(0, 10_000), st.sampled_from(LANGUAGES), st.data())
def test_what_a_cell_shows_for_editing_means_the_same_when_typed_back(book, third, quantity, cost, parts, language, data):
    line = replace(as_ordinary(book.lines[third]), quantity=quantity, unit_cost=ConvertedMoney(money(cost, data.draw(st.sampled_from(CURRENCIES)))))
    if data.draw(st.booleans()):
        line = replace(line, line_type="share", percent=Decimal(parts) / 10_000, quantity=None, unit_cost=None)
    book.lines[third] = line
    for column in (*COLUMNS, *MORE_COLUMNS):
        assert changed_line(book, line, column, cell_text(book, third, column, language), language) == line


def of_form(desk, form_code):
    """The budget of a draft answer to that form, as a book, with one direct line of 1,000."""
    book = BudgetBook(desk, start_budget(desk, proposal_id=roof_proposal(desk, form_code).id).id)
    direct = next(each for each in book.lines.values() if each.role == "direct" and each.heading_code)
    line = add_line(book, direct.id)
    write_cell(book, line.id, "quantity", "10", "uk")
    write_cell(book, line.id, "unit_cost", "100", "uk")
    return book


def heading(book, role):
    return next(each for each in book.lines.values() if each.line_type == "heading" and each.role == role)


@pytest.mark.parametrize("form_code", ["bridges-of-trust", "eu-external-concept", "two-page-concept"])
def test_under_a_forms_heading_the_base_is_that_of_its_cap(desk, form_code):
    book = of_form(desk, form_code)
    line = add_line(book, heading(book, "indirect").id)
    write_cell(book, line.id, "quantity", "7 %", "uk")
    assert book.figures.lines[line.id].own == money("70", book.currency)


def test_headings_without_their_part_take_the_forms_word_in_the_same_change(desk):
    book = of_form(desk, "bridges-of-trust")
    indirect = heading(book, "indirect").id
    line = add_line(book, indirect)
    book.write("change.budget_cell", [replace(each, role="") for each in book.lines.values() if each.role], field="role", number="")
    write_cell(book, line.id, "quantity", "7 %", "uk")
    assert book.lines[indirect].role == "indirect"
    history.undo(desk)
    book.refresh()
    assert (book.lines[indirect].role, book.lines[line.id].line_type) == ("", "line")
    assert paste(book, line.id, "quantity", [["7 %"], ["2 %"]], "uk").unkept == []
    assert book.lines[indirect].role == "indirect"
