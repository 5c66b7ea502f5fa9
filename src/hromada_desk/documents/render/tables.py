"""Tables on paper: rules instead of boxes, heads that repeat, money at the right, breaks at good places."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from reportlab.platypus import Flowable, Spacer

from hromada_desk.documents import blocks
from hromada_desk.documents.blocks import Pair, Row, Status, Titled
from hromada_desk.documents.render import fonts, markup, palette, row_heights
from hromada_desk.documents.render.cells import CellParagraph
from hromada_desk.documents.render.long_table import LongTable, glue_of
from hromada_desk.documents.render.styles import style
from hromada_desk.documents.render.values import RIGHT_ALIGNED, written
from hromada_desk.domain.values import Language
from hromada_desk.text.hyphenation import soft_hyphens

NARROW = 255.0
"""Columns below 90 mm may part words."""

BOLD_FACTOR = 0.94
"""Bold digits are wider: set smaller, columns of digits stay in line."""

AFTER_NUMBERS = 8.0
"""What a text column keeps away from a column of figures at its left."""

_ENDLESS = 1e6
Commands = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Look:
    """Sizes of a table: common or dense."""

    role: str
    size: float
    leading: float
    second: float
    above: float
    below: float
    side: float = 4.0


COMMON = Look("cell", 8.8, 11.4, 7.6, 3.2, 3.8)
DENSE = Look("dense", 8.3, 10.5, 7.4, 1.5, 1.9)


def table_flowables(table: blocks.Table, language: Language, room: float, height: float,
                    caption: str, continued: str) -> list[Flowable]:
    """The caption, the table of `room` points' width and its note; no row is taller than a page of `height`."""
    look = DENSE if table.dense else COMMON
    widths = shared_widths([column.weight for column in table.columns], room)
    rows = row_heights.fitting_rows(table, widths, look.size, look.leading, height, continued)
    keeps = row_heights.kept_together(rows, row_heights.row_lines(rows, widths, look.size),
                                      row_heights.most_lines(height, look.leading))
    data = [_head_cells(table)]
    data += [_row_cells(row, table.columns, widths, look, language) for row in rows]
    found: list[Flowable] = []
    if table.caption is not None and caption:
        second = markup.second(f" · {table.caption.second}", 8) if table.caption.second else ""
        words = f'<font name="{fonts.BOLD}">{_caption_number(caption)}{markup.bare(table.caption.main)}</font>{second}'
        found.append(CellParagraph(words, style("table_caption")))
    if table.note:
        data.append([CellParagraph(markup.plain(table.note), style("note")), *[""] * (len(widths) - 1)])
        keeps += [("NOSPLIT", (0, len(rows)), (0, len(rows) + 1))] if rows else []
    keeps += row_heights.merged_cells(table.columns, rows)

    def dress(start: int, end: int) -> Commands:
        return _commands(table, rows[start:end], look, note=end > len(rows))

    return [*found, LongTable(data[0], data[1:], widths, measured(table, rows, data, widths, look),
                              glued=glue_of(keeps), commands=dress, page=height), Spacer(0, 8)]


def measured(table: blocks.Table, rows: tuple[Row, ...], data: list[list[Any]], widths: list[float],
             look: Look) -> list[float]:
    """The height of the head, of every row, and of the note where there is one."""
    padding = look.above + look.below
    sides = [2 * look.side + AFTER_NUMBERS * _after_numbers(table.columns, at) for at in range(len(widths))]
    merged = {at for at, column in enumerate(table.columns) if column.merged}
    heights = [padding + max(cell.wrap(widths[at] - sides[at], _ENDLESS)[1] for at, cell in enumerate(data[0]))]
    for row, cells in zip(rows, data[1:], strict=False):
        wrapped = [cell.wrap(row_heights.cell_room(row, at, widths) - sides[at], _ENDLESS)[1]
                   for at, cell in enumerate(cells) if isinstance(cell, CellParagraph) and at not in merged]
        heights.append(padding + max([look.leading, *wrapped]))
    for name, (at, start), (_, end) in (each[:3] for each in row_heights.merged_spans(table.columns, rows)):
        cell = data[start][at]
        if name == "SPAN" and isinstance(cell, CellParagraph):
            wanted = padding + cell.wrap(widths[at] - sides[at], _ENDLESS)[1]
            heights[end] += max(0.0, wanted - sum(heights[start:end + 1]))
    if len(data) > len(heights):
        heights.append(padding + data[-1][0].wrap(sum(widths) - 2 * look.side, _ENDLESS)[1])
    return heights


def _after_numbers(columns: tuple[blocks.Column, ...], at: int) -> bool:
    """Whether a column of text stands right of a column of figures."""
    return at > 0 and columns[at].kind not in RIGHT_ALIGNED and columns[at - 1].kind in RIGHT_ALIGNED


def shared_widths(weights: list[float], room: float) -> list[float]:
    """The room in the proportions of the weights."""
    whole = sum(weights)
    return [room * weight / whole for weight in weights]


def _caption_number(caption: str) -> str:
    return f'<font color="{palette.hexadecimal(palette.DARK_OCHRE)}">{markup.bare(caption)}</font> '


def _head_cells(table: blocks.Table) -> list[Any]:
    return [CellParagraph(markup.pair(column.title, 7.4, below=True),
                      style("head_right" if column.kind in RIGHT_ALIGNED else "head"))
            for column in table.columns]


def _row_cells(row: Row, columns: tuple[blocks.Column, ...], widths: list[float], look: Look,
               language: Language) -> list[Any]:
    """Plain strings where one line does, paragraphs where text wraps or mixes fonts."""
    found: list[Any] = []
    strong_row = row.role in ("subtotal", "total")
    for at, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        strong = strong_row or column.strong
        room = row_heights.cell_room(row, at, widths) - 2 * look.side - AFTER_NUMBERS * _after_numbers(columns, at)
        if isinstance(cell, Status | Titled) or (isinstance(cell, Pair) and cell.second):
            found.append(_mixed(cell, look, room, strong=strong or row.role == "group"))
            continue
        text = markup.clean(written(cell, column, language))
        if column.kind in RIGHT_ALIGNED or not text:
            found.append(text.replace(fonts.SOFT_HYPHEN, ""))
            continue
        bold = strong or row.role == "group"
        found.append(_text_cell(text, room, look, language, bold=bold))
    return found


def _text_cell(text: str, room: float, look: Look, language: Language, *, bold: bool) -> Any:
    """A string where one line does; narrow Ukrainian columns may part their words."""
    font, size = (fonts.BOLD, look.size * BOLD_FACTOR) if bold else (fonts.REGULAR, look.size)
    simple = text.replace(fonts.SOFT_HYPHEN, "")
    if "\n" not in simple and fonts.width(simple, font, size) <= room:
        return simple
    parted = soft_hyphens(text) if language == "uk" and room < NARROW else text
    return CellParagraph(markup.plain(parted), style(f"{look.role}_bold" if bold else look.role))


def _mixed(cell: Pair | Status | Titled, look: Look, room: float, *, strong: bool) -> CellParagraph:
    """Words that mix fonts; a second language stands on the first line only where both fit there."""
    if isinstance(cell, Status):
        return CellParagraph(markup.status(cell), style(look.role))
    if isinstance(cell, Titled):
        return CellParagraph(markup.titled(cell, look.second), style(look.role))
    font = fonts.BOLD if strong else fonts.REGULAR
    length = fonts.width(markup.clean(cell.main), font, look.size) \
        + fonts.width(markup.clean(cell.second), fonts.ITALIC, look.second)
    return CellParagraph(markup.pair(cell, look.second, strong=strong, below=length + 10 > room), style(look.role))


def _commands(table: blocks.Table, rows: tuple[Row, ...], look: Look, *, note: bool) -> Commands:
    """How one page's rows look, the head being row 0 and the note, where it is on this page, the last."""
    commands: Commands = [
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, look.size, look.leading),
        ("TEXTCOLOR", (0, 0), (-1, -1), palette.INK),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"), ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), look.side), ("RIGHTPADDING", (0, 0), (-1, -1), look.side),
        ("TOPPADDING", (0, 0), (-1, -1), look.above), ("BOTTOMPADDING", (0, 0), (-1, -1), look.below),
        ("LINEABOVE", (0, 0), (-1, 0), 1.1, palette.PRIMARY), ("LINEBELOW", (0, 0), (-1, 0), 0.7, palette.PRIMARY),
        ("LINEBELOW", (0, 1), (-1, len(rows) - 1), 0.35, palette.HAIR),
        ("LINEBELOW", (0, len(rows)), (-1, len(rows)), 0.7, palette.PRIMARY),
    ]
    commands += [("ALIGN", (at, 0), (at, -1), "RIGHT")
                 for at, column in enumerate(table.columns) if column.kind in RIGHT_ALIGNED]
    commands += [("FONT", (at, 1), (at, -1), fonts.BOLD, look.size * BOLD_FACTOR, look.leading)
                 for at, column in enumerate(table.columns) if column.strong]
    commands += [("LEFTPADDING", (at, 0), (at, -1), look.side + AFTER_NUMBERS)
                 for at in range(len(table.columns)) if _after_numbers(table.columns, at)]
    for number, row in enumerate(rows, start=1):
        if row.role != "line":
            commands += _ROLE_COMMANDS[row.role](number, look)
        if row.role in row_heights.SPANNING:
            commands += _spans(row, number)
    commands += [each for each in row_heights.merged_cells(table.columns, rows) if each[0] == "SPAN"]
    return [*commands, ("SPAN", (0, -1), (-1, -1))] if note else commands


def _spans(row: Row, number: int) -> Commands:
    """Texts of headings and sums run on over the empty cells beside them."""
    return [("SPAN", (start, number), (end, number))
            for start, end in row_heights.runs(row) if end > start]


def _group(number: int, look: Look) -> Commands:
    return [("FONT", (0, number), (-1, number), fonts.BOLD, look.size * BOLD_FACTOR, look.leading),
            ("TEXTCOLOR", (0, number), (-1, number), palette.PRIMARY)]


def _outcome(number: int, _look: Look) -> Commands:
    return [("BACKGROUND", (0, number), (-1, number), palette.TINT)]


def _subtotal(number: int, look: Look) -> Commands:
    return [("FONT", (0, number), (-1, number), fonts.BOLD, look.size * BOLD_FACTOR, look.leading),
            ("BACKGROUND", (0, number), (-1, number), palette.PALE),
            ("LINEABOVE", (0, number), (-1, number), 0.5, palette.PRIMARY),
            ("LINEBELOW", (0, number), (-1, number), 0.5, palette.PRIMARY)]


def _total(number: int, look: Look) -> Commands:
    return [("FONT", (0, number), (-1, number), fonts.BOLD, look.size * BOLD_FACTOR, look.leading),
            ("BACKGROUND", (0, number), (-1, number), palette.TINT),
            ("LINEABOVE", (0, number), (-1, number), 1.1, palette.PRIMARY)]


_ROLE_COMMANDS: dict[str, Callable[[int, Look], Commands]] = {
    "group": _group, "outcome": _outcome, "subtotal": _subtotal, "total": _total,
}

