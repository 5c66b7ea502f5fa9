"""What a document is made of: frozen blocks between composers and renderers.

Composers know the subject and no format, renderers know a format and no subject: this is all they share. Words are
already in their language here; figures are still typed, so that a workbook gets numbers where paper gets text.
Figures that are drawn rather than set live in `figures`.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from hromada_desk.domain.money import Money

Tone = Literal["good", "attention", "bad", "none"]
ColumnKind = Literal["text", "code", "money", "number", "share", "date", "status"]
RowRole = Literal["line", "group", "outcome", "subtotal", "total"]


@dataclass(frozen=True, slots=True)
class Pair:
    """A word or text and, where the document speaks two languages, the same in the second one."""

    main: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of one, shown in per cent."""

    value: Decimal
    digits: int = 2


@dataclass(frozen=True, slots=True)
class Status:
    """A sign with a word: colour never speaks alone."""

    word: str
    tone: Tone = "none"


@dataclass(frozen=True, slots=True)
class Titled:
    """A text under a small head, such as a result under its level and code."""

    head: str
    text: Pair


Cell = str | Pair | Titled | Money | Decimal | int | date | Share | Status | None
"""What a table cell may hold; None is an empty cell, or continues the cell beside or above it (see Row, Column)."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3; 1 and 2 reach contents and bookmarks. `number` is one that a form gives itself."""

    title: Pair
    level: int = 1
    numbered: bool = True
    number: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `label` opens it in bold; `wide` uses the whole page instead of the narrative measure."""

    text: str
    style: Literal["body", "lead", "note", "second", "missing"] = "body"
    label: str = ""
    wide: bool = False


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A text with what came and what went: runs of a mark ("same", "inserted", "deleted") and words."""

    runs: tuple[tuple[Literal["same", "inserted", "deleted"], str], ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """Items with a dash, or with numbers."""

    items: tuple[str, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class SideRow:
    """One paragraph in both languages, level with each other."""

    text: Pair
    role: Literal["heading", "body", "item"] = "body"


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Running text in two languages; `heads` name them."""

    heads: Pair
    rows: tuple[SideRow, ...]


@dataclass(frozen=True, slots=True)
class PullFigure:
    """A number worth remembering, set beside the text that follows."""

    value: str
    label: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value, set large in a strip of facts."""

    label: Pair
    value: str


@dataclass(frozen=True, slots=True)
class FactStrip:
    """Three to five facts between rules."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """One line of a list of labels and values, such as who owns and who runs a building."""

    label: Pair
    value: str


@dataclass(frozen=True, slots=True)
class LabelledList:
    """Labels with their values, the value below its label (`stacked`) or at the end of its line."""

    lines: tuple[LabelledLine, ...]
    stacked: bool = True


@dataclass(frozen=True, slots=True)
class Column:
    """A column; `weight` shares the width. In a `merged` column None continues the cell above.

    `zero_is_dash` writes a dash for zero: nothing is planned there, which is not the same as an amount of nothing.
    """

    title: Pair
    kind: ColumnKind = "text"
    weight: float = 1.0
    merged: bool = False
    strong: bool = False
    zero_is_dash: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row. In headings and sums a text runs on over the None cells that follow it."""

    cells: tuple[Cell, ...]
    role: RowRole = "line"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its caption is counted through the document. `name` is its sheet in a workbook."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: Pair | None = None
    note: str = ""
    dense: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture from the workspace; a pair of half-width ones stands side by side."""

    data: bytes = field(repr=False)
    digest: str
    caption: Pair
    half: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, upright or turned."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings with their pages."""

    title: Pair


@dataclass(frozen=True, slots=True)
class Signatory:
    """A party that signs, and who signs for it where known."""

    title: Pair
    name: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign; `hints` are the words under the lines: position, name, signature, date, stamp."""

    parties: tuple[Signatory, ...]
    hints: tuple[Pair, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProblemList:
    """What is not complete yet; drafts carry it, final documents have none."""

    title: Pair
    intro: str
    items: tuple[Status, ...]


@dataclass(frozen=True, slots=True)
class TitleBlock:
    """The head of a document without a cover: a line above, title, second title, and a code to scan."""

    kicker: str
    title: Pair
    code: str = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """An organisation on the cover; without `data` it gets a neutral outline, never an invented emblem."""

    name: str
    note: str = ""
    data: bytes | None = field(default=None, repr=False)
    neutral: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of a letter: emblem and name of who writes, then at the left what is registered by hand, at the right
    to whom.
    """

    logo: Logo
    lines: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
