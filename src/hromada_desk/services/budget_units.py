"""Units of measure in budget cells: a known unit is kept by its code and shown by its short form; others as typed."""

from functools import cache

from hromada_desk.domain.folding import fold
from hromada_desk.domain.values import Language


def unit_words(unit: str, language: Language) -> str:
    """The short form of a unit in that language; what is no code of the list stays as it is."""
    from hromada_desk.storage.reference import units

    known = units().get(unit)
    if known is None:
        return unit
    return known.symbol_uk if language == "uk" else known.symbol_en


def unit_from_words(written: str) -> str:
    """The code of the unit whose code, name or short form was typed, in either language; else what was typed."""
    return _codes().get(_key(written), written.strip())


def unit_choices(language: Language) -> tuple[tuple[str, str], ...]:
    """Short form and name of every unit of the list, in its order."""
    from hromada_desk.storage.reference import units

    if language == "uk":
        return tuple((each.symbol_uk, each.uk) for each in units().values())
    return tuple((each.symbol_en, each.en) for each in units().values())


@cache
def _codes() -> dict[str, str]:
    from hromada_desk.storage.reference import units

    return {_key(words): code for code, each in units().items()
            for words in (code, each.uk, each.en, each.symbol_uk, each.symbol_en) if words}


def _key(words: str) -> str:
    """People leave out the dot of a short form and write m2 for square metres."""
    return fold(words.strip()).rstrip(".").replace("\u00b2", "2").replace("\u00b3", "3")
