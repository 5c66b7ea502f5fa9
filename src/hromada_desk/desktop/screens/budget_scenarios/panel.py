"""The panel beside the comparison: a scenario with its steps, or a kept version."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.form import Draft, RecordForm
from hromada_desk.desktop.kit.form_fields import form_fields
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_scenarios.steps import StepList
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.budget_variants import BudgetVersion, Scenario
from hromada_desk.domain.scenarios import StepNote
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_comparison import SCENARIO, key_of
from hromada_desk.services.budget_scenarios import set_text
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_moment
from hromada_desk.text.labels import kind_label

WIDTH = 304


class VariantPanel(SidePanel):
    """`written` tells that something of the scenario was written; the others carry the key of what is shown."""

    written = Signal()
    copy_asked = Signal(str)
    removal_asked = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__(WIDTH)
        self._office = office
        self._key = ""
        self.name: RecordForm | None = None
        self.note: RecordForm | None = None
        self._record: Scenario | BudgetVersion | None = None
        self.steps: StepList | None = None
        self.hide()

    @property
    def key(self) -> str:
        """What is shown."""
        return self._key if not self.isHidden() else ""

    def show_scenario(self, book: BudgetBook, scenario_id: str, notes: Sequence[StepNote]) -> None:
        """A scenario: its name, its steps with what is to be said of them, what can be done with it."""
        scenario = book.desk.find(Scenario, scenario_id)
        if scenario is None:
            self.hide()
            return
        key = key_of(SCENARIO, scenario_id)
        if key != self.key:
            self._begin(key, kind_label(Scenario.kind))
            heading = Label(translate("scenarios.steps"), Type.HEADING)
            self.name, self.note = self._form(Scenario, "name"), self._form(Scenario, "note")
            self.steps = StepList(self._office, scenario_id)
            self.steps.written.connect(self.written)
            self._put(self.name, heading, self.steps, self.note, self._deeds(key))
        self._show_record(scenario)
        if self.steps is not None:
            self.steps.show_steps(book, notes)

    def show_version(self, book: BudgetBook, version_id: str, key: str) -> None:
        """A version: its name and moment."""
        version = book.desk.find(BudgetVersion, version_id)
        if version is None:
            self.hide()
            return
        if key != self.key:
            self._begin(key, kind_label(BudgetVersion.kind))
            moment = "" if version.made_at is None else format_moment(version.made_at, current().language)
            self.name, self.note = self._form(BudgetVersion, "name"), self._form(BudgetVersion, "note")
            self._put(WrappingLabel(translate("scenarios.kept_at", moment=moment), Type.BODY, "secondary"), self.name,
                      self.note, WrappingLabel(translate("scenarios.version_hint"), Type.SMALL, "secondary"),
                      self._deeds(key, copied=False))
        self._show_record(version)

    def commit(self) -> None:
        """Write what is being typed."""
        if self.isHidden():
            return
        for form in (self.name, self.note, self.steps):
            if form is not None:
                form.commit()

    def _begin(self, key: str, title: str) -> None:
        self.commit()
        self._key, self.steps = key, None
        self.show_subject(title)

    def _form(self, record_type: type[Scenario | BudgetVersion], field: str) -> RecordForm:
        form = RecordForm(form_fields(record_type, (field,)))
        form.draft_changed.connect(self._keep)
        form.field_committed.connect(self._write)
        for line in form.findChildren(QLineEdit):
            line.returnPressed.connect(form.commit)
        return form

    def _show_record(self, record: Scenario | BudgetVersion) -> None:
        self._record = record
        for form in (self.name, self.note):
            if form is not None:
                form.show_record(record)
                form.setEnabled(not self._office.desk.read_only)

    def _keep(self, name: str, draft: Draft) -> None:
        if self._record is not None and draft.is_readable:
            self._office.desk.keep_draft(self._record, name, draft.value)

    def _write(self, name: str, value: Any) -> None:
        """A name or note; without a name the old one stays and comes back."""
        record = self._record
        if record is None:
            return
        if self._office.runner.run(lambda: set_text(self._office.desk, record, name, value)) is None:
            self._show_record(record)
        else:
            self.written.emit()

    def _put(self, *widgets: QWidget) -> None:
        content = QWidget()
        inside = column(content, spacing=16)
        for each in widgets:
            inside.addWidget(each)
        self.set_content(content)
        self.show()

    def _deeds(self, key: str, *, copied: bool = True) -> QWidget:
        box = QWidget()
        line = row(box)
        copy = button(translate("scenarios.copy"), lambda: self.copy_asked.emit(key), icon_name="copy")
        remove = button(translate("scenarios.remove"), lambda: self.removal_asked.emit(key), icon_name="trash")
        for each in (*([copy] if copied else ()), remove):
            each.setEnabled(not self._office.desk.read_only)
            line.addWidget(each)
        line.addStretch(1)
        return box
