"""Word, plain text and JSON: every word of the blocks arrives, the structure is Word's own, bytes repeat themselves."""

import io
import json
import re
import zipfile

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from hromada_desk.documents import blocks
from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.catalogue import DOCUMENTS, order_in
from hromada_desk.documents.compose.frame import Finding
from hromada_desk.documents.render.json_blocks import render_json
from hromada_desk.documents.render.numbering import flat
from hromada_desk.documents.render.plain_text import render_txt
from hromada_desk.documents.render.story import SETTINGS as PAPER
from hromada_desk.documents.render.word import SETTINGS, render_docx
from tests.documents.test_pdf import cases_for

NAMES = ("proposal", "passport", "budget", "portfolio")


def document(name, language, **wishes):
    return DOCUMENTS[name].compose(cases_for(name), order_in(language, **wishes))


def text_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        written = opened.read("word/document.xml").decode()
    return " ".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", written)).replace("&amp;", "&").replace("&lt;", "<")


def letters(text):
    return "".join(each for each in text if each.isalnum())


def words_in(made):
    """The running words of a document: headings, paragraphs, list items, both sides of texts."""
    for block in flat(made.blocks):
        match block:
            case blocks.Heading(title):
                yield title.main
            case blocks.Paragraph(text):
                yield text
            case blocks.BulletList(items):
                yield from items
            case blocks.SideBySide(_, rows):
                yield from (side for row in rows for side in (row.text.main, row.text.second))
            case blocks.Table(_, rows):
                yield from (cell.main for row in rows for cell in row.cells if isinstance(cell, Pair))
            case _:
                continue


def test_word_knows_every_block_that_paper_knows():
    assert SETTINGS.keys() == PAPER.keys()


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_word_arrives_in_word_and_in_text(name, language):
    made = document(name, language)
    word, plain = letters(text_of(render_docx(made))), letters(render_txt(made).decode())
    missing = [each for each in words_in(made) if letters(each) not in word]
    assert missing == []
    assert [each for each in words_in(made) if letters(each) not in plain] == []


def test_the_same_document_gives_the_same_bytes():
    for render in (render_docx, render_txt, render_json):
        assert render(document("proposal", "uk")) == render(document("proposal", "uk"))


def test_headings_lists_captions_and_heads_are_words_own():
    made = docx.Document(io.BytesIO(render_docx(document("proposal", "uk"))))
    styles = {each.style.name for each in made.paragraphs}
    assert {"Heading 1", "Heading 2", "Caption", "Title"} <= styles
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in made.tables
               if any(each.text.isalpha() for each in table.rows[0].cells) and len(table.rows) > 3
               and len(table.columns) > 3 and table.rows[0].cells[0].paragraphs[0].style.name == "Cell Head")
    body = made.element.xml
    assert "SEQ Table" in body
    assert "TOC " in body
    assert {section.orientation for section in made.sections} == {WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE}


def test_contents_lead_to_places_that_exist():
    body = docx.Document(io.BytesIO(render_docx(document("proposal", "en")))).element
    names = {each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))}
    anchors = [each.get(qn("w:anchor")) for each in body.iter(qn("w:hyperlink"))]
    assert anchors
    assert set(anchors) <= names


def test_the_file_says_who_speaks_and_names_nobody_else():
    made = docx.Document(io.BytesIO(render_docx(document("proposal", "uk"))))
    assert made.core_properties.author == "Новобілоуська сільська рада"
    assert made.core_properties.last_modified_by == "Hromada Desk"
    assert made.core_properties.language == "uk-UA"


def test_a_draft_says_so_in_every_format():
    problem = Finding("Рядок 4.2 не має джерела.")
    made = document("proposal", "uk", findings=(problem,))
    for content in (text_of(render_docx(made)), render_txt(made).decode(), render_json(made).decode()):
        assert "чернетка" in content.casefold()
        assert "Рядок 4.2 не має джерела." in content


def test_the_numbers_of_a_table_stand_at_the_right_in_word():
    made = docx.Document(io.BytesIO(render_docx(document("budget", "uk"))))
    right = [cell.paragraphs[0] for table in made.tables for row in table.rows for cell in row.cells
             if re.fullmatch(r"[\d\s\u202f\u00a0]+,\d\d", cell.text)]
    assert right
    assert all(each.alignment is not None for each in right)


def test_the_json_is_read_back_with_its_figures():
    read = json.loads(render_json(document("budget", "uk")))
    assert (read["format"], read["version"], read["language"]) == ("hromada-desk-document", 1, "uk")
    table = next(each for each in read["blocks"] if each["block"] == "Table")
    money = [cell for row in table["rows"] for cell in row["cells"] if isinstance(cell, dict) and "currency" in cell]
    assert money
    assert all(re.fullmatch(r"-?\d+\.\d\d", each["amount"]) for each in money)


def test_hostile_text_is_harmless_in_every_format():
    hostile = "\x00\x0b{{ 7*7 }} =1+1 <w:p> ]]> \u202eabc \U0001f600 \ud800"
    made = document("passport", "uk")
    made = type(made)(**{name: getattr(made, name) for name in ("language", "audience", "meta", "running", "counting")},
                      blocks=(blocks.Heading(Pair(hostile)), blocks.Paragraph(hostile)))
    docx.Document(io.BytesIO(render_docx(made)))
    assert "7*7" in render_txt(made).decode()
    assert "7*7" in render_json(made).decode()
