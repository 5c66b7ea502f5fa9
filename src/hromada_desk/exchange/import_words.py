"""The words of messy lists: headers, units, totals, states, sectors, read once from the import folder of the resources.

Only the words are here, in the shape in which they are asked for; what follows from them the asking rooms decide.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any

from hromada_desk import resources
from hromada_desk.domain.folding import fold

WHOLE = "="
STEM_KEY = 3
"""Beginnings of words are looked up by their first letters."""

_WORDS = re.compile(r"[^\W_]+|[№%#₴€$£+]")


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a header or a cell; signs such as the number sign and per cent count as words."""
    return tuple(_WORDS.findall(fold(text)))


@dataclass(frozen=True, slots=True)
class HeaderPhrase:
    """One way a column may be headed: beginnings of words in their order, or exactly these words.

    `initials` are the first letters of the beginnings: a header without one of them need not be compared.
    """

    stems: tuple[str, ...]
    whole: bool
    initials: frozenset[str]

    def weight_in(self, words: tuple[str, ...]) -> int:
        """How much of a header it explains: letters, more at its beginning and for the whole; 0 if it does not fit."""
        if self.whole:
            return 100 + len(self.stems) if words == self.stems else 0
        at, first = 0, -1
        for stem in self.stems:
            while at < len(words) and not words[at].startswith(stem):
                at += 1
            if at == len(words):
                return 0
            first = at if first < 0 else first
            at += 1
        letters = sum(len(stem) for stem in self.stems)
        return letters + (4 if first == 0 else 0) + (4 if len(self.stems) == len(words) else 0)


@dataclass(frozen=True, slots=True)
class HeaderField:
    """What a column may hold: its name, whether that is money, and its phrases by tier."""

    name: str
    is_money: bool
    tiers: tuple[tuple[HeaderPhrase, ...], ...]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Magnitudes and currencies by the beginnings of their words."""

    magnitudes: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    announcing: tuple[str, ...]
    as_of: tuple[str, ...]


class Stems:
    """Beginnings of words with what each stands for; `=word` is a whole word."""

    def __init__(self, meanings: Iterable[tuple[str, str]]) -> None:
        self._whole: dict[str, str] = {}
        self._by_key: dict[str, list[tuple[str, str]]] = {}
        for written, meaning in meanings:
            stem = fold(written.removeprefix(WHOLE))
            if written.startswith(WHOLE):
                self._whole[stem] = meaning
            else:
                self._by_key.setdefault(stem[:STEM_KEY], []).append((stem, meaning))

    def first_in(self, words: Iterable[str]) -> str:
        """The meaning of the first word that has one, "" for none. Words are folded."""
        for word in words:
            whole = self._whole.get(word)
            if whole is not None:
                return whole
            for stem, meaning in self._by_key.get(word[:STEM_KEY], ()):
                if word.startswith(stem):
                    return meaning
        return ""


class RowWords:
    """What the text of a row says about the row; built from the row words and asked with text as it stands."""

    def __init__(self, data: Mapping[str, list[str]]) -> None:
        self._data = data

    def begins(self, group: str, text: str) -> bool:
        """Whether a text begins with a phrase of a group (`totals`, `headings`, `reserves`, `notes`, `components`)."""
        return self._beginning[group].match(text) is not None

    def is_reserve(self, text: str) -> bool:
        """Whether a text names money that belongs to no project yet."""
        return self.begins("reserves", text) or self._reserve_alone.fullmatch(text) is not None

    @cached_property
    def special(self) -> re.Pattern[str]:
        """Any beginning that may make a row something else than a project: one look instead of four."""
        return _beginning([*self._data["totals"], *self._data["headings"], *self._data["reserves"],
                           *self._data["reserves_alone"], *self._data["notes"]])

    @cached_property
    def parts_follow(self) -> re.Pattern[str]:
        """The end of a title whose parts stand in the rows beneath."""
        return re.compile(f"(?:{_either(self._data['has_parts'])})[\\s:]*$", re.IGNORECASE)

    @cached_property
    def work(self) -> re.Pattern[str]:
        """A word that only titles of projects hold: a repair, a purchase."""
        return re.compile(rf"\b(?:{_either(self._data['works'])})", re.IGNORECASE)

    @cached_property
    def oblast_words(self) -> frozenset[str]:
        """Words that may stand beside the name of an oblast without changing what the row is."""
        return frozenset(fold(word) for word in self._data["oblast_words"])

    @cached_property
    def oblast_kind(self) -> tuple[str, ...]:
        """Beginnings of the words that say that an oblast is meant."""
        return tuple(self._data["oblast_kind"])

    @cached_property
    def empty_cells(self) -> frozenset[str]:
        """What stands in a cell instead of nothing."""
        return frozenset(fold(text) for text in self._data["empty_cells"])

    @cached_property
    def area_words(self) -> frozenset[str]:
        """Words for a raion or a hromada."""
        return frozenset(fold(word) for word in self._data["area_words"])

    @cached_property
    def years(self) -> frozenset[str]:
        """Words for a year beside its figure."""
        return frozenset(fold(word) for word in self._data["years"])

    @cached_property
    def _reserve_alone(self) -> re.Pattern[str]:
        return re.compile(rf"[\W\d]*(?:{_either(self._data['reserves_alone'])})[\W\d]*", re.IGNORECASE)

    @cached_property
    def _beginning(self) -> dict[str, re.Pattern[str]]:
        return {group: _beginning(self._data[group]) for group in ("totals", "headings", "reserves", "notes",
                                                                   "components")}


@dataclass(frozen=True, slots=True)
class ImportWords:
    """All words an import needs."""

    headers: tuple[HeaderField, ...]
    units: UnitWords
    rows: RowWords
    stages: tuple[tuple[str, tuple[str, ...]], ...]
    yes: frozenset[str]
    no: frozenset[str]
    sectors: Stems
    place_markers: Mapping[str, tuple[str, ...]]


@cache
def import_words() -> ImportWords:
    """The shipped words, read on the first import."""
    headers, units, rows, sectors = (_read(name) for name in ("headers", "units", "rows", "sectors"))
    return ImportWords(
        headers=tuple(_header_field(name, each) for name, each in headers.items()),
        units=UnitWords(
            magnitudes={word: Decimal(times) for word, times in units["magnitudes"].items()},
            currencies=units["currencies"],
            announcing=tuple(units["words"]["announcing"]),
            as_of=tuple(units["words"]["as_of"]),
        ),
        rows=RowWords({name: each for name, each in rows.items() if isinstance(each, list)}),
        stages=tuple((stage, tuple(fold(word) for word in stems)) for stage, stems in rows["stage"].items()),
        yes=frozenset(fold(word) for word in rows["yes_no"]["yes"]),
        no=frozenset(fold(word) for word in rows["yes_no"]["no"]),
        sectors=Stems((stem, sector) for sector, stems in sectors.items() for stem in stems),
        place_markers={kind: (forms,) if isinstance(forms, str) else tuple(forms)
                       for kind, forms in rows["place_markers"].items()},
    )


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.read_text("import", f"{name}.toml"))


def _header_field(name: str, data: Mapping[str, object]) -> HeaderField:
    tiers = data["tiers"]
    assert isinstance(tiers, list)
    return HeaderField(name, bool(data.get("money")), tuple(tuple(_phrase(each) for each in tier) for tier in tiers))


def _phrase(written: str) -> HeaderPhrase:
    stems = words_of(written.removeprefix(WHOLE))
    return HeaderPhrase(stems, written.startswith(WHOLE), frozenset(stem[0] for stem in stems))


def _beginning(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s\"«“(]*(?:{_either(phrases)})", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    return "|".join(re.escape(each) for each in sorted(phrases, key=len, reverse=True))
