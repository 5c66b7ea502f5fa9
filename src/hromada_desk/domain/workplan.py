"""The workplan by months of the project: its rows, what waits for what, and where each thing lies when it is drawn.

The screen and the paper draw the same plan by the same `Layout`; lengths are in whatever unit the room is given in,
measured from the left and from the top.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from hromada_desk.domain.case import Case
from hromada_desk.domain.records.project import Milestone
from hromada_desk.domain.records.proposal import Activity, LogframeRow, ProposalPartner

MOST_MONTHS = 240
HEATING_MONTHS = frozenset({11, 12, 1, 2, 3})
Leader = Literal["lead", "partner", "joint"]
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class PlanRow:
    """An activity from month to month, or the result it serves as a bracket over all its activities.

    Months are 0 where nobody has said yet when the activity is.
    """

    record: Activity | LogframeRow
    first_month: int
    last_month: int
    led_by: Leader = "lead"

    @property
    def is_package(self) -> bool:
        """Whether it is a bracket."""
        return isinstance(self.record, LogframeRow)


@dataclass(frozen=True, slots=True)
class PlanMark:
    """A milestone: its number in the plan, the month it ends, the row of the activity that reaches it."""

    milestone: Milestone
    number: int
    month: int
    row: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The rows in their order; `links` are (row waited for, row that waits); `starts_on` dates the first month."""

    rows: tuple[PlanRow, ...]
    months: int
    marks: tuple[PlanMark, ...] = ()
    links: tuple[tuple[int, int], ...] = ()
    starts_on: date | None = None


def plan_of(case: Case, *, undated: bool = False) -> Plan | None:
    """The plan of a proposal, None while it has no row; activities without months are left out unless `undated`."""
    activities = [each for each in case.all(Activity) if undated or each.first_month is not None]
    if not activities:
        return None
    duration = (case.proposal.duration_months if case.proposal else None) or 0
    months = min(MOST_MONTHS, max([1, duration, *(last_month(each) for each in activities)]))
    rows = tuple(_rows(case, activities))
    at = {row.record.id: number for number, row in enumerate(rows)}
    links = tuple((at[other], at[each.id]) for each in activities for other in each.depends_on if other in at)
    starts = case.proposal.period.start if case.proposal else None
    return Plan(rows, months, tuple(_marks(case, months, rows, starts)), links, starts)


def last_month(activity: Activity) -> int:
    """The month an activity ends in; one without an end lasts a month, 0 is unknown."""
    return activity.last_month or activity.first_month or 0


def rings(activities: Sequence[Activity]) -> tuple[tuple[Activity, ...], ...]:
    """Groups of activities that wait for each other in a ring, each in the order of the plan."""
    known = {each.id: each for each in activities}
    waits = {each.id: [other for other in each.depends_on if other in known] for each in activities}
    waits = _without_ends(waits)
    found: list[tuple[Activity, ...]] = []
    told: set[str] = set()
    for each in activities:
        if each.id in told or each.id not in waits:
            continue
        reached = _reached(each.id, waits)
        if each.id in reached:
            ring = {other for other in reached if each.id in _reached(other, waits)}
            told |= ring
            found.append(tuple(known[other] for other in known if other in ring))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Room:
    """What a drawing is given: its width, how much of it names take, the height of its head and of a row."""

    width: float
    names: float
    head: float
    row: float


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its left upper corner."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the months and rows of a plan lie in a room."""

    room: Room
    months: int
    rows: int
    starts_on: date | None = None

    @property
    def month_width(self) -> float:
        """How wide a month is."""
        return (self.room.width - self.room.names) / max(1, self.months)

    @property
    def height(self) -> float:
        """Down to the foot of the last row."""
        return self.room.head + self.rows * self.room.row

    def start(self, month: int) -> float:
        """Where a month begins; the month after the last one begins at the right edge."""
        return self.room.names + (month - 1) * self.month_width

    def top(self, row: int) -> float:
        """Where a row begins."""
        return self.room.head + row * self.room.row

    def bar(self, row: int, first: int, last: int, thickness: float) -> Box | None:
        """The bar of a row, cut to the months there are; None where nothing of it is in sight."""
        first, last = max(1, first), min(self.months, last)
        if last < first:
            return None
        left = self.start(first)
        return Box(left, self.top(row) + (self.room.row - thickness) / 2, self.start(last + 1) - left, thickness)

    def mark(self, row: int, month: int) -> Point | None:
        """The middle of a milestone at the end of its month; None where it is out of sight."""
        return (self.start(month + 1), self.top(row) + self.room.row / 2) if 1 <= month <= self.months else None

    def link(self, before: Box, after: Box) -> tuple[Point, ...]:
        """The line from the end of one bar to the start of the other, in right angles; its last part is level."""
        start = (before.right, before.top + before.height / 2)
        end = (after.left, after.top + after.height / 2)
        step = min(self.month_width / 3, self.room.row / 3)
        if end[0] - start[0] >= step * 2:
            turn = end[0] - step
            return start, (turn, start[1]), (turn, end[1]), end
        between = end[1] - self.room.row / 2 if end[1] > start[1] else end[1] + self.room.row / 2
        out, back = start[0] + step, end[0] - step
        return start, (out, start[1]), (out, between), (back, between), (back, end[1]), end

    def calendar(self, month: int) -> tuple[int, int]:
        """Year and month of the calendar of a project month; year 0 while the start is not dated."""
        return calendar_month(self.starts_on, month)

    def is_heated(self, month: int) -> bool:
        """Whether a month is of the heating season; nobody knows while the start is not dated."""
        return self.starts_on is not None and self.calendar(month)[1] in HEATING_MONTHS

    def begins_year(self, month: int) -> bool:
        """Whether a year of the calendar begins with this month."""
        return self.starts_on is not None and self.calendar(month)[1] == 1

    def label_step(self, least: float) -> int:
        """Every how many months a number finds room, where one needs `least`."""
        return next((step for step in (1, 2, 3, 6, 12) if step * self.month_width >= least), 24)


def calendar_month(starts_on: date | None, month: int) -> tuple[int, int]:
    """Year and month of the calendar of a project month; year 0 and counted from January while there is no start."""
    year, first = (starts_on.year, starts_on.month) if starts_on is not None else (0, 1)
    number = first - 1 + month - 1
    return (year + number // 12 if year else 0), number % 12 + 1


def _rows(case: Case, activities: Sequence[Activity]) -> Iterator[PlanRow]:
    """Activities in their order; a bracket opens where the result they serve changes."""
    results = {each.id: each for each in case.all(LogframeRow)}
    leads = {each.id: each for each in case.all(ProposalPartner)}
    current = ""
    for each in activities:
        if each.row_id != current and each.row_id in results:
            current = each.row_id
            together = [other for other in activities if other.row_id == current and other.first_month is not None]
            yield PlanRow(results[current], min((other.first_month or 1 for other in together), default=0),
                          max((last_month(other) for other in together), default=0))
        lead = leads.get(each.lead_id)
        yield PlanRow(each, each.first_month or 0, last_month(each) if each.first_month else 0,
                      "partner" if lead is not None and lead.role != "lead" else "lead")


def _marks(case: Case, months: int, rows: Sequence[PlanRow], starts: date | None) -> Iterator[PlanMark]:
    """Milestones by their day, in the row of the activity that ends nearest to it."""
    for number, each in enumerate(case.all(Milestone), start=1):
        if starts is None or each.due_on is None:
            continue
        month = (each.due_on.year - starts.year) * 12 + each.due_on.month - starts.month + 1
        near = [(abs(month - row.last_month), at) for at, row in enumerate(rows) if not row.is_package]
        if 1 <= month <= months and near:
            yield PlanMark(each, number, month, min(near)[1])


def _without_ends(waits: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """What is left when whoever waits for nobody is taken out, again and again: rings, and who waits for them."""
    left = {key: list(others) for key, others in waits.items()}
    while free := [key for key, others in left.items() if not others]:
        gone = set(free)
        left = {key: [each for each in others if each not in gone] for key, others in left.items() if key not in gone}
    return left


def _reached(start: str, waits: Mapping[str, Iterable[str]]) -> set[str]:
    """Everything an activity waits for, by however many steps."""
    found: set[str] = set()
    waiting = list(waits.get(start, ()))
    while waiting:
        present = waiting.pop()
        if present not in found:
            found.add(present)
            waiting += waits.get(present, ())
    return found
