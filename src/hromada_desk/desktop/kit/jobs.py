"""A job off the UI thread: with progress, the time that is left, and a cancel that truly stops it.

A job is a callable that returns its result, or a generator that yields (done, total) and returns its result. Cancelling
closes the generator at its next yield, so its `finally` and `with` blocks clean up. A plain callable cannot be
stopped half way.
"""

import logging
import time
from collections.abc import Callable, Generator
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal

from hromada_desk.domain.errors import FileProblem, RuleBroken

Steps = Generator[tuple[int, int], None, Any]
Job = Callable[[], Any]
"""Returns a result, or the generator described above."""

REMAINING_FROM = 10.0
"""Seconds after which the time that is left is worth telling."""

_log = logging.getLogger(__name__)


class JobRun(QObject):
    """One job at a time. Exactly one of `finished`, `refused`, `cancelled`, `crashed` ends it, in the UI thread.

    `progressed(done, total)`; `finished(result)`; `refused(error)` carries a RuleBroken or FileProblem; `crashed()`
    means a fault of the program: its traceback went to the exception hook, like every other.
    """

    started = Signal()
    progressed = Signal(int, int)
    finished = Signal(object)
    refused = Signal(object)
    cancelled = Signal()
    crashed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _JobThread | None = None
        self._began = 0.0
        self._done = self._total = 0

    @property
    def is_running(self) -> bool:
        """Whether a job is under way."""
        return self._thread is not None

    def start(self, job: Job) -> None:
        """Begin a job. Raises RuntimeError while another one runs: its caller must be disabled meanwhile."""
        if self._thread is not None:
            raise RuntimeError("a job is already running")
        self._began, self._done, self._total = time.monotonic(), 0, 0
        self._thread = _JobThread(job)
        self._thread.progressed.connect(self._note)
        self._thread.finished.connect(self._end)
        self.started.emit()
        self._thread.start()

    def cancel(self) -> None:
        """Ask the job to stop at its next step; `cancelled` tells when it has."""
        if self._thread is not None:
            self._thread.stop.set()

    def seconds_left(self) -> int | None:
        """Estimated from the pace so far; None during the first ten seconds or before anything is done."""
        passed = time.monotonic() - self._began
        if not self.is_running or passed < REMAINING_FROM or not self._done or not self._total:
            return None
        return max(1, round(passed / self._done * (self._total - self._done)))

    def wait(self) -> None:
        """Cancel and wait for the end, without telling anyone: for closing the window."""
        if self._thread is not None:
            thread, self._thread = self._thread, None
            thread.finished.disconnect(self._end)
            thread.stop.set()
            thread.wait()

    def _note(self, done: int, total: int) -> None:
        self._done, self._total = done, total
        self.progressed.emit(done, total)

    def _end(self) -> None:
        thread, self._thread = self._thread, None
        if thread is None:
            return
        thread.wait()
        if thread.error is not None:
            self.refused.emit(thread.error)
        elif thread.was_cancelled:
            self.cancelled.emit()
        elif thread.has_result:
            self.finished.emit(thread.result)
        else:
            self.crashed.emit()


class _JobThread(QThread):
    """Runs one job to its end and remembers how it ended; an unexpected exception goes to sys.excepthook by itself."""

    progressed = Signal(int, int)

    def __init__(self, job: Job) -> None:
        super().__init__()
        self._job = job
        self.stop = Event()
        self.result: Any = None
        self.has_result = False
        self.was_cancelled = False
        self.error: RuleBroken | FileProblem | None = None

    def run(self) -> None:
        try:
            outcome = self._job()
            self.result = self._walk(outcome) if isinstance(outcome, Generator) else outcome
            self.has_result = not self.was_cancelled
        except (RuleBroken, FileProblem) as refusal:
            _log.info("background work refused: %s", refusal.code)
            self.error = refusal

    def _walk(self, steps: Steps) -> Any:
        while True:
            if self.stop.is_set():
                steps.close()
                self.was_cancelled = True
                return None
            try:
                done, total = next(steps)
            except StopIteration as end:
                return end.value
            self.progressed.emit(done, total)
