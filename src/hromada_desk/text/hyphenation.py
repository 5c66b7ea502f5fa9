"""Where a Ukrainian word may be parted at the end of a line: soft hyphens for narrow columns of paper.

Only what is safe is parted: a syllable begins with one consonant at most, pairs that sound as one stay together, and
two letters stay on each side. Words of other alphabets and abbreviations are left alone.
"""

import re
from functools import cache
from itertools import pairwise

from hromada_desk.text.languages import table
from hromada_desk.text.typography import APOSTROPHE

SOFT_HYPHEN = "\u00ad"
SHORTEST = 7
SIDE = 2
"""Letters that stay together at either end of a word."""

_WORDS = re.compile(rf"[^\W\d_]+(?:[{APOSTROPHE}\u02bc'][^\W\d_]+)*")
_APOSTROPHES = f"{APOSTROPHE}\u02bc'"


def soft_hyphens(text: str) -> str:
    """The text with soft hyphens in its long words; text with mark-up must not be given."""
    return _WORDS.sub(lambda found: SOFT_HYPHEN.join(_parts(found[0])), text)


def _parts(word: str) -> list[str]:
    lowered = word.lower()
    if len(word) < SHORTEST or word[1:] != lowered[1:] or not set(lowered) <= _letters():
        return [word]
    cuts = [at for at in _cuts(lowered) if SIDE <= at <= len(word) - SIDE]
    return [word[start:end] for start, end in zip([0, *cuts], [*cuts, len(word)], strict=True)]


def _cuts(word: str) -> list[int]:
    """The places between two vowels where the word may be parted."""
    rules = table("typography")["hyphenation"]
    vowels = [at for at, letter in enumerate(word) if letter in rules["vowels"]]
    prefix = next((len(each) - 1 for each in rules["prefixes"] if word.startswith(each)), 0)
    cuts = []
    for before, after in pairwise(vowels):
        cut = prefix if before < prefix <= after else _cut(word, before, after)
        if cut and word[cut] not in rules["never_first"] and word[cut] not in _APOSTROPHES:
            cuts.append(cut)
    return cuts


def _cut(word: str, before: int, after: int) -> int:
    """Where to part between the vowels at these places; 0 for nowhere."""
    if word[after - 1] in _APOSTROPHES:
        return after
    between = _consonants(word[before + 1:after])
    return before + 1 + (len(between[0]) if len(between) > 1 else 0)


def _consonants(letters: str) -> list[str]:
    """Consonants as they are heard: pairs that sound as one together, the soft sign with what it softens."""
    together = "|".join(table("typography")["hyphenation"]["together"])
    soft = table("typography")["hyphenation"]["never_first"][-1]
    return re.findall(rf"(?:{together}|.){soft}?", letters)


@cache
def _letters() -> frozenset[str]:
    rules = table("typography")["hyphenation"]
    return frozenset(rules["vowels"] + rules["consonants"] + _APOSTROPHES)
