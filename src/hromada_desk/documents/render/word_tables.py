"""Tables in Word: rules only, heads repeated on every page, figures at the right, no row torn over two pages."""

from collections.abc import Sequence
from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Emu, Mm, Pt
from docx.text.paragraph import Paragraph

from hromada_desk.documents import blocks
from hromada_desk.documents.blocks import Cell, Column, Pair, Status, Titled
from hromada_desk.documents.render import palette
from hromada_desk.documents.render.values import RIGHT_ALIGNED, written
from hromada_desk.documents.render.word_marks import (
    Writer,
    put,
    put_caption,
    put_pair,
    put_status,
    shade,
)

GROUNDS = {"group": palette.PALE, "outcome": palette.TINT, "subtotal": palette.PALE, "total": palette.TINT}
SIDE_STYLES = {"heading": True, "body": False, "item": False}


def table(writer: Writer, block: blocks.Table) -> None:
    """A table with its caption above and its note below."""
    if block.caption is not None:
        put_caption(writer, writer.counter.table(), block.caption)
    grid = empty_table(writer, len(block.rows) + 1, [column.weight for column in block.columns])
    cells = grid._cells
    many = len(block.columns)
    for column, cell in zip(block.columns, cells[:many], strict=True):
        made = only_paragraph(writer, cell, "Cell Head")
        put_pair(writer, made, column.title, below=True, bold=True)
        if column.kind in RIGHT_ALIGNED:
            made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    repeat_head(grid.rows[0])
    for at, row in enumerate(block.rows, start=1):
        own = cells[at * many:(at + 1) * many]
        for cell, value, column in zip(own, row.cells, block.columns, strict=True):
            _fill(writer, cell, value, column, strong=row.role in ("group", "subtotal", "total") or column.strong)
            if row.role in GROUNDS:
                shade(cell, GROUNDS[row.role])
        _span_words(own, row)
        _keep_whole(grid.rows[at])
    if block.note:
        put(writer.paragraph("Note"), block.note, writer.language)
    else:
        writer.paragraph("Cell")


def side_by_side(writer: Writer, block: blocks.SideBySide) -> None:
    """Two languages level with each other, paragraph by paragraph."""
    headed = int(bool(block.heads.main))
    grid = empty_table(writer, len(block.rows) + headed, [1, 1])
    cells = grid._cells
    if headed:
        for cell, words, language in ((cells[0], block.heads.main, writer.language),
                                      (cells[1], block.heads.second, writer.other)):
            put(only_paragraph(writer, cell, "Cell Head"), words, language)
        repeat_head(grid.rows[0])
    for at, row in enumerate(block.rows, start=headed):
        bold = SIDE_STYLES[row.role]
        lead = "\u2014 " if row.role == "item" else ""
        for cell, words, language in ((cells[2 * at], row.text.main, writer.language),
                                      (cells[2 * at + 1], row.text.second, writer.other)):
            made = only_paragraph(writer, cell, "Cell")
            made.paragraph_format.space_after = Pt(4)
            if words:
                put(made, f"{lead}{words}", language, bold=bold or None)
    writer.paragraph("Cell")


def fact_strip(writer: Writer, block: blocks.FactStrip) -> None:
    """Labelled values in one row."""
    grid = empty_table(writer, 1, [1] * len(block.facts))
    for cell, fact in zip(grid._cells, block.facts, strict=True):
        value = only_paragraph(writer, cell, "Cell")
        put(value, fact.value, writer.language, bold=True, colour=palette.PRIMARY, size=12)
        put_pair(writer, writer.dress(cell.add_paragraph(), "Cell"), fact.label, below=True)
    writer.paragraph("Cell")


def labelled(writer: Writer, block: blocks.LabelledList) -> None:
    """Labels at the left, values at the right."""
    if not block.lines:
        return
    grid = empty_table(writer, len(block.lines), [2, 5])
    cells = grid._cells
    for at, line in enumerate(block.lines):
        put_pair(writer, only_paragraph(writer, cells[2 * at], "Cell Head"), line.label, below=True)
        put(only_paragraph(writer, cells[2 * at + 1], "Cell"), line.value, writer.language)
    writer.paragraph("Cell")


def signatures(writer: Writer, block: blocks.Signatures) -> None:
    """A place for each party: who, and lines with the words below them."""
    for party in block.parties:
        head = writer.paragraph("Heading 3")
        put_pair(writer, head, party.title, below=True)
        if party.name:
            put(writer.paragraph("Normal"), party.name, writer.language)
        grid = empty_table(writer, 2, [1] * len(block.hints))
        cells = grid._cells
        for at, hint in enumerate(block.hints):
            cells[at].paragraphs[0].paragraph_format.space_before = Mm(9)
            put_pair(writer, only_paragraph(writer, cells[len(block.hints) + at], "Note"), hint, size=8)
        for row in grid.rows:
            _keep_whole(row)
    if block.note:
        put(writer.paragraph("Note"), block.note, writer.language)


def empty_table(writer: Writer, rows: int, weights: Sequence[float]) -> Any:
    """A table over the width of the text, its columns by weight, with our rules."""
    width = writer.width
    grid = writer.made.add_table(rows, len(weights))
    grid.alignment = WD_TABLE_ALIGNMENT.LEFT
    grid.autofit = False
    whole, cells = sum(weights), grid._cells
    for at, weight in enumerate(weights):
        own = Emu(int(width * weight / whole))
        grid.columns[at].width = own
        for cell in cells[at::len(weights)]:
            cell.width = own
    _rule(grid)
    return grid


def repeat_head(row: Any) -> None:
    """The row stands on every page the table reaches."""
    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)
    _keep_whole(row)


def _fill(writer: Writer, cell: Any, value: Cell, column: Column, *, strong: bool) -> None:
    made = only_paragraph(writer, cell, "Cell")
    if column.kind in RIGHT_ALIGNED:
        made.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    match value:
        case None:
            return
        case Pair():
            put_pair(writer, made, value, bold=strong or None, below=False)
        case Titled(head, text):
            put(made, f"{head}\n", writer.language, colour=palette.DARK_OCHRE)
            put_pair(writer, made, text, bold=True, below=True)
        case Status():
            put_status(writer, made, value)
        case _:
            put(made, written(value, column, writer.language), writer.language, bold=strong or None)


def _span_words(cells: Sequence[Any], row: blocks.Row) -> None:
    """In headings and sums a text runs on over the empty cells that follow it."""
    if row.role not in ("group", "subtotal", "total"):
        return
    at = next((at for at, value in enumerate(row.cells) if isinstance(value, str | Pair) and value), -1)
    last = at
    while 0 <= last < len(cells) - 1 and row.cells[last + 1] is None:
        last += 1
    if last > at >= 0:
        cells[at].merge(cells[last])
        for extra in cells[at].paragraphs[1:]:
            extra._p.getparent().remove(extra._p)


def only_paragraph(writer: Writer, cell: Any, style: str) -> Paragraph:
    """The paragraph every cell begins with, in a style."""
    return writer.dress(cell.paragraphs[0], style)


def _keep_whole(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _rule(grid: Any) -> None:
    """Above and below strong, hair lines between rows, no verticals."""
    borders = OxmlElement("w:tblBorders")
    for side, size, colour in (("top", 8, palette.PRIMARY), ("bottom", 6, palette.PRIMARY),
                               ("insideH", 4, palette.HAIR)):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", str(size)), ("space", "0"),
                            ("color", palette.hexadecimal(colour)[1:])):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    grid._tbl.tblPr.append(borders)
