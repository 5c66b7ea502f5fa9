"""Rows of a budget: new lines and headings, their order, and taking them away with everything under them."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hromada_desk.domain import positions
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.record import Record
from hromada_desk.services.budget_book import BudgetBook


def add_line(book: BudgetBook, near_id: str = "") -> BudgetLine:
    """A new line at the end of the heading that `near_id` is, or belongs to; its year is that of the line before."""
    parent_id = _heading_of(book, near_id)
    siblings = book.siblings(parent_id)
    before = next((each for each in reversed(siblings) if each.line_type != "heading"), None)
    line = BudgetLine(id=book.desk.new_id(), budget_id=book.budget_id, parent_id=parent_id,
                      position=_after(siblings), year=before.year if before is not None else None)
    book.write("change.created", (line,), kind=BudgetLine.kind, title="")
    return line


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


def move_line(book: BudgetBook, line_id: str, step: int) -> bool:
    """Move a row by one place among its siblings, up (-1) or down (1); False at the end of them."""
    siblings = list(book.siblings(book.figures.lines[line_id].parent_id))
    at = [each.id for each in siblings].index(line_id)
    to = at + step
    if not 0 <= to < len(siblings):
        return False
    siblings[at], siblings[to] = siblings[to], siblings[at]
    book.write("change.moved", _in_places(siblings, to), kind=BudgetLine.kind,
               title=book.lines[line_id].title.best("uk"))
    return True


def _in_places(siblings: Sequence[BudgetLine], moved: int) -> tuple[BudgetLine, ...]:
    """The siblings in their new order: the moved one alone gets a new place, all of them where there is none."""
    before = siblings[moved - 1].position if moved else ""
    after = siblings[moved + 1].position if moved + 1 < len(siblings) else ""
    if not after or before < after:
        return (replace(siblings[moved], position=positions.between(before, after)),)
    places = positions.many_after("", len(siblings))
    return tuple(replace(each, position=place) for each, place in zip(siblings, places, strict=True))


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
