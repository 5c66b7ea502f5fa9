"""One project in full: passport, alternatives, sites and damage, timeline, risks, history."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers, row
from hromada_desk.desktop.live_form import LiveForm
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.record_editor import RecordEditor, Shape
from hromada_desk.desktop.record_history import RecordHistory
from hromada_desk.desktop.screens.projects.papers_menu import OF_PROJECT, papers_button
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.procurement import Contract, Payment, Procurement
from hromada_desk.domain.records.project import Approach, Milestone, Project, Site
from hromada_desk.domain.records.proposal import Risk
from hromada_desk.services.checking import check_project
from hromada_desk.text.catalog import translate

PASSPORT = (
    ("projects.section.identity", ("title", "number", "stage", "project_type", "purpose", "sector", "place", "period",
                                   "responsible_id", "tags")),
    ("projects.section.why", ("summary", "problem", "goal", "solution")),
    ("projects.section.money", ("estimated_cost", "price_date", "operating_cost", "operator")),
    ("projects.section.people", ("beneficiaries", "beneficiaries_women", "beneficiaries_children",
                                 "beneficiaries_displaced", "beneficiaries_disabled")),
    ("projects.section.cross_cutting", ("cross_cutting", "energy_efficiency", "climate", "equal_opportunities",
                                        "accessibility")),
    ("projects.section.bodies", ("initiator", "custodian", "implementer", "strategy_goal", "investment_direction",
                                 "in_portfolio")),
    ("projects.section.codes", ("dk021", "kekv", "programme_code", "dac_sector", "sdgs")),
    ("projects.section.notes", ("note", "source_row")),
)
PARTS = (
    ("sites", Shape(Site, ("name", "site_type", "area_m2", "users"), (("", (
        "name", "site_type", "settlement", "location", "critical", "structure_class", "year_built", "storeys",
        "area_m2", "energy_class", "users", "shelter_capacity", "custodian", "condition")),), "sites.empty")),
    ("approaches", Shape(Approach, ("title", "status", "cost"), (("", (
        "title", "status", "cost", "description", "advantages", "drawbacks")),), "approaches.empty")),
    ("timeline", Shape(Milestone, ("title", "phase", "due_on", "done_on"), (("", (
        "title", "phase", "due_on", "done_on", "note")),), "timeline.empty")),
    ("procurement", Shape(Procurement, ("title", "method", "status", "expected_value"), (("", (
        "title", "category", "method", "status", "dk021", "expected_value", "announced_on", "bids", "note")),),
        "procurement.empty")),
    ("contracts", Shape(Contract, ("number", "supplier_name", "signed_on", "value"), (("", (
        "number", "title", "procurement_id", "supplier_name", "status", "signed_on", "period", "value")),),
        "contracts.empty")),
    ("payments", Shape(Payment, ("title", "paid_on", "amount"), (("", (
        "title", "paid_on", "amount", "contract_id", "document", "note")),), "payments.empty")),
    ("risks", Shape(Risk, ("title", "area", "likelihood", "impact"), (("", (
        "title", "area", "likelihood", "impact", "mitigation", "owner")),), "risks.empty")),
)
IDENTIFIERS = ("identifiers", Shape(Identifier, ("value", "scheme"), (("", ("scheme", "value", "note")),),
                                    "identifiers.empty"))


class ProjectDetail(QWidget):
    """Tabs over one project; parts are made when their tab is first opened."""

    passport_changed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office
        self.project: Project | None = None
        self._editors: dict[str, RecordEditor] = {}
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        name_for_readers(self.tabs, translate("projects.tabs"))
        self._pages = QStackedWidget()
        self.form = LiveForm(office, Project, PASSPORT)
        self._add("passport", self._passport_page())
        for key, _shape in (*PARTS, IDENTIFIERS):
            self._add(key, QWidget())
        self.history = RecordHistory(office)
        self._add("history", self.history)
        self.tabs.currentChanged.connect(self._turn)
        layout = column(self, spacing=0)
        head = row(spacing=8, margins=(Size.PAGE_LEFT, 4, Size.PAGE_RIGHT, 4))
        head.addWidget(self.tabs, 1)
        head.addWidget(button(translate("projects.budget"), self._budget, icon_name="budget", size="small"))
        head.addWidget(papers_button(office, OF_PROJECT, self._subject, self, "small"))
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def show_project(self, record_id: str) -> None:
        """Another project, at its passport."""
        self.commit()
        self.project = self.office.desk.find(Project, record_id)
        self._editors_of_other_project()
        self.tabs.setCurrentIndex(0)
        self.reload()

    def reload(self) -> bool:
        """Read it again; False where it is gone to the trash."""
        if self.project is None:
            return True
        self.project = self.office.desk.find(Project, self.project.id)
        if self.project is None:
            return False
        self.form.show_record(self.project, check_project(self.office.desk, self.project.id).problems)
        self._turn(self.tabs.currentIndex())
        return True

    def commit(self) -> None:
        """Write what is being typed."""
        self.form.commit()
        for editor in self._editors.values():
            editor.commit()

    def focus_first(self) -> None:
        """The title, ready for typing."""
        self.form.focus_first()

    def _add(self, key: str, page: QWidget) -> None:
        self.tabs.addTab(translate(f"projects.tab.{key}"))
        self._pages.addWidget(page)

    def _passport_page(self) -> QWidget:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        inside = QWidget()
        mark(inside, role="body")
        layout = row(inside, margins=(Size.PAGE_LEFT, 16, Size.PAGE_RIGHT, 24))
        self.form.setMaximumWidth(920)
        layout.addWidget(self.form, 1)
        layout.addStretch(0)
        area.setWidget(inside)
        return area

    def _turn(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        if self.project is None:
            return
        if self._pages.widget(at) is self.history:
            self.history.show_record(Project.kind, self.project.id)
        elif at > 0:
            self._editor(at).reload()

    def _editor(self, at: int) -> RecordEditor:
        assert self.project is not None
        key, shape = (*PARTS, IDENTIFIERS)[at - 1]
        if key not in self._editors:
            editor = RecordEditor(self.office, shape, self._owner(key))
            self._editors[key] = editor
            holder = self._pages.widget(at)
            column(holder, spacing=0).addWidget(editor)
        return self._editors[key]

    def _owner(self, key: str) -> dict[str, str]:
        assert self.project is not None
        if key == IDENTIFIERS[0]:
            return {"subject_kind": Project.kind, "subject_id": self.project.id}
        return {"project_id": self.project.id}

    def _editors_of_other_project(self) -> None:
        if self.project is not None:
            for key, editor in self._editors.items():
                editor.set_owner(self._owner(key))

    def _budget(self) -> None:
        if self.project is not None:
            self.office.go("budgets", f"project:{self.project.id}")

    def _subject(self) -> str | None:
        """The project a paper is asked for, with what is typed in it."""
        self.commit()
        return self.project.id if self.project is not None else None
