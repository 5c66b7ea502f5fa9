"""How what people type or paste is read as a number: tolerant of separators and signs, never guessing.

`1 234,5`, `1234.5`, `1'234`, `1.234,50`, `(12,00)` and `7 %` are read. `1.234` and `1,234` may mean a thousand or a
little over one: both readings are returned and the person is asked. What cannot be read carries the message key of why.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from hromada_desk.text.languages import Language, table
from hromada_desk.text.numbers import MINUS, decimal_separator

LARGEST = Decimal(10) ** 15
"""From here on it is a slip of the keyboard, not a sum of a hromada."""

LONGEST = 60
PER_CENT = "%"
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_APOSTROPHES = re.compile("['`\u2019\u02bc\u2018\u00b4]")
_MINUSES = re.compile(f"[-\u2010-\u2015{MINUS}]")
_AFFIXES = re.compile(r"(?P<before>[^\d.,+()-]*)(?P<minus>[+-]?) ?(?P<after_sign>[^\d.,()+-]*?) ?"
                      r"(?P<figure>\d[\d .,']*?|[.,]\d+) ?(?P<unit>[^\d ,'()+-][^\d,'()+-]*)?", re.ASCII)
_GROUPED = {separator: re.compile(rf"[1-9]\d{{0,2}}(?:{re.escape(separator)}\d{{3}})+") for separator in " .,'"}


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a text says as a number: the value, or the values it may mean, or the message key of why it is none.

    `unit` is "%" or the code of the currency that stood beside the figure. The value is what is written: "7 %" is 7.
    The first of `ambiguous` is what the language of the person would mean by it.
    """

    value: Decimal | None = None
    ambiguous: tuple[Decimal, ...] = ()
    reason: str = ""
    unit: str = ""


def parse_number(text: str, language: Language) -> Parsed:
    """Read a number in whichever way it is written; `language` only orders the readings of an ambiguous one."""
    tidy = tidied(text)
    if not tidy:
        return Parsed(reason="number.empty")
    in_brackets = tidy.startswith("(") and tidy.endswith(")")
    found = _AFFIXES.fullmatch(tidy[1:-1].strip() if in_brackets else tidy) if len(tidy) <= LONGEST else None
    if found is None or (in_brackets and found["minus"]):
        return Parsed(reason="number.not_a_number")
    unit = _unit(found["before"], found["after_sign"], found["unit"] or "")
    if unit is None:
        return Parsed(reason="number.not_a_number")
    readings = _readings(found["figure"].strip(), language)
    return _answer(readings, negative=in_brackets or found["minus"] == "-", unit=unit)


def parse_share(text: str, language: Language) -> Parsed:
    """Read per cent as a part of one: `7`, `7 %` and `7,0%` are 0.07."""
    read = parse_number(text, language)
    if read.unit not in ("", PER_CENT):
        return Parsed(reason="number.not_a_share")
    value = None if read.value is None else read.value.scaleb(-2)
    return Parsed(value, tuple(each.scaleb(-2) for each in read.ambiguous), read.reason, read.unit)


def tidied(text: str) -> str:
    """The text with plain spaces, plain hyphens and plain apostrophes, however they were typed."""
    return _MINUSES.sub("-", _APOSTROPHES.sub("'", _SPACES.sub(" ", text))).strip()


def unit_named(written: str) -> str:
    """The code of the currency, or "%", that a word or sign stands for; empty for any other."""
    return _unit(written) or ""


def _answer(readings: tuple[Decimal, ...], *, negative: bool, unit: str) -> Parsed:
    if not readings:
        return Parsed(reason="number.bad_groups")
    if all(each >= LARGEST for each in readings):
        return Parsed(reason="number.too_large")
    signed = tuple(-each if negative and each else each for each in readings)
    if len(signed) == 1:
        return Parsed(signed[0], unit=unit)
    return Parsed(ambiguous=signed, unit=unit)


def _readings(figure: str, language: Language) -> tuple[Decimal, ...]:
    """Every number the figure may mean; none where its groups do not add up."""
    points = [each for each in figure if each in ".,"]
    if not points:
        return _whole(figure)
    last = points[-1]
    if len(set(points)) == 2:
        whole, _, fraction = figure.rpartition(last)
        return _decimal(whole, fraction) if last not in whole else ()
    if len(points) > 1:
        return _whole(figure)
    whole, _, fraction = figure.partition(last)
    as_decimal = _decimal(whole, fraction)
    as_groups = _whole(figure) if set(whole).isdisjoint(" '") else ()
    if not as_groups:
        return as_decimal
    both = (*as_decimal, *as_groups)
    return both if last == decimal_separator(language) else both[::-1]


def _decimal(whole: str, fraction: str) -> tuple[Decimal, ...]:
    units = _whole(whole or "0")
    if not units or (fraction and not fraction.isdigit()):
        return ()
    return (Decimal(f"{units[0]}.{fraction or 0}"),)


def _whole(figure: str) -> tuple[Decimal, ...]:
    """Whole units, plain or in groups of three parted by one kind of separator."""
    if figure.isdigit():
        return (Decimal(figure),)
    separators = {each for each in figure if not each.isdigit()}
    if len(separators) != 1:
        return ()
    separator = separators.pop()
    return (Decimal(figure.replace(separator, "")),) if _GROUPED[separator].fullmatch(figure) else ()


def _unit(*affixes: str) -> str | None:
    """The unit named around the figure: "" for none, None where a word stands there that is none."""
    named = [each.strip(" .").casefold() for each in affixes if each.strip(" .")]
    if not named:
        return ""
    if len(named) > 1:
        return None
    return PER_CENT if named[0] == PER_CENT else _currencies().get(named[0])


@cache
def _currencies() -> dict[str, str]:
    return {word: code for code, words in table("numbers")["currency_words"].items() for word in words}
