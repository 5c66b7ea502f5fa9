"""Recognises oblasts in lists: written out in any case and in both languages, as a number, as a code.

A heading is an oblast's name and nothing else ("Vinnytsia oblast", "Total for Vinnytsia oblast"); the name of a project
that mentions an oblast is none.
"""

import re
from collections.abc import Mapping
from functools import cached_property

from hromada_desk.domain.folding import fold
from hromada_desk.domain.places import OBLAST, SPECIAL_CITY, PlaceIndex
from hromada_desk.exchange.import_words import RowWords, words_of

SHORTEST_STEM = 3
LONGEST_ENDING, SHORT_ENDING = 4, 2
"""How many letters an oblast's name may change at its end: Sumska, Sumy. Without the word "oblast" only Sumska,
Sumskii, because Ukrainian names of cities begin like their oblasts."""

MOST_OBLAST_WORDS = 6
LONGEST_OBLAST = 60
_CODE = re.compile(r"UA\d{17}")
_PIECES = re.compile(r"[,;()]")


class OblastNames:
    """The oblasts and special cities of an index; answers are remembered, because lists repeat them."""

    def __init__(self, index: PlaceIndex, numbers: Mapping[int, str], words: RowWords) -> None:
        """`numbers` are the codes of oblasts by the numbers ministries give them."""
        self._index = index
        self._numbers = numbers
        self._words = words
        self._known: dict[str, str] = {}

    def named(self, text: str) -> str:
        """The code of the oblast a short text names and nothing else ("Vinnytsia oblast", "Total for ..."), or ""."""
        if len(text) > LONGEST_OBLAST or text.count(" ") >= MOST_OBLAST_WORDS:
            return ""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = self._read(text)
        return known

    def _read(self, text: str) -> str:
        whole = self._by_whole_name.get(fold(text))
        if whole is not None:
            return whole
        written = words_of(text)
        if not 1 <= len(written) <= MOST_OBLAST_WORDS:
            return ""
        rest = [word for word in written if word not in self._words.oblast_words and not word.isdecimal()]
        says_oblast = any(word.startswith(self._words.oblast_kind) for word in written)
        return self._nearest("".join(rest), oblast_only=says_oblast) if rest else ""

    def within(self, title: str) -> str:
        """The code of the oblast that stands between commas or brackets of a title, "" where none does."""
        return next((code for piece in _PIECES.split(title)[1:] if (code := self.named(piece.strip()))), "")

    def numbered(self, written: str) -> str:
        """The code of the oblast of a number 1-27, or of a codifier code; "" for anything else."""
        code = _CODE.search(written)
        if code:
            oblast = self._index.oblast_of(code.group())
            return oblast.code if oblast else ""
        return self._numbers.get(int(written), "") if written.isdecimal() and len(written) <= 2 else ""

    def _nearest(self, word: str, *, oblast_only: bool) -> str:
        """The oblast or special city whose name differs from a word only in its ending; "" where none or two do."""
        best, shared_most, tied = "", 0, False
        for name, code, category in self._by_stem.get(word[:SHORTEST_STEM], ()):
            if category == SPECIAL_CITY and (oblast_only or name != word):
                continue
            shared = _shared(name, word)
            free = LONGEST_ENDING if oblast_only or word.isascii() else SHORT_ENDING
            if shared < SHORTEST_STEM or len(name) - shared > free or len(word) - shared > LONGEST_ENDING + 1:
                continue
            exact = shared + (2 if name == word else 0)
            tied = exact == shared_most and code != best
            if exact > shared_most:
                best, shared_most, tied = code, exact, False
        return "" if tied else best

    @cached_property
    def _by_stem(self) -> dict[str, list[tuple[str, str, str]]]:
        """Name, code and category by the letters a word must share with a name at the least."""
        names: dict[str, list[tuple[str, str, str]]] = {}
        for place in self._index.of_category(OBLAST, SPECIAL_CITY):
            for written in (place.name_uk, place.name_en):
                name = "".join(words_of(written))
                names.setdefault(name[:SHORTEST_STEM], []).append((name, place.code, place.category))
        return names

    @cached_property
    def _by_whole_name(self) -> dict[str, str]:
        return {fold(name): place.code for place in self._index.of_category(OBLAST, SPECIAL_CITY)
                for name in (place.name_uk, place.name_en)}


def _shared(left: str, right: str) -> int:
    """How many letters two words begin with together."""
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
