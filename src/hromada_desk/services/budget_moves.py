"""Rows of a budget on the move: up and down, whole headings too, and in and out of headings; each one change."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from hromada_desk.domain import positions
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.services.budget_book import BudgetBook


def move_lines(book: BudgetBook, line_ids: Iterable[str], step: int) -> bool:
    """Move rows one place up (-1) or down (1) among their siblings, together; False where they cannot.

    A heading takes along what is under it. Rows under different headings cannot move together.
    """
    moving = _topmost(book, line_ids)
    parents = {_parent(book, each) for each in moving}
    if len(parents) != 1:
        return False
    siblings = list(book.siblings(parents.pop()))
    places = sorted(at for at, each in enumerate(siblings) if each.id in moving)
    edge = places[0] - 1 if step < 0 else places[-1] + 1
    if not 0 <= edge < len(siblings):
        return False
    passed = siblings.pop(edge)
    siblings.insert(places[-1] if step < 0 else places[0], passed)
    alone = len(places) == 1
    _write(book, moving, in_places(siblings, {siblings[edge].id} if alone else {passed.id}))
    return True


def move_in(book: BudgetBook, line_ids: Iterable[str]) -> bool:
    """Put rows into the heading before them, at its end; False where none stands before them."""
    moving = _topmost(book, line_ids)
    parents = {_parent(book, each) for each in moving}
    if len(parents) != 1:
        return False
    siblings = book.siblings(parents.pop())
    first = next(at for at, each in enumerate(siblings) if each.id in moving)
    heading = next((each for each in reversed(siblings[:first]) if each.line_type == "heading"), None)
    if heading is None:
        return False
    below = book.siblings(heading.id)
    _write(book, moving, _placed(book, moving, heading.id, below[-1].position if below else "", ""))
    return True


def move_out(book: BudgetBook, line_ids: Iterable[str]) -> bool:
    """Take rows out of their heading, to the place right after it; False at the top."""
    moving = _topmost(book, line_ids)
    parents = {_parent(book, each) for each in moving}
    if len(parents) != 1 or parents == {""}:
        return False
    heading = book.lines[parents.pop()]
    above = book.siblings(_parent(book, heading.id))
    at = [each.id for each in above].index(heading.id)
    following = above[at + 1].position if at + 1 < len(above) else ""
    if following and following <= heading.position:
        _write(book, moving, in_places([*above[:at + 1], *_loose(book, moving, heading.parent_id), *above[at + 1:]],
                                        set(moving)))
    else:
        _write(book, moving, _placed(book, moving, heading.parent_id, heading.position, following))
    return True


def in_places(siblings: Sequence[BudgetLine], moved: set[str]) -> tuple[BudgetLine, ...]:
    """Siblings in the order they shall have: the moved ones alone get new places, all of them where there is none."""
    kept = [each for each in siblings if each.id not in moved]
    if all(first.position < second.position for first, second in pairwise(kept)):
        return tuple(_between_kept(siblings, moved))
    places = positions.many_after("", len(siblings))
    return tuple(replace(each, position=place) for each, place in zip(siblings, places, strict=True))


def _topmost(book: BudgetBook, line_ids: Iterable[str]) -> tuple[str, ...]:
    """The rows in the order of the budget, without those that go along with a chosen heading."""
    wanted = set(line_ids)
    along = set[str]()
    found = []
    for each in book.figures.lines.values():
        if each.parent_id in along or each.parent_id in wanted:
            along.add(each.line_id)
        elif each.line_id in wanted:
            found.append(each.line_id)
    return tuple(found)


def _parent(book: BudgetBook, line_id: str) -> str:
    return book.figures.lines[line_id].parent_id


def _loose(book: BudgetBook, moving: Sequence[str], parent_id: str) -> tuple[BudgetLine, ...]:
    return tuple(replace(book.lines[each], parent_id=parent_id) for each in moving)


def _placed(book: BudgetBook, moving: Sequence[str], parent_id: str, after: str,
            before: str) -> tuple[BudgetLine, ...]:
    """The rows under that heading, one after the other between two positions."""
    placed = []
    for each in _loose(book, moving, parent_id):
        after = positions.between(after, before)
        placed.append(replace(each, position=after))
    return tuple(placed)


def _between_kept(siblings: Sequence[BudgetLine], moved: set[str]) -> Iterable[BudgetLine]:
    last = ""
    for at, each in enumerate(siblings):
        if each.id not in moved:
            last = each.position
            continue
        coming = next((other.position for other in siblings[at + 1:] if other.id not in moved), "")
        last = positions.between(last, coming)
        yield replace(each, position=last)


def _write(book: BudgetBook, moving: Sequence[str], records: Sequence[BudgetLine]) -> None:
    title = book.lines[moving[0]].title.best("uk") if len(moving) == 1 else ""
    book.write("change.moved", records, kind=BudgetLine.kind, title=title)
