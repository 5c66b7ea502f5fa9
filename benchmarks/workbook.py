"""The budget workbook, against bare XlsxWriter writing the same cells.

What our workbook holds is read back once: every sheet, and for every cell its value, formula with cached value, or
blank, with its number format. The bare side writes exactly these with one format per number format. Ours also works
out the figures, the formulas, widths, heights and looks.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.documents.catalogue import make, order_in
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.project import Project
from hromada_desk.services.cases import project_case

SOURCES = 5


@dataclass(frozen=True)
class Written:
    """One cell as XlsxWriter takes it. `kept` is the value shown beside a formula."""

    sheet: str
    row: int
    column: int
    value: Any
    look: str
    kept: Any = None


@contextmanager
def writing(folder: Path, size: Size) -> Iterator[Sides]:
    """A project with one large budget."""
    case = _case(folder, size)
    order = order_in("uk", made_at=datetime(2026, 11, 23, 12, tzinfo=UTC))

    def ours() -> bytes:
        return make("budget", "xlsx", [case], order)

    cells = cells_of(ours())
    yield Sides(clocked(ours), clocked(lambda: bare_workbook(cells)))


def _case(folder: Path, size: Size) -> Case:
    desk = sample.demo(folder)
    try:
        project = Project(id=desk.new_id(), number="PR-2026-900", title=sample.demo_projects()[0].title)
        budget = Budget(id=desk.new_id(), project_id=project.id)
        lines, sources, shares = sample.large_budget(desk, budget, lines=size.lines, sources=SOURCES)
        desk.put("change.demo", project, budget, *lines, *sources, *shares)
        return project_case(desk, project.id)
    finally:
        desk.close()


def cells_of(content: bytes) -> list[Written]:
    """Every cell of a workbook, with the value kept beside each formula."""
    formulas = openpyxl.load_workbook(io.BytesIO(content))
    values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    return [
        Written(sheet.title, cell.row - 1, cell.column - 1, cell.value, cell.number_format,
                values[sheet.title].cell(cell.row, cell.column).value if cell.data_type == "f" else None)
        for sheet in formulas for row in sheet.iter_rows() for cell in row if cell.has_style or cell.value is not None
    ]


def bare_workbook(cells: list[Written]) -> bytes:
    """The same cells by XlsxWriter and nothing else."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_urls": False})
    sheets = {name: book.add_worksheet(name) for name in dict.fromkeys(each.sheet for each in cells)}
    looks = {name: book.add_format({"num_format": name}) for name in {each.look for each in cells}}
    for each in cells:
        sheet, place, look = sheets[each.sheet], (each.row, each.column), looks[each.look]
        if each.value is None:
            sheet.write_blank(*place, None, look)
        elif each.kept is not None:
            sheet.write_formula(*place, each.value, look, each.kept)
        else:
            _WRITERS.get(type(each.value), _number)(sheet, place, each.value, look)
    book.close()
    return target.getvalue()


def _number(sheet: Any, place: tuple[int, int], value: Any, look: Any) -> None:
    sheet.write_number(*place, value, look)


_WRITERS: dict[type, Callable[[Any, tuple[int, int], Any, Any], None]] = {
    str: lambda sheet, place, value, look: sheet.write_string(*place, value, look),
    bool: lambda sheet, place, value, look: sheet.write_boolean(*place, value, look),
    datetime: lambda sheet, place, value, look: sheet.write_datetime(*place, value, look),
}

WORKBOOK = Yardstick("workbook", "the budget workbook of all lines and five sources, from the case to bytes",
                     "XlsxWriter writing the same cells, formulas and kept values", 1.5, writing)
