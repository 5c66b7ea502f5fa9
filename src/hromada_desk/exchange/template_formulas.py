"""Formulas of a form as trees: what they refer to and what they do. Nothing is computed here.

The words of a formula are cut by openpyxl's tokenizer; the tree follows the precedence of spreadsheets, in which a
leading minus binds more tightly than a power.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, TypeAlias

from hromada_desk.exchange.tables import column_index
from hromada_desk.exchange.template_cells import LAST_COLUMN, LAST_ROW, CellError, CellValue, Place
from hromada_desk.exchange.template_reading import Area, Template, area_of

if TYPE_CHECKING:
    from openpyxl.formula.tokenizer import Token

LONGEST = 8192
DEEPEST = 80
_BINDING = {"^": 6, "*": 5, "/": 5, "+": 4, "-": 4, "&": 3, "=": 2, "<": 2, ">": 2, "<=": 2, ">=": 2, "<>": 2}
_WHOLE_COLUMNS = re.compile(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})")
_WHOLE_ROWS = re.compile(r"\$?(\d{1,7}):\$?(\d{1,7})")
_COLUMN_OF_TABLE = re.compile(r"([^\[\]]+)\[(?:\[#(This Row)\],\[([^\[\]]+)\]|@\[?([^\[\]@]+)\]?|([^\[\]#@]+))\]")


class NotReadableError(Exception):
    """A formula beyond what is understood here; the spreadsheet will compute it. Says what it was."""


@dataclass(frozen=True, slots=True)
class Literal:
    """A value written in the formula."""

    value: CellValue


@dataclass(frozen=True, slots=True)
class Cells:
    """A cell or an area of a sheet, by the sheet's place in the form."""

    sheet: int
    area: Area

    @property
    def single(self) -> Place | None:
        """The one cell it is, None for more."""
        here = self.area
        return (here.top, here.left) if here.top == here.bottom and here.left == here.right else None


@dataclass(frozen=True, slots=True)
class Operation:
    """Two sides of an operator; a sign or per cent has only a left one."""

    sign: str
    left: "Node"
    right: "Node | None" = None


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments, named in capitals."""

    name: str
    arguments: tuple["Node", ...]


Node: TypeAlias = Literal | Cells | Operation | Call


@dataclass(slots=True)
class Formula:
    """A formula as a tree, the areas it refers to, and the functions it calls."""

    tree: Node
    areas: list[Cells] = field(default_factory=list)
    functions: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where formulas stand: the form, and its sheets by their names in lower case."""

    template: Template
    sheets: Mapping[str, int]


def surroundings_of(template: Template) -> Surroundings:
    """The surroundings of every formula of a form."""
    return Surroundings(template, {each.name.lower(): at for at, each in enumerate(template.sheets)})


def parse(text: str, around: Surroundings, sheet: int, place: Place) -> Formula:
    """The tree of a formula written without "=". Raises NotReadableError for what is not understood."""
    from openpyxl.formula.tokenizer import Tokenizer, TokenizerError

    if len(text) > LONGEST:
        raise NotReadableError(text[:40])
    try:
        tokens = [each for each in Tokenizer(f"={text}").items if each.type != "WHITE-SPACE"]
    except (TokenizerError, IndexError, AssertionError, ValueError) as odd:
        raise NotReadableError(text[:40]) from odd
    reading = _Reading(tokens, around, sheet, place)
    tree = reading.expression(0)
    if reading.left():
        raise NotReadableError(text[:40])
    return Formula(tree, reading.areas, reading.functions)


class _Reading:
    """Goes over the words of one formula."""

    def __init__(self, tokens: list["Token"], around: Surroundings, sheet: int, place: Place, depth: int = 0) -> None:
        self._tokens = tokens
        self._at = 0
        self._around, self._sheet, self._place = around, sheet, place
        self._depth = depth
        self.areas: list[Cells] = []
        self.functions: set[str] = set()

    def left(self) -> bool:
        return self._at < len(self._tokens)

    def expression(self, least: int) -> Node:
        """An expression whose operators bind at least that tightly."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise NotReadableError("(((")
        node = self._operand()
        while self.left():
            token = self._tokens[self._at]
            if token.type == "OPERATOR-POSTFIX":
                self._at += 1
                node = Operation("%", node)
                continue
            binding = _BINDING.get(token.value, 0) if token.type == "OPERATOR-INFIX" else 0
            if not binding or binding < least:
                break
            self._at += 1
            node = Operation(token.value, node, self.expression(binding + 1))
        self._depth -= 1
        return node

    def _operand(self) -> Node:
        token = self._take()
        if token.type == "OPERATOR-PREFIX":
            inner = self._with_per_cent(self._operand())
            return Operation("negative", inner) if token.value == "-" else Operation("plain", inner)
        if token.type == "OPERAND":
            return self._value(token)
        if token.type == "PAREN" and token.subtype == "OPEN":
            node = self.expression(0)
            self._close("PAREN")
            return node
        if token.type == "FUNC" and token.subtype == "OPEN":
            return self._call(token.value)
        raise NotReadableError(token.value)

    def _with_per_cent(self, node: Node) -> Node:
        while self.left() and self._tokens[self._at].type == "OPERATOR-POSTFIX":
            self._at += 1
            node = Operation("%", node)
        return node

    def _call(self, written: str) -> Node:
        name = written.rstrip("(").upper().removeprefix("_XLFN.").removeprefix("_XLWS.")
        self.functions.add(name)
        arguments: list[Node] = []
        while True:
            token = self._take()
            if token.type == "FUNC" and token.subtype == "CLOSE":
                return Call(name, tuple(arguments))
            if token.type == "SEP":
                if not arguments or self._is_gap():
                    arguments.append(Literal(None))
                continue
            self._at -= 1
            arguments.append(self.expression(0))

    def _is_gap(self) -> bool:
        """Whether nothing stands between the separator just taken and what comes next."""
        before = self._tokens[self._at - 2]
        after = self._tokens[self._at] if self.left() else None
        return before.type == "SEP" or (after is not None and after.type == "FUNC" and after.subtype == "CLOSE")

    def _take(self) -> "Token":
        if not self.left():
            raise NotReadableError("...")
        self._at += 1
        return self._tokens[self._at - 1]

    def _close(self, kind: str) -> None:
        token = self._take()
        if token.type != kind or token.subtype != "CLOSE":
            raise NotReadableError(token.value)

    def _value(self, token: "Token") -> Node:
        text = token.value
        if token.subtype == "NUMBER":
            try:
                return Literal(Decimal(text))
            except InvalidOperation as odd:
                raise NotReadableError(text) from odd
        if token.subtype == "TEXT":
            return Literal(text[1:-1].replace('""', '"'))
        if token.subtype == "LOGICAL":
            return Literal(text.upper() == "TRUE")
        if token.subtype == "ERROR":
            return Literal(CellError(text))
        return self._reference(text)

    def _reference(self, text: str) -> Node:
        sheet_name, mark, own = text.rpartition("!")
        sheet = self._sheet
        if mark:
            name = sheet_name.strip("'").replace("''", "'").lower()
            if name not in self._around.sheets:
                raise NotReadableError(text)
            sheet = self._around.sheets[name]
        area = area_of(own) or _whole(own)
        if area is not None:
            found = Cells(sheet, area)
            self.areas.append(found)
            return found
        if "[" in own:
            return self._in_table(own)
        return self._named(own)

    def _in_table(self, text: str) -> Node:
        found = _COLUMN_OF_TABLE.fullmatch(text)
        table = self._around.template.table(found[1]) if found else None
        column = (found[2] and found[3]) or found[4] or found[5] if found else None
        if found is None or table is None or column not in table[1].headers:
            raise NotReadableError(text)
        body = table[1].body
        at = body.left + table[1].headers.index(column)
        in_row = bool(found[2] or found[4])
        top, bottom = (self._place[0], self._place[0]) if in_row else (body.top, body.bottom)
        cells = Cells(self._around.sheets[table[0].name.lower()], Area(top, at, bottom, at))
        self.areas.append(cells)
        return cells

    def _named(self, name: str) -> Node:
        from openpyxl.formula.tokenizer import Tokenizer, TokenizerError

        meaning = self._around.template.names.get(name.lower())
        if meaning is None or self._depth > DEEPEST - 10:
            raise NotReadableError(name)
        try:
            tokens = [each for each in Tokenizer(f"={meaning}").items if each.type != "WHITE-SPACE"]
        except (TokenizerError, IndexError, AssertionError, ValueError) as odd:
            raise NotReadableError(name) from odd
        inner = _Reading(tokens, self._around, self._sheet, self._place, self._depth + 10)
        node = inner.expression(0)
        self.areas += inner.areas
        self.functions |= inner.functions
        return node


def _whole(text: str) -> Area | None:
    """The area of whole columns or rows: "B:D", "3:5"."""
    columns = _WHOLE_COLUMNS.fullmatch(text)
    if columns:
        first, last = sorted((column_index(columns[1]) + 1, column_index(columns[2]) + 1))
        return Area(1, first, LAST_ROW, min(last, LAST_COLUMN))
    rows = _WHOLE_ROWS.fullmatch(text)
    if rows:
        first, last = sorted((int(rows[1]), int(rows[2])))
        return Area(max(first, 1), 1, min(last, LAST_ROW), LAST_COLUMN)
    return None
