"""The middle of the workshop: one page per kind of section, made when it is first wanted."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.annexes import AnnexPage
from hromada_desk.desktop.screens.proposals.budget_page import BudgetPage
from hromada_desk.desktop.screens.proposals.check_page import CheckPage
from hromada_desk.desktop.screens.proposals.general_page import GeneralPage
from hromada_desk.desktop.screens.proposals.part_shapes import part_kinds
from hromada_desk.desktop.screens.proposals.parts import PartPage
from hromada_desk.desktop.screens.proposals.scoring_page import ScoringPage
from hromada_desk.desktop.screens.proposals.section_page import SectionPage
from hromada_desk.desktop.screens.proposals.states import SCORING, names_of, pill_of
from hromada_desk.domain.case import Case
from hromada_desk.domain.forms import Section
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.readiness import GENERAL, Readiness
from hromada_desk.domain.rules.form_texts import WRITTEN_KINDS
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.proposal_review import budget_figures

Page = SectionPage | GeneralPage | PartPage | AnnexPage | BudgetPage | CheckPage | ScoringPage


class Pages(QStackedWidget):
    """`typed` at each key in a text, `budget_wanted` when the person wants the grid,
    `versions_asked` the kept versions.
    """

    typed = Signal()
    place_wanted = Signal(str, str, int)
    focus_wanted = Signal()
    budget_wanted = Signal()
    versions_asked = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._case: Case | None = None
        self.key = GENERAL
        self.text = SectionPage(office)
        self.text.typed.connect(self.typed)
        self.text.place_wanted.connect(self.place_wanted)
        self.text.focus_wanted.connect(self.focus_wanted)
        self.general = GeneralPage(office)
        self.general.budget.clicked.connect(self.budget_wanted)
        self.general.versions_asked.connect(self.versions_asked)
        self._parts: dict[str, PartPage | AnnexPage | BudgetPage | CheckPage | ScoringPage] = {}
        self.addWidget(self.general)
        self.addWidget(self.text)

    def show_case(self, case: Case) -> None:
        """Another reading of the same proposal, or another proposal."""
        before = self._case.proposal if self._case is not None else None
        if case.proposal is None or before is None or before.id != case.proposal.id:
            self._forget_parts()
            self.key = GENERAL
        self._case = case
        self.turn(self.key)

    def turn(self, key: str) -> None:
        """Show that section."""
        section = self._section(key)
        self.key = key if section is not None else GENERAL
        page = self._page(section)
        if page is not self.currentWidget():
            self.commit()
        self._fill(page, section)
        for at in range(self.count()):
            # A page that is not in front asks for no room: a wide table would keep the window wide.
            held = self.widget(at)
            policy = QSizePolicy.Policy.Preferred if held is page else QSizePolicy.Policy.Ignored
            if held is not None:
                held.setSizePolicy(policy, policy)
        self.setCurrentWidget(page)

    def is_table(self, key: str) -> bool:
        """Whether that section is a table with a form beside it."""
        section = self._section(key)
        return section is not None and section.section_kind in part_kinds()

    def is_budget(self, key: str) -> bool:
        """Whether that section is the budget."""
        section = self._section(key)
        return section is not None and section.section_kind == "budget"

    def show_readiness(self, case: Case, readiness: Readiness) -> None:
        """The state of the section in front."""
        found = next((each for each in readiness.sections if each.code == self.key), None)
        if found is not None:
            self.current.show_state(pill_of(found))
        self.text.show_case(case)
        if self.key == GENERAL:
            self.general.show_case(case, readiness.problems)

    @property
    def current(self) -> Page:
        """The page in front."""
        page = self.currentWidget()
        assert isinstance(page, Page)
        return page

    def commit(self) -> None:
        """Write what is being typed anywhere."""
        self.text.commit()
        self.general.form.commit()
        for page in self._parts.values():
            if isinstance(page, PartPage | ScoringPage):
                page.commit()

    def focus_first(self) -> None:
        """The place where work begins on this page."""
        match self.current:
            case SectionPage() as page:
                page.focus_language()
            case GeneralPage() as page:
                page.form.focus_first()
            case PartPage() as page:
                page.focus_record("", "", "")
            case AnnexPage() as page:
                page.annexes.focus_missing()
            case CheckPage() | ScoringPage() as page:
                page.focus_first()
            case page:
                page.start.setFocus()

    def focus_problem(self, problem: Problem) -> None:
        """The language, field or record a problem is about."""
        match self.current:
            case SectionPage() as page:
                at = problem.details.get("at", -1)
                page.focus_language(str(problem.details.get("language", "")), at if isinstance(at, int) else -1)
            case GeneralPage() as page if problem.kind == "proposal" and problem.field in _general_fields(page):
                page.form.focus_field(problem.field)
            case PartPage() as page:
                page.focus_record(problem.kind, problem.record_id, problem.field)
            case _:
                self.focus_first()

    def _section(self, key: str) -> Section | None:
        form = self._case.form if self._case is not None else None
        if form is not None and key == SCORING and form.evaluation:
            return Section(code=SCORING, title=Bilingual(), section_kind=SCORING)
        return form.section(key) if form is not None else None

    def _page(self, section: Section | None) -> QWidget:
        if section is None:
            return self.general
        if section.section_kind in WRITTEN_KINDS:
            return self.text
        if section.code not in self._parts:
            self._parts[section.code] = self._made(section)
            self.addWidget(self._parts[section.code])
        return self._parts[section.code]

    def _made(self, section: Section) -> PartPage | AnnexPage | BudgetPage | CheckPage | ScoringPage:
        assert self._case is not None
        assert self._case.proposal is not None
        if section.section_kind == SCORING and self._case.form is not None:
            return ScoringPage(self._office, self._case.proposal.id, self._case.form.evaluation)
        name = names_of(self._case)[section.code]
        if section.section_kind in part_kinds():
            return PartPage(self._office, self._case.proposal.id, section, name)
        if section.section_kind == "annexes":
            return AnnexPage(self._office, section, name)
        if section.section_kind == "checklist":
            return CheckPage(self._office, section, name)
        page = BudgetPage(section, name)
        page.opened.connect(self.budget_wanted)
        return page

    def _fill(self, page: QWidget, section: Section | None) -> None:
        case = self._case
        if case is None or case.proposal is None:
            return
        match page:
            case SectionPage() if section is not None:
                page.show_case(case)
                page.show_section(case.proposal, section, names_of(case)[section.code])
            case GeneralPage():
                page.show_case(case, ())
            case PartPage():
                page.reload()
            case AnnexPage():
                page.annexes.show_case(case)
            case CheckPage() | ScoringPage():
                page.show_case(case)
            case BudgetPage():
                page.show_figures(budget_figures(case))

    def _forget_parts(self) -> None:
        for page in self._parts.values():
            self.removeWidget(page)
            page.deleteLater()
        self._parts.clear()


def _general_fields(page: GeneralPage) -> set[str]:
    return {name for form in page.form.forms for name in form.lines}
