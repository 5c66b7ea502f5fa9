"""The shipped reference lists, each read once when it is first asked for.

Read-only tables out of the reference folder: places, classifiers, countries, units. What a person keeps in the
workspace is not here. Every function caches its answer and the answers are never changed.
"""

import gzip
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from hromada_desk import resources
from hromada_desk.domain.place_matching import PlaceMatcher
from hromada_desk.domain.place_patterns import PlacePatterns
from hromada_desk.domain.places import SETTLEMENT_CATEGORIES, PlaceIndex, PlaceWords
from hromada_desk.domain.transliteration import TransliterationTable

FOLDER = "reference"


class Named(NamedTuple):
    """A name in both languages; a list that exists in one language only leaves the other empty."""

    uk: str
    en: str


class Programme(NamedTuple):
    """One code of the local budgets' programme classification: name, code above it, level, functional code."""

    uk: str
    parent: str
    level: int
    functional: str


class Sector(NamedTuple):
    """One purpose code of the DAC: English name and the three-digit category it belongs to."""

    en: str
    category: str


class Unit(NamedTuple):
    """A unit of measure of UN/ECE Recommendation 20: names and the short forms used in tables."""

    uk: str
    en: str
    symbol_uk: str
    symbol_en: str


@cache
def places() -> PlaceIndex:
    """All places of the codifier with their facts."""
    return PlaceIndex([*_rows("places.tsv.gz"), *_rows("settlements.tsv.gz")])


@cache
def hromadas() -> PlaceIndex:
    """Oblasts, raions and hromadas only: what the first start needs, ten times quicker to load than all places."""
    return PlaceIndex(_rows("places.tsv.gz"))


@cache
def settlement_counts() -> Mapping[str, int]:
    """How many settlements each hromada has, city districts not counted."""
    return MappingProxyType(Counter(row[2] for row in _rows("settlements.tsv.gz") if row[1] in SETTLEMENT_CATEGORIES))


@cache
def place_matcher() -> PlaceMatcher:
    """Finds places in titles, over all places."""
    patterns = PlacePatterns.from_data(tomllib.loads(resources.read_text(FOLDER, "place_patterns.toml")))
    return PlaceMatcher(places(), patterns, ((code, former) for code, former in _rows("former_names.tsv")))


@cache
def place_words() -> PlaceWords:
    """How kinds of places are called in full, in both languages."""
    data = tomllib.loads(resources.read_text(FOLDER, "place_words.toml"))
    return PlaceWords({"uk": data["uk"], "en": data["en"]}, frozenset(data["complete"]["codes"]))


@cache
def oblast_numbers() -> Mapping[int, str]:
    """Codes of oblasts by the numbers 1-27 the ministries use in budget annexes and lists."""
    return MappingProxyType({int(number): code for number, code in _rows("oblast_numbers.tsv")})


@cache
def transliteration() -> TransliterationTable:
    """The official table for Ukrainian names in Latin letters."""
    return TransliterationTable.from_data(json.loads(resources.read_text(FOLDER, "transliteration.json")))


@cache
def dk021() -> Mapping[str, Named]:
    """The procurement vocabulary DK 021:2015 (CPV), 9,458 codes."""
    return _named("dk021.tsv.gz")


@cache
def kekv() -> Mapping[str, Named]:
    """Economic classification of budget expenditure; the English names are this project's translation."""
    return _named("kekv.tsv")


@cache
def programmes() -> Mapping[str, Programme]:
    """Programme classification of local budgets, 507 codes."""
    rows = _rows("programmes.tsv.gz")
    table = {code: Programme(uk, parent, int(level), functional) for code, uk, parent, level, functional in rows}
    return MappingProxyType(table)


@cache
def sectors() -> Mapping[str, Sector]:
    """DAC purpose codes used in IATI."""
    return MappingProxyType({code: Sector(en, category) for code, en, category in _rows("dac_sectors.tsv")})


@cache
def sdgs() -> Mapping[str, Named]:
    """The 17 goals of sustainable development."""
    return _named("sdgs.tsv")


@cache
def countries() -> Mapping[str, Named]:
    """Countries by ISO 3166 alpha-2."""
    return _named("countries.tsv")


@cache
def currencies() -> Mapping[str, Named]:
    """Currencies by ISO 4217; Ukrainian names for those a hromada meets."""
    return _named("currencies.tsv")


@cache
def units() -> Mapping[str, Unit]:
    """Units of measure that occur in budgets of hromadas."""
    return MappingProxyType({code: Unit(*names) for code, *names in _rows("units.tsv")})


@cache
def uncoded_units() -> tuple[Named, ...]:
    """What budgets count in that has no code: reports, licences, per diems."""
    return tuple(Named(uk, en) for uk, en in _rows("uncoded_units.tsv"))


@cache
def eco_sectors() -> Mapping[str, Named]:
    """One-letter sectors DREAM uses (scheme WB-ECO)."""
    return _named("eco_sectors.tsv")


@cache
def pim_sectors() -> Mapping[str, Named]:
    """The priority sectors of public investment management."""
    return _named("pim_sectors.tsv")


def _named(name: str) -> Mapping[str, Named]:
    return MappingProxyType({code: Named(uk, en) for code, uk, en in _rows(name)})


def _rows(name: str) -> Iterable[list[str]]:
    """The rows of a tab-separated reference file without its heading; cells never hold tabs, quotes mean themselves."""
    content = resources.read_bytes(FOLDER, name)
    text = (gzip.decompress(content) if name.endswith(".gz") else content).decode()
    return [line.split("\t") for line in text.splitlines()[1:]]
