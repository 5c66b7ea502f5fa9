"""Reads a workbook a donor brought as a form: sheets, names, tables, merged cells, formulas, what else is in it.

Nothing is run and nothing changed. What cannot be a form (password, old format, damage, a bomb) is a FileProblem.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException  # type: ignore[import-untyped]  # it ships no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]

from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.limits import refuse_special
from hromada_desk.exchange.template_cells import Place, SheetCells, place_of, read_cells, unescaped
from hromada_desk.exchange.template_features import Feature, features_of
from hromada_desk.exchange.template_package import WORKBOOK, Package, open_package, tag_of
from hromada_desk.exchange.template_styles import cell_formats

MAX_MERGED = 20_000
_RANGE = re.compile(r"(\$?[A-Za-z]{1,3}\$?\d{1,7})(?::(\$?[A-Za-z]{1,3}\$?\d{1,7}))?")


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, rows and columns from 1, ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def __contains__(self, place: Place) -> bool:
        return self.top <= place[0] <= self.bottom and self.left <= place[1] <= self.right


@dataclass(frozen=True, slots=True)
class FormTable:
    """A table of the form: its name, its whole area, its headers, whether it has rows of headers and totals."""

    name: str
    area: Area
    headers: tuple[str, ...]
    header_rows: int = 1
    total_rows: int = 0

    @property
    def body(self) -> Area:
        """The rows of data."""
        return Area(self.area.top + self.header_rows, self.area.left, self.area.bottom - self.total_rows,
                    self.area.right)


@dataclass(frozen=True, slots=True)
class ListRule:
    """Cells that take only these values."""

    areas: tuple[Area, ...]
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One sheet of a form. `widths` are in characters by column; `filtered` tells that rows are hidden by a filter."""

    name: str
    part: str
    cells: SheetCells
    merged: tuple[Area, ...] = ()
    tables: tuple[FormTable, ...] = ()
    rules: tuple[ListRule, ...] = ()
    widths: Mapping[int, float] | None = None
    visible: bool = True
    protected: bool = False
    filtered: bool = False

    def anchor(self, place: Place) -> Place:
        """The cell that holds the value where that place lies in a merged one."""
        return next(((each.top, each.left) for each in self.merged if place in each), place)

    @property
    def extent(self) -> Place:
        """The last row and the last column with a value or a formula; (0, 0) for an empty sheet."""
        filled = [(number, column) for number, row in self.cells.rows.items() for column, cell in row.cells.items()
                  if cell.value is not None or cell.has_formula]
        return max((row for row, _ in filled), default=0), max((column for _, column in filled), default=0)


@dataclass(frozen=True, slots=True)
class Template:
    """A form as read. `names` are those given to cells, folded to lower case, with what they mean.

    `formats` are number formats by style; `iterates` tells that the form allows circular formulas.
    """

    package: Package
    sheets: tuple[FormSheet, ...]
    names: Mapping[str, str]
    written_names: Mapping[str, str]
    formats: tuple[str, ...]
    features: tuple[Feature, ...] = ()
    dates_from_1904: bool = False
    iterates: bool = False

    @property
    def file(self) -> str:
        """The name of the file it came from."""
        return self.package.name

    def sheet(self, name: str) -> FormSheet | None:
        """The sheet of that name, whatever its case."""
        wanted = name.casefold()
        return next((each for each in self.sheets if each.name.casefold() == wanted), None)

    def table(self, name: str) -> tuple[FormSheet, FormTable] | None:
        """The table of that name with its sheet."""
        wanted = name.casefold()
        return next(((sheet, table) for sheet in self.sheets for table in sheet.tables
                     if table.name.casefold() == wanted), None)

    def format_at(self, sheet: FormSheet, place: Place) -> str:
        """The number format of a cell, "General" for one that is not written."""
        cell = sheet.cells.at(place)
        return self.formats[cell.style] if cell is not None and cell.style < len(self.formats) else "General"


def read_template(path: Path) -> Template:
    """A form from a file. Raises FileProblem with what is wrong; nothing is changed."""
    try:
        refuse_special(path)
        data = path.read_bytes()
    except FileNotFoundError as missing:
        raise FileProblem("file.missing", path=str(path)) from missing
    except OSError as trouble:
        raise FileProblem("import.not_readable", file=path.name, reason=trouble.strerror or "") from trouble
    if not data:
        raise FileProblem("template.not_a_workbook", file=path.name)
    return read_template_bytes(path.name, data)


def read_template_bytes(name: str, data: bytes) -> Template:
    """A form from the content of its file."""
    package = open_package(name, data)
    try:
        return _read(package)
    except ValueError as damage:  # a number of the file that is none
        raise FileProblem("template.damaged", file=name) from damage


def _read(package: Package) -> Template:
    name = package.name
    workbook = package.tree(WORKBOOK)
    relations = package.relations(WORKBOOK)
    strings = list(_strings(package, next((target for kind, target in relations.values()
                                           if kind == "sharedStrings"), "")))
    sheets = tuple(_sheets(package, workbook, relations, strings))
    if not sheets:
        raise FileProblem("template.not_a_workbook", file=name)
    written = {each.get("name", ""): each.text or "" for each in workbook.iter()
               if tag_of(each) == "definedName" and not each.get("localSheetId") and not each.get("hidden")}
    written = {name: text for name, text in written.items() if name and not name.startswith("_xlnm.")}
    properties = next((each for each in workbook.iter() if tag_of(each) == "workbookPr"), Element("none"))
    counting = next((each for each in workbook.iter() if tag_of(each) == "calcPr"), Element("none"))
    styles = next((target for kind, target in relations.values() if kind == "styles"), "")
    return Template(
        package=package, sheets=sheets, names={each.lower(): text for each, text in written.items()},
        written_names=written, formats=cell_formats(package.tree(styles)),
        features=features_of(package, [(each.name, each.part) for each in sheets]),
        dates_from_1904=properties.get("date1904") in {"1", "true"}, iterates=counting.get("iterate") in {"1", "true"})


def area_of(text: str) -> Area | None:
    """The area of "B2:D9" or "B2", None for anything else."""
    found = _RANGE.fullmatch(text.strip())
    if found is None:
        return None
    try:
        first, last = place_of(found[1]), place_of(found[2] or found[1])
    except ValueError:
        return None
    return Area(min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1]))


def _sheets(package: Package, workbook: Element, relations: Mapping[str, tuple[str, str]],
            strings: list[str]) -> Iterator[FormSheet]:
    for each in workbook.iter():
        if tag_of(each) != "sheet":
            continue
        link = next((value for key, value in each.items() if key.rpartition("}")[2] == "id"), "")
        kind, part = relations.get(link, ("", ""))
        if kind == "worksheet" and part in package.parts:
            visible = each.get("state", "visible") == "visible"
            yield _sheet(package, unescaped(each.get("name", "")), part, strings, visible=visible)


def _sheet(package: Package, name: str, part: str, strings: list[str], *, visible: bool) -> FormSheet:
    xml = package.parts[part]
    cells = read_cells(package.name, name, xml, strings)
    try:
        around = fromstring(b"".join((xml[:cells.data_start], xml[cells.data_end:])))
    except (ParseError, DefusedXmlException, ValueError) as damage:
        raise FileProblem("template.damaged", file=package.name) from damage
    parts: dict[str, list[Element]] = {}
    for element in around.iter():
        parts.setdefault(tag_of(element), []).append(element)
    merged = [area_of(each.get("ref", "")) for each in parts.get("mergeCell", ())[:MAX_MERGED]]
    tables = (package.tree(target) for kind, target in package.relations(part).values() if kind == "table")
    return FormSheet(
        name=name, part=part, cells=cells, merged=tuple(each for each in merged if each is not None),
        tables=tuple(each for each in map(_table, tables) if each is not None),
        rules=tuple(_rules(parts.get("dataValidation", []))), widths=_widths(parts.get("col", [])), visible=visible,
        protected=any(each.get("sheet") in {"1", "true"} for each in parts.get("sheetProtection", ())),
        filtered="filterColumn" in parts)


def _table(tree: Element) -> FormTable | None:
    area = area_of(tree.get("ref", ""))
    name = tree.get("displayName") or tree.get("name") or ""
    if area is None or not name:
        return None
    headers = tuple(unescaped(each.get("name", "")) for each in tree.iter() if tag_of(each) == "tableColumn")
    return FormTable(name, area, headers, int(tree.get("headerRowCount", 1)), int(tree.get("totalsRowCount", 0)))


def _rules(validations: list[Element]) -> Iterator[ListRule]:
    """The lists of allowed values that are written out; those kept in cells are left to the spreadsheet."""
    for each in validations:
        formula = next((child.text or "" for child in each if tag_of(child) == "formula1"), "")
        if each.get("type") == "list" and formula.startswith('"') and formula.endswith('"'):
            areas = tuple(area for area in map(area_of, each.get("sqref", "").split()) if area is not None)
            yield ListRule(areas, tuple(option.strip() for option in formula[1:-1].split(",")))


def _widths(columns: list[Element]) -> dict[int, float]:
    found: dict[int, float] = {}
    for each in columns:
        try:
            first, last, width = int(each.get("min", 0)), int(each.get("max", 0)), float(each.get("width", 0))
        except ValueError:
            continue
        hidden = each.get("hidden") in {"1", "true"}
        for column in range(max(first, 1), min(last, 200) + 1):
            found[column] = 0.0 if hidden else width
    return found


def _strings(package: Package, part: str) -> Iterator[str]:
    """The shared texts of a workbook, rich ones as plain words."""
    for item in package.tree(part):
        if tag_of(item) != "si":
            continue
        texts = []
        for child in item:
            if tag_of(child) == "t":
                texts.append(child.text or "")
            elif tag_of(child) == "r":
                texts += [each.text or "" for each in child if tag_of(each) == "t"]
        yield unescaped("".join(texts))


