"""A document as Word: real headings, captions, contents and repeated table heads, so that a donor may go on writing.

Everything a person reads on paper stands here too; drawings become tables with the same figures. The same document
gives the same bytes.
"""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import docx
from docx.document import Document as WordDocument

from hromada_desk.documents import blocks, figures
from hromada_desk.documents.document import Beside, Document
from hromada_desk.documents.render import word_figures, word_pages, word_tables, word_text
from hromada_desk.documents.render.numbering import Counter, outline
from hromada_desk.documents.render.word_marks import Writer
from hromada_desk.documents.render.word_styles import set_up_styles

ZIP_MOMENT = (1980, 1, 1, 0, 0, 0)


def render_docx(document: Document) -> bytes:
    """The bytes of the .docx."""
    made: WordDocument = docx.Document()
    set_up_styles(made, document.language)
    writer = Writer(document, made, Counter(document.counting), outline(document))
    word_pages.set_up_first_page(writer)
    if document.cover is not None:
        word_pages.write_cover(writer, document.cover)
    elif document.draft is not None:
        word_pages.write_draft_line(writer)
    for block in document.blocks:
        write_block(writer, block)
    word_pages.describe(writer)
    target = io.BytesIO()
    made.save(target)
    return _undated(target.getvalue())


def write_block(writer: Writer, block: object) -> None:
    """One block, by its kind. Raises KeyError for a kind nobody has set, which a test forbids."""
    SETTINGS[type(block)](writer, block)


def _beside(writer: Writer, block: Beside) -> None:
    """Columns become one after the other: Word's reader may change the page's width."""
    for each in (*block.left, *block.right):
        write_block(writer, each)


def _undated(content: bytes) -> bytes:
    """The same parts in the same order, dated alike."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as same:
        for each in made.infolist():
            entry = zipfile.ZipInfo(each.filename, ZIP_MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            same.writestr(entry, made.read(each.filename))
    return target.getvalue()


SETTINGS: dict[type, Callable[[Writer, Any], None]] = {
    blocks.Heading: word_text.heading,
    blocks.Contents: word_text.contents,
    blocks.PageBreak: word_pages.page_break,
    blocks.Paragraph: word_text.paragraph,
    blocks.MarkedText: word_text.marked,
    blocks.BulletList: word_text.bullets,
    blocks.SideBySide: word_tables.side_by_side,
    blocks.PullFigure: word_text.pull_figure,
    blocks.FactStrip: word_tables.fact_strip,
    blocks.LabelledList: word_tables.labelled,
    blocks.Table: word_tables.table,
    blocks.Photo: word_figures.photo,
    blocks.Signatures: word_tables.signatures,
    blocks.ProblemList: word_text.problems,
    blocks.TitleBlock: word_text.title_block,
    blocks.Letterhead: word_pages.letterhead,
    figures.BarChart: word_figures.bar_chart,
    figures.FundingBar: word_figures.funding_bar,
    figures.Gantt: word_figures.gantt,
    figures.RiskMatrix: word_figures.risk_matrix,
    figures.Stages: word_figures.stages,
    figures.Timeline: word_figures.timeline,
    Beside: _beside,
}
"""How each kind of block is written."""

