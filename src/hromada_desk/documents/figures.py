"""Blocks that are drawn: bars, the workplan, the risk matrix, stages and the timeline.

They hold figures and words, no sizes and no colours: those are the renderer's.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from hromada_desk.documents.blocks import Pair


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar. `series` counts the tones from 0; an `expected` one is money not yet confirmed."""

    value: Decimal
    label: str
    series: int = 0
    expected: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its label, its parts and what stands at its end."""

    label: Pair
    segments: tuple[Segment, ...]
    total: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from zero; `keys` name the series, `caption` counts as a figure."""

    bars: tuple[Bar, ...]
    keys: tuple[Pair, ...]
    caption: Pair
    axis: bool = True


@dataclass(frozen=True, slots=True)
class FundingBar:
    """Who pays, as one bar of the whole width."""

    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class GanttRow:
    """An activity or a work package (a bracket over its activities), from month to month of the project."""

    code: str
    title: Pair
    first_month: int
    last_month: int
    lead: str = ""
    led_by: Literal["lead", "partner", "joint"] = "lead"
    package: bool = False


@dataclass(frozen=True, slots=True)
class GanttMilestone:
    """A diamond at the end of its month, in the row of the activity that reaches it."""

    code: str
    title: str
    month: int
    row: int


@dataclass(frozen=True, slots=True)
class Gantt:
    """The workplan on one page; `starts_on` dates the first month, if known.

    `links` are rows by their numbers: one that is waited for, and the one that waits.
    """

    rows: tuple[GanttRow, ...]
    months: int
    milestones: tuple[GanttMilestone, ...]
    heads: tuple[Pair, ...]
    keys: tuple[str, ...]
    starts_on: date | None = None
    links: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Five by five; `points` are (number of the risk, likelihood, impact), `legend` (range, what it obliges to)."""

    points: tuple[tuple[int, int, int], ...]
    likelihood: str
    impact: str
    likelihood_levels: tuple[str, ...]
    impact_levels: tuple[str, ...]
    legend: tuple[tuple[str, str], ...]
    note: str
    caption: Pair


@dataclass(frozen=True, slots=True)
class Stages:
    """The life cycle as a row of arrows; `current` is -1 where the project left it."""

    names: tuple[str, ...]
    current: int


@dataclass(frozen=True, slots=True)
class Moment:
    """A point of the timeline; done ones are filled."""

    when: str
    title: str
    done: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """Milestones on a line, evenly spaced."""

    moments: tuple[Moment, ...]
