"""Changes cells in the bytes of a sheet: only those cells, every other byte stays.

A library that reads and writes a workbook anew loses what it does not know: text boxes, sparklines, slicers, form
controls. A cell changed in place loses nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hromada_desk.exchange.template_cells import (
    CellError,
    CellValue,
    FormCell,
    FormRow,
    Place,
    SheetCells,
    address_of,
)
from hromada_desk.exchange.template_functions import plain

MOST_TEXT = 32_767
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_TYPE = re.compile(rb"""\st=(?:"[^"]*"|'[^']*')""")
_SPANS = re.compile(rb'\sspans="[^"]*"')
_AFTER_CALC = re.compile(rb"<(?:[\w.-]+:)?(?:oleSize|customWorkbookViews|pivotCaches|smartTagPr|smartTagTypes|"
                         rb"webPublishing|fileRecoveryPr|webPublishObjects|extLst)\b|</(?:[\w.-]+:)?workbook>")
_CALC = re.compile(rb"<((?:[\w.-]+:)?)calcPr\b([^>]*?)(/?)>")


@dataclass(frozen=True, slots=True)
class NewValue:
    """What a cell becomes: its value (None empties it) and, where it needs another, its style."""

    value: CellValue
    style: int | None = None


def written(xml: bytes, cells: SheetCells, new: Mapping[Place, NewValue],
            results: Mapping[Place, CellValue], emptied: frozenset[Place]) -> bytes:
    """The sheet with new values, with results beside formulas, and without stored values that no longer hold."""
    by_row: dict[int, set[int]] = {}
    for place in (*new, *results, *emptied):
        by_row.setdefault(place[0], set()).add(place[1])
    prefix = cells.prefix
    pieces: list[bytes] = []
    at = cells.data_opened
    if cells.data_opened == cells.data_end:  # a sheet without any row is a single tag
        opening = xml[cells.data_start:cells.data_end].rstrip()
        pieces += [xml[:cells.data_start], re.sub(rb"\s*/>$", b">", opening)]
    else:
        pieces.append(xml[:at])
    change = _RowChange(xml, prefix, new, results, emptied)
    for number in sorted({*cells.rows, *by_row}):
        row = cells.rows.get(number)
        if row is None:
            pieces.append(change.new_row(number, by_row[number]))
            continue
        pieces.append(xml[at:row.start])
        pieces.append(change.row(number, row, by_row[number]) if number in by_row else xml[row.start:row.end])
        at = row.end
    if cells.data_opened == cells.data_end:
        pieces += [b"</", prefix, b"sheetData>", xml[cells.data_end:]]
    else:
        pieces.append(xml[at:])
    return b"".join(pieces)


def recalculated_when_opened(workbook: bytes) -> bytes:
    """The workbook part, asking the spreadsheet to compute everything once more when it opens the file."""
    found = _CALC.search(workbook)
    if found is not None:
        attributes = re.sub(rb'\sfullCalcOnLoad="[^"]*"', b"", found[2])
        own = b'<%scalcPr%s fullCalcOnLoad="1"%s>' % (found[1], attributes.rstrip(), found[3])
        return workbook[:found.start()] + own + workbook[found.end():]
    place = _AFTER_CALC.search(workbook)
    if place is None:
        return workbook
    prefix = re.match(rb"</?((?:[\w.-]+:)?)", workbook[place.start():])
    own = b'<%scalcPr fullCalcOnLoad="1"/>' % (prefix[1] if prefix else b"")
    return workbook[:place.start()] + own + workbook[place.start():]


def writable(text: str) -> str:
    """A text as a cell can hold it: without control characters, not longer than a cell takes."""
    return _UNWRITABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:MOST_TEXT]


class _RowChange:
    """Makes the bytes of changed rows of one sheet."""

    def __init__(self, xml: bytes, prefix: bytes, new: Mapping[Place, NewValue], results: Mapping[Place, CellValue],
                 emptied: frozenset[Place]) -> None:
        self._xml, self._prefix = xml, prefix
        self._new, self._results, self._emptied = new, results, emptied

    def row(self, number: int, row: FormRow, columns: set[int]) -> bytes:
        """A row that is there already."""
        tag = self._xml[row.start:row.opened]
        if not columns <= row.cells.keys():
            tag = _SPANS.sub(b"", tag)
        if row.empty:
            pieces = [re.sub(rb"\s*/>$", b">", tag)]
            pieces += [self._cell((number, column), None) for column in sorted(columns)]
            pieces += [b"</", self._prefix, b"row>"]
            return b"".join(pieces)
        pieces, at = [tag], row.opened
        for column in sorted({*row.cells, *columns}):
            cell = row.cells.get(column)
            if cell is None:
                pieces.append(self._cell((number, column), None))
                continue
            pieces.append(self._xml[at:cell.start])
            at = cell.end
            pieces.append(self._cell((number, column), cell) if column in columns else self._xml[cell.start:cell.end])
        pieces.append(self._xml[at:row.end])
        return b"".join(pieces)

    def new_row(self, number: int, columns: set[int]) -> bytes:
        """A row that was not written yet."""
        cells = b"".join(self._cell((number, column), None) for column in sorted(columns))
        return b'<%srow r="%d">%s</%srow>' % (self._prefix, number, cells, self._prefix)

    def _cell(self, place: Place, cell: FormCell | None) -> bytes:
        new = self._new.get(place)
        if new is not None:
            style = new.style if new.style is not None else cell.style if cell is not None else 0
            head = b'<%sc r="%s"' % (self._prefix, address_of(place).encode())
            return self._shown(head + b' s="%d"' % style if style else head, new.value, b"")
        value = None if place in self._emptied else self._results.get(place)
        if cell is None:
            return self._shown(b'<%sc r="%s"' % (self._prefix, address_of(place).encode()), value, b"")
        tag = self._xml[cell.start:cell.opened].rstrip(b"/> \t\r\n")
        formula = self._xml[cell.formula_start:cell.formula_end] if cell.has_formula else b""
        return self._shown(_TYPE.sub(b"", tag), value, formula)

    def _shown(self, head: bytes, value: CellValue, formula: bytes) -> bytes:
        """A cell from the beginning of its tag, its value and its formula."""
        kind, inner = _content(value, self._prefix, beside_formula=bool(formula))
        if kind:
            head += b' t="%s"' % kind
        if not formula and not inner:
            return head + b"/>"
        return b"%s>%s%s</%sc>" % (head, formula, inner, self._prefix)


def _content(value: CellValue, prefix: bytes, *, beside_formula: bool) -> tuple[bytes, bytes]:
    """The type of a cell and its value, as the file writes them."""
    if value is None:
        return b"", b""
    if isinstance(value, bool):
        return b"b", b"<%sv>%d</%sv>" % (prefix, value, prefix)
    if isinstance(value, Decimal):
        return b"", b"<%sv>%s</%sv>" % (prefix, plain(value).encode(), prefix)
    escaped = _escaped(value)
    if isinstance(value, CellError):
        return b"e", b"<%sv>%s</%sv>" % (prefix, escaped, prefix)
    if beside_formula:
        return b"str", b"<%sv>%s</%sv>" % (prefix, escaped, prefix)
    return b"inlineStr", b'<%sis><%st xml:space="preserve">%s</%st></%sis>' % (prefix, prefix, escaped, prefix, prefix)


def _escaped(text: str) -> bytes:
    plain_text = _LOOKS_ESCAPED.sub("_x005F_", writable(text))
    return plain_text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
