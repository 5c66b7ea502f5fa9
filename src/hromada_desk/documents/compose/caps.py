"""How the budget keeps the limits of the call: one row per limit, its conclusion in a word, not only a colour."""

from hromada_desk.documents.blocks import Cell, Column, Pair, Row, Share, Status, Table
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money
from hromada_desk.domain.rules.grant_terms import cap_checks, own_side, share_of


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
    for each in cap_checks(costs):
        title, reserve = voice.both(each.cap.title), each.allowed - each.part
        if each.most is None:
            rows.append(_row(title, voice.say("documents.limit.sum_at_most", sum=voice.money(each.allowed)),
                             voice.money(each.part), reserve, voice))
        else:
            rows.append(_row(title, voice.say("documents.limit.at_most", share=each.most),
                             Share(share_of(each.part, each.base)), reserve, voice))
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
    side = own_side(costs)
    if side is None:
        return []
    return [_row(voice.pair("documents.limit.own_share"), voice.say("documents.limit.at_least", share=side.least),
                 Share(share_of(side.own, side.base)), side.own - side.wanted, voice)]


def _row(title: Pair, allowed: str, actual: Cell, reserve: Money, voice: Voice) -> Row:
    kept = reserve.minor >= 0
    return Row((title, allowed, actual, reserve, Status(voice.say("documents.kept" if kept else "documents.broken"),
                                                        "good" if kept else "bad")))
