"""The money terms of a call: currency, smallest and largest grant, shares, caps with their own bases."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from hromada_desk.domain.budget_reading import BudgetReading, first_source
from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.forms import Cap
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.record import Record

_SHARE_DIGITS = Decimal("0.0001")


def the_budget_is_in_the_currency_of_the_form(reading: BudgetReading) -> Iterator[Problem]:
    """A donor reads one currency."""
    form = reading.form
    if form is not None and form.currency != reading.budget.currency:
        yield reading.of_record(reading.budget, "budget.currency_not_of_form", Severity.ERROR, "currency",
                                currency=reading.budget.currency, wanted=form.currency)


def caps_are_kept(reading: BudgetReading) -> Iterator[Problem]:
    """Each part of the budget that the form limits stays within its share of its base and within its amount."""
    broken: dict[str, CapCheck] = {}
    for each in cap_checks(reading):
        known = broken.get(each.cap.code)
        if each.over and (known is None or each.allowed < known.allowed):
            broken[each.cap.code] = each
    for each in broken.values():
        details: dict[str, object] = {"cap": each.cap.code, "title": each.cap.title, "part": each.part,
                                      "allowed": each.allowed, "over": each.over}
        code = "budget.cap_amount_exceeded"
        if each.most is not None:
            code = "budget.cap_exceeded"
            details |= {"base": each.base, "most": each.most, "share": share_of(each.part, each.base)}
        line = reading.largest_of(reading.lines_of(each.cap.of))
        if line is None:
            yield reading.of_record(reading.budget, code, Severity.ERROR, "", **details)
        else:
            yield reading.at_cost_of(line, code, Severity.ERROR, **details)


@dataclass(frozen=True, slots=True)
class CapCheck:
    """One bound of a cap: `part` may be `allowed` at most, `most` of `base`; `most` is None for a bound by amount."""

    cap: Cap
    part: Money
    base: Money
    most: Decimal | None
    allowed: Money

    @property
    def over(self) -> Money | None:
        """What the part exceeds its bound by, None while it does not."""
        return self.part - self.allowed if self.part.minor > self.allowed.minor else None


def cap_checks(reading: BudgetReading) -> Iterator[CapCheck]:
    """Every bound of every cap of the form; an amount in another currency than the budget's cannot be compared."""
    for cap in reading.form.caps if reading.form is not None else ():
        part, base = reading.part(cap.of), reading.part(cap.base)
        if cap.most is not None:
            yield CapCheck(cap, part, base, cap.most, share_rounded_down(base, cap.most))
        if cap.most_amount is not None and cap.most_amount.currency == part.currency:
            yield CapCheck(cap, part, base, None, cap.most_amount)


def share_rounded_down(base: Money, share: Decimal) -> Money:
    """The most a capped part may be of its base, rounded down, so that no rounding breaks the rule."""
    exact = product(base.minor, share)
    too_much = Decimal(exact) > Decimal(base.minor) * share
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
            yield reading.of_record(_payer(reading, "grant"), code, Severity.ERROR, "amount", grant=grant, bound=bound,
                                    difference=Money(abs(grant.minor - bound.minor), grant.currency))
    asked = proposal.requested_grant if proposal is not None else None
    if proposal is not None and asked is not None and asked != grant:
        yield reading.of_record(proposal, "grant.differs_from_request", Severity.ERROR, "requested_grant",
                                grant=grant, asked=asked)


def the_grant_pays_its_share_at_most(reading: BudgetReading) -> Iterator[Problem]:
    """The grant is no larger part of the eligible costs than form and call allow; the stricter one counts."""
    most, figures = largest_grant_share(reading), reading.figures
    if most is None or not figures.eligible:
        return
    allowed = Money(product(figures.eligible.minor, most), figures.currency)
    if figures.grant.minor > allowed.minor:
        yield reading.of_record(_payer(reading, "grant"), "grant.share_too_large", Severity.ERROR, "amount",
                                grant=figures.grant, base=figures.eligible,
                                share=share_of(figures.grant, figures.eligible), most=most, allowed=allowed,
                                over=figures.grant - allowed)


def largest_grant_share(reading: BudgetReading) -> Decimal | None:
    """The most the grant may be of the eligible costs, by form and call; the stricter one counts."""
    bounds = (reading.form.largest_grant_share if reading.form is not None else None,
              reading.call.largest_grant_share if reading.call is not None else None)
    return min((each for each in bounds if each is not None), default=None)


def the_own_side_pays_its_share_at_least(reading: BudgetReading) -> Iterator[Problem]:
    """Co-financing reaches the least share; of what, and which kinds of funding count, is the form's own."""
    side = own_side(reading)
    if side is None or side.own.minor >= side.wanted.minor:
        return
    code = "grant.own_share_too_small" if side.of == "total" else "grant.own_share_of_eligible_too_small"
    yield reading.of_record(_payer(reading, *side.kinds), code, Severity.ERROR, "amount", own=side.own, base=side.base,
                            share=share_of(side.own, side.base), least=side.least, wanted=side.wanted,
                            missing=side.wanted - side.own)


@dataclass(frozen=True, slots=True)
class OwnSide:
    """What the applicants' side pays: `own`, of `base` ("total" or "eligible" costs, in `of`), `least` at least."""

    own: Money
    base: Money
    of: str
    least: Decimal
    kinds: tuple[str, ...]

    @property
    def wanted(self) -> Money:
        """The least the own side must pay."""
        return Money(product(self.base.minor, self.least), self.base.currency)


def own_side(reading: BudgetReading) -> OwnSide | None:
    """The own contribution against the least share of form and call, the stricter one; None where none is asked."""
    form, call, figures = reading.form, reading.call, reading.figures
    bounds = (form.least_own_share if form is not None else None, call.least_own_share if call is not None else None)
    least = max((each for each in bounds if each is not None), default=None)
    of = form.own_share_base if form is not None else "total"
    base = figures.eligible if of == "eligible" else figures.total
    if least is None or not base:
        return None
    return OwnSide(reading.own, base, of, least, reading.own_kinds)


def _payer(reading: BudgetReading, *kinds: str) -> Record:
    """Where a person corrects what these kinds of sources pay: the first such source, else the budget."""
    return first_source(reading, *kinds) or reading.budget


BUDGET_RULES = (the_budget_is_in_the_currency_of_the_form, caps_are_kept, the_grant_is_within_the_frame,
                the_grant_pays_its_share_at_most, the_own_side_pays_its_share_at_least)
