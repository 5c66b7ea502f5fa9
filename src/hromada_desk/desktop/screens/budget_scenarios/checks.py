"""How the right side keeps the bounds of call, form and sources: what breaks first, with both sides' figures."""

from collections.abc import Sequence
from decimal import Decimal

from hromada_desk.desktop.kit.checks_bar import Check
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.budget_changes import BoundChange
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Language
from hromada_desk.text.catalog import translate
from hromada_desk.text.numbers import format_money, format_share

MOST = 5
"""More checks than that would not be readable side by side."""

TICK, LEAST_TICK = 0.86, 0.5
"""Where the tick of a bound stands in its bar, so that going beyond it can be seen."""


def checks_of(bounds: Sequence[BoundChange], language: Language) -> tuple[Check, ...]:
    """The checks of the right side: newly broken ones first, those that are kept leave first where there are many."""
    ranked = sorted((each for each in bounds if each.right is not None),
                    key=lambda each: (not each.is_newly_broken, not each.is_broken))
    return tuple(_check(each, at, language) for at, each in enumerate(ranked[:MOST]))


def _check(bound: BoundChange, at: int, language: Language) -> Check:
    state = bound.right
    assert state is not None
    name = bound.name.best(language) or translate(f"comparison.bound.{bound.key}")
    verdict = "newly_broken" if bound.is_newly_broken else "broken" if bound.is_broken else "kept"
    limit = translate("comparison.at_least" if state.is_least else "comparison.at_most",
                      bound=_figure(state.bound, language))
    figure = _figure(state.part, language)
    if bound.left is not None and bound.left.part != state.part and not isinstance(state.part, Money):
        figure = f"{_figure(bound.left.part, language)} → {figure}"
    tick = LEAST_TICK if state.is_least else TICK
    return Check(f"{bound.key}:{at}", name, Tone.PROBLEM if bound.is_broken else Tone.OK,
                 translate(f"comparison.{verdict}"), figure, limit, share=min(float(state.filled) * tick, 1.0),
                 limit_share=tick)


def _figure(value: Money | Decimal, language: Language) -> str:
    if isinstance(value, Money):
        return format_money(value, language, places=0 if value.minor % 100 == 0 else None)
    return format_share(value, language)
