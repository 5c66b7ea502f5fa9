"""One line in the panel: its money as a bar and figures, what it is expected to cost, its contracts and payments."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hromada_desk.desktop.kit.bars import LimitBar
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.kit.table_rows import Cell, Row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_fact.fact_form import EstimateForm
from hromada_desk.desktop.screens.budget_fact.rows import bar_of, tone_of
from hromada_desk.desktop.screens.budget_fact.small_table import SmallTable
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.money import Money
from hromada_desk.domain.plan_fact import LineFact
from hromada_desk.domain.records.procurement import Commitment, Contract, Payment
from hromada_desk.domain.values import Language
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_date
from hromada_desk.text.numbers import format_money
from hromada_desk.text.problem_texts import problem_sentence

INKS = {Tone.OK: "ok", Tone.WARNING: "warning", Tone.PROBLEM: "problem"}
WHOLE_PER_CENT = Decimal("0.01")
Adder = Callable[[str], object]


class LineView(QWidget):
    """`opened(kind, id)` asks for a record, `doomed(kind, ids)` to remove some, `changed` tells of a new estimate."""

    opened = Signal(str, str)
    doomed = Signal(str, list)
    changed = Signal()

    def __init__(self, office: Office, add: Adder, currency: str, *, is_heading: bool) -> None:
        super().__init__()
        self._office = office
        self.bar = LimitBar()
        self.verdict = WrappingLabel("", Type.SMALL_BOLD)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(4)
        self._grid.setHorizontalSpacing(12)
        for place in (1, 3):
            self._grid.setColumnStretch(place, 1)
        layout = column(self, spacing=12)
        layout.addWidget(self.verdict)
        layout.addWidget(self.bar)
        layout.addLayout(self._grid)
        self.estimate = EstimateForm(office, currency)
        self.estimate.changed.connect(self.changed)
        self.tables: dict[str, SmallTable] = {}
        if is_heading:
            layout.addWidget(WrappingLabel(translate("fact_screen.heading_hint"), Type.SMALL, "secondary"))
            self.estimate.hide()
            return
        layout.addWidget(self.estimate)
        for record_type in (Contract, Commitment, Payment):
            kind = record_type.kind
            table = self.tables[kind] = SmallTable(kind, None if office.desk.read_only else _adding(add, kind))
            table.opened.connect(lambda record_id, kind=kind: self.opened.emit(kind, record_id))
            table.doomed.connect(lambda ids, kind=kind: self.doomed.emit(kind, ids))
            layout.addWidget(table)

    def show_line(self, facts: FactBook, line_id: str) -> None:
        """Show that line as it is now."""
        each = facts.fact.lines[line_id]
        self._show_money(facts, each)
        if not self.tables:
            return
        self.estimate.show_line(facts.book.lines[line_id])
        contracts = [contract_row(found.contract, found.committed) for found in facts.contracts_on(line_id)]
        commitments = [commitment_row(found, facts) for found in facts.commitments_on(line_id)]
        payments = [payment_row(found, amount) for found, amount in facts.payments_on(line_id)]
        for kind, rows in ((Contract.kind, contracts), (Commitment.kind, commitments), (Payment.kind, payments)):
            self.tables[kind].show_rows(rows)

    def focus_first(self) -> None:
        """The first table that has rows, else the first way to add something."""
        tables = list(self.tables.values())
        filled = next((each for each in tables if each.model.rowCount()), None)
        if filled is not None:
            filled.table.view.setFocus()
        elif tables:
            tables[0].add.setFocus()

    def _show_money(self, facts: FactBook, each: LineFact) -> None:
        tone, bar = tone_of(each), bar_of(each.whole, each.forecast)
        self.verdict.setText(_verdict(facts, each))
        self.verdict.set_tone(INKS.get(tone, ""))
        words = translate("fact_screen.spent.tip", paid=each.whole.paid, plan=each.whole.planned)
        self.bar.show_share(*(bar or (0.0, 1.0)), tone, words)
        shown = (("planned", each.whole.planned), ("committed", each.whole.committed), ("paid", each.whole.paid),
                 ("free", each.whole.left_to_commit), ("to_pay", each.whole.left_to_pay), ("forecast", each.forecast))
        while (item := self._grid.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        for at, (name, amount) in enumerate(shown):
            line, place = at % 3, 2 * (at // 3)
            label = Label(translate(f"fact_screen.column.{name}"), Type.SMALL, "secondary")
            figure = Label(format_money(amount, _now()), Type.SMALL)
            label.setBuddy(figure)
            self._grid.addWidget(label, line, place)
            self._grid.addWidget(figure, line, place + 1, Qt.AlignmentFlag.AlignRight)


def commitment_row(found: Commitment, facts: FactBook) -> Row:
    """A commitment in a short table."""
    contract = next((each.number for each in facts.spending.contracts if each.id == found.contract_id), "")
    amount = None if found.amount is None else found.amount.money
    return _row(found.id, found.committed_on, found.title.best(_now()) or found.document or contract, amount, contract)


def payment_row(found: Payment, amount: Money | None) -> Row:
    """A payment in a short table: what of it falls on the line; in full where no rate is known."""
    shown = amount if amount is not None or found.amount is None else found.amount.money
    return _row(found.id, found.paid_on, found.title.best(_now()) or found.document, shown, found.document)


def contract_row(found: Contract, amount: Money | None) -> Row:
    """A contract in a short table, with what of it is committed there, or its value."""
    return _row(found.id, found.signed_on, found.number or found.title.best(_now()), amount, found.supplier_name)


def _row(record_id: str, day: date | None, title: str, amount: Money | None, tip: str) -> Row:
    when = "" if day is None else format_date(day, _now())
    words = "" if amount is None else format_money(amount, _now())
    return Row(record_id, (Cell(when, str(day or "")), Cell(title or translate("fact_screen.unnamed"), tip=tip),
                           Cell(words, None if amount is None else amount.amount)))


def _verdict(facts: FactBook, each: LineFact) -> str:
    """What the rules say of the line, else how far it is."""
    found = next((problem for problem in facts.problems if problem.record_id == each.line_id), None)
    if found is not None:
        return problem_sentence(found.code, found.details)
    share = each.whole.spent_share
    if share is None or not each.is_touched:
        return translate("fact_screen.verdict.untouched")
    return translate("fact_screen.verdict.within", share=share.quantize(WHOLE_PER_CENT))


def _adding(add: Adder, kind: str) -> Callable[[], object]:
    return lambda: add(kind)


def _now() -> Language:
    return current().language
