#!/usr/bin/env python3
"""The one door for people who start Hromada Desk from its source, and for those who work on it.

    run [ARGS]      start hromada-desk with ARGS; without ARGS the window on the demonstration workspace
    test [ARGS]     check, then the tests (ARGS go to pytest)
    check           ruff, mypy --strict, import-linter
    bench [ARGS]    the benchmarks, as ratios to the bare thing
    shots [ARGS]    take the screenshots of the documentation again
    build           make a folder that needs no Python, then start and try what was made
    lock            make the requirement files again from pyproject.toml (needs the tool uv)

The first start prepares the folder .venv, which needs a network connection once; later starts need none.
"""
# This file is for the door only; the work is done in devtools/. It keeps to a syntax that an old Python can read far
# enough to be told that it is too old.

import os
import shutil
import sys

OLDEST_PYTHON = (3, 11)
NEWER_PYTHONS = ["python3.13", "python3.12", "python3.11", "python3.14"]


def main(words: "list[str]") -> int:
    """Do what the first word says; the answer is the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        return with_newer_python()
    from devtools.commands import COMMANDS
    from devtools.telling import Impossible, say

    if not words or words[0] not in COMMANDS:
        print("python3 dev.py COMMAND\n\n" + __doc__)
        return 0 if words in (["--help"], ["-h"], ["help"]) else 2
    try:
        return COMMANDS[words[0]](words[1:])
    except Impossible as sentence:
        say(str(sentence))
        return 3
    except KeyboardInterrupt:
        say("Stopped. Whatever was half-made is made again by the next start.")
        return 130


def with_newer_python() -> int:
    """Hand over to a newer Python if this machine has one; otherwise say what is needed."""
    newer = [path for path in map(shutil.which, NEWER_PYTHONS) if path]
    if newer and os.name == "posix":
        os.execv(newer[0], newer[:1] + sys.argv)  # noqa: S606  # the same start, by another Python
    found = "{}.{}".format(*sys.version_info[:2])
    sys.stderr.write("Hromada Desk needs Python 3.11 or newer; this is Python " + found + ". ")
    sys.stderr.write("Install a newer Python and start dev.py with it.\n")
    return 3


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
