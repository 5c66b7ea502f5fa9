"""Readings as a table for people and as JSON for programs."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from benchmarks.measuring import Reading, Size

WIDTH = 15
VERDICTS = {True: "good", False: "over", None: ""}


def head() -> str:
    """The first line of the table."""
    return f"{'yardstick':<{WIDTH}}{'ratio':>7}{'from':>7}{'to':>7}{'aim':>6}  {'':<5}{'ours':>11}{'bare':>11}"


def line(reading: Reading) -> str:
    """One reading: median ratio, smallest and largest, aim, verdict, median times."""
    aim = "" if reading.yardstick.aim is None else f"{reading.yardstick.aim:g}"
    return (f"{reading.yardstick.name:<{WIDTH}}{reading.ratio:>7.2f}{min(reading.ratios):>7.2f}"
            f"{max(reading.ratios):>7.2f}{aim:>6}  {VERDICTS[reading.good]:<5}"
            f"{_seconds(_median(reading.ours)):>11}{_seconds(_median(reading.bare)):>11}")


def legend(readings: Sequence[Reading]) -> Iterator[str]:
    """What each line compares."""
    for each in readings:
        yield f"{each.yardstick.name:<{WIDTH}}{each.yardstick.ours}"
        yield f"{'':<{WIDTH}}against {each.yardstick.bare}"


def as_json(readings: Sequence[Reading], machine: Mapping[str, str], size: Size) -> dict[str, Any]:
    """Everything, seconds unrounded."""
    return {
        "machine": dict(machine),
        "size": size.name,
        "rounds": size.rounds,
        "yardsticks": [
            {
                "name": each.yardstick.name, "ours": each.yardstick.ours, "bare": each.yardstick.bare,
                "aim": each.yardstick.aim, "ratio": each.ratio, "ratios": each.ratios, "good": each.good,
                "ours_seconds": each.ours, "bare_seconds": each.bare,
            }
            for each in readings
        ],
    }


def _median(seconds: Sequence[float]) -> float:
    return sorted(seconds)[len(seconds) // 2]


def _seconds(seconds: float) -> str:
    if seconds >= 1:
        return f"{seconds:.2f} s"
    return f"{seconds * 1e3:.1f} ms" if seconds >= 1e-3 else f"{seconds * 1e6:.0f} us"
