"""The proposals screen: the list, or one proposal in the workshop."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QStackedWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office, Place, Screen
from hromada_desk.desktop.screens.proposals.going_out import GoingOut
from hromada_desk.desktop.screens.proposals.listing import ProposalList, status_look
from hromada_desk.desktop.screens.proposals.matrix_page import MatrixPage
from hromada_desk.desktop.screens.proposals.new_proposal import NewProposalDialog
from hromada_desk.desktop.screens.proposals.versions_page import VersionsPage
from hromada_desk.desktop.screens.proposals.workshop import Workshop
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Answer, Call, Proposal
from hromada_desk.services import editing
from hromada_desk.services.proposals import new_proposal
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label


class ProposalsScreen(Screen):
    """Two pages: the list, and one proposal opened by Enter. Alt+Left goes back."""

    KINDS = frozenset({"proposal", "answer", "call", "form", "proposal_partner", "partner", "contact", "agreement",
                       "logframe_row", "indicator", "activity", "risk", "milestone", "budget", "budget_line",
                       "funding_source", "line_share", "waiver", "self_score", "proposal_version", "comment",
                       "attachment", "identifier", "person", "project", "site", "damage", "hromada"})

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.listing = ProposalList(office)
        self.workshop = Workshop(office)
        self.versions = VersionsPage(office)
        self.matrix = MatrixPage(office)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.listing)
        self._pages.addWidget(self.workshop)
        self._pages.addWidget(self.versions)
        self._pages.addWidget(self.matrix)
        column(self, spacing=0).addWidget(self._pages)
        self.listing.opened.connect(self.open_subject)
        self.listing.added.connect(self.add_proposal)
        self.listing.removed.connect(self.remove_proposals)
        self.listing.matrix_asked.connect(self.show_matrix)
        self.matrix.opened.connect(self.open_subject)
        self.matrix.started.connect(self.start_proposal)
        self.matrix.calls_asked.connect(lambda: office.go("calls", ""))
        self.workshop.moved.connect(self.moved)
        self.workshop.pages.versions_asked.connect(self.show_versions)
        self.going_out = GoingOut(office, self.workshop, self)
        self.going_out.menu.addSeparator()
        self.going_out.menu.addAction(icon("eye"), f"{translate('workshop.key.preview')}\tCtrl+Shift+P",
                                      self.workshop.preview.toggle)
        self._export = QAction(icon("export"), translate("workshop.export"), self)
        self._export.triggered.connect(self.going_out.show_menu)
        back = QAction(self)
        back.setShortcut("Alt+Left")
        back.triggered.connect(self.show_list)
        self.addAction(back)

    @property
    def is_workshop(self) -> bool:
        """Whether one proposal is in front."""
        return self._pages.currentWidget() is self.workshop

    def place(self) -> Place:
        proposal = self.workshop.proposal
        if self._pages.currentWidget() is self.matrix:
            return Place(translate("matrix.title"), ((translate("screen.proposals"), "proposals"),))
        if self._pages.currentWidget() is self.listing or proposal is None:
            return Place(translate("screen.proposals"))
        if self._pages.currentWidget() is self.versions:
            own = proposal.title.best(current().language) or translate("proposals.untitled")
            return Place(translate("kinds.proposal_version"), ((translate("screen.proposals"), "proposals"),
                                                               (own, f"proposals#{proposal.id}")))
        title = proposal.title.best(current().language) or translate("proposals.untitled")
        call = self.office.desk.find(Call, proposal.call_id)
        pill_icon, tone = status_look(proposal.status)
        return Place(title, ((translate("screen.proposals"), "proposals"),),
                     call.title.best(current().language) if call is not None else "",
                     choice_label("proposal_status", proposal.status), pill_icon, tone)

    def reload(self) -> None:
        if self._pages.currentWidget() is self.versions:
            self.versions.reload()
        elif self._pages.currentWidget() is self.matrix:
            self.matrix.reload()
        elif not self.is_workshop:
            self.listing.reload()
        elif not self.workshop.reload():
            self.show_list()

    def open_subject(self, record_id: str) -> None:
        """One proposal in the workshop, by its own id or by that of an answer in it."""
        answer = self.office.desk.find(Answer, record_id)
        if not self.workshop.show_proposal(answer.proposal_id if answer is not None else record_id):
            self.show_list()
            return
        self._pages.setCurrentWidget(self.workshop)
        if answer is not None:
            self.workshop.turn(answer.section)
        self.workshop.focus_first()
        self.moved.emit()

    def show_matrix(self) -> None:
        """Which projects fit which calls; Alt+Left goes back to the list."""
        self.matrix.reload()
        self._pages.setCurrentWidget(self.matrix)
        self.matrix.focus_first()
        self.moved.emit()

    def start_proposal(self, project_id: str, call_id: str) -> None:
        """A new draft for that project and call, opened."""
        desk = self.office.desk
        project, call = desk.get(Project, project_id), desk.get(Call, call_id)
        made = self.office.runner.run(lambda: new_proposal(desk, project, call))
        if made is not None:
            self.open_subject(made.id)

    def show_versions(self) -> None:
        """The versions of the opened proposal; Alt+Left goes back to it."""
        self.commit()
        if self.workshop.proposal is not None:
            self.versions.show_proposal(self.workshop.proposal)
            self._pages.setCurrentWidget(self.versions)
            self.versions.focus_first()
            self.moved.emit()

    def show_list(self) -> None:
        """Back to the list, with the proposal still chosen; from its versions back to the proposal."""
        if self._pages.currentWidget() is self.versions and self.workshop.proposal is not None:
            self.open_subject(self.workshop.proposal.id)
            return
        self.workshop.commit()
        self._pages.setCurrentWidget(self.listing)
        self.listing.reload()
        if self.workshop.proposal is not None:
            self.listing.choose(self.workshop.proposal.id)
        self.listing.focus_first()
        self.moved.emit()

    def add_proposal(self) -> None:
        """Ask for project and call and open the new draft; without one of them, lead to where it is made."""
        desk = self.office.desk
        projects, calls = desk.all(Project), desk.all(Call)
        for key, found in (("projects", projects), ("calls", calls)):
            if not found:
                self.office.go(key, "")
                self.office.say(Tone.INFO, translate(f"proposals.needs_{key}"))
                return
        dialog = NewProposalDialog(projects, calls, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.start_proposal(dialog.project_id, dialog.call_id)

    def remove_proposals(self, record_ids: list[str]) -> None:
        """To the trash, with Undo in the toast."""
        desk = self.office.desk
        doomed = [each for each in (desk.find(Proposal, one) for one in record_ids) if each is not None]
        if not doomed or desk.read_only:
            return
        self.office.runner.run(lambda: editing.remove(desk, *doomed))
        self.office.offer_undo(translate("proposals.removed", title=editing.title_of(doomed[0]), count=len(doomed)))

    def header_action(self) -> QAction | None:
        return self._export if self.is_workshop else None

    def commit(self) -> None:
        self.workshop.commit()

    def focus_first(self) -> None:
        if self.is_workshop:
            self.workshop.focus_first()
        else:
            self.listing.focus_first()
