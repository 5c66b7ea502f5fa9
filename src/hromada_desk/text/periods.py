"""How a period of months is typed into a cell and written there: `03.2027–08.2027`, `2027`, `Q2 2027`, `Mar–Aug 2027`.

A period is whole days, both included. What may mean two days is not guessed.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from hromada_desk.text.dates import EARLIEST_YEAR, LATEST_YEAR, LONGEST, month_numbers, parse_date, year_words
from hromada_desk.text.languages import LANGUAGES, table

OPEN = ".."
DASH = "\u2013"
_DASHES = re.compile(r"\.\.+|\u2026|[-\u2010-\u2015\u2212]")
_TO = re.compile(r"\s+(?:\u0434\u043e|\u043f\u043e|to|till|until)\s+")
_FROM = re.compile(r"(?:\u0437|\u0456\u0437|from)\s+")
_YEAR = re.compile(r"\d{4}")
_MONTH_YEAR = re.compile(r"(\d{1,2}) ?[./-] ?(\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4}) ?[./-] ?(\d{1,2})")
_MONTH = re.compile(r"(\d{1,2})")
_NAMED = re.compile(r"([^\W\d_]+)\.?(?: (\d{4}))?")
_PART_FIRST = re.compile(r"([^\W\d_]+)\.? ?([1-4])(?:[ -](\d{4}))?")
_YEAR_PART = re.compile(r"(\d{4})[ -]([^\W\d_]+[1-4])")
_PART_LAST = re.compile(r"(?:([1-4])|([i\u0456]v|[i\u0456]{1,3}))(?:-[^\W\d_]{1,2})?(?: ([^\W\d_]+)\.?)?(?: (\d{4}))?")
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True, slots=True)
class ReadPeriod:
    """What a text says as a period: first and last day, either open; or the message key of why it is none."""

    start: date | None = None
    end: date | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Span:
    """Months of a year (None while the other end tells it); or, from `day`, one day; or a problem with a day."""

    year: int | None
    first: int = 1
    last: int = 12
    day: date | None = None
    reason: str = ""
    part_months: int = 0

    def in_year(self, year: int | None) -> "_Span":
        """The same months in a year, where none was written."""
        return _Span(year, self.first, self.last) if self.year is None else self


def parse_period(text: str) -> ReadPeriod:
    """Read a year, months, quarters, half-years or days, alone or from one to another."""
    tidy = _tidied(text)
    if not tidy:
        return ReadPeriod()
    if len(tidy) > LONGEST:
        return ReadPeriod(reason="period.not_a_period")
    whole = _span(tidy)
    if whole is not None and whole.year is not None:
        return _period(whole, whole)
    found = [read for before, after in _halves(tidy) if (read := _between(before, after)) is not None]
    if not found:
        return ReadPeriod(reason="period.not_a_period")
    return next((each for each in found if not each.reason), found[0])


def period_for_editing(start: date | None, end: date | None) -> str:
    """The shortest writing of a period that is read back as the same, in figures, for both languages."""
    if start is None and end is None:
        return ""
    if start is None or end is None:
        return f"{_day(start)}{OPEN}{_day(end)}"
    if start.day > 1 or end.day < monthrange(end.year, end.month)[1] or end < start:
        return f"{_day(start)}{DASH}{_day(end)}" if start != end else _day(start)
    if (start.month, end.month) == (1, 12):
        return f"{start.year}" if start.year == end.year else f"{start.year}{DASH}{end.year}"
    first, last = (f"{each.month:02}.{each.year}" for each in (start, end))
    return first if first == last else f"{first}{DASH}{last}"


def _day(day: date | None) -> str:
    return "" if day is None else f"{day.day:02}.{day.month:02}.{day.year:04}"


def _tidied(text: str) -> str:
    words = re.sub('[\u00ab\u00bb"\u201c\u201d\u201e,]', " ", text.casefold()).split()
    while len(words) > 1 and words[-1].strip(".") in year_words():
        words.pop()
    return _FROM.sub("", " ".join(words), count=1) if _FROM.match(" ".join(words)) else " ".join(words)


def _halves(tidy: str) -> Iterator[tuple[str, str]]:
    """Every way to part the text into its two ends; the dash that spans comes before one that joins."""
    places = [*_TO.finditer(tidy), *sorted(_DASHES.finditer(tidy), key=lambda each: each[0] == "-")]
    for each in places:
        yield tidy[:each.start()].strip(), tidy[each.end():].strip()


def _between(before: str, after: str) -> ReadPeriod | None:
    """From one end to the other; an end that is not written is open."""
    first, last = (_span(each) if each else None for each in (before, after))
    if (before and first is None) or (after and last is None) or not (before or after):
        return None
    if first is not None and last is not None:
        return _joined(first, last)
    known = first or last
    if known is None or known.year is None:
        return None
    read = _period(known, known)
    return read if read.reason else ReadPeriod(read.start, None) if first is not None else ReadPeriod(None, read.end)


def _joined(first: _Span, last: _Span) -> ReadPeriod | None:
    if first.year is None and last.part_months and not first.part_months:
        if first.last > 12 // last.part_months or first.last != first.first:
            return None
        size = last.part_months
        first = _Span(last.year, (first.first - 1) * size + 1, first.first * size)
    first, last = first.in_year(last.year), last.in_year(first.year)
    return None if first.year is None or last.year is None else _period(first, last)


def _period(first: _Span, last: _Span) -> ReadPeriod:
    if first.reason or last.reason:
        return ReadPeriod(reason=first.reason or last.reason)
    start, end = first.day or _edge(first, first.first, 1), last.day or _edge(last, last.last, 31)
    if start is None or end is None:
        return ReadPeriod(reason="date.year_out_of_range")
    return ReadPeriod(reason="period.backwards") if end < start else ReadPeriod(start, end)


def _edge(span: _Span, month: int, day: int) -> date | None:
    if span.year is None or not EARLIEST_YEAR <= span.year <= LATEST_YEAR:
        return None
    return date(span.year, month, min(day, monthrange(span.year, month)[1]))


def _span(text: str) -> _Span | None:
    """One end of a period, or a whole one: a year, a month, a part of a year, a day; None where it is none of them."""
    if _YEAR.fullmatch(text):
        return _Span(int(text))
    if found := _MONTH_YEAR.fullmatch(text) or _MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]) if found.lastindex == 2 else None)
    if found := _YEAR_MONTH.fullmatch(text):
        return _month(int(found[2]), int(found[1]))
    named = _named_month(text) or _part_of_year(text)
    if named is not None:
        return named
    read = parse_date(text)
    if read.value is not None:
        return _Span(read.value.year, day=read.value)
    return _Span(0, reason="period.ambiguous_day") if read.ambiguous else None


def _month(month: int, year: int | None) -> _Span | None:
    return _Span(year, month, month) if 1 <= month <= 12 else None


def _named_month(text: str) -> _Span | None:
    found = _NAMED.fullmatch(text)
    month = month_numbers().get(found[1]) if found is not None else None
    return None if found is None or month is None else _month(month, int(found[2]) if found[2] else None)


def _part_of_year(text: str) -> _Span | None:
    """`q2 2027`, `2 kv. 2027`, `ii half-year 2027`."""
    if found := _YEAR_PART.fullmatch(text):
        text = f"{found[2]} {found[1]}"
    if found := _PART_FIRST.fullmatch(text):
        return _part(found[1], int(found[2]), found[3])
    if found := _PART_LAST.fullmatch(text):
        number = int(found[1]) if found[1] else _ROMAN[found[2].replace("\u0456", "i")]
        return _part(found[3] or "", number, found[4])
    return None


def _part(word: str, number: int, year: str | None) -> _Span | None:
    size = 3 if word in _words("quarter_words") else 6 if word in _words("half_words") else 0
    written = int(year) if year else None
    if not word and written is None:  # `i` of `i-iii kv.`: the other end tells of what
        return _Span(None, number, number)
    if not size or number * size > 12:
        return None
    return _Span(written, (number - 1) * size + 1, number * size, part_months=size)


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(word for language in LANGUAGES for word in table("dates")[language][name])
