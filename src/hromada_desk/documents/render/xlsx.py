"""A document as an .xlsx: every table a sheet with real numbers and dates, sums as formulas, running text on its own.

Drawings stay on paper: their figures are in the tables. The budget that partners fill in has a renderer of its own.
"""

import io
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents import blocks
from hromada_desk.documents.blocks import Cell, Column, Pair, Row, Share, Status, Table, Titled
from hromada_desk.documents.document import Document, Simple
from hromada_desk.documents.render.numbering import flat
from hromada_desk.documents.render.sheet_formats import (
    Formats,
    footer_words,
    head,
    put_text,
    put_titles,
    raise_row,
    set_up_page,
)
from hromada_desk.domain.money import Money

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
HEAD_ROW = 2
LONGEST_NAME = 31
WEIGHT_TO_WIDTH = 0.62
TEXT_SHEET = "Text"
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_ROLES = {"line": "line", "outcome": "line", "group": "heading", "subtotal": "subtotal", "total": "total"}
_KINDS = {"money": "money", "number": "grouped", "share": "share", "date": "date"}


def render_xlsx(document: Document) -> bytes:
    """The document's tables and text as workbook bytes; the same document gives the same bytes."""
    target = io.BytesIO()
    file = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    meta = document.meta
    file.set_properties({"title": meta.title, "author": meta.author, "company": meta.author, "subject": meta.subject,
                         "created": (meta.made_at or UNDATED).replace(tzinfo=None)})
    formats = Formats(file)
    draft = f" \u00b7 {document.draft.word}" if document.draft else ""
    footer = footer_words(f"{document.running.identity}{draft}", document.running.page.main.format(page="&P",
                                                                                                 total="&N"))
    parts = flat(document.blocks)
    names: set[str] = set()
    for table in (part for part in parts if isinstance(part, Table)):
        sheet = file.add_worksheet(sheet_name(table.name or TEXT_SHEET, names))
        set_up_page(sheet, landscape=len(table.columns) > 5, head_row=HEAD_ROW, footer=footer)
        _write_table(sheet, table, document, formats)
    lines = _lines(parts)
    if lines:
        sheet = file.add_worksheet(sheet_name(TEXT_SHEET, names))
        set_up_page(sheet, landscape=False, head_row=0, footer=footer)
        _write_text(sheet, lines, document, formats)
    file.close()
    return target.getvalue()


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name a workbook accepts: 31 characters, no brackets, colons, stars or slashes, each name only once."""
    plain = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip("'")[:LONGEST_NAME].strip(" '") or TEXT_SHEET
    name, number = plain, 2
    while name.casefold() in taken:
        tail = f" {number}"
        name, number = plain[:LONGEST_NAME - len(tail)] + tail, number + 1
    taken.add(name.casefold())
    return name


def _write_table(sheet: Any, table: Table, document: Document, formats: Formats) -> None:
    caption = table.caption or Pair(document.meta.title)
    put_titles(sheet, caption.main, caption.second or document.running.identity, formats)
    widths = [max(9.0, column.weight * WEIGHT_TO_WIDTH) for column in table.columns]
    for at, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        put_text(sheet, HEAD_ROW, at, head(column.title), formats, "head",
                 "right" if column.kind in _KINDS else "wrapped")
        sheet.set_column(at, at, width)
    sheet.set_row(HEAD_ROW, 30)
    group_start = 0
    for number, row in enumerate(table.rows):
        if row.role == "group":
            group_start = number + 1
        _write_row(sheet, table, number, 0 if row.role == "total" else group_start, formats)
        texts = [(_words(cell), width) for cell, width in zip(row.cells, widths, strict=True)
                 if isinstance(cell, str | Pair | Titled)]
        if row.role in ("line", "outcome", "group") and texts:
            raise_row(sheet, HEAD_ROW + 1 + number, *texts)
    if table.note:
        put_text(sheet, HEAD_ROW + 2 + len(table.rows), 0, table.note, formats, "subtitle", "")
    sheet.freeze_panes(HEAD_ROW + 1, 1)


def _write_row(sheet: Any, table: Table, number: int, start: int, formats: Formats) -> None:
    row, at = table.rows[number], HEAD_ROW + 1 + number
    for place, (cell, column) in enumerate(zip(row.cells, table.columns, strict=True)):
        total = _sum_of(table.rows, place, start, number) if row.role in ("subtotal", "total") else None
        if total is not None and isinstance(cell, Money | int) and total == _figure(cell):
            span = f"{xl_rowcol_to_cell(HEAD_ROW + 1 + start, place)}:{xl_rowcol_to_cell(at - 1, place)}"
            sheet.write_formula(at, place, f"=SUBTOTAL(9,{span})", formats.of(_ROLES[row.role], _KINDS[column.kind]),
                                total)
        else:
            _write_cell(sheet, (at, place), cell, column, _ROLES[row.role], formats)


def _sum_of(rows: tuple[Row, ...], place: int, start: int, end: int) -> Decimal | None:
    """The sum of a column over the lines of a span; None where a cell is no figure, or where there are none."""
    cells = [row.cells[place] for row in rows[start:end] if row.role not in ("subtotal", "total", "group")]
    if not cells or any(isinstance(cell, str | Pair | Titled | Status | date | Share) for cell in cells):
        return None
    headed = [row.cells[place] for row in rows[start:end] if row.role == "group"]
    if any(isinstance(cell, Money) for cell in headed):
        return None
    return sum((_figure(cell) for cell in cells), Decimal(0))


def _figure(cell: Cell) -> Decimal:
    match cell:
        case Money():
            return cell.amount
        case Decimal() | int():
            return Decimal(cell)
        case _:
            return Decimal(0)


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, column: Column, role: str, formats: Formats) -> None:
    match cell:
        case Money():
            sheet.write_number(*place, cell.amount, formats.of(role, "money"))
        case Share():
            sheet.write_number(*place, cell.value, formats.of(role, "share"))
        case Decimal() | int():
            sheet.write_number(*place, cell, formats.of(role, "year" if column.kind == "code" else _number_kind(cell)))
        case date():
            sheet.write_datetime(*place, cell, formats.of(role, "date"))
        case _:
            put_text(sheet, *place, _words(cell), formats, role, "wrapped")


def _number_kind(number: Decimal | int) -> str:
    return "grouped" if number == int(number) else "quantity"


def _words(cell: Cell) -> str:
    match cell:
        case str():
            return cell
        case Pair(main, second):
            return f"{main}\n{second}" if second else main
        case Titled(above, text):
            return f"{above}\n{_words(text)}"
        case Status(word):
            return word
        case _:
            return ""


def _lines(parts: list[Simple]) -> list[tuple[str, Pair]]:
    """The running text as (look, words)."""
    found: list[tuple[str, Pair]] = []
    for part in parts:
        match part:
            case blocks.TitleBlock():
                found.append(("title", part.title))
            case blocks.Heading():
                found.append(("heading", part.title))
            case blocks.Paragraph():
                found.append(("line", Pair(f"{part.label} {part.text}".strip())))
            case blocks.BulletList():
                found += [("line", Pair(f"\u2014 {item}")) for item in part.items]
            case blocks.SideBySide():
                found += [("heading" if row.role == "heading" else "line", row.text) for row in part.rows]
            case blocks.FactStrip():
                found += [("line", Pair(f"{fact.label.main}: {fact.value}")) for fact in part.facts]
            case blocks.LabelledList():
                found += [("line", Pair(f"{line.label.main}: {line.value}")) for line in part.lines]
            case blocks.ProblemList():
                found += [("heading", part.title), *(("line", Pair(item.word)) for item in part.items)]
            case _:
                continue
    return found


def _write_text(sheet: Any, lines: list[tuple[str, Pair]], document: Document, formats: Formats) -> None:
    put_text(sheet, 0, 0, document.meta.title, formats, "title", "wrapped")
    sheet.set_column(0, 1, 80)
    for at, (role, words) in enumerate(lines, start=2):
        put_text(sheet, at, 0, words.main, formats, role, "wrapped")
        put_text(sheet, at, 1, words.second, formats, role, "wrapped")
        raise_row(sheet, at, (words.main, 80), (words.second, 80))
