"""The budget of a case as a workbook: the same figures as on paper and on the screen, ready for formulas."""

from collections import Counter
from dataclasses import replace

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.workbook import BookCheck, BookRow, BookSource, BudgetWorkbook, Part
from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import Money, total
from hromada_desk.domain.records.budget import LineShare
from hromada_desk.domain.rules.grant_terms import share_of
from hromada_desk.domain.rules.reading import BudgetReading
from hromada_desk.domain.values import Bilingual

WORDS = (
    "summary", "budget", "fill", "justification", "sources", "checks", "checks_note", "item", "share_of_total", "rate",
    "unit_cost", "currency", "year", "eligible", "yes", "no", "no_year", "promised", "used", "left", "total_eligible",
    "grant", "other", "state", "value", "limit", "result", "ok", "error", "errors",
    "check.sources", "check.years", "page", "number_title", "number_message", "chart",
)
_FIELDS = ("unit", "quantity")
_COLUMNS = ("number", "costs", "total", "source", "amount", "share")


def compose_budget_workbook(case: Case, order: Order) -> BudgetWorkbook:
    """The workbook of the case's budget. Raises NothingToShowError where the case has none."""
    costs = costs_of(case)
    if costs is None:
        raise NothingToShowError("a budget workbook needs a budget")
    voice, figures = replace(order.voice, paper=False), costs.figures
    title = costs.budget.title or (case.proposal.title if case.proposal else None) \
        or (case.project.title if case.project else Bilingual())
    number = case.proposal.number if case.proposal else case.project.number if case.project else ""
    own_kinds = costs.form.co_financing if costs.form else ("local_budget", "state_subvention", "partner", "private")
    return BudgetWorkbook(
        identity=number or costs.budget.id[:8], title=voice.both(title),
        author=voice.text(case.hromada.council_name or case.hromada.name), language=voice.language,
        currency=figures.currency, words=_words(voice), years=tuple(figures.by_year), rows=_rows(costs, voice),
        sources=_sources(costs, own_kinds, voice), checks=_checks(case, costs, own_kinds, voice), total=figures.total,
        eligible=figures.eligible, covered=figures.covered if figures.shared else figures.pledged,
        by_year=tuple(figures.by_year.values()), grant=figures.grant, own=figures.funded_by(*own_kinds),
        shared=figures.shared, made_at=order.made_at,
        draft=voice.say("documents.draft").upper() if order.is_draft else "")


def _words(voice: Voice) -> dict[str, Pair]:
    found = {each: voice.pair(f"documents.workbook.{each}") for each in WORDS}
    found |= {each: voice.pair(f"documents.column.{each}") for each in _COLUMNS}
    found |= {each: voice.pair(f"budget_line.{each}") for each in _FIELDS}
    found |= {each: voice.pair(f"funding_source.{each}") for each in ("funding_kind", "status")}
    found["subtotal"] = voice.pair("documents.total")
    return found


def _rows(costs: BudgetReading, voice: Voice) -> tuple[BookRow, ...]:
    figures = list(costs.figures.lines.values())
    remainders = _remainders(costs)
    sources = list(costs.figures.sources)
    return tuple(_row(each, _size(figures, at), costs, voice, sources, remainders) for at, each in enumerate(figures))


def _row(figures: LineFigures, size: int, costs: BudgetReading, voice: Voice, sources: list[str],
         remainders: dict[str, str]) -> BookRow:
    line = costs.lines[figures.line_id]
    title = voice.both(line.title)
    if line.line_type == "heading":
        return BookRow(figures.number, figures.depth, title, figures.amount, heading=True, size=size)
    price = line.unit_cost
    takes_rest = remainders.get(line.id, "") if figures.own == figures.amount and figures.own.minor > 0 else ""
    return BookRow(
        figures.number, figures.depth, title, figures.own, unit=voice.one(line.unit), quantity=line.quantity,
        price=price.money if price else None,
        rate=price.rate if price and price.money.currency != costs.figures.currency else None, year=line.year,
        eligible=line.eligible, paid=tuple(_own_paid(figures, each, costs, under=size > 0) for each in sources),
        remainder=sources.index(takes_rest) if takes_rest in sources else -1,
        justification=voice.both(line.justification))


def _own_paid(figures: LineFigures, source_id: str, costs: BudgetReading, *, under: bool) -> Money | None:
    """What a source pays of the line itself; figures of a line take in what is under it, where there is any."""
    paid = figures.paid_by(source_id)
    if paid is None or not under:
        return paid
    children = [each.paid_by(source_id) for each in costs.figures.lines.values() if each.parent_id == figures.line_id]
    return paid - total((each for each in children if each is not None), paid.currency)


def _size(figures: list[LineFigures], at: int) -> int:
    """How many rows hang under a row: those deeper than it that follow without a break."""
    depth, end = figures[at].depth, at + 1
    while end < len(figures) and figures[end].depth > depth:
        end += 1
    return end - at - 1


def _remainders(costs: BudgetReading) -> dict[str, str]:
    """The one source of each line that takes what the others leave, and is named once on it."""
    living = [each for each in costs.shares if each.line_id in costs.lines]
    times = Counter((each.line_id, each.share_rule == "remainder") for each in living)
    pairs = Counter((each.line_id, each.source_id) for each in living)

    def alone(share: LineShare) -> bool:
        return times[share.line_id, True] == 1 and pairs[share.line_id, share.source_id] == 1

    return {each.line_id: each.source_id for each in living if each.share_rule == "remainder" and alone(each)}


def _sources(costs: BudgetReading, own_kinds: tuple[str, ...], voice: Voice) -> tuple[BookSource, ...]:
    found = []
    for each in costs.figures.sources.values():
        source = costs.sources[each.source_id]
        found.append(BookSource(
            voice.both(source.name), voice.choice("funding_kind", source.funding_kind).main,
            voice.choice("funding_status", source.status).main, each.most, each.used,
            "grant" if source.funding_kind == "grant" else "own" if source.funding_kind in own_kinds else "other"))
    return tuple(found)


def _checks(case: Case, costs: BudgetReading, own_kinds: tuple[str, ...], voice: Voice) -> tuple[BookCheck, ...]:
    """The limits of form and call, each as part, base and bound."""
    figures, form, call = costs.figures, costs.form, case.call
    at = {line_id: number for number, line_id in enumerate(figures.lines)}
    found = []
    for cap in form.caps if form else ():
        part, base = costs.part(cap.of), costs.part(cap.base)
        found.append(BookCheck(voice.both(cap.title), _part(cap.of, costs, at), _part(cap.base, costs, at),
                               share_of(part, base), cap.most))
    shares = [each for each in (call.largest_grant_share if call else None, form.largest_grant_share if form else None)
              if each is not None]
    if shares:
        found.append(BookCheck(voice.pair("documents.limit.grant_share"), "grant", "eligible",
                               share_of(figures.grant, figures.eligible), min(shares)))
    found += [BookCheck(voice.pair(f"documents.limit.{key}"), "grant", None, figures.grant.amount, bound.amount, most)
              for key, bound, most in (("largest", call.largest_grant if call else None, True),
                                       ("smallest", call.smallest_grant if call else None, False))
              if bound is not None and bound.currency == figures.currency]
    if form is not None and form.least_own_share is not None:
        own = figures.funded_by(*own_kinds)
        found.append(BookCheck(voice.pair("documents.limit.own_share"), "own", "total", share_of(own, figures.total),
                               form.least_own_share, at_most=False))
    return tuple(found)


def _part(names: tuple[str, ...], costs: BudgetReading, at: dict[str, int]) -> Part:
    return "grant" if "grant" in names else tuple(at[each] for each in costs.lines_of(names))
