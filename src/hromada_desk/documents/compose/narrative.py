"""Answers to the form as running text: one language in the narrative measure, or two side by side.

The texts people write are constrained Markdown (see `domain.markdown`): headings inside the section, lists, tables,
bold words, which the renderers set. Everything else is a paragraph.
"""

from itertools import zip_longest
from typing import Literal

from hromada_desk.documents.blocks import (
    BulletList,
    Column,
    Heading,
    Pair,
    Paragraph,
    Row,
    SideBySide,
    SideRow,
    Table,
)
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block
from hromada_desk.domain.markdown import Line, lines, without_bold
from hromada_desk.domain.values import Bilingual

_SIDE_ROLES: dict[str, Literal["heading", "body", "item"]] = {"heading": "heading", "item": "item"}
_GATHERED = {"item": "item", "numbered": "numbered", "row": "table", "rule": "table"}
"""Lines that make one block together with their neighbours, and of what kind it is."""


def narrative(text: Bilingual, voice: Voice, stale: str = "") -> list[Block]:
    """The blocks of an answer. `stale` is printed above a text whose translation has fallen behind."""
    found: list[Block] = [Paragraph(stale, style="missing")] if stale else []
    both = voice.both(text)
    if voice.second is not None and both.second:
        return [*found, side_by_side(both, voice)]
    return found + in_one_language(both.main)


def in_one_language(text: str) -> list[Block]:
    """Paragraphs, lists, tables and headings of one language."""
    found: list[Block] = []
    gathered: list[Line] = []
    for line in (*lines(text), Line("body", "", "")):
        if gathered and _GATHERED.get(line.role) != _GATHERED[gathered[0].role]:
            found.append(_together(gathered))
            gathered = []
        if line.role in _GATHERED:
            gathered.append(line)
        elif line.role == "heading":
            found.append(Heading(Pair(without_bold(line.text)), level=2 if line.level == SECTION_HEADING else 3))
        elif line.text:
            found.append(Paragraph(line.text))
    return found


SECTION_HEADING = 2
"""How many signs open a heading that reaches the contents."""


def side_by_side(both: Pair, voice: Voice) -> SideBySide:
    """Paragraph beside paragraph; a side that has more of them goes on alone."""
    rows = []
    sides = [[each for each in lines(side) if each.role != "rule"] for side in (both.main, both.second)]
    for left, right in zip_longest(*sides):
        line = left or right
        rows.append(SideRow(Pair(_shown(left), _shown(right)), _SIDE_ROLES.get(line.role, "body") if line else "body"))
    return SideBySide(voice.pair("documents.in_this_language"), tuple(rows))


def _together(gathered: list[Line]) -> Block:
    """A list, or a table: its first row is the head where a rule parts it from the others."""
    if gathered[0].role in ("item", "numbered"):
        return BulletList(tuple(each.text for each in gathered), numbered=gathered[0].role == "numbered")
    rows = [each.cells for each in gathered if each.role == "row"]
    headed = len(gathered) > 1 and gathered[1].role == "rule"
    width = max((len(each) for each in rows), default=1)
    titles, body = (rows[0], rows[1:]) if headed and rows else ((), rows)
    columns = tuple(Column(Pair(without_bold(titles[at]) if at < len(titles) else "")) for at in range(width))
    return Table(columns, tuple(Row((*each, *[""] * (width - len(each)))) for each in body))


def _shown(line: Line | None) -> str:
    """A numbered item keeps its number, which the table beside does not count; cells stand in one line."""
    if line is None:
        return ""
    if line.role == "row":
        return " | ".join(line.cells)
    if line.role == "heading":
        return without_bold(line.text)
    return line.written if line.role == "numbered" else line.text
