"""The functions of spreadsheets that budget forms use, over exact decimals.

A spreadsheet reckons with fifteen digits; so before rounding or comparing a number is brought to fifteen digits, and a
third times three is one here as there. Errors travel as `ShownError`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Context, Decimal, InvalidOperation
from fnmatch import fnmatchcase
from typing import Protocol

from hromada_desk.exchange.template_cells import FIFTEEN, CellError, CellValue

NUMBERS_ONLY = CellError("#VALUE!")
DIVIDED_BY_ZERO = CellError("#DIV/0!")
OUT_OF_RANGE = CellError("#NUM!")
MOST_PLACES = 30


class ShownError(Exception):
    """An error the cell will show; `shown` is the error."""

    def __init__(self, shown: CellError) -> None:
        super().__init__(shown)
        self.shown = shown


class Area(Protocol):
    """An area of cells as functions see it."""

    def values(self) -> Iterator[CellValue]:
        """The values row by row, blanks included within the filled part of the sheet."""

    def grid(self) -> list[list[CellValue]]:
        """The values as rows."""

    def summed_apart(self, *, hidden: bool) -> Iterator[CellValue]:
        """The values without cells that are subtotals themselves, and without hidden rows unless `hidden`."""


Argument = CellValue | Area


def number(value: CellValue) -> Decimal:
    """A value where a number is wanted: blanks are nothing, truth is one. Raises ShownError for words."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return Decimal(value)
    if value is None:
        return Decimal(0)
    if isinstance(value, CellError):
        raise ShownError(value)
    try:
        return Decimal(value.strip())
    except InvalidOperation:
        raise ShownError(NUMBERS_ONLY) from None


def scalar(value: Argument) -> CellValue:
    """One value, that of an area of one cell. Raises ShownError for an error, NotImplementedError for an area."""
    if not (value is None or isinstance(value, Decimal | str | bool)):
        rows = value.grid()
        if len(rows) != 1 or len(rows[0]) != 1:
            raise NotImplementedError
        value = rows[0][0]
    if isinstance(value, CellError):
        raise ShownError(value)
    return value


def truth(value: CellValue) -> bool:
    """A value as a condition."""
    if isinstance(value, str) and value.upper() in {"TRUE", "FALSE"}:
        return value.upper() == "TRUE"
    return number(value) != 0


def text(value: CellValue) -> str:
    """A value as part of a text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return plain(value) if isinstance(value, Decimal) else str(value)


def plain(value: Decimal) -> str:
    """A number in figures, fifteen digits at most."""
    short = FIFTEEN.plus(value).normalize()
    return format(short, "f") if -20 < short.adjusted() < 40 else str(short)


def rounded(value: Decimal, places: Decimal, way: str = ROUND_HALF_UP) -> Decimal:
    """A number with so many decimals (negative: tens, hundreds)."""
    at = int(places)
    if abs(at) > MOST_PLACES:
        raise ShownError(OUT_OF_RANGE)
    return FIFTEEN.plus(value).quantize(Decimal(1).scaleb(-at), rounding=way, context=Context(prec=60)) + 0


def compared(left: CellValue, right: CellValue) -> int:
    """-1, 0 or 1: numbers before texts before truth, texts whatever their case; a blank is what it is compared to."""
    if left is None:
        left = "" if isinstance(right, str) else (False if isinstance(right, bool) else Decimal(0))
    if right is None:
        right = "" if isinstance(left, str) else (False if isinstance(left, bool) else Decimal(0))
    ranks = [2 if isinstance(each, bool) else 1 if isinstance(each, str) else 0 for each in (left, right)]
    if ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1
    if isinstance(left, str) and isinstance(right, str):
        first, second = left.casefold(), right.casefold()
        return (first > second) - (first < second)
    one, two = FIFTEEN.plus(number(left)), FIFTEEN.plus(number(right))
    return (one > two) - (one < two)


def numbers_in(arguments: Iterable[Argument]) -> Iterator[Decimal]:
    """The numbers of arguments: in areas words and blanks are passed over, given alone they must be numbers."""
    for each in arguments:
        if isinstance(each, Decimal):
            yield each
        elif each is None or isinstance(each, str | bool):
            yield number(each)
        else:
            for value in each.values():
                if isinstance(value, Decimal):
                    yield value
                elif isinstance(value, CellError):
                    raise ShownError(value)


def _values(arguments: Iterable[Argument]) -> Iterator[CellValue]:
    for each in arguments:
        if each is None or isinstance(each, Decimal | str | bool):
            yield each
        else:
            yield from each.values()


def _sum(arguments: Sequence[Argument]) -> CellValue:
    return sum(numbers_in(arguments), Decimal(0))


def _product(arguments: Sequence[Argument]) -> CellValue:
    result, any_number = Decimal(1), False
    for each in numbers_in(arguments):
        result, any_number = result * each, True
    return result if any_number else Decimal(0)


def _average(arguments: Sequence[Argument]) -> CellValue:
    found = list(numbers_in(arguments))
    if not found:
        raise ShownError(DIVIDED_BY_ZERO)
    return sum(found, Decimal(0)) / len(found)


def _subtotal(arguments: Sequence[Argument]) -> CellValue:
    which = int(number(scalar(arguments[0])))
    if which not in {9, 109}:
        raise NotImplementedError
    total = Decimal(0)
    for each in arguments[1:]:
        if each is None or isinstance(each, Decimal | str | bool):
            raise NotImplementedError
        for value in each.summed_apart(hidden=which == 9):
            if isinstance(value, Decimal):
                total += value
            elif isinstance(value, CellError):
                raise ShownError(value)
    return total


def _sum_if(arguments: Sequence[Argument]) -> CellValue:
    where, wanted = as_grid(arguments[0]), scalar(arguments[1])
    summed = as_grid(arguments[2]) if len(arguments) > 2 and arguments[2] is not None else where
    if len(where) != len(summed) or len(where[0]) != len(summed[0]):
        raise NotImplementedError
    return sum((value for row, values in zip(where, summed, strict=True)
                for each, value in zip(row, values, strict=True) if isinstance(value, Decimal) and fits(each, wanted)),
               Decimal(0))


def _sum_ifs(arguments: Sequence[Argument]) -> CellValue:
    summed = [each for row in as_grid(arguments[0]) for each in row]
    conditions = [([each for row in as_grid(arguments[at]) for each in row], scalar(arguments[at + 1]))
                  for at in range(1, len(arguments) - 1, 2)]
    if any(len(cells) != len(summed) for cells, _ in conditions):
        raise NotImplementedError
    return sum((value for at, value in enumerate(summed) if isinstance(value, Decimal)
                and all(fits(cells[at], wanted) for cells, wanted in conditions)), Decimal(0))


def _count_if(arguments: Sequence[Argument]) -> CellValue:
    wanted = scalar(arguments[1])
    return Decimal(sum(fits(each, wanted) for row in as_grid(arguments[0]) for each in row))


def _sum_product(arguments: Sequence[Argument]) -> CellValue:
    grids = [as_grid(each) for each in arguments]
    if len({(len(each), len(each[0]) if each else 0) for each in grids}) != 1:
        raise ShownError(NUMBERS_ONLY)
    total = Decimal(0)
    for rows in zip(*grids, strict=True):
        for cells in zip(*rows, strict=True):
            product = Decimal(1)
            for cell in cells:
                if isinstance(cell, CellError):
                    raise ShownError(cell)
                product *= cell if isinstance(cell, Decimal) else Decimal(0)
            total += product
    return total


def as_grid(argument: Argument) -> list[list[CellValue]]:
    """An area as rows. Raises NotImplementedError for a single value."""
    if argument is None or isinstance(argument, Decimal | str | bool):
        raise NotImplementedError
    return argument.grid()


def fits(value: CellValue, wanted: CellValue) -> bool:
    """Whether a cell meets a condition such as 5, "grant", ">=100" or "A*"."""
    if not isinstance(wanted, str):
        return value is not None and not isinstance(value, CellError) and compared(value, wanted) == 0
    sign = next((each for each in ("<>", "<=", ">=", "=", "<", ">") if wanted.startswith(each)), "")
    bare = wanted[len(sign):]
    try:
        measure: CellValue = Decimal(bare)
    except InvalidOperation:
        measure = bare
    if isinstance(value, CellError):
        return False
    if sign in {"", "=", "<>"}:
        if isinstance(measure, str):
            same = fnmatchcase(text(value).casefold(), measure.casefold().replace("[", "[[]"))
        else:
            same = isinstance(value, Decimal) and compared(value, measure) == 0
        return same != (sign == "<>")
    if value is None or isinstance(value, str) != isinstance(measure, str):
        return False
    order = compared(value, measure)
    return {"<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[sign]


def _rounding(way: str) -> Callable[[Sequence[Argument]], CellValue]:
    return lambda given: rounded(number(scalar(given[0])), number(scalar(given[1])) if len(given) > 1 else Decimal(0),
                                 way)


def _joined(arguments: Sequence[Argument]) -> CellValue:
    return "".join(text(scalar(each)) for each in _values(arguments))


def _conditions(arguments: Sequence[Argument]) -> list[bool]:
    """The conditions among arguments; words in areas are passed over."""
    return [truth(scalar(each)) for each in _values(arguments)
            if each is not None and (not isinstance(each, str) or isinstance(each, CellError) or each in arguments)]


FUNCTIONS: Mapping[str, Callable[[Sequence[Argument]], CellValue]] = {
    "SUM": _sum, "PRODUCT": _product, "AVERAGE": _average, "SUBTOTAL": _subtotal, "SUMIF": _sum_if,
    "SUMIFS": _sum_ifs, "COUNTIF": _count_if, "SUMPRODUCT": _sum_product,
    "AND": lambda given: all(_conditions(given)), "OR": lambda given: any(_conditions(given)),
    "MIN": lambda given: min(numbers_in(given), default=Decimal(0)),
    "MAX": lambda given: max(numbers_in(given), default=Decimal(0)),
    "COUNT": lambda given: Decimal(sum(isinstance(each, Decimal) for each in _values(given))),
    "COUNTA": lambda given: Decimal(sum(each is not None for each in _values(given))),
    "ROUND": _rounding(ROUND_HALF_UP), "ROUNDUP": _rounding(ROUND_UP), "ROUNDDOWN": _rounding(ROUND_DOWN),
    "TRUNC": _rounding(ROUND_DOWN), "INT": lambda given: rounded(number(scalar(given[0])), Decimal(0), ROUND_FLOOR),
    "ABS": lambda given: abs(number(scalar(given[0]))),
    "NOT": lambda given: not truth(scalar(given[0])),
    "TRUE": lambda _given: True, "FALSE": lambda _given: False,
    "CONCATENATE": _joined, "CONCAT": _joined,
    "N": lambda given: number(only) if isinstance(only := scalar(given[0]), Decimal | bool) else Decimal(0),
}
"""By name in capitals. NotImplementedError means: not in this way, the spreadsheet will do it."""

