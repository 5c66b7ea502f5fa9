"""Arithmetic typed into a cell or a field: `=12*450,50`, `=(3+4)*100`, `7%*250000`; reckoned exactly, never by floats.

Numbers in it are read as everywhere (`number_reading`), so both decimal signs do and an ambiguous number is asked
about. Names mean nothing here: one cell cannot be reckoned from another.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from hromada_desk.text.languages import Language
from hromada_desk.text.number_reading import LARGEST, PER_CENT, parse_number, tidied, unit_named

SIGN_OF_FORMULA = "="
LONGEST_FORMULA = 200
DEEPEST = 20
EXACT_PLACES, ROUNDED_PLACES = 12, 6
"""A result that ends within so many decimals is kept exactly; an endless one is rounded to the second number."""

_SIGNS = {"+": "+", "-": "-", "*": "*", "\u00d7": "*", "\u00b7": "*", "\u2219": "*", "x": "*", "\u0445": "*",
          "/": "/", ":": "/", "\u00f7": "/", "\u2215": "/"}
"""What people type for the four operations; the letters x and its Cyrillic twin stand for the cross."""
_TIMES_LETTERS = frozenset("x\u0445")
_FIGURE = re.compile(r"(?:\d|[.,](?=\d))(?:[\d.,']| (?=\d))*", re.ASCII)
_NAME = re.compile(r"[^\W\d_][\w.]*|[\u20ac\u20b4$\u00a3\u00a5]")
_CLEAR = re.compile(r"[\d .,'%()+\-*/:\u00d7\u00f7\u00b7\u2219\u2215x\u0445]+", re.ASCII)
_DATE = re.compile(r"\d{1,4} ?([./-]) ?\d{1,2} ?\1 ?\d{1,4}|\d{1,2} ?/ ?(?:19|20)\d\d", re.ASCII)
_WIDE = Context(prec=400, rounding=ROUND_HALF_UP)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What a formula comes to, or the message key of why it comes to nothing, with the figures of that sentence.

    `unit` is "%" where the result is a percentage (`=7%` is then 7), or the code of the currency written at the end.
    """

    value: Decimal | None = None
    unit: str = ""
    reason: str = ""
    details: Mapping[str, object] = field(default_factory=dict)


def is_formula(typed: str) -> bool:
    """Whether the text begins with the sign that says: reckon this."""
    return tidied(typed).startswith(SIGN_OF_FORMULA)


def looks_like_arithmetic(typed: str) -> bool:
    """Whether a text without that sign can be nothing but numbers with operations between them.

    Days, months of a year, and spans such as 12-15 can be something else.
    """
    tidy = tidied(typed).casefold()
    if _CLEAR.fullmatch(tidy) is None or _DATE.fullmatch(tidy) is not None:
        return False
    signs = {_SIGNS[each] for each in tidy if each in _SIGNS and each not in "-:"}
    return bool(signs) and tidy[0] not in "*/x\u0445" and any(each.isdigit() for each in tidy)


def reckon(typed: str, language: Language) -> Reckoned:
    """The result of a formula, with or without its first sign. `language` only orders the readings of a number."""
    tidy = tidied(typed).removeprefix(SIGN_OF_FORMULA).strip()
    if len(tidy) > LONGEST_FORMULA:
        return Reckoned(reason="arithmetic.too_long", details={"length": len(tidy), "limit": LONGEST_FORMULA})
    try:
        return _result(_Formula(tidy, language))
    except _Halt as halt:
        return Reckoned(reason=halt.reason, details=halt.details)


class _Halt(Exception):  # noqa: N818 - not a fault: the formula ends here
    def __init__(self, reason: str, **details: object) -> None:
        super().__init__(reason)
        self.reason, self.details = reason, details


@dataclass(frozen=True, slots=True)
class _Value:
    """An exact value; `is_share` while it is a percentage, or a sum of such."""

    exact: Fraction
    is_share: bool = False


class _Formula:
    """A formula being read from left to right, by what binds: sums of products of signed numbers and brackets."""

    def __init__(self, text: str, language: Language) -> None:
        self.text, self.language = text, language
        self.at = self.depth = 0

    def peek(self) -> str:
        """The next sign, empty at the end."""
        while self.text[self.at:self.at + 1] == " ":
            self.at += 1
        return self.text[self.at:self.at + 1].casefold()

    def sum(self) -> _Value:
        """Products added and taken away."""
        known = self.product()
        while (sign := _SIGNS.get(self.peek(), "")) in ("+", "-"):
            self.at += 1
            begun = self.at
            other = self.product(after=sign)
            known = self._added(known, other, sign, self.text[begun:self.at].strip())
        return known

    def product(self, after: str = "") -> _Value:
        """Factors multiplied and divided."""
        known = self.factor(after)
        while self.peek() and (sign := _SIGNS.get(self.peek(), "")) in ("*", "/"):
            written = self.text[self.at]
            self.at += 1
            other = self.factor(written)
            if sign == "*":
                known = _Value(known.exact * other.exact)
            elif other.exact:
                known = _Value(known.exact / other.exact)
            else:
                raise _Halt("arithmetic.divided_by_zero")
        return known

    def factor(self, after: str) -> _Value:
        """A number or brackets, with its signs before and its per cent after; `after` is the operation before it."""
        negative = False
        while self.peek() in ("+", "-"):
            negative ^= self.text[self.at] == "-"
            after = self.text[self.at]
            self.at += 1
        known = self._bracketed() if self.peek() == "(" else self._number(after)
        if self.peek() == PER_CENT:
            self.at += 1
            known = _Value(known.exact / 100, is_share=True)
        return _Value(-known.exact, known.is_share) if negative else known

    def tail(self) -> str:
        """The currency written at the end, or nothing; anything else that stands there is refused."""
        if not self.peek():
            return ""
        rest = self.text[self.at:].strip()
        named = unit_named(rest)
        if named and named != PER_CENT:
            return named
        raise self._misplaced(rest)

    def _bracketed(self) -> _Value:
        self.depth += 1
        if self.depth > DEEPEST:
            raise _Halt("arithmetic.too_deep", limit=DEEPEST)
        self.at += 1
        known = self.sum()
        if self.peek() != ")":
            if self.peek():
                raise self._misplaced(self.text[self.at:])
            raise _Halt("arithmetic.bracket_not_closed")
        self.at += 1
        self.depth -= 1
        return known

    def _number(self, after: str) -> _Value:
        self.peek()
        found = _FIGURE.match(self.text, self.at)
        if found is None:
            raise self._no_number(after)
        self.at = found.end()
        read = parse_number(found[0], self.language)
        if read.ambiguous:
            first, second = read.ambiguous[:2]
            raise _Halt("entry.ambiguous_number", text=found[0], first=first, second=second)
        if read.value is None:
            raise _Halt(read.reason, text=found[0])
        return _Value(Fraction(read.value))

    def _no_number(self, after: str) -> _Halt:
        here = self.peek()
        name = _NAME.match(self.text, self.at)
        if name is not None and name[0].casefold() not in _TIMES_LETTERS:
            return _Halt("arithmetic.unknown_name", name=name[0])
        if here and here not in _SIGNS and here != ")":
            return _Halt("arithmetic.unknown_sign", sign=here)
        if after:
            return _Halt("arithmetic.number_missing", sign=after)
        return _Halt("arithmetic.nothing_before", sign=here) if here else _Halt("arithmetic.empty")

    def _misplaced(self, rest: str) -> _Halt:
        here = rest[:1]
        if here == ")":
            return _Halt("arithmetic.bracket_not_opened")
        name = _NAME.match(rest)
        if name is not None:
            return _Halt("arithmetic.unknown_name", name=name[0])
        if here.isdigit() or here in "(.,":
            return _Halt("arithmetic.sign_missing", before=self.text[:self.at].strip(), after=rest)
        return _Halt("arithmetic.unknown_sign", sign=here)

    @staticmethod
    def _added(known: _Value, other: _Value, sign: str, written: str) -> _Value:
        """A sum. A percentage added to a figure is asked about: of what? Only beside a one does it explain itself."""
        if known.is_share != other.is_share and 1 not in (known.exact, other.exact):
            share = written if other.is_share else f"{_plain(known.exact * 100)}%"
            raise _Halt("arithmetic.share_of_what", share=share)
        both = known.exact + other.exact if sign == "+" else known.exact - other.exact
        return _Value(both, known.is_share and other.is_share)


def _result(formula: _Formula) -> Reckoned:
    known = formula.sum()
    unit = formula.tail()
    exact = known.exact * 100 if known.is_share else known.exact
    if abs(exact) >= LARGEST:
        return Reckoned(reason="number.too_large", details={"text": formula.text})
    return Reckoned(_plain(exact), PER_CENT if known.is_share else unit)


def _plain(exact: Fraction) -> Decimal:
    """The decimal, exactly where it ends soon enough, else rounded half up."""
    scaled = exact * 10**EXACT_PLACES
    if scaled.denominator == 1:
        return _without_idle_zeros(_WIDE.scaleb(Decimal(scaled.numerator), -EXACT_PLACES))
    top, bottom = abs(exact.numerator) * 10**ROUNDED_PLACES, exact.denominator
    size = (2 * top + bottom) // (2 * bottom)
    return _without_idle_zeros(_WIDE.scaleb(Decimal(size if exact > 0 else -size), -ROUNDED_PLACES))


def _without_idle_zeros(value: Decimal) -> Decimal:
    short = _WIDE.normalize(value)
    exponent = short.as_tuple().exponent
    return _WIDE.quantize(short, Decimal(1)) if isinstance(exponent, int) and exponent > 0 else short
