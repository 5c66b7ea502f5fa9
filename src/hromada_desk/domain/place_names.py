"""Names of places as they stand in a sentence: which places may the words at this spot be naming, in whatever case.

Built lazily from the index of places, because only imports of free text need it. Choosing between several places of
one name is `place_matching`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from hromada_desk.domain.folding import fold_all
from hromada_desk.domain.place_patterns import Inflection, Token
from hromada_desk.domain.places import (
    CITY,
    CITY_DISTRICT,
    HROMADA,
    OBLAST,
    RAION,
    SETTLEMENT,
    SPECIAL_CITY,
    VILLAGE,
    PlaceIndex,
)

LONGEST_NAME = 4
_Named: TypeAlias = tuple[tuple[str, ...], Sequence[str]]


@dataclass(frozen=True, slots=True)
class NamedHere:
    """The places a piece of text may name, those named in exactly these letters, and how many words the name takes."""

    codes: tuple[str, ...]
    exact: frozenset[str]
    length: int


class NameTable:
    """Names by initial and coarse key of their first word; each is a tuple of folded words, with the places so named.

    Which names a word may begin is found once for each word, because a list says the same words again and again.
    """

    def __init__(
        self, named: Iterable[tuple[str, str]], inflection: Inflection, reshape: Callable[[str], str] | None = None
    ) -> None:
        """`named` are (code, name); `reshape` changes the last word of each name (hromada to raion)."""
        self._inflection = inflection
        self._by_key: dict[tuple[str, str], dict[tuple[str, ...], list[str]]] = defaultdict(dict)
        self._begun_by: dict[str, tuple[_Named, ...]] = {}
        pairs = list(named)
        folded = fold_all([name for _, name in pairs])
        for (code, _), name in zip(pairs, folded, strict=True):
            words = name.replace("-", " ").split()
            if reshape is not None:
                words[-1] = reshape(words[-1])
            key = inflection.coarse(words[0])
            for initial in inflection.initials(words[0]):
                self._by_key[initial, key].setdefault(tuple(words), []).append(code)

    def starting_at(self, tokens: Sequence[Token], start: int) -> NamedHere | None:
        """The longest name that starts at a token."""
        return self._longest(tokens, start, len(tokens), to_the_end=False)

    def ending_before(self, tokens: Sequence[Token], end: int) -> NamedHere | None:
        """The longest name whose last word is the token before `end`."""
        for start in range(max(end - LONGEST_NAME, 0), end):
            here = self._longest(tokens, start, end, to_the_end=True)
            if here is not None:
                return here
        return None

    def _longest(self, tokens: Sequence[Token], start: int, end: int, *, to_the_end: bool) -> NamedHere | None:
        longest = 0
        codes: list[str] = []
        exact: list[str] = []
        for words, named in self._names_begun_by(tokens[start]):
            length = len(words)
            if length < longest or (to_the_end and start + length != end) or start + length > end:
                continue
            spot = tokens[start : start + length]
            if length > 1 and not self._goes_on(words, spot):
                continue
            if length > longest:
                longest, codes, exact = length, [], []
            codes += named
            if all(token.word == word for token, word in zip(spot, words, strict=True)):
                exact += named
        return NamedHere(tuple(codes), frozenset(exact), longest) if codes else None

    def _names_begun_by(self, token: Token) -> tuple[_Named, ...]:
        """The names whose first word may be written like the token; a name has a capital."""
        if not token.capital:
            return ()
        found = self._begun_by.get(token.word)
        if found is None:
            found = self._begun_by[token.word] = tuple(self._find_begun_by(token.word))
        return found

    def _find_begun_by(self, word: str) -> Iterable[_Named]:
        for key in self._inflection.coarse_keys(word):
            for words, named in self._by_key.get((word[0], key), {}).items():
                if word in self._inflection.forms(words[0]):
                    yield words, named

    def _goes_on(self, words: Sequence[str], spot: Sequence[Token]) -> bool:
        """Whether the words after the first are those of the name."""
        return all(token.joined and token.word in self._inflection.forms(word)
                   for token, word in zip(spot[1:], words[1:], strict=True))


class NameTables:
    """One table for each sort of place a text may name; each is made when it is first asked for."""

    def __init__(self, index: PlaceIndex, inflection: Inflection, former_names: Iterable[tuple[str, str]]) -> None:
        """`former_names` are (code, former name) of places that were renamed."""
        self._index = index
        self._inflection = inflection
        self._former_names = tuple(former_names)

    @cached_property
    def settlements(self) -> NameTable:
        """Cities, settlements and villages, cities with special status among them."""
        return self._table(CITY, SPECIAL_CITY, SETTLEMENT, VILLAGE)

    @cached_property
    def former(self) -> NameTable:
        """Places under the names they had before they were renamed."""
        return NameTable(self._former_names, self._inflection)

    @cached_property
    def hromadas(self) -> NameTable:
        """Hromadas."""
        return self._table(HROMADA)

    @cached_property
    def seats(self) -> NameTable:
        """Hromadas under the name a former raion around the same centre had."""
        named = [(place.code, place.name_uk) for place in self._index.of_category(HROMADA)]
        return NameTable(named, self._inflection, self._inflection.as_raion)

    @cached_property
    def raions(self) -> NameTable:
        """Raions since 2020."""
        return self._table(RAION)

    @cached_property
    def districts(self) -> NameTable:
        """Districts of cities."""
        return self._table(CITY_DISTRICT)

    @cached_property
    def oblasts(self) -> NameTable:
        """Oblasts."""
        return self._table(OBLAST)

    @cached_property
    def regions(self) -> NameTable:
        """Oblasts and cities with special status."""
        return self._table(OBLAST, SPECIAL_CITY)

    def _table(self, *categories: str) -> NameTable:
        return NameTable(
            ((place.code, place.name_uk) for place in self._index.of_category(*categories)), self._inflection
        )
