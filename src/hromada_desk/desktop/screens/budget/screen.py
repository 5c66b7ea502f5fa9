"""The budgets screen: the list of all budgets, one budget opened, or the offer to start one."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.office import Office, Place, Screen
from hromada_desk.desktop.screens.budget.listing import BudgetList
from hromada_desk.desktop.screens.budget.offer import StartOffer
from hromada_desk.desktop.screens.budget.work import BudgetWork
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.budgets import budget_of, owner_of, start_budget
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label

OWNERS: dict[str, type[Project] | type[Proposal]] = {Project.kind: Project, Proposal.kind: Proposal}


class BudgetScreen(Screen):
    """Subjects are "project:ID", "proposal:ID" or the id of a budget. Alt+Left goes back to the list."""

    KINDS = frozenset({"budget", "budget_line", "funding_source", "line_share", "rate", "project", "proposal", "call",
                       "form_reference"})

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.listing = BudgetList(office)
        self.work = BudgetWork(office)
        self.offer = StartOffer()
        self._owner: Project | Proposal | None = None
        self._pages = QStackedWidget()
        for page in (self.listing, self.work, self.offer):
            self._pages.addWidget(page)
        column(self, spacing=0).addWidget(self._pages)
        self.listing.opened.connect(self.open_subject)
        self.listing.projects_asked.connect(lambda: office.go("projects", ""))
        self.work.changed.connect(self.moved)
        self.work.export_asked.connect(self.export)
        self.offer.chosen.connect(self.start)
        back = QAction(self)
        back.setShortcut(QKeySequence("Alt+Left"))
        back.triggered.connect(self.show_list)
        self.addAction(back)

    def place(self) -> Place:
        if self._pages.currentWidget() is self.listing:
            return Place(translate("screen.budgets"))
        crumbs = [(translate("screen.budgets"), "budgets")]
        if self._owner is not None:
            title = self._owner.title.best(current().language) or translate("budget_screen.unnamed")
            screen = f"{self._owner.kind}s"
            crumbs = [(translate(f"screen.{screen}"), screen), (title, f"{screen}#{self._owner.id}")]
        book = self.work.book
        own = book.known.title.best(current().language) if book is not None and self._is_open() else ""
        context = choice_label("currency", book.currency) if book is not None and self._is_open() else ""
        return Place(own or translate("budget_screen.title"), tuple(crumbs), context)

    def reload(self) -> None:
        if self._pages.currentWidget() is self.listing:
            self.listing.reload()
        elif self._is_open() and not self.work.reload():
            self.show_list()
        self.moved.emit()

    def open_subject(self, record_id: str) -> None:
        """A budget by its id, or that of a project or proposal; one that has none is offered one."""
        kind, _, owner_id = record_id.rpartition(":")
        desk = self.office.desk
        if kind:
            self._owner = desk.find(OWNERS[kind], owner_id)
            budget = budget_of(desk, **{f"{kind}_id": owner_id})
        else:
            budget = desk.find(Budget, record_id)
            self._owner = owner_of(desk, budget) if budget is not None else None
        if budget is not None:
            self.work.show_budget(budget.id)
            self._turn_to(self.work)
        elif self._owner is not None:
            self.offer.show_offer(read_only=desk.read_only)
            self._turn_to(self.offer)
        else:
            self.show_list()

    def show_list(self) -> None:
        """Back to the list, with the budget still chosen."""
        self.commit()
        self.listing.reload()
        if self.work.book is not None:
            self.listing.choose(self.work.book.budget_id)
        self._owner = None
        self._turn_to(self.listing)

    def start(self, currency: str) -> None:
        """A first budget for the project or proposal that has none."""
        owner = self._owner
        if owner is None:
            return
        ids = {"proposal_id" if isinstance(owner, Proposal) else "project_id": owner.id}
        made = self.office.runner.run(lambda: start_budget(self.office.desk, currency=currency, **ids))
        if made is not None:
            self.open_subject(made.id)

    def export(self) -> None:
        """The workbook of the opened budget."""
        from hromada_desk.desktop.export_paper import export_paper

        if self.work.book is not None:
            self.commit()
            export_paper(self.office, "budget", self.work.book.budget_id, file_format="xlsx")

    def header_action(self) -> QAction | None:
        if self._pages.currentWidget() is self.listing:
            return None
        action = QAction(icon("sort-up"), translate("projects.back"), self)
        action.triggered.connect(self.show_list)
        return action

    def commit(self) -> None:
        if self._is_open():
            self.work.commit()

    def focus_first(self) -> None:
        if self._pages.currentWidget() is self.listing:
            self.listing.focus_first()
        elif self._is_open():
            self.work.view.setFocus()
        elif self.offer.page is not None:
            self.offer.page.start.setFocus()

    def _is_open(self) -> bool:
        return self._pages.currentWidget() is self.work

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.focus_first()
        self.moved.emit()
