"""Rows of a table before they are set: tall ones cut, spans found, neighbours kept on one page."""

from dataclasses import replace
from typing import Any

from hromada_desk.documents.blocks import Cell, Column, Pair, Row, Status, Table, Titled
from hromada_desk.documents.render.tall import estimated_lines, pieces

SPANNING = ("group", "subtotal", "total")
"""Rows whose texts run on over the empty cells after them."""

Commands = list[tuple[Any, ...]]


def fitting_rows(table: Table, widths: list[float], size: float, leading: float, height: float,
                 continued: str) -> tuple[Row, ...]:
    """The rows of a table with those taller than `height` cut, and merged groups repeated where they would be."""
    most = most_lines(height, leading)
    cut: list[Row] = []
    for row in table.rows:
        cut += _cut_row(row, widths, size, most)
    if not any(column.merged for column in table.columns):
        return tuple(cut)
    return tuple(_cut_groups(cut, table.columns, widths, size, most, continued))


def most_lines(height: float, leading: float) -> int:
    """How many lines a row, or rows held together, may have: about half a page."""
    return max(4, int(height * 0.5 / leading))


def cell_room(row: Row, at: int, widths: list[float]) -> float:
    """The width a cell really has, with the cells it runs on over."""
    if row.role not in SPANNING:
        return widths[at]
    return next((sum(widths[start:end + 1]) for start, end in runs(row) if start == at), widths[at])


def runs(row: Row) -> list[tuple[int, int]]:
    """Where texts of a row that is no line begin and end, over the empty cells after them."""
    found: list[tuple[int, int]] = []
    for at, cell in enumerate(row.cells):
        if cell is None and found and isinstance(row.cells[found[-1][0]], str | Pair):
            found[-1] = (found[-1][0], at)
        else:
            found.append((at, at))
    return found


def row_lines(rows: tuple[Row, ...], widths: list[float], size: float) -> list[int]:
    """The estimated lines of each row."""
    return [max((_lines(cell, cell_room(row, at, widths) - 8, size) for at, cell in enumerate(row.cells)), default=1)
            for row in rows]


def kept_together(rows: tuple[Row, ...], lines: list[int], most: int) -> Commands:
    """A heading stays with the two rows after it, a sum with the row before it; chains end before they fill a page."""
    commands: Commands = []
    start, end = 0, 0
    for number, row in enumerate(rows, start=1):
        if row.role == "group":
            wanted = (number, min(number + 2, len(rows)))
        elif row.role in ("subtotal", "total") and number > 1:
            wanted = (number - 1, number)
        else:
            continue
        chain_start = start if wanted[0] <= end else wanted[0]
        chain_end = max(end, wanted[1]) if wanted[0] <= end else wanted[1]
        if chain_end > wanted[0] and sum(lines[chain_start - 1:chain_end]) <= most:
            commands.append(("NOSPLIT", (0, wanted[0]), (0, wanted[1])))
            start, end = chain_start, chain_end
    return commands


def merged_cells(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Commands:
    """Spans down merged columns over the rows that continue them, which then stay on one page."""
    return [each for each in merged_spans(columns, rows) if each[1] != each[2]]


def merged_spans(columns: tuple[Column, ...], rows: tuple[Row, ...]) -> Commands:
    """The same, with the cells that stand in one row only."""
    commands: Commands = []
    for at, column in enumerate(columns):
        if not column.merged:
            continue
        start = 1
        for number in range(2, len(rows) + 2):
            if number > len(rows) or rows[number - 1].cells[at] is not None:
                commands += [("SPAN", (at, start), (at, number - 1)), ("NOSPLIT", (at, start), (at, number - 1))]
                start = number
    return commands


def _cut_row(row: Row, widths: list[float], size: float, most: int) -> list[Row]:
    if row_lines((row,), widths, size)[0] <= most:
        return [row]
    columns = [_cell_pieces(cell, cell_room(row, at, widths) - 8, size, most) for at, cell in enumerate(row.cells)]
    count = max(len(each) for each in columns)
    return [replace(row, cells=tuple(each[at] if at < len(each) else _after(each[0]) for each in columns))
            for at in range(count)]


def _after(cell: Cell) -> Cell:
    """What continues a cell whose text has ended."""
    return None if cell is None else ""


def _cell_pieces(cell: Cell, room: float, size: float, most: int) -> list[Cell]:
    match cell:
        case str():
            return list(pieces(cell, room, size, most)) or [""]
        case Pair(main, second):
            first = pieces(main, room, size, most)
            other = pieces(second, room, size, most) if second else []
            if len(first) == 1 and len(other) == 1 and _lines(cell, room, size) <= most:
                return [cell]
            return [*first, *(Pair("", each) for each in other)]
        case Titled(head, text):
            first_piece, *rest = _cell_pieces(text, room, size, most)
            opened = first_piece if isinstance(first_piece, Pair) else Pair(str(first_piece))
            return [Titled(head, opened), *rest]
        case _:
            return [cell]


def _cut_groups(rows: list[Row], columns: tuple[Column, ...], widths: list[float], size: float, most: int,
                continued: str) -> list[Row]:
    """Repeat the merged cells, marked as continued, where a group would grow taller than a page."""
    merged = [at for at, column in enumerate(columns) if column.merged]
    found: list[Row] = []
    head = rows[0] if rows else None
    used = 0
    for row in rows:
        lines = max(_lines(cell, widths[at] - 8, size) for at, cell in enumerate(row.cells))
        if all(row.cells[at] is not None for at in merged):
            head, used = row, lines
        elif used + lines > most and head is not None:
            row = replace(row, cells=tuple(  # noqa: PLW2901 - the same row, with its group named again
                _continued(head.cells[at], continued) if at in merged else cell for at, cell in enumerate(row.cells)))
            used = lines
        else:
            used += lines
        found.append(row)
    return found


def _continued(cell: Cell, mark: str) -> Cell:
    match cell:
        case Pair(main, second):
            return Pair(f"{main[:120]} {mark}", second[:120])
        case Titled(head, text):
            return Titled(f"{head} {mark}", Pair(text.main[:120], text.second[:120]))
        case str():
            return f"{cell[:120]} {mark}"
        case _:
            return ""


def _lines(cell: Cell, room: float, size: float) -> int:
    match cell:
        case str():
            return estimated_lines(cell, room, size)
        case Pair(main, second):
            return estimated_lines(main, room, size) + (estimated_lines(second, room, size) if second else 0)
        case Status(word):
            return estimated_lines(word, room, size)
        case Titled(head, text):
            return estimated_lines(head, room, size) + _lines(text, room, size)
        case _:
            return 1
