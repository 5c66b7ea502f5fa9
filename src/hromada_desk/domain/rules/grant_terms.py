"""The money terms of a call: currency, smallest and largest grant, shares, caps with their own bases."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.forms import Cap
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.rules.reading import BudgetReading

_SHARE_DIGITS = Decimal("0.0001")


def the_budget_is_in_the_currency_of_the_form(reading: BudgetReading) -> Iterator[Problem]:
    """A donor reads one currency."""
    form = reading.form
    if form is not None and form.currency != reading.budget.currency:
        yield reading.of_record(reading.budget, "budget.currency_not_of_form", Severity.ERROR, "currency",
                                currency=reading.budget.currency, wanted=form.currency)


def caps_are_kept(reading: BudgetReading) -> Iterator[Problem]:
    """Each part of the budget that the form limits stays within its share of its base."""
    for cap in reading.form.caps if reading.form is not None else ():
        part, base = reading.part(cap.of), reading.part(cap.base)
        allowed = allowed_by(cap, base)
        if part.minor > allowed.minor:
            yield reading.of_record(reading.budget, "budget.cap_exceeded", Severity.ERROR, cap=cap.code,
                                    title=cap.title, part=part, base=base, most=cap.most, allowed=allowed,
                                    share=share_of(part, base), over=part - allowed)


def allowed_by(cap: Cap, base: Money) -> Money:
    """The most a capped part may be: the share of its base, rounded down, so that no rounding breaks the rule."""
    exact = product(base.minor, cap.most)
    too_much = Decimal(exact) > Decimal(base.minor) * cap.most
    return Money(exact - 1 if too_much else exact, base.currency)


def share_of(part: Money, whole: Money) -> Decimal:
    """The part as a share of one, to four decimals; zero of nothing."""
    if not whole.minor:
        return Decimal(0)
    return (Decimal(part.minor) / Decimal(whole.minor)).quantize(_SHARE_DIGITS, rounding=ROUND_HALF_UP)


def the_grant_is_within_the_frame(reading: BudgetReading) -> Iterator[Problem]:
    """The grant is neither below the smallest nor above the largest the call gives, and is what is asked for."""
    call, proposal, grant = reading.case.call, reading.case.proposal, reading.figures.grant
    if not reading.budget.proposal_id or not grant:
        return
    for field, most in (("largest_grant", True), ("smallest_grant", False)):
        bound: Money | None = getattr(call, field, None)
        if bound is None:
            continue
        if bound.currency != grant.currency:
            yield reading.of_record(reading.budget, "grant.other_currency", Severity.WARNING, "currency",
                                    bound=bound, currency=grant.currency)
        elif (grant.minor > bound.minor) if most else (grant.minor < bound.minor):
            code = "grant.over_largest" if most else "grant.under_smallest"
            yield reading.of_record(reading.budget, code, Severity.ERROR, grant=grant, bound=bound,
                                    difference=Money(abs(grant.minor - bound.minor), grant.currency))
    asked = proposal.requested_grant if proposal is not None else None
    if proposal is not None and asked is not None and asked != grant:
        yield reading.of_record(proposal, "grant.differs_from_request", Severity.ERROR, "requested_grant",
                                grant=grant, asked=asked)


def the_grant_pays_its_share_at_most(reading: BudgetReading) -> Iterator[Problem]:
    """The grant is no larger part of the eligible costs than form and call allow; the stricter one counts."""
    bounds = [reading.form.largest_grant_share if reading.form is not None else None,
              reading.case.call.largest_grant_share if reading.case.call is not None else None]
    known = [each for each in bounds if each is not None]
    figures = reading.figures
    if not known or not reading.budget.proposal_id or not figures.eligible:
        return
    most = min(known)
    allowed = Money(product(figures.eligible.minor, most), figures.currency)
    if figures.grant.minor > allowed.minor:
        yield reading.of_record(reading.budget, "grant.share_too_large", Severity.ERROR, grant=figures.grant,
                                base=figures.eligible, share=share_of(figures.grant, figures.eligible), most=most,
                                allowed=allowed, over=figures.grant - allowed)


def the_own_side_pays_its_share_at_least(reading: BudgetReading) -> Iterator[Problem]:
    """Co-financing reaches the least share of the total; which kinds of funding count is the form's own."""
    form, figures = reading.form, reading.figures
    if form is None or form.least_own_share is None or not figures.total:
        return
    own = figures.funded_by(*form.co_financing)
    wanted = Money(product(figures.total.minor, form.least_own_share), figures.currency)
    if own.minor < wanted.minor:
        yield reading.of_record(reading.budget, "grant.own_share_too_small", Severity.ERROR, own=own,
                                base=figures.total, share=share_of(own, figures.total), least=form.least_own_share,
                                wanted=wanted, missing=wanted - own)


BUDGET_RULES = (the_budget_is_in_the_currency_of_the_form, caps_are_kept, the_grant_is_within_the_frame,
                the_grant_pays_its_share_at_most, the_own_side_pays_its_share_at_least)
