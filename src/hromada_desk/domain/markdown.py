"""The constrained Markdown that texts of proposals are kept in: headings, lists, bold, tables; nothing else.

"## " and "### " open a heading, "- " an item, "1. " a numbered item, "| a | b |" a row of a table whose head is parted
from its body by "| --- | --- |", two asterisks on both sides make words bold. Everything else is a paragraph: what is
no mark is text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Role = Literal["heading", "item", "numbered", "row", "rule", "body"]

_HEADING = re.compile(r"(#{2,3})\s+(?P<text>.+)")
_ITEM = re.compile(r"[-•–—*]\s+(?P<text>.+)")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+(?P<text>.+)")
_ROW = re.compile(r"\|(?P<text>.*)\|")
_RULE = re.compile(r"\|(?:\s*:?-{3,}:?\s*\|)+")
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (("heading", _HEADING), ("item", _ITEM), ("numbered", _NUMBERED),
                                                    ("row", _ROW))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a text and what it is: `text` without its mark, `written` with it, `level` that of a heading."""

    role: Role
    text: str
    written: str
    level: int = 0

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of a row."""
        return tuple(each.strip() for each in self.text.split("|"))


def lines(text: str) -> Iterator[Line]:
    """The lines of a text; empty ones only part them."""
    for each in text.splitlines():
        written = each.strip()
        if written:
            yield _line(written)


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a line and whether each is bold."""
    at = 0
    for found in _BOLD.finditer(text):
        if found.start() > at:
            yield text[at:found.start()], False
        yield found[1], True
        at = found.end()
    if at < len(text):
        yield text[at:], False


def without_bold(text: str) -> str:
    """The text with its bold words as plain ones."""
    return _BOLD.sub(r"\1", text) if "**" in text else text


def plain(text: str) -> str:
    """The text as it goes where no marks are understood: no signs of headings and bold, rows as words with bars.

    Line breaks and the marks of lists stay: people read them as they are.
    """
    if not any(mark in text for mark in ("##", "**", "|")):
        return text
    found = []
    for each in text.split("\n"):
        line = _line(each.strip()) if each.strip() else None
        if line is None or line.role in ("item", "numbered", "body"):
            found.append(without_bold(each))
        elif line.role == "heading":
            found.append(without_bold(line.text))
        elif line.role == "row":
            found.append(without_bold(" | ".join(line.cells)))
    return "\n".join(found)


def _line(written: str) -> Line:
    if _RULE.fullmatch(written):
        return Line("rule", "", written)
    for role, pattern in _ROLES:
        matched = pattern.fullmatch(written)
        if matched:
            return Line(role, matched["text"].strip(), written, len(matched[1]) if role == "heading" else 0)
    return Line("body", written, written)
