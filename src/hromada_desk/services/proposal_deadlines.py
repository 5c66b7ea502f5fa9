"""When a call closes: the hour at the donor's and here, and how many days are left.

Here is Kyiv, whichever zone the laptop is set to.
"""

from dataclasses import dataclass
from datetime import datetime

from hromada_desk.domain.records.proposal import Call
from hromada_desk.domain.wall_clock import clock_in, kyiv_clock
from hromada_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Deadline:
    """The closing moment; `there` is the donor's wall clock, None where the zone is not known.

    `days` counts from today; `place` is the last part of the zone: "Brussels".
    """

    at: datetime
    there: datetime | None
    place: str
    days: int


def deadline_of(desk: Desk, call: Call | None) -> Deadline | None:
    """The deadline of a call, or None while it has none."""
    if call is None or call.deadline_at is None:
        return None
    here = kyiv_clock(call.deadline_at)
    return Deadline(at=here, there=clock_in(call.deadline_zone, call.deadline_at),
                    place=call.deadline_zone.rpartition("/")[2].replace("_", " "),
                    days=(here.date() - desk.today()).days)
