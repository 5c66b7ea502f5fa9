"""In which unit the sums of a list are: thousands or millions, hryvnias or euros, as headers, titles and cells say.

A unit is found, never assumed silently: where nothing states one, whole hryvnias are taken and the preview says so.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hromada_desk.domain.folding import fold
from hromada_desk.exchange.import_words import UnitWords, words_of
from hromada_desk.text.dates import parse_date

SHORT_LINE = 40
"""A line no longer than this speaks of nothing but the unit; in a longer one only brackets and its end do."""

_IN_BRACKETS = re.compile(r"\(([^()]{1,40})\)")
_AFTER_COMMA = re.compile(r",([^,]{1,30})$")
_GLUED = {"kuah": ("thousand", "uah"), "keur": ("thousand", "eur"), "kusd": ("thousand", "usd"),
          "muah": ("million", "uah"), "meur": ("million", "eur"), "musd": ("million", "usd")}
_DATE = re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2} [^\W\d_]+ \d{4}")


@dataclass(frozen=True, slots=True)
class Unit:
    """What one in a cell stands for: so many units of a currency ("" where only the magnitude is written)."""

    times: Decimal = Decimal(1)
    currency: str = ""

    def __bool__(self) -> bool:
        return self.times != 1 or bool(self.currency)


def unit_of_words(text: str, words: UnitWords) -> Unit:
    """The unit a short piece of text names; a false one where it names none."""
    times, currency = Decimal(1), ""
    for word in words_of(text):
        for part in _GLUED.get(word, (word,)):
            named = _meaning(part, words)
            if isinstance(named, Decimal):
                times = named
            elif named:
                currency = currency or named
    return Unit(times, currency)


def unit_of_line(text: str, words: UnitWords) -> Unit:
    """The unit a title line or a header states: in brackets, after its last comma, or as the whole short line."""
    for piece in [*_IN_BRACKETS.findall(text), *_AFTER_COMMA.findall(text)]:
        found = unit_of_words(piece, words)
        if found:
            return found
    return unit_of_words(text, words) if len(text) <= SHORT_LINE else _unit_at_the_end(text, words)


def _unit_at_the_end(text: str, words: UnitWords) -> Unit:
    """The unit a long header ends with, where its last words are nothing but that."""
    last = words_of(text)[-2:]
    named = all(_meaning(word, words) is not None for word in last)
    return unit_of_words(" ".join(last), words) if named else Unit()


def as_of(text: str, words: UnitWords) -> date | None:
    """The day a list says it was drawn up for ("as of 01.01.2022"), None where the text says none."""
    folded = fold(text)
    for phrase in words.as_of:
        _, found, rest = folded.partition(fold(phrase))
        day = _DATE.search(rest) if found else None
        if day:
            return parse_date(day.group()).value
    return None


def _meaning(word: str, words: UnitWords) -> Decimal | str | None:
    """A magnitude, a currency code or None; short words must be written out, longer ones only begun."""
    if word in words.magnitudes:
        return words.magnitudes[word]
    if word in words.currencies:
        return words.currencies[word]
    for stem, times in words.magnitudes.items():
        if len(stem) > 3 and word.startswith(stem):
            return times
    for stem, code in words.currencies.items():
        if len(stem) > 3 and word.startswith(stem):
            return code
    return None
