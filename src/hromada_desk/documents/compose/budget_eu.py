"""The budget in the layout of Annex B of the EU's external actions: direct costs by heading, then lines 7 to 13.

Lines of one item in several years (same heading, name, unit and price) become one row with a figure for each year.
Costs that are not eligible stand with taxes and contributions in kind, outside the total of eligible costs.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.budget_layouts import EuBook, EuPart, EuRow
from hromada_desk.documents.compose.budget_partners import partner_codes
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.budget_workbook import compose_budget_workbook
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.workbook import BookRow
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.proposal import Activity

CAPS: Mapping[EuPart, Decimal] = {"indirect": Decimal("0.07"), "contingency": Decimal("0.05")}
"""What Annex B itself allows where the call sets no cap: parts of the direct eligible costs."""

WORDS = ("title", "justification", "clarification", "price_source", "sources", "all_years", "year", "units",
         "unit_value", "subtotal", "line_7", "line_8", "line_9", "line_10", "line_11", "line_12", "line_13", "cap",
         "contribution", "of_eligible", "of_accepted", "contributions", "difference", "estimate", "partner")


def compose_budget_eu(case: Case, order: Order) -> EuBook:
    """The book of the case's budget. Raises NothingToShowError where the case has none."""
    costs = costs_of(case)
    if costs is None:
        raise NothingToShowError("a budget workbook needs a budget")
    voice = replace(order.voice, paper=False)
    whole = compose_budget_workbook(case, order)
    words = {**whole.words, **{f"eu.{each}": voice.pair(f"workbooks.eu.{each}") for each in WORDS}}
    caps = {part: whole.roles[part].cap or most for part, most in CAPS.items()}
    return EuBook(replace(whole, words=words), _parts(whole.rows, costs, voice), caps)


def _parts(rows: tuple[BookRow, ...], costs: BudgetReading, voice: Voice) -> dict[EuPart, tuple[EuRow, ...]]:
    codes = partner_codes(costs)
    found: dict[EuPart, list[EuRow]] = {"direct": [], "indirect": [], "contingency": [], "other": []}
    headings: list[tuple[int, BookRow]] = []
    for at, row in enumerate(rows):
        headings = [each for each in headings if each[1].depth < row.depth]
        if row.heading:
            headings.append((at, row))
            continue
        part = _part_of(row)
        if part == "direct":
            _open(found["direct"], headings)
        line = costs.lines[row.line_id]
        _place(found[part], rows, at, EuRow(row.number, row.title, row.depth, (at,), codes.get(line.partner_id, ""),
                                            _activity(line, costs, voice), voice.one(line.price_source)))
    return {part: _numbered(part, tuple(items)) for part, items in found.items()}


def _part_of(row: BookRow) -> EuPart:
    if not row.eligible or row.role == "other":
        return "other"
    return "indirect" if row.role == "indirect" else "contingency" if row.role == "contingency" else "direct"


def _open(items: list[EuRow], headings: list[tuple[int, BookRow]]) -> None:
    """The headings above a direct cost, each once."""
    shown = {each.number for each in items if not each.lines}
    items += [EuRow(row.number, row.title, row.depth) for _, row in headings if row.number not in shown]


def _place(items: list[EuRow], rows: tuple[BookRow, ...], at: int, item: EuRow) -> None:
    """A new item, or one more year of the item before it."""
    last = items[-1] if items else None
    if last is not None and last.lines and _is_same(rows[last.lines[0]], rows[at], last, item):
        years = {rows[each].year for each in last.lines}
        if rows[at].year not in years:
            items[-1] = replace(last, lines=(*last.lines, at))
            return
    items.append(item)


def _is_same(first: BookRow, second: BookRow, before: EuRow, item: EuRow) -> bool:
    return (first.base is None and second.base is None and first.title == second.title and first.unit == second.unit
            and first.price is not None and first.price == second.price and first.rate == second.rate
            and first.depth == second.depth and first.quantity is not None and second.quantity is not None
            and before.payer == item.payer)


def _numbered(part: EuPart, items: tuple[EuRow, ...]) -> tuple[EuRow, ...]:
    """Direct costs numbered anew without gaps under their headings; the parts below count their own items."""
    if part != "direct":
        return tuple(replace(each, number=str(at), depth=1) for at, each in enumerate(items, start=1))
    known: dict[str, str] = {}
    counted: Counter[str] = Counter()
    found = []
    for each in items:
        above = each.number.rpartition(".")[0]
        counted[above] += 1
        known[each.number] = ".".join(name for name in (known.get(above, above), str(counted[above])) if name)
        found.append(replace(each, number=known[each.number]))
    return tuple(found)


def _activity(line: BudgetLine, costs: BudgetReading, voice: Voice) -> Pair:
    """The activity a line pays for, by code and name."""
    activity = costs.case.one(Activity, line.activity_id) if line.activity_id else None
    if activity is None:
        return Pair("")
    title = voice.both(activity.title)
    code = f"{activity.code} " if activity.code else ""
    return Pair(f"{code}{title.main}", f"{code}{title.second}" if title.second else "")
