"""The shapes files of exchange rates come in: JSON and XML as saved from a publisher's site, tables as exported.

Gives each row as texts with its place; what they mean is the business of `rates_in`.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError

from hromada_desk import resources
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import CURRENCIES
from hromada_desk.exchange.limits import refuse_special
from hromada_desk.exchange.tables import Cell, Row
from hromada_desk.exchange.tables_in import read_tables

LARGEST_FILE = 20_000_000
DEEPEST_HEAD = 20
"""Rows in which the head of a table is looked for."""
_JSON_FIELDS = {
    "NBU": ("cc", ("rate_per_unit", "rate"), "units", "exchangedate"),
    "InforEuro": ("isoA3Code", ("value",), "", ""),
    "InforEuro history": ("currencyIso", ("amount",), "", "dateStart"),
}
"""Publisher -> the fields of its records: currency, rate, units, day."""
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class FoundRate:
    """A row of a file: currency, rate, units ("" for one) and day as written, and where it stands."""

    place: str
    code: str
    rate: str
    units: str
    day: str


def found_rates(path: Path) -> tuple[str, tuple[FoundRate, ...]]:
    """Whose rates a file holds, and its rows. Raises FileProblem('rates.*') or ('import.*'), ('file.*')."""
    data = _content(path)
    head = data.removeprefix(_MARK).lstrip()[:200]
    if head.startswith((b"[", b"{")):
        return _from_json(path.name, data.removeprefix(_MARK))
    if head.startswith((b"<?xml", b"<exchange", b"<gesmes")):
        return _from_xml(path.name, data)
    for table in read_tables(path).tables:
        known = _from_table(table.rows)
        if known is not None:
            return known
    raise FileProblem("rates.not_rates", file=path.name)


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise FileProblem("rates.not_rates", file=path.name or str(path))
        refuse_special(path)
        if path.stat().st_size > LARGEST_FILE:
            raise FileProblem("import.file_too_large", file=path.name, megabytes=path.stat().st_size // 1_000_000,
                              most=LARGEST_FILE // 1_000_000)
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise FileProblem("file.missing", path=str(path)) from missing
    except OSError as trouble:
        raise FileProblem("import.not_readable", file=path.name, reason=trouble.strerror or "") from trouble
    if not data.strip(b"\x00 \t\r\n"):
        raise FileProblem("import.empty_file", file=path.name)
    return data


def _from_json(file: str, data: bytes) -> tuple[str, tuple[FoundRate, ...]]:
    """Records of the NBU or of InforEuro; figures stay as they are written, never floats."""
    try:
        parsed = json.loads(data.decode("utf-8"), parse_float=str, parse_int=str, parse_constant=str)
    except (ValueError, RecursionError) as damage:
        raise FileProblem("rates.damaged", file=file) from damage
    records = [each for each in (parsed if isinstance(parsed, list) else [parsed]) if isinstance(each, dict)]
    for publisher, (code, rates, units, day) in _JSON_FIELDS.items():
        known = [(at, each) for at, each in enumerate(records, 1)
                 if code in each and any(name in each for name in rates)]
        if known:
            rows = tuple(_of_record(at, each, code, rates, units, day) for at, each in known)
            return publisher.split()[0], rows
    raise FileProblem("rates.not_rates", file=file)


def _of_record(at: int, record: Mapping[str, Any], code: str, rates: Sequence[str], units: str, day: str) -> FoundRate:
    """A record of JSON. The NBU's rate per unit needs no units."""
    name = next(each for each in rates if each in record)
    per_units = record.get(units, "") if units and name == rates[-1] else ""
    return FoundRate(str(at), _said(record[code]), _said(record[name]), _said(per_units), _said(record.get(day, "")))


def _from_xml(file: str, data: bytes) -> tuple[str, tuple[FoundRate, ...]]:
    """The NBU's `exchange` of currencies, or the ECB's cubes of a day."""
    from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # it ships no types
    from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

    try:
        root: Element = fromstring(data)
    except DefusedXmlException as attack:
        raise FileProblem("import.unsafe_xml", file=file) from attack
    except (ParseError, ValueError, LookupError) as damage:
        raise FileProblem("rates.damaged", file=file) from damage
    rows = tuple(FoundRate(str(at), _child(each, "cc"), _child(each, "rate_per_unit") or _child(each, "rate"),
                           "" if _child(each, "rate_per_unit") else _child(each, "units"), _child(each, "exchangedate"))
                 for at, each in enumerate(root.iter("currency"), 1))
    if rows:
        return "NBU", rows
    rows = tuple(_cubes(root))
    if not rows:
        raise FileProblem("rates.not_rates", file=file)
    return "ECB", rows


def _cubes(root: Element) -> Iterator[FoundRate]:
    at = 0
    for cube in root.iter():
        day = cube.get("time", "") if cube.tag.endswith("Cube") else ""
        for each in cube if day else ():
            at += 1
            yield FoundRate(str(at), each.get("currency", ""), each.get("rate", ""), "", day)


def _from_table(rows: Sequence[Row]) -> tuple[str, tuple[FoundRate, ...]] | None:
    """A table headed as publishers head theirs, or the ECB's: a day, then one column per currency."""
    for at, row in enumerate(rows[:DEEPEST_HEAD]):
        heads = [fold(str(cell)) for cell in row]
        below = [(number, each) for number, each in enumerate(rows[at + 1:], at + 2) if any(each)]
        columns = _columns(heads)
        publisher = next((name for name, known in _words()["publishers"].items() if not known.isdisjoint(heads)), "")
        if publisher and columns.keys() >= {"code", "rate"}:
            return publisher, tuple(_of_row(number, each, columns) for number, each in below)
        codes = {index: str(cell).strip().upper() for index, cell in enumerate(row)
                 if str(cell).strip().upper() in CURRENCIES}
        if heads and heads[0] in _words()["columns"]["day"] and len(codes) > 1:
            return "ECB", tuple(FoundRate(str(number), code, _said(each[column]), "", _said(each[0]))
                                for number, each in below for column, code in codes.items())
    return None


def _columns(heads: Sequence[str]) -> dict[str, int]:
    """The column of each part; where several heads fit, the one that stands first in the list of words."""
    found = {}
    for part, known in _words()["columns"].items():
        fitting = [heads.index(word) for word in known if word in heads]
        if fitting:
            found[part] = fitting[0]
    return found


def _of_row(number: int, row: Row, columns: Mapping[str, int]) -> FoundRate:
    def cell(part: str) -> str:
        at = columns.get(part, -1)
        return _said(row[at]) if 0 <= at < len(row) else ""

    return FoundRate(str(number), cell("code"), cell("rate"), cell("units"), cell("day"))


def _said(value: Cell | Any) -> str:
    """A cell or a JSON value as text; a day of a spreadsheet as ISO, a float by its shortest writing."""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""


def _child(element: Element, name: str) -> str:
    return (element.findtext(name) or "").strip()


@cache
def _words() -> dict[str, dict[str, Any]]:
    table = tomllib.loads(resources.read_text("import", "rates.toml"))
    return {"columns": table["columns"],
            "publishers": {name: frozenset(known) for name, known in table["publishers"].items()}}
