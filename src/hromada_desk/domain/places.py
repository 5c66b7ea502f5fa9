"""Places of Ukraine as the official codifier (KATOTTG) has them: oblast, raion, hromada, settlement, city district.

The index answers what a code is, what it belongs to, how it is called in full, and finds places by what was typed.
It is built from rows handed in; it does not read files. Finding places inside free text is `place_matching`.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeAlias

from hromada_desk.domain.folding import fold, from_cyrillic_layout, from_latin_layout
from hromada_desk.domain.place_search import WordIndex

OBLAST, SPECIAL_CITY, RAION, HROMADA = "O", "K", "P", "H"
CITY, SETTLEMENT, VILLAGE, CITY_DISTRICT = "M", "X", "C", "B"
TOP_CATEGORIES: Final = frozenset({OBLAST, SPECIAL_CITY})
SETTLEMENT_CATEGORIES: Final = frozenset({CITY, SETTLEMENT, VILLAGE, SPECIAL_CITY})

# Among equally good hits: regions, then hromadas, then the larger kinds of settlement.
_ORDER: Final = {OBLAST: 0, SPECIAL_CITY: 0, HROMADA: 1, CITY: 2, RAION: 3, SETTLEMENT: 4, CITY_DISTRICT: 5, VILLAGE: 6}
_FACTS: Final = 8

PlaceRow: TypeAlias = Sequence[str]
# code, category, parent code, name uk, name en; wide places also have kind, centre, lat, lon, population, area, and the
# name of the centre in both languages.


@dataclass(frozen=True, slots=True)
class Place:
    """One object of the codifier.

    `category` is the codifier's Latin letter; `kind` (of a hromada only) is `city`, `settlement` or `village`; `centre`
    is the code of its administrative centre, `centre_uk` and `centre_en` that centre's name; `lat`, `lon` are WGS 84
    degrees of the centre; `population` the estimate of 1 January 2022; `area` square kilometres. What is not known is
    empty or None.
    """

    code: str
    category: str
    parent: str
    name_uk: str
    name_en: str
    kind: str = ""
    centre: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int | None = None
    area: float | None = None
    centre_uk: str = ""
    centre_en: str = ""

    def name(self, language: str) -> str:
        """The bare name in `uk` or `en`."""
        return self.name_en if language == "en" else self.name_uk


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """How a kind of place is called in full: language -> category (or `H.kind`) -> template with `{name}`."""

    templates: Mapping[str, Mapping[str, str]]
    complete: frozenset[str] = frozenset()

    def of(self, place: Place, language: str) -> str:
        """The full name of one place, without the places it belongs to."""
        if place.code in self.complete:
            return place.name(language)
        templates = self.templates[language]
        template = templates.get(f"{place.category}.{place.kind}") or templates[place.category]
        return template.format(name=place.name(language))


class PlaceIndex:
    """All places of the rows it was given; places are made when they are asked for, so loading is quick."""

    def __init__(self, rows: Iterable[PlaceRow]) -> None:
        self._rows = {row[0]: row for row in rows}
        self._made: dict[str, Place] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, code: object) -> bool:
        return code in self._rows

    def get(self, code: str) -> Place | None:
        """The place of a code, None for an unknown code."""
        made = self._made.get(code)
        if made is None and (row := self._rows.get(code)) is not None:
            made = self._made[code] = _place(row)
        return made

    def category_of(self, code: str) -> str:
        """The category of a code, "" for an unknown code."""
        row = self._rows.get(code)
        return "" if row is None else row[1]

    def of_category(self, *categories: str) -> list[Place]:
        """All places of the categories, in the order of their codes."""
        return [_place(row) for row in self._rows.values() if row[1] in categories]

    def chain(self, code: str) -> tuple[Place, ...]:
        """The place and everything it belongs to, from narrow to wide; empty for an unknown code."""
        places: list[Place] = []
        place = self.get(code)
        while place is not None:
            places.append(place)
            place = self.get(place.parent)
        return tuple(places)

    def oblast_of(self, code: str) -> Place | None:
        """The oblast (or city with special status) the place lies in; an oblast is its own."""
        return self._wider(code, TOP_CATEGORIES)

    def raion_of(self, code: str) -> Place | None:
        """The raion the place lies in."""
        return self._wider(code, frozenset({RAION}))

    def hromada_of(self, code: str) -> Place | None:
        """The hromada the place lies in; None for raions, oblasts, and for Kyiv and Sevastopol, which have none."""
        return self._wider(code, frozenset({HROMADA}))

    def full_name(self, code: str, language: str, words: PlaceWords) -> tuple[str, ...]:
        """Full names from narrow to wide: village, hromada, raion, oblast; the caller joins as many as it has room."""
        return tuple(words.of(place, language) for place in self.chain(code))

    def search(self, text: str, *, categories: Collection[str] = (), limit: int = 20) -> list[Place]:
        """Places whose words begin with the words typed, the best first; `categories` narrows (empty: all).

        Case, apostrophes and ghe with upturn do not matter. Latin letters are tried as the English name and as
        Ukrainian typed with the Latin keyboard on. A hromada is also found by the name of its centre. The first word
        typed must be in the place's own name, further words may also name its raion or oblast.
        """
        wanted = frozenset(categories)

        def fits(code: str) -> bool:
            return not wanted or self._rows[code][1] in wanted

        hits = self._ukrainian_words.find(fold(text), fits)
        if text.isascii():
            hits = [*self._english_words.find(fold(text), fits), *hits]
            hits += self._ukrainian_words.find(fold(from_latin_layout(text)), fits)
        elif not hits:
            hits = self._english_words.find(fold(from_cyrillic_layout(text)), fits)
        return [_place(self._rows[code]) for code in list(dict.fromkeys(hits))[:limit]]

    def _wider(self, code: str, categories: frozenset[str]) -> Place | None:
        row = self._rows.get(code)
        while row is not None and row[1] not in categories:
            row = self._rows.get(row[2])
        return None if row is None else self.get(row[0])

    @cached_property
    def _ukrainian_words(self) -> WordIndex:
        return _words_of(self._rows, 3, 11)

    @cached_property
    def _english_words(self) -> WordIndex:
        return _words_of(self._rows, 4, 12)


def _words_of(rows: Mapping[str, PlaceRow], name: int, centre: int) -> WordIndex:
    """The search index over one language's column of names; larger places come first."""
    ranked = sorted(rows.values(), key=lambda row: _rank(row, rows))
    return WordIndex(
        codes=[row[0] for row in ranked],
        names=[row[name] for row in ranked],
        aliases=[row[centre] if len(row) > centre else "" for row in ranked],
        parents={row[0]: row[2] for row in ranked},
    )


def _rank(row: PlaceRow, rows: Mapping[str, PlaceRow]) -> tuple[int, int, str]:
    """By kind of place, then by the people of the hromada (a village counts its hromada's), then by name."""
    hromada = row if row[1] == HROMADA else rows.get(row[2], row)
    people = int(hromada[9]) if len(hromada) > 9 and hromada[9] else 0
    return _ORDER[row[1]], -people, row[3]


def _place(row: PlaceRow) -> Place:
    facts = row[5:] if len(row) > 5 else ("",) * _FACTS
    kind, centre, lat, lon, population, area, centre_uk, centre_en = facts
    return Place(
        code=row[0],
        category=row[1],
        parent=row[2],
        name_uk=row[3],
        name_en=row[4],
        kind=kind,
        centre=centre,
        lat=float(lat) if lat else None,
        lon=float(lon) if lon else None,
        population=int(population) if population else None,
        area=float(area) if area else None,
        centre_uk=centre_uk,
        centre_en=centre_en,
    )
