"""The logical framework as a chain: results by rank, how they are measured, what is done for them, what that costs.

It knows who is linked to whom; whether that is good enough is asked in `rules.links`, how it looks elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hromada_desk.domain.case import Case
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow

DONE_LEVEL = "activity"
"""A row of this level is something done, not a result."""


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row and how deep it stands under the results it serves."""

    row: LogframeRow
    depth: int


@dataclass(frozen=True, slots=True)
class Logframe:
    """The rows of one proposal with everything that is linked to them, by id; `lines` are costs, no headings."""

    rows: Mapping[str, LogframeRow]
    below: Mapping[str, tuple[LogframeRow, ...]]
    indicators: Mapping[str, tuple[Indicator, ...]]
    activities: Mapping[str, tuple[Activity, ...]]
    lines: Mapping[str, tuple[str, ...]]

    def placed(self) -> Iterator[PlacedRow]:
        """Every row, each above those that serve it; rows that serve each other in a ring come last, undented."""
        seen: set[str] = set()
        tops = [each for each in self.rows.values() if each.parent_id not in self.rows]
        for top in (*tops, *self.rows.values()):
            waiting = [PlacedRow(top, 0)]
            while waiting:
                placed = waiting.pop()
                if placed.row.id in seen:
                    continue
                seen.add(placed.row.id)
                yield placed
                waiting += [PlacedRow(each, placed.depth + 1) for each in reversed(self.below.get(placed.row.id, ()))]

    def under(self, row_id: str) -> frozenset[str]:
        """Ids of the row itself and of all rows that serve it."""
        found: set[str] = set()
        waiting = [row_id]
        while waiting:
            present = waiting.pop()
            if present not in found:
                found.add(present)
                waiting += [each.id for each in self.below.get(present, ())]
        return frozenset(found)

    def serves_itself(self, row_id: str) -> bool:
        """Whether a row stands, by however many steps, above itself."""
        return any(row_id in self.under(each.id) for each in self.below.get(row_id, ()))

    def lines_for(self, owner_id: str) -> frozenset[str]:
        """Ids of the budget lines of an activity, or of a result with everything done for it and for those below."""
        if owner_id not in self.rows:
            return frozenset(self.lines.get(owner_id, ()))
        rows = self.under(owner_id)
        owners = [*rows, *(each.id for row in rows for each in self.activities.get(row, ()))]
        return frozenset(line for owner in owners for line in self.lines.get(owner, ()))


def logframe_of(case: Case) -> Logframe:
    """The chain of a proposal's case."""
    return linked(case.all(LogframeRow), case.all(Indicator), case.all(Activity), case.all(BudgetLine))


def linked(rows: Iterable[LogframeRow], indicators: Iterable[Indicator], activities: Iterable[Activity],
           lines: Iterable[BudgetLine]) -> Logframe:
    """The chain of these records; a line that names an activity and a result is linked to both."""
    by_id = {each.id: each for each in rows}
    of_owner: dict[str, list[str]] = {}
    for line in lines:
        for owner in dict.fromkeys((line.activity_id, line.result_id)):
            if owner and line.line_type != "heading":
                of_owner.setdefault(owner, []).append(line.id)
    below: dict[str, list[LogframeRow]] = {}
    for row in by_id.values():
        below.setdefault(row.parent_id, []).append(row)
    measured: dict[str, list[Indicator]] = {}
    for indicator in indicators:
        measured.setdefault(indicator.row_id, []).append(indicator)
    done: dict[str, list[Activity]] = {}
    for activity in activities:
        done.setdefault(activity.row_id, []).append(activity)
    return Logframe(by_id, {key: tuple(found) for key, found in below.items()},
                    {key: tuple(found) for key, found in measured.items()},
                    {key: tuple(found) for key, found in done.items()},
                    {key: tuple(found) for key, found in of_owner.items()})
