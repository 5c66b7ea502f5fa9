"""The yardsticks do not rot: each is read once, on a handful of records, by the code that reads them in earnest."""

import json
import subprocess
import sys

import pytest

from benchmarks import telling
from benchmarks.measuring import QUICK, TINY, Reading, Sides, Size, Yardstick, clocked, measure
from benchmarks.yardsticks import YARDSTICKS
from tests.project.sources import ROOT, modules


@pytest.mark.parametrize("name", YARDSTICKS)
def test_each_yardstick_compares_two_things_that_really_run(name):
    reading = measure(YARDSTICKS[name], TINY)

    assert len(reading.ratios) == TINY.rounds
    assert reading.ratio > 0
    assert min(*reading.ours, *reading.bare) > 0


def test_sides_take_turns_and_warming_up_does_not_count():
    told = []

    class Counted:
        def __init__(self, name):
            self.name = name

        def __call__(self):
            told.append(self.name)
            return float(len(told))

    class Ready:
        def __enter__(self):
            return Sides(Counted("ours"), Counted("bare"))

        def __exit__(self, *_):
            told.append("cleared")

    size = Size("", projects=0, lines=0, rows=0, edits=0, repeats=1, rounds=2, warm_ups=1)
    reading = measure(Yardstick("turns", "", "", None, lambda _folder, _size: Ready()), size)

    assert told == ["ours", "bare", "ours", "bare", "bare", "ours", "cleared"]
    assert (reading.ours, reading.bare) == ((3.0, 6.0), (4.0, 5.0))


def test_a_line_tells_the_median_its_range_and_whether_the_aim_is_met():
    slow = Reading(Yardstick("paper", "ours", "bare", 1.5, None), (2.0, 4.0, 9.0), (1.0, 1.0, 1.0))

    assert slow.ratio == 4.0
    assert slow.good is False
    assert telling.line(slow).split() == ["paper", "4.00", "2.00", "9.00", "1.5", "over", "4.00", "s", "1.00", "s"]


def test_a_side_is_the_mean_of_its_repeats():
    times = []
    timed = clocked(lambda: times.append(1), repeats=5)

    assert timed() >= 0
    assert len(times) == 5


def test_the_readings_are_told_as_json_for_programs():
    reading = Reading(Yardstick("edit", "ours", "bare", 3, None), (2.0,), (1.0,))
    told = json.loads(json.dumps(telling.as_json([reading], {"python": "3"}, QUICK)))

    assert told["size"] == "quick"
    assert told["yardsticks"][0]["ratio"] == 2.0
    assert told["yardsticks"][0]["good"] is True


def test_every_yardstick_is_described_in_the_documentation():
    page = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    assert [name for name in YARDSTICKS if f"| `{name}` |" not in page] == []


def test_no_workshop_is_read_before_somebody_wants_a_file():
    heavy = ["sqlalchemy", "sqlcipher3", "reportlab", "openpyxl", "xlsxwriter", "python_calamine", "cryptography",
             "hromada_desk.storage", "hromada_desk.documents", "hromada_desk.exchange", "hromada_desk.domain.records.project",
             "hromada_desk.desktop.frame"]
    asked = ("import sys, hromada_desk.desktop.app, hromada_desk.desktop.screens.unlock.screen\n"
             f"print([name for name in {heavy} if name in sys.modules])")
    command = [sys.executable, "-c", asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT / "src")

    assert done.stdout.strip() == "[]"


def test_what_is_read_ahead_exists():
    from hromada_desk.desktop.reading_ahead import WINDOW_MODULES

    files = {module.name.removeprefix("src/").removesuffix(".py").replace("/", ".") for module in modules("src")}
    assert [name for name in WINDOW_MODULES if name not in files] == []
