"""How the budget keeps the limits of the call: one row per limit, its conclusion in a word, not only a colour."""

from hromada_desk.documents.blocks import Cell, Column, Pair, Row, Share, Status, Table
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Form
from hromada_desk.domain.money import Money
from hromada_desk.domain.rules.grant_terms import allowed_by, share_of
from hromada_desk.domain.rules.reading import BudgetReading


def limits_table(case: Case, costs: BudgetReading, voice: Voice) -> Table | None:
    """The caps of the form, the frame of the grant and the shares; None where the call limits nothing."""
    rows = [*_caps(costs, voice), *_grant_share(case, costs, voice), *_grant_frame(case, costs, voice),
            *_own_share(costs, voice)]
    if not rows:
        return None
    columns = (
        Column(voice.pair("documents.column.limit"), weight=56),
        Column(voice.pair("documents.column.allowed"), weight=36),
        Column(voice.pair("documents.column.in_budget"), weight=24),
        Column(voice.pair("documents.column.reserve", currency=costs.figures.currency), "money", 26),
        Column(voice.pair("documents.column.conclusion"), "status", 30),
    )
    return Table(columns, tuple(rows), voice.pair("documents.caption.limits"), name=voice.say("documents.sheet.checks"))


def _caps(costs: BudgetReading, voice: Voice) -> list[Row]:
    rows = []
    for cap in costs.form.caps if costs.form else ():
        part, base = costs.part(cap.of), costs.part(cap.base)
        reserve = allowed_by(cap, base) - part
        rows.append(_row(voice.both(cap.title), voice.say("documents.limit.at_most", share=cap.most),
                         Share(share_of(part, base)), reserve, voice))
    return rows


def _grant_share(case: Case, costs: BudgetReading, voice: Voice) -> list[Row]:
    bounds = [case.call.largest_grant_share if case.call else None,
              costs.form.largest_grant_share if costs.form else None]
    known = [each for each in bounds if each is not None]
    eligible = costs.figures.eligible
    if not known or not eligible.minor:
        return []
    reserve = eligible.times(min(known)) - costs.figures.grant
    return [_row(voice.pair("documents.limit.grant_share"), voice.say("documents.limit.at_most", share=min(known)),
                 Share(share_of(costs.figures.grant, eligible)), reserve, voice)]


def _grant_frame(case: Case, costs: BudgetReading, voice: Voice) -> list[Row]:
    rows = []
    call, grant = case.call, costs.figures.grant
    largest = call.largest_grant if call else None
    smallest = call.smallest_grant if call else None
    if largest is not None and largest.currency == grant.currency:
        rows.append(_row(voice.pair("documents.limit.largest"),
                         voice.say("documents.limit.sum_at_most", sum=voice.money(largest)), voice.money(grant),
                         largest - grant, voice))
    if smallest is not None and smallest.currency == grant.currency:
        rows.append(_row(voice.pair("documents.limit.smallest"),
                         voice.say("documents.limit.sum_at_least", sum=voice.money(smallest)), voice.money(grant),
                         grant - smallest, voice))
    return rows


def _own_share(costs: BudgetReading, voice: Voice) -> list[Row]:
    form: Form | None = costs.form
    if form is None or form.least_own_share is None or not costs.figures.total.minor:
        return []
    own = costs.figures.funded_by(*form.co_financing)
    return [_row(voice.pair("documents.limit.own_share"),
                 voice.say("documents.limit.at_least", share=form.least_own_share),
                 Share(share_of(own, costs.figures.total)), own - costs.figures.total.times(form.least_own_share),
                 voice)]


def _row(title: Pair, allowed: str, actual: Cell, reserve: Money, voice: Voice) -> Row:
    kept = reserve.minor >= 0
    return Row((title, allowed, actual, reserve, Status(voice.say("documents.kept" if kept else "documents.broken"),
                                                        "good" if kept else "bad")))
