"""The forms of plan and fact: a contract, a commitment, a payment, and what a line is expected to cost.

A foreign amount takes the rate of its day by itself.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.form import Draft, RecordForm
from hromada_desk.desktop.kit.form_fields import Option, OptionSearch, form_fields
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.live_form import LiveForm, Section
from hromada_desk.desktop.office import Office
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.records.record import Record
from hromada_desk.services.editing import set_field, title_of
from hromada_desk.services.plan_fact import FactBook, set_fact
from hromada_desk.text.catalog import current

FIELDS: Mapping[type[Record], Sequence[Section]] = {
    Contract: (("", ("number", "signed_on", "title", "value", "supplier_id", "supplier_name", "status", "period")),),
    Commitment: (("", ("amount", "committed_on", "document", "title", "line_id", "source_id", "contract_id", "note")),),
    Payment: (("", ("amount", "paid_on", "document", "title", "line_id", "source_id", "contract_id", "note")),),
}
FIRST = {Contract: "number", Commitment: "amount", Payment: "amount"}
"""What is typed first into a new record."""
MOST = 20


class FactForm(LiveForm):
    """A form over one record of a fact book; `facts` is asked anew, for it is read again after every change."""

    def __init__(self, office: Office, facts: FactBook, record: Record) -> None:
        super().__init__(office, type(record), FIELDS[type(record)], _searches(facts),
                         base_currency=facts.book.currency)
        self._facts = facts
        self.show_record(record, facts.problems)

    def _write(self, name: str, value: Any) -> None:
        record = self._record
        if record is None:
            return
        written = self._office.runner.run(lambda: set_fact(self._facts, record, name, value))
        if written is not None:
            self.show_record(written, self._facts.problems)
            self.changed.emit(name)


def _searches(facts: FactBook) -> dict[str, OptionSearch]:
    """Lines and sources of the budget, contracts of its project."""
    language = current().language

    def lines() -> list[Option]:
        book = facts.book
        return [Option(each.line_id, f"{each.number} {book.lines[each.line_id].title.best(language)}".strip())
                for each in book.figures.lines.values() if not book.is_heading(each.line_id)]

    def sources() -> list[Option]:
        return [Option(each.id, each.name.best(language) or each.id[:8]) for each in facts.book.sources]

    def contracts() -> list[Option]:
        return [Option(each.id, " ".join(part for part in (each.number, each.title.best(language)) if part)
                       or title_of(each) or each.id[:8]) for each in facts.spending.contracts]

    return {"line_id": _among(lines), "source_id": _among(sources), "contract_id": _among(contracts)}


def _among(options: Callable[[], list[Option]]) -> OptionSearch:
    def look(text: str) -> Sequence[Option]:
        known, wanted = options(), text.casefold()
        exact = [each for each in known if each.value == text]
        return exact or [each for each in known if wanted in each.words.casefold()][:MOST]

    return look


class EstimateForm(QWidget):
    """What a person expects a line to cost in the end, in the budget's currency. `changed` tells it was written."""

    changed = Signal()

    def __init__(self, office: Office, currency: str) -> None:
        super().__init__()
        self._office = office
        self._line: BudgetLine | None = None
        field = replace(form_fields(BudgetLine, ("final_estimate",))[0], base_currency=currency)
        self.form = RecordForm([field])
        column(self, spacing=0).addWidget(self.form)
        self.form.draft_changed.connect(self._keep)
        self.form.field_committed.connect(self._write)

    def show_line(self, line: BudgetLine) -> None:
        """Show what is expected of a line; undecided typing in the same line stays."""
        self._line = line
        self.form.show_record(line)
        self.setEnabled(not self._office.desk.read_only)

    def _keep(self, name: str, draft: Draft) -> None:
        if self._line is not None and draft.is_readable:
            self._office.desk.keep_draft(self._line, name, draft.value)

    def _write(self, name: str, value: Any) -> None:
        line = self._line
        if line is None:
            return
        if self._office.runner.run(lambda: set_field(self._office.desk, line, name, value)) is not None:
            self.changed.emit()
