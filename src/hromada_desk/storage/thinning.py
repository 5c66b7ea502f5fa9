"""Which backups are kept: by time, never by number, so that a busy hour cannot push a good day out.

All of the last two days, then one a day for 12 days, one a week for 10 weeks, one a month for 9 months (Anki's rule,
with its tests over a year). The newest one always stays.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

KEEP_ALL = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
_DAYS_OF_A_WEEK = 7


def kept(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """The moments whose backups stay. Moments in the future (a clock was wrong) stay, because nobody knows better."""
    newest_first = sorted(moments, reverse=True)
    staying = {moment for moment in newest_first if now - moment < KEEP_ALL}
    staying.update(newest_first[:1])
    older = [moment for moment in newest_first if moment not in staying]
    for limit, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        chosen: dict[int, datetime] = {}
        rest = []
        for moment in older:
            if period(moment) in chosen or len(chosen) < limit:
                chosen.setdefault(period(moment), moment)
            else:
                rest.append(moment)
        staying.update(chosen.values())
        older = rest
    return frozenset(staying)


def _day(moment: datetime) -> int:
    return moment.date().toordinal()


def _week(moment: datetime) -> int:
    return (moment.date().toordinal() - 1) // _DAYS_OF_A_WEEK


def _month(moment: datetime) -> int:
    return moment.year * 12 + moment.month
