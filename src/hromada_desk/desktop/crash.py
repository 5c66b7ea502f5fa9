"""The last net: an unforeseen error is logged without content and told in one sentence; the work goes on.

Only ids, types and places of code go to the log, never values: an exception's text may hold what a person typed.
"""

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from hromada_desk.text.catalog import translate

_log = logging.getLogger("hromada_desk.crash")


def install(tell: Callable[[str], None]) -> None:
    """From now on unforeseen errors are logged and told through `tell`."""

    def handle(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, where)
            return
        _log.error("%s", described(kind, where))
        tell(translate("crash.unforeseen", code=_code(kind, where)))

    sys.excepthook = handle


def described(kind: type[BaseException], where: TracebackType | None) -> str:
    """Type and places of an error, without its text."""
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(where)]
    return " < ".join([kind.__name__, *reversed(places)])


def _code(kind: type[BaseException], where: TracebackType | None) -> str:
    frames = traceback.extract_tb(where)
    last = frames[-1] if frames else None
    return f"{kind.__name__}-{last.name}-{last.lineno}" if last else kind.__name__
