"""Numbers before the rows of a budget: 1, 1.1, "I.", "A)", or the code of an economic classification as a tree."""

import re
from dataclasses import dataclass

NUMERIC, ROMAN, LETTER, NONE = "numeric", "roman", "letter", "none"
LONGEST_PART = 4
_DOTTED = re.compile(r"(\d{1,4}(?:[.\-]\d{1,4})*)[.)]?")
_ROMAN = re.compile(r"([IVXLC\u0406\u0425]{1,6})[.)]?")
_LETTER = re.compile(r"([A-Z\u0410-\u042f\u0404\u0406\u0407\u0490])[.)]?"
                     r"|([a-z\u0430-\u044f\u0454\u0456\u0457\u0491])[.)]")
_LETTER_AND_NUMBER = re.compile(r"([A-Z\u0410-\u042f])\.?(\d{1,3}(?:\.\d{1,3})*)\.?")
_BEFORE_TITLE = re.compile(
    r"(?P<number>\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,2}[.)]|[IVX\u0406\u0425]{1,5}[.)]|[A-Z\u0410-\u042f\u0404\u0406][.)])"
    r"\s*(?P<title>[^\d\s].*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A number as it was written, in which style, and as a way through a tree."""

    written: str = ""
    style: str = NONE
    path: tuple[str, ...] = ()

    def is_under(self, other: "Ordinal") -> bool:
        """Whether this number lies somewhere below another of the same style."""
        deeper = len(self.path) > len(other.path) > 0
        return deeper and self.style == other.style and self.path[:len(other.path)] == other.path


NO_ORDINAL = Ordinal()


def read_ordinal(written: str) -> Ordinal:
    """The number in a cell of numbers; one of no known style is no number."""
    text = written.strip()
    found = _DOTTED.fullmatch(text)
    if found:
        return Ordinal(found[1], NUMERIC, tuple(part.lstrip("0") or "0" for part in re.split(r"[.\-]", found[1])))
    found = _ROMAN.fullmatch(text)
    if found and found[1] not in ("C", "L"):
        return Ordinal(found[1], ROMAN, (found[1],))
    found = _LETTER_AND_NUMBER.fullmatch(text)
    if found:
        return Ordinal(text.rstrip("."), LETTER, (found[1], *found[2].split(".")))
    found = _LETTER.fullmatch(text)
    if found:
        letter = found[1] or found[2]
        return Ordinal(letter, LETTER if found[1] else f"{LETTER}_small", (letter,))
    return NO_ORDINAL


def split_title(text: str) -> tuple[Ordinal, str]:
    """The number a title begins with, and the title without it: "1.1 Salaries", "I. Direct costs"."""
    found = _BEFORE_TITLE.match(text.strip())
    if found is None:
        return NO_ORDINAL, text
    return read_ordinal(found["number"]), found["title"]


def class_ordinal(code: str) -> Ordinal:
    """The code of an economic classification as a way through its tree: 2111 lies under 2110, 2100 and 2000."""
    if len(code) != LONGEST_PART or not code.isdigit():
        return NO_ORDINAL
    return Ordinal(code, NUMERIC, tuple(code.rstrip("0") or "0"))
