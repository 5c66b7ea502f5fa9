"""Moving activities on the calendar of a proposal, each time as one change."""

from dataclasses import replace

from hromada_desk.domain.records.proposal import Activity
from hromada_desk.domain.workplan import MOST_MONTHS, last_month
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import title_of
from hromada_desk.services.locked_proposals import refuse_changed

MOVED = "change.activity_moved"


def move_activity(desk: Desk, activity_id: str, months: int) -> Activity:
    """Move an activity by that many months, its length kept; it stays within the months there can be.

    One without months is put into the first. Raises RuleBroken('proposal.locked').
    """
    activity = desk.get(Activity, activity_id)
    first, last = activity.first_month, last_month(activity)
    if first is None:
        return _write(desk, activity, 1, 1)
    by = max(1 - first, min(months, max(0, MOST_MONTHS - last)))
    return _write(desk, activity, first + by, last + by)


def stretch_activity(desk: Desk, activity_id: str, months: int, *, at_start: bool = False) -> Activity:
    """Move the end of an activity, or its start, by that many months; it lasts at least one.

    One without months is put into the first. Raises RuleBroken('proposal.locked').
    """
    activity = desk.get(Activity, activity_id)
    first, last = activity.first_month, last_month(activity)
    if first is None:
        return _write(desk, activity, 1, 1)
    if at_start:
        return _write(desk, activity, max(1, min(first + months, last)), last)
    return _write(desk, activity, first, max(first, min(last + months, MOST_MONTHS)))


def _write(desk: Desk, activity: Activity, first: int, last: int) -> Activity:
    moved = replace(activity, first_month=first, last_month=last)
    refuse_changed(desk, moved)
    if moved != activity:
        desk.put(MOVED, moved, title=title_of(activity), first=str(first), last=str(last))
    return moved
