"""Running text in Word: headings, contents, paragraphs, lists, figures to remember, what is missing."""

from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from hromada_desk.documents import blocks
from hromada_desk.documents.blocks import Status
from hromada_desk.documents.render import palette
from hromada_desk.documents.render.word_marks import Writer, bookmark, put, put_field, put_pair, put_status

SECOND_SIZES = {1: 11, 2: 9}
"""The second language of a heading, in points."""

STYLES = {"body": "Normal", "lead": "Lead", "note": "Note", "second": "Second Language", "missing": "Missing"}


def heading(writer: Writer, block: blocks.Heading) -> None:
    """A heading of Word's own, numbered as everywhere; those in contents can be jumped to."""
    paragraph = writer.paragraph(f"Heading {min(block.level, 3)}")
    if block.level <= 2:
        known = writer.headings[writer.next_heading]
        writer.next_heading += 1
        if known.number:
            put(paragraph, f"{known.number}\u2002", writer.language, colour=palette.DARK_OCHRE)
        put_pair(writer, paragraph, block.title, below=block.level == 1, second_size=SECOND_SIZES[block.level])
        bookmark(paragraph, known.key.replace("-", "_"), writer.next_heading)
    else:
        put_pair(writer, paragraph, block.title)


def contents(writer: Writer, block: blocks.Contents) -> None:
    """The list of headings as a field: written already, each entry a way to its heading, renewed by Word on request."""
    paragraph = writer.paragraph("Title")
    put_pair(writer, paragraph, block.title, below=True, size=18, second_size=11)
    entries = [each for each in writer.headings if each.number]
    for at, each in enumerate(entries):
        line = writer.paragraph("Contents Entry")
        line.paragraph_format.left_indent = Mm(6 * each.level)
        if at == 0:
            _field_mark(line, "begin")
            _field_code(line, 'TOC \\o "1-2" \\h \\z')
            _field_mark(line, "separate")
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), each.key.replace("-", "_"))
        words = put(line, f"{each.number}\u2003{each.title.main}", writer.language, bold=each.level == 0)
        link.append(words._r)
        line._p.append(link)
        if at == len(entries) - 1:
            _field_mark(line, "end")


def paragraph(writer: Writer, block: blocks.Paragraph) -> None:
    """A paragraph with its label."""
    made = writer.paragraph(STYLES[block.style])
    language = writer.other if block.style == "second" else writer.language
    if block.label:
        put(made, f"{block.label} ", language, bold=True)
    put(made, block.text, language)


def marked(writer: Writer, block: blocks.MarkedText) -> None:
    """What came underlined, what went struck out."""
    made = writer.paragraph("Normal")
    for mark, words in block.runs:
        run = put(made, words, writer.language)
        run.font.underline, run.font.strike = mark == "inserted", mark == "deleted"


def bullets(writer: Writer, block: blocks.BulletList) -> None:
    """A list of Word's own; each numbered one begins at 1."""
    numbering = _fresh_numbering(writer) if block.numbered else None
    for item in block.items:
        made = writer.paragraph("List Number" if block.numbered else "List Bullet")
        put(made, item, writer.language)
        if numbering is not None:
            properties = made._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_ilvl().val = 0
            properties.get_or_add_numId().val = numbering


def pull_figure(writer: Writer, block: blocks.PullFigure) -> None:
    """The figure large, what it is below it."""
    figure = writer.paragraph("Pull Figure")
    figure.paragraph_format.keep_with_next = True
    put(figure, block.value, writer.language)
    label = writer.paragraph("Normal")
    put(label, block.label, writer.language)
    if block.source:
        put(label, f" \u00b7 {block.source}", writer.language, colour=palette.MUTED, size=8.5)


def problems(writer: Writer, block: blocks.ProblemList) -> None:
    """What is not complete yet, each with its sign."""
    put_pair(writer, writer.paragraph("Heading 1"), block.title, below=True, second_size=SECOND_SIZES[1])
    if block.intro:
        put(writer.paragraph("Note"), block.intro, writer.language)
    for each in block.items:
        made = writer.paragraph("Normal")
        put_status(writer, made, Status("", each.tone))
        put(made, f" {each.word}", writer.language)


def title_block(writer: Writer, block: blocks.TitleBlock) -> None:
    """The head of a document without a cover."""
    if block.kicker:
        put(writer.paragraph("Note"), block.kicker, writer.language, bold=True, colour=palette.DARK_OCHRE)
    put(writer.paragraph("Title"), block.title.main, writer.language)
    if block.title.second:
        put(writer.paragraph("Subtitle"), block.title.second, writer.other)
    if block.code:
        put(writer.paragraph("Note"), block.code, writer.language)


def page_of_pages(writer: Writer, paragraph: Any) -> None:
    """Page x of y as fields, in the words of the document."""
    words = writer.document.running.page.main
    for at, part in enumerate(words.replace("{total}", "{page}\0").split("{page}")):
        text = part.lstrip("\0")
        if at:
            name = "NUMPAGES" if part.startswith("\0") else "PAGE"
            put_field(paragraph, name, "1", writer.language, bold=True)
        if text:
            put(paragraph, text, writer.language)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _fresh_numbering(writer: Writer) -> int:
    """A numbering that begins at 1, of the same look as Word's numbered lists."""
    numbering = writer.made.part.numbering_part.element
    style = writer.made.styles["List Number"].element
    known = numbering.num_having_numId(style.pPr.numPr.numId.val)
    made = numbering.add_num(known.abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def _field_mark(paragraph: Any, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    paragraph.add_run()._r.append(mark)


def _field_code(paragraph: Any, instruction: str) -> None:
    mark = OxmlElement("w:instrText")
    mark.set(qn("xml:space"), "preserve")
    mark.text = f" {instruction} "
    paragraph.add_run()._r.append(mark)
