"""The checks below the grid, made from the bounds of the budget and the findings of the rules."""

from collections.abc import Sequence
from decimal import Decimal

from hromada_desk.desktop.kit.checks_bar import Check
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_terms import NOT_COVERED, Limit
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.numbers import format_money, format_share

SOURCES, OTHERS = "sources", "others"
MOST = 5
"""More checks than that would not be readable side by side; those in order leave first."""
SAID_BY_LIMITS = frozenset({"budget.cap_exceeded", "budget.cap_amount_exceeded", "budget.source_over_amount",
                            "grant.over_largest", "grant.share_too_large", "grant.own_share_too_small",
                            "grant.own_share_of_eligible_too_small"})
TICK = 0.86
"""Where the tick of an upper bound stands in its bar, so that going beyond it can be seen."""


def checks_of(book: BudgetBook, language: Language) -> tuple[Check, ...]:
    """All checks of a budget, those that matter kept where there are too many."""
    limits = [_limit(each, at, language) for at, each in enumerate(book.limits)]
    checks = [_sources(book, language), *limits]
    others = other_findings(book)
    if others:
        checks.append(_others(others))
    while len(checks) > MOST:
        calm = [each for each in checks[1:] if each.tone is Tone.OK]
        checks.remove(calm[-1] if calm else checks[-1])
    return tuple(checks)


def other_findings(book: BudgetBook) -> list[Problem]:
    """What no check says by itself: missing prices and rates, years outside the period, sums that differ elsewhere."""
    said = NOT_COVERED | SAID_BY_LIMITS
    return [each for each in book.problems if each.severity is not Severity.NOTE and each.code not in said]


def to_line(book: BudgetBook, problems: Sequence[Problem]) -> str:
    """The link that leads to the first line among these findings, in the order of the budget."""
    found = {each.record_id for each in problems if each.kind == BudgetLine.kind}
    first = next((each.number for each in book.figures.lines.values() if each.line_id in found), "")
    return translate("budget_screen.check.to_line", number=first) if first else ""


def _sources(book: BudgetBook, language: Language) -> Check:
    """Whether sources and total are one sum: by lines, or by what is promised before lines are given to sources."""
    figures = book.figures
    found = [each for each in book.problems if each.code in NOT_COVERED]
    covered = figures.covered if figures.shared else figures.pledged
    figure = translate("budget_screen.check.of", part=format_money(covered, language, currency=False),
                       whole=figures.total)
    name = translate("budget_screen.check.sources")
    if not found:
        return Check(SOURCES, name, Tone.OK, translate("budget_screen.check.agree"), figure, share=1.0,
                     limit_share=1.0)
    worst = Tone.PROBLEM if any(each.severity is Severity.ERROR for each in found) else Tone.WARNING
    is_error = worst is Tone.PROBLEM
    verdict = translate_plural(f"budget_screen.check.{'errors' if is_error else 'findings'}", len(found))
    link = to_line(book, found) or translate("budget_screen.check.show")
    return Check(SOURCES, name, worst, verdict, figure, link=link)


def _others(found: Sequence[Problem]) -> Check:
    worst = Tone.PROBLEM if any(each.severity is Severity.ERROR for each in found) else Tone.WARNING
    return Check(OTHERS, translate("budget_screen.check.others"), worst,
                 translate_plural("budget_screen.check.findings", len(found)),
                 link=translate("budget_screen.check.show"))


def _limit(limit: Limit, at: int, language: Language) -> Check:
    name = limit.name.best(language) or translate(f"budget_screen.check.{limit.key}")
    figure = _amount(limit.part, language)
    if not limit.is_kept:
        words = translate(f"budget_grid.check.{'short' if limit.least else 'excess'}", amount=-limit.left)
        figure = f"{figure} · {words}"
    elif limit.near:
        figure = f"{figure} · {translate('budget_screen.check.still', left=limit.left)}"
    bound_key = "budget_screen.check.at_least" if limit.least else "budget_screen.check.at_most"
    tone = Tone.PROBLEM if not limit.is_kept else Tone.WARNING if limit.near else Tone.OK
    verdict = {Tone.PROBLEM: "missed" if limit.least else "over", Tone.WARNING: "near"}.get(
        tone, "enough" if limit.least else "within")
    tick = 0.5 if limit.least else TICK
    return Check(f"{limit.key}:{at}", name, tone, translate(f"budget_screen.check.{verdict}"), figure,
                 translate(bound_key, bound=_amount(limit.bound, language)),
                 share=min(float(limit.filled) * tick, 1.0), limit_share=tick)


def _amount(value: Money | Decimal, language: Language) -> str:
    if isinstance(value, Money):
        return format_money(value, language, places=0 if value.minor % 100 == 0 else None)
    return format_share(value, language, places=None if value == value.quantize(Decimal("0.01")) else 1)
