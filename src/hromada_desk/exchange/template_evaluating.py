"""Evaluates one formula of a form over the values around it."""

import operator
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from hromada_desk.exchange.template_cells import CellError, CellValue, Place
from hromada_desk.exchange.template_formulas import Call, Cells, Literal, Node, Operation
from hromada_desk.exchange.template_functions import (
    FUNCTIONS,
    OUT_OF_RANGE,
    Argument,
    ShownError,
    compared,
    number,
    scalar,
    text,
    truth,
)
from hromada_desk.exchange.template_lookups import LOOKUPS
from hromada_desk.exchange.template_reading import FormSheet

MOST_CELLS_READ = 5_000_000
"""How many cells the formulas of one form may look at together; a form beyond it is left to the spreadsheet."""
LARGEST_POWER = 1000


class TooMuchError(Exception):
    """The formulas look at more cells than a form needs."""


class Evaluation:
    """Evaluates trees over `values` by sheet; `subtotals` are cells that sum others and are not summed again."""

    def __init__(self, sheets: Sequence[FormSheet], values: list[dict[Place, CellValue]],
                 formulas: Collection[tuple[int, Place]], subtotals: frozenset[tuple[int, Place]]) -> None:
        self.sheets, self.values, self.subtotals = sheets, values, subtotals
        places = [list(each) for each in values]
        for sheet, place in formulas:
            places[sheet].append(place)
        self.extents = [(max((row for row, _ in each), default=0), max((column for _, column in each), default=0))
                        for each in places]
        self.read = 0

    def value_of(self, tree: Node) -> CellValue:
        """What a formula gives. Raises ShownError, ArithmeticError, or NotImplementedError for what is not known."""
        return scalar(self._argument(tree))

    def _argument(self, node: Node) -> Argument:
        if isinstance(node, Literal):
            return node.value
        if isinstance(node, Cells):
            place = node.single
            return SeenArea(self, node) if place is None else self.values[node.sheet].get(place)
        return self._operation(node) if isinstance(node, Operation) else self._call(node)

    def _one(self, node: Node) -> CellValue:
        """One value; an area in its place is beyond us."""
        value = self._argument(node)
        if isinstance(value, SeenArea):
            raise NotImplementedError
        return scalar(value)

    def _operation(self, node: Operation) -> CellValue:
        left = self._one(node.left)
        if node.right is None:
            if node.sign == "plain":
                return left
            return number(left) / 100 if node.sign == "%" else -number(left)
        right = self._one(node.right)
        if node.sign in ARITHMETIC:
            return ARITHMETIC[node.sign](number(left), number(right))
        if node.sign == "&":
            return text(left) + text(right)
        order = compared(left, right)
        return {"=": order == 0, "<>": order != 0, "<": order < 0, ">": order > 0, "<=": order <= 0,
                ">=": order >= 0}[node.sign]

    def _call(self, node: Call) -> Argument:
        given = node.arguments
        if node.name == "IF" and 2 <= len(given) <= 3:
            if truth(self._one(given[0])):
                return self._argument(given[1])
            return self._argument(given[2]) if len(given) > 2 else False
        if node.name in {"IFERROR", "IFNA", "ISERROR"} and given:
            return self._guarded(node)
        if node.name == "ISBLANK" and len(given) == 1:
            return self._argument(given[0]) is None
        if node.name in {"ISNUMBER", "ISTEXT"} and len(given) == 1:
            value = self._one(given[0])
            return isinstance(value, Decimal) if node.name == "ISNUMBER" else isinstance(value, str)
        function = FUNCTIONS.get(node.name) or LOOKUPS.get(node.name)
        if function is None:
            raise NotImplementedError
        return function([SeenArea(self, each) if isinstance(each, Cells) else self._argument(each) for each in given])

    def _guarded(self, node: Call) -> Argument:
        """IFERROR and ISERROR: what to do when the first argument is an error."""
        try:
            value = scalar(self._argument(node.arguments[0]))
        except ShownError as error:
            if node.name == "IFNA" and error.shown != "#N/A":
                raise
            if node.name == "ISERROR":
                return True
            return self._argument(node.arguments[1]) if len(node.arguments) > 1 else Decimal(0)
        return False if node.name == "ISERROR" else value

    def count(self, cells: int) -> None:
        """Note that so many cells were looked at. Raises TooMuchError beyond what a form needs."""
        self.read += cells
        if self.read > MOST_CELLS_READ:
            raise TooMuchError


class SeenArea:
    """An area of cells as functions see it, cut to the filled part of its sheet."""

    def __init__(self, evaluation: Evaluation, cells: Cells) -> None:
        self._evaluation = evaluation
        self._sheet = cells.sheet
        last_row, last_column = evaluation.extents[cells.sheet]
        self._rows = range(cells.area.top, max(min(cells.area.bottom, last_row), cells.area.top) + 1)
        self._columns = range(cells.area.left, max(min(cells.area.right, last_column), cells.area.left) + 1)
        evaluation.count(len(self._rows) * len(self._columns))

    def values(self) -> Iterator[CellValue]:
        """The values row by row."""
        of_sheet = self._evaluation.values[self._sheet]
        return (of_sheet.get((row, column)) for row in self._rows for column in self._columns)

    def grid(self) -> list[list[CellValue]]:
        """The values as rows."""
        of_sheet = self._evaluation.values[self._sheet]
        return [[of_sheet.get((row, column)) for column in self._columns] for row in self._rows]

    def summed_apart(self, *, hidden: bool) -> Iterator[CellValue]:
        """The values without cells that are subtotals themselves, and without hidden rows unless `hidden`."""
        sheet = self._evaluation.sheets[self._sheet]
        if sheet.filtered:
            raise NotImplementedError
        for row in self._rows:
            written = sheet.cells.rows.get(row)
            if not hidden and written is not None and written.hidden:
                continue
            for column in self._columns:
                if (self._sheet, (row, column)) not in self._evaluation.subtotals:
                    yield self._evaluation.values[self._sheet].get((row, column))


def _divided(left: Decimal, right: Decimal) -> Decimal:
    if right == 0:
        raise ShownError(CellError("#DIV/0!"))
    return left / right


def _power(left: Decimal, right: Decimal) -> Decimal:
    if abs(right) > LARGEST_POWER or (left == 0 and right <= 0) or (left < 0 and right != int(right)):
        raise ShownError(OUT_OF_RANGE)
    return left**right


ARITHMETIC: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": _divided, "^": _power,
}
