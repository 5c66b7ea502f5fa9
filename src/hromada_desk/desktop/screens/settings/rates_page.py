"""Exchange rates: which the workspace has and how old they are, typing one in, taking a publisher's file."""

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.settings.cards import Card, CardPage
from hromada_desk.desktop.screens.settings.rates_import import RatesImport
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.domain.money import CURRENCIES
from hromada_desk.domain.records.budget import Rate
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.services.budget_rates import HOME
from hromada_desk.services.rates import STALE_DAYS, add_rate, list_rates, newest_days, remove_rates
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.dates import format_date
from hromada_desk.text.labels import choice_label, field_label
from hromada_desk.text.numbers import format_number

FEWEST_ROWS, MOST_ROWS = 3, 8
"""So many rows the table has room for; beyond, it scrolls."""
FIELD_WIDTH, NARROW_WIDTH = 200, 120
LEAST_PLACES = 4
"""Decimals of a rate, as the NBU gives them."""


class RatesPage(CardPage):
    """The rates with their age, and the two ways they come in: a publisher's file, or typing."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.take = button(translate("rates.take_file"), RatesImport(office, self).start, kind="primary",
                           icon_name="import")
        self.remove = button(translate("rates.remove"), self._remove, icon_name="trash")
        self._age = WrappingLabel("", Type.BODY)
        self._empty = WrappingLabel(translate("rates.empty"), Type.BODY, "secondary")
        self.table = _table()
        self.table.view.delete_asked.connect(lambda _keys: self._remove())
        self.table.view.selectionModel().selectionChanged.connect(lambda _now, _before: self._follow())
        known = Card(translate("rates.title"), translate("rates.sentence"))
        for each in (self._age, self._empty, self.table):
            known.content.addWidget(each)
        known.add_buttons(self.take, self.remove)
        self.cards.addWidget(known)
        self.cards.addWidget(self._new_rate())

    def reload(self) -> None:
        """Read the rates again."""
        rates = list_rates(self._office.desk)
        self.table.model.set_rows([_row(each) for each in rates])
        lines = min(max(len(rates), FEWEST_ROWS), MOST_ROWS)
        self.table.setFixedHeight(style.px(Size.TABLE_HEADER + lines * Size.ROW + Size.TOTALS) + 2)
        self.table.setVisible(bool(rates))
        self._empty.setVisible(not rates)
        self._age.setText(self._age_words())
        self._age.setVisible(bool(rates))
        self._follow()

    def _new_rate(self) -> Card:
        """The card in which a rate is typed: so many of one currency for one of another."""
        card = Card(translate("rates.new"), translate("rates.new_sentence"))
        self.currency, self.to_currency = _currencies("rate.currency", "EUR"), _currencies("rate.to_currency", HOME)
        self.figure, self.day = QLineEdit(), QLineEdit()
        self.figure.setPlaceholderText(translate("rates.figure_example"))
        self.day.setPlaceholderText(translate("rates.today"))
        self.source = QComboBox()
        for each in CHOICES["rate_source"]:
            self.source.addItem(choice_label("rate_source", each), each)
        self.add = button(translate("rates.add"), self._add, icon_name="add")
        rows = (("currency", self.currency, FIELD_WIDTH), ("rate", self.figure, NARROW_WIDTH),
                ("to_currency", self.to_currency, FIELD_WIDTH), ("rate_on", self.day, NARROW_WIDTH),
                ("source", self.source, FIELD_WIDTH))
        for name, field, width in rows:
            _named(field, field_label(Rate.kind, name), width)
            card.add_setting(field_label(Rate.kind, name), field)
        for line in (self.figure, self.day):
            line.returnPressed.connect(self._add)
        card.add_buttons(self.add)
        return card

    def _follow(self) -> None:
        """What is possible now."""
        writes = not self._office.desk.read_only
        for each in (self.take, self.add):
            each.setEnabled(writes)
        self.remove.setVisible(bool(self.table.model.rowCount()))
        self.remove.setEnabled(writes and bool(self.table.view.selected_keys()))

    def _age_words(self) -> str:
        """The newest day of each source, and a word where even the newest is old."""
        newest = newest_days(self._office.desk)
        if not newest:
            return ""
        language, today = current().language, self._office.desk.today()
        listed = ", ".join(f"{choice_label('rate_source', source)} {format_date(day, language)}"
                           for source, day in sorted(newest.items(), key=lambda each: each[1], reverse=True))
        days = (today - max(newest.values())).days
        said = translate("rates.newest", sources=listed)
        return f"{said} {translate_plural('rates.old', days)}" if days > STALE_DAYS else said

    def _add(self) -> None:
        """Keep the typed rate; what cannot be read stays in its field, the message bar says why."""
        if not self.add.isEnabled():
            return
        pair = (str(self.currency.currentData()), str(self.to_currency.currentData()))
        kept = self._office.runner.run(lambda: add_rate(self._office.desk, pair, self.figure.text(), self.day.text(),
                                                        str(self.source.currentData()), current().language))
        if kept is None:
            return
        self.figure.clear()
        self.reload()
        self.table.view.choose(kept.id)
        self.figure.setFocus()

    def _remove(self) -> None:
        chosen = self.table.view.selected_keys()
        if not chosen or not self.remove.isEnabled():
            return
        gone = self._office.runner.run(lambda: remove_rates(self._office.desk, chosen))
        self.reload()
        if gone:
            self._office.offer_undo(translate_plural("rates.removed", len(gone)))


def _table() -> RecordTable:
    model = RecordTableModel((
        Column("rate_on", field_label(Rate.kind, "rate_on"), 132),
        Column("source", field_label(Rate.kind, "source"), 180),
        Column("currency", translate("rates.column.unit"), 120),
        Column("rate", field_label(Rate.kind, "rate"), 180, Look.NUMBER, stretches=True),
    ))
    return RecordTable(model, translate("rates.title"), "counted.rate", "rates.total")


def _row(rate: Rate) -> Row:
    language = current().language
    day = format_date(rate.rate_on, language) if rate.rate_on is not None else ""
    figure = ""
    if rate.rate is not None:
        exponent = rate.rate.normalize().as_tuple().exponent
        places = max(LEAST_PLACES, -exponent if isinstance(exponent, int) else 0)
        figure = format_number(rate.rate, language, places=places)
    return Row(rate.id, (
        Cell(day, None if rate.rate_on is None else rate.rate_on.toordinal()),
        Cell(choice_label("rate_source", rate.source)), Cell(f"1\u00a0{rate.currency}"),
        Cell(f"{figure}\u00a0{rate.to_currency}", rate.rate),
    ))


def _currencies(label: str, chosen: str) -> QComboBox:
    box = QComboBox()
    name_for_readers(box, translate(label))
    for each in CURRENCIES:
        box.addItem(choice_label("currency", each), each)
    box.setCurrentIndex(box.findData(chosen))
    return box


def _named(field: QWidget, name: str, width: int) -> None:
    name_for_readers(field, name)
    field.setFixedWidth(style.px(width))
