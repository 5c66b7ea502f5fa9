"""No cost is paid for twice: what this budget asks for or has, against what other budgets around it claim."""

from collections.abc import Collection, Iterator
from datetime import date
from functools import lru_cache

from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.budget_reading import BudgetReading, paid_by
from hromada_desk.domain.double_funding import (
    PROJECT,
    PROPOSAL,
    Claim,
    Cost,
    Donor,
    Twice,
    claimed_twice,
    claims_by_key,
)
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import Money, half_up
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine, FundingSource
from hromada_desk.domain.rules.dates import period_of
from hromada_desk.domain.rules.rates import used_rates
from hromada_desk.domain.values import Bilingual, Period

ENDED_PROPOSALS = ("rejected", "withdrawn")
"""Proposals that ask for nothing any more."""
SECURED = ("confirmed", "received")
NOT_DONORS = ("local_budget", "in_kind")
"""Kinds of funding that are the hromada's own side: co-financing, not a second donor."""
OWN_ITEMS = ("overheads", "taxes", "contingencies", "projectManagement", "financing", "upfrontFee")
"""Cost items that every grant rightly has anew."""
OBJECT_ITEMS = ("design", "equipment", "construction", "sitePreparation", "measures", "landAcquisition", "replacement")
AREAS_AND_SIZES = ("MTK", "MTQ", "MTR", "KMT", "HAR", "TNE")
"""Square and cubic metres, metres, kilometres, hectares and tonnes: units in which things are built, not managed."""
DESIGN_DIVISION, FIRST_SERVICES = "71", "50"
"""In the procurement vocabulary goods and works stand before division 50; architecture and engineering are 71."""

_TITLES_REMEMBERED = 20_000


def costs_are_claimed_once(reading: BudgetReading) -> Iterator[Problem]:
    """A cost that another live proposal asks for, or that another donor of the project pays already."""
    if not reading.case.claims:
        return
    others = claims_by_key(reading.case.claims)
    rates = {each.currency: each.rate for each in used_rates(reading)}
    for twice in claimed_twice(claims_of(reading, others.keys()), others, rates):
        yield _problem(reading, twice)


def claims_of(reading: BudgetReading, wanted: Collection[str] | None = None) -> tuple[Claim, ...]:
    """What a budget claims: the grants of a live proposal, the secured donors of a project.

    `wanted` are the keys to keep to (see `double_funding.keys_of`), None for all lines.
    """
    sources = [each for each in reading.sources.values() if _claims(reading, each)]
    if not sources:
        return ()
    costs = {each.line_id: each for each in _costs(reading, wanted)}
    claims = []
    for source in sources:
        donor = _donor(reading, source)
        for line_id, minor in _paid_by(reading, source, costs).items():
            if line_id in costs and minor > 0:
                claims.append(_claim(reading, source, donor, costs[line_id], minor))
    return tuple(claims)


def _claims(reading: BudgetReading, source: FundingSource) -> bool:
    if reading.budget.proposal_id:
        proposal = reading.case.proposal
        return source.funding_kind == "grant" and proposal is not None and proposal.status not in ENDED_PROPOSALS
    return source.status in SECURED and source.funding_kind not in NOT_DONORS


def _claim(reading: BudgetReading, source: FundingSource, donor: Donor, cost: Cost, minor: int) -> Claim:
    proposal, project = reading.case.proposal, reading.case.project
    paid = Money(minor, reading.figures.currency)
    if reading.budget.proposal_id and proposal is not None:
        return Claim(owner_kind=PROPOSAL, owner_id=proposal.id, owner=proposal.title, donor=donor, cost=cost, paid=paid,
                     awarded=proposal.status == "awarded")
    return Claim(owner_kind=PROJECT, owner_id=reading.budget.project_id, donor=donor, funding_kind=source.funding_kind,
                 owner=project.title if project is not None else Bilingual(), cost=cost, paid=paid)


def _paid_by(reading: BudgetReading, source: FundingSource, costs: Collection[str]) -> dict[str, int]:
    """What a source pays of each line; before lines are given to sources, its part of the whole."""
    figures = reading.figures
    if figures.shared:
        return paid_by(reading, (source.id,))
    most = figures.sources[source.id].most
    if most is None or figures.total.minor <= 0:
        return {}
    part = min(most.minor, figures.total.minor)
    return {each: half_up(figures.lines[each].own.minor * part, figures.total.minor) for each in costs}


def _donor(reading: BudgetReading, source: FundingSource) -> Donor:
    """Who stands behind a source: the call's donor for a proposal's grant, else the source itself."""
    names = {fold(source.name.uk), fold(source.name.en), source.partner_id} - {""}
    call = reading.call
    if call is None:
        return Donor(name=source.name, exactly=frozenset(names))
    loose = {fold(side) for each in (call.donor, call.programme, call.title) for side in (each.uk, each.en)}
    return Donor(name=call.donor or call.programme or call.title or source.name, exactly=frozenset(names),
                 loosely=frozenset(loose - {""}))


def _costs(reading: BudgetReading, wanted: Collection[str] | None) -> Iterator[Cost]:
    period = period_of(reading.case)
    for line, row in reading.costs():
        if line.line_type != "line" or row.own.minor <= 0 or line.cost_item in OWN_ITEMS:
            continue
        titles = _folded(line.title)
        if wanted is not None and f"{line.site_id} {line.dk021}" not in wanted and not any(
                each in wanted for each in titles):
            continue
        if reading.role_of(line, row) == "direct":
            yield Cost(line_id=line.id, number=row.number, title=line.title, titles=titles, site_id=line.site_id,
                       under=_own_heading(reading, row), codes=(line.dk021, line.kekv), amount=row.own,
                       about_object=is_about_object(line), spent=_spent(line, period))


def is_about_object(line: BudgetLine) -> bool:
    """Whether any field of a line says that it pays for the object: a site, a capital code, works, goods, an area."""
    division = line.dk021[:2]
    bought = division.isdigit() and (division < FIRST_SERVICES or division == DESIGN_DIVISION)
    return bool(line.site_id) or bought or line.capital == "capex" or line.kekv.startswith("3") \
        or line.cost_item in OBJECT_ITEMS or line.unit in AREAS_AND_SIZES


def _own_heading(reading: BudgetReading, row: LineFigures) -> frozenset[str]:
    """The nearest heading above that no form gave: offices group by buildings there."""
    above = row.parent_id
    while above:
        heading = reading.lines[above]
        if not heading.heading_code:
            return _folded(heading.title)
        above = reading.figures.lines[above].parent_id
    return frozenset()


def _spent(line: BudgetLine, period: Period) -> Period:
    if line.period:
        return line.period
    return Period(date(line.year, 1, 1), date(line.year, 12, 31)) if line.year is not None else period


@lru_cache(maxsize=_TITLES_REMEMBERED)
def _folded(title: Bilingual) -> frozenset[str]:
    return frozenset({fold(title.uk), fold(title.en)} - {""})


def _problem(reading: BudgetReading, twice: Twice) -> Problem:
    first, other = twice.mine[0], twice.others[0]
    line = reading.lines[first.cost.line_id]
    if first.owner_kind == PROJECT:
        code = "budget.secured_and_asked"
    else:
        code = "budget.asked_twice" if other.owner_kind == PROPOSAL else "budget.paid_already"
    donors = tuple(dict.fromkeys(each.donor.name for each in twice.others))
    payers = tuple(dict.fromkeys(each.donor.name for each in twice.mine))
    return reading.at_cost_of(line, code, Severity.WARNING, asked=twice.asked, claimed=twice.claimed,
                              together=twice.together, whole=twice.whole, owner=other.owner, owner_id=other.owner_id,
                              donor=donors, payer=payers, other_number=other.cost.number,
                              other_title=other.cost.title)


BUDGET_RULES = (costs_are_claimed_once,)
