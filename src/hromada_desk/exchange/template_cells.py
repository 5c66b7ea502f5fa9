"""The cells of one sheet of a form: where each stands in the bytes of the sheet, its value, its formula.

The places in the bytes are what `template_writing` changes; everything between them stays as it is.
"""

import re
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import cache, partial
from xml.parsers.expat import ExpatError, ParserCreate

from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.limits import MAX_ROWS
from hromada_desk.exchange.tables import column_index, column_letters

MOST_CELLS = 300_000
"""More cells than any form has; beyond it lies a data file or an attack."""
LARGEST_EXPONENT = 308
FIFTEEN = Context(prec=15, rounding=ROUND_HALF_UP)
"""A spreadsheet reckons with fifteen digits: what it stores as 9.1999999999999993 is 9.2."""

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384

Place = tuple[int, int]
"""Row and column of a cell, both from 1."""

_ADDRESS = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_TAG = re.compile(rb"""<[^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*>""")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class CellError(str):
    """An error a spreadsheet shows instead of a value: "#DIV/0!"."""

    __slots__ = ()


CellValue = Decimal | str | bool | CellError | None
"""What a cell holds; days are numbers, as spreadsheets keep them."""


@dataclass(slots=True)
class FormCell:
    """One cell: its bytes from `start` to `end` (its tag to `opened`), its style, its stored value, its formula.

    The formula stands without "=". `formula_kind` is "normal", "shared", "array" or "dataTable"; `group` the number of
    a shared formula, `reach` the area an array formula fills.
    """

    start: int
    opened: int = 0
    end: int = 0
    style: int = 0
    written_as: str = ""
    value: CellValue = None
    formula: str = ""
    has_formula: bool = False
    formula_kind: str = "normal"
    group: str = ""
    reach: str = ""
    formula_start: int = 0
    formula_end: int = 0


@dataclass(slots=True)
class FormRow:
    """One row in the bytes: its start, the end of its opening tag, its end; `empty` for one written without cells."""

    start: int
    opened: int
    end: int = 0
    hidden: bool = False
    cells: dict[int, FormCell] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether it is a single tag."""
        return self.opened == self.end


@dataclass(slots=True)
class SheetCells:
    """All rows of a sheet by number, and where its data begin and end in the bytes. `prefix` is that of its tags."""

    rows: dict[int, FormRow] = field(default_factory=dict)
    data_start: int = 0
    data_opened: int = 0
    data_end: int = 0
    prefix: bytes = b""

    def at(self, place: Place) -> FormCell | None:
        """The cell in that place, None where nothing is written."""
        found = self.rows.get(place[0])
        return None if found is None else found.cells.get(place[1])


def place_of(address: str) -> Place:
    """Row and column of "B7" or "$B$7". Raises ValueError for anything that is no cell."""
    found = _ADDRESS.fullmatch(address)
    if found is None:
        raise ValueError(address)
    place = (int(found[2]), _column_of(found[1]))
    if not (1 <= place[0] <= LAST_ROW and place[1] <= LAST_COLUMN):
        raise ValueError(address)
    return place


def address_of(place: Place) -> str:
    """The address of a place: "B7"."""
    return f"{_letters_of(place[1])}{place[0]}"


@cache
def _column_of(letters: str) -> int:
    return column_index(letters) + 1


@cache
def _letters_of(column: int) -> str:
    return column_letters(column - 1)


def read_cells(file: str, sheet: str, xml: bytes, strings: list[str]) -> SheetCells:
    """The cells of a sheet. Raises FileProblem for damage and for far more than a form has."""
    if xml.count(b"<c ") + xml.count(b":c ") > MOST_CELLS or xml.count(b"<row") > LAST_ROW:
        raise FileProblem("template.too_many_cells", file=file, sheet=sheet, most=MOST_CELLS)
    scan = _Scan(xml, strings)
    try:
        scan.run()
    except (ExpatError, ValueError, IndexError, InvalidOperation) as damage:
        raise FileProblem("template.damaged", file=file) from damage
    last = max((number for number, each in scan.found.rows.items() if _filled(each)), default=0)
    if last > MAX_ROWS:
        raise FileProblem("template.too_many_rows", file=file, sheet=sheet, rows=last, most=MAX_ROWS)
    return scan.found


def _next(before: int, number: int) -> int:
    """The number of a row or column, which only ever grows. Raises ValueError for a sheet out of order."""
    if number <= before:
        raise ValueError(number)
    return number


def _filled(row: FormRow) -> bool:
    return any(each.value is not None or each.has_formula for each in row.cells.values())


class _Scan:
    """Walks over the events of the parser and notes places."""

    def __init__(self, xml: bytes, strings: list[str]) -> None:
        self.found = SheetCells()
        self._xml = xml
        self._strings = strings
        self._row_number = self._column = 0
        self._row: FormRow | None = None
        self._cell: FormCell | None = None
        self._text: list[str] = []
        self._value = ""
        self._inside = ""
        self._parser = ParserCreate(namespace_separator=" ")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end

    def run(self) -> None:
        self._parser.Parse(self._xml, True)
        if not self.found.data_end:
            raise ValueError("no data")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(" ")[2]
        at = self._parser.CurrentByteIndex
        if tag == "c" and self._row is not None:
            self._open_cell(at, attributes)
        elif self._cell is not None:
            self._inside_cell(self._cell, tag, at, attributes)
        elif tag == "row" and self.found.data_start and not self.found.data_end:
            self._row_number = _next(self._row_number, int(attributes.get("r", self._row_number + 1)))
            self._row = FormRow(at, self._after_tag(at), hidden=attributes.get("hidden") in {"1", "true"})
            self._column = 0
        elif tag == "sheetData" and not self.found.data_start:
            self.found.data_start, self.found.data_opened = at, self._after_tag(at)
            self.found.prefix = self._xml[at + 1:at + 200].partition(b"sheetData")[0]

    def _open_cell(self, at: int, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self._column = _next(self._column, place_of(reference)[1] if reference else self._column + 1)
        self._cell = FormCell(at, self._after_tag(at), style=int(attributes.get("s", 0)),
                              written_as=attributes.get("t", "n"))
        self._value = ""

    def _inside_cell(self, cell: FormCell, tag: str, at: int, attributes: dict[str, str]) -> None:
        if tag == "f":
            cell.has_formula, cell.formula_start = True, at
            cell.formula_kind, cell.group = attributes.get("t", "normal"), attributes.get("si", "")
            cell.reach = attributes.get("ref", "")
        if tag in {"f", "v", "t"}:
            self._inside, self._text = tag, []
            self._parser.CharacterDataHandler = self._text.append

    def _end(self, name: str) -> None:
        tag = name.rpartition(" ")[2]
        at = self._parser.CurrentByteIndex
        if self._cell is not None and self._row is not None:
            self._end_inside_cell(self._row, self._cell, tag, at)
        elif tag == "row" and self._row is not None:
            self._row.end = self._after_end(at, self._row.opened)
            self.found.rows[self._row_number] = self._row
            self._row = None
        elif tag == "sheetData" and not self.found.data_end:
            self.found.data_end = self._after_end(at, self.found.data_opened)

    def _end_inside_cell(self, row: FormRow, cell: FormCell, tag: str, at: int) -> None:
        if tag in {"f", "v", "t"} and self._inside == tag:
            text = "".join(self._text)
            if tag == "f":
                cell.formula = text.removeprefix("=")
                cell.formula_end = self._after_end(at, self._after_tag(cell.formula_start))
            else:
                self._value += text
            self._inside = ""
            self._parser.CharacterDataHandler = None
        elif tag == "c":
            cell.end = self._after_end(at, cell.opened)
            cell.value = _value(cell.written_as, self._value, self._strings)
            row.cells[self._column] = cell
            self._cell = None

    def _after_tag(self, start: int) -> int:
        """The place after the opening tag that starts there; a ">" in quotes does not end it."""
        found = _TAG.match(self._xml, start)
        if found is None:
            raise ValueError("unclosed")
        return found.end()

    def _after_end(self, at: int, opened: int) -> int:
        """The place after an element: the parser stands at its closing tag, or already after a single tag."""
        if self._xml[opened - 2:opened] == b"/>":
            return opened
        return self._xml.index(b">", at) + 1


def _value(written_as: str, text: str, strings: list[str]) -> CellValue:
    if not text:
        return None
    match written_as:
        case "inlineStr" | "str" | "d":
            value: CellValue = unescaped(text)
        case "s":
            value = strings[int(text)] or None
        case "b":
            value = text.strip() in {"1", "true"}
        case "e":
            value = CellError(text)
        case _:
            number = Decimal(text.strip())
            if not number.is_finite() or abs(number.adjusted()) > LARGEST_EXPONENT:
                raise ValueError(text)
            value = FIFTEEN.plus(number)
    return value


unescaped = partial(_ESCAPED.sub, lambda found: chr(int(found[1], 16)))
"""A text without the `_x000D_` way of writing characters XML does not take."""
