"""A form is filled in place: its values arrive, its formulas have results, and nothing else of it changes."""

import io
import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from hromada_desk.domain.donor_form import BlockEntry, CellEntry, FormMapping, FormValues
from hromada_desk.exchange.template_features import Fate
from hromada_desk.exchange.template_joining import fitted
from hromada_desk.exchange.template_reading import read_template_bytes
from tests.exchange.form_books import (
    CELLS,
    EXPRESSIONS,
    LINES,
    MAPPING,
    VALUES,
    filled,
    one_sheet,
    openpyxl_form,
    parts,
    plain_form,
    rich_form,
    shown,
    with_macros,
    with_parts,
)


def codes(plan):
    return [each.code for each in plan.placed.problems]


def test_values_arrive_and_formulas_get_their_results():
    content, plan = filled(plain_form())
    assert shown(content, "Budget", "B1", "B5", "C5", "D5", "E5", "E7", "E11", "E12", "E13") == [
        "Дах школи у Новобілоусі", "Вікна", 12, 8450.55, 101406.6, 310000.1, 483006.7, 33810.469, 386405.36]
    assert shown(content, "Summary", "B1", "B3", "B4") == [516817.169, 101406.6, "-"]
    assert plan.computed.all_done
    formulas = openpyxl.load_workbook(io.BytesIO(content))["Budget"]
    assert (formulas["E11"].value, formulas["E13"].value) == ("=SUM(E5:E10)", 386405.36)


def test_rows_that_are_not_needed_are_emptied_so_that_samples_do_not_count():
    content, _ = filled(plain_form())
    assert shown(content, "Budget", "B6", "B8", "B9", "B10") == ["Двері", "Насос", None, None]


@pytest.mark.parametrize("form", [plain_form, rich_form, openpyxl_form])
def test_every_other_part_of_the_file_stays_byte_for_byte(form):
    before = form()
    after = parts(filled(before)[0])
    changed = {name for name, data in parts(before).items() if after[name] != data}
    sheets = {name for name in changed if name.startswith("xl/worksheets/sheet")}
    assert changed - sheets <= {"xl/workbook.xml"}
    assert after.keys() == parts(before).keys()


def test_what_a_sheet_contains_besides_cells_survives():
    before = rich_form()
    sheet_before, sheet_after = (parts(each)["xl/worksheets/sheet1.xml"] for each in (before, filled(before)[0]))
    assert sheet_before[sheet_before.index(b"</sheetData>"):] == sheet_after[sheet_after.index(b"</sheetData>"):]
    assert sheet_before[:sheet_before.index(b"<sheetData>")] == sheet_after[:sheet_after.index(b"<sheetData>")]
    assert b'hidden="1"' in sheet_after
    assert b"sparkline" in sheet_after


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")
def test_openpyxl_alone_would_lose_what_is_kept_here():
    before = rich_form()
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(before)).save(target)
    lost = [mark for mark, part in ((b"Fill in the white cells only", "xl/drawings/drawing1.xml"),
                                    (b"x14:sparkline", "xl/worksheets/sheet1.xml"))
            if mark in parts(before)[part] and mark not in parts(target.getvalue())[part]]
    assert lost == [b"Fill in the white cells only", b"x14:sparkline"]


def test_a_form_says_what_it_contains_by_sheet():
    found = {(each.kind, each.fate, each.sheet) for each in read_template_bytes("f.xlsx", rich_form()).features}
    assert {kind for kind, fate, sheet in found if fate is Fate.KEPT and sheet == "Budget"} == {
        "pictures", "charts", "text_boxes", "comments", "sparklines", "validations", "conditional_formats", "protection"}


def test_macros_and_signatures_are_announced_and_taken_out_whole():
    template = read_template_bytes("form.xlsm", with_macros())
    assert [(each.kind, each.fate) for each in template.features if each.fate is not Fate.KEPT] == [
        ("macros", Fate.REMOVED), ("signature", Fate.REMOVED)]
    left = parts(filled(with_macros())[0])
    assert not any("vba" in name or "xmlsig" in name for name in left)
    assert b"vbaProject.bin" not in left["xl/_rels/workbook.xml.rels"]
    assert b"origin.sigs" not in left["_rels/.rels"]
    assert b"macroEnabled" not in left["[Content_Types].xml"]
    assert shown(filled(with_macros())[0], "Budget", "E11") == [483006.7]


def test_a_formula_of_the_donor_is_never_overwritten():
    mapping = replace(MAPPING, cells=(CellEntry("total", "Budget", "E11"),))
    _, plan = filled(plain_form(), mapping)
    assert codes(plan) == ["template.formula_in_place"]
    column = BlockEntry("lines", (("E", "row.amount"),), "Budget", 5, 6)
    assert codes(filled(plain_form(), FormMapping("uk", (), (column,)))[1]) == ["template.formula_in_place"]


def test_more_lines_than_rows_are_refused_with_how_many_are_missing():
    short = replace(MAPPING.blocks[0], rows=3)
    _, plan = filled(plain_form(), replace(MAPPING, blocks=(short,)))
    assert [(each.code, each.details["n"], each.details["rows"]) for each in plan.placed.refused] == [
        ("template.too_few_rows", 1, 3)]


def test_what_is_left_over_can_be_joined_by_its_headings_and_still_adds_up():
    joined = replace(MAPPING.blocks[0], rows=3, overflow="join")
    content, plan = filled(plain_form(), replace(MAPPING, blocks=(joined,)))
    assert codes(plan) == ["template.rows_joined"]
    assert shown(content, "Budget", "B5", "B6", "B7", "E11") == [
        "Вікна", "Двері", "Обладнання: ще 2 рядки разом", 483006.7]
    one = replace(joined, rows=1)
    assert codes(filled(plain_form(), replace(MAPPING, blocks=(one,)))[1]) == ["template.too_few_rows"]


@given(st.lists(st.tuples(st.sampled_from("ABCD"), st.integers(0, 10**9), st.sampled_from([2027, 2028])), min_size=1,
                max_size=25), st.integers(1, 12))
def test_joining_keeps_every_sum_and_fits_or_is_refused(lines, room):
    rows = [{"row.title": f"{heading}{at}", "row.heading": heading, "row.amount": Decimal(minor) / 100,
             "row.in_year": Decimal(year), "row.year:1": Decimal(minor) / 100 if year == 2027 else Decimal(0)}
            for at, (heading, minor, year) in enumerate(lines)]
    made = fitted(rows, room, join=True, language="uk")
    if made is None:
        assert len({heading for heading, _, _ in lines}) > room
        return
    assert len(made) <= room
    for key in ("row.amount", "row.year:1"):
        assert sum(each[key] for each in made) == sum(each[key] for each in rows)
    assert {each.get("row.in_year") for each in made} <= {Decimal(2027), Decimal(2028), None}


def test_a_text_that_looks_like_a_formula_stays_a_text_also_when_edited():
    risky = replace(VALUES, single={**VALUES.single, "project.title": '=HYPERLINK("http://x","+1")'})
    content, _ = filled(plain_form(), values=risky)
    cell = openpyxl.load_workbook(io.BytesIO(content))["Budget"]["B1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)
    assert b"<f>HYPERLINK" not in parts(content)["xl/worksheets/sheet1.xml"]


def test_characters_a_file_cannot_hold_are_left_out():
    odd = replace(VALUES, single={**VALUES.single, "project.title": "А\x00\x0bБ_x000D_ <&> \ud800\nв"})
    again = read_template_bytes("f.xlsx", filled(plain_form(), values=odd)[0])
    assert again.sheet("budget").cells.at((1, 2)).value == "АБ_x000D_ <&> \nв"


def test_days_and_shares_take_the_format_of_their_cell():
    book = openpyxl.load_workbook(io.BytesIO(one_sheet({"A1": "x"})))
    book.active["B1"].number_format, book.active["B2"].number_format = "dd.mm.yyyy", "0.0%"
    target = io.BytesIO()
    book.save(target)
    mapping = FormMapping("uk", tuple(CellEntry(code, "Budget", cell) for code, cell in (
        ("today", "B1"), ("share.grant", "B2"), ("share.own", "B3"), ("period.start", "B4"))))
    values = FormValues({"today": date(2026, 11, 23), "share.grant": Decimal("0.8"), "share.own": Decimal("0.2"),
                         "period.start": date(2027, 3, 1)})
    content, _ = filled(target.getvalue(), mapping, values)
    found = shown(content, "Budget", "B1", "B2", "B3", "B4")
    assert [found[0].date(), *found[1:]] == [date(2026, 11, 23), 0.8, 20, "01.03.2027"]


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")
def test_a_merged_cell_takes_the_value_where_it_begins():
    mapping = FormMapping("uk", (CellEntry("project.title", "Budget", "C1"),))
    assert shown(filled(rich_form(), mapping)[0], "Budget", "B1") == ["Дах школи у Новобілоусі"]


def test_a_value_outside_of_the_donors_list_is_told():
    mapping = FormMapping("uk", (CellEntry("budget.currency", "Budget", "G1"),))
    _, plan = filled(rich_form(), mapping)
    assert [(each.code, each.details["options"]) for each in plan.placed.problems] == [
        ("template.not_in_list", "EUR, USD")]


@pytest.mark.parametrize("entry", [CellEntry("total", "Nowhere", "A1"), CellEntry("total", name="Unknown")])
def test_a_place_the_form_does_not_have_is_named(entry):
    assert codes(filled(plain_form(), FormMapping("uk", (entry,)))[1]) == ["template.no_place"]


def test_a_table_is_filled_by_the_heads_of_its_columns():
    book = openpyxl.load_workbook(io.BytesIO(one_sheet({
        "B2": "Item", "C2": "Qty", "D2": "Price", "E2": "Sum", "E3": "=C3*D3", "E4": "=C4*D4", "E5": "=C5*D5",
        "E6": "=C6*D6", "G1": "=SUM(Costs[Sum])"})))
    book.active.add_table(openpyxl.worksheet.table.Table(displayName="Costs", ref="B2:E6"))
    target = io.BytesIO()
    book.save(target)
    block = BlockEntry("lines", (("Item", "row.title"), ("Qty", "row.quantity"), ("Price", "row.unit_cost")),
                       table="Costs")
    content, plan = filled(target.getvalue(), FormMapping("uk", (), (block,)))
    assert codes(plan) == []
    assert shown(content, "Budget", "B6", "G1") == [LINES[3]["row.title"], 483006.7]


def test_what_a_cell_says_of_itself_besides_its_value_stays():
    sheet = (b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
             b'<c r="A1"><v>1</v></c><c r="B1" t="str" cm="1"><f t="array" ref="B1">UNIQUE(A1:A3)</f><v>x</v></c>'
             b'<c r="C1" ph="1" t="str"><f>A1*2</f><v>old</v></c></row></sheetData></worksheet>')
    content = with_parts(one_sheet({"A1": 1}), {"xl/worksheets/sheet1.xml": sheet})
    done, _ = filled(content, FormMapping("uk", (CellEntry("total", "Budget", "A1"),)), FormValues({"total": Decimal(4)}))
    after = parts(done)["xl/worksheets/sheet1.xml"]
    assert b'<c r="B1" cm="1"><f t="array" ref="B1">UNIQUE(A1:A3)</f></c><c r="C1" ph="1"><f>A1*2</f><v>8</v></c>' in after


def test_the_same_form_and_budget_give_the_same_bytes():
    assert filled(plain_form())[0] == filled(plain_form())[0]


def without_results(content):
    """The same workbook with nothing stored beside its formulas, so that whoever opens it has to compute them."""
    sheets = {name: re.sub(rb"</f><v>[^<]*</v>", b"</f>", data) for name, data in parts(content).items()
              if name.startswith("xl/worksheets/sheet")}
    return with_parts(content, sheets)


@pytest.mark.filterwarnings("ignore:Sparkline Group extension")
@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_libreoffice_computes_the_same_values(tmp_path):
    forms = {"plain": filled(plain_form())[0], "rich": filled(rich_form())[0], "other": filled(openpyxl_form())[0],
             "formulas": filled(one_sheet({**CELLS, **{f"D{at}": formula for at, (formula, _) in enumerate(
                 EXPRESSIONS, 1)}}), FormMapping("uk", (CellEntry("total", "Budget", "F1"),)))[0]}
    for name, content in forms.items():
        (tmp_path / f"{name}.xlsx").write_bytes(without_results(content))
    subprocess.run(["soffice", f"-env:UserInstallation=file://{tmp_path}/lo", "--headless", "--convert-to", "ods:calc8",
                    "--outdir", tmp_path / "out", *(tmp_path / f"{name}.xlsx" for name in forms)],
                   check=True, capture_output=True, timeout=110)


    for name, content in forms.items():
        computed = CalamineWorkbook.from_path(tmp_path / "out" / f"{name}.ods")
        stored = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(content))
        checked = 0
        for sheet in formulas:
            rows = computed.get_sheet_by_name(sheet.title).to_python(skip_empty_area=False)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        ours, theirs = stored[sheet.title][cell.coordinate].value, rows[cell.row - 1][cell.column - 1]
                        if theirs == "":  # LibreOffice shows a reference to nothing as nothing, Excel as 0
                            theirs = 0
                        is_number = isinstance(ours, int | float) and isinstance(theirs, int | float)
                        same = abs(ours - theirs) < 0.005 if is_number else ours == theirs
                        assert same, (name, sheet.title, cell.coordinate, ours, theirs)
                        checked += 1
        assert checked
