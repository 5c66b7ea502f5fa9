"""Below the findings: one of them may be lived with for a reason, and those that are, with their reasons."""

from collections.abc import Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.findings import TroubleLine
from hromada_desk.domain.readiness import Readiness
from hromada_desk.domain.records.proposal_life import Waiver
from hromada_desk.domain.waivers import can_be_waived
from hromada_desk.services.waivers import take_back, waive
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence


class WaiverBox(QWidget):
    """A line for the reason, and the waived findings; choosing one of these makes it count again."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._proposal_id = ""
        self._line: TroubleLine | None = None
        self._waivers: dict[str, Waiver] = {}
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(translate("waiver.why"))
        name_for_readers(self.reason, translate("waiver.why"))
        self.reason.returnPressed.connect(self.waive)
        self.accept = button(translate("waiver.accept"), self.waive, size="small")
        self.waived = ProblemList(translate("kinds.waiver"), grows=True)
        self.waived.activated_key.connect(self._take_back)
        layout = column(self, spacing=8, margins=(8, 0, 8, 0))
        line = row(spacing=8)
        line.addWidget(self.reason, 1)
        line.addWidget(self.accept)
        layout.addLayout(line)
        layout.addWidget(self.waived)
        self.choose(None)

    def show_readiness(self, proposal_id: str, readiness: Readiness) -> None:
        """The findings of that proposal that were waived already."""
        self._proposal_id = proposal_id
        self._waivers = {each.waiver.id: each.waiver for each in readiness.waived}
        self.waived.show_findings([_finding(each.waiver, problem_sentence(each.problem.code, each.problem.details))
                                   for each in readiness.waived])
        self.waived.setVisible(bool(readiness.waived))

    def choose(self, line: TroubleLine | None) -> None:
        """The finding in front; only one that stands alone and may be lived with has a line for its reason."""
        fits = line is not None and len(line.troubles) == 1 and can_be_waived(line.troubles[0].problem)
        self._line = line if fits else None
        for each in (self.reason, self.accept):
            each.setVisible(fits and not self._office.desk.read_only)

    def waive(self) -> None:
        """Live with the finding in front, for the reason that was typed."""
        line = self._line
        if line is None or not self._proposal_id:
            return
        problem, reason = line.troubles[0].problem, self.reason.text()
        if self._office.runner.run(lambda: waive(self._office.desk, self._proposal_id, problem, reason)) is not None:
            self.reason.clear()
            self._office.offer_undo(translate("waiver.done"))

    def _take_back(self, waiver_id: str) -> None:
        waiver = self._waivers.get(waiver_id)
        if waiver is not None and not self._office.desk.read_only:
            self._office.runner.run(lambda: take_back(self._office.desk, waiver))
            self._office.offer_undo(translate("waiver.taken_back"))


def _finding(waiver: Waiver, sentence: str) -> Finding:
    return Finding(waiver.id, sentence, translate("waiver.because", reason=waiver.reason), Tone.INFO, "comment")


def line_of(lines: Sequence[TroubleLine], key: str) -> TroubleLine | None:
    """The line of that key."""
    return next((each for each in lines if each.finding.key == key), None)
