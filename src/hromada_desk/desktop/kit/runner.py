"""Runs the verbs behind actions: what a rule or the machine refuses becomes the sentence in the message bar.

One of the four places of the program that catch. It catches exactly the two refusals; anything else is a fault of the
program and goes to the exception hook.
"""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.text.problem_texts import refusal_sentence

_Result = TypeVar("_Result")


class ActionRunner(QObject):
    """Runs verbs in front of one message bar."""

    def __init__(self, bar: MessageBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bar = bar

    def run(self, verb: Callable[[], _Result]) -> _Result | None:
        """Do it now. None where it was refused: the message bar says why. A refusal of before leaves the bar."""
        self.bar.hide()
        try:
            return verb()
        except (RuleBroken, FileProblem) as refusal:
            self.bar.show_message(Tone.PROBLEM, refusal_sentence(refusal.code, refusal.details))
            return None

    def bind(self, action: QAction, verb: Callable[[], object]) -> QAction:
        """Let an action run a verb."""
        action.triggered.connect(lambda: self.run(verb))
        return action
