"""The two waits of a morning, each in fresh processes: until the unlock page is there, and until the list is filled.

First paint: from starting the process to the first painted page, against a process that shows an empty QMainWindow;
both start the same Python and draw offscreen. Filled list: from the wish to open (the key is known, nothing is
derived) to the painted rows, against sqlcipher3 and a QTableView over the rows as they come; ours also checks the
pages of the file and builds the frame around the list.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from benchmarks import bare_file, sample
from benchmarks.measuring import Sides, Size, Yardstick
from hromada_desk.services.workspaces import recovery_key

ROOT = Path(__file__).resolve().parents[1]
PROJECTS_OF_AN_OFFICE = 200
PATIENCE = 60


@contextmanager
def painting(folder: Path, _size: Size) -> Iterator[Sides]:
    """A workspace file to unlock."""
    desk = sample.demo(folder)
    desk.close()
    surroundings = _surroundings(folder)
    yield Sides(lambda: _until_painted(surroundings, "ours", "paint", str(desk.path)),
                lambda: _until_painted(surroundings, "bare", "paint"))


@contextmanager
def unlocking(folder: Path, size: Size) -> Iterator[Sides]:
    """A workspace of an office with a few hundred projects."""
    desk = sample.office(folder, min(PROJECTS_OF_AN_OFFICE, size.projects))
    key, sheet = bare_file.key_of(desk), recovery_key(desk)
    desk.close()
    surroundings = _surroundings(folder)
    yield Sides(lambda: float(_told(surroundings, "ours", "list", str(desk.path), sheet)),
                lambda: float(_told(surroundings, "bare", "list", str(desk.path), key)))


def _surroundings(folder: Path) -> dict[str, str]:
    """Nobody's settings, no display, our sources, and bytecode kept from the first pair on, as an installed program
    has it (whatever the surroundings of the starter say).
    """
    own = {name: str(folder / name.lower()) for name in ("HROMADA_DESK_CONFIG", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
                                                         "XDG_STATE_HOME", "XDG_CACHE_HOME")}
    taken = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**taken, **own, "PYTHONPYCACHEPREFIX": str(folder / "bytecode"), "QT_QPA_PLATFORM": "offscreen",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def _until_painted(surroundings: Mapping[str, str], *words: str) -> float:
    started = time.perf_counter()
    with _started(surroundings, words) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        seconds = time.perf_counter() - started
        process.wait(PATIENCE)
    if said.strip() != "painted":
        raise RuntimeError(f"no window: {' '.join(words)}")
    return seconds


def _told(surroundings: Mapping[str, str], *words: str) -> str:
    with _started(surroundings, words) as process:
        said, _ = process.communicate(timeout=PATIENCE)
    if process.returncode or not said:
        raise RuntimeError(f"no list: {' '.join(words[:2])}")
    return said


def _started(surroundings: Mapping[str, str], words: tuple[str, ...]) -> "subprocess.Popen[str]":
    return subprocess.Popen([sys.executable, "-P", "-m", "benchmarks.shown", *words], env=dict(surroundings), cwd=ROOT,
                            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)


PAINT = Yardstick("paint", "process start to the first paint of the unlock page",
                  "process start to the first paint of an empty QMainWindow", 1.5, painting)
UNLOCK = Yardstick("unlock", "opening a file of two hundred projects (no key derivation) to the painted list",
                   "sqlcipher3 and a QTableView over its tuples, painted", 3, unlocking)
