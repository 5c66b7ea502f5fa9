"""How grave a risk is: likelihood times impact, each from 1 to 5, and the order in which risks are numbered."""

from collections.abc import Iterable
from typing import Literal

from hromada_desk.domain.records.proposal import Risk

LEVELS = 5
MEDIUM, HIGH = 8, 15
"""From these scores on a risk is medium, and high."""
Gravity = Literal["low", "medium", "high"]


def score(risk: Risk) -> int:
    """Likelihood times impact; 0 while either is not given."""
    return (risk.likelihood or 0) * (risk.impact or 0)


def gravity(points: int) -> Gravity:
    """Which range a score falls into."""
    if points >= HIGH:
        return "high"
    return "medium" if points >= MEDIUM else "low"


def in_order(risks: Iterable[Risk]) -> list[Risk]:
    """The gravest first, equal ones as they were; those without a score last. Their numbers count from 1."""
    return sorted(risks, key=lambda each: -score(each))
