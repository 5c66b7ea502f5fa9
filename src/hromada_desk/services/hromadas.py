"""Finding a hromada by typing its name, in the language of the window: the first step of a new workspace.

Reads the shipped lists only; no workspace is needed. Other places are the business of `searching`.
"""

from dataclasses import dataclass

from hromada_desk.domain.places import HROMADA, Place
from hromada_desk.domain.values import Language


@dataclass(frozen=True, slots=True)
class HromadaFound:
    """One hromada as a list shows it: full and short name, what it belongs to, its centre, facts where known."""

    code: str
    name: str
    short_name: str
    belongs_to: str
    centre: str
    population: int | None
    area_km2: float | None


def find_hromadas(text: str, language: Language, limit: int = 30) -> tuple[tuple[HromadaFound, ...], int]:
    """The hromadas whose words begin like the words typed, the larger first, at most `limit`; how many there are."""
    from hromada_desk.storage.reference import hromadas

    found = hromadas().search(text, categories=(HROMADA,), limit=len(hromadas()))
    return tuple(_found(each, language) for each in found[:limit]), len(found)


def count_hromadas() -> int:
    """How many hromadas the list has."""
    from hromada_desk.storage.reference import hromadas

    return len(hromadas().of_category(HROMADA))


def hromada_found(code: str, language: Language) -> HromadaFound | None:
    """The hromada of that code, None for any other code."""
    from hromada_desk.storage.reference import hromadas

    place = hromadas().get(code)
    return _found(place, language) if place is not None and place.category == HROMADA else None


def count_settlements(code: str) -> int:
    """How many settlements a hromada has."""
    from hromada_desk.storage.reference import settlement_counts

    return settlement_counts().get(code, 0)


def _found(place: Place, language: Language) -> HromadaFound:
    from hromada_desk.storage.reference import hromadas, place_words

    words = place_words()
    wider = reversed(hromadas().chain(place.code)[1:])
    return HromadaFound(
        code=place.code, name=words.of(place, language), short_name=place.name(language),
        belongs_to=", ".join(words.of(each, language) for each in wider),
        centre=place.centre_en if language == "en" else place.centre_uk,
        population=place.population, area_km2=place.area,
    )
