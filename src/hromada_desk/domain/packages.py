"""What leaves the house in one piece: names of its files, their checksum list, parts that fit a mail, its state."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from hromada_desk.domain.errors import RuleBroken

MEGABYTE = 1024 * 1024
MAIL_LIMITS: Mapping[str, int] = MappingProxyType({
    "any": 7 * MEGABYTE, "outlook": 14 * MEGABYTE, "gmail": 18 * MEGABYTE,
})
"""Bytes of attachments before they are encoded, so that a letter passes 10, 20 and 25 MB of the mail services."""

SUMS_NAME = "SHA256SUMS"
INDEX_NAME = "index.html"
PLACES = ("number", "acronym", "title", "document", "language", "order")
"""What a pattern of names may hold in braces."""

DEFAULT_PATTERN = "{order} {document} {acronym} {language}"
STATES = ("draft", "ready", "copied", "sent", "confirmed")
"""The states of a package and of its files, in their order."""

SUSPICIOUS = frozenset({".lnk", ".scr", ".vbs", ".vbe", ".js", ".jse", ".wsf", ".hta", ".dll", ".exe", ".com", ".bat",
                        ".cmd", ".pif", ".ps1", ".cpl", ".msi", ".jar"})
"""Endings of files that have no business on a stick with papers: shortcuts and programs, as worms leave them."""

_LINE = 76
_PLACE = re.compile(r"\{([^{}]*)\}")
_GAPS = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file of a package as it leaves: its name, how large it is, its SHA-256 in hexadecimal digits."""

    name: str
    size: int
    sha256: str


def encoded_size(size: int) -> int:
    """Bytes of a file inside a letter: base64 in lines of 76 characters, each with its two line-end bytes."""
    letters = -(-size // 3) * 4
    return letters + 2 * -(-letters // _LINE)


def parts(files: Sequence[PackedFile], limit: int) -> tuple[tuple[PackedFile, ...], ...]:
    """The files in letters of at most `limit` bytes before encoding, in their order, each letter as full as it can be.

    Raises RuleBroken('package.file_over_limit') naming the first file that no letter can take.
    """
    letters: list[list[PackedFile]] = [[]]
    room = limit
    for each in files:
        if each.size > limit:
            raise RuleBroken("package.file_over_limit", name=each.name, size=each.size, limit=limit)
        if each.size > room:
            letters.append([])
            room = limit
        letters[-1].append(each)
        room -= each.size
    return tuple(tuple(each) for each in letters if each)


def checksum_list(files: Iterable[PackedFile]) -> str:
    """The list that `sha256sum -c SHA256SUMS` reads, in the order of the names."""
    return "".join(f"{each.sha256}  {each.name}\n" for each in sorted(files, key=lambda each: each.name))


def name_from(pattern: str, values: Mapping[str, str]) -> str:
    """A name by a donor's pattern such as "{number}_{document}_{language}"; gaps that empty places leave are closed.

    Raises RuleBroken('package.unknown_place') for a place in braces there is no value for, ('package.empty_pattern').
    """
    unknown = [each for each in _PLACE.findall(pattern) if each not in PLACES]
    if unknown:
        raise RuleBroken("package.unknown_place", place=unknown[0], known=", ".join(PLACES))
    filled = _PLACE.sub(lambda found: values.get(found[1], ""), pattern)
    separator = "_" if "_" in pattern and " " not in pattern else " "
    name = _GAPS.sub(separator, filled).strip(" _-")
    if not name:
        raise RuleBroken("package.empty_pattern", pattern=pattern)
    return name


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """The names, later ones that differ from earlier ones by case only or not at all numbered " (2)", " (3)"..."""
    taken: set[str] = set()
    made = []
    for name in names:
        stem, dot, ending = name.rpartition(".")
        stem, ending = (stem, dot + ending) if stem else (name, "")
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{stem} ({number}){ending}"
        taken.add(free.casefold())
        made.append(free)
    return tuple(made)


def state_of(states: Iterable[str]) -> str:
    """How far a package is: as far as the file that lags behind; a draft without files."""
    return min(states, key=STATES.index, default=STATES[0])


def is_suspicious(name: str, *, hidden: bool = False) -> bool:
    """Whether a file found on a stick looks like what worms leave there; nothing is opened to find out."""
    folded = name.casefold()
    ending = folded[folded.rfind("."):] if "." in folded else ""
    return folded == "autorun.inf" or ending in SUSPICIOUS or (hidden and not folded.startswith(".trash"))
