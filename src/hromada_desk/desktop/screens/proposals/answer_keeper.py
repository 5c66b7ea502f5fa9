"""Keeps what is typed in a section: a draft within a second, one entry when the person leaves or pauses.

A draft is durable at once and costs no entry in the history; an entry is one step of undo.
"""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from hromada_desk.desktop.kit.form import Autosave
from hromada_desk.desktop.office import Office
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.services.proposals import answer_to, write_sides

PAUSE_MS = 20_000
"""After so long without a key the draft becomes an entry, though nobody left the pane."""


class AnswerKeeper(QObject):
    """The answer of the section in front. `kept` tells that it was written as an entry."""

    kept = Signal(object)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._proposal: Proposal | None = None
        self._section = ""
        self._typed: dict[Language, str] = {}
        self._caret = 0
        self.answer: Answer | None = None
        self._autosave = Autosave(self)
        self._autosave.due.connect(self._keep_draft)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)

    def take(self, proposal: Proposal, section: str) -> Answer | None:
        """Turn to another section, or read the same one again; what is typed and not written yet stays."""
        if (proposal.id, section) != (self._proposal.id if self._proposal else "", self._section):
            self.commit()
            self._section = section
        self._proposal = proposal
        self.answer = answer_to(self._office.desk, proposal.id, section)
        return self.answer

    @property
    def is_undecided(self) -> bool:
        """Whether something was typed that is not an entry yet."""
        return bool(self._typed)

    def typed(self, language: Language, text: str, caret: int) -> None:
        """A key was typed on that side."""
        self._typed[language] = text
        self._caret = caret
        self._autosave.touch()
        self._pause.start()

    def as_typed(self) -> Answer | None:
        """The answer as it stands in the editors, for judging it before it is written."""
        if self._proposal is None or not (self._typed or self.answer):
            return None
        answer = self.answer or Answer(id="", proposal_id=self._proposal.id, section=self._section)
        return replace(answer, content=self._content(answer.content))

    def undecided(self) -> Answer | None:
        """`as_typed` while something is typed and not written, else None."""
        return self.as_typed() if self._typed else None

    def commit(self) -> None:
        """Write what was typed as one entry."""
        self._autosave.stop()
        self._pause.stop()
        proposal = self._proposal
        if proposal is None or not self._typed:
            return
        typed, self._typed = self._typed, {}
        written = self._office.runner.run(lambda: write_sides(self._office.desk, proposal, self._section, typed))
        if written is None:
            # Refused (a full disk, say): the text stays in the editor and is tried again at the next key or leaving.
            self._typed = typed | self._typed
            return
        self.answer = written
        self.kept.emit(written)

    def _keep_draft(self) -> None:
        answer = self.answer
        if answer is None:
            # A section without a record yet: a draft needs one to belong to.
            self.commit()
        elif self._typed:
            value, caret = self._content(answer.content), self._caret
            self._office.runner.run(lambda: self._office.desk.keep_draft(answer, "content", value, caret))

    def _content(self, content: Bilingual) -> Bilingual:
        for language, text in self._typed.items():
            content = content.with_side(language, text)
        return content
