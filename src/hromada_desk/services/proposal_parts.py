"""What the parts of a proposal are called in lists: its partners, the rows of its logical framework, its months."""

from decimal import Decimal

from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow, ProposalPartner
from hromada_desk.domain.values import Language
from hromada_desk.domain.workplan import last_month
from hromada_desk.services.desk import Desk

LONGEST = 80


def partner_title(desk: Desk, row: ProposalPartner, language: Language) -> str:
    """The partner's name; the hromada's own where the row names none; "" where the partner is gone."""
    if not row.partner_id:
        return desk.hromada().name.best(language)
    partner = desk.find(Partner, row.partner_id)
    return "" if partner is None else partner.name.best(language)


def row_title(row: LogframeRow, language: Language) -> str:
    """Code and statement on one line."""
    words = " ".join(part for part in (row.code, row.statement.best(language)) if part)
    return words if len(words) <= LONGEST else words[:LONGEST - 1] + "…"


def months_words(activity: Activity) -> str:
    """"4\u20138", "4", or nothing while nobody has said when."""
    first, last = activity.first_month, last_month(activity)
    if first is None:
        return ""
    return str(first) if last == first else f"{first}\u2013{last}"


def progress_of(indicator: Indicator) -> Decimal | None:
    """How far from its baseline to its target an indicator is, as a part of one; None while one of them is unknown.

    A falling indicator (losses, days of waiting) counts downwards; a baseline not given is zero.
    """
    start, target = indicator.measure.baseline or Decimal(0), indicator.measure.target
    if indicator.current is None or target is None or target == start:
        return None
    return (indicator.current - start) / (target - start)
