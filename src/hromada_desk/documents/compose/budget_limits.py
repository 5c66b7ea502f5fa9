"""The limits of form and call as a workbook checks them: part, base, bound, and the sum the bound comes to."""

from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.workbook import BookCheck, BookRole, Part
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.budget_shares import product
from hromada_desk.domain.money import Money
from hromada_desk.domain.rules.grant_terms import cap_checks, largest_grant_share, own_side

ROLES = ("direct", "indirect", "contingency")


def checks_of(costs: BudgetReading, voice: Voice) -> tuple[BookCheck, ...]:
    """Caps, the share of the grant, its frame, the own share, in this order."""
    return (*_caps(costs, voice), *_grant_share(costs, voice), *_frame(costs, voice), *_own_share(costs, voice))


def roles_of(costs: BudgetReading) -> dict[str, BookRole]:
    """The direct costs, the indirect ones and the reserve, each with the cap on it alone, if there is one."""
    at = _places(costs)
    found = {}
    for role in ROLES:
        rows = tuple(at[each] for each in costs.lines_of((role,)))
        caps = [each.most for each in (costs.form.caps if costs.form else ())
                if each.most is not None and rows and _part(each.of, costs, at) == rows]
        found[role] = BookRole(rows, costs.part((role,)), min(caps, default=None))
    return found


def _caps(costs: BudgetReading, voice: Voice) -> list[BookCheck]:
    at, found = _places(costs), []
    for each in cap_checks(costs):
        part = _part(each.cap.of, costs, at)
        if each.most is None:
            found.append(BookCheck(voice.both(each.cap.title), part, each.part, None, None, each.allowed.amount,
                                   each.allowed))
        else:
            found.append(BookCheck(voice.both(each.cap.title), part, each.part, _part(each.cap.base, costs, at),
                                   each.base, each.most, each.allowed, down=True))
    return found


def _grant_share(costs: BudgetReading, voice: Voice) -> list[BookCheck]:
    figures, most = costs.figures, largest_grant_share(costs)
    if most is None:
        return []
    return [BookCheck(voice.pair("documents.limit.grant_share"), "grant", figures.grant, "eligible", figures.eligible,
                      most, Money(product(figures.eligible.minor, most), figures.currency))]


def _frame(costs: BudgetReading, voice: Voice) -> list[BookCheck]:
    figures, call = costs.figures, costs.call
    return [BookCheck(voice.pair(f"documents.limit.{key}"), "grant", figures.grant, None, None, bound.amount, bound,
                      most)
            for key, bound, most in (("largest", call.largest_grant if call else None, True),
                                     ("smallest", call.smallest_grant if call else None, False))
            if bound is not None and bound.currency == figures.currency]


def _own_share(costs: BudgetReading, voice: Voice) -> list[BookCheck]:
    side = own_side(costs)
    if side is None:
        return []
    return [BookCheck(voice.pair("documents.limit.own_share"), "own", side.own,
                      "eligible" if side.of == "eligible" else "total", side.base, side.least, side.wanted,
                      at_most=False)]


def _places(costs: BudgetReading) -> dict[str, int]:
    return {line_id: number for number, line_id in enumerate(costs.figures.lines)}


def _part(names: tuple[str, ...], costs: BudgetReading, at: dict[str, int]) -> Part:
    return "grant" if "grant" in names else tuple(at[each] for each in costs.lines_of(names))
