"""Codes and their names: procurement vocabulary, budget classifications, units, countries; by code or by words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from hromada_desk.domain.folding import fold
from hromada_desk.domain.values import Bilingual, Language


@dataclass(frozen=True, slots=True)
class Code:
    """A code of a classifier and its name."""

    code: str
    name: Bilingual


def find_codes(scheme: str, text: str, language: Language, limit: int = 20) -> tuple[Code, ...]:
    """Codes of a scheme (a field's `scheme` facet) that begin like the text or whose name holds all its words."""
    wanted = fold(text).split()
    exact, by_code, by_name = [], [], []
    for entry, folded in _folded(scheme):
        if entry.code == text:
            exact.append(entry)
        elif entry.code.startswith(text.strip()):
            by_code.append(entry)
        elif wanted and all(word in folded for word in wanted):
            by_name.append(entry)
    by_name.sort(key=lambda each: (len(each.name.best(language)), each.code))
    return tuple((exact + by_code + by_name)[:limit])


def name_of_code(scheme: str, code: str) -> Bilingual:
    """The name of a code, empty for an unknown one."""
    return next((entry.name for entry, _ in _folded(scheme) if entry.code == code), Bilingual())


@cache
def _folded(scheme: str) -> tuple[tuple[Code, str], ...]:
    entries = (Code(code, name) for code, name in _names(scheme).items())
    return tuple((each, fold(f"{each.code} {each.name.uk} {each.name.en}")) for each in entries)


def _names(scheme: str) -> Mapping[str, Bilingual]:
    from hromada_desk.storage import reference

    sources = {"DK021": reference.dk021, "KEKV": reference.kekv, "TPKPKMB": reference.programmes,
               "UNIT": reference.units, "COUNTRY": reference.countries, "DAC": reference.sectors}
    source = sources.get(scheme)
    if source is None:
        return {}
    return {code: Bilingual(getattr(entry, "uk", ""), getattr(entry, "en", "")) for code, entry in source().items()}
