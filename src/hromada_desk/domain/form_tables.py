"""Tables of a form's file, read with distrust: every value that does not fit is refused with its place.

A place reads as in the file: "sections[3] (needs): limit = -5" is the third of the sections, whose code is "needs".
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal, InvalidOperation

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.values import Bilingual

LONGEST_CODE = 80
LONGEST_TEXT = 4000
"""Characters of a title or a guidance; more is no form."""
MOST_ENTRIES = 500
"""Sections, headings or annexes; more is no form."""
LARGEST_NUMBER = 10_000_000


class Table:
    """One table of the file and where it stands."""

    def __init__(self, value: object, place: str = "") -> None:
        if not isinstance(value, Mapping):
            raise misfit(place, value)
        self._values: Mapping[str, object] = value
        self._place = place
        code = value.get("code")
        if place and isinstance(code, str) and code:
            self._place = f"{place} ({code[:LONGEST_CODE]})"

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def only(self, *known: str) -> None:
        """Refuse keys that mean nothing: a slip of the pen would otherwise pass as no limit at all."""
        for key in self._values:
            if key not in known:
                raise RuleBroken("form.unknown_key", place=self.at(key), known=", ".join(known))

    def at(self, key: str) -> str:
        """The place of a value."""
        return f"{self._place}: {key}" if self._place else key

    def wrong(self, key: str) -> RuleBroken:
        """The refusal of a value."""
        return misfit(self.at(key), self._values.get(key))

    def text(self, key: str, default: str | None = None, longest: int = LONGEST_TEXT) -> str:
        """A text without control characters; without a default it must be there and say something."""
        value = self._values.get(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()) or len(value) > longest:
            raise self.wrong(key)
        if any(unicodedata.category(each) == "Cc" and each not in "\n\t" for each in value):
            raise self.wrong(key)
        return value.strip()

    def both(self, key: str, *, needed: bool = False) -> Bilingual:
        """A text in two languages; `needed`: at least one must be there."""
        if key not in self._values:
            if needed:
                raise misfit(self.at(key))
            return Bilingual()
        return Table(self._values[key], self.at(key)).sides()

    def sides(self) -> Bilingual:
        """The table itself as a text in two languages."""
        self.only("uk", "en")
        return Bilingual(self.text("uk", ""), self.text("en", ""))

    def whole(self, key: str, least: int = 0) -> int | None:
        """A whole number of at least `least`, or None where nothing is given."""
        value = self._values.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= LARGEST_NUMBER:
            raise self.wrong(key)
        return value

    def number(self, key: str, most: int = LARGEST_NUMBER) -> Decimal | None:
        """An exact number from 0 to `most`, written as a quoted text or a number; None where nothing is given."""
        value = self._values.get(key)
        if value is None:
            return None
        try:
            number = Decimal(str(value))
        except InvalidOperation:
            raise self.wrong(key) from None
        if isinstance(value, bool) or not number.is_finite() or not 0 <= number <= most:
            raise self.wrong(key)
        return number

    def flag(self, key: str, default: bool | None = None) -> bool | None:
        """Yes, no, or what is taken where nothing is given."""
        value = self._values.get(key, default)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(key)
        return value

    def one_of(self, key: str, known: Iterable[str], default: str) -> str:
        """One of the known words."""
        value = self._values.get(key, default)
        if not isinstance(value, str) or (value != default and value not in known):
            raise self.wrong(key)
        return value

    def words(self, key: str, known: Iterable[str] | None = None) -> tuple[str, ...]:
        """A list of texts, of the known ones where those are given; empty where nothing is given."""
        values = self._values.get(key, [])
        if not isinstance(values, list) or len(values) > MOST_ENTRIES:
            raise self.wrong(key)
        allowed = None if known is None else set(known)
        if any(not isinstance(each, str) or not each or (allowed is not None and each not in allowed)
               for each in values):
            raise self.wrong(key)
        return tuple(dict.fromkeys(values))

    def table(self, key: str) -> "Table | None":
        """A table inside, or None."""
        return Table(self._values[key], self.at(key)) if key in self._values else None

    def tables(self, key: str) -> Iterator["Table"]:
        """The entries of a list of tables, each with its place; a code may stand there once."""
        values = self._values.get(key, [])
        if not isinstance(values, list) or len(values) > MOST_ENTRIES:
            raise self.wrong(key)
        seen: set[object] = set()
        prefix = f"{self._place}: " if self._place else ""
        for number, value in enumerate(values, 1):
            entry = Table(value, f"{prefix}{key}[{number}]")
            code = value.get("code")
            if isinstance(code, str) and code in seen:
                raise misfit(entry.at("code"), code)
            seen.add(code if isinstance(code, str) else number)
            yield entry


def misfit(place: str, value: object = None) -> RuleBroken:
    """The refusal of what stands at a place; None is what is not there at all."""
    shown = "" if value is None else f" = {str(value)[:LONGEST_CODE]}"
    return RuleBroken("form.damaged", place=f"{place}{shown}")


def code_of(table: Table) -> str:
    """The short name that other places refer to."""
    return table.text("code", longest=LONGEST_CODE)
