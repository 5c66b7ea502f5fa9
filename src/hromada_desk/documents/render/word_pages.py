"""Pages of a Word document: size, turning, running lines, the cover, what the file says about itself."""

import io
from datetime import UTC, datetime

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_BREAK, WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Mm, Pt

from hromada_desk.documents import blocks
from hromada_desk.documents.blocks import LabelledList
from hromada_desk.documents.framing import Cover
from hromada_desk.documents.render import palette, word_tables
from hromada_desk.documents.render.pictures import prepared
from hromada_desk.documents.render.word_marks import Writer, put, put_pair
from hromada_desk.documents.render.word_text import page_of_pages

SHORT, LONG = Mm(210), Mm(297)
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
PRODUCER = "Hromada Desk"
LONGEST_HEAD = 90
"""Characters that fit the line at the head of a page; a longer title stands on the cover and in the file's own name."""

LOGO_ROOM = 160.0
"""Points a logo may be wide before it is scaled."""


def set_up_first_page(writer: Writer) -> None:
    """The first section: A4 upright with the running lines, which later sections take over."""
    section = writer.made.sections[0]
    _turn(section, landscape=False)
    section.different_first_page_header_footer = writer.document.cover is not None
    running = writer.document.running
    head = section.header.paragraphs[0]
    head.paragraph_format.tab_stops.add_tab_stop(Mm(175), WD_TAB_ALIGNMENT.RIGHT)
    put(head, running.strong, writer.language, bold=True)
    fits = len(running.strong) + len(running.left) + len(running.right) <= LONGEST_HEAD
    put(head, f"  {running.left}\t{running.right}" if fits else f"\t{running.right}", writer.language)
    foot = section.footer.paragraphs[0]
    put(foot, f"{running.identity} \u00b7 {running.audience}", writer.language)
    if writer.document.draft is not None:
        put(foot, f" \u00b7 {writer.document.draft.margin}", writer.language, bold=True, colour=palette.RED)
    page_of_pages(writer, writer.dress(section.footer.add_paragraph(), "Footer"))


def page_break(writer: Writer, block: blocks.PageBreak) -> None:
    """A new page; a new section where the page turns."""
    if block.landscape != writer.turned:
        section = writer.made.add_section(WD_SECTION.NEW_PAGE)
        _turn(section, landscape=block.landscape)
        section.different_first_page_header_footer = False
        writer.turned = block.landscape
    elif _has_text(writer):
        writer.paragraph("Cell").add_run().add_break(WD_BREAK.PAGE)


def write_cover(writer: Writer, cover: Cover) -> None:
    """Who, what, how much, from whom to whom; emblems only where a file was given."""
    emblems = [found for found in (prepared(each.data or b"", LOGO_ROOM) for each in cover.logos) if found is not None]
    if emblems:
        line = writer.paragraph("Normal")
        for content, _width, _height in emblems:
            line.add_run().add_picture(io.BytesIO(content), height=Mm(14))
            put(line, "   ", writer.language)
    put(writer.paragraph("Note"), " \u00b7 ".join(each.name for each in cover.logos), writer.language)
    if cover.draft:
        put(writer.paragraph("Missing"), cover.draft, writer.language)
    kicker = writer.paragraph("Normal")
    kicker.paragraph_format.space_before = Pt(48)
    put(kicker, f"{cover.acronym}  ", writer.language, bold=True, colour=palette.DARK_OCHRE)
    put_pair(writer, kicker, cover.kind)
    put(writer.paragraph("Title"), cover.title.main, writer.language)
    if cover.title.second:
        put(writer.paragraph("Subtitle"), cover.title.second, writer.other)
    if cover.facts:
        word_tables.fact_strip(writer, blocks.FactStrip(cover.facts))
    word_tables.labelled(writer, LabelledList(cover.lines, stacked=False))
    for words in cover.identity:
        put(writer.paragraph("Note"), words, writer.language)
    if cover.code:
        put(writer.paragraph("Note"), f"{cover.code_label}: {cover.code}", writer.language)
    writer.paragraph("Cell").add_run().add_break(WD_BREAK.PAGE)


def letterhead(writer: Writer, block: blocks.Letterhead) -> None:
    """The head of a letter: emblem and name, then registration and addressee beside each other."""
    emblem = prepared(block.logo.data, LOGO_ROOM) if block.logo.data else None
    if emblem is not None:
        writer.paragraph("Normal").add_run().add_picture(io.BytesIO(emblem[0]), height=Mm(14))
    put(writer.paragraph("Normal"), block.logo.name.upper(), writer.language, bold=True, colour=palette.PRIMARY,
        size=14)
    for words in block.lines:
        put(writer.paragraph("Note"), words, writer.language)
    cells = word_tables.empty_table(writer, 1, [5, 4])._cells
    for cell, lines in zip(cells, (block.left, block.right), strict=True):
        put(word_tables.only_paragraph(writer, cell, "Cell"), "\n".join(lines), writer.language)
    writer.paragraph("Cell")


def write_draft_line(writer: Writer) -> None:
    """A document without a cover says at its head that it is a draft."""
    draft = writer.document.draft
    if draft is not None:
        put(writer.paragraph("Missing"), f"{draft.word}. {draft.margin}", writer.language)


def describe(writer: Writer) -> None:
    """Title, institution, subject; no person, no machine, no path."""
    meta, properties = writer.document.meta, writer.made.core_properties
    properties.title, properties.author, properties.subject = meta.title[:255], meta.author[:255], meta.subject[:255]
    properties.keywords = ", ".join(meta.keywords)[:255]
    properties.comments, properties.last_modified_by = "", PRODUCER
    properties.language = {"uk": "uk-UA", "en": "en-GB"}[writer.language]
    properties.identifier, properties.revision = meta.identity[:255], 1
    moment = (meta.made_at or UNDATED).replace(tzinfo=None, microsecond=0)
    properties.created = properties.modified = moment


def _turn(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    section.left_margin, section.right_margin = (Mm(15), Mm(15)) if landscape else (Mm(20), Mm(15))
    section.top_margin, section.bottom_margin = (Mm(27), Mm(19)) if landscape else (Mm(24), Mm(20))
    section.header_distance, section.footer_distance = Mm(11), Mm(8)


def _has_text(writer: Writer) -> bool:
    """Whether anything stands on the page before; a document does not begin with an empty one."""
    body = writer.made.element.body
    last = body[-2] if len(body) > 1 else None
    return last is not None and not (last.tag.endswith("}p") and "w:br" in str(last.xml) and "page" in str(last.xml))
