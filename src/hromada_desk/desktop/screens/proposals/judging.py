"""Judging a proposal while somebody writes it: the case is read when something was kept, judged when keys pause."""

from PySide6.QtCore import QObject, QTimer, Signal

from hromada_desk.desktop.office import Office
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.proposal_review import judge, with_typed

QUIET_MS = 600
"""How long after the last key the text is judged: never between two keys."""


class Judging(QObject):
    """Holds the case. `judged(case, readiness)` after each reading and each pause."""

    judged = Signal(object, object)

    def __init__(self, office: Office, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self.case: Case | None = None
        self._typed: Answer | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(QUIET_MS)
        self._quiet.timeout.connect(self._judge)

    def read(self, proposal_id: str) -> Case:
        """Read the case from the desk."""
        self.case = proposal_case(self._office.desk, proposal_id)
        return self.case

    def judge_with(self, typed: Answer | None) -> None:
        """Judge at once, with what stands in the editors."""
        self._quiet.stop()
        self._typed = typed
        self._judge()

    def judge_soon(self, typed: Answer | None) -> None:
        """Judge when the keys pause."""
        self._typed = typed
        self._quiet.start()

    def _judge(self) -> None:
        if self.case is not None:
            case = with_typed(self.case, self._typed) if self._typed is not None else self.case
            self.judged.emit(case, judge(case))
