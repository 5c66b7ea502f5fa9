"""What typing in a cell means: numbers never guessed, currencies with their rate, shares as amount, part or remainder."""

from datetime import date
from decimal import Decimal

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import Money, money
from hromada_desk.services import history
from hromada_desk.services.budget_cells import cell_text, draft_of, write_cell
from hromada_desk.services.budget_prices import currency_from_words
from hromada_desk.services.budget_rates import newest_rate
from hromada_desk.services.budget_repricing import change_currency, pin_newest
from hromada_desk.services.budget_sources import give_remainder, remove_source
from hromada_desk.services.budget_units import unit_from_words, unit_words
from tests.services.budget_desk import new_desk, numbered, small_budget


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("budget"))
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


@pytest.fixture
def first(book):
    return numbered(book)["1.1"]


def source(book, at):
    return f"source:{book.sources[at].id}"


def refused(code, book, line_id, column, written):
    with pytest.raises(RuleBroken) as refusal:
        write_cell(book, line_id, column, written, "uk")
    assert refusal.value.code == code


def test_a_quantity_is_read_as_the_language_writes_it(book, first):
    write_cell(book, first, "quantity", "1 234,5", "uk")
    assert book.lines[first].quantity == Decimal("1234.5")


def test_a_number_with_two_readings_is_asked_about_and_nothing_is_written(book, first):
    before = book.lines[first]
    refused("entry.ambiguous_number", book, first, "quantity", "1.234")
    assert book.desk.get(type(before), first) == before


def test_what_is_no_number_is_refused(book, first):
    refused("entry.not_a_number", book, first, "unit_cost", "багато")


def test_a_heading_takes_no_figures_but_a_title(book):
    heading = numbered(book)["1"]
    refused("budget.heading_takes_no_figures", book, heading, "quantity", "5")
    write_cell(book, heading, "title", "Матеріали", "uk")
    assert book.lines[heading].title.uk == "Матеріали"


def test_the_title_is_written_in_the_language_of_the_screen(book, first):
    write_cell(book, first, "title", "Planks", "en")
    assert (book.lines[first].title.uk, book.lines[first].title.en) == ("Дошки", "Planks")


@pytest.mark.parametrize("written", ["м2", "м²", "M²", "квадратний метр", "square metre", "MTK"])
def test_a_unit_is_known_by_code_name_and_sign(book, first, written):
    write_cell(book, first, "unit", written, "uk")
    assert book.lines[first].unit == "MTK"
    assert unit_words("MTK", "uk") == "м²"


def test_a_unit_nobody_knows_stays_as_typed():
    assert unit_from_words(" вагон ") == "вагон"


@pytest.mark.parametrize("written", ["EUR", "eur", "€", "євро", "Євро (EUR)"])
def test_a_currency_is_known_by_code_sign_and_word(written):
    assert currency_from_words(written, "uk") == "EUR"


def test_another_currency_takes_the_newest_rate_and_keeps_it(book, first):
    write_cell(book, first, "currency", "EUR", "uk")
    price = book.lines[first].unit_cost
    assert (price.money, price.rate, price.rate_on, price.rate_source) == (
        money("100", "EUR"), Decimal("49.2"), date(2026, 11, 20), "NBU")
    assert book.figures.lines[first].amount == money("49200", "UAH")
    write_cell(book, first, "unit_cost", "200", "uk")
    assert book.lines[first].unit_cost.rate == Decimal("49.2")


def test_a_price_typed_with_its_currency_changes_the_currency(book, first):
    write_cell(book, first, "unit_cost", "12,50 €", "uk")
    assert book.lines[first].unit_cost.money == money("12.50", "EUR")
    write_cell(book, first, "unit_cost", "500 UAH", "uk")
    assert book.lines[first].unit_cost.rate is None


def test_without_a_rate_the_line_is_named_and_not_counted(book, first):
    write_cell(book, first, "currency", "PLN", "uk")
    assert book.lines[first].unit_cost.rate is None
    assert "budget.rate_missing" in {each.code for each in book.problems}


def test_a_hryvnia_price_in_a_euro_budget_counts_exactly(desk):
    book = small_budget(desk, "EUR")
    line_id = numbered(book)["1.1"]
    write_cell(book, line_id, "quantity", "1", "uk")
    write_cell(book, line_id, "unit_cost", "929880 UAH", "uk")
    assert book.figures.lines[line_id].amount == money("18900", "EUR")


def test_two_foreign_currencies_meet_through_the_hryvnia(book):
    known = newest_rate(book.rates, "EUR", "USD")
    assert known.rate == Decimal("1.167259786477")


def test_a_share_is_an_amount_a_part_or_the_remainder(book, first):
    write_cell(book, first, source(book, 0), "30 %", "uk")
    assert book.figures.paid_by(first, book.sources[0].id) == money("300", "UAH")
    assert cell_text(book, first, source(book, 0), "uk") == "30 %"
    write_cell(book, first, source(book, 0), "залишок", "uk")
    assert book.figures.paid_by(first, book.sources[0].id) == money("400", "UAH")
    write_cell(book, first, source(book, 0), "", "uk")
    assert book.share_of(first, book.sources[0].id) is None


def test_a_share_in_another_currency_is_refused(book, first):
    refused("budget.share_takes_own_currency", book, first, source(book, 0), "10 €")


@pytest.mark.parametrize("column", ["title", "unit", "quantity", "unit_cost", "currency", "year", "source"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_what_an_editor_begins_with_typed_back_changes_nothing(book, first, column, language):
    column = source(book, 1) if column == "source" else column
    write_cell(book, first, "unit_cost", "1234,567", "uk")
    before = (book.lines[first], book.shares_of(first))
    write_cell(book, first, column, cell_text(book, first, column, language), language)
    assert (book.lines[first], book.shares_of(first)) == before


def test_every_edit_is_one_step_of_undo_that_names_its_place(book, first):
    write_cell(book, first, "year", "2028", "uk")
    label = history.undo_label(book.desk)
    assert (label.key, label.details["field"], label.details["number"]) == ("change.budget_cell", "year", "1.1")
    history.undo(book.desk)
    book.refresh()
    assert book.lines[first].year == 2027


def test_the_remainder_goes_to_one_source_to_the_cent(book):
    line_id = numbered(book)["1.2"]
    write_cell(book, line_id, source(book, 1), "0,01", "uk")
    give_remainder(book, line_id, book.sources[1].id)
    assert book.figures.missing == Money(0, "UAH")
    assert book.share_of(line_id, book.sources[1].id).amount == money("240", "UAH")


def test_a_source_that_pays_cannot_be_removed(book):
    with pytest.raises(RuleBroken) as refusal:
        remove_source(book, book.sources[0].id)
    assert (refusal.value.code, refusal.value.details["lines"]) == ("budget.source_in_use", 2)


def test_a_new_rate_reaches_lines_only_when_asked(book, first, desk):
    write_cell(book, first, "currency", "PLN", "uk")
    assert pin_newest(book, "PLN") == 0
    write_cell(book, first, "currency", "USD", "uk")
    assert pin_newest(book, "USD") == 0
    assert pin_newest(book, "GBP") == 0


def test_a_budget_in_another_currency_keeps_its_worth(book, first):
    write_cell(book, first, "currency", "EUR", "uk")
    change_currency(book, "EUR")
    assert book.currency == "EUR"
    assert book.lines[first].unit_cost.rate is None
    assert book.figures.missing_rates == ()
    assert book.share_of(first, book.sources[0].id).amount == money("8.13", "EUR")


def test_half_typed_text_is_a_draft_only_while_it_can_be_read(book, first):
    assert draft_of(book, first, "quantity", "12", "uk") == ("quantity", Decimal(12))
    assert draft_of(book, first, "quantity", "1.234", "uk") is None
    assert draft_of(book, numbered(book)["1"], "quantity", "12", "uk") is None
