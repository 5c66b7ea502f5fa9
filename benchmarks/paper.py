"""The proposal as PDF, against a bare reportlab story of the same content.

The composed proposal is walked once for its texts, tables and pictures. The bare side sets each text as a paragraph in
the same embedded typeface, each table as a table with repeated head, paragraphs in its text columns and strings in its
figures, each picture as an image, and four running lines on every page. Ours also gathers the case, checks it, filters
it for the audience, composes, draws the figures, and writes the file durably.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Image, Paragraph, SimpleDocTemplate, Spacer, Table

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.documents import blocks
from hromada_desk.documents.catalogue import DOCUMENTS, order_in
from hromada_desk.documents.document import Document
from hromada_desk.documents.render import fonts
from hromada_desk.documents.render.markup import bare as escaped
from hromada_desk.documents.render.values import RIGHT_ALIGNED, written
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.redaction import for_audience
from hromada_desk.services import reports
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk

BODY = ParagraphStyle("body", fontName=fonts.REGULAR, fontSize=10, leading=14.2, spaceAfter=6)
CELL = ParagraphStyle("cell", fontName=fonts.REGULAR, fontSize=8.8, leading=11.4)
MARGIN = 57
PICTURE = (230, 150)


@contextmanager
def printing(folder: Path, _size: Size) -> Iterator[Sides]:
    """The first proposal of the demonstration, in Ukrainian with English beside it, for a donor."""
    desk = sample.demo(folder)
    proposal = min(desk.all(Proposal), key=lambda each: each.number)
    document = composed(desk, proposal)
    try:
        yield Sides(clocked(lambda: reports.export(desk, "proposal", proposal.id, file_format="pdf", language="uk",
                                                   out=folder / "proposal.pdf")),
                    clocked(lambda: bare_pdf(document)))
    finally:
        desk.close()


def composed(desk: Desk, proposal: Proposal) -> Document:
    """The proposal as it goes to a renderer, for a donor."""
    case = for_audience(proposal_case(desk, proposal.id), Audience.DONOR).case
    pictures = {each.sha256: desk.store.attachment_bytes(each.sha256) or b"" for each in case.all(Attachment)
                if each.media_type.startswith("image/")}
    return DOCUMENTS["proposal"].compose([case], order_in("uk", audience=Audience.DONOR, images=pictures))


def bare_pdf(document: Document) -> bytes:
    """The document's content as platypus alone sets it."""
    fonts.register()
    target = io.BytesIO()
    paper = SimpleDocTemplate(target, pagesize=A4, leftMargin=MARGIN, rightMargin=MARGIN, pageCompression=1)
    story = [flowable for part in (document.cover, *document.blocks) for flowable in _flowables(part, document)]

    def run(canvas: Any, _paper: object) -> None:
        canvas.setFont(fonts.REGULAR, 8)
        for at, text in enumerate((document.running.strong, document.running.left, document.running.right,
                                   document.running.identity)):
            canvas.drawString(MARGIN, 20 + 10 * at, text)

    paper.build(story, onFirstPage=run, onLaterPages=run)
    return target.getvalue()


def _flowables(part: Any, document: Document) -> list[Any]:
    if isinstance(part, blocks.Table):
        return [*_texts(part.caption), _table(part, document), *_texts(part.note), Spacer(0, 8)]
    if isinstance(part, blocks.Photo):
        return [Image(io.BytesIO(part.data), *PICTURE), *_texts(part.caption)]
    if is_dataclass(part):
        return [each for field in fields(part) for each in _flowables(getattr(part, field.name), document)]
    if isinstance(part, tuple):
        return [each for one in part for each in _flowables(one, document)]
    return _texts(part)


def _texts(part: Any) -> list[Any]:
    if isinstance(part, blocks.Pair):
        return [*_texts(part.main), *_texts(part.second)]
    return [Paragraph(escaped(part), BODY)] if isinstance(part, str) and len(part) > 2 else []


def _table(table: blocks.Table, document: Document) -> Table:
    room = A4[0] - 2 * MARGIN - 12
    whole = sum(column.weight for column in table.columns)
    widths = [room * column.weight / whole for column in table.columns]
    head = [Paragraph(escaped(column.title.main), CELL) for column in table.columns]
    rows = [[_cell(cell, column, document) for cell, column in zip(row.cells, table.columns, strict=True)]
            for row in table.rows]
    return Table([head, *rows], colWidths=widths, repeatRows=1)


def _cell(cell: Any, column: blocks.Column, document: Document) -> Any:
    if isinstance(cell, blocks.Pair):
        return Paragraph(f"{escaped(cell.main)}<br/>{escaped(cell.second)}", CELL)
    if isinstance(cell, blocks.Titled):
        return [Paragraph(escaped(cell.head), CELL), _cell(cell.text, column, document)]
    text = cell.word if isinstance(cell, blocks.Status) else written(cell, column, document.language)
    return text if column.kind in RIGHT_ALIGNED or not text else Paragraph(escaped(text), CELL)


PDF = Yardstick("pdf", "reports.export of the demonstration's proposal: gathered, checked, composed, set, written",
                "reportlab platypus setting the same texts, tables and pictures", 1.5, printing)
