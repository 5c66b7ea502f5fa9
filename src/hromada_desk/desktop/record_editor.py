"""Records of one kind as a table with a form beside it: for small lists and for the parts of a larger record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.form_fields import OptionSearch
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.live_form import LiveForm, Section
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.desktop.written import field_words, sort_value
from hromada_desk.domain.folding import fold
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import FieldOf, Record, field_of
from hromada_desk.services import editing
from hromada_desk.services.adding import add_record
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import field_label, kinds_label

NUMERIC = frozenset({ValueKind.MONEY, ValueKind.CONVERTED, ValueKind.NUMBER, ValueKind.COUNT, ValueKind.SHARE})
FORM_WIDTH = 520
LEAST_FORM, LEAST_TABLE = 348, 476
"""Pixels: in a narrow window the form gives way to the table and its buttons, down to its own least width."""


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A column that no field holds, and its cell for a record."""

    column: Column
    cell: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Shape:
    """What a record editor shows of a kind: table columns (the first stretches), form sections, words when empty.

    `form_width` is that of the form beside the table, in pixels; `searches` replace those of the kind, by field name.
    `more` are columns behind those of the fields.
    """

    record_type: type[Record]
    columns: Sequence[str]
    sections: Sequence[Section]
    empty_key: str
    wide_form: bool = False
    form_width: int = FORM_WIDTH
    searches: Mapping[str, OptionSearch] = field(default_factory=dict)
    more: Sequence[WorkedOut] = ()


class RecordEditor(QWidget):
    """The records whose `owner` fields have the given values. `chosen(id)` tells which one the caret is on.

    What else a screen has to say stands in `toolbar`, below the table (`at_table`) or below the form (`at_form`).
    """

    chosen = Signal(str)

    def __init__(self, office: Office, shape: Shape, owner: Mapping[str, Any] | None = None) -> None:
        super().__init__()
        self._office, self._shape, self._owner = office, shape, dict(owner or {})
        kind = shape.record_type.kind
        self.model = RecordTableModel([*(_column(shape.record_type, name, at == 0)
                                         for at, name in enumerate(shape.columns)),
                                       *(each.column for each in shape.more)])
        self.table = RecordTable(self.model, kinds_label(kind), f"counted.{kind}")
        self.form = LiveForm(office, shape.record_type, shape.sections, shape.searches)
        self.toolbar = row(spacing=8, margins=(Size.PAGE_LEFT, 8, Size.PAGE_RIGHT, 8))
        self.at_table, self.at_form = column(spacing=0), column(spacing=16, margins=(16, 12, 16, 16))
        self._area: QScrollArea | None = None
        self._pages = QStackedWidget()
        self._pages.addWidget(self._work())
        self._pages.addWidget(self._empty())
        column(self, spacing=0).addWidget(self._pages)
        self.table.view.row_chosen.connect(self._show)
        self.table.view.row_opened.connect(lambda _key: self.form.focus_first())
        self.table.view.delete_asked.connect(self._remove)

    def set_owner(self, owner: Mapping[str, Any]) -> None:
        """Show the parts of another record."""
        self.form.commit()
        self._owner = dict(owner)
        self.reload()

    def reload(self) -> None:
        """Read the records again; the caret stays where it was."""
        before = self.table.view.current_key()
        records = self.records()
        self.model.set_rows([self._row(each) for each in records])
        self._pages.setCurrentIndex(0 if records else 1)
        if records:
            self.choose(before if self.model.row_of(before) >= 0 else records[0].id)

    def records(self) -> Sequence[Record]:
        """What is shown, in its order."""
        return self._office.desk.all(self._shape.record_type, **self._owner)

    def choose(self, record_id: str) -> None:
        """Put the caret on that record."""
        self.table.view.choose(record_id)
        self._show(record_id)

    def add(self) -> None:
        """A new record, its first field ready for typing."""
        made = self._office.runner.run(
            lambda: add_record(self._office.desk, self._shape.record_type, self._owner))
        if made is not None:
            self.reload()
            self.choose(made.id)
            self.form.focus_first()

    def commit(self) -> None:
        """Write what is being typed."""
        self.form.commit()

    def focus_first(self) -> None:
        """The table, or the button that makes the first record."""
        if self._pages.currentIndex() == 0:
            self.table.view.setFocus()

    def cell_words(self, record: Record, shown: FieldOf) -> str:
        """What a cell of the table says; a link says what the record it leads to is called."""
        value = getattr(record, shown.name)
        if shown.facets.value is ValueKind.LINK and shown.facets.links:
            linked = self._office.desk.find(KINDS[shown.facets.links], value)
            return editing.title_of(linked) if linked is not None else ""
        return field_words(shown, value)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._area is not None:
            wished = self._shape.form_width
            room = event.size().width() - style.px(LEAST_TABLE)
            self._area.setFixedWidth(max(min(wished, room), min(wished, LEAST_FORM)))

    def _work(self) -> QWidget:
        page = QWidget()
        across = row(page, spacing=0)
        self.toolbar.addWidget(button(translate(f"{self._shape.empty_key}.start"), self.add, icon_name="add"))
        self.toolbar.addStretch(1)
        self.at_table.addLayout(self.toolbar)
        self.at_table.addWidget(self.table, 1)
        across.addLayout(self.at_table, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        mark(area, role="panel")
        name_for_readers(area, kinds_label(self._shape.record_type.kind))
        inside = QWidget()
        mark(inside, role="body")
        self.at_form.addWidget(self.form)
        inside.setLayout(self.at_form)
        area.setWidget(inside)
        if self._shape.wide_form:
            area.setMinimumWidth(self._shape.form_width)
            across.addWidget(area, 1)
        else:
            self._area = area
            area.setFixedWidth(self._shape.form_width)
            across.addWidget(area)
        return page

    def _empty(self) -> QWidget:
        key = self._shape.empty_key
        page = EmptyState(translate(f"{key}.title"), translate(f"{key}.sentence"), translate(f"{key}.start"))
        page.started.connect(self.add)
        mark(page, role="page")
        return page

    def _row(self, record: Record) -> Row:
        cells = []
        for name in self._shape.columns:
            shown = field_of(self._shape.record_type, name)
            cells.append(Cell(self.cell_words(record, shown), sort_value(getattr(record, name))))
        cells += [each.cell(record) for each in self._shape.more]
        return Row(record.id, tuple(cells), search=fold(" ".join(each.text for each in cells)))

    def _show(self, record_id: str) -> None:
        record = self._office.desk.find(self._shape.record_type, record_id)
        if record is not None:
            self.form.show_record(record)
            self.chosen.emit(record_id)

    def _remove(self, record_ids: list[str]) -> None:
        desk = self._office.desk
        doomed = [each for each in (desk.find(self._shape.record_type, one) for one in record_ids) if each is not None]
        self._office.runner.run(lambda: editing.remove(desk, *doomed))
        self._office.offer_undo(translate("records.removed", title=editing.title_of(doomed[0]), count=len(doomed)))


def _column(record_type: type[Record], name: str, stretches: bool) -> Column:
    value = field_of(record_type, name).facets.value
    look = Look.NUMBER if value in NUMERIC else Look.TEXT
    return Column(name, field_label(record_type.kind, name), 200 if stretches else 132, look, stretches=stretches,
                  priority=0 if stretches else 2)
