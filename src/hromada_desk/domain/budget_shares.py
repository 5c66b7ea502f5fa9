"""Who pays how much of one line, in whole minor units, so that rounding never loses or invents any.

Fixed amounts count as they are. Percentages are rounded together: their sum is rounded half up once and the odd minor
units go to the largest remainders, so three thirds are the whole line. A remainder takes what amounts and percentages
leave, several remainders share it equally, and nothing where nothing is left.
"""

from collections.abc import Sequence
from decimal import Decimal
from math import lcm

from hromada_desk.domain.money import half_up
from hromada_desk.domain.records.budget import LineShare

Ratio = tuple[int, int]
"""A part of one as numerator and positive denominator."""


def resolve(line_amount: int, shares: Sequence[LineShare]) -> list[int]:
    """What each share pays of a line of `line_amount`, in the order given (which decides between equal remainders)."""
    paid = [0] * len(shares)
    percentages, remainders = [], []
    for at, share in enumerate(shares):
        if share.share_rule == "amount":
            paid[at] = share.amount.minor if share.amount is not None else 0
        elif share.share_rule == "percent":
            percentages.append(at)
        else:
            remainders.append(at)
    if percentages:
        _put(paid, percentages, deal(line_amount, [_ratio(shares[at]) for at in percentages]))
    if remainders:
        rest = line_amount - sum(paid)
        rest = max(rest, 0) if line_amount >= 0 else min(rest, 0)
        _put(paid, remainders, deal(rest, [(1, len(remainders))] * len(remainders)))
    return paid


def deal(amount: int, parts: Sequence[Ratio]) -> list[int]:
    """The given parts (of one) of an amount: their sum is rounded half up, odd units go to the largest remainders.

    Equal remainders are served in the order given.
    """
    if len(parts) == 1:  # by far the most frequent case of a large budget
        return [half_up(amount * parts[0][0], parts[0][1])]
    size = abs(amount)
    whole = lcm(*(bottom for _, bottom in parts))
    dealt, remainders = [], []
    for top, bottom in parts:
        floor, remainder = divmod(size * top * (whole // bottom), whole)
        dealt.append(floor)
        remainders.append(remainder)
    missing = half_up(sum(remainders), whole)
    if missing:
        for at in sorted(range(len(parts)), key=lambda at: (-remainders[at], at))[:missing]:
            dealt[at] += 1
    return dealt if amount >= 0 else [-each for each in dealt]


def product(minor: int, *factors: Decimal) -> int:
    """Minor units times exact factors, rounded half up (away from zero) once, at the end."""
    numerator, denominator = minor, 1
    for factor in factors:
        top, bottom = factor.as_integer_ratio()
        numerator, denominator = numerator * top, denominator * bottom
    return half_up(numerator, denominator)


def _ratio(share: LineShare) -> Ratio:
    return (0, 1) if share.percent is None else share.percent.as_integer_ratio()


def _put(paid: list[int], places: Sequence[int], amounts: Sequence[int]) -> None:
    for at, amount in zip(places, amounts, strict=True):
        paid[at] = amount
