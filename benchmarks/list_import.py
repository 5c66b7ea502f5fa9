"""Importing a list of projects until it is stored, against reading the same file with calamine.

The bare side stops at rows of cells. Ours finds the header, proposes a mapping, reads money, dates and places, looks
for duplicates and subtotals, makes records, and writes them with their journal and search index as one durable change.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Timed, Yardstick, clocked
from hromada_desk.domain.records.project import Project
from hromada_desk.services.imports import apply_import, preview_list
from hromada_desk.services.workspaces import create_workspace, open_workspace
from hromada_desk.storage.reference import hromadas
from hromada_desk.text.catalog import words

FIELDS = ("number", "title", "place", "period", "estimated_cost")


@contextmanager
def importing(folder: Path, size: Size) -> Iterator[Sides]:
    """A tidy list of one sheet; the workspace is new each time."""
    listed = folder / "list.xlsx"
    write_list(listed, size.rows)
    empty = folder / "empty.hromada"
    create_workspace(empty, sample.PASSPHRASE, sample.DEMO_HROMADA, who="bench").close()
    yield Sides(_ours(listed, empty), clocked(lambda: _read(listed)))


def write_list(path: Path, rows: int) -> None:
    """Number, title, place, years, planned cost: under the program's own Ukrainian names of the fields."""
    said, models, places = words("uk"), sample.demo_projects(), hromadas().of_category("H")
    book = xlsxwriter.Workbook(path, {"strings_to_urls": False})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, [said.say(f"project.{name}") for name in FIELDS])
    for at in range(rows):
        place = places[at * 7 % len(places)]
        sheet.write_row(at + 1, 0, [f"{at + 1}", f"{models[at % len(models)].title.uk} {at + 1}",
                                    place.name("uk"), f"{2027 + at % 3}", 1_000_000 + at * 12_345.67])
    book.close()


def _ours(listed: Path, empty: Path) -> Timed:
    numbers = count()

    def timed() -> float:
        path = empty.with_name(f"import-{next(numbers)}.hromada")
        shutil.copyfile(empty, path)
        desk = open_workspace(path, sample.PASSPHRASE, who="bench")
        try:
            seconds = clocked(lambda: apply_import(desk, preview_list(desk, listed)))()
            assert desk.count(Project) > 0
            return seconds
        finally:
            desk.close()

    return timed


def _read(listed: Path) -> list[list[object]]:
    return CalamineWorkbook.from_path(listed).get_sheet_by_index(0).to_python()


IMPORT = Yardstick("import", "a list of all rows: read, understood, stored with journal and index, durable",
                   "python-calamine reading the same file into lists", 6, importing)
