"""Hostile and broken tables: each is answered with a sentence, in bounded time and memory, and nothing is changed."""

import contextlib
import io
import random
import time
import tracemalloc
import zipfile

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.errors import FileProblem, Refusal
from hromada_desk.exchange.import_words import import_words
from hromada_desk.exchange.mapping_file import read_mapping
from hromada_desk.exchange.mapping_proposal import propose_mapping
from hromada_desk.exchange.places_in import Gazetteer
from hromada_desk.exchange.previewing import build_preview
from hromada_desk.exchange.tables_in import read_tables
from hromada_desk.storage import reference
from hromada_desk.text.catalog import words
from hromada_desk.text.problem_texts import sentence

LIST = [["Назва", "Сума, грн"], ["Ремонт школи", 100], ["Ремонт садка", 200]]
SHEET_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
SHEET_TAIL = "</sheetData></worksheet>"


def workbook_bytes(rows=LIST):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def raw_workbook(path, sheet_xml):
    """A workbook whose only sheet is the given XML."""
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as source, \
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, sheet_xml if name == "xl/worksheets/sheet1.xml" else source.read(name))
    return path


ORIGINAL = workbook_bytes()


def refusal_of(path):
    with pytest.raises(FileProblem) as refused:
        read_tables(path)
    for language in ("uk", "en"):
        said = sentence(words(language), refused.value.code, refused.value.details)
        assert refused.value.code not in said
        assert "{" not in said
    return refused.value.code


@pytest.mark.parametrize(("name", "content", "code"), [
    ("empty.xlsx", b"", "import.empty_file"),
    ("spaces.csv", b" \r\n \t\r\n", "import.empty_file"),
    ("paper.xlsx", b"%PDF-1.7 not a table", "import.not_a_table"),
    ("photo.xls", b"\x89PNG\r\n\x1a\n" + bytes(200), "import.not_a_table"),
    ("noise.csv", bytes(range(256)) * 20, "import.not_a_table"),
    ("page.xls", b"<html><table><tr><td>1</td></tr></table></html>", "import.web_page"),
    ("cut.xlsx", workbook_bytes()[:900], "import.damaged"),
    ("locked.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
     "import.password"),
    ("letter.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le"),
     "import.not_a_table"),
    ("old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "Workbook".encode("utf-16-le") + bytes(500),
     "import.damaged"),
])
def test_what_is_no_table_is_refused_with_a_sentence(tmp_path, name, content, code):
    path = tmp_path / name
    path.write_bytes(content)

    assert refusal_of(path) == code
    assert path.read_bytes() == content


def test_a_missing_file_and_a_folder_are_refused(tmp_path):
    assert refusal_of(tmp_path / "none.xlsx") == "file.missing"
    assert refusal_of(tmp_path) == "import.not_readable"


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "letter.docx"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("word/document.xml", "<document/>")

    assert refusal_of(path) == "import.not_a_table"


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path):
    path = raw_workbook(tmp_path / "bomb.xlsx", SHEET_HEAD + " " * 150_000_000 + SHEET_TAIL)
    tracemalloc.start()

    started = time.perf_counter()
    code = refusal_of(path)
    spent, peak = time.perf_counter() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert code == "import.zip_bomb"
    assert spent < 2
    assert peak < 20_000_000


def test_a_part_larger_than_it_claims_is_refused(tmp_path):
    path = raw_workbook(tmp_path / "liar.xlsx", SHEET_HEAD + " " * 3_000_000 + SHEET_TAIL)
    data = bytearray(path.read_bytes())
    claimed = (3_000_000 + len(SHEET_HEAD) + len(SHEET_TAIL)).to_bytes(4, "little")
    while (at := data.find(claimed)) >= 0:
        data[at:at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)

    assert refusal_of(path) == "import.zip_bomb"


def test_entity_expansion_is_refused(tmp_path):
    bomb = ('<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>' + SHEET_HEAD
            + '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>' + SHEET_TAIL)

    assert refusal_of(raw_workbook(tmp_path / "entities.xlsx", bomb)) == "import.unsafe_xml"


def test_a_sheet_of_a_million_rows_is_refused_quickly_and_in_little_memory(tmp_path):
    noise = random.Random(1)
    body = "".join(f'<row r="{row}"><c r="A{row}"><v>{noise.random()}</v></c></row>' for row in range(1, 1_000_001))
    path = raw_workbook(tmp_path / "long.xlsx", SHEET_HEAD + body + SHEET_TAIL)
    del body

    tracemalloc.start()
    started = time.perf_counter()
    code = refusal_of(path)
    spent, peak = time.perf_counter() - started, tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert code == "import.too_many_rows"
    assert spent < 10
    assert peak < 250_000_000


@pytest.mark.parametrize(("address", "code"), [
    ("A1048576", "import.too_many_rows"), ("XFD1", "import.too_many_columns"), ("GS3", "import.too_many_columns")])
def test_a_stray_cell_at_the_end_of_the_sheet_is_named(tmp_path, address, code):
    row = "".join(filter(str.isdigit, address))
    xml = f'{SHEET_HEAD}<row r="1"><c r="A1"><v>1</v></c></row><row r="{row}"><c r="{address}"><v>1</v></c></row>'

    assert refusal_of(raw_workbook(tmp_path / "stray.xlsx", xml + SHEET_TAIL)) == code


def test_empty_styled_rows_to_the_end_of_the_sheet_do_no_harm(tmp_path):
    xml = (SHEET_HEAD + '<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>'
           '<row r="1048576"><c r="XFD1048576" s="1"/></row>' + SHEET_TAIL)

    assert len(read_tables(raw_workbook(tmp_path / "styled.xlsx", xml)).tables[0].rows) == 1


def test_repeated_filled_rows_of_an_open_document_are_refused(tmp_path):
    content = ('<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
               '<office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="1000000">'
               '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row>'
               "</table:table></office:spreadsheet></office:body></office:document-content>")
    path = tmp_path / "repeated.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        target.writestr("content.xml", content)

    assert refusal_of(path) == "import.too_many_rows"


def test_a_text_table_of_too_many_rows_is_refused(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("Назва;Сума\n" + "Ремонт;1\n" * 30_000, encoding="utf-8")

    assert refusal_of(path) == "import.too_many_rows"


def test_a_list_without_a_header_is_a_broken_rule_with_a_sentence(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook_bytes([["Ремонт школи", 100], ["Ремонт садка", 200]]))

    with pytest.raises(Refusal) as refused:
        propose_mapping(read_tables(path))

    assert refused.value.code == "import.no_header"
    assert path.name in sentence(words("uk"), refused.value.code, refused.value.details)


def test_a_formula_without_a_stored_result_and_an_error_are_named_by_their_cells(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook_bytes([["Назва", "Сума, грн"], ["Ремонт школи", "=1+1"], ["Ремонт садка", "#REF!"],
                                     ["Ремонт клубу", 5]]))

    preview = preview_of(path)

    found = {(problem.code, problem.details.get("row"), problem.details.get("column")) for problem in preview.all_problems()}
    assert ("import.formula_without_value", "2", "Сума, грн") in found
    assert ("import.error_in_cell", "3", "Сума, грн") in found
    assert len(preview.included()) == 3


def test_formulas_in_texts_stay_texts(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Назва;Сума, грн\n'=HYPERLINK(\"x\",\"Ремонт\");100\n@SUM(A1) ремонт;5\n", encoding="utf-8")

    titles = [row.project.title for row in preview_of(path).included()]

    assert titles == ['=HYPERLINK("x","Ремонт")', "@SUM(A1) ремонт"]


def test_amounts_out_of_range_are_named_and_left_empty(tmp_path):
    path = tmp_path / "list.xlsx"
    path.write_bytes(workbook_bytes([["Назва", "Сума, млн грн"], ["Ремонт школи", 1e300], ["Ремонт садка", -5],
                                     ["Ремонт клубу", "9" * 40], ["Ремонт моста", 1]]))

    preview = preview_of(path)

    codes = {problem.details.get("row"): problem.code for problem in preview.all_problems()
             if problem.field in {"planned", "estimated_cost"}}
    assert codes == {"2": "import.too_large_amount", "3": "import.negative_amount", "4": "import.too_large_amount"}
    assert [row.project.planned is None for row in preview.included()] == [True, False, True, False]


def test_a_workbook_with_macros_is_read_and_says_that_they_were_not_run(tmp_path):
    path = tmp_path / "macros.xlsm"
    path.write_bytes(workbook_bytes())
    with zipfile.ZipFile(path, "a") as target:
        target.writestr("xl/vbaProject.bin", b"never run")

    preview = preview_of(path)

    assert len(preview.included()) == 2
    assert "import.macros_ignored" in {problem.code for problem in preview.all_problems()}


def test_a_broken_mapping_file_is_refused_with_a_sentence(tmp_path):
    listed, mapping = tmp_path / "list.xlsx", tmp_path / "map.toml"
    listed.write_bytes(workbook_bytes())
    for content in (b"columns = [", b"\xff\xfe\x00", b"[columns]\nA = 'nonsense'", b"header_row = 99", b"surprise = 1",
                    b"[columns]\nZZ = 'title'", b"unit = 'many'", b"sheet = 5"):
        mapping.write_bytes(content)

        with pytest.raises(Refusal) as refused:
            read_mapping(mapping, read_tables(listed))

        assert refused.value.code not in sentence(words("en"), refused.value.code, refused.value.details)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_workbook_with_any_bytes_changed_is_read_or_refused(tmp_path, data):
    content = bytearray(ORIGINAL)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "changed.xlsx"
    path.write_bytes(content[:data.draw(st.integers(1, len(content)))])

    read_or_refuse(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.one_of(st.binary(max_size=600), st.text(max_size=300).map(lambda text: text.encode()),
                         st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=12).map(
                             lambda rows: ("Назва;Сума\n" + "\n".join(";".join(row) for row in rows)).encode(
                                 errors="ignore"))))
def test_any_bytes_are_read_or_refused(tmp_path, content):
    path = tmp_path / "anything.csv"
    path.write_bytes(content)

    read_or_refuse(path)


def read_or_refuse(path):
    """Anything but a refusal or a preview fails the test by its own exception."""
    with contextlib.suppress(Refusal):
        preview = preview_of(path)
        assert preview.counts.rows == len(preview.rows)


def preview_of(path):
    file = read_tables(path)
    gazetteer = Gazetteer(reference.places(), reference.place_matcher(), reference.oblast_numbers(), import_words())
    return build_preview(file, propose_mapping(file), gazetteer)
