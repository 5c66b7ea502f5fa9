"""Ukrainian names in Latin letters, by the official table (CMU resolution 55 of 27.01.2010).

The table itself is data and comes in as an argument: this room knows the rules of position and capitals only. It is
not for other languages and does not go back from Latin to Cyrillic, which the table does not allow.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class TransliterationTable:
    """The table, in lower case: single letters, letters at the start of a word, pairs of letters, dropped signs."""

    letters: Mapping[str, str]
    initial: Mapping[str, str]
    pairs: Mapping[str, str]
    dropped: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "TransliterationTable":
        """Build the table from the decoded data file (keys `letters`, `initial`, `pairs`, `dropped`)."""
        return cls(
            letters=dict(data["letters"]),
            initial=dict(data["initial"]),
            pairs=dict(data["pairs"]),
            dropped=frozenset(data["dropped"]),
        )


def transliterate(text: str, table: TransliterationTable) -> str:
    """`text` with every Ukrainian letter replaced; everything else stays as it is."""
    result: list[str] = []
    position = 0
    word_starts = True
    while position < len(text):
        taken, latin = _next_piece(text, position, table, word_starts=word_starts)
        last = text[position + taken - 1]
        result.append(_like(latin, text, position, taken))
        word_starts = not (last.isalpha() or last in table.dropped)
        position += taken
    return "".join(result)


def _next_piece(text: str, position: int, table: TransliterationTable, *, word_starts: bool) -> tuple[int, str]:
    pair = text[position : position + 2].lower()
    if pair in table.pairs:
        return 2, table.pairs[pair]
    letter = text[position].lower()
    if letter in table.dropped:
        return 1, ""
    if word_starts and letter in table.initial:
        return 1, table.initial[letter]
    return 1, table.letters.get(letter, text[position])


def _like(latin: str, text: str, position: int, taken: int) -> str:
    """The Latin piece in the capitals of its origin: one capital letter makes `Shch`, a word in capitals `SHCH`."""
    if not text[position].isupper():
        return latin
    neighbours = text[max(position - 1, 0) : position] + text[position + taken : position + taken + 1]
    letters_beside = [letter for letter in neighbours if letter.isalpha()]
    in_capitals = bool(letters_beside) and all(letter.isupper() for letter in letters_beside)
    return latin.upper() if in_capitals else latin[:1].upper() + latin[1:]
