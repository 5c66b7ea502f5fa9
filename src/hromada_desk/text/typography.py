"""What the program does to texts on their way to paper: quotation marks, dashes, minus, spaces no line end may break.

The person types plainly; the rules are applied here, once, and applying them again changes nothing. Texts keep their
words: only marks, spaces and hyphens are touched. Texts of the screen are left as they were typed.
"""

import re
from functools import cache
from typing import Any

from hromada_desk.text.dates import month_name
from hromada_desk.text.languages import Language, table
from hromada_desk.text.numbers import MINUS, NARROW_SPACE, NO_BREAK_SPACE

APOSTROPHE = "\u2019"
NUMBER_SIGN = "№"
_QUOTES = re.compile('["«»„“”]')
_BEFORE_OPENING = frozenset({"", *" \u00a0\u202f\n\t([{-–—/«„"})
_AFTER_CLOSING = frozenset({"", *" \u00a0\u202f\n\t»”.,;:!?)]}"})
_APOSTROPHES = re.compile(r"(?<=[^\W\d_])['`\u02bc\u2018\u00b4\u2032](?=[^\W\d_])")
_POSSESSIVE = re.compile(r"(?<=s)'(?![^\W_])")
_BREAK = re.compile(r"(?<=\S)[ \u00a0](?:--?|–|—)[ \u00a0](?=\S)")
_YEARS = re.compile(r"(?<![\w-])((?:19|20)\d\d) ?[-–—] ?((?:19|20)\d\d)(?![\w-])")
_NEGATIVE = re.compile(r"(?<![^\s\u00a0(])-(?=\d)")
_GROUPS = re.compile(r"(?<![\d.,+])(?<!\d[ \u00a0])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![ \u00a0]?\d)")
_NUMBER_SIGN = re.compile(NUMBER_SIGN + r"[ \u00a0]?(?=[\w\d])")
_PER_CENT = re.compile(r"(?<=\d)[ \u00a0\u202f]?%")
_INITIAL = re.compile(r"(?<!\w)([^\W\d_])\. (?=[^\W\d_])")
_CODE_BEFORE = re.compile(r"\b([A-Z]{3}) (?=\d)")


def for_paper(text: str, language: Language) -> str:
    """The text as it is printed in that language."""
    if not text:
        return text
    said = _APOSTROPHES.sub(APOSTROPHE, text.replace("...", "…"))
    if language == "en":
        said = _POSSESSIVE.sub(APOSTROPHE, said)
    said = _dashed(_quoted(said, language), language)
    said = _GROUPS.sub(lambda found: re.sub("[ \u00a0]", NARROW_SPACE, found[0]), said)
    said = _NUMBER_SIGN.sub(NUMBER_SIGN + NO_BREAK_SPACE, said)
    said = _PER_CENT.sub(f"{NO_BREAK_SPACE}%" if language == "uk" else "%", said)
    return _tied(said, language)


def _dashed(text: str, language: Language) -> str:
    dash = "—" if language == "uk" else "–"
    said = _YEARS.sub(r"\1–\2", text)
    return _NEGATIVE.sub(MINUS, _BREAK.sub(f"{NO_BREAK_SPACE}{dash} ", said))


def _quoted(text: str, language: Language) -> str:
    """Pairs of quotation marks of the language, the inner ones different; a mark without a partner stays as it is."""
    marks = _rules(language)
    opened: list[int] = []
    letters = list(text)
    for found in _QUOTES.finditer(text):
        at, mark = found.start(), found[0]
        if (mark in "«„" and not text[at - 1:at].isalnum()) or (mark in '"“' and _begins(text, at, at - 1 in opened)):
            opened.append(at)
        elif opened:
            depth = min(len(opened) - 1, 1)
            letters[opened.pop()], letters[at] = marks["open"][depth], marks["close"][depth]
    return "".join(letters)


def _begins(text: str, at: int, beside_opened: bool) -> bool:
    """Whether a mark that may open or close opens: the gap is before it, the word behind it. `„“` is an empty pair."""
    before, after = text[at - 1:at], text[at + 1:at + 2]
    if after in _AFTER_CLOSING or (before == "„" and text[at] == "“"):
        return False
    return beside_opened or before in _BEFORE_OPENING


def _tied(text: str, language: Language) -> str:
    """No-break spaces where a line must not end."""
    short, before, after = _ties(language)
    said = text
    for _ in range(2):  # a chain of short words overlaps: every second one is tied in the second round
        said = short.sub(rf"\g<1>{NO_BREAK_SPACE}", said)
    said = before.sub(rf"\g<1>{NO_BREAK_SPACE}", said)
    said = _INITIAL.sub(lambda found: f"{found[1]}.{NO_BREAK_SPACE if found[1].isupper() else ' '}", said)
    if language == "en":
        said = _CODE_BEFORE.sub(rf"\g<1>{NO_BREAK_SPACE}", said)
    return after.sub(NO_BREAK_SPACE, said)


@cache
def _rules(language: Language) -> dict[str, Any]:
    return dict(table("typography")[language])


@cache
def _ties(language: Language) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Patterns of the spaces to tie: after short words, after abbreviations, between a figure and its unit or month."""
    rules = _rules(language)
    months = [month_name(number, language, "of") for number in range(1, 13)]
    short = re.compile(rf"(?<![\w{APOSTROPHE}-])({_any(rules['tied_to_next'])}) (?=[^\s–—])", re.IGNORECASE)
    before = re.compile(rf"(?<![\w.])({_any(rules['before'])}) (?=[\w\d«“])", re.IGNORECASE)
    after = re.compile(rf"(?<=\d) (?=(?:{_any([*rules['after_figure'], *months])})(?!\w))")
    return short, before, after


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
