"""What a partner of a proposal pays and what it spends, by the figures of the budget."""

from collections.abc import Mapping

from hromada_desk.domain.budget import BudgetFigures
from hromada_desk.domain.money import Money, total
from hromada_desk.domain.records.budget import BudgetLine, FundingSource
from hromada_desk.domain.records.proposal import ProposalPartner


def paid_by(part: ProposalPartner, figures: BudgetFigures, sources: Mapping[str, FundingSource]) -> Money | None:
    """What the sources of this partner pay: of the lines where costs are shared out, else what they promised.

    A row without a partner is the hromada, which pays with its own budget. None where it pays nothing known.
    """
    own = [each for each in figures.sources.values() if _is_from(sources[each.source_id], part)]
    amounts = [each.used if figures.shared else each.most for each in own]
    known = [each for each in amounts if each is not None]
    return total(known, figures.currency) if known else None


def spent_by(part: ProposalPartner, figures: BudgetFigures, lines: Mapping[str, BudgetLine]) -> Money | None:
    """What the lines of this partner cost; lines that name nobody are the hromada's. None where it has no line."""
    own = [figures.lines[each.id].own for each in lines.values()
           if each.line_type != "heading" and each.partner_id == part.partner_id and each.id in figures.lines]
    return total(own, figures.currency) if own else None


def _is_from(source: FundingSource, part: ProposalPartner) -> bool:
    if part.partner_id:
        return source.partner_id == part.partner_id
    return not source.partner_id and source.funding_kind == "local_budget"
