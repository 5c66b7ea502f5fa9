"""How places are written in Ukrainian sentences: markers, words around names, and the endings names take.

All Ukrainian words and endings are data handed in (the pattern file of the reference folder); this room turns them
into questions: which token announces a settlement, can this word be an inflected form of that name. It knows no places.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from hromada_desk.domain.folding import APOSTROPHES, fold, mend_mixed_words, normalise

COARSE_LENGTH = 3
_WORD = re.compile(f"[^\\W_]+(?:[{APOSTROPHES}][^\\W\\d_]+)*")
_WORDS_REMEMBERED = 1 << 15
_HYPHENS = frozenset({"", "-", "\u2010", "\u2011"})


class Token(NamedTuple):
    """One word of a text: folded, how it was written, and whether only a space or hyphen joins it to the one before."""

    word: str
    capital: bool
    shouted: bool
    joined: bool
    listed: bool


def tokens_of(text: str) -> list[Token]:
    """The words of a text; words that mix Latin look-alikes into Cyrillic are mended first."""
    mended = mend_mixed_words(normalise(text))
    tokens = []
    end = 0
    for match in _WORD.finditer(mended):
        start = match.start()
        gap = mended[end:start]
        end = match.end()
        joined = gap == " " or gap.strip() in _HYPHENS
        tokens.append(Token(*_written(match.group()), joined, not joined and gap.strip() == ","))
    return tokens


@dataclass(frozen=True, slots=True)
class Inflection:
    """The endings Ukrainian place names take, coarse enough for names and exact enough to tell names apart."""

    vowels: frozenset[str]
    closed: Mapping[str, Sequence[str]]
    alike: Mapping[int, str]
    endings: Mapping[str, Sequence[str]]
    consonant: Sequence[str]
    feminine: str
    masculine: str
    longest_ending: int
    _forms: dict[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Inflection":
        """Build from the `inflection` table of the pattern file."""
        endings = dict(data["endings"])
        consonant = endings.pop("consonant")
        return cls(
            vowels=frozenset(data["vowels"]),
            closed=data["closed"],
            alike=str.maketrans(data["alike"] | dict.fromkeys(data["silent"] + data["vowels"], "")),
            endings=endings,
            consonant=consonant,
            feminine=data["feminine"],
            masculine=data["masculine"],
            longest_ending=max(map(len, endings)),
        )

    def coarse(self, word: str) -> str:
        """What no ending changes: the first consonants, with those that alternate made one letter."""
        return word.translate(self.alike)[:COARSE_LENGTH]

    def coarse_keys(self, word: str) -> tuple[str, ...]:
        """The coarse keys of all names this word may be a form of."""
        key = self.coarse(word)
        return tuple(key[:length] for length in range(1, len(key) + 1))

    def initials(self, name: str) -> set[str]:
        """The letters a form of the name may begin with; two only where its single vowel comes first and changes."""
        return {stem[0] for stem in self._stems(name)} if name[0] in self.closed else {name[0]}

    def forms(self, name: str) -> frozenset[str]:
        """The name word itself and the forms it may take (some of which the language does not have)."""
        known = self._forms.get(name)
        if known is None:
            known = self._forms[name] = frozenset(self._make_forms(name))
        return known

    def as_raion(self, hromada_word: str) -> str:
        """The masculine form of a hromada's name, by which a former raion around the same centre was called."""
        if hromada_word.endswith(self.feminine):
            return hromada_word.removesuffix(self.feminine) + self.masculine
        return hromada_word

    def _make_forms(self, name: str) -> set[str]:
        forms = {name}
        for stem in self._stems(name):
            for length in range(1, min(self.longest_ending, len(stem) - 1) + 1):
                base = stem[:-length]
                forms.update(base + new for new in self.endings.get(stem[-length:], ()))
            if stem[-1] not in self.vowels and stem.translate(self.alike)[-1:]:
                forms.update(stem + new for new in self.consonant)
        return forms

    def _stems(self, name: str) -> list[str]:
        """The name, and for a closed last syllable the name with the vowel its oblique cases have."""
        position = next((at for at in range(len(name) - 1, -1, -1) if name[at] in self.vowels), -1)
        changed = self.closed.get(name[position], ()) if 0 <= position < len(name) - 1 else ()
        return [name, *(name[:position] + vowel + name[position + 1 :] for vowel in changed)]


@dataclass(frozen=True)
class PlacePatterns:
    """The pattern file: markers with the categories they announce, kinds of hromada, the words around names."""

    markers: Mapping[str, tuple[str, ...]]
    kinds: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    inflection: Inflection

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "PlacePatterns":
        """Build from the decoded pattern file."""
        return cls(
            markers={word: tuple(categories) for word, categories in data["markers"].items()},
            kinds=dict(data["kinds"]),
            words={name: frozenset(words) for name, words in data["words"].items()},
            inflection=Inflection.from_data(data["inflection"]),
        )

    @cached_property
    def marker_starts(self) -> frozenset[str]:
        """The words a settlement marker begins with; nearly no word of a text is one of them."""
        return frozenset(marker.partition(" ")[0] for marker in self.markers)

    @cached_property
    def raion_starts(self) -> frozenset[str]:
        """The words with which the word raion begins, which may be written as two."""
        return frozenset(word.partition(" ")[0] for word in self.words["raion"])

    def says(self, group: str, token: Token) -> bool:
        """Does the token belong to the group of words, such as `oblast` or `council`?"""
        return token.word in self.words[group]


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _written(word: str) -> tuple[str, bool, bool]:
    """A word folded, whether it has a capital, whether it is all capitals."""
    return fold(word), word[0].isupper(), word.isupper()
