"""In which cases a form asks for an annex, and why: its conditions are data, the reasons have sentences."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from hromada_desk.domain.budget_reading import budget_readings
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import CO_FINANCING_KINDS, Annex, When
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import ProposalPartner
from hromada_desk.domain.rules.dates import months_of
from hromada_desk.domain.rules.eligibility import is_works
from hromada_desk.domain.rules.fields import problem

HOME_COUNTRY = "UA"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an annex is wanted: `code` is the last part of the keys of its words, "always" where nothing is asked."""

    code: str
    details: dict[str, object] = field(default_factory=dict)


ALWAYS_WANTED = Reason("always")


def annexes_are_attached(case: Case) -> Iterator[Problem]:
    """Every annex the form asks for in this case has a file of its type; one file fulfils one annex."""
    if case.form is None or case.proposal is None:
        return
    spare = [each.attachment_type for each in case.all(Attachment) if each.subject_kind != "call"]
    for annex in case.form.annexes:
        if annex.attachment_type in spare:
            spare.remove(annex.attachment_type)
            continue
        reason = why_wanted(case, annex)
        if reason is None:
            continue
        details = {"annex": annex.code, "title": annex.title, "type": annex.attachment_type, **reason.details}
        if annex.required:
            yield problem(case.proposal, SENTENCES[reason.code], "", Severity.ERROR, details)
        else:
            yield problem(case.proposal, "annex.optional_missing", "", Severity.NOTE, details)


SENTENCES = {
    "always": "annex.missing", "works": "annex.missing_for_works", "own_share": "annex.missing_for_own_share",
    "partner_from": "annex.missing_for_partner", "partner_roles": "annex.missing_for_role",
    "grant_above": "annex.missing_for_grant", "longer_than": "annex.missing_for_duration",
}
"""The code of the sentence by the reason."""


def why_wanted(case: Case, annex: Annex) -> Reason | None:
    """Why the annex is wanted in this case, None where it is not; of several conditions the last one is told."""
    reason: Reason | None = ALWAYS_WANTED
    for given, holds in CONDITIONS:
        if not given(annex.when):
            continue
        reason = holds(case, annex.when)
        if reason is None:
            return None
    return reason


def _works(case: Case, _when: When) -> Reason | None:
    found = next((each for each in case.all(BudgetLine)
                  if each.line_type == "line" and is_works(each) and each.unit_cost is not None), None)
    return Reason("works", {"line": found.title}) if found is not None else None


def _own_share(case: Case, _when: When) -> Reason | None:
    kinds = case.form.co_financing if case.form is not None else CO_FINANCING_KINDS
    paying = {each.source_id for each in case.all(LineShare)}
    found = next((each for each in case.all(FundingSource) if each.funding_kind in kinds and each.id in paying), None)
    return Reason("own_share", {"source": found.name}) if found is not None else None


def _partner_from(case: Case, when: When) -> Reason | None:
    for row, partner in _rows(case):
        country = partner.country if partner is not None else HOME_COUNTRY
        if country in when.partner_from and row.role not in ("contractor", "donor"):
            name = partner.name if partner is not None else case.hromada.name
            return Reason("partner_from", {"partner": name, "country": country})
    return None


def _partner_roles(case: Case, when: When) -> Reason | None:
    for row, partner in _rows(case):
        if row.role in when.partner_roles:
            name = partner.name if partner is not None else case.hromada.name
            return Reason("partner_roles", {"partner": name, "role": row.role})
    return None


def _grant_above(case: Case, when: When) -> Reason | None:
    bound, grant = when.grant_above, grant_of(case)
    if bound is None or grant is None or grant.currency != bound.currency or grant.minor <= bound.minor:
        return None
    return Reason("grant_above", {"grant": grant, "bound": bound})


def _longer_than(case: Case, when: When) -> Reason | None:
    proposal = case.proposal
    months = (proposal.duration_months or months_of(proposal.period)) if proposal is not None else None
    if not months or when.longer_than is None or months <= when.longer_than:
        return None
    return Reason("longer_than", {"months": months, "bound": when.longer_than})


def grant_of(case: Case) -> Money | None:
    """What the proposal asks for: as its card says, else as its budget comes to."""
    if case.proposal is not None and case.proposal.requested_grant is not None:
        return case.proposal.requested_grant
    return next((each.figures.grant for each in budget_readings(case) if each.budget.proposal_id), None)


def _rows(case: Case) -> Iterator[tuple[ProposalPartner, Partner | None]]:
    partners = {each.id: each for each in case.all(Partner)}
    for row in case.all(ProposalPartner):
        if not row.partner_id or row.partner_id in partners:
            yield row, partners.get(row.partner_id)


CONDITIONS: tuple[tuple[Callable[[When], bool], Callable[[Case, When], Reason | None]], ...] = (
    (lambda when: bool(when.partner_roles), _partner_roles),
    (lambda when: bool(when.partner_from), _partner_from),
    (lambda when: when.longer_than is not None, _longer_than),
    (lambda when: when.grant_above is not None, _grant_above),
    (lambda when: when.own_share, _own_share),
    (lambda when: when.works, _works),
)
"""Whether a form gives a condition, and the reason where it holds."""

RULES = (annexes_are_attached,)
