"""What goes to and fro between the window and the process that paints a preview: papers, wishes, painted pages."""

from dataclasses import dataclass, field
from datetime import datetime

from hromada_desk.domain.case import Case
from hromada_desk.domain.values import Bilingual, Language


@dataclass(frozen=True, slots=True)
class Paper:
    """A proposal ready to be composed, without its pictures."""

    case: Case
    language: Language
    one_language: bool
    made_at: datetime | None
    code_names: dict[tuple[str, str], Bilingual]


@dataclass(frozen=True, slots=True)
class Look:
    """What to look at: the section, what stands before the caret, or a page counted from 0; `width` in pixels."""

    section: str
    before_caret: str
    width: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish as it goes over the pipe. `paper` is pickled; None where it is as it was. `images` are those still unknown
    there.
    """

    number: int
    look: Look
    paper: bytes | None
    images: dict[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Painted:
    """A page: its place counted from 0, how many there are and how many the section takes, and its pixels (BGRX)."""

    number: int
    page: int
    pages: int
    of_section: int
    width: int
    height: int
    stride: int
    pixels: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class NotPainted:
    """A wish that could not be answered, and why, for the log."""

    number: int
    reason: str
