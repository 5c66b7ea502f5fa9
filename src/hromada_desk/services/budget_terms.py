"""What a budget must keep, and what is wrong with it: the rules of the domain over one budget in memory.

The same rules judge the whole case for documents and readiness; here they run over one budget, after every edit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.rules import grant_terms, money
from hromada_desk.domain.rules.grant_terms import allowed_by, share_of
from hromada_desk.domain.rules.reading import BudgetReading
from hromada_desk.domain.values import Bilingual
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

    `key` is "grant", "source", "cap" or "own_share"; `name` what the form or source calls it. `least` tells a lower
    bound. `left` is the money still free, negative beyond the bound. `source_id` or `line_id` is where to look.
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
    """Project, proposal, call and form around a budget; without its records, which the reading holds."""
    proposal = desk.find(Proposal, budget.proposal_id)
    project = desk.find(Project, proposal.project_id if proposal is not None else budget.project_id)
    call = desk.find(Call, proposal.call_id) if proposal is not None else None
    return Case(today=desk.today(), hromada=desk.hromada(), project=project, proposal=proposal, call=call,
                form=form_of_call(desk, call))


def problems_of(reading: BudgetReading) -> tuple[Problem, ...]:
    """What the rules of money and of the call's money terms find, the worst first."""
    found = [problem for rule in (*money.BUDGET_RULES, *grant_terms.BUDGET_RULES) for problem in rule(reading)]
    return tuple(sorted(found, key=lambda each: _SEVERITIES.index(each.severity)))


def limits_of(reading: BudgetReading) -> tuple[Limit, ...]:
    """The bounds of call, form and sources, in the order a person checks them."""
    return (*_grant(reading), *_own_share(reading), *_caps(reading), *_sources(reading))


def _grant(reading: BudgetReading) -> Iterator[Limit]:
    call, grant = reading.case.call, reading.figures.grant
    most = call.largest_grant if call is not None and reading.budget.proposal_id else None
    if most is not None and most.currency == grant.currency:
        yield Limit("grant", Bilingual(), grant, most, most - grant, source_id=_first_of(reading, ("grant",)))


def _own_share(reading: BudgetReading) -> Iterator[Limit]:
    form, figures = reading.form, reading.figures
    if form is None or form.least_own_share is None or not figures.total:
        return
    own = figures.funded_by(*form.co_financing)
    wanted = figures.total.times(form.least_own_share)
    yield Limit("own_share", Bilingual(), share_of(own, figures.total), form.least_own_share, own - wanted, least=True,
                source_id=_first_of(reading, form.co_financing))


def _caps(reading: BudgetReading) -> Iterator[Limit]:
    for cap in reading.form.caps if reading.form is not None else ():
        part, base = reading.part(cap.of), reading.part(cap.base)
        allowed = allowed_by(cap, base)
        near = bool(allowed) and Decimal(part.minor) >= Decimal(allowed.minor) * NEAR
        yield Limit("cap", cap.title, share_of(part, base), cap.most, allowed - part, near=near,
                    line_id=next(iter(reading.lines_of(cap.of)), ""))


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
    return next((each.id for each in reading.sources.values() if each.funding_kind in kinds), "")
