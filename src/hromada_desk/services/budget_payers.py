"""The column of a funding source: what it pays of a line, as an amount, a percentage, or whatever remains."""

from dataclasses import replace
from functools import cache

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import BudgetLine, LineShare
from hromada_desk.domain.records.record import Record, field_of
from hromada_desk.domain.values import LANGUAGES, Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.entering import value_from_text
from hromada_desk.services.typed_numbers import read_number
from hromada_desk.text.catalog import words
from hromada_desk.text.labels import choice_label
from hromada_desk.text.number_reading import PER_CENT
from hromada_desk.text.numbers import format_for_editing

AMOUNT, PERCENT = field_of(LineShare, "amount"), field_of(LineShare, "percent")
REST = "*"
"""The shortest way to type the remainder."""


def share_text(share: LineShare | None, language: Language) -> str:
    """What a source pays as one types it: an amount, a percentage, or the word for the remainder."""
    if share is None:
        return ""
    if share.share_rule == "percent":
        return f"{format_for_editing(100 * (share.percent or 0), language)} %"
    if share.share_rule == "remainder":
        return choice_label("share_rule", "remainder", words(language))
    return "" if share.amount is None else format_for_editing(share.amount.amount, language)


def typed_share(book: BudgetBook, line: BudgetLine, source_id: str, present: LineShare | None, written: str,
                language: Language) -> tuple[Record, ...]:
    """The share as typed: one record, none where nothing changes. Raises RuleBroken('entry.*') or ('budget.*')."""
    if not written:
        return () if present is None else (replace(present, alive=False),)
    share = present or LineShare(id=book.desk.new_id(), line_id=line.id, source_id=source_id)
    changed = _ruled(book, replace(share, alive=True, amount=None, percent=None), written, language)
    return () if changed == present else (changed,)


def _ruled(book: BudgetBook, share: LineShare, written: str, language: Language) -> LineShare:
    """The share by what was typed: "30 %", a word for the remainder, or an amount in the budget's currency."""
    if written.casefold() in _remainder_words():
        return replace(share, share_rule="remainder")
    number, unit = read_number(AMOUNT, written, language)
    if unit == PER_CENT:
        return replace(share, share_rule="percent", percent=value_from_text(PERCENT, written, language))
    if unit and unit != book.currency:
        raise RuleBroken("budget.share_takes_own_currency", text=written, currency=book.currency)
    return replace(share, share_rule="amount", amount=money(number, book.currency))


@cache
def _remainder_words() -> frozenset[str]:
    said = [words(each) for each in LANGUAGES]
    return frozenset({REST, *(choice_label("share_rule", "remainder", each).casefold() for each in said),
                      *(word for each in said for word in each.say("budget_cells.remainder_words").split())})
