"""A document as plain text of 80 columns: for letters, for readers of screens, for a portal that takes nothing else."""

import textwrap
from collections.abc import Callable, Iterator
from typing import Any

from hromada_desk.documents import blocks, figures
from hromada_desk.documents.blocks import Cell, Column, Pair, Status
from hromada_desk.documents.document import Document
from hromada_desk.documents.render import palette
from hromada_desk.documents.render.numbering import Counter, flat, outline
from hromada_desk.documents.render.values import RIGHT_ALIGNED, words_of, written
from hromada_desk.domain.markdown import without_bold
from hromada_desk.domain.values import Language

WIDTH = 80
LEAST_COLUMN = 8
GAP = "  "
SIGNS_OF_CHANGE = {"same": "{}", "inserted": "{{+{}+}}", "deleted": "[-{}-]"}
"""How versions of programs have marked changes in plain text for decades."""

DONE = palette.SIGNS["good"]


def render_txt(document: Document) -> bytes:
    """UTF-8 with line feeds; the same document gives the same bytes."""
    lines = [*_head(document)]
    counter, headings = Counter(document.counting), iter(outline(document))
    for block in flat(document.blocks):
        match block:
            case blocks.Heading():
                lines += _heading(block, next(headings).number if block.level <= 2 else "")
            case blocks.Table():
                opening = counter.table() if block.caption is not None else ""
                lines += _table(block, opening, document.language)
            case blocks.Photo() | figures.BarChart() | figures.RiskMatrix():
                lines += ["", *_wrapped(f"[{counter.figure()} {_both(block.caption)}]")]
            case _:
                lines += _WRITERS[type(block)](block) if type(block) in _WRITERS else []
    return ("\n".join(line.rstrip() for line in lines).strip() + "\n").encode("utf-8", "replace")


def _head(document: Document) -> Iterator[str]:
    """The title and who speaks; a draft says so first."""
    if document.draft is not None:
        yield from _wrapped(f"{document.draft.word}. {document.draft.margin}")
    cover = document.cover
    if cover is None:
        return
    yield from (_both(cover.kind), "", *_wrapped(cover.title.main), *_wrapped(cover.title.second), "")
    yield from (f"{_both(each.label)}: {each.value}" for each in cover.facts)
    yield from (f"{_both(each.label)}: {each.value}" for each in cover.lines)
    yield from cover.identity


def _heading(block: blocks.Heading, number: str) -> list[str]:
    words = f"{number} {_both(block.title)}".strip()
    under = {1: "=", 2: "-"}.get(block.level, "")
    wrapped = _wrapped(words)
    return ["", "", *wrapped, under * len(wrapped[-1])] if under else ["", *wrapped]


def _table(block: blocks.Table, opening: str, language: Language) -> list[str]:
    """Columns as wide as they need where all fit; otherwise each row as labelled lines."""
    found = ["", *(_wrapped(f"{opening} {_both(block.caption)}") if block.caption is not None else [])]
    rows = [[_cell(value, column, language) for value, column in zip(row.cells, block.columns, strict=True)]
            for row in block.rows]
    heads = [column.title.main for column in block.columns]
    widths = [max(len(each[at]) for each in (heads, *rows)) for at in range(len(heads))]
    if sum(widths) + len(GAP) * (len(widths) - 1) <= WIDTH:
        found += [_line(each, widths, block.columns) for each in (heads, *rows)]
        found.insert(-len(rows) or len(found), "-" * min(WIDTH, sum(widths) + len(GAP) * (len(widths) - 1)))
    else:
        for row in rows:
            found.append("")
            found += [line for head, value in zip(heads, row, strict=True) if value
                      for line in _wrapped(f"{head}: {value}" if head else value)]
    return [*found, *_wrapped(block.note)] if block.note else found


def _line(values: list[str], widths: list[int], columns: tuple[Column, ...]) -> str:
    return GAP.join(value.rjust(width) if column.kind in RIGHT_ALIGNED else value.ljust(width)
                    for value, width, column in zip(values, widths, columns, strict=True))


def _cell(value: Cell, column: Column, language: Language) -> str:
    match value:
        case Pair():
            return _both(value)
        case Status(word, tone):
            return f"{palette.SIGNS[tone]} {word}".strip()
        case None:
            return ""
        case _:
            return " ".join((written(value, column, language) or words_of(value)).split("\n"))


def _side_by_side(block: blocks.SideBySide) -> list[str]:
    """One language after the other: columns of forty characters are no reading."""
    found: list[str] = []
    for head, side in ((block.heads.main, "main"), (block.heads.second, "second")):
        found += ["", head, "-" * len(head)] if head else [""]
        for row in block.rows:
            words = getattr(row.text, side)
            if words:
                found += ["", *_wrapped(f"- {words}" if row.role == "item" else words)]
    return found


def _both(pair: Pair) -> str:
    if not pair.second or pair.second == pair.main:
        return pair.main
    return f"{pair.main} / {pair.second}" if pair.main else pair.second


def _wrapped(text: str) -> list[str]:
    parts = without_bold(text).split("\n") if text else []
    return [line for part in parts for line in textwrap.wrap(part, WIDTH) or [""]]


_WRITERS: dict[type, Callable[[Any], list[str]]] = {
    blocks.Paragraph: lambda block: ["", *_wrapped(f"{block.label} {block.text}".strip())],
    blocks.MarkedText: lambda block: ["", *_wrapped("".join(
        SIGNS_OF_CHANGE[mark].format(words) for mark, words in block.runs))],
    blocks.BulletList: lambda block: ["", *[line for at, item in enumerate(block.items, start=1) for line in _wrapped(
        f"{at}. {item}" if block.numbered else f"- {item}")]],
    blocks.SideBySide: _side_by_side,
    blocks.PullFigure: lambda block: ["", *_wrapped(f"{block.value}: {block.label}")],
    blocks.FactStrip: lambda block: ["", *(f"{_both(each.label)}: {each.value}" for each in block.facts)],
    blocks.LabelledList: lambda block: ["", *(f"{_both(each.label)}: {each.value}" for each in block.lines)],
    blocks.ProblemList: lambda block: ["", _both(block.title), *_wrapped(block.intro),
                                       *(f"{palette.SIGNS[each.tone]} {each.word}" for each in block.items)],
    blocks.TitleBlock: lambda block: [block.kicker, *_wrapped(_both(block.title))],
    blocks.Letterhead: lambda block: [block.logo.name, *block.lines, "", *block.left, "", *block.right, ""],
    blocks.Signatures: lambda block: ["", *(f"{_both(each.title)}: {each.name} ______________________"
                                            for each in block.parties)],
    figures.FundingBar: lambda block: ["", *(each.label for each in block.segments)],
    figures.Gantt: lambda block: ["", *[line for each in block.rows for line in _wrapped(
        f"{each.code} {_both(each.title)}: {each.first_month}\u2013{each.last_month} {each.lead}".strip())]],
    figures.Stages: lambda block: ["", " > ".join(f"[{name}]" if at == block.current else name
                                                  for at, name in enumerate(block.names))],
    figures.Timeline: lambda block: ["", *(f"{DONE if each.done else '-'} {each.when} {each.title}"
                                           for each in block.moments)],
}
"""How each kind of block is written; page breaks and contents have no meaning here."""
