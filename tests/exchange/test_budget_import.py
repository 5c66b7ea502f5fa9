"""Budgets of every family are understood: their headings, costs, shares, payers, and their sums to the cent."""

from decimal import Decimal

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import money
from hromada_desk.exchange.budget_costs import Keep
from hromada_desk.exchange.budget_pasted import read_pasted
from hromada_desk.exchange.budget_proposal import propose_budget
from hromada_desk.exchange.budget_sheet import Wishes, read_budget
from hromada_desk.exchange.tables_in import read_tables
from hromada_desk.services.budget_imports import unit_codes
from tests.exchange.budget_layouts import (
    COUNCIL,
    EU_NEW,
    EU_OLD,
    INTERREG,
    MESSY,
    MESSY_MERGED,
    TWO_CURRENCIES,
    WRONG_SUMS,
    saved,
)


def read(path, *, wishes=None, home="UAH", **changes):
    file = read_tables(path)
    mapping = propose_budget(file, home)
    for column, field in changes.items():
        mapping = mapping.with_field(int(column.removeprefix("c")), field)
    return read_budget(file, mapping, unit_codes(), wishes)


def sheet_of(tmp_path, rows, **layout):
    return read(saved(tmp_path / "budget.xlsx", rows, **layout))


def outline(sheet):
    """Kind and indented title of every row that comes in."""
    return [f"{row.kind.value} {'  ' * row.level}{row.text}" for row in sheet.imported()]


def total(sheet):
    return sum(row.cost.minor for row in sheet.imported() if row.kind.value != "heading")


def codes(sheet):
    return [problem.code.removeprefix("budget_import.") for problem in sheet.all_problems()]


def row(sheet, number):
    return next(each for each in reversed(sheet.rows) if each.number == number)


def test_the_annex_of_today_is_read_with_its_numbers_inside_the_names(tmp_path):
    sheet = sheet_of(tmp_path, EU_NEW, merged=("C3:F3", "G3:J3"))

    assert outline(sheet)[:6] == [
        "heading Human Resources", "heading   Salaries (gross amounts, local staff)", "line     Technical",
        "line     Administrative/ support staff", "heading   Per diems for missions/travel",
        "line     Abroad (staff assigned to the Action)"]
    assert sheet.total == money("56741.44", "EUR")
    assert total(sheet) == sheet.total.minor
    assert row(sheet, 7).final_unit == "MON"
    assert codes(sheet) == []


def test_the_years_of_a_template_are_not_taken_for_more_costs(tmp_path):
    sheet = sheet_of(tmp_path, EU_NEW, merged=("C3:F3", "G3:J3"))

    assert row(sheet, 7).final_quantity == 24
    assert [each.group for each in sheet.mapping.columns_of("year_total")] == ["Year 1"]


def test_indirect_costs_and_reserve_become_shares_of_what_they_are_shares_of(tmp_path):
    new, old = sheet_of(tmp_path, EU_NEW, merged=("C3:F3", "G3:J3")), sheet_of(tmp_path, EU_OLD)

    assert [(each.role, each.percent, each.base) for each in new.rows if each.kind == "share"] == [
        ("indirect", Decimal("0.07"), "direct"), ("contingency", Decimal("0.05"), "direct")]
    assert [(each.role, each.percent, each.base) for each in old.rows if each.kind == "share"] == [
        ("contingency", Decimal("0.05"), "direct"), ("indirect", Decimal("0.07"), "total")]
    assert total(old) == old.total.minor == 2426760


def test_a_share_that_its_percentage_does_not_make_stays_a_plain_cost(tmp_path):
    rows = [list(each) for each in EU_OLD]
    rows[13][4] = 1500

    sheet = sheet_of(tmp_path, rows)

    assert row(sheet, 14).kind == "line"
    assert row(sheet, 14).role == "indirect"
    assert row(sheet, 14).final_price == money(1500, "EUR")
    assert "no_share" in codes(sheet)


def test_a_council_estimate_hangs_by_its_economic_codes_and_counts_in_thousands(tmp_path):
    sheet = sheet_of(tmp_path, COUNCIL)

    assert outline(sheet)[:5] == [
        "heading Поточні видатки", "heading   Оплата праці і нарахування на заробітну плату",
        "line     Заробітна плата", "line     Нарахування на оплату праці",
        "heading   Використання товарів і послуг"]
    assert row(sheet, 8).texts["kekv"] == "2111"
    assert row(sheet, 8).final_price == money(400_000, "UAH")
    assert total(sheet) == sheet.total.minor == 125_050_000
    assert [each.head for each in sheet.mapping.columns_of("payer")] == [
        "Місцевий бюджет", "Субвенція з державного бюджету"]
    assert codes(sheet) == []


def test_a_partner_table_gives_headings_from_a_column_and_a_flat_rate_on_one_of_them(tmp_path):
    sheet = sheet_of(tmp_path, INTERREG)

    assert [each.text for each in sheet.rows if each.kind == "heading"] == [
        "Staff costs", "Office and administrative costs", "Travel and accommodation", "Equipment"]
    flat = next(each for each in sheet.rows if each.kind == "share")
    assert (flat.percent, sheet.rows[flat.base_row].text) == (Decimal("0.15"), "Staff costs")
    assert total(sheet) == sheet.total.minor == 8_856_000
    assert codes(sheet) == []


def test_a_messy_sheet_keeps_its_groups_whether_their_sums_stand_above_or_under_them(tmp_path):
    sheet = sheet_of(tmp_path, MESSY, merged=MESSY_MERGED)

    assert outline(sheet) == [
        "heading Благоустрій", "line   Лавки", "line   Доріжки з бруківки", "heading Освітлення", "line   Ліхтарі",
        "line   Кабель", "heading Озеленення", "line   Дерева"]
    assert total(sheet) == sheet.total.minor == 29_910_000
    assert (row(sheet, 7).final_unit, row(sheet, 10).final_unit) == ("MTK", "LM")


def test_every_cell_is_in_the_currency_that_it_or_its_row_names(tmp_path):
    sheet = sheet_of(tmp_path, TWO_CURRENCIES)

    assert [each.final_price for each in sheet.rows if each.kind == "line"] == [
        money("4500.5", "EUR"), money("128.40", "UAH"), money(18_000, "UAH"), money(1200, "PLN")]
    assert [each.year for each in sheet.rows if each.kind == "line"] == [2027, 2027, 2028, 2028]
    assert sheet.total is None


def test_a_row_a_section_and_the_whole_that_do_not_add_up_are_each_said_with_both_figures(tmp_path):
    sheet = sheet_of(tmp_path, WRONG_SUMS)

    assert [(each.code, each.details["row"], each.details["said"], each.details["added"])
            for each in sheet.all_problems()] == [
        ("budget_import.line_differs", "3", money(12_400, "UAH"), money(12_300, "UAH")),
        ("budget_import.sum_differs", "5", money(16_000, "UAH"), money(15_900, "UAH")),
        ("budget_import.sum_differs", "6", money(16_500, "UAH"), money(15_900, "UAH"))]


def test_keeping_the_sum_takes_it_once_in_one_row_or_in_all(tmp_path):
    path = saved(tmp_path / "budget.xlsx", WRONG_SUMS)

    for wishes in (Wishes(Keep.SUM), Wishes(rows={3: Keep.SUM})):
        kept = row(read(path, wishes=wishes), 3)
        assert (kept.final_quantity, kept.final_price, kept.cost) == (1, money(12_400, "UAH"), money(12_400, "UAH"))


def test_a_row_left_out_does_not_come_in(tmp_path):
    sheet = read(saved(tmp_path / "budget.xlsx", WRONG_SUMS), wishes=Wishes(rows={3: Keep.OUT}))

    assert outline(sheet) == ["heading Місцевий офіс", "line   Зв’язок"]


@pytest.mark.parametrize(("cells", "expected"), [
    ((12, "", 1200), (12, 100)), (("", 100, 1200), (12, 100)), (("", "", 1200), (1, 1200)),
    ((7, "", 100), (1, 100)), (("", 3, 100), (1, 100)),
])
def test_what_is_missing_is_worked_out_where_that_is_exact_and_else_the_sum_is_taken_once(tmp_path, cells, expected):
    rows = [["Назва", "К-сть", "Ціна, грн", "Сума, грн"], ["Стіл", 2, 50, 100], ["Шафа", *cells]]

    found = row(sheet_of(tmp_path, rows), 3)

    assert (found.final_quantity, found.final_price.amount) == expected


def test_a_number_that_can_be_read_in_two_ways_is_settled_by_other_cells_or_asked(tmp_path):
    head = ["Назва", "К-сть", "Ціна, грн", "Сума, грн"]
    shown = sheet_of(tmp_path, [head, ["Стіл", 2, "1.234", ""], ["Шафа", 1, "15.5", "15.5"]])
    asked = sheet_of(tmp_path, [head, ["Стіл", 2, "1.234", ""], ["Шафа", 1, 10, 10]])

    assert row(shown, 2).price == Decimal("1.234")
    assert next(each.code for each in row(asked, 2).problems) == "budget_import.ambiguous"
    assert asked.all_problems()[0].details["second"] in (Decimal("1.234"), Decimal(1234))


def test_arithmetic_settles_what_a_point_means(tmp_path):
    rows = [["Назва", "К-сть", "Ціна, грн", "Сума, грн"], ["Стіл", 2.5, "1.234", 3085], ["Шафа", 2, "2.500", 5000]]

    sheet = sheet_of(tmp_path, rows)

    assert sheet.mapping.decimal == ","
    assert row(sheet, 2).final_price == money(1234, "UAH")


def test_a_pasted_block_without_a_head_is_understood_by_multiplying():
    file = read_pasted("block", "Насос\tшт.\t2\t4500,50\t9001,00\nКабель\tм\t350\t128,40\t44940,00\n")

    sheet = read_budget(file, propose_budget(file, "UAH"), unit_codes())

    assert [(row.text, row.final_unit, row.final_quantity, row.final_price.amount) for row in sheet.imported()] == [
        ("Насос", "H87", 2, Decimal("4500.50")), ("Кабель", "MTR", 350, Decimal("128.40"))]


def test_a_pasted_web_table_keeps_merged_cells_and_the_numbers_behind_what_it_shows():
    html = """<html><body><table><tr><td colspan="4">Бюджет, EUR</td></tr>
      <tr><td>Назва</td><td>К-сть</td><td>Ціна</td><td>Сума</td></tr>
      <tr><td colspan="4">Обладнання</td></tr>
      <tr><td>Насос</td><td sdval="2">2,0</td><td sdval="4500.5">4 501</td><td sdval="9001">9 001</td></tr>
      <tr><td>Труба</td><td>10</td><td>3,25</td><td>32,50</td></tr></table></body></html>"""
    file = read_pasted("page", "", html)

    sheet = read_budget(file, propose_budget(file, "UAH"), unit_codes())

    assert outline(sheet) == ["heading Обладнання", "line   Насос", "line   Труба"]
    assert row(sheet, 4).final_price == money("4500.5", "EUR")


POLISH = """Lp.;Nazwa kosztu;Jednostka miary;Liczba;Cena jednostkowa (PLN);Wartość ogółem (PLN);Dofinansowanie;Wkład własny
I.;Koszty personelu;;;;;;
1;Koordynator;miesiąc;12;4 500,00;54 000,00;48 600,00;5 400,00
;Razem I;;;;54 000,00;48 600,00;5 400,00
II.;Wyposażenie;;;;;;
1;Pompa;szt.;2;9 000;18 000;16 200;1 800
III.;Koszty pośrednie 10%;%;;;7 200,00;6 480,00;720,00
;Ogółem;;;;79 200,00;71 280,00;7 920,00
"""
GERMAN = """Pos.;Kostenart;Einheit;Anzahl;Einzelpreis EUR;Gesamt EUR;Eigenmittel;Zuwendung
1;Personalkosten;;;;;;
1.1;Projektleitung;Monat;12;1.200,00;14.400,00;1.440,00;12.960,00
;Summe 1;;;;14.400,00;;
2;Sachkosten;;;;;;
2.1;Druck;Stück;500;1,85;925,00;92,50;832,50
;Gesamtsumme;;;;15.325,00;;
"""


@pytest.mark.parametrize(("text", "titles", "whole"), [
    (POLISH, ["Koszty personelu", "Koordynator", "Wyposażenie", "Pompa", "Koszty pośrednie 10%"],
     money(79_200, "PLN")),
    (GERMAN, ["Personalkosten", "Projektleitung", "Sachkosten", "Druck"], money(15_325, "EUR")),
])
def test_partners_budgets_in_polish_and_german_are_read(tmp_path, text, titles, whole):
    path = tmp_path / "budget.csv"
    path.write_text(text, encoding="utf-8")

    sheet = read(path)

    assert [each.text for each in sheet.imported()] == titles
    assert sheet.total == whole
    assert total(sheet) == whole.minor
    assert len(sheet.mapping.columns_of("payer")) == 2
    assert codes(sheet) == []


def test_text_without_a_table_is_refused():
    with pytest.raises(RuleBroken, match="nothing_pasted"):
        read_pasted("block", "  \n ")
    letter = read_pasted("block", "Шановні колеги,\nнадсилаю бюджет завтра.\n")
    with pytest.raises(RuleBroken, match="no_table"):
        propose_budget(letter, "UAH")


def test_hidden_rows_come_in_and_are_named(tmp_path):
    sheet = sheet_of(tmp_path, WRONG_SUMS, hidden=(4,))

    assert row(sheet, 4).hidden
    assert [each.details["row"] for each in sheet.all_problems() if each.code == "budget_import.hidden_row"] == ["4"]


def test_an_unknown_currency_is_named_and_the_one_of_the_sheet_taken(tmp_path):
    rows = [["Назва", "К-сть", "Ціна", "Валюта", "Сума"], ["Стіл", 2, 50, "тугрик", 100], ["Шафа", 1, 9, "EUR", 9]]

    sheet = sheet_of(tmp_path, rows)

    assert row(sheet, 2).final_price == money(50, "UAH")
    assert "unknown_currency" in codes(sheet)


def test_a_column_can_be_said_to_be_something_else(tmp_path):
    path = saved(tmp_path / "budget.xlsx", [["Назва", "Ціна, грн", "Разом, грн"], ["Стіл", 50, 100], ["Шафа", 9, 9]])

    assert row(read(path, c2="kept"), 2).final_quantity is None
    assert row(read(path), 2).final_quantity == 2
