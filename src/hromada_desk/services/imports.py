"""Importing a list of projects: read, preview, and one change that one undo takes back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.numbering import next_number
from hromada_desk.services.searching import name_place

if TYPE_CHECKING:
    from hromada_desk.exchange.places_in import Gazetteer
    from hromada_desk.exchange.preview import ImportPreview


@dataclass(frozen=True, slots=True)
class ListPreview:
    """A list as read, to be shown and then applied; doors carry it, they do not look inside."""

    read: ImportPreview


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """The counts of a preview; `problems` are those of the list and of its rows from the top."""

    sheet: str
    header_row: int
    mapping: Mapping[str, str]
    rows: int
    projects: int
    subtotals: int
    with_oblast: int
    with_hromada: int
    duplicates: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class ImportRow:
    """A project row as the preview shows it; `row` as the spreadsheet counts."""

    row: int
    title: str
    place: str
    planned: Money | None
    paid: Money | None


def preview_list(desk: Desk, path: Path, mapping_file: Path | None = None) -> ListPreview:
    """Read a list and say what would come in; nothing is written. Raises FileProblem or RuleBroken ('import.*')."""
    from hromada_desk.exchange.mapping_file import read_mapping
    from hromada_desk.exchange.mapping_proposal import propose_mapping
    from hromada_desk.exchange.previewing import KnownProject, build_preview
    from hromada_desk.exchange.tables_in import read_tables

    if path.is_dir():
        raise FileProblem("import.not_a_table", file=path.name or str(path))
    tables = read_tables(path)
    mapping = read_mapping(mapping_file, tables) if mapping_file is not None else propose_mapping(tables)
    numbers: dict[str, list[tuple[str, str]]] = {}
    for each in desk.all(Identifier, subject_kind=Project.kind):
        numbers.setdefault(each.subject_id, []).append((each.scheme, each.value))
    existing = [KnownProject(each.title.best("uk"), each.number, tuple(numbers.get(each.id, ())))
                for each in desk.all(Project)]
    return ListPreview(build_preview(tables, mapping, _gazetteer(), existing=existing,
                                     home=desk.hromada().katottg))


def apply_import(desk: Desk, preview: ListPreview) -> int:
    """Write the included rows as one change; the answer is how many projects came in."""
    from hromada_desk.exchange.project_records import to_records

    found = to_records(preview.read, new_id=desk.new_id)
    if not found.projects:
        counts = preview.read.counts
        raise RuleBroken("import.nothing_to_import", file=preview.read.file, rows=counts.rows,
                         duplicates=counts.duplicates)
    projects = _numbered(desk, found.projects)
    desk.put("change.imported", *projects, *found.payments, *found.identifiers, file=preview.read.file,
             count=str(len(projects)))
    return len(projects)


def summary_of(preview: ListPreview) -> ImportSummary:
    """The counts of a preview."""
    counts, mapping = preview.read.counts, preview.read.mapping
    return ImportSummary(
        sheet=mapping.sheet,
        header_row=mapping.header_row + 1,
        mapping={each.header or str(each.column + 1): each.field for each in mapping.columns},
        rows=counts.rows,
        projects=counts.included,
        subtotals=counts.subtotals + counts.headings,
        with_oblast=counts.in_oblast + counts.in_hromada,
        with_hromada=counts.in_hromada,
        duplicates=counts.duplicates,
        problems=preview.read.all_problems(),
    )


def rows_of(preview: ListPreview, language: Language) -> tuple[ImportRow, ...]:
    """The rows that would come in, for a table."""
    return tuple(
        ImportRow(each.row, each.project.title, ", ".join(name_place(each.project.place, language)[:2]),
                  each.project.planned, each.project.paid)
        for each in preview.read.included() if each.project is not None
    )


def _gazetteer() -> Gazetteer:
    from hromada_desk.exchange.import_words import import_words
    from hromada_desk.exchange.places_in import Gazetteer
    from hromada_desk.storage import reference

    return Gazetteer(reference.places(), reference.place_matcher(), reference.oblast_numbers(), import_words())


def _numbered(desk: Desk, projects: tuple[Project, ...]) -> list[Project]:
    """Projects without a number of their own get the next ones of this year."""
    taken = [each.number for each in desk.all(Project)]
    first = next_number("PR", desk.today().year, taken)
    prefix, at = first.rsplit("-", 1)
    following = int(at)
    numbered = []
    for project in projects:
        numbered.append(project if project.number else replace(project, number=f"{prefix}-{following:03d}"))
        following += not project.number
    return numbered
