"""Reads in the raw XML of a workbook what the fast reader does not tell: extents, formulas, errors, hidden rows.

Extents are needed before reading, because a stray value in the last cell of a sheet would be read as seventeen
thousand million empty cells. The scan works on bytes and never builds a tree.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # it ships no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.limits import MAX_CELLS, MAX_COLUMNS, refuse_extent
from hromada_desk.exchange.tables import CellNotes, column_index

_SHEET_PREFIX = re.compile(rb"<([A-Za-z_][\w.-]*:)?worksheet\b")
_FAR_COLUMN = rb'<%sc r="([A-Z]{2,3})\d+"[^>]*>\s*<%s(?:v|is|f)\b'
_FORMULA = rb'<%sc r="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<%sf\b[^>]*?(?:/>|>[^<]*</%sf>)\s*(<%sv>[^<]|<%sis)?'
_ERROR = rb'<%sc r="([A-Z]{1,3})(\d{1,7})"[^>]*\bt="e"[^>]*>.*?<%sv>([^<]{1,20})</%sv>'
_HIDDEN_ROW = rb'<%srow\b(?=[^>]*\bhidden="(?:1|true)")[^>]*\br="(\d{1,7})"'
_ROW_NUMBER = re.compile(rb'\br="(\d{1,9})"')
_ODS_TAG = re.compile(rb"<table:(table-row|table-cell|covered-table-cell|table)(?=[\s/>])([^>]*)>")
_ODS_REPEATED = re.compile(rb'number-(?:rows|columns)-repeated="(\d{1,9})"')
_ODS_NAME = re.compile(rb'table:name="([^"]{0,200})"')


def xlsx_notes(file: str, parts: dict[str, bytes]) -> dict[str, CellNotes]:
    """Notes by sheet name, after refusing sheets beyond the limits (FileProblem)."""
    return {name: _scan_sheet(file, name, parts[path]) for name, path in _sheet_paths(file, parts) if path in parts}


def refuse_wide_ods(file: str, content: bytes) -> None:
    """Refuse (FileProblem) an OpenDocument sheet that repeats filled rows or cells beyond the limits."""
    sheet, row, last_row, column, repeat = "", 0, 0, 0, 1
    for tag in _ODS_TAG.finditer(content):
        what, attributes = tag.groups()
        repeated = _ODS_REPEATED.search(attributes)
        times = int(repeated[1]) if repeated else 1
        if what == b"table":
            named = _ODS_NAME.search(attributes)
            sheet, row, last_row = named[1].decode("utf-8", "replace") if named else "", 0, 0
        elif what == b"table-row":
            row, column, repeat = row + times, 0, times
        else:
            column += times
            if b"value-type" in attributes:
                last_row = max(last_row, row)
                refuse_extent(file, sheet, last_row, column)
                if repeat > 1 or times > 1:
                    refuse_extent(file, sheet, max(repeat, last_row), max(times, column))


def _sheet_paths(file: str, parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    workbook = _tree(file, parts.get("xl/workbook.xml", b""))
    relations = _tree(file, parts.get("xl/_rels/workbook.xml.rels", b""))
    targets = {each.get("Id", ""): each.get("Target", "") for each in relations.iter() if each.get("Target")}
    for element in workbook.iter():
        if element.tag.rpartition("}")[2] != "sheet":
            continue
        link = next((value for key, value in element.items() if key.rpartition("}")[2] == "id"), "")
        target = targets.get(link, "")
        path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield element.get("name", ""), path


def _tree(file: str, xml: bytes) -> Element:
    try:
        tree: Element = fromstring(xml)
    except (ParseError, DefusedXmlException, ValueError) as damage:
        raise FileProblem("import.damaged", file=file) from damage
    return tree


def _scan_sheet(file: str, sheet: str, xml: bytes) -> CellNotes:
    found = _SHEET_PREFIX.search(xml)
    prefix = (found[1] or b"") if found else b""
    refuse_extent(file, sheet, _last_filled_row(xml, prefix), _last_column(xml, prefix))
    values = xml.count(b"<" + prefix + b"v>") + xml.count(b"<" + prefix + b"is>")
    if values > MAX_CELLS:
        raise FileProblem("import.too_many_cells", file=file, sheet=sheet, most=MAX_CELLS)
    formulas, uncomputed = _formulas(xml, prefix)
    return CellNotes(formulas, uncomputed, _errors(xml, prefix), _hidden_rows(xml, prefix))


def _last_filled_row(xml: bytes, prefix: bytes) -> int:
    last_value = max(xml.rfind(b"<" + prefix + tag) for tag in (b"v>", b"is>", b"f>", b"f "))
    if last_value < 0:
        return 0
    start = xml.rfind(b"<" + prefix + b"row", 0, last_value)
    numbered = _ROW_NUMBER.search(xml, start, start + 200) if start >= 0 else None
    return int(numbered[1]) if numbered else xml.count(b"<" + prefix + b"row")


def _last_column(xml: bytes, prefix: bytes) -> int:
    """The last filled column if it lies beyond the limit, else something within it."""
    widest = 0
    for found in re.finditer(_FAR_COLUMN % (prefix, prefix), xml):
        widest = max(widest, column_index(found[1].decode()) + 1)
        if widest > MAX_COLUMNS:
            break
    return widest


def _formulas(xml: bytes, prefix: bytes) -> tuple[int, frozenset[tuple[int, int]]]:
    """How many cells hold formulas, and which of them without a stored result."""
    if b"<" + prefix + b"f" not in xml:
        return 0, frozenset()
    count, uncomputed = 0, []
    for found in re.finditer(_FORMULA % ((prefix,) * 5), xml):
        count += 1
        if found[3] is None:
            uncomputed.append(_address(found))
    return count, frozenset(uncomputed)


def _errors(xml: bytes, prefix: bytes) -> dict[tuple[int, int], str]:
    if b't="e"' not in xml:
        return {}
    found = re.finditer(_ERROR % ((prefix,) * 3), xml)
    return {_address(each): each[3].decode("ascii", "replace") for each in found}


def _hidden_rows(xml: bytes, prefix: bytes) -> frozenset[int]:
    if b"hidden=" not in xml:
        return frozenset()
    return frozenset(int(found[1]) - 1 for found in re.finditer(_HIDDEN_ROW % prefix, xml))


def _address(found: re.Match[bytes]) -> tuple[int, int]:
    return int(found[2]) - 1, column_index(found[1].decode())
