"""What the parts of a proposal are called in lists: its partners and the rows of its logical framework."""

from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import LogframeRow, ProposalPartner
from hromada_desk.domain.values import Language
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
