"""The steps of a scenario in the panel, one below the other, and the way to another one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QScrollArea, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import clear_layout, column
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_scenarios.step_form import StepForm
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.budget_variants import ScenarioStep
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.scenarios import StepNote, foreign_currencies
from hromada_desk.services import budget_scenarios
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_versions import parts_of
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import choice_label


class StepList(QWidget):
    """`written` tells that a step was added, changed or taken away."""

    written = Signal()

    def __init__(self, office: Office, scenario_id: str) -> None:
        super().__init__()
        self._office, self._scenario_id = office, scenario_id
        self._book: BudgetBook | None = None
        self._shape: tuple[object, ...] = ()
        self.forms: list[StepForm] = []
        self._newest: StepForm | None = None
        self._area: QScrollArea | None = None
        menu = QMenu(self)
        for kind in CHOICES["step_kind"]:
            action = menu.addAction(choice_label("step_kind", kind))
            action.triggered.connect(lambda _=False, kind=kind: self.add_step(kind))
        self.add = button(translate("scenarios.add_step"), icon_name="add", menu=menu)
        self.add.setEnabled(not office.desk.read_only)
        whole = column(self, spacing=12)
        self._listed = column(spacing=12)
        whole.addLayout(self._listed)
        whole.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_steps(self, book: BudgetBook, found: Sequence[StepNote]) -> None:
        """The steps as they are, with what is to be said of them; forms are made anew only where other steps stand or
        what they choose from changed.
        """
        self._book = book
        steps = budget_scenarios.steps_of(book.desk, self._scenario_id)
        notes = {each.step_id: each for each in found}
        titles = tuple((each, book.lines[each].title) for each in book.figures.lines)
        shape = (tuple(each.id for each in steps), titles, tuple((each.id, each.name) for each in book.sources))
        if shape != self._shape:
            self._shape = shape
            self._make_forms(book, steps)
        for form, step in zip(self.forms, steps, strict=True):
            form.show_step(book, step, notes.get(step.id))

    def commit(self) -> None:
        """Write what is being typed."""
        for each in self.forms:
            each.commit()

    def add_step(self, kind: str) -> None:
        """A step of that kind with what there is to choose, its amount ready for typing."""
        book = self._book
        if book is None:
            return
        self.commit()
        values = {}
        if kind == "rate":
            values["currency"] = next(foreign_currencies(parts_of(book)), "")
        elif kind == "source_share":
            grants = [each.id for each in book.sources if each.funding_kind == "grant"]
            values["source_id"] = next(iter((*grants, *(each.id for each in book.sources))), "")
        self._run(lambda: budget_scenarios.add_step(book.desk, self._scenario_id, kind, **values))
        if self.forms:
            self.forms[-1].focus_first()
            self._reveal(self.forms[-1])

    def _reveal(self, form: StepForm) -> None:
        """Scroll the panel to a new step as soon as the panel has grown by it."""
        self._newest = form
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None and self._area is None:
            self._area = area
            area.verticalScrollBar().rangeChanged.connect(self._scroll)

    def _scroll(self) -> None:
        """While the newest step is the one worked in, it stays in view."""
        if self._area is not None and self._newest in self.forms and self._newest.amounts.isAncestorOf(
                self.focusWidget() or self):
            self._area.ensureWidgetVisible(self._newest)

    def _make_forms(self, book: BudgetBook, steps: tuple[ScenarioStep, ...]) -> None:
        clear_layout(self._listed)
        self.forms = []
        if not steps:
            self._listed.addWidget(WrappingLabel(translate("scenarios.no_steps"), Type.BODY, "secondary"))
        for number, step in enumerate(steps, start=1):
            form = StepForm(book, step, number)
            form.changed.connect(self._change)
            form.removal_asked.connect(self._remove)
            self.forms.append(form)
            self._listed.addWidget(form)

    def _change(self, step: ScenarioStep, values: dict[str, object]) -> None:
        self._run(lambda: budget_scenarios.change_step(self._office.desk, step, **values))

    def _remove(self, step_id: str) -> None:
        self._run(lambda: budget_scenarios.remove_step(self._office.desk, step_id))
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self, verb: Callable[[], object]) -> None:
        if self._office.runner.run(verb) is not None:
            self.written.emit()
