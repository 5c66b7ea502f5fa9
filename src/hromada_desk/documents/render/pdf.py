"""A document as PDF: pages, their frames, what the file says about itself. Same document, same bytes."""

import io
from calendar import timegm
from collections.abc import Collection
from datetime import UTC
from functools import partial
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate

from hromada_desk.documents.blocks import PageBreak
from hromada_desk.documents.document import Document
from hromada_desk.documents.render import fonts
from hromada_desk.documents.render.cover import draw_cover
from hromada_desk.documents.render.geometry import TURNED, UPRIGHT, Sheet
from hromada_desk.documents.render.keeping import KeptWithStart
from hromada_desk.documents.render.quiet import quieten
from hromada_desk.documents.render.sheets import PaperCanvas, draw_draft
from hromada_desk.documents.render.story import Typesetter

PROGRAM = "Hromada Desk"
LANGUAGE_TAGS = {"uk": "uk-UA", "en": "en-GB"}


def render_pdf(document: Document, drawn: Collection[int] | None = None) -> bytes:
    """The document as PDF bytes, laid out in one pass, every font embedded, without a trace of person or machine.

    With `drawn`, only these pages (counted from 1) are drawn; the others are laid out and stay empty.
    """
    fonts.register()
    target = io.BytesIO()
    meta = document.meta
    template = BaseDocTemplate(
        target, pagesize=UPRIGHT.size, title=meta.title, author=meta.author, subject=meta.subject,
        keywords=list(meta.keywords), creator=PROGRAM, producer=PROGRAM, invariant=1,
        lang=LANGUAGE_TAGS[document.language], displayDocTitle=True, initialFontName=fonts.REGULAR, initialFontSize=10,
        pageCompression=1,
    )
    template.keepTogetherClass = KeptWithStart
    template.addPageTemplates(_templates(document, drawn))
    story = Typesetter(document).story()
    if not story:
        raise ValueError("a document without blocks has no pages")
    template.build(story, canvasmaker=partial(_canvas, document))
    return target.getvalue()


def _canvas(document: Document, *args: Any, **settings: Any) -> PaperCanvas:
    canvas = PaperCanvas(*args, document=document, **settings)
    if document.meta.made_at is not None:
        _date(canvas, document)
    return canvas


def _date(canvas: PaperCanvas, document: Document) -> None:
    """The day the document was made, as given; reportlab's invariant mode would say the year 2000."""
    made_at = document.meta.made_at
    assert made_at is not None
    moment = made_at.astimezone(UTC).timetuple()
    paper: Any = canvas
    stamp = paper._doc._timeStamp  # noqa: SLF001 - the only door there is
    stamp.t, stamp.lt, stamp.YMDhms = float(timegm(moment)), moment, tuple(moment)[:6]


def _templates(document: Document, drawn: Collection[int] | None) -> list[PageTemplate]:
    """Cover first where there is one; otherwise the sheet the document opens on."""
    running = [_template(sheet, drawn) for sheet in (UPRIGHT, TURNED)]
    opening = document.blocks[0] if document.blocks else None
    if isinstance(opening, PageBreak) and opening.landscape and document.cover is None:
        running.reverse()
    return [_cover_template(document), *running] if document.cover is not None else running


def _template(sheet: Sheet, drawn: Collection[int] | None) -> PageTemplate:
    def begin(canvas: Any, _template: object) -> None:
        canvas.begin_sheet(sheet)

    return PageTemplate(id=sheet.name, pagesize=sheet.size, onPage=begin, frames=[_frame(sheet, drawn)])


def _cover_template(document: Document) -> PageTemplate:
    def begin(canvas: Any, _template: object) -> None:
        assert document.cover is not None
        if document.draft is not None:
            draw_draft(canvas, UPRIGHT)
        draw_cover(canvas, document, document.cover)

    return PageTemplate(id="cover", pagesize=UPRIGHT.size, onPage=begin, frames=[_frame(UPRIGHT)])


def _frame(sheet: Sheet, drawn: Collection[int] | None = None) -> Frame:
    made = Frame(sheet.left, sheet.bottom, sheet.text_width, sheet.text_height, leftPadding=0, rightPadding=0,
                 topPadding=0, bottomPadding=0)
    return made if drawn is None else quieten(made, drawn)
