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
        case None:
            return ""
        case str():
            return cell
        case Money():
            text = format_money(cell, language, paper=True, currency=False)
            return NOTHING if column.zero_is_dash and not cell.minor else text
        case Decimal() | int():
            return format_number(cell, language, paper=True, grouped=column.kind != "code")
        case date():
            return format_date(cell, language)
        case Share():
            return format_share(cell.value, language, places=cell.digits, paper=True)
        case Pair():
            return cell.main
        case Status():
            return cell.word
        case Titled():
            return f"{cell.head}\n{cell.text.main}"
