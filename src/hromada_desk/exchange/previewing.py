"""Reads a whole list into a preview: rows, groups, places, sums that do not add up, duplicates. It writes nothing."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.folding import fold
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.exchange.import_words import ImportWords, import_words
from hromada_desk.exchange.mapping import TITLE, ListMapping, MappedColumn
from hromada_desk.exchange.places_in import Gazetteer
from hromada_desk.exchange.preview import ImportCounts, ImportPreview, PreviewRow, ProposedProject, RowKind, totals
from hromada_desk.exchange.project_reading import ProjectReader, RowContext
from hromada_desk.exchange.row_reading import ReadRow, RowReader, one_line
from hromada_desk.exchange.subtotals import check_sums, mark_subtotals
from hromada_desk.exchange.tables import Table, TableFile, column_letters

CARRIED_FIELDS = ("oblast", "oblast_number", "raion", "hromada")
_WORDS = re.compile(r"[^\W_]+")
MOST_FILLED_SHARE = 0.5
"""A column of places filled in no more rows than this names each place once, for the rows beneath as well."""


@dataclass(frozen=True, slots=True)
class KnownProject:
    """A project the workspace already has, as far as duplicates are concerned."""

    title: str
    number: str = ""
    identifiers: tuple[tuple[str, str], ...] = ()


@dataclass
class _Known:
    """What is already there, by everything that identifies a project."""

    titles: set[str] = field(default_factory=set)
    numbers: set[str] = field(default_factory=set)
    identifiers: set[tuple[str, str]] = field(default_factory=set)


def build_preview(
    file: TableFile, mapping: ListMapping, gazetteer: Gazetteer, *, existing: Iterable[KnownProject] = (),
    home: str = "", words: ImportWords | None = None,
) -> ImportPreview:
    """The preview of one sheet of a file under a mapping.

    `existing` are the projects the workspace has; `home` the code of its hromada, where rows that name no place are.

    Raises RuleBroken("import.no_such_sheet") and RuleBroken("import.no_title_column") for a mapping that does not fit.
    """
    words = words or import_words()
    table = table_named(file, mapping.sheet)
    if mapping.column_of(TITLE) is None or any(each.column >= table.width for each in mapping.columns):
        raise RuleBroken("import.no_title_column", file=file.name, sheet=table.name, row=mapping.header_row + 1)
    rows = RowReader(table, mapping, words, gazetteer).read()
    money = tuple(each for each in mapping.columns if each.is_money)
    mark_subtotals(rows, money, words)
    reader = ProjectReader(file.name, mapping, words, gazetteer, home)
    proposals = _proposals(table, rows, mapping, words, reader, _oblast_above(table, mapping, gazetteer))
    _note_cells(table, rows, mapping)
    shown = tuple(_shown(rows, proposals, _index(existing)))
    problems = (*file.problems, *_list_problems(file, table, mapping, money), *check_sums(rows, mapping))
    return ImportPreview(file.name, mapping, shown, problems, _counts(shown, gazetteer),
                         totals(shown, "planned"), totals(shown, "paid"))


def table_named(file: TableFile, sheet: str) -> Table:
    """The sheet of a name, or the only sheet there is; raises RuleBroken("import.no_such_sheet")."""
    for table in file.tables:
        if table.name == sheet or len(file.tables) == 1:
            return table
    raise RuleBroken("import.no_such_sheet", file=file.name, sheet=sheet,
                     sheets=", ".join(table.name for table in file.tables))


def _proposals(
    table: Table, rows: Sequence[ReadRow], mapping: ListMapping, words: ImportWords, reader: ProjectReader,
    oblast: str,
) -> dict[int, ProposedProject]:
    """The proposed project of every project row, by the row's index; `oblast` is that of the whole list, if any."""
    carried_columns = _carried_columns(table, rows, mapping)
    footers = _oblasts_from_below(rows)
    carried: dict[str, str] = {}
    heading = ""
    proposals = {}
    for row in rows:
        if row.kind == RowKind.HEADING:
            oblast = row.oblast or oblast
            heading = "" if row.oblast else row.text
        elif row.kind == RowKind.SUBTOTAL and row.confirmed and not words.rows.parts_follow.search(row.text):
            heading = row.text
        for each in carried_columns:
            carried[each.field] = one_line(row.cells[each.column]) or carried.get(each.field, "")
        if row.kind == RowKind.PROJECT:
            context = RowContext(oblast or footers.get(row.index, ""), heading, carried)
            proposals[row.index] = reader.read(row, context)
    return proposals


def _oblast_above(table: Table, mapping: ListMapping, gazetteer: Gazetteer) -> str:
    """The oblast a title line above the header names."""
    lines = table.rows[: max(mapping.header_row, 0)]
    above = [one_line(cell) for row in lines for cell in row if isinstance(cell, str)]
    return next((code for text in above if text and (code := gazetteer.oblasts.named(text))), "")


def _carried_columns(table: Table, rows: Sequence[ReadRow], mapping: ListMapping) -> list[MappedColumn]:
    """Columns of places that name a place once for the rows beneath: merged downwards, or mostly empty."""
    projects = [row for row in rows if row.kind == RowKind.PROJECT]
    carried = []
    for column in mapping.columns_of(*CARRIED_FIELDS):
        filled = sum(1 for row in projects if row.cells[column.column] != "")
        is_merged = any(merged.left <= column.column <= merged.right and merged.bottom > merged.top
                        and merged.top >= mapping.first_row for merged in table.merged)
        begins_filled = bool(projects) and projects[0].cells[column.column] != ""
        if is_merged or (begins_filled and 0 < filled <= len(projects) * MOST_FILLED_SHARE):
            carried.append(column)
    return carried


def _oblasts_from_below(rows: Sequence[ReadRow]) -> dict[int, str]:
    """Oblasts of rows whose group is named only by the total beneath them."""
    found: dict[int, str] = {}
    pending: list[int] = []
    for row in rows:
        if row.kind == RowKind.PROJECT:
            pending.append(row.index)
        elif row.kind in (RowKind.HEADING, RowKind.SUBTOTAL):
            if row.kind == RowKind.SUBTOTAL and row.oblast:
                found.update(dict.fromkeys(pending, row.oblast))
            pending = []
    return found


def _note_cells(table: Table, rows: Sequence[ReadRow], mapping: ListMapping) -> None:
    """Problems at cells that hold an error or a formula without a stored result, where they were to be read."""
    mapped = {each.column: each for each in mapping.columns if each.field != "kept"}
    by_index = {row.index: row for row in rows if row.kind == RowKind.PROJECT}
    troubles = [(place, "import.formula_without_value", "") for place in table.notes.uncomputed]
    troubles += [(place, "import.error_in_cell", shown) for place, shown in table.notes.errors.items()]
    for (index, column), code, shown in sorted(troubles):
        if index in by_index and column in mapped:
            header = mapped[column].header or column_letters(column)
            by_index[index].problems.append(Problem(code, kind="project", field=mapped[column].field, details={
                "row": str(index + 1), "column": header, "value": shown}))


def _index(existing: Iterable[KnownProject]) -> _Known:
    known = _Known()
    for project in existing:
        known.titles.add(_title_key(project.title))
        known.numbers.add(fold(project.number))
        known.identifiers.update(project.identifiers)
    known.titles.discard("")
    known.numbers.discard("")
    return known


def _shown(rows: Sequence[ReadRow], proposals: dict[int, ProposedProject], known: _Known) -> Iterator[PreviewRow]:
    seen: dict[tuple[object, ...], int] = {}
    for row in rows:
        project = proposals.get(row.index)
        if project is None:
            yield PreviewRow(row.number, row.kind, row.text, None, tuple(row.problems))
            continue
        repeated = _repeated(row, project, known, seen)
        if repeated is not None:
            row.problems.append(repeated)
        included = repeated is None or repeated.code == "import.same_title"
        yield PreviewRow(row.number, row.kind, project.title, project, tuple(row.problems), included)


def _repeated(
    row: ReadRow, project: ProposedProject, known: _Known, seen: dict[tuple[object, ...], int]
) -> Problem | None:
    """Why a row may be a project that is there already; identical rows are left out, equal titles only shown."""
    title = project.title.casefold()
    if known.titles or known.numbers or known.identifiers:
        numbered = bool(project.number) and fold(project.number) in known.numbers
        if numbered or known.identifiers.intersection(project.identifiers) or _title_key(title) in known.titles:
            return _duplicate("import.already_there", row)
    whole = (title, project.place, project.address, project.planned, project.paid, project.number, project.period)
    for key, code in ((whole, "import.duplicate_row"), ((title, project.place, project.address), "import.same_title")):
        first = seen.setdefault(key, row.number)
        if first != row.number:
            return _duplicate(code, row, first=str(first))
    return None


def _duplicate(code: str, row: ReadRow, **details: object) -> Problem:
    return Problem(code, kind="project", field=TITLE, severity=Severity.WARNING,
                   details={"row": str(row.number), **details})


def _title_key(title: str) -> str:
    """A title as far as it matters whether two are the same: words without signs and case."""
    return " ".join(_WORDS.findall(title.casefold()))


def _list_problems(
    file: TableFile, table: Table, mapping: ListMapping, money: Sequence[MappedColumn]
) -> Iterator[Problem]:
    if not money:
        yield Problem("import.no_money_column", severity=Severity.WARNING, details={"sheet": table.name})
    elif not mapping.unit_stated:
        yield Problem("import.unit_assumed", severity=Severity.NOTE, details={"sheet": table.name})
    if table.notes.formulas:
        yield Problem("import.formulas_read", severity=Severity.NOTE,
                      details={"sheet": table.name, "cells": table.notes.formulas})
    others = [each.name for each in file.tables if each.name != table.name and any(any(row) for row in each.rows)]
    if others:
        yield Problem("import.other_sheets", severity=Severity.NOTE,
                      details={"sheet": table.name, "others": ", ".join(others)})


def _counts(rows: Sequence[PreviewRow], gazetteer: Gazetteer) -> ImportCounts:
    kinds = [row.kind for row in rows]
    included = [row.project for row in rows if row.included and row.project is not None]
    places = Counter(project.place for project in included if project.place)
    in_hromada = sum(times for code, times in places.items() if gazetteer.index.hromada_of(code))
    placed = places.total()
    return ImportCounts(
        rows=len(rows), projects=kinds.count(RowKind.PROJECT), included=len(included),
        subtotals=kinds.count(RowKind.SUBTOTAL), headings=kinds.count(RowKind.HEADING),
        reserves=kinds.count(RowKind.RESERVE), parts=kinds.count(RowKind.PART), notes=kinds.count(RowKind.NOTE),
        blanks=kinds.count(RowKind.BLANK) + kinds.count(RowKind.HEADER),
        duplicates=sum(1 for row in rows if row.kind == RowKind.PROJECT and not row.included),
        in_hromada=in_hromada, in_oblast=placed - in_hromada, without_place=len(included) - placed,
    )
