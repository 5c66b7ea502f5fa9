"""The order of a budget: headings and lines depth first, each with its number (1, 1.1, 1.1.1) and depth.

Merged copies may leave a line under a heading that is gone, or two lines under each other; both are put at the top
level here, the same way on every copy, instead of vanishing from the sums.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hromada_desk.domain.records.budget import BudgetLine


@dataclass(frozen=True, slots=True)
class TreeRow:
    """One line in its place. `parent_id` is the heading it really hangs under, "" at the top; depth starts at 0."""

    line: BudgetLine
    number: str
    depth: int
    parent_id: str


def tree_rows(lines: Iterable[BudgetLine]) -> tuple[TreeRow, ...]:
    """All lines depth first, siblings by position and then id; no line is lost and none appears twice."""
    ordered = sorted(lines, key=lambda line: (line.position, line.id))
    parents = _parents(ordered)
    children: dict[str, list[BudgetLine]] = defaultdict(list)
    for line in ordered:
        children[parents[line.id]].append(line)
    rows: list[TreeRow] = []
    waiting = [(line, str(at), 0, "") for at, line in _backwards(children[""])]
    while waiting:
        line, number, depth, parent_id = waiting.pop()
        rows.append(TreeRow(line, number, depth, parent_id))
        waiting.extend((child, f"{number}.{at}", depth + 1, line.id) for at, child in _backwards(children[line.id]))
    return tuple(rows)


def _backwards(siblings: list[BudgetLine]) -> list[tuple[int, BudgetLine]]:
    return list(enumerate(siblings, start=1))[::-1]


def _parents(ordered: list[BudgetLine]) -> dict[str, str]:
    """The parent of each line: known ones only, and the smallest id of every ring cut loose."""
    known = {line.id for line in ordered}
    parents = {line.id: line.parent_id if line.parent_id in known else "" for line in ordered}
    safe = {""}
    for line_id in sorted(known):
        path: list[str] = []
        at = line_id
        while at not in safe and at not in path:
            path.append(at)
            at = parents[at]
        if at not in safe:
            ring = path[path.index(at):]
            parents[min(ring)] = ""
        safe.update(path)
    return parents
