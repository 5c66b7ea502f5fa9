"""The functions of spreadsheets that look something up or cut texts, beside those that reckon."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from hromada_desk.exchange.template_cells import CellError, CellValue
from hromada_desk.exchange.template_functions import (
    DIVIDED_BY_ZERO,
    NUMBERS_ONLY,
    Argument,
    ShownError,
    as_grid,
    compared,
    fits,
    number,
    scalar,
    text,
    truth,
)

NOT_FOUND = CellError("#N/A")
OUTSIDE = CellError("#REF!")


def _looked_up(given: Sequence[Argument], *, across: bool) -> CellValue:
    """VLOOKUP, and HLOOKUP `across`: the row whose first cell is wanted, and the cell of a column in it."""
    wanted, grid = scalar(given[0]), as_grid(given[1])
    rows = [list(each) for each in zip(*grid, strict=True)] if across else grid
    at = _whole(given[2]) - 1
    nearest = len(given) < 4 or given[3] is None or truth(scalar(given[3]))
    row = rows[_position([each[0] for each in rows], wanted, 1 if nearest else 0)]
    if not 0 <= at < len(row):
        raise ShownError(OUTSIDE)
    return scalar(row[at])


def _match(given: Sequence[Argument]) -> CellValue:
    grid = as_grid(given[1])
    cells = grid[0] if len(grid) == 1 else [row[0] for row in grid]
    way = _whole(given[2]) if len(given) > 2 and given[2] is not None else 1
    return Decimal(_position(cells, scalar(given[0]), way) + 1)


def _index(given: Sequence[Argument]) -> CellValue:
    grid = as_grid(given[0])
    row = _whole(given[1])
    column = _whole(given[2]) if len(given) > 2 else 1
    if len(given) < 3 and len(grid) == 1:
        row, column = 1, row
    if row < 1 or column < 1:
        raise NotImplementedError  # a whole row or column
    if row > len(grid) or column > len(grid[0]):
        raise ShownError(OUTSIDE)
    return scalar(grid[row - 1][column - 1])


def _position(cells: Sequence[CellValue], wanted: CellValue, way: int) -> int:
    """Where a value stands: exactly (0), or the last that is not beyond it in a list going up (1) or down (-1)."""
    if way == 0:
        found = next((at for at, each in enumerate(cells) if fits(each, wanted)), -1)
    else:
        found = -1
        for at, each in enumerate(cells):
            if each is None or isinstance(each, CellError) or isinstance(each, str) != isinstance(wanted, str):
                continue
            if compared(each, wanted) * way > 0:
                break
            found = at
    if found < 0:
        raise ShownError(NOT_FOUND)
    return found


def _chosen(given: Sequence[Argument]) -> CellValue:
    at = _whole(given[0])
    if not 1 <= at < len(given):
        raise ShownError(NUMBERS_ONLY)
    return scalar(given[at])


def _rest(given: Sequence[Argument]) -> CellValue:
    left, right = number(scalar(given[0])), number(scalar(given[1]))
    if right == 0:
        raise ShownError(DIVIDED_BY_ZERO)
    return left - right * (left / right).to_integral_value("ROUND_FLOOR")


def _whole(value: Argument) -> int:
    return int(number(scalar(value)))


def _cut(given: Sequence[Argument], *, end: bool) -> CellValue:
    size = _whole(given[1]) if len(given) > 1 else 1
    whole = text(scalar(given[0]))
    if size < 0:
        raise ShownError(NUMBERS_ONLY)
    return whole[max(len(whole) - size, 0):] if end else whole[:size]


LOOKUPS: Mapping[str, Callable[[Sequence[Argument]], CellValue]] = {
    "VLOOKUP": lambda given: _looked_up(given, across=False), "HLOOKUP": lambda given: _looked_up(given, across=True),
    "MATCH": _match, "INDEX": _index, "CHOOSE": _chosen, "MOD": _rest,
    "LEFT": lambda given: _cut(given, end=False), "RIGHT": lambda given: _cut(given, end=True),
    "LEN": lambda given: Decimal(len(text(scalar(given[0])))),
    "TRIM": lambda given: " ".join(text(scalar(given[0])).split()),
    "UPPER": lambda given: text(scalar(given[0])).upper(), "LOWER": lambda given: text(scalar(given[0])).lower(),
}
"""By name in capitals, as in `template_functions`."""
