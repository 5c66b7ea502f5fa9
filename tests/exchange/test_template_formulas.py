"""The formulas of forms: what each gives, what is left to the spreadsheet, circles, and hostile ones."""

import io
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.exchange.template_computing import circles_of, compute_formulas
from hromada_desk.exchange.template_reading import read_template_bytes
from tests.exchange.form_books import CELLS, EXPRESSIONS, one_sheet, with_parts


def computed(cells, filled=None, name="Budget"):
    template = read_template_bytes("f.xlsx", one_sheet(cells, name=name))
    return template, compute_formulas(template, filled or {})


def value_of(formula):
    done = computed({**CELLS, "D1": formula})[1]
    return done.values.get((0, (1, 4)), "left")


@pytest.mark.parametrize(("formula", "expected"), EXPRESSIONS)
def test_a_formula_gives_what_a_spreadsheet_gives(formula, expected):
    found = value_of(formula)
    is_number = isinstance(expected, str) and expected.lstrip("-").replace(".", "").isdigit()
    assert found == (Decimal(expected) if is_number else expected)


@pytest.mark.parametrize(("formula", "shown"), [
    ("=A1/A5", "#DIV/0!"), ("=A1+A3", "#VALUE!"), ("=SUM(A1,D2)", "#REF!"), ("=0^0", "#NUM!"), ("=10^1001", "#NUM!"),
    ("=(-1)^0.5", "#NUM!"), ("=AVERAGE(A3)", "#DIV/0!"), ("=VLOOKUP(8,G1:H3,2,FALSE)", "#N/A"),
    ("=VLOOKUP(4,G1:H3,3,FALSE)", "#REF!")])
def test_an_error_is_shown_as_an_error(formula, shown):
    done = computed({**CELLS, "D1": formula, "D2": "=#REF!"})[1]
    assert done.values[0, (1, 4)] == shown


@pytest.mark.parametrize("formula", [
    "=XLOOKUP(1,A1:A2,B1:B2)", '=INDIRECT("A1")', "=A1:A2+1", "=UNKNOWN(1)", "=NoSuchName", "=[1]Other!A1", "=A1 A2",
    "=SUM(Nowhere!A1)", "=" + "(" * 200 + "1" + ")" * 200, "=SUM(A1:A2", "={1,2}"])
def test_what_is_not_understood_is_left_and_named(formula):
    done = computed({**CELLS, "D1": formula, "E1": "=D1+1", "F1": "=A1+1"})[1]
    assert [each.address for each in done.left] == ["D1", "E1"]
    assert done.values[0, (1, 6)] == 11


def raw(rows):
    """A workbook whose only sheet has these rows as written."""
    sheet = ('<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
             f'2006/main"><sheetData>{rows}</sheetData></worksheet>')
    return with_parts(one_sheet({"A1": 1}), {"xl/worksheets/sheet1.xml": sheet.encode()})


def test_a_formula_that_depends_on_nothing_changed_keeps_its_value():
    content = raw('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>5</v></c><c r="D1"><f>XLOOKUP(1,A1:A1,B1:B1)</f>'
                  '<v>5</v></c><c r="E1"><f>D1+A9</f></c></row>')
    template = read_template_bytes("f.xlsx", content)
    untouched = compute_formulas(template, {(0, (9, 1)): Decimal(3)})
    assert (untouched.kept, untouched.values[0, (1, 5)], untouched.left) == ({(0, (1, 4))}, 8, [])
    touched = compute_formulas(template, {(0, (1, 2)): Decimal(6)})
    assert [each.address for each in touched.left] == ["D1", "E1"]


def test_circles_are_found_and_what_hangs_on_them_is_left():
    template, done = computed({"A1": "=B1", "B1": "=C1+1", "C1": "=A1", "D1": "=A1*2", "E1": "=1+1"})
    assert set(circles_of(template)) == {"Budget!A1", "Budget!B1", "Budget!C1"}
    assert [each.address for each in done.left] == ["D1"]
    assert done.values == {(0, (1, 5)): Decimal(2)}


def test_a_long_chain_and_a_long_column_are_computed():
    chain = {f"A{row}": f"=A{row - 1}+1" for row in range(2, 3001)}
    done = computed({"A1": 1, **chain, "B1": "=SUM(A1:A3000)"})[1]
    assert done.values[0, (3000, 1)] == 3000
    assert done.values[0, (1, 2)] == 3000 * 3001 // 2


def test_a_form_that_looks_at_too_many_cells_is_left_to_the_spreadsheet():
    cells = {f"A{row}": 1 for row in range(1, 4001)} | {f"B{row}": f"=SUM(A$1:A$4000)+{row}" for row in range(1, 2001)}
    done = computed(cells)[1]
    assert done.values[0, (1, 2)] == 4001
    assert done.left


def test_shared_formulas_are_read_where_they_stand():
    content = raw('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B2" si="0">A1*2</f></c></row>'
                  '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/></c></row>')
    done = compute_formulas(read_template_bytes("f.xlsx", content), {})
    assert done.values == {(0, (1, 2)): 2, (0, (2, 2)): 4}


def test_subtotals_are_not_summed_twice():
    done = computed({"A1": 1, "A2": 2, "A3": "=SUBTOTAL(9,A1:A2)", "A4": 4, "A5": "=SUBTOTAL(9,A1:A4)"})[1]
    assert done.values[0, (5, 1)] == 7


def test_an_array_formula_and_the_cells_it_fills_are_left():
    book = openpyxl.Workbook()
    page = book.active
    page["A1"], page["A2"], page["C1"] = 1, 2, "=B2"
    page["B1"] = openpyxl.worksheet.formula.ArrayFormula("B1:B2", "=A1:A2*2")
    page["B2"] = 4
    target = io.BytesIO()
    book.save(target)
    template = read_template_bytes("f.xlsx", target.getvalue())
    done = compute_formulas(template, {(0, (1, 1)): Decimal(9)})
    assert {each.address for each in done.left} >= {"B1"}
    assert (0, (2, 2)) in done.emptied


@given(st.lists(st.decimals(-10**9, 10**9, places=2), min_size=1, max_size=30), st.integers(0, 100))
def test_sums_and_percentages_of_money_are_exact(amounts, percent):
    cells = {f"A{at}": float(each) for at, each in enumerate(amounts, 1)}
    done = computed({**cells, "B1": f"=SUM(A1:A{len(amounts)})", "B2": f"=ROUND(B1*{percent}%,2)"})[1]
    total = sum(amounts, Decimal(0))
    assert done.values[0, (1, 2)] == total
    exact = total * percent / 100
    assert abs(done.values[0, (2, 2)] - exact) <= Decimal("0.005")


@given(st.text(alphabet="=SUMIF(A1:B2,)+-*/^&<>%\"'!$#[]{} .9", max_size=40))
def test_no_formula_however_odd_breaks_the_reading(text):
    try:
        content = one_sheet({"A1": 1, "D1": f"={text}"})
    except (ValueError, KeyError, IndexError):
        return
    template = read_template_bytes("f.xlsx", content)
    compute_formulas(template, {(0, (1, 1)): Decimal(2)})
    circles_of(template)


def test_truth_in_an_area_is_no_number_as_in_excel():
    assert computed({"A1": 10, "A2": True, "D1": "=SUM(A1:A2)+COUNT(A1:A2)+A2"})[1].values[0, (1, 4)] == 12
