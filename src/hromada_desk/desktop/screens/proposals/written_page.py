"""What the tools of writing know of the page they stand on: its panes, the case and section in front."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.screens.proposals.pane import AnswerPane
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Section
from hromada_desk.domain.values import LANGUAGES, Language


class WrittenPage(QWidget):
    """A page with a pane for each language."""

    place_wanted = Signal(str, str, int)
    """A section, a language and a place in characters to go to."""

    focus_wanted = Signal()
    """Show the text alone, or no longer."""

    def __init__(self) -> None:
        super().__init__()
        self.section: Section | None = None
        self.case: Case | None = None
        self.panes: dict[Language, AnswerPane] = {each: AnswerPane(each) for each in LANGUAGES}

    def commit(self) -> None:
        """Write what is being typed."""
