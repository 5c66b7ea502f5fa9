"""Finds names by the beginnings of their words, fast enough for every keystroke over all places of Ukraine.

The index keeps folded words in one sorted list, so a prefix is a slice. It knows names, codes and parents, not places:
what a hit means is the caller's business.
"""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence

from hromada_desk.domain.folding import fold_all

AFTER_ANY_LETTER = "\U0010ffff"


class WordIndex:
    """Prefix search over names that come in the order of their rank, the most important first."""

    def __init__(
        self, codes: Sequence[str], names: Sequence[str], aliases: Sequence[str], parents: Mapping[str, str]
    ) -> None:
        """`aliases` are second names, one for each name, empty where there is none."""
        self._codes = codes
        self._parents = parents
        self._folded = fold_all(list(names))
        self._aliases = fold_all(list(aliases))
        self._row_of = {code: row for row, code in enumerate(codes)}
        entries = []
        for row, (name, alias) in enumerate(zip(self._folded, self._aliases, strict=True)):
            words = f"{name} {alias}".replace("-", " ").split()
            entries += [(word, row) for word in words]
            if "-" in name:
                entries.append((name, row))
        entries.sort()
        self._words = [word for word, _ in entries]
        self._rows = [row for _, row in entries]

    def find(self, folded: str, accept: Callable[[str], bool]) -> list[str]:
        """Codes of the names that fit, best first: whole name, its beginning, the alias, other words; by rank inside.

        `folded` is the folded text; `accept` decides about each code. An empty text finds nothing.
        """
        terms = folded.split()
        if not terms:
            return []
        rows = self._starting_with(terms[0])
        if len(terms) > 1:
            rows = {row for row in rows if self._has_all(row, terms[1:])}
        ranked = sorted((self._nearness(row, folded, terms[0]), row) for row in rows if accept(self._codes[row]))
        return [self._codes[row] for _, row in ranked]

    def _starting_with(self, prefix: str) -> set[int]:
        start = bisect_left(self._words, prefix)
        end = bisect_left(self._words, prefix + AFTER_ANY_LETTER, lo=start)
        return set(self._rows[start:end])

    def _has_all(self, row: int, terms: Sequence[str]) -> bool:
        words = [word for name in self._names_up(row) for word in name.replace("-", " ").split()]
        return all(any(word.startswith(term) for word in words) for term in terms)

    def _names_up(self, row: int) -> list[str]:
        names = [self._aliases[row]]
        current: int | None = row
        while current is not None:
            names.append(self._folded[current])
            current = self._row_of.get(self._parents[self._codes[current]])
        return names

    def _nearness(self, row: int, folded: str, first_term: str) -> int:
        name = self._folded[row]
        if name == folded:
            return 0
        if name.startswith(folded):
            return 1
        if self._aliases[row].startswith(folded):
            return 2
        return 3 if name.startswith(first_term) else 4
