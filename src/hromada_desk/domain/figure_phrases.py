"""How sentences name the figures of a proposal: all words are data handed in, this room makes them into questions."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Any

_GROUPS = {",": "[\\s\u00a0\u202f.]", ".": "[\\s\u00a0\u202f,]"}
"""What may part groups of three where that sign parts decimals."""

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{4}[.!?])\s+|\n")
"""Where a sentence ends; a stop after a short word may be that of an abbreviation."""


@dataclass(frozen=True, slots=True)
class Said:
    """A figure as a text says it: from and to in characters, its name in the catalogue of facts, and what it says.

    `currency` is "" for what is no sum. `grain` is the smallest step the writing tells apart: 1 for "347 590", 1000
    for "347 thousand". `near` tells whether it is said to be only about that much.
    """

    start: int
    end: int
    figure: str
    value: Decimal
    currency: str
    grain: Decimal
    near: bool


class PhraseBook:
    """The phrases of one language, ready to be looked for."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._decimal = str(table["decimal"])
        self._scales = ((re.compile(table["million"], re.IGNORECASE), Decimal(1_000_000)),
                        (re.compile(table["thousand"], re.IGNORECASE), Decimal(1000)))
        self._currencies = {code: re.compile(words, re.IGNORECASE) for code, words in table["currencies"].items()}
        self._per_time = re.compile(rf"[\s*]*(?:{_spaced(table['per_time'])})", re.IGNORECASE)
        places = _places(table, self._decimal)
        self._phrases = [(figure, re.compile(_filled(pattern, places), re.IGNORECASE))
                         for figure, patterns in table["phrases"].items() for pattern in patterns]

    def said_in(self, text: str) -> Iterator[Said]:
        """Every figure a text names, in its order, each place once."""
        at = 0
        for end in (*(each.end() for each in _SENTENCE_END.finditer(text)), len(text)):
            for said in _said_in(self, text[at:end]):
                yield replace(said, start=at + said.start, end=at + said.end)
            at = end

    def read_sentence(self, sentence: str) -> tuple[Said, ...]:
        """The figures of one sentence."""
        if not any(each.isdigit() for each in sentence):
            return ()
        found: dict[tuple[int, int], Said] = {}
        for figure, pattern in self._phrases:
            for match in pattern.finditer(sentence):
                said = self._read(figure, match)
                if said is not None:
                    found.setdefault((said.start, said.end), said)
        return tuple(sorted(found.values(), key=lambda each: each.start))

    def _read(self, figure: str, match: re.Match[str]) -> Said | None:
        """What a phrase says; None for a sum without a currency, and for what is spent every year or month."""
        named = match.groupdict()
        written = (named.get("before") or named.get("after") or "").strip()
        is_money = "scale" in named
        currency = next((code for code, words in self._currencies.items() if words.fullmatch(written)), "")
        last = match.end("after") if named.get("after") else match.end("scale" if named.get("scale") else "number")
        if (is_money and not currency) or any(self._per_time.match(match.string, at) for at in (last, match.end())):
            return None
        scale = next((by for words, by in self._scales if words.fullmatch(named.get("scale") or "")), Decimal(1))
        value = self._number(named["number"])
        first = match.start("before") if named.get("before") else match.start("number")
        return Said(first, last, figure, value * scale, currency, scale * Decimal(1).scaleb(_exponent(value)),
                    bool(named.get("about")))

    def _number(self, written: str) -> Decimal:
        whole, _, fraction = written.partition(self._decimal)
        digits = "".join(each for each in whole if each.isdigit())
        return Decimal(f"{digits}.{fraction}" if fraction else digits)


@lru_cache(maxsize=1 << 12)
def _said_in(book: PhraseBook, sentence: str) -> tuple[Said, ...]:
    """Remembered: while somebody types, all sentences but one stay as they were."""
    return book.read_sentence(sentence)


def _places(table: Mapping[str, Any], decimal: str) -> dict[str, str]:
    group = _GROUPS[decimal]
    number = rf"(?P<number>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:\{decimal}\d{{1,2}})?|\d+(?:\{decimal}\d+)?)"
    currency = "|".join(table["currencies"].values())
    scale = f"{table['million']}|{table['thousand']}"
    gap = "[\\s*]{0,3}"
    about = rf"(?:(?P<about>{_spaced(table['about'])})\s+)?"
    money = (rf"{about}{gap}(?P<before>{_spaced(currency)})?{gap}(?<!\d){number}"
             rf"(?:\s?(?P<scale>{_spaced(scale)}))?(?:\s?(?P<after>{_spaced(currency)}))?{gap}")
    return {"{link}": _spaced(table["link"]), "{money}": money, "{count}": rf"{about}{gap}(?<![\d.,]){number}{gap}",
            "{year}": r"(?P<number>(?:19|20)\d\d)(?!\d)"}


def _filled(pattern: str, places: Mapping[str, str]) -> str:
    """The pattern with its places filled; it begins where a word does."""
    filled = _spaced(pattern)
    for place, meant in places.items():
        filled = filled.replace(place, meant)
    return rf"(?<!\w){filled}"


def _spaced(pattern: str) -> str:
    """A space of a pattern is any white space, one or more; inside a set of signs it stays one sign."""
    return re.sub(r"\[ ", r"[\\s", pattern).replace(" ", r"\s+")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0
