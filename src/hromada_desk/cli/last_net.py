"""The last net under a command: an unforeseen error is logged without content; the person gets one sentence.

Types and places of code go to the log, never an exception's text: it may hold what a person typed.
"""

import contextlib
import logging
import os
import sys
import traceback
from pathlib import Path

import platformdirs

_log = logging.getLogger("hromada_desk.crash")


def log_to_file() -> None:
    """Remarks of the floors below go to the program's log file, never to the terminal among our sentences."""
    folder = Path(platformdirs.user_log_dir("hromada-desk", appauthor=False))
    handler: logging.Handler = logging.NullHandler()
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.FileHandler(folder / "hromada-desk.log", encoding="utf-8", delay=True)
    logging.raiseExceptions = False
    logging.basicConfig(handlers=[handler], level=logging.WARNING,
                        format="%(asctime)s %(levelname)s %(name)s %(message)s")


def caught(error: Exception) -> str:
    """Log where an error came from; the answer is a short code to name it by."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in reversed(frames)]
    _log.error("%s", " < ".join([type(error).__name__, *places]))
    return f"{type(error).__name__}-{frames[-1].name}-{frames[-1].lineno}"


def let_go_of_output() -> None:
    """The reader of our output has gone (`| head`): what is still buffered goes nowhere, without a complaint."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
