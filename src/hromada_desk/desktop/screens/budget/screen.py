"""The budgets screen: the list of all budgets, one budget opened, or the offer to start one."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from hromada_desk.desktop.budget_page import Surroundings
from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.office import Office, Place, Screen
from hromada_desk.desktop.screens.budget.listing import BudgetList
from hromada_desk.desktop.screens.budget.offer import StartOffer
from hromada_desk.desktop.screens.budget.opened import OpenedBudget
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.budgets import budget_of, owner_of, start_budget
from hromada_desk.services.reports import IN_ANY_CURRENCY
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label

OWNERS: dict[str, type[Project] | type[Proposal]] = {Project.kind: Project, Proposal.kind: Proposal}
ALONE = Surroundings()
"""A budget with its costs only."""


class BudgetScreen(Screen):
    """Subjects are "project:ID", "proposal:ID" or the id of a budget. Alt+Left goes back to the list."""

    KINDS = frozenset({"budget", "budget_line", "funding_source", "line_share", "rate", "project", "proposal", "call",
                       "form_reference", "partner", "site", "activity", "scenario", "scenario_step", "budget_version",
                       "procurement", "contract", "commitment", "payment", "workbook_template"})

    def __init__(self, office: Office, around: Surroundings = ALONE) -> None:
        super().__init__(office)
        self._around = around
        self.listing = BudgetList(office)
        self.opened = OpenedBudget(office, around)
        self.work = self.opened.work
        self.offer = StartOffer()
        self._owner: Project | Proposal | None = None
        self._pages = QStackedWidget()
        for page in (self.listing, self.opened, self.offer):
            self._pages.addWidget(page)
        column(self, spacing=0).addWidget(self._pages)
        self.listing.opened.connect(self.open_subject)
        self.listing.projects_asked.connect(lambda: office.go("projects", ""))
        self.opened.changed.connect(self.moved)
        self.work.toolbar.files_menu.paper_asked.connect(self.export)
        self.work.toolbar.files_menu.deed_asked.connect(self._run_deed)
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
        elif self._is_open() and not self.opened.reload():
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
            self.opened.show_budget(budget.id)
            self._turn_to(self.opened)
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

    def export(self, document: str, file_format: str, languages: str) -> None:
        """The opened budget as that document, in the currency it is looked at."""
        from hromada_desk.desktop.export_paper import export_paper

        book, seen = self.work.book, self.work.holder.elsewhere
        if book is None:
            return
        self.commit()
        currency = seen.currency if seen is not None and document in IN_ANY_CURRENCY else ""
        export_paper(self.office, document, book.budget_id, file_format=file_format,
                     language="en" if languages == "en" else "uk", one_language=languages != "both",
                     audience=self.work.toolbar.files_menu.audience, currency=currency)

    def _run_deed(self, key: str) -> None:
        """A dialog of another room around the opened budget."""
        deed = next((each for each in self._around.deeds if each.key == key), None)
        if deed is not None and self.work.book is not None:
            self.commit()
            deed.run(self.office, self.work.book)

    def header_action(self) -> QAction | None:
        if self._pages.currentWidget() is self.listing:
            return None
        action = QAction(icon("sort-up"), translate("projects.back"), self)
        action.triggered.connect(self.show_list)
        return action

    def commit(self) -> None:
        if self._is_open():
            self.opened.commit()

    def focus_first(self) -> None:
        if self._pages.currentWidget() is self.listing:
            self.listing.focus_first()
        elif self._is_open():
            self.opened.focus_first()
        elif self.offer.page is not None:
            self.offer.page.start.setFocus()

    def _is_open(self) -> bool:
        return self._pages.currentWidget() is self.opened

    def _turn_to(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        self.focus_first()
        self.moved.emit()
