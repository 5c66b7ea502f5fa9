"""Tells what each row of a foreign budget is: a heading, a cost, a sum of others, a remark.

Words and numbers before the rows go first, arithmetic decides what they leave open. A row that equals others is their
sum only if something besides the arithmetic says so, because small round sums coincide.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Severity
from hromada_desk.exchange.budget_ordinals import NUMERIC
from hromada_desk.exchange.budget_row import BudgetRow
from hromada_desk.exchange.budget_row import BudgetRowKind as Kind
from hromada_desk.exchange.budget_words import BudgetWords

LONGEST_HEADING = 200
LEAST_PARTS = 2
MOST_PARTS = 300
"""A heading or a subtotal of more rows is known by its words or not at all."""
_EXPRESSION = re.compile(r"\(?\s*=?\s*\d+(?:\.\d+)*\s*(?:[+\u2013\u2014-]\s*\d+(?:\.\d+)*\s*)+\)?\s*$")
"""Numbers of rows that are added: "(7+8)", "(1-6)"."""


def classify(rows: Sequence[BudgetRow], words: BudgetWords) -> None:
    """Give every row its kind (in place), before it is known under which heading it hangs."""
    for row in rows:
        if row.kind is Kind.BLANK:
            row.kind = _alone(row, words)
    _head_numbered(rows)
    _find_sums(rows, words)
    _find_whole(rows)
    for row in rows:  # forms keep lines of their own for what a budget has none of
        if row.kind is Kind.LINE and row.only_sum and not row.said:
            row.kind = Kind.NOTE


def adds_rows(row: BudgetRow) -> bool:
    """Whether the title says which numbered rows it adds up."""
    return any(_EXPRESSION.search(text) is not None and "(" in text for text in (row.title.uk, row.title.en) if text)


def _alone(row: BudgetRow, words: BudgetWords) -> Kind:
    """What a row is by itself; a row of a sum alone is a cost until others say otherwise."""
    titles = [each for each in (row.title.uk, row.title.en) if each]
    is_priced = row.quantity is not None and row.price is not None
    if not titles:
        kind = Kind.SUBTOTAL if row.only_sum else Kind.LINE if row.has_figures else Kind.BLANK
    elif not is_priced and (any(words.is_total(each) for each in titles) or (row.only_sum and adds_rows(row))):
        kind = Kind.SUBTOTAL
    elif row.has_figures or row.payers or (row.unit and row.ordinal.written):
        kind = Kind.LINE
    elif words.is_note(row.text) or len(row.text) > LONGEST_HEADING:
        kind = Kind.NOTE
    else:
        kind = Kind.HEADING
    return kind


def _head_numbered(rows: Sequence[BudgetRow]) -> None:
    """Rows whose number goes on in the rows beneath them are headings; their sum, if any, is checked later."""
    told = [row for row in rows if row.kind in (Kind.LINE, Kind.HEADING, Kind.SUBTOTAL) and row.ordinal.written]
    for row, below in pairwise(told):
        if not below.ordinal.is_under(row.ordinal) or row.kind is Kind.HEADING:
            continue
        if row.quantity is None or row.price is None or _adds_up(row, told):
            row.kind = Kind.HEADING


def _adds_up(row: BudgetRow, told: Sequence[BudgetRow]) -> bool:
    """Whether the rows numbered directly beneath a cost add up to it: then it is their heading, not one of them."""
    beneath = [each.said for each in told if each.ordinal.is_under(row.ordinal)
               and len(each.ordinal.path) == len(row.ordinal.path) + 1]
    return row.said is not None and bool(beneath) and _sum(beneath) == row.said


def _find_sums(rows: Sequence[BudgetRow], words: BudgetWords) -> None:
    """Rows of a sum alone that equal the costs beneath them (headings) or above them (subtotals)."""
    has_quantities = any(row.quantity is not None for row in rows if row.kind is Kind.LINE)
    first, before, currencies = None, 0, set()
    count = 0
    for at, row in enumerate(rows):
        if row.kind is not Kind.LINE:
            continue
        if row.only_sum and row.said:
            beneath = _run(rows, range(at + 1, min(at + 1 + MOST_PARTS, len(rows))))
            if _equals(beneath, row.said) and _may_head(row, beneath, words, has_quantities=has_quantities):
                row.kind, row.confirmed = Kind.HEADING, True
                continue
            near = _run(rows, range(at - 1, max(at - 1 - MOST_PARTS, -1), -1))
            if len(near) >= LEAST_PARTS and _equals(near, row.said):
                parts: Sequence[BudgetRow] = near
            elif first is not None and count >= LEAST_PARTS and currencies == {row.said.currency} \
                    and before == row.said.minor:
                parts = [first]
            else:
                parts = ()
            if parts and _judge(row, parts, at, words, has_quantities=has_quantities):
                continue
        if row.said is not None:
            first, count, before = first or row, count + 1, before + row.said.minor
            currencies.add(row.said.currency)


def _find_whole(rows: Sequence[BudgetRow]) -> None:
    """An unnumbered row that equals all others together is the whole, wherever it stands."""
    lines = [row for row in rows if row.kind is Kind.LINE and row.said is not None]
    whole: dict[str, int] = {}
    for row in lines:
        if row.said is not None:
            whole[row.said.currency] = whole.get(row.said.currency, 0) + row.said.minor
    for row in lines:
        others = len(lines) - 1
        if row.said and row.only_sum and not row.ordinal.written and others >= LEAST_PARTS \
                and 2 * row.said.minor == whole[row.said.currency]:
            row.kind, row.confirmed = Kind.SUBTOTAL, True
            return


def _judge(row: BudgetRow, parts: Sequence[BudgetRow], at: int, words: BudgetWords, *, has_quantities: bool) -> bool:
    """Whether a row that equals those above it is their sum; where only the arithmetic says so it stays a cost."""
    if _may_sum(row, parts, words, has_quantities=has_quantities):
        row.kind, row.confirmed = Kind.SUBTOTAL, True
        return True
    row.add("budget_import.perhaps_subtotal", Severity.WARNING, said=row.said, first=str(parts[0].number), last=str(at))
    return False


def _run(rows: Sequence[BudgetRow], places: range) -> list[BudgetRow]:
    """Costs one after another from a place on, up to the next heading, sum or cost that may be one."""
    run: list[BudgetRow] = []
    for at in places:
        row = rows[at]
        if row.kind in (Kind.BLANK, Kind.NOTE, Kind.HEAD):
            continue
        if row.kind is not Kind.LINE or (run and row.only_sum and not run[0].only_sum):
            break
        run.append(row)
    return run[::-1] if places.step < 0 else run


def _may_head(row: BudgetRow, beneath: Sequence[BudgetRow], words: BudgetWords, *, has_quantities: bool) -> bool:
    if row.ordinal.style == NUMERIC:
        return False
    numbered = all(each.ordinal.written for each in beneath)
    deeper = all(each.indent > row.indent for each in beneath)
    known = words.heading_key(row.text) in words.headings.values()
    priced = has_quantities and all(each.quantity is not None for each in beneath)
    return numbered or deeper or known or priced or words.may_sum(row.text)


def _may_sum(row: BudgetRow, parts: Sequence[BudgetRow], words: BudgetWords, *, has_quantities: bool) -> bool:
    if adds_rows(row) or any(words.may_sum(each) for each in (row.title.uk, row.title.en) if each):
        return True
    if row.ordinal.written:
        return all(each.ordinal.is_under(row.ordinal) for each in parts)
    priced = has_quantities and all(each.quantity is not None for each in parts)
    return priced or all(each.ordinal.written for each in parts)


def _equals(parts: Sequence[BudgetRow], said: Money) -> bool:
    return bool(parts) and _sum([each.said for each in parts]) == said


def _sum(parts: Sequence[Money | None]) -> Money | None:
    """The sum of sums in one currency; None where one is missing or in another."""
    known = [each for each in parts if each is not None]
    if len(known) < len(parts) or len({each.currency for each in known}) != 1:
        return None
    return Money(sum(each.minor for each in known), known[0].currency)
