"""What counts as the same text: how typed values are cleaned, how words are compared, which key was meant.

`normalise` is for values that are kept (equal means equal), `fold` for comparing and searching, the layout functions
for a word typed with the wrong keyboard. Nothing here knows words, only characters; Cyrillic letters are written as
code points because the source holds no Cyrillic text.
"""

import re
import unicodedata

# Apostrophes people and programs type for U+2019: ASCII, letter apostrophe, grave, acute, prime, quotes, full width.
APOSTROPHES = "'\u02bc\u02b9\u02bb\u02bd\u2018\u2019\u201b\u2032\u0060\u00b4\uff07"
RIGHT_APOSTROPHE = "\u2019"
# No-break, figure, thin, hair, narrow no-break and ideographic spaces, and the tab of a pasted cell.
WIDE_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
# Zero-width characters, soft hyphen, direction marks and the byte order mark: never typed on purpose.
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
STRESS_MARKS = "\u0300\u0301"
GHE_WITH_UPTURN, GHE = "\u0491", "\u0433"

# Latin letters that look like Cyrillic ones, in the same order as the Cyrillic letters below.
LATIN_TWINS = "ABCEHIKMOPTXYaceiopxy\u00cf\u00ef"
CYRILLIC_TWINS = (
    "\u0410\u0412\u0421\u0415\u041d\u0406\u041a\u041c\u041e\u0420\u0422\u0425\u0423"  # A V S E N I K M O R T Kh U
    "\u0430\u0441\u0435\u0456\u043e\u0440\u0445\u0443"  # a s e i o r kh u
    "\u0407\u0457"  # capital and small yi
)

# One keyboard row after another: Latin keys, then the letters the Ukrainian layout has on the same keys.
LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./\\`"
UKRAINIAN_KEYS = (
    "\u0439\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437\u0445\u0457"
    "\u0444\u0456\u0432\u0430\u043f\u0440\u043e\u043b\u0434\u0436\u0454"
    "\u044f\u0447\u0441\u043c\u0438\u0442\u044c\u0431\u044e.\u0491'"
)
LATIN_SHIFTED = 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?|'
UKRAINIAN_SHIFTED = UKRAINIAN_KEYS[:-3].upper() + ",\u0490"

_CLEAN = str.maketrans(dict.fromkeys(INVISIBLE, "") | dict.fromkeys(WIDE_SPACES, " "))
_FOLD = str.maketrans(
    dict.fromkeys(APOSTROPHES + STRESS_MARKS + INVISIBLE, "")
    | dict.fromkeys(WIDE_SPACES, " ")
    | dict.fromkeys(HYPHENS, "-")
    | {GHE_WITH_UPTURN: GHE}
)
# What nearly all texts consist of and what is stored as typed: looking is thirty times as fast as rewriting.
_NOT_AS_STORED = re.compile(
    "[^\u0020-\u0026\u0028-\u005f\u0061-\u007e\n\u00a1-\u00ac\u00ae-\u00b3\u00b5-\u00ff"
    "\u0400-\u0482\u048a-\u052f\u2013\u2014\u2019\u201c-\u201e\u2022\u2026\u203a\u20ac\u20b4\u2116]"
)
# Likewise for comparing: outside of these, letters may hide a stress mark (e with grave) or grow in lower case.
_NOT_PLAIN = re.compile(
    "[^\u0020-\u007e\n\u00ab\u00bb\u0401\u0404-\u040b\u040e-\u044f\u0451\u0454-\u045b\u045e\u0490\u0491"
    "\u2013\u2014\u2019\u201c-\u201e\u2022\u2026\u203a\u20ac\u20b4\u2116]"
)
_FOLDED_OTHERWISE = re.compile(f"[{re.escape(''.join(map(chr, _FOLD)))}]")
_LATIN_TWIN = re.compile(f"[{LATIN_TWINS}]")
_INNER_APOSTROPHE = re.compile(f"(?<=[^\\W\\d_])[{APOSTROPHES}](?=[^\\W\\d_])")
_UNTIDY_SPACE = re.compile(r"[^\S \n]|  |\n | \n")
_MIXED_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TO_UKRAINIAN_KEYS = str.maketrans(LATIN_KEYS + LATIN_SHIFTED, UKRAINIAN_KEYS + UKRAINIAN_SHIFTED)
_TO_LATIN_KEYS = str.maketrans(UKRAINIAN_KEYS + UKRAINIAN_SHIFTED, LATIN_KEYS + LATIN_SHIFTED)
_TO_LATIN_TWINS = str.maketrans(CYRILLIC_TWINS, LATIN_TWINS)
_TO_CYRILLIC_TWINS = str.maketrans(LATIN_TWINS, CYRILLIC_TWINS)


def normalise(text: str) -> str:
    """A typed or imported value as it is stored: NFC, one kind of apostrophe inside words, plain spaces, no edges.

    Line breaks stay (as LF), runs of spaces inside a text stay: a value is cleaned, not rewritten.
    """
    if _NOT_AS_STORED.search(text) is None:
        return text.strip()
    clean = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEAN))
    return unicodedata.normalize("NFC", _INNER_APOSTROPHE.sub(RIGHT_APOSTROPHE, clean)).strip()


def fold(text: str) -> str:
    """The text as it is compared: without case, apostrophes and stress marks, ghe with upturn as ghe, single spaces."""
    return " ".join(_fold_characters(text).split())


def fold_all(texts: list[str]) -> list[str]:
    """`fold` of many one-line texts at once, about ten times as fast as one by one (31,748 place names at start)."""
    joined = _fold_characters("\n".join(text.replace("\n", " ") for text in texts))
    folded = joined.split("\n")
    return [" ".join(text.split()) for text in folded] if _UNTIDY_SPACE.search(f"\n{joined}\n") else folded


def from_latin_layout(text: str) -> str:
    """What was meant when Ukrainian was typed with the Latin layout on: `ghjtrn` becomes the Ukrainian word."""
    return text.translate(_TO_UKRAINIAN_KEYS)


def from_cyrillic_layout(text: str) -> str:
    """What was meant when Latin letters were typed with the Ukrainian layout on."""
    return text.translate(_TO_LATIN_KEYS)


def mend_mixed_words(text: str) -> str:
    """Words with Cyrillic letters made wholly Cyrillic: scanned and retyped lists hide Latin i, c, o inside them."""
    return text if _LATIN_TWIN.search(text) is None else _MIXED_WORD.sub(_mend_word, text)


def latin_twins(text: str) -> str:
    """Cyrillic letters that look like Latin ones replaced by them, for codes such as those of places and tenders."""
    return text.translate(_TO_LATIN_TWINS)


def _mend_word(found: re.Match[str]) -> str:
    word = found.group()
    return word.translate(_TO_CYRILLIC_TWINS) if _CYRILLIC.search(word) else word


def _fold_characters(text: str) -> str:
    if _NOT_PLAIN.search(text) is None:
        lowered = text.casefold()
        return lowered if _FOLDED_OTHERWISE.search(lowered) is None else lowered.translate(_FOLD)
    # Marks can only be taken away while they stand alone: decompose, compare, compose again.
    decomposed = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    return unicodedata.normalize("NFC", decomposed.translate(_FOLD))
