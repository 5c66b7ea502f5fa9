"""The list of all projects, from the file to the filled table model, against a bare SELECT of the same columns.

Both read the same file with the same page cache: what the list shows of each project, every payment, every budget with
its lines, sources and shares. The bare side stops at tuples of undecoded cells; ours goes on to money, sums, groups,
order and the model a view can be put on.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt

from benchmarks import bare_file, sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.rubbish import collect_rarely
from hromada_desk.desktop.screens.projects.columns import columns, prepared, summary_of
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.domain.records.project import Project
from hromada_desk.services.desk import Desk
from hromada_desk.services.projects import filter_texts, project_rows

PLANNED = 3
SHOWN = ("id", "number", "title", "stage", "sector", "place", "tags", "estimated_cost")
PAID = ("project_id", "amount")
COUNTED = ("id", "budget_id", "parent_id", "position", "line_type", "heading_code", "quantity", "unit_cost", "year",
           "eligible")
QUERIES = (
    f"SELECT {', '.join(SHOWN)} FROM project WHERE alive = 1 ORDER BY id",
    f"SELECT {', '.join(PAID)} FROM payment WHERE alive = 1",
    "SELECT id, project_id, currency FROM budget WHERE alive = 1 AND proposal_id = ''",
    f"SELECT {', '.join(COUNTED)} FROM budget_line WHERE alive = 1",
    "SELECT id, budget_id, position, funding_kind, status, amount FROM funding_source WHERE alive = 1",
    "SELECT line_id, source_id, share_rule, amount, percent FROM line_share WHERE alive = 1",
)


@contextmanager
def filling(folder: Path, size: Size) -> Iterator[Sides]:
    """The whole way of the screen."""
    with _opened(folder, size) as (desk, bare):
        yield Sides(clocked(lambda: _fill(desk), repeats=size.repeats),
                    clocked(lambda: [bare.execute(query).fetchall() for query in QUERIES], repeats=size.repeats))


@contextmanager
def reading(folder: Path, size: Size) -> Iterator[Sides]:
    """Only the store's own fast way to a list."""
    with _opened(folder, size) as (desk, bare):
        yield Sides(clocked(lambda: _read(desk), repeats=size.repeats),
                    clocked(lambda: [bare.execute(query).fetchall() for query in QUERIES[:2]], repeats=size.repeats))


@contextmanager
def _opened(folder: Path, size: Size) -> Iterator[tuple[Desk, object]]:
    collect_rarely()  # as the window does; the bare side, in the same process, has the good of it too
    desk = sample.office(folder, size.projects)
    bare = bare_file.connect(desk.path, bare_file.key_of(desk))
    try:
        yield desk, bare
    finally:
        bare.close()
        desk.close()


def _fill(desk: Desk) -> int:
    rows = project_rows(desk)
    by_id = {each.project.id: each for each in rows}
    model = RecordTableModel(columns(), lambda shown: summary_of(by_id, shown))
    model.set_grouped(True)
    model.sort(PLANNED, Qt.SortOrder.DescendingOrder)
    model.set_rows(prepared(rows, lambda: filter_texts(desk)))
    model.totals()
    return model.rowCount()


def _read(desk: Desk) -> int:
    return len(desk.store.rows(Project, SHOWN)) + len(desk.store.rows(Payment, PAID))


LIST = Yardstick("list", "all projects with their money, grouped, sorted and summed in the table model",
                 "a sqlcipher3 SELECT of the same columns of the same tables, undecoded", 3, filling)
ROWS = Yardstick("rows", "store.rows of eight fields of all projects and two of all payments, decoded",
                 "a sqlcipher3 SELECT of the same columns, undecoded", None, reading)
