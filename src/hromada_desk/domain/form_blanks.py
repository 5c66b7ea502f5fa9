"""What a section of the form starts with, and what of it is filled in: rows of a table, ticks of a checklist.

A table is answered in Markdown, "| a | b |"; a checklist keeps a line "- [x] item" for every ticked item, in the
section's first language.
"""

import re

from hromada_desk.domain.forms import Section
from hromada_desk.domain.markdown import lines
from hromada_desk.domain.values import Bilingual, Language

_TICK = re.compile(r"-\s*\[[xX]\]\s*(?P<item>.+)")
BLANK_ROWS = 3


def blank(section: Section, language: Language) -> str:
    """The text a section starts with: the head of its table and a few empty rows; nothing for other kinds."""
    if section.section_kind != "table":
        return ""
    head = " | ".join(each.best(language) for each in section.columns)
    return "\n".join((f"| {head} |", _row("---", section), *(_row(" ", section) for _ in range(BLANK_ROWS))))


def is_blank(section: Section, text: str) -> bool:
    """Whether nothing was written: no text at all, or a table whose rows below the head are empty."""
    if section.section_kind != "table" or not text.strip():
        return not text.strip()
    heads = {tuple(each.best(language) for each in section.columns) for language in ("uk", "en")}
    return all(each.role == "rule" or (each.role == "row" and (each.cells in heads or not any(each.cells)))
               for each in lines(text))


def ticked(section: Section, content: Bilingual) -> tuple[bool, ...]:
    """Which items of a checklist are ticked, in their order."""
    found = {match["item"].strip() for side in (content.uk, content.en) for line in side.splitlines()
             if (match := _TICK.fullmatch(line.strip()))}
    return tuple(each.uk in found or each.en in found for each in section.items)


def with_ticks(section: Section, ticks: tuple[bool, ...]) -> str:
    """The text of a checklist with these items ticked."""
    language = section.languages[0]
    return "\n".join(f"- [x] {item.best(language)}" for item, tick in zip(section.items, ticks, strict=True) if tick)


def _row(cell: str, section: Section) -> str:
    return "|" + "|".join(f" {cell} " if cell.strip() else "  " for _ in section.columns) + "|"
