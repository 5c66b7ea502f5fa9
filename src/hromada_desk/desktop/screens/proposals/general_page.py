"""The application's own data: title, acronym, period, sum, state; and the project and call it belongs to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.live_form import LiveForm
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.annexes import AnnexList
from hromada_desk.desktop.screens.proposals.grounds import scrolling
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.states import StatePill
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.case import Case
from hromada_desk.domain.lifecycle import PROPOSAL_STEPS
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.proposal_life import step_proposal
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import choice_label, field_label

FIELDS = (
    ("", ("title", "acronym", "number")),
    ("workshop.general.when", ("period", "duration_months", "requested_grant")),
    ("workshop.general.about", ("summary", "project_id", "call_id", "responsible_id")),
    ("workshop.general.traces", ("version_label", "submitted_at", "receipt", "decided_on", "awarded_grant", "lessons",
                                 "note")),
)
WIDEST = 720


class GeneralPage(QWidget):
    """A form, the state with its allowed steps above it, and the annexes where the form has no section for them.

    `versions_asked` leads to the kept versions.
    """

    versions_asked = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._proposal: Proposal | None = None
        self.versions = button(translate("proposal_version.open"), self.versions_asked.emit, icon_name="history",
                               size="small")
        self.head = PageHead()
        self.head.show_title(translate("workshop.general"), translate("workshop.general.guidance"))
        self.status = QComboBox()
        name_for_readers(self.status, field_label(Proposal.kind, "status"))
        self.status.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.status.activated.connect(self._step)
        self.form = LiveForm(office, Proposal, FIELDS)
        self.annexes = AnnexList(office)
        self._annexes_title = Label(translate("workshop.annexes"), Type.HEADING)
        self.project = button(translate("workshop.open_project"), self._open_project, icon_name="project", size="small")
        self.budget = button(translate("workshop.budget.open"), icon_name="budget", size="small")
        self.call = button(translate("workshop.open_call"), self._open_call, icon_name="call", size="small")
        layout = column(self, spacing=0, margins=(0, 12, 0, 0))
        top = column(margins=(16, 0, 16, 8))
        top.addWidget(self.head)
        layout.addLayout(top)
        layout.addWidget(self._area(), 1)

    def show_case(self, case: Case, problems: Sequence[Problem]) -> None:
        """Show a proposal; undecided typing in the same one stays."""
        proposal = case.proposal
        if proposal is None:
            return
        if proposal != self._proposal:
            self._fill_status(proposal)
        self._proposal = proposal
        self.form.show_record(proposal, problems)
        own = case.form is not None and bool(case.form.annexes) and not any(
            each.section_kind == "annexes" for each in case.form.sections)
        self._annexes_title.setVisible(own)
        self.annexes.setVisible(own)
        if own:
            self.annexes.show_case(case)

    def show_state(self, pill: StatePill) -> None:
        """The state beside the title."""
        self.head.show_pill(pill.words, pill.icon, pill.tone)

    def _area(self) -> QScrollArea:
        inside = QWidget()
        body = column(inside, spacing=12, margins=(16, 8, 16, 24))
        status = column(spacing=4)
        label = Label(field_label(Proposal.kind, "status"), Type.CAPTION, "secondary")
        label.setBuddy(self.status)
        status.addWidget(label)
        line = row(spacing=8)
        line.addWidget(self.status)
        line.addWidget(self.versions)
        line.addStretch(1)
        status.addLayout(line)
        ways = row(spacing=8, margins=(0, 8, 0, 0))
        for each in (self.project, self.call, self.budget):
            ways.addWidget(each)
        ways.addStretch(1)
        status.addLayout(ways)
        holder = QWidget()
        holder.setLayout(status)
        for part in (holder, self.form):
            part.setMaximumWidth(WIDEST)
            body.addWidget(part)
        body.addWidget(self._annexes_title)
        body.addWidget(self.annexes)
        body.addStretch(1)
        return scrolling(inside)

    def _fill_status(self, proposal: Proposal) -> None:
        """The present state and the steps from it; what cannot follow is not offered."""
        self.status.clear()
        for value in (proposal.status, *PROPOSAL_STEPS.get(proposal.status, ())):
            self.status.addItem(choice_label("proposal_status", value), value)
        self.status.setEnabled(not self._office.desk.read_only)

    def _step(self) -> None:
        proposal, wanted = self._proposal, self.status.currentData()
        if proposal is None or wanted == proposal.status:
            return
        self.form.commit()
        fresh = self._office.desk.find(Proposal, proposal.id) or proposal
        if self._office.runner.run(lambda: step_proposal(self._office.desk, fresh, wanted)) is None:
            self._fill_status(proposal)

    def _open_project(self) -> None:
        if self._proposal is not None:
            self._office.go("projects", self._proposal.project_id)

    def _open_call(self) -> None:
        if self._proposal is not None:
            self._office.go("calls", self._proposal.call_id)
