"""Long work as a screen asks for it: words, a job, and what to do with its result; the rest is shown here.

While it runs, `strip` shows progress, time left and Stop; how it ended otherwise stands in the message bar.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from hromada_desk.desktop.kit.jobs import Job, JobRun
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.kit.work_strip import WorkStrip
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import refusal_sentence


class BackgroundWork(QObject):
    """One long work at a time. Put `strip` below the message bar; `run` is the job's own door, with its signals."""

    def __init__(self, bar: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bar = bar
        self.run = JobRun(self)
        self.strip = WorkStrip(self.run)
        self._then: Callable[[Any], object] | None = None
        self.run.finished.connect(self._finish)
        self.run.refused.connect(self._tell)
        self.run.cancelled.connect(lambda: bar.show_message(Tone.INFO, translate("kit.work_cancelled")))
        self.run.crashed.connect(lambda: bar.show_message(Tone.PROBLEM, translate("kit.work_crashed")))

    @property
    def is_running(self) -> bool:
        """Whether a work is under way."""
        return self.run.is_running

    def start(self, words: str, job: Job, then: Callable[[Any], object] | None = None) -> bool:
        """Begin: `words` say what is done, `then` gets the result in the UI thread.

        False, with a word, if one is running.
        """
        if self.run.is_running:
            self.bar.show_message(Tone.INFO, translate("kit.work_busy"))
            return False
        self._then = then
        self.strip.say(words)
        self.run.start(job)
        return True

    def cancel(self) -> None:
        """Stop it at its next step."""
        self.run.cancel()

    def close(self) -> None:
        """Stop it and wait until it has stopped, saying nothing: before the workspace is closed."""
        self.run.wait()

    def _finish(self, result: object) -> None:
        then, self._then = self._then, None
        if then is not None:
            then(result)

    def _tell(self, refusal: RuleBroken | FileProblem) -> None:
        self.bar.show_message(Tone.PROBLEM, refusal_sentence(refusal.code, refusal.details))
