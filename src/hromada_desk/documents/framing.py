"""What frames a document: cover, the words every page repeats, what counts and marks, what the file says of itself."""

from dataclasses import dataclass
from datetime import datetime

from hromada_desk.documents.blocks import Fact, LabelledLine, Logo, Pair


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page: who, what, how much, from whom to whom."""

    logos: tuple[Logo, ...]
    acronym: str
    kind: Pair
    title: Pair
    facts: tuple[Fact, ...]
    lines: tuple[LabelledLine, ...]
    identity: tuple[str, ...]
    draft: str = ""
    code: str = ""
    code_label: str = ""


@dataclass(frozen=True, slots=True)
class Running:
    """The words every page repeats; `page` and its second side carry {page} and {total}."""

    strong: str
    left: str
    right: str
    identity: str
    audience: str
    page: Pair


@dataclass(frozen=True, slots=True)
class Counting:
    """The words for counted things, with {number}, and the mark of a continued row."""

    table: str
    figure: str
    continued: str


@dataclass(frozen=True, slots=True)
class DraftMark:
    """What marks a draft: a pale word across the page and a line in the margin."""

    word: str
    margin: str


@dataclass(frozen=True, slots=True)
class Meta:
    """What the file says about itself. `author` is an institution, never a person; `made_at` is given, not read."""

    identity: str
    title: str
    author: str
    subject: str = ""
    keywords: tuple[str, ...] = ()
    made_at: datetime | None = None
