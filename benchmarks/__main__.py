"""`python -m benchmarks [NAME...] [--quick] [--json]`: read the yardsticks and print one table."""

import argparse
import json
import sys
from collections.abc import Sequence

from benchmarks.machine import machine
from benchmarks.measuring import FULL, QUICK, Reading, measure
from benchmarks.telling import as_json, head, legend, line
from benchmarks.yardsticks import YARDSTICKS


def main(words: Sequence[str]) -> int:
    """Measure the named yardsticks, or all; the exit code says nothing about the aims, the table does."""
    options = _options(words)
    size = QUICK if options.quick else FULL
    told = machine()
    speak = (lambda text: print(text, file=sys.stderr, flush=True)) if options.json else _print
    speak(", ".join(f"{name} {value}" for name, value in told.items()))
    speak(f"{size.name} size, {size.rounds} pairs; ratio is the median of ours / bare")
    speak(head())
    readings: list[Reading] = []
    for name in options.names or list(YARDSTICKS):
        readings.append(measure(YARDSTICKS[name], size))
        speak(line(readings[-1]))
    if options.json:
        print(json.dumps(as_json(readings, told, size), indent=2))
    else:
        print("", *legend(readings), sep="\n")
    return 0


def _print(text: str) -> None:
    print(text, flush=True)


def _options(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description="Measure against the bare libraries.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(YARDSTICKS))
    parser.add_argument("--quick", action="store_true", help="a tenth of the records, fewer pairs")
    parser.add_argument("--json", action="store_true", help="the readings as JSON on standard output")
    options = parser.parse_args(list(words))
    unknown = [name for name in options.names if name not in YARDSTICKS]
    if unknown:
        parser.error(f"no such yardstick: {', '.join(unknown)}; there are {', '.join(YARDSTICKS)}")
    return options


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
