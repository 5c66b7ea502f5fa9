"""What a budget must keep, and what is wrong with it: the rules of the domain over one budget in memory.

The same rules judge the whole case for documents and readiness; here they run over one budget, after every edit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hromada_desk.domain.budget_reading import BudgetReading, first_source
from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.project import Project, Site
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.rules.budgets import BUDGET_RULES
from hromada_desk.domain.rules.grant_terms import cap_checks, largest_grant_share, own_side, share_of
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.claims import claims_around
from hromada_desk.services.desk import Desk
from hromada_desk.services.forms import form_of_call

NEAR = Decimal("0.98")
"""From this part of a cap on it is near."""
NOT_COVERED = frozenset({"budget.line_not_covered", "budget.line_overpaid", "budget.sources_do_not_cover",
                         "budget.sources_exceed_total", "budget.no_sources"})
_SEVERITIES = tuple(Severity)


@dataclass(frozen=True, slots=True)
class Limit:
    """One bound: `part` against `bound`, both money, or as shares of one where they are compared so.

    `key` is "grant", "grant_share", "own_share", "cap", "cap_amount" or "source"; `name` what the form or source calls
    it, empty for the first three. `least` tells a lower bound. `left` is the money still free, negative beyond the
    bound. `source_id` or `line_id` is where to look.
    """

    key: str
    name: Bilingual
    part: Money | Decimal
    bound: Money | Decimal
    left: Money
    least: bool = False
    near: bool = False
    source_id: str = ""
    line_id: str = ""

    @property
    def is_kept(self) -> bool:
        """Whether the bound holds."""
        return self.left.minor >= 0

    @property
    def filled(self) -> Decimal:
        """The part as a share of the bound, zero for no bound."""
        part = Decimal(self.part.minor) if isinstance(self.part, Money) else self.part
        bound = Decimal(self.bound.minor) if isinstance(self.bound, Money) else self.bound
        return part / bound if bound else Decimal(0)


def terms_of(desk: Desk, budget: Budget) -> Case:
    """Project, proposal, call and form around a budget, their papers and the claims of other budgets.

    Without the records of the budget, which the reading holds.
    """
    proposal = desk.find(Proposal, budget.proposal_id)
    project = desk.find(Project, proposal.project_id if proposal is not None else budget.project_id)
    call = desk.find(Call, proposal.call_id) if proposal is not None else None
    return Case(today=desk.today(), hromada=desk.hromada(), project=project, proposal=proposal, call=call,
                form=form_of_call(desk, call), records={Attachment.kind: _papers(desk, project, proposal)},
                claims=claims_around(desk, project, proposal))


def _papers(desk: Desk, project: Project | None, proposal: Proposal | None) -> tuple[Attachment, ...]:
    """What is attached to the proposal, to the project and to its sites."""
    sites = desk.all(Site, project_id=project.id) if project is not None else ()
    subjects = [each.id for each in (proposal, project, *sites) if each is not None]
    return tuple(paper for each in subjects for paper in desk.all(Attachment, subject_id=each))


def problems_of(reading: BudgetReading) -> tuple[Problem, ...]:
    """What the rules over one budget find, the worst first."""
    found = [problem for rule in BUDGET_RULES for problem in rule(reading)]
    return tuple(sorted(found, key=lambda each: _SEVERITIES.index(each.severity)))


def limits_of(reading: BudgetReading) -> tuple[Limit, ...]:
    """The bounds of call, form and sources, in the order a person checks them."""
    return (*_grant(reading), *_grant_share(reading), *_own_share(reading), *_caps(reading), *_sources(reading))


def _grant(reading: BudgetReading) -> Iterator[Limit]:
    grant = reading.figures.grant
    most = reading.call.largest_grant if reading.call is not None else None
    if most is not None and most.currency == grant.currency:
        yield Limit("grant", Bilingual(), grant, most, most - grant, source_id=_first_of(reading, ("grant",)))


def _grant_share(reading: BudgetReading) -> Iterator[Limit]:
    most, figures = largest_grant_share(reading), reading.figures
    if most is not None and figures.eligible:
        allowed = Money(product(figures.eligible.minor, most), figures.currency)
        yield Limit("grant_share", Bilingual(), share_of(figures.grant, figures.eligible), most,
                    allowed - figures.grant, source_id=_first_of(reading, ("grant",)))


def _own_share(reading: BudgetReading) -> Iterator[Limit]:
    side = own_side(reading)
    if side is not None:
        yield Limit("own_share", Bilingual(), share_of(side.own, side.base), side.least, side.own - side.wanted,
                    least=True, source_id=_first_of(reading, side.kinds))


def _caps(reading: BudgetReading) -> Iterator[Limit]:
    for each in cap_checks(reading):
        left = each.allowed - each.part
        near = bool(each.allowed) and Decimal(each.part.minor) >= Decimal(each.allowed.minor) * NEAR
        line = reading.largest_of(reading.lines_of(each.cap.of))
        line_id = line.id if line is not None else ""
        name = each.cap.title or Bilingual(each.cap.code, each.cap.code)
        if each.most is None:
            yield Limit("cap_amount", name, each.part, each.allowed, left, near=near, line_id=line_id)
        else:
            yield Limit("cap", name, share_of(each.part, each.base), each.most, left, near=near, line_id=line_id)


def _sources(reading: BudgetReading) -> Iterator[Limit]:
    """Each promised amount against what lines take of it, once lines are given to sources at all."""
    if not reading.figures.shared:
        return
    bounded = {"grant"} if any(True for _ in _grant(reading)) else set()
    for source_id, figures in reading.figures.sources.items():
        if figures.most is not None and figures.left is not None and figures.funding_kind not in bounded:
            yield Limit("source", reading.sources[source_id].name, figures.used, figures.most, figures.left,
                        source_id=source_id)


def _first_of(reading: BudgetReading, kinds: tuple[str, ...]) -> str:
    found = first_source(reading, *kinds)
    return found.id if found is not None else ""
