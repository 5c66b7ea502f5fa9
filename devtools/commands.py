"""One function per word of `dev.py`: it takes the words after it and gives the exit code."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

from devtools import system_libraries
from devtools.environment import ROOT, environment, prepare, venv_python
from devtools.telling import Impossible, say

OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}
IMPORT_LINTER = """
from importlinter.cli import lint_imports_command
lint_imports_command(["--no-logo"], prog_name="lint-imports")
"""


def run(words: Sequence[str]) -> int:
    """Start the program; without words its window on the demonstration workspace."""
    prepare("run")
    seen = system_libraries.display_answers()
    if not seen:
        if not words:
            say("There is no display here, so the demonstration documents are written to demo-output instead.")
        return _become(*(words or ["demo", "--out", "demo-output"]))
    try:
        system_libraries.need(system_libraries.QT, system_libraries.windowing())
    except Impossible as sentence:
        if not words:
            raise
        say(f"{sentence}\n(Commands without a window work all the same.)")
    return _become(*(words or ["--demo"]))


def check(words: Sequence[str]) -> int:
    """Say everything that can be said about the code without running it."""
    prepare("run", "dev")
    linted = _tool("-m", "ruff", "check", *words, ".")
    return linted | _tool("-m", "mypy", "--strict") | _tool("-c", IMPORT_LINTER)


def test(words: Sequence[str]) -> int:
    """Check, then test; both run to their end, so that one start shows everything that is wrong."""
    checked = check([])
    system_libraries.need(system_libraries.QT)
    workers = [] if any(word.startswith("-n") for word in words) else ["-n", "2"]
    return _tool("-m", "pytest", *workers, *words, **OFFSCREEN) or checked


def bench(words: Sequence[str]) -> int:
    """Measure against the bare libraries."""
    return _offscreen("-m", "benchmarks", *words)


def shots(words: Sequence[str]) -> int:
    """Draw the screens of the documentation again."""
    return _offscreen("docs/make_screenshots.py", *words)


def build(words: Sequence[str]) -> int:
    """Make dist/hromada-desk with PyInstaller, then really start what was made."""
    from devtools.release import try_out

    made = _offscreen("-m", "PyInstaller", "--noconfirm", "--log-level=WARN", *words, "build.spec")
    return made or try_out(ROOT / "dist" / "hromada-desk")


def lock(words: Sequence[str]) -> int:
    """Make the requirement files again."""
    from devtools.lock import write_locks

    return write_locks(words)


COMMANDS: Mapping[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
    "build": build,
    "lock": lock,
}


def _become(*words: str) -> int:
    """Become the program where the system allows it, so that signals and the exit code are its own."""
    command = [str(venv_python()), "-P", "-m", "hromada_desk", *words]
    if sys.platform == "win32":
        return subprocess.run(command, env=environment(), check=False).returncode
    return os.execve(command[0], command, environment())  # noqa: S606  # does not return


def _offscreen(*words: str) -> int:
    """Run a tool that draws, where there may be no display."""
    prepare("run", "dev")
    system_libraries.need(system_libraries.QT)
    return _tool(*words, **OFFSCREEN)


def _tool(*words: str, **changes: str) -> int:
    """Run one of the environment's tools in the project's folder, without a keyboard; give its exit code."""
    command = [str(venv_python()), *words]
    done = subprocess.run(command, cwd=ROOT, env=environment(**changes), stdin=subprocess.DEVNULL, check=False)
    return done.returncode
