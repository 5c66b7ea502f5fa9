"""Sections of a form that are a table of the form's own columns, or a checklist."""

from hromada_desk.documents.blocks import Column, Pair, Paragraph, Row, Status, Table
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.document import Block
from hromada_desk.domain.form_blanks import ticked
from hromada_desk.domain.forms import Section
from hromada_desk.domain.markdown import Line, lines, without_bold
from hromada_desk.domain.values import Bilingual

LARGEST_WEIGHT = 40
"""A column of long texts takes at most so much more room than one of short words."""


def answered_table(section: Section, content: Bilingual, voice: Voice) -> list[Block]:
    """The table a person filled in, row beside row in both languages; text around it follows."""
    main, second = _sides(content, voice)
    rows = _rows(section, main)
    beside = _rows(section, second)
    if len(beside) != len(rows):
        beside = [() for _ in rows]
    cells = [tuple(Pair(cell, other[at] if at < len(other) else "") for at, cell in enumerate(row))
             for row, other in zip(rows, beside, strict=True)]
    columns = tuple(Column(voice.both(each), weight=_weight(section, rows, at))
                    for at, each in enumerate(section.columns))
    found: list[Block] = [Table(columns, tuple(Row(each) for each in cells))] if cells else []
    return found + [Paragraph(each.text) for each in main if each.role not in ("row", "rule")]


def checklist_table(section: Section, content: Bilingual, voice: Voice) -> Table:
    """Every item and whether it was checked."""
    yes, no = voice.say("documents.checklist.ticked"), voice.say("documents.checklist.open")
    rows = tuple(Row((str(number), voice.both(item), Status(yes, "good") if tick else Status(no, "none")))
                 for number, (item, tick) in enumerate(zip(section.items, ticked(section, content), strict=True), 1))
    columns = (Column(voice.pair("documents.column.number"), "code", 10),
               Column(voice.pair("documents.checklist.item"), weight=130),
               Column(voice.pair("documents.column.state"), "status", 32))
    return Table(columns, rows)


def _sides(content: Bilingual, voice: Voice) -> tuple[list[Line], list[Line]]:
    main = list(lines(voice.text(content)))
    if voice.second is None or not content.side(voice.language):
        return main, []
    return main, list(lines(voice.both(content).second))


def _rows(section: Section, written: list[Line]) -> list[tuple[str, ...]]:
    """Rows below the head, each with as many cells as the form has columns; empty ones are left out."""
    width = len(section.columns)
    heads = {tuple(each.best(language) for each in section.columns) for language in ("uk", "en")}
    rows = []
    for line in written:
        if line.role == "row" and line.cells not in heads and any(line.cells):
            cells = [without_bold(each) for each in line.cells] + [""] * width
            tail = " ".join(each for each in cells[width - 1:] if each)
            rows.append((*cells[:width - 1], tail))
    return rows


def _weight(section: Section, rows: list[tuple[str, ...]], at: int) -> float:
    longest = max((len(row[at]) for row in rows), default=0)
    head = max(len(section.columns[at].uk), len(section.columns[at].en))
    return float(min(max(longest, head, 8), LARGEST_WEIGHT))
