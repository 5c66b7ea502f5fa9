"""The projects screen: the list with the panel beside it, or one project in full."""

from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStackedWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.office import Office, Place, Screen
from hromada_desk.desktop.screens.projects.columns import STAGE_ICONS
from hromada_desk.desktop.screens.projects.detail import ProjectDetail
from hromada_desk.desktop.screens.projects.listing import ProjectList
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import editing
from hromada_desk.services.projects import new_project
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label


class ProjectsScreen(Screen):
    """Two pages: the list, and one project opened by Enter. Alt+Left goes back."""

    KINDS = frozenset({"project", "site", "damage", "budget", "budget_line", "funding_source", "line_share", "payment",
                       "milestone", "identifier", "person", "approach", "risk", "procurement", "contract"})

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.listing = ProjectList(office)
        self._detail: ProjectDetail | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self.listing)
        column(self, spacing=0).addWidget(self._pages)
        self.listing.opened.connect(self.open_subject)
        self.listing.added.connect(self.add_project)
        self.listing.removed.connect(self.remove_projects)
        back = QAction(self)
        back.setShortcut("Alt+Left")
        back.triggered.connect(self.show_list)
        self.addAction(back)

    @property
    def detail(self) -> ProjectDetail:
        """The page of one project, made when the first is opened: the list does not wait for its forms."""
        if self._detail is None:
            self._detail = ProjectDetail(self.office)
            self._pages.addWidget(self._detail)
        return self._detail

    def place(self) -> Place:
        project = None if self._pages.currentWidget() is self.listing else self.detail.project
        if project is None:
            return Place(translate("screen.projects"))
        title = project.title.best(current().language) or translate("projects.untitled")
        return Place(title, ((translate("screen.projects"), "projects"),), "",
                     choice_label("project_stage", project.stage), STAGE_ICONS.get(project.stage, ""))

    def reload(self) -> None:
        self.listing.reload()
        if self._detail is not None and not self._detail.reload():
            self.show_list()

    def open_subject(self, record_id: str) -> None:
        """One project in full."""
        self.detail.show_project(record_id)
        self._pages.setCurrentWidget(self.detail)
        self.detail.focus_first()
        self.moved.emit()

    def show_list(self) -> None:
        """Back to the list, with the project still chosen."""
        self.commit()
        self._pages.setCurrentWidget(self.listing)
        if self._detail is not None and self._detail.project is not None:
            self.listing.choose(self._detail.project.id)
        self.listing.focus_first()
        self.moved.emit()

    def add_project(self) -> None:
        """A new project, opened so that its title can be typed at once."""
        made = self.office.runner.run(lambda: new_project(self.office.desk, Bilingual()))
        if made is not None:
            self.listing.reload()
            self.open_subject(made.id)

    def remove_projects(self, record_ids: list[str]) -> None:
        """To the trash, with Undo in the toast."""
        desk = self.office.desk
        doomed = [each for each in (desk.find(Project, record_id) for record_id in record_ids) if each is not None]
        self.office.runner.run(lambda: editing.remove(desk, *doomed))
        self.office.offer_undo(translate("projects.removed", title=editing.title_of(doomed[0]), count=len(doomed)))

    def start_import(self, table: Path | None = None) -> None:
        """Show what would come in from that table, or ask for one first."""
        self.listing.start_import(table)

    def header_action(self) -> QAction | None:
        if self._pages.currentWidget() is self.listing:
            return None
        action = QAction(icon("sort-up"), translate("projects.back"), self)
        action.triggered.connect(self.show_list)
        return action

    def commit(self) -> None:
        if self._detail is not None:
            self._detail.commit()

    def focus_first(self) -> None:
        if self._pages.currentWidget() is self.listing:
            self.listing.focus_first()
        else:
            self.detail.focus_first()
