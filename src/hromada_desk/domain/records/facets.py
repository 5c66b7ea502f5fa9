"""What a field is: its kind of value, audience, limits and choices, declared in one line of the record.

Everything that lists fields (columns, forms, import, history, redaction, merge) reads these facets.
The constructors below return the dataclass field they declare; mypy takes them for default values.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Any

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.values import Bilingual, Measure, Period, PlaceRef

INTERNAL, DONOR, PUBLIC = Audience.INTERNAL, Audience.DONOR, Audience.PUBLIC


class ValueKind(StrEnum):
    """The kinds of values; the codec, the editors and the table cells each have one case per kind."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    BILINGUAL = "bilingual"
    BILINGUAL_LONG = "bilingual_long"
    MONEY = "money"
    CONVERTED = "converted"
    NUMBER = "number"
    COUNT = "count"
    SHARE = "share"
    DATE = "date"
    MOMENT = "moment"
    PERIOD = "period"
    CHOICE = "choice"
    WORDS = "words"
    FLAG = "flag"
    LINK = "link"
    PLACE = "place"
    MEASURE = "measure"


TEXTUAL = frozenset({ValueKind.TEXT, ValueKind.LONG_TEXT, ValueKind.BILINGUAL, ValueKind.BILINGUAL_LONG})


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """The facets of one field.

    choice_list names the list of a choice (labels: `choice.<list>.<value>`); links the kind a link points to, "" being
    any; scheme an identifier scheme or classifier that checks the value; limit the most characters; mandatory what a
    complete record must have (a rule reports it, nothing refuses to save); searched what full-text search reads;
    technical what no form shows.
    """

    value: ValueKind
    audience: Audience = DONOR
    choice_list: str = ""
    links: str = ""
    scheme: str = ""
    limit: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    mandatory: bool = False
    searched: bool = False
    technical: bool = False


METADATA_KEY = "facets"


def _declare(default: object, value: ValueKind, facets: Mapping[str, Any]) -> Any:
    return field(default=default, metadata={METADATA_KEY: Facets(value=value, **facets)})


def text(default: str = "", **facets: Any) -> Any:
    """A short text in one language, e.g. a code, a name of a person, an address."""
    return _declare(default, ValueKind.TEXT, {"limit": 500, **facets})


def long_text(**facets: Any) -> Any:
    """Paragraphs in one language."""
    return _declare("", ValueKind.LONG_TEXT, facets)


def bilingual(**facets: Any) -> Any:
    """A short text in Ukrainian and English."""
    return _declare(Bilingual(), ValueKind.BILINGUAL, {"limit": 500, **facets})


def bilingual_long(**facets: Any) -> Any:
    """Paragraphs in Ukrainian and English."""
    return _declare(Bilingual(), ValueKind.BILINGUAL_LONG, facets)


def money_field(**facets: Any) -> Any:
    """An amount with its currency, or None while it is unknown."""
    return _declare(None, ValueKind.MONEY, facets)


def converted(**facets: Any) -> Any:
    """An amount with the rate at which it counts, or None while it is unknown."""
    return _declare(None, ValueKind.CONVERTED, facets)


def number(**facets: Any) -> Any:
    """An exact decimal number, or None."""
    return _declare(None, ValueKind.NUMBER, facets)


def count(**facets: Any) -> Any:
    """A whole number of things or people, or None."""
    return _declare(None, ValueKind.COUNT, {"minimum": Decimal(0), **facets})


def share(**facets: Any) -> Any:
    """A part of one (0.07 is 7 per cent), or None."""
    return _declare(None, ValueKind.SHARE, {"minimum": Decimal(0), "maximum": Decimal(1), **facets})


def day(**facets: Any) -> Any:
    """A calendar day, or None."""
    return _declare(None, ValueKind.DATE, facets)


def moment(**facets: Any) -> Any:
    """A moment in UTC, or None."""
    return _declare(None, ValueKind.MOMENT, facets)


def period(**facets: Any) -> Any:
    """From a day to a day."""
    return _declare(Period(), ValueKind.PERIOD, facets)


def choice(choice_list: str, default: str = "", **facets: Any) -> Any:
    """One value of a named list (see `choices`)."""
    return _declare(default, ValueKind.CHOICE, {"choice_list": choice_list, **facets})


def words(choice_list: str = "", **facets: Any) -> Any:
    """A set of words (tags, themes, values of a list), kept as a sorted tuple."""
    return _declare((), ValueKind.WORDS, {"choice_list": choice_list, **facets})


def flag(default: bool = False, **facets: Any) -> Any:
    """Yes or no."""
    return _declare(default, ValueKind.FLAG, facets)


def link(kind: str = "", **facets: Any) -> Any:
    """The id of another record, "" for none."""
    return _declare("", ValueKind.LINK, {"links": kind, **facets})


def place(**facets: Any) -> Any:
    """A place: code, address, point."""
    return _declare(PlaceRef(), ValueKind.PLACE, facets)


def measure(**facets: Any) -> Any:
    """Baseline, target and unit of an indicator."""
    return _declare(Measure(), ValueKind.MEASURE, facets)
