"""Rows of a budget: new lines and headings, and taking them away with everything under them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hromada_desk.domain import positions
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.record import Record
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_moves import in_places


def add_line(book: BudgetBook, near_id: str = "") -> BudgetLine:
    """A new line at the end of the heading that `near_id` is, or belongs to; its year is that of the line before."""
    parent_id = _heading_of(book, near_id)
    siblings = book.siblings(parent_id)
    before = next((each for each in reversed(siblings) if each.line_type != "heading"), None)
    line = BudgetLine(id=book.desk.new_id(), budget_id=book.budget_id, parent_id=parent_id,
                      position=_after(siblings), year=before.year if before is not None else None)
    book.write("change.created", (line,), kind=BudgetLine.kind, title="")
    return line


def insert_line(book: BudgetBook, near_id: str) -> BudgetLine:
    """A new line right above that one, or the first of that heading; its year is that of the line it stands above."""
    near = book.lines[near_id]
    is_heading = near.line_type == "heading"
    parent_id = near_id if is_heading else book.figures.lines[near_id].parent_id
    siblings = book.siblings(parent_id)
    at = 0 if is_heading else [each.id for each in siblings].index(near_id)
    year = siblings[at].year if siblings else None
    line = BudgetLine(id=book.desk.new_id(), budget_id=book.budget_id, parent_id=parent_id, year=year)
    placed = in_places([*siblings[:at], line, *siblings[at:]], {line.id})
    book.write("change.created", placed, kind=BudgetLine.kind, title="")
    return book.lines[line.id]


def add_heading(book: BudgetBook, near_id: str = "") -> BudgetLine:
    """A new heading after the top heading `near_id` belongs to, or at the end."""
    top = book.siblings("")
    ids = [each.id for each in top]
    at = near_id
    while at and at not in ids:
        at = book.figures.lines[at].parent_id
    place = ids.index(at) if at else len(ids) - 1
    heading = BudgetLine(id=book.desk.new_id(), budget_id=book.budget_id, line_type="heading",
                         position=_after(top[:place + 1], top[place + 1:]))
    book.write("change.created", (heading,), kind=BudgetLine.kind, title="")
    return heading


def remove_lines(book: BudgetBook, line_ids: Iterable[str]) -> tuple[BudgetLine, ...]:
    """Rows with everything under them and what sources pay of them go to the trash, as one change."""
    doomed = _with_descendants(book, set(line_ids))
    records: list[Record] = [replace(each, alive=False) for each in doomed]
    records += [replace(share, alive=False) for each in doomed for share in book.shares_of(each.id)]
    title = doomed[0].title.best("uk") if len(doomed) == 1 else ""
    book.write("change.removed", records, kind=BudgetLine.kind, title=title)
    return doomed


def _after(before: Sequence[BudgetLine], following: Sequence[BudgetLine] = ()) -> str:
    last = before[-1].position if before else ""
    coming = following[0].position if following else ""
    return positions.between(last, coming if coming > last else "")


def _heading_of(book: BudgetBook, line_id: str) -> str:
    if not line_id or line_id not in book.lines:
        headings = [each.id for each in book.siblings("") if each.line_type == "heading"]
        return headings[-1] if headings else ""
    return line_id if book.is_heading(line_id) else book.figures.lines[line_id].parent_id


def _with_descendants(book: BudgetBook, line_ids: set[str]) -> tuple[BudgetLine, ...]:
    """The rows and all under them; figures run depth first, so a parent always comes before its children."""
    doomed = set(line_ids)
    for each in book.figures.lines.values():
        if each.parent_id in doomed:
            doomed.add(each.line_id)
    return tuple(book.lines[line_id] for line_id in book.figures.lines if line_id in doomed)
