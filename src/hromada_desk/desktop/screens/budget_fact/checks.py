"""Below plan and fact: the forecast against the plan, what is paid, over-runs, what is on no line, other findings."""

from collections.abc import Sequence

from hromada_desk.desktop.kit.checks_bar import Check
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.budget_fact.rows import STRAYS
from hromada_desk.domain.plan_fact import LineFact
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.values import Language
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.numbers import format_money, format_share

FORECAST, PAID, OVER_RUNS, FINDINGS = "forecast", "paid", "over_runs", "findings"
TICK = 0.86
"""Where the plan stands in its bar, so that going beyond it can be seen."""
SHOWN_ELSEWHERE = frozenset({"fact.line_over_run", "fact.heading_over_run", "fact.unassigned"})


def checks_of(facts: FactBook, language: Language) -> tuple[Check, ...]:
    """The checks, each leading to its place by its key."""
    found = [_forecast(facts, language), _paid(facts, language)]
    over = over_runs(facts)
    if over:
        found.append(Check(OVER_RUNS, translate("fact_screen.check.over_runs"), Tone.WARNING,
                           translate_plural("fact_screen.check.lines", len(over)),
                           link=translate("fact_screen.check.to_line", number=over[0].number)))
    strays = len(facts.strays) + len(facts.loose_contracts)
    if strays:
        found.append(Check(STRAYS, translate("fact_screen.check.strays"), Tone.WARNING,
                           translate_plural("fact_screen.check.records", strays),
                           link=translate("fact_screen.check.assign")))
    others = other_findings(facts)
    if others:
        found.append(Check(FINDINGS, translate("fact_screen.check.findings"), Tone.WARNING,
                           translate_plural("fact_screen.check.found", len(others)),
                           link=translate("fact_screen.check.show")))
    return tuple(found)


def over_runs(facts: FactBook) -> Sequence[LineFact]:
    """The lines that will cost more than planned, in their order; headings follow from them."""
    return [each for each in facts.fact.lines.values()
            if each.over_run.minor > 0 and not facts.book.is_heading(each.line_id)]


def next_over_run(facts: FactBook, here: str, step: int) -> str:
    """The next line that runs over, or with -1 the one before, round and round; "" for none."""
    order = {line_id: at for at, line_id in enumerate(facts.fact.lines)}
    over = [each.line_id for each in over_runs(facts)][::step]
    at = order.get(here, -1)
    return next((each for each in over if (order[each] - at) * step > 0), over[0] if over else "")


def other_findings(facts: FactBook) -> Sequence[Problem]:
    """The problems no other check shows."""
    return [each for each in facts.problems if each.code not in SHOWN_ELSEWHERE]


def _forecast(facts: FactBook, language: Language) -> Check:
    fact = facts.fact
    plan, forecast = fact.total.planned, fact.forecast
    share = forecast.minor / plan.minor if plan.minor > 0 else 0.0
    over = fact.over_run.minor > 0
    return Check(FORECAST, translate("fact_screen.check.forecast"), Tone.WARNING if over else Tone.OK,
                 translate("fact_screen.check.above" if over else "fact_screen.check.within"),
                 format_money(forecast, language, places=0), translate("fact_screen.check.of_plan", plan=plan),
                 share=min(share * TICK, 1.0), limit_share=TICK)


def _paid(facts: FactBook, language: Language) -> Check:
    whole = facts.fact.all_told
    share = whole.spent_share
    beyond = whole.planned.minor > 0 and whole.paid.minor > whole.planned.minor
    return Check(PAID, translate("fact_screen.check.paid"), Tone.PROBLEM if beyond else Tone.OK,
                 "" if share is None else format_share(share, language, places=0),
                 format_money(whole.paid, language, places=0), share=min(float(share or 0) * TICK, 1.0),
                 limit_share=TICK)
