"""Mappings as data, and mappings proposed from what forms say of themselves."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.donor_form import BLOCK_FIELDS, PARTED, SINGLE_FIELDS, BlockEntry, CellEntry, FormMapping
from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.template_mapping import mapping_text, read_mapping_text
from hromada_desk.exchange.template_proposal import KnownHeading, propose_form_mapping
from hromada_desk.exchange.template_reading import read_template_bytes
from hromada_desk.text.catalog import words
from tests.exchange.form_books import MAPPING, one_sheet, plain_form

FIELDS = [f"{each}:1" if each in PARTED else each for each in SINGLE_FIELDS]
ROW_FIELDS = [f"{each}:1" if each in PARTED else each for each in BLOCK_FIELDS["lines"]]


@given(st.lists(st.tuples(st.sampled_from(FIELDS), st.integers(1, 500)), max_size=8),
       st.lists(st.sampled_from(ROW_FIELDS), max_size=8), st.sampled_from(["refuse", "join"]))
def test_a_mapping_is_read_back_as_it_was_written(cells, columns, overflow):
    mapping = FormMapping("en", tuple(CellEntry(field, "Budget 2", f"B{row}") for field, row in cells),
                          (BlockEntry("lines:4", tuple(("ABCDEFGH"[at], field) for at, field in enumerate(columns)),
                                      "Budget", 5, 20, overflow=overflow),
                           BlockEntry("sources", (("Donor", "row.amount"),), table="Costs")))
    assert read_mapping_text(mapping_text(mapping)) == mapping
    assert not read_mapping_text("")


def changed(**values):
    return json.dumps({**json.loads(mapping_text(MAPPING)), **values})


CELL = {"field": "total", "sheet": "Budget", "cell": "B1"}
BLOCK = {"block": "lines", "sheet": "Budget", "first_row": 1, "rows": 2, "columns": [["A", "row.title"]]}


@pytest.mark.parametrize(("text", "code"), [
    ("{", "template.mapping_unreadable"), ("[]", "template.mapping_unreadable"), ("{}", "template.mapping_unreadable"),
    ("[" * 100_000, "template.mapping_unreadable"), (" " * 10 + "x" * 600_000, "template.mapping_unreadable"),
    (changed(version=2), "template.mapping_newer"), (changed(language="de"), "template.mapping_wrong"),
    (changed(cells="x"), "template.mapping_wrong"), (changed(cells=[1]), "template.mapping_wrong"),
    *((changed(cells=[{**CELL, **wrong}]), "template.mapping_wrong") for wrong in (
        {"field": "nothing"}, {"field": "row.title"}, {"field": "total:1"}, {"field": "total.year"}, {"field": 5},
        {"cell": "1B"}, {"cell": "ZZZ9999999"}, {"name": "Both"}, {"sheet": ""}, {"sheet": "x" * 400})),
    *((changed(blocks=[{**BLOCK, **wrong}]), "template.mapping_wrong") for wrong in (
        {"block": "roofs"}, {"block": "sources:1"}, {"block": "lines:"}, {"rows": 0}, {"rows": -1}, {"rows": True},
        {"rows": 10**9}, {"overflow": "drop"}, {"table": "Both"}, {"columns": [["A"]]}, {"columns": [["A", "total"]]},
        {"columns": [["7", "row.title"]]}, {"columns": [["A", "row.source"]]})),
])
def test_a_mapping_that_cannot_be_is_refused_with_a_sentence(text, code):
    with pytest.raises(FileProblem) as refused:
        read_mapping_text(text, "mapping.json")
    assert refused.value.code == code


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_field_and_block_has_its_word(language):
    said = words(language)
    wanted = {*SINGLE_FIELDS, *(field for fields in BLOCK_FIELDS.values() for field in fields)}
    assert [each for each in wanted if not said.has(f"donor_form.field.{each}")] == []
    assert [each for each in BLOCK_FIELDS if not said.has(f"donor_form.block.{each}")] == []


def proposed(content, headings=()):
    return propose_form_mapping(read_template_bytes("f.xlsx", content), headings, "uk")


def test_columns_labels_and_names_are_recognised_and_formulas_left_alone():
    found = proposed(plain_form())
    assert set(found.cells) == {CellEntry("total.grant", name="Grant"), CellEntry("project.title", "Budget", "B1")}
    assert found.blocks == (BlockEntry("lines", (("A", "row.number"), ("B", "row.title"), ("C", "row.quantity"),
                                                 ("D", "row.unit_cost")), "Budget", 5, 6),)


def test_a_ukrainian_form_with_printed_headings_gets_a_list_under_each():
    cells = {"A1": "Назва проєкту:", "A2": "Заявник", "A3": "Валюта бюджету",
             "A5": "№ з/п", "B5": "Найменування витрат", "C5": "Одиниця виміру", "D5": "Кількість",
             "E5": "Ціна за одиницю, грн", "F5": "Сума, грн", "G5": "за рахунок гранту", "H5": "2027 рік",
             "A6": "1", "B6": "2", "C6": "3", "D6": "4", "E6": "5", "F6": "6", "G6": "7", "H6": "8",
             "A7": "1. Обладнання", "F7": "=SUM(F8:F10)", "A11": "2. Будівельні роботи", "F11": "=SUM(F12:F13)",
             "A14": "Разом", "F14": "=F7+F11"}
    cells |= {f"F{row}": f"=D{row}*E{row}" for row in (8, 9, 10, 12, 13)}
    headings = (KnownHeading("EQ", "1", frozenset({"обладнання"})), KnownHeading("2", "2", frozenset({"інше"})))
    found = proposed(one_sheet(cells), headings)
    assert [(each.field, each.cell) for each in found.cells] == [
        ("project.title", "B1"), ("hromada.name", "B2"), ("budget.currency", "B3")]
    assert [(each.block, each.first_row, each.rows) for each in found.blocks] == [("lines:EQ", 8, 3), ("lines:2", 12, 2)]
    assert dict(found.blocks[0].columns) == {
        "A": "row.number", "B": "row.title", "C": "row.unit", "D": "row.quantity", "E": "row.unit_cost",
        "G": "row.source:grant", "H": "row.year:2027"}


def test_a_form_with_subtotals_after_each_heading_gets_a_list_under_each():
    cells = {"A1": "Costs", "B1": "Unit", "C1": "# of units", "D1": "Unit value (in EUR)", "E1": "Total Cost (in EUR)",
             "A2": "1. Human Resources", "A5": "Subtotal Human Resources", "E5": "=SUM(E3:E4)",
             "A6": "2. Travel", "A9": "Subtotal Travel", "E9": "=SUM(E7:E8)", "A10": "3. Fuel of the donor",
             "A12": "Total costs", "E12": "=E5+E9"}
    cells |= {f"E{row}": f"=C{row}*D{row}" for row in (3, 4, 7, 8)}
    headings = (KnownHeading("HR", "1", frozenset({"human resources", "люди"})),
                KnownHeading("2", "2", frozenset({"travel and exchange"})))
    assert [(each.block, each.first_row, each.rows) for each in proposed(one_sheet(cells), headings).blocks] == [
        ("lines:HR", 3, 2), ("lines:2", 7, 2)]


def test_a_workbook_that_is_no_form_gets_nothing():
    assert not proposed(one_sheet({"A1": "Меню", "A2": "Борщ", "B2": 45}))
