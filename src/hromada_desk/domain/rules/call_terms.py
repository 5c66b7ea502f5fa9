"""The terms of a call besides money: deadline, partners and countries, duration, annexes, indicators."""

from collections.abc import Iterator

from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import OPEN
from hromada_desk.domain.lifecycle import FROZEN_PROPOSALS
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import Indicator, ProposalPartner
from hromada_desk.domain.rules import annex_needs, call_eligibility
from hromada_desk.domain.rules.annex_needs import HOME_COUNTRY
from hromada_desk.domain.rules.call_eligibility import ACTING_ROLES as PARTNER_ROLES
from hromada_desk.domain.rules.dates import months_of
from hromada_desk.domain.rules.fields import problem

NEAR_DAYS = 7
"""From how many days on a deadline is near."""


def the_deadline_lies_ahead(case: Case) -> Iterator[Problem]:
    """A draft whose call is over, and one whose deadline is near; by days, the hour is for the person to watch."""
    proposal, call = case.proposal, case.call
    if proposal is None or call is None or proposal.status in FROZEN_PROPOSALS:
        return
    if call.deadline_at is not None:
        days = (call.deadline_at.date() - case.today).days
        details = {"call": call.title, "deadline": call.deadline_at, "days": abs(days)}
        if days < 0:
            yield problem(call, "call.deadline_passed", "deadline_at", Severity.ERROR, details)
        elif days <= NEAR_DAYS:
            yield problem(call, "call.deadline_near", "deadline_at", Severity.WARNING, details)
    elif call.status == "closed":
        yield problem(call, "call.closed", "status", Severity.ERROR, {"call": call.title})
    if call.opens_on is not None and call.opens_on > case.today:
        yield problem(call, "call.not_open_yet", "opens_on", Severity.NOTE,
                      {"call": call.title, "opens": call.opens_on})


def the_call_has_its_form(case: Case) -> Iterator[Problem]:
    """Without a form nothing can be checked against the call."""
    if case.proposal is not None and case.call is not None and case.form is None:
        yield problem(case.call, "call.no_form", "form_id", Severity.WARNING, {"call": case.call.title})


def there_are_enough_partners(case: Case) -> Iterator[Problem]:
    """As many partners from as many countries as the form asks for, and exactly one of them leads."""
    proposal = case.proposal
    if proposal is None:
        return
    rows = case.where(ProposalPartner, proposal_id=proposal.id)
    leads = [each for each in rows if each.role == "lead"]
    if rows and len(leads) != 1:
        yield problem(proposal, "partners.no_lead" if not leads else "partners.several_leads", "", Severity.ERROR,
                      {"leads": len(leads)})
    acting = [each for each in rows if each.role in PARTNER_ROLES]
    if case.form is None:
        return
    if len(acting) < case.form.least_partners:
        yield problem(proposal, "partners.too_few", "", Severity.ERROR,
                      {"partners": len(acting), "least": case.form.least_partners})
    countries = _countries(case, acting)
    if len(countries) < case.form.least_countries:
        yield problem(proposal, "partners.too_few_countries", "", Severity.ERROR,
                      {"countries": len(countries), "least": case.form.least_countries, "codes": tuple(countries)})


def partners_are_known(case: Case) -> Iterator[Problem]:
    """A row of the partnership that points to a partner who is gone."""
    known = {each.id for each in case.all(Partner)}
    for row in case.all(ProposalPartner):
        if row.partner_id and row.partner_id not in known:
            yield problem(row, "partners.gone", "partner_id", Severity.ERROR, {"code": row.code})


def the_duration_fits_the_call(case: Case) -> Iterator[Problem]:
    """The duration keeps to the call's bounds and to the proposal's own period."""
    proposal, call = case.proposal, case.call
    if proposal is None:
        return
    from_period = months_of(proposal.period)
    months = proposal.duration_months or from_period
    if proposal.duration_months and from_period and proposal.duration_months != from_period:
        yield problem(proposal, "duration.differs_from_period", "duration_months", Severity.WARNING,
                      {"months": proposal.duration_months, "in_period": from_period, "period": proposal.period})
    least, most = _bounds(case)
    if not months:
        if call is not None and (most is not None or least is not None):
            yield problem(proposal, "duration.not_given", "duration_months", Severity.WARNING, {"call": call.title})
        return
    if most is not None and months > most:
        yield problem(proposal, "duration.too_long", "duration_months", Severity.ERROR,
                      {"months": months, "most": most})
    if least is not None and months < least:
        yield problem(proposal, "duration.too_short", "duration_months", Severity.ERROR,
                      {"months": months, "least": least})


def _bounds(case: Case) -> tuple[int | None, int | None]:
    """The shortest and longest duration in months: the call's own, where it gives none the form's."""
    frame = case.form.eligibility.months if case.form is not None else OPEN
    call = case.call
    least = call.shortest_months if call is not None else None
    most = call.longest_months if call is not None else None
    return (frame.least if least is None else least, frame.most if most is None else most)


def indicators_can_be_measured(case: Case) -> Iterator[Problem]:
    """An indicator has a target and says where its figures come from."""
    for indicator in case.all(Indicator):
        if indicator.measure.target is None:
            yield problem(indicator, "indicator.no_target", "measure", Severity.WARNING, {"name": indicator.name})
        if not indicator.verification:
            yield problem(indicator, "indicator.no_verification", "verification", Severity.WARNING,
                          {"name": indicator.name})
        years = (indicator.baseline_year, indicator.target_year)
        if years[0] is not None and years[1] is not None and years[1] < years[0]:
            yield problem(indicator, "indicator.years_backwards", "target_year", Severity.ERROR,
                          {"name": indicator.name, "baseline": str(years[0]), "target": str(years[1])})


def _countries(case: Case, rows: list[ProposalPartner]) -> list[str]:
    """The countries of the rows, the hromada's own among them where it takes part."""
    countries = {each.id: each.country for each in case.all(Partner)}
    found = {countries.get(each.partner_id, "") if each.partner_id else HOME_COUNTRY for each in rows}
    return sorted(found - {""})


RULES = (the_deadline_lies_ahead, the_call_has_its_form, there_are_enough_partners, partners_are_known,
         the_duration_fits_the_call, *annex_needs.RULES, *call_eligibility.RULES, indicators_can_be_measured)
