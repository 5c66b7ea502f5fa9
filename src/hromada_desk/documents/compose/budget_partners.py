"""The budget by partners, as Interreg asks for it: each partner's costs by category, then all beside each other."""

from dataclasses import replace

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.budget_layouts import PartnerPart, PartnersBook
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.budget_workbook import compose_budget_workbook
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.workbook import BookRole, BookRow, BudgetWorkbook
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.proposal import ProposalPartner

LEAD = ""
"""The partner of lines that name none: the hromada itself."""

WORDS = ("title", "overview", "category", "payers", "grant_side", "own_side", "other_side", "uncovered", "by_year",
         "grant_share", "partner")


def compose_budget_partners(case: Case, order: Order) -> PartnersBook:
    """The book of the case's budget. Raises NothingToShowError where the case has none."""
    costs = costs_of(case)
    if costs is None:
        raise NothingToShowError("a budget workbook needs a budget")
    voice = replace(order.voice, paper=False)
    whole = compose_budget_workbook(case, order)
    words = {**whole.words, **{f"partners.{each}": voice.pair(f"workbooks.partners.{each}") for each in WORDS}}
    whole = replace(whole, words=words)
    codes = partner_codes(costs)
    used = {costs.lines[row.line_id].partner_id for row in whole.rows if not row.heading}
    order_of = [each for each in codes if each in used or each == LEAD]
    partners = tuple(_part(each, codes[each], _name(each, costs, voice), whole, costs) for each in order_of)
    return PartnersBook(whole, partners, tuple(at for at, row in enumerate(whole.rows) if row.depth == 0))


def partner_codes(costs: BudgetReading) -> dict[str, str]:
    """The code of every partner that lines name, the hromada first: that of the proposal, else LP, PP2, PP3..."""
    known = {each.partner_id: each.code for each in costs.case.all(ProposalPartner) if each.code}
    found = {LEAD: known.get(LEAD, "LP")}
    for line, _ in costs.costs():
        if line.partner_id not in found:
            found[line.partner_id] = known.get(line.partner_id, f"PP{len(found) + 1}")
    return found


def _name(partner_id: str, costs: BudgetReading, voice: Voice) -> Pair:
    if partner_id == LEAD:
        return voice.both(costs.case.hromada.name)
    partner = costs.case.one(Partner, partner_id)
    return voice.both(partner.name) if partner is not None else voice.pair("workbooks.partners.unnamed")


def _part(partner_id: str, code: str, name: Pair, whole: BudgetWorkbook, costs: BudgetReading) -> PartnerPart:
    """The rows of one partner under their headings."""
    places: list[int] = []
    headings: list[int] = []
    shown: set[int] = set()
    for at, row in enumerate(whole.rows):
        headings = [each for each in headings if whole.rows[each].depth < row.depth]
        if row.heading:
            headings.append(at)
        elif costs.lines[row.line_id].partner_id == partner_id:
            places += [each for each in headings if each not in shown]
            shown.update(headings)
            places.append(at)
    rows = tuple(whole.rows[each] for each in places)
    at_place = {place: at for at, place in enumerate(places)}
    roles = {name: BookRole(tuple(at_place[each] for each in role.rows if each in at_place), role.amount, role.cap)
             for name, role in whole.roles.items()}
    book = replace(whole, rows=tuple(replace(row, size=_size(rows, at)) for at, row in enumerate(rows)), roles=roles)
    return PartnerPart(code, name, book, tuple(places))


def _size(rows: tuple[BookRow, ...], at: int) -> int:
    end = at + 1
    while end < len(rows) and rows[end].depth > rows[at].depth:
        end += 1
    return end - at - 1
