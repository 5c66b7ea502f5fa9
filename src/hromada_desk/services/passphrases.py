"""How hard a passphrase is to guess, and how long to wait after a wrong one. Shown, never forced; nothing is kept.

The rule of the estimate, in bits (each bit doubles the guesses): a run of letters counts as a word of a person's
vocabulary, 12 bits, and one bit for each letter beyond the seventh; a shorter run at most 4.7 bits a letter. A figure
counts 3.3 bits, a year 7, a whole date 15, another sign 4. What is tried first (frequent passwords, rows of keys, the
name of the hromada) counts 3, anything repeated 1. So a level is worth one random word, and four words are strong.
It knows no large dictionary and errs on the careful side.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from hromada_desk import resources

LEVELS = 5
WORD_BITS, LETTERS_OF_A_WORD, LETTER_BITS = 12.0, 7, 4.7
FIGURE_BITS, YEAR_BITS, DATE_BITS, SIGN_BITS = 3.3, 7.0, 15.0, 4.0
KNOWN_BITS, REPEATED_BITS = 3.0, 1.0
SHORTEST_RUN = 3
NO_WORD = 6
"""So many letters without a vowel stand in no word: such a run was drawn, and each of its letters counts."""
LONGEST_WAIT_SECONDS = 300

_RUN = re.compile(r"[^\W\d_]+|\d+|\S")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)?\d\d)")
_APOSTROPHES = re.compile("['\u2019\u02bc]")


@dataclass(frozen=True, slots=True)
class Strength:
    """The estimate: `bits` of guessing, and `level` from 0 (nothing typed) to 5; level 4 is what we call strong."""

    bits: float
    level: int


def strength(passphrase: str, known: Collection[str] = ()) -> Strength:
    """Estimate a passphrase by the rule above; `known` are words anyone would try here, such as the hromada's name."""
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFC", passphrase))
    expected = _frequent() | {part for name in known for part in name.casefold().split()}
    seen: set[str] = set()
    bits = 0.0
    for run in _RUN.findall(text):
        plain = run.casefold()
        bits += REPEATED_BITS if plain in seen else _bits_of(run, expected)
        seen.add(plain)
    level = min(LEVELS, max(1, int(bits // WORD_BITS))) if text.strip() else 0
    return Strength(round(bits, 1), level)


def wait_after(wrong_tries: int) -> int:
    """Seconds to wait after that many wrong tries in a row: 1, 2, 4 … 300.

    It slows down a person at this keyboard only; against somebody with a copy of the file the key derivation does.
    """
    return min(LONGEST_WAIT_SECONDS, 2 ** (wrong_tries - 1)) if wrong_tries > 0 else 0


def _bits_of(run: str, expected: Collection[str]) -> float:
    plain = run.casefold()
    if plain in expected or _is_a_row(plain):
        return KNOWN_BITS
    if run.isdigit():
        return _bits_of_figures(run)
    if not run[0].isalpha():
        return SIGN_BITS
    if max(map(len, _vowels().split(plain))) >= NO_WORD:
        return len(run) * LETTER_BITS
    as_word = WORD_BITS + max(0, len(run) - LETTERS_OF_A_WORD)
    capitals = 2 if run != run.casefold() and not run.istitle() and not run.isupper() else 0
    return min(len(run) * LETTER_BITS, as_word + capitals)


def _bits_of_figures(run: str) -> float:
    single = len(run) * FIGURE_BITS
    if _YEAR.fullmatch(run):
        return YEAR_BITS
    return min(single, DATE_BITS) if _DATE.fullmatch(run) else single


def _is_a_row(plain: str) -> bool:
    """One character again and again, or neighbours of a row, forwards or backwards."""
    if len(plain) < SHORTEST_RUN:
        return False
    return len(set(plain)) == 1 or any(plain in row or plain[::-1] in row for row in _rows())


@cache
def _frequent() -> frozenset[str]:
    return frozenset(_table()["words"])


@cache
def _rows() -> tuple[str, ...]:
    return tuple(_table()["runs"])


@cache
def _vowels() -> re.Pattern[str]:
    return re.compile(f"[{_table()['vowels'][0]}]")


@cache
def _table() -> dict[str, list[str]]:
    import tomllib  # not before: the unlock page only asks how long to wait

    return tomllib.loads(resources.read_text("reference", "frequent_passwords.toml"))
