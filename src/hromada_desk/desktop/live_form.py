"""A form bound to one record: what is typed is kept as a draft within a second, and written when the field is left."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.form import Draft, RecordForm
from hromada_desk.desktop.kit.form_fields import OptionSearch, form_fields
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.searches import searches_of
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.record import Record
from hromada_desk.services import editing
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence

TONES = {Severity.ERROR: Tone.PROBLEM, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.INFO}
Section = tuple[str, Sequence[str]]
"""A heading's key ("" for none) and the names of the fields below it."""


class LiveForm(QWidget):
    """The sections of one kind of record. `changed` tells that a field was written.

    `base_currency` is the currency in which sums with a rate need none; `own_searches` replace those of the kind.
    """

    changed = Signal(str)

    def __init__(self, office: Office, record_type: type[Record], sections: Sequence[Section],
                 own_searches: Mapping[str, OptionSearch] | None = None, *, base_currency: str = "UAH") -> None:
        super().__init__()
        self._office = office
        self._record: Record | None = None
        self.forms: list[RecordForm] = []
        searches = {**searches_of(office.desk, record_type), **(own_searches or {})}
        layout = column(self, spacing=24)
        for heading, names in sections:
            block = column(spacing=12)
            if heading:
                block.addWidget(Label(translate(heading), Type.HEADING))
            found = {name: searches[name] for name in names if name in searches}
            fields = [replace(each, base_currency=base_currency) for each in form_fields(record_type, names, **found)]
            form = RecordForm(fields, paired=True)
            form.draft_changed.connect(self._keep)
            form.field_committed.connect(self._write)
            self.forms.append(form)
            block.addWidget(form)
            layout.addLayout(block)
        layout.addStretch(1)

    def show_record(self, record: Record, problems: Sequence[Problem] = ()) -> None:
        """Show a record; undecided typing in the same record stays."""
        self._record = record
        findings = {each.field: (TONES[each.severity], problem_sentence(each.code, each.details))
                    for each in reversed(problems) if each.record_id == record.id and each.field}
        for form in self.forms:
            form.show_record(record)
            form.show_problems(findings)
        self.setEnabled(not self._office.desk.read_only)

    def commit(self) -> None:
        """Write what is being typed."""
        for form in self.forms:
            form.commit()

    def focus_first(self) -> None:
        """The caret into the first field."""
        first = next(iter(self.forms[0].lines))
        self.forms[0].focus_field(first)

    def focus_field(self, name: str) -> None:
        """The caret into that field, wherever it is."""
        for form in self.forms:
            if name in form.lines:
                form.focus_field(name)

    def _keep(self, name: str, draft: Draft) -> None:
        if self._record is not None and draft.is_readable:
            self._office.desk.keep_draft(self._record, name, draft.value)

    def _write(self, name: str, value: Any) -> None:
        record = self._record
        if record is None:
            return
        written = self._office.runner.run(lambda: editing.set_field(self._office.desk, record, name, value))
        if written is not None:
            self._record = written
            self.changed.emit(name)
