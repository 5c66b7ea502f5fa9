"""Cells on the clipboard: how a range is handed to other programs, and how their tables come in.

Text between tabs carries what one would type, in the writing of the language; the table beside it (text/html) carries
bare figures, as spreadsheets keep them, so that no program reads a comma in its own way. A cell of several lines is
quoted, as spreadsheets do. Another budget of this program takes what was typed, word for word.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from html import escape

from PySide6.QtCore import QMimeData

from hromada_desk.desktop.kit.grid_tables import HtmlCell, read_table
from hromada_desk.text.catalog import current
from hromada_desk.text.languages import Language
from hromada_desk.text.number_reading import PER_CENT, parse_number
from hromada_desk.text.numbers import format_for_editing

OWN = "application/x-hromada-desk-cells"
QUOTE = '"'
MOST_DIGITS = Decimal("1E-10")
"""Figures of other programs come as binary fractions; beyond that many decimals they are noise."""

Block = list[list[str]]


@dataclass(frozen=True, slots=True)
class Copied:
    """One cell: what one would type into it, what it shows, and its figure, if it has one."""

    raw: str
    text: str
    value: Decimal | None = None


def mime_of(rows: Sequence[Sequence[Copied]]) -> QMimeData:
    """The range for the clipboard, in the three ways."""
    data = QMimeData()
    data.setText("\n".join("\t".join(_quoted(cell.raw) for cell in row) for row in rows))
    data.setHtml(_html(rows))
    data.setData(OWN, json.dumps([[cell.raw for cell in row] for row in rows]).encode())
    return data


def block_of(data: QMimeData) -> Block:
    """The cells somebody copied, as one would type them; empty where there are none."""
    if data.hasFormat(OWN):
        return _own(bytes(data.data(OWN).data()))
    language = current().language
    table = read_table(data.html()) if data.hasHtml() else []
    if any(cell.number for row in table for cell in row) or (table and not data.hasText()):
        return [[_exact(cell, language) for cell in row] for row in table]
    return cells_of_text(data.text())


def cells_of_text(text: str) -> Block:
    """Text between tabs, a line per row; quotes around a cell hold its line breaks, which become spaces."""
    rows: Block = [[]]
    at, length = 0, len(text)
    while at < length:
        cell, at = _cell_at(text, at)
        rows[-1].append(cell)
        ended = text[at:at + 2]
        if ended.startswith("\t"):
            at += 1
            if at == length:
                rows[-1].append("")
        elif ended:
            at += 2 if ended == "\r\n" else 1
            if at < length:
                rows.append([])
    return rows if rows[0] else []


def _cell_at(text: str, at: int) -> tuple[str, int]:
    """The cell that begins there, and where it ends: at a tab, a line break, or the end."""
    if text.startswith(QUOTE, at):
        close = _closing(text, at + 1)
        inside = text[at + 1:close]
        if close > 0 and (QUOTE * 2 in inside or not {"\t", "\n", "\r"}.isdisjoint(inside)):
            return " ".join(inside.replace(QUOTE * 2, QUOTE).split()), close + 1
    end = min((found for found in (text.find(each, at) for each in "\t\r\n") if found >= 0), default=len(text))
    return text[at:end].strip(), end


def _closing(text: str, at: int) -> int:
    """Where the quote that ends a cell stands: the first single one, if a tab, a line break or the end follows it."""
    while (found := text.find(QUOTE, at)) >= 0:
        if not text.startswith(QUOTE, found + 1):
            return found if found + 1 == len(text) or text[found + 1] in "\t\r\n" else -1
        at = found + 2
    return -1


def _quoted(cell: str) -> str:
    if {"\t", "\n", "\r"}.isdisjoint(cell):
        return cell
    return QUOTE + cell.replace(QUOTE, QUOTE * 2) + QUOTE


def _html(rows: Sequence[Sequence[Copied]]) -> str:
    lines = ("<tr>" + "".join(_html_cell(cell) for cell in row) + "</tr>" for row in rows)
    return ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table>'
            + "".join(lines) + "</table></body></html>")


def _html_cell(cell: Copied) -> str:
    if cell.value is None:
        return f"<td>{escape(cell.text)}</td>"
    figure = format(cell.value, "f")
    return f'<td sdval="{figure}" x:num="{figure}" align="right">{escape(cell.text)}</td>'


def _own(written: bytes) -> Block:
    try:
        rows = json.loads(written)
    except ValueError:
        return []
    if not isinstance(rows, list):
        return []
    return [[str(cell) for cell in row] for row in rows if isinstance(row, list)]


def _exact(cell: HtmlCell, language: Language) -> str:
    """The figure a spreadsheet keeps where its cell shows the same, rounded or grouped; else what the cell shows."""
    shown, figure = parse_number(cell.text, language), _figure(cell.number)
    if figure is None or shown.unit == PER_CENT:
        return cell.text
    readings = shown.ambiguous or (() if shown.value is None else (shown.value,))
    if not any(abs(each - figure) <= _half_a_place(each) for each in readings):
        return cell.text
    return f"{format_for_editing(figure, language)} {shown.unit}".strip()


def _figure(written: str) -> Decimal | None:
    try:
        figure = Decimal(written)
        return figure.quantize(MOST_DIGITS) if figure.is_finite() else None
    except InvalidOperation:
        return None


def _half_a_place(reading: Decimal) -> Decimal:
    exponent = reading.as_tuple().exponent
    return Decimal(5).scaleb((exponent if isinstance(exponent, int) else 0) - 1)
