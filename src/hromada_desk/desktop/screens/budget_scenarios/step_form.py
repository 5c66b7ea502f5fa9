"""One supposition of a scenario in the panel: its sentence, what is to be said of it, and the fields that make it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from hromada_desk.desktop.kit.buttons import icon_button
from hromada_desk.desktop.kit.form import RecordForm
from hromada_desk.desktop.kit.form_fields import FormField, Option
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import column, frame, name_for_readers, row
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget_variants import ScenarioStep
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.domain.scenarios import StepNote, foreign_currencies
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_scenarios import MOST_GROWTH
from hromada_desk.services.budget_step_words import line_words, note_words, step_words
from hromada_desk.services.budget_versions import parts_of
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import currency_sign

MOST_LINES = 300
"""Up to so many rows a step may be given each line by choosing; in longer budgets headings alone."""
LEAST_RATE = Decimal("-0.99")


class StepForm(QFrame):
    """`changed(step, values)` carries the fields to be written, `removal_asked(id)` the wish to take the step away."""

    changed = Signal(object, dict)
    removal_asked = Signal(str)

    def __init__(self, book: BudgetBook, step: ScenarioStep, number: int) -> None:
        super().__init__()
        self._step, self._currency = step, book.currency
        name_for_readers(self, translate("scenarios.step_name", number=number))
        self.sentence = WrappingLabel("", Type.BODY_BOLD)
        self.note = WrappingLabel("", Type.SMALL, "warning")
        self._sign = Glyph("warning", Token.WARNING, 14)
        self.remove = icon_button("trash", translate("scenarios.remove_step", number=number),
                                  lambda: self.removal_asked.emit(self._step.id))
        self.places = RecordForm(_places(book, step))
        self.amounts = RecordForm(_amounts(book, step), paired=True)
        for form in (self.places, self.amounts):
            form.field_committed.connect(self._write)
        for line in self.amounts.findChildren(QLineEdit):
            line.returnPressed.connect(self.amounts.commit)
        inside = column(self, spacing=6)
        head = row(spacing=4)
        head.addWidget(self.sentence, 1)
        head.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        below = row(spacing=4)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.note, 1)
        inside.addLayout(below)
        inside.addWidget(self.places)
        inside.addWidget(self.amounts)
        inside.addWidget(frame("line"))
        self.show_step(book, step, None)

    def show_step(self, book: BudgetBook, step: ScenarioStep, note: StepNote | None) -> None:
        """Show its values; what is being typed stays."""
        self._step = step
        said = current()
        self.sentence.setText(step_words(book, step, said))
        words = "" if note is None else note_words(note, book.currency, said)
        self.note.setText(words)
        self.note.setVisible(bool(words))
        self._sign.setVisible(bool(words))
        amount = None if step.amount is None else step.amount.amount
        values = {"currency": step.currency, "source_id": step.source_id, "line_id": step.line_id,
                  "percent": step.percent, "amount": amount}
        for form in (self.places, self.amounts):
            form.show_values({name: values[name] for name in form.lines}, afresh=False)
        self.setEnabled(not book.desk.read_only)

    def commit(self) -> None:
        """Write what is being typed."""
        self.amounts.commit()

    def focus_first(self) -> None:
        """The caret to where the amount is typed."""
        self.amounts.focus_field("percent")

    def _write(self, name: str, value: Any) -> None:
        """A growth and a new sum exclude each other: the one just given counts."""
        values: dict[str, Any] = {name: value}
        if name == "amount":
            values = {"amount": None if value is None else money(value, self._currency)}
            if value is not None:
                values["percent"] = None
        elif name == "percent" and value is not None and self._step.amount is not None:
            values["amount"] = None
        self.changed.emit(self._step, values)


def _places(book: BudgetBook, step: ScenarioStep) -> Sequence[FormField]:
    """What the step concerns, in full width: titles are long."""
    where = _choice("line_id", "scenarios.field.where", _lines(book, step.line_id))
    if step.step_kind == "source_share":
        return _choice("source_id", "scenarios.field.source", _sources(book)), where
    return (where,) if step.step_kind == "growth" else ()


def _amounts(book: BudgetBook, step: ScenarioStep) -> Sequence[FormField]:
    """By how much."""
    if step.step_kind == "rate":
        return (_choice("currency", "scenarios.field.currency", _currencies(book, step.currency)),
                _share("scenarios.field.change", LEAST_RATE, MOST_GROWTH))
    if step.step_kind == "source_share":
        return (_share("scenarios.field.part", Decimal(0), Decimal(1)),)
    sign = currency_sign(book.currency, current().language)
    amount = FormField(name="amount", words=translate("scenarios.field.sum", currency=sign),
                       facets=Facets(value=ValueKind.NUMBER, minimum=Decimal(0)))
    return _share("scenarios.field.change", Decimal(-1), MOST_GROWTH), amount


def _choice(name: str, key: str, options: Sequence[Option]) -> FormField:
    return FormField(name=name, words=translate(key), facets=Facets(value=ValueKind.CHOICE), options=options)


def _share(key: str, least: Decimal, most: Decimal) -> FormField:
    return FormField(name="percent", words=translate(key),
                     facets=Facets(value=ValueKind.SHARE, minimum=least, maximum=most))


def _currencies(book: BudgetBook, chosen: str) -> list[Option]:
    found = dict.fromkeys((*foreign_currencies(parts_of(book)), *([chosen] if chosen else ())))
    return [Option(each, choice_label("currency", each)) for each in found]


def _sources(book: BudgetBook) -> list[Option]:
    return [Option(each.id, each.name.best(current().language) or translate("scenarios.unnamed"))
            for each in book.sources]


def _lines(book: BudgetBook, chosen: str) -> list[Option]:
    """The whole budget, then headings and, where they are few, their lines."""
    said = current()
    few = len(book.lines) <= MOST_LINES
    listed = [line_id for line_id in book.figures.lines if few or line_id == chosen or book.is_heading(line_id)]
    return [Option("", line_words(book, "", said)), *(Option(each, line_words(book, each, said)) for each in listed)]
