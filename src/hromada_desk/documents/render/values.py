"""Cells on paper: typed figures become text in the document's language, as paper writes it.

Currencies stand in heads and captions, not in cells; zero may be a dash; nothing at all stays empty.
"""

from datetime import date
from decimal import Decimal

from hromada_desk.documents.blocks import Cell, Column, ColumnKind, Pair, Share, Status, Titled
from hromada_desk.domain.money import Money
from hromada_desk.domain.values import Language
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import NOTHING, format_money, format_number, format_share

RIGHT_ALIGNED: frozenset[ColumnKind] = frozenset({"money", "number", "share"})


def written(cell: Cell, column: Column, language: Language) -> str:
    """The cell as plain text; pairs and statuses give their first words."""
    match cell:
        case Money():
            dash = column.zero_is_dash and not cell.minor
            text = NOTHING if dash else format_money(cell, language, paper=True, currency=False)
        case Decimal() | int():
            text = format_number(cell, language, paper=True, grouped=column.kind != "code")
        case date():
            text = format_date(cell, language)
        case Share():
            text = format_share(cell.value, language, places=cell.digits, paper=True)
        case _:
            text = words_of(cell)
    return text


def words_of(cell: Cell) -> str:
    """The first words of a cell that holds words; nothing for figures."""
    match cell:
        case str():
            return cell
        case Pair(main):
            return main
        case Status(word):
            return word
        case Titled(head, text):
            return f"{head}\n{text.main}"
        case _:
            return ""
