"""What may be brought as a form and what may not: each refusal is a sentence, and nothing is unpacked blindly."""

import io
import random
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.donor_form import CellEntry, FormMapping, FormValues
from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.template_reading import read_template, read_template_bytes
from hromada_desk.text.catalog import words
from hromada_desk.text.problem_texts import sentence
from tests.exchange.form_books import filled, one_sheet, parts, plain_form, rich_form, shown, with_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def refusal_of(content, name="form.xlsx"):
    with pytest.raises(FileProblem) as refused:
        read_template_bytes(name, content)
    for language in ("uk", "en"):
        said = sentence(words(language), refused.value.code, refused.value.details)
        assert refused.value.code not in said
        assert "{" not in said
    return refused.value.code


def zipped(**members):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return target.getvalue()


def sheet_of(rows):
    return f'<worksheet xmlns="{NAMESPACE}"><sheetData>{rows}</sheetData></worksheet>'.encode()


def with_sheet(xml):
    return with_parts(one_sheet({"A1": 1}), {"xl/worksheets/sheet1.xml": xml})


@pytest.mark.parametrize(("content", "code"), [
    (bytes(2_000_000), "template.not_a_workbook"),
    (b"%PDF-1.7", "template.not_a_workbook"),
    (OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le"), "import.password"),
    (OLE + bytes(500) + "Workbook".encode("utf-16-le"), "template.old_format"),
    (plain_form()[:900], "import.damaged"),
    (zipped(content_dot_xml="<office:spreadsheet/>"), "template.other_format"),
    (zipped(xl__workbook_dot_bin="x"), "template.other_format"),
    (zipped(readme_dot_txt="x"), "template.not_a_workbook"),
    (with_sheet(sheet_of("") + bytes(5_000_000)), "import.zip_bomb"),
    (with_sheet(b'<!DOCTYPE x [<!ENTITY a "b">]>' + sheet_of("")), "import.unsafe_xml"),
    (with_sheet(b"<worksheet><sheetData><row"), "template.damaged"),
    (with_sheet(sheet_of('<row r="2"/><row r="1"/>')), "template.damaged"),
    (with_sheet(sheet_of('<row r="1"><c r="A1" t="s"><v>99</v></c></row>')), "template.damaged"),
    (with_sheet(sheet_of('<row r="1"><c r="A1"><v>1e999999</v></c></row>')), "template.damaged"),
    (with_sheet(sheet_of('<row r="1"><c r="ZZZZ1"/></row>')), "template.damaged"),
    (with_sheet(sheet_of('<row r="30000"><c r="A30000"><v>1</v></c></row>')), "template.too_many_rows"),
    (with_sheet('<?xml version="1.0" encoding="UTF-16"?>'.encode("utf-16")), "template.damaged"),
    (with_parts(plain_form(), {}, replaced=(("xl/workbook.xml", b"<sheet ", b"<leaf "),)), "template.not_a_workbook"),
])
def test_what_cannot_be_a_form_is_refused_with_a_sentence(content, code):
    assert refusal_of(content) == code


def test_a_data_file_of_zeros_is_refused_before_it_is_read():
    row = "".join(f'<c r="{letter}{{0}}"><v>0</v></c>' for letter in "ABCDEFGHIJKLMNOPQRST")
    rows = "".join(f'<row r="{at}">{row.format(at)}</row>' for at in range(1, 16_001))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, data in {**parts(one_sheet({"A1": 1})), "xl/worksheets/sheet1.xml": sheet_of(rows)}.items():
            archive.writestr(name, data)
    assert refusal_of(target.getvalue()) == "template.too_many_cells"


def test_a_missing_file_and_an_empty_one_are_named(tmp_path):
    with pytest.raises(FileProblem, match=r"file\.missing"):
        read_template(tmp_path / "no.xlsx")
    (tmp_path / "empty.xlsx").write_bytes(b"")
    with pytest.raises(FileProblem, match=r"template\.not_a_workbook"):
        read_template(tmp_path / "empty.xlsx")


def test_names_tables_merged_cells_rules_and_formulas_are_described():
    template = read_template_bytes("f.xlsx", rich_form())
    sheet = template.sheet("budget")
    assert (template.written_names, sheet.protected, sheet.cells.rows[9].hidden) == (
        {"Grant": "Budget!$E$13"}, True, True)
    assert [(each.top, each.left, each.bottom, each.right) for each in sheet.merged] == [(1, 2, 1, 4)]
    assert sheet.rules[0].options == ("EUR", "USD")
    assert (sheet.cells.at((5, 5)).formula, sheet.cells.at((2, 1)).value) == ("C5*D5", "Bold and plain")


def test_prefixed_tags_of_another_writer_are_read_and_filled_alike():
    sheet = (f'<?xml version="1.0"?><x:worksheet xmlns:x="{NAMESPACE}"><x:sheetData><x:row r="1" spans="1:2">'
             '<x:c r="A1"><x:v>2</x:v></x:c><x:c r="B1"><x:f>A1*2</x:f></x:c></x:row></x:sheetData></x:worksheet>')
    content = with_sheet(sheet.encode())
    mapping = FormMapping("uk", (CellEntry("total", "Budget", "A1"), CellEntry("total.grant", "Budget", "C2")))
    done, _ = filled(content, mapping, FormValues({"total": Decimal(21), "total.grant": Decimal(5)}))
    assert shown(done, "Budget", "A1", "B1", "C2") == [21, 42, 5]
    assert b'<x:row r="2"><x:c r="C2">' in parts(done)["xl/worksheets/sheet1.xml"]


def test_an_empty_sheet_takes_values_too():
    content = with_sheet(f'<worksheet xmlns="{NAMESPACE}"><sheetData/></worksheet>'.encode())
    done, _ = filled(content, FormMapping("uk", (CellEntry("total", "Budget", "B3"),)),
                     FormValues({"total": Decimal("1.5")}))
    assert shown(done, "Budget", "B3") == [1.5]


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.randoms(use_true_random=False))
def test_a_damaged_form_is_read_or_refused_never_a_crash(chance: random.Random):
    sheet = bytearray(parts(rich_form())["xl/worksheets/sheet1.xml"])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(sheet))
        sheet[at:at + chance.randint(0, 4)] = bytes(chance.choices(b'<>/"= 0aArct\x00\xff', k=chance.randint(0, 3)))
    try:
        template = read_template_bytes("f.xlsx", with_parts(rich_form(), {"xl/worksheets/sheet1.xml": bytes(sheet)}))
    except FileProblem:
        return
    assert template.sheets


def test_a_form_without_anything_special_has_nothing_to_tell():
    book = openpyxl.Workbook()
    target = io.BytesIO()
    book.save(target)
    assert read_template_bytes("f.xlsx", target.getvalue()).features == ()
