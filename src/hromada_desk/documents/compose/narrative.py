"""Answers to the form as running text: one language in the narrative measure, or two side by side.

The texts people write are plain; what they mean is read from how lines begin: "## " a heading inside the section,
"- " an item, "1. " a numbered item. Everything else is a paragraph.
"""

import re
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

from hromada_desk.documents.blocks import BulletList, Heading, Pair, Paragraph, SideBySide, SideRow
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block
from hromada_desk.domain.values import Bilingual

_SIDE_ROLES: dict[str, Literal["heading", "body", "item"]] = {"heading": "heading", "item": "item"}
_HEADING = re.compile(r"#{2,3}\s+(?P<text>.+)")
_ITEM = re.compile(r"[-•–—*]\s+(?P<text>.+)")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?P<text>.+)")


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a text and what it is: heading, item, numbered or body."""

    role: str
    text: str
    line: str = ""


def parts(text: str) -> list[Part]:
    """The lines of a text with their roles; empty lines only part them."""
    found = []
    for line in text.splitlines():
        written = line.strip()
        for role, pattern in (("heading", _HEADING), ("item", _ITEM), ("numbered", _NUMBERED)):
            matched = pattern.fullmatch(written)
            if matched:
                found.append(Part(role, matched["text"], written))
                break
        else:
            if written:
                found.append(Part("body", written, written))
    return found


def narrative(text: Bilingual, voice: Voice, stale: str = "") -> list[Block]:
    """The blocks of an answer. `stale` is printed above a text whose translation has fallen behind."""
    found: list[Block] = [Paragraph(stale, style="missing")] if stale else []
    both = voice.both(text)
    if voice.second is not None and both.second:
        return [*found, side_by_side(both, voice)]
    return found + in_one_language(both.main)


def in_one_language(text: str) -> list[Block]:
    """Paragraphs, lists and headings of one language."""
    found: list[Block] = []
    items: list[str] = []
    numbered = False
    for part in (*parts(text), Part("end", "")):
        if items and (part.role not in ("item", "numbered") or (part.role == "numbered") != numbered):
            found.append(BulletList(tuple(items), numbered=numbered))
            items = []
        if part.role in ("item", "numbered"):
            items.append(part.text)
            numbered = part.role == "numbered"
        elif part.role == "heading":
            found.append(Heading(Pair(part.text), level=2))
        elif part.role == "body":
            found.append(Paragraph(part.text))
    return found


def side_by_side(both: Pair, voice: Voice) -> SideBySide:
    """Paragraph beside paragraph; a side that has more of them goes on alone."""
    rows = []
    for left, right in zip_longest(parts(both.main), parts(both.second)):
        part = left or right
        rows.append(SideRow(Pair(_shown(left), _shown(right)), _SIDE_ROLES.get(part.role, "body") if part else "body"))
    return SideBySide(voice.pair("documents.in_this_language"), tuple(rows))


def _shown(part: Part | None) -> str:
    """A numbered item keeps its number, which the table beside does not count."""
    if part is None:
        return ""
    return part.line if part.role == "numbered" else part.text
