"""Texts on paper: headings, lists, tables and bold words as every format shows them."""

import io

import docx

from hromada_desk.documents.blocks import BulletList, Heading, Paragraph, Table
from hromada_desk.documents.catalogue import DOCUMENTS, order_in
from hromada_desk.documents.compose.narrative import in_one_language
from hromada_desk.documents.render import markup
from hromada_desk.documents.render.plain_text import render_txt
from hromada_desk.documents.render.word import render_docx
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.values import Bilingual
from tests.documents.sample import proposal_case

TEXT = "## Потреба\nДах **протікає** вже рік.\n- перше\n- **друге**\n| Рік | Учнів |\n| --- | --- |\n| 2026 | 412 |\n| 2027 |"


def test_a_text_becomes_blocks_in_its_order():
    heading, words, items, table = in_one_language(TEXT)
    assert isinstance(heading, Heading)
    assert heading.title.main == "Потреба"
    assert words == Paragraph("Дах **протікає** вже рік.")
    assert items == BulletList(("перше", "**друге**"))
    assert isinstance(table, Table)
    assert [each.title.main for each in table.columns] == ["Рік", "Учнів"]
    assert [each.cells for each in table.rows] == [("2026", "412"), ("2027", "")]


def test_rows_without_a_head_are_all_rows():
    (table,) = in_one_language("| а | б |\n| в | г |")
    assert [each.title.main for each in table.columns] == ["", ""]
    assert len(table.rows) == 2


def test_bold_is_set_on_paper_and_what_looks_like_mark_up_is_text():
    assert markup.plain("Дах **<b>** та & ** ні") == "Дах <b>&lt;b&gt;</b> та &amp; ** ні"


def document():
    answer = Answer(id="x1", proposal_id="a", section="context", content=Bilingual(TEXT, TEXT))
    return DOCUMENTS["proposal"].compose([proposal_case(answer=(answer,))], order_in("uk", one_language=True))


def test_word_has_bold_runs_and_a_table_of_its_own():
    made = docx.Document(io.BytesIO(render_docx(document())))
    runs = [(run.text, bool(run.bold)) for each in made.paragraphs if each.text.startswith("Дах ") for run in each.runs]

    assert ("протікає", True) in runs
    assert any([cell.text for cell in each.rows[0].cells] == ["Рік", "Учнів"] for each in made.tables)


def test_plain_text_has_the_words_without_the_marks_of_bold():
    assert "Дах протікає вже рік." in " ".join(render_txt(document()).decode().split())
