"""The further cells of a line: read in whichever way they are typed, written so that a copy can be pasted."""

from datetime import date

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.project import Site
from hromada_desk.domain.records.proposal import Activity
from hromada_desk.domain.values import Bilingual, Period
from hromada_desk.services.budget_block import empty, fill_down
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cell_columns import MORE_COLUMNS, code_choices, column_choices
from hromada_desk.services.budget_cells import cell_text, column_name, draft_of, write_cell
from hromada_desk.services.budget_lines import add_line
from hromada_desk.services.budgets import start_budget
from tests.services.budget_desk import new_desk, numbered, small_budget
from tests.services.proposal_desk import roof_proposal


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("columns"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def roof(desk):
    """A proposal's budget with one line; a partner of two names, a site, an activity."""
    proposal = roof_proposal(desk)
    desk.put("change.created",
             Partner(id=desk.new_id(), name=Bilingual("Місто Щецин", "City of Szczecin"), legal_name="Gmina Miasto Szczecin"),
             Partner(id=desk.new_id(), name=Bilingual("Агенція", "Agency")), Partner(id=desk.new_id(), name=Bilingual("Агенція", "Agency two")),
             Site(id=desk.new_id(), project_id=proposal.project_id, name=Bilingual("Ліцей", "Lyceum")),
             Site(id=desk.new_id(), project_id=desk.new_id(), name=Bilingual("Лікарня", "Hospital")),
             Activity(id=desk.new_id(), proposal_id=proposal.id, code="A1.1", title=Bilingual("Ремонт даху", "Roof repair")),
             kind="partner", title="")
    book = BudgetBook(desk, start_budget(desk, proposal_id=proposal.id).id)
    add_line(book)
    return book


@pytest.fixture
def line_id(roof):
    return next(each.id for each in roof.lines.values() if each.line_type == "line")


def record_of(desk, record_type, name):
    return next(each for each in desk.all(record_type) if name in (getattr(each, "title", None) or each.name).uk)


@pytest.mark.parametrize(("column", "typed", "kept", "shown"), [
    ("period", "березень–серпень 2027", Period(date(2027, 3, 1), date(2027, 8, 31)), "03.2027–08.2027"),
    ("period", "ІІ кв. 2027", Period(date(2027, 4, 1), date(2027, 6, 30)), "04.2027–06.2027"),
    ("period", "", Period(), ""),
    ("kekv", "2240", "2240", "2240"),
    ("kekv", "2240 Оплата послуг", "2240", "2240"),
    ("programme_code", "7700", "7700", "7700"),
    ("dk021", "45260000-7", "45260000-7", "45260000-7"),
    ("eligible", "ні", False, "ні"),
    ("eligible", "yes", True, "так"),
    ("eligible", "", True, "так"),
    ("vat", "Без ПДВ", "excluded", "Без ПДВ"),
    ("vat", "excluded", "excluded", "Без ПДВ"),
    ("vat", "без пдв", "excluded", "Без ПДВ"),
    ("vat", "", "included", "З ПДВ"),
    ("capital", "Капітальні", "capex", "Капітальні"),
    ("capital", "", "", ""),
])
def test_what_is_typed_is_kept_and_shown(roof, line_id, column, typed, kept, shown):
    write_cell(roof, line_id, column, typed, "uk")
    assert getattr(roof.lines[line_id], column) == kept
    assert cell_text(roof, line_id, column, "uk") == shown
    write_cell(roof, line_id, column, cell_text(roof, line_id, column, "uk"), "uk")
    assert getattr(roof.lines[line_id], column) == kept


@pytest.mark.parametrize(("column", "record_type", "name", "typed"), [
    ("partner_id", Partner, "Щецин", "місто щецин"), ("partner_id", Partner, "Щецин", "City of Szczecin"),
    ("partner_id", Partner, "Щецин", "Gmina Miasto Szczecin"), ("site_id", Site, "Ліцей", "Ліцей"),
    ("activity_id", Activity, "Ремонт", "Ремонт даху"), ("activity_id", Activity, "Ремонт", "A1.1"),
    ("activity_id", Activity, "Ремонт", "A1.1 Roof repair"),
])
def test_partners_sites_and_activities_are_called_by_name_or_code(roof, line_id, column, record_type, name, typed):
    write_cell(roof, line_id, column, typed, "uk")
    assert getattr(roof.lines[line_id], column) == record_of(roof.desk, record_type, name).id
    assert name in cell_text(roof, line_id, column, "uk")
    write_cell(roof, line_id, column, "", "uk")
    assert getattr(roof.lines[line_id], column) == ""


@pytest.mark.parametrize(("column", "typed", "code"), [
    ("period", "колись", "period.not_a_period"), ("period", "08.2027–03.2027", "period.backwards"),
    ("kekv", "22400", "entry.too_long"), ("kekv", "фарба для даху", "budget.unknown_code"),
    ("eligible", "можливо", "entry.not_yes_or_no"), ("vat", "25", "entry.unknown_choice"),
    ("partner_id", "Люблін", "budget.nothing_called_so"), ("partner_id", "Агенція", "budget.several_called_so"),
    ("site_id", "Лікарня", "budget.nothing_called_so"),
])
def test_what_cannot_be_understood_is_refused(roof, line_id, column, typed, code):
    before = roof.lines[line_id]
    with pytest.raises(RuleBroken) as refusal:
        write_cell(roof, line_id, column, typed, "uk")
    assert refusal.value.code == code
    assert roof.lines[line_id] == before


def test_a_code_nobody_knows_is_kept_for_the_rules_to_name(roof, line_id):
    write_cell(roof, line_id, "kekv", "9999", "uk")
    assert roof.lines[line_id].kekv == "9999"


@pytest.mark.parametrize(("column", "eaten", "whole"), [("dk021", "3000000-1", "03000000-1"), ("programme_code", "150", "0150")])
def test_the_zero_a_spreadsheet_eats_is_given_back(roof, line_id, column, eaten, whole):
    write_cell(roof, line_id, column, eaten, "uk")
    assert getattr(roof.lines[line_id], column) == whole


def test_choices_are_those_one_may_type(roof, line_id):
    for column in MORE_COLUMNS:
        for typed, _ in column_choices(roof, column, "uk"):
            if typed != "Агенція":
                write_cell(roof, line_id, column, typed, "uk")
                assert cell_text(roof, line_id, column, "uk") == typed
    assert code_choices("kekv", "224", "uk")[0][0] == "2240"


def test_a_heading_has_no_such_cells(roof):
    heading = next(each.id for each in roof.lines.values() if each.line_type == "heading")
    assert [cell_text(roof, heading, each, "uk") for each in MORE_COLUMNS] == [""] * len(MORE_COLUMNS)
    with pytest.raises(RuleBroken):
        write_cell(roof, heading, "kekv", "2240", "uk")


def test_they_are_filled_down_emptied_named_and_drafted_like_the_others(desk):
    book = small_budget(desk)
    first, second = (numbered(book)[each] for each in ("1.1", "1.2"))
    write_cell(book, first, "kekv", "2240", "uk")
    fill_down(book, [first, second], ["kekv"], "uk")
    assert book.lines[second].kekv == "2240"
    empty(book, [(second, "kekv")], "uk")
    assert book.lines[second].kekv == ""
    assert column_name(book, "kekv") == "kekv"
    assert draft_of(book, first, "kekv", "2210", "uk") == ("kekv", "2210")


def test_a_line_without_a_year_takes_the_one_its_period_lies_in(desk):
    book = small_budget(desk)
    line_id = numbered(book)["1.1"]
    write_cell(book, line_id, "period", "2028", "uk")
    assert book.lines[line_id].year == 2027
    write_cell(book, line_id, "year", "", "uk")
    write_cell(book, line_id, "period", "11.2027–02.2028", "uk")
    assert book.lines[line_id].year is None
    write_cell(book, line_id, "period", "ІІ кв. 2028", "uk")
    assert book.lines[line_id].year == 2028
