"""What a yardstick is and how it is read: ours and the bare thing in turns, the ratio of each pair, their median.

Absolute times change with the machine and with who else uses it; two runs a moment apart share that, so their ratio
says what our code costs. What is measured stands in a file of its own per yardstick.
"""

import gc
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory


@dataclass(frozen=True)
class Size:
    """How much is measured: records of each yardstick, repetitions within one side, pairs of sides."""

    name: str
    projects: int
    lines: int
    rows: int
    edits: int
    repeats: int
    rounds: int
    warm_ups: int = 1


FULL = Size("full", projects=10_000, lines=5_000, rows=10_000, edits=200, repeats=3, rounds=7)
QUICK = Size("quick", projects=1_000, lines=500, rows=1_000, edits=50, repeats=1, rounds=3)
TINY = Size("tiny", projects=20, lines=12, rows=15, edits=2, repeats=1, rounds=1, warm_ups=0)

Timed = Callable[[], float]
"""Does the work once and gives the seconds of what counts of it."""


@dataclass(frozen=True)
class Sides:
    """The two that are compared."""

    ours: Timed
    bare: Timed


@dataclass(frozen=True)
class Yardstick:
    """One comparison. `aim` is the largest ratio that is good enough; None where the ratio only informs.

    `prepare` makes the two sides ready in a folder and clears up behind them.
    """

    name: str
    ours: str
    bare: str
    aim: float | None
    prepare: Callable[[Path, Size], AbstractContextManager[Sides]]


@dataclass(frozen=True)
class Reading:
    """What a yardstick gave: the ratio of every pair and the seconds of both sides."""

    yardstick: Yardstick
    ours: tuple[float, ...]
    bare: tuple[float, ...]

    @property
    def ratios(self) -> tuple[float, ...]:
        """Ours over bare, pair by pair."""
        return tuple(our / bare for our, bare in zip(self.ours, self.bare, strict=True))

    @property
    def ratio(self) -> float:
        """The median of the ratios."""
        return statistics.median(self.ratios)

    @property
    def good(self) -> bool | None:
        """Whether the aim is met; None without an aim."""
        return None if self.yardstick.aim is None else self.ratio <= self.yardstick.aim


def measure(yardstick: Yardstick, size: Size) -> Reading:
    """Both sides in turns, each going first as often as the other; the first pairs only warm up."""
    ours, bare = [], []
    with TemporaryDirectory(prefix="hromada-desk-bench-") as folder, yardstick.prepare(Path(folder), size) as sides:
        for _ in range(size.warm_ups):
            sides.ours()
            sides.bare()
        for at in range(size.rounds):
            if at % 2:
                bare.append(sides.bare())
                ours.append(sides.ours())
            else:
                ours.append(sides.ours())
                bare.append(sides.bare())
    return Reading(yardstick, tuple(ours), tuple(bare))


def clocked(work: Callable[[], object], *, repeats: int = 1) -> Timed:
    """The work as a side: seconds of one go, averaged over the repeats, with no rubbish left from the other side."""

    def timed() -> float:
        gc.collect()
        started = time.perf_counter()
        for _ in range(repeats):
            work()
        return (time.perf_counter() - started) / repeats

    return timed
