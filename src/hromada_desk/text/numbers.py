"""How numbers, sums, shares and file sizes are written, on the screen and on paper.

Screen: no-break spaces between groups in Ukrainian, commas in English, the sign of the currency where each language
puts it. Paper (`paper=True`): narrow no-break spaces, codes of currencies instead of signs. The minus is U+2212.
Reading what people type is the business of `number_reading`; sums in words of `in_words`.
"""

from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Protocol

from hromada_desk.text.languages import Language, table

NO_BREAK_SPACE = "\u00a0"
NARROW_SPACE = "\u202f"
MINUS = "\u2212"
NOTHING = "—"
GROUP = 3
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)


class MoneyLike(Protocol):
    """An amount in major units with the code of its currency: what a sum needs to be written."""

    @property
    def amount(self) -> Decimal:
        """Major units, with as many decimals as the currency has."""
        ...

    @property
    def currency(self) -> str:
        """The ISO 4217 code."""
        ...


def format_number(
    value: Decimal | int, language: Language, *, places: int | None = None, paper: bool = False, grouped: bool = True,
) -> str:
    """A number in groups of three, rounded half up to `places` decimals; without `places` exact and without idle zeros.

    `grouped=False` is for what is a number but no quantity: years, numbers of lines.
    """
    plain = _plain(Decimal(value), places)
    sign = MINUS if plain.startswith("-") and plain.strip("-0.") else ""
    whole, _, fraction = plain.lstrip("-").partition(".")
    if grouped:
        whole = _group_separator(language, paper).join(_groups(whole))
    return sign + whole + (decimal_separator(language) + fraction if fraction else "")


def format_money(
    money: MoneyLike, language: Language, *, places: int | None = None, paper: bool = False, currency: bool = True,
) -> str:
    """A sum with its currency; without `places` with all decimals of the currency, `places=0` in whole units.

    `currency=False` leaves the currency out, for tables that name it in the head.
    """
    digits = max(0, -_exponent(money.amount)) if places is None else places
    number = format_number(money.amount, language, places=digits, paper=paper)
    if not currency:
        return number
    if language == "uk":
        return f"{number}{NO_BREAK_SPACE}{currency_sign(money.currency, language, paper=paper)}"
    return _in_front(currency_sign(money.currency, language, paper=paper), number)


def format_millions(money: MoneyLike, language: Language) -> str:
    """A sum in millions with two decimals, for the figures of the overview only."""
    number = format_number(money.amount.scaleb(-6), language, places=2)
    million = str(table("numbers")[language]["million"])
    sign = currency_sign(money.currency, language)
    if language == "uk":
        return f"{number}{NO_BREAK_SPACE}{million}{NO_BREAK_SPACE}{sign}"
    return _in_front(sign, number + million)


def format_share(share: Decimal, language: Language, *, places: int | None = None, paper: bool = False) -> str:
    """A part of one as per cent: 0.069 is `6,9 %` in Ukrainian and `6.9%` in English."""
    number = format_number(share.scaleb(2), language, places=places, paper=paper)
    return f"{number}{NO_BREAK_SPACE if language == 'uk' else ''}%"


def format_size(size_bytes: int, language: Language) -> str:
    """The size of a file in the unit that keeps it readable, decimal units as file managers and mail limits count."""
    units: list[str] = table("numbers")[language]["size_units"]
    size, at = Decimal(size_bytes), 0
    while size >= 1000 and at < len(units) - 1:
        size, at = size / 1000, at + 1
    if at and size < 1000 and _EXACT.quantize(size, Decimal("0.1")) >= 1000 and at < len(units) - 1:
        size, at = Decimal(1), at + 1
    number = format_number(size, language, places=1 if at > 1 else 0)
    return f"{number}{NO_BREAK_SPACE}{units[at]}"


def format_for_editing(value: Decimal | int, language: Language) -> str:
    """A number as a cell in edit shows it: no groups, and never readable in two ways.

    Exactly three decimals could be taken for a group of thousands, so a zero is added to them.
    """
    written = format_number(value, language, grouped=False)
    _, separator, fraction = written.partition(decimal_separator(language))
    return written + "0" if separator and len(fraction) == GROUP else written


def decimal_separator(language: Language) -> str:
    """What parts whole units from their decimals."""
    return "," if language == "uk" else "."


def currency_sign(currency: str, language: Language, *, paper: bool = False) -> str:
    """The sign of a currency in that language, or its code; paper always has the code."""
    if paper:
        return currency
    words = table("numbers")
    known = {**words["signs"], **words.get(f"signs_{language}", {})}
    return str(known.get(currency, currency))


def _in_front(sign: str, number: str) -> str:
    """English order: the sign before the figure, the minus before both, a code parted from its figure."""
    gap = NO_BREAK_SPACE if len(sign) > 1 else ""
    minus, figure = (MINUS, number[1:]) if number.startswith(MINUS) else ("", number)
    return f"{minus}{sign}{gap}{figure}"


def _plain(value: Decimal, places: int | None) -> str:
    if places is not None:
        return format(_EXACT.quantize(value, Decimal(1).scaleb(-places)), "f")
    written = format(value, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _groups(whole: str) -> list[str]:
    head = len(whole) % GROUP
    parts = [whole[:head]] if head else []
    return parts + [whole[at:at + GROUP] for at in range(head, len(whole), GROUP)]


def _group_separator(language: Language, paper: bool) -> str:
    if language == "en":
        return ","
    return NARROW_SPACE if paper else NO_BREAK_SPACE


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
