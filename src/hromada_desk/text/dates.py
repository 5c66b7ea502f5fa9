"""How days and moments are written, and how what people type is read as a day.

Moments are kept in UTC and written in the time of this computer. Serial numbers of spreadsheets are no business of
this room: they come as numbers and are told apart where sheets are read.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from hromada_desk.text.languages import LANGUAGES, Language, table
from hromada_desk.text.numbers import NO_BREAK_SPACE

EARLIEST_YEAR, LATEST_YEAR = 1900, 2100
PIVOT = 70
"""Two-digit years: below it this century, from it on the last one."""

LONGEST = 60
_TIME_TAIL = re.compile(r"[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(z|[+-]\d{2}:?\d{2})?$")
_FIGURES = re.compile(r"(\d{1,4}) ?[./-] ?(\d{1,2}) ?[./-] ?(\d{1,4})")
_DAY_NAME_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([^\W\d_]+)\.? (\d{4}|\d{2})")
_NAME_DAY_YEAR = re.compile(r"([^\W\d_]+)\.? (\d{1,2})(?:st|nd|rd|th)? (\d{4})")


@dataclass(frozen=True, slots=True)
class ReadDate:
    """What a text says as a day: the day, or the two it may mean, or the message key of why it is none."""

    value: date | None = None
    ambiguous: tuple[date, ...] = ()
    reason: str = ""


def format_date(day: date, language: Language) -> str:
    """A day in figures: `23.11.2026`; in English with the month's name, which nobody reads the other way round."""
    if language == "uk":
        return f"{day.day:02}.{day.month:02}.{day.year:04}"
    return NO_BREAK_SPACE.join((str(day.day), month_name(day.month, language, "short"), f"{day.year:04}"))


def format_date_in_text(day: date, language: Language) -> str:
    """A day in a sentence on paper, with its ties: `20 November 2026`; Ukrainian adds the word for year."""
    parts = (str(day.day), month_name(day.month, language, "of"), f"{day.year:04}",
             str(table("dates")[language]["year_word"]))
    return NO_BREAK_SPACE.join(part for part in parts if part)


def format_time(moment: datetime, *, seconds: bool = False) -> str:
    """The time of day here: `14:07`, with seconds for the status bar."""
    return _here(moment).strftime("%H:%M:%S" if seconds else "%H:%M")


def format_moment(moment: datetime, language: Language) -> str:
    """Day and time here: `23.11.2026 14:07`."""
    return f"{format_date(_here(moment).date(), language)}{NO_BREAK_SPACE}{format_time(moment)}"


def format_period(start: date | None, end: date | None, language: Language) -> str:
    """From a day to a day; an open end shows the dash alone."""
    first = format_date(start, language) if start else ""
    last = format_date(end, language) if end else ""
    return f"{first} – {last}".strip()


def month_name(month: int, language: Language, form: str = "months") -> str:
    """The name of a month, 1 to 12. Forms: `months` alone, `of` after a day, `short` in heads of charts."""
    names: list[str] = table("dates")[language][form]
    return names[month - 1]


@cache
def month_numbers() -> dict[str, int]:
    """Every way a month may be called, in both languages."""
    return {name.casefold(): number
            for language in LANGUAGES for form in ("months", "of", "short")
            for number, name in enumerate(table("dates")[language][form], 1)}


@cache
def year_words() -> frozenset[str]:
    """The words that may stand after a year."""
    return frozenset(word for language in LANGUAGES for word in table("dates")[language]["year_words"])


def parse_date(text: str) -> ReadDate:
    """Read a day in figures (day first, or ISO) or with a month's name in either language.

    `01/03/2026` means two days, as one writes it here and as one writes it in America: both are returned.
    """
    tidy = _tidied(text)
    if not tidy:
        return ReadDate(reason="date.empty")
    if len(tidy) > LONGEST:
        return ReadDate(reason="date.not_a_date")
    if figures := _FIGURES.fullmatch(tidy):
        return _from_figures(*figures.groups(), slashes="/" in tidy)
    if named := _DAY_NAME_YEAR.fullmatch(tidy):
        return _from_name(named[1], named[2], named[3])
    if named := _NAME_DAY_YEAR.fullmatch(tidy):
        return _from_name(named[2], named[1], named[3])
    return ReadDate(reason="date.not_a_date")


def _tidied(text: str) -> str:
    """Lower case, single plain spaces, without quotation marks, commas, the word for year and a time of day."""
    words = re.sub('[«»"“”„,]', " ", text.casefold()).split()
    while len(words) > 1 and words[-1].strip(".") in year_words():
        words.pop()
    return _TIME_TAIL.sub("", " ".join(words)).strip()


def _from_figures(first: str, second: str, third: str, *, slashes: bool) -> ReadDate:
    if len(first) == 4:
        return _checked(int(first), int(second), int(third))
    if len(first) > 2 or len(third) not in (2, 4):
        return ReadDate(reason="date.not_a_date")
    year = _full_year(third)
    here = _checked(year, int(second), int(first))
    there = _checked(year, int(first), int(second))
    if slashes and here.value and there.value and here.value != there.value:
        return ReadDate(ambiguous=(here.value, there.value))
    return here if here.value or not slashes else there


def _from_name(day: str, name: str, year: str) -> ReadDate:
    month = month_numbers().get(name)
    if month is None:
        return ReadDate(reason="date.unknown_month")
    return _checked(_full_year(year), month, int(day))


def _full_year(written: str) -> int:
    year = int(written)
    if len(written) > 2:
        return year
    return year + (2000 if year < PIVOT else 1900)


def _checked(year: int, month: int, day: int) -> ReadDate:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return ReadDate(reason="date.year_out_of_range")
    try:
        return ReadDate(date(year, month, day))
    except ValueError:
        return ReadDate(reason="date.no_such_day")


def _here(moment: datetime) -> datetime:
    return moment.astimezone() if moment.tzinfo else moment
