"""Units of measure in budget cells: a known unit is kept by its UN/ECE code and shown by its short form.

Some things budgets count in have no code (reports, licences, per diems): they are kept by their word, and shown in
the other language where it is known. Anything else stays as typed.
"""

from functools import cache

from hromada_desk.domain.values import Language


def unit_words(unit: str, language: Language) -> str:
    """The short form of a unit in that language; what is neither a code nor a known word stays as it is."""
    from hromada_desk.storage.reference import units

    known = units().get(unit)
    if known is not None:
        return known.symbol_uk if language == "uk" else known.symbol_en
    uncoded = _uncoded().get(_key(unit)) if unit else None
    return unit if uncoded is None else uncoded[0] if language == "uk" else uncoded[1]


def unit_from_words(written: str) -> str:
    """The code of the unit whose code, name, short form or other name was typed, in either language; else the text."""
    key = _key(written)
    return written.strip() if key in _uncoded() else _codes().get(key, written.strip())


def unit_choices(language: Language) -> tuple[tuple[str, str], ...]:
    """Short form and name of every unit of the list, in its order; then the words without a code."""
    from hromada_desk.storage.reference import uncoded_units, units

    if language == "uk":
        return (*((each.symbol_uk, each.uk) for each in units().values()), *((each.uk, "") for each in uncoded_units()))
    return (*((each.symbol_en, each.en) for each in units().values()), *((each.en, "") for each in uncoded_units()))


@cache
def _codes() -> dict[str, str]:
    """Codes by every name as it is compared; the names of the list itself weigh more than the further ones."""
    from hromada_desk.exchange.budget_words import budget_words
    from hromada_desk.storage.reference import units

    return dict(budget_words().units) | {_key(words): code for code, each in units().items()
                                         for words in (code, each.uk, each.en, each.symbol_uk, each.symbol_en) if words}


@cache
def _uncoded() -> dict[str, tuple[str, str]]:
    from hromada_desk.storage.reference import uncoded_units

    return {_key(words): (each.uk, each.en) for each in uncoded_units() for words in (each.uk, each.en)}


def _key(words: str) -> str:
    """People leave out the dot of a short form and write m2 for square metres."""
    from hromada_desk.exchange.budget_words import unit_key

    return unit_key(words)
