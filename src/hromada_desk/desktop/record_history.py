"""Who changed which field of one record, when, from what to what."""

from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.written import field_words
from hromada_desk.domain.changes import ALIVE
from hromada_desk.domain.records.codec import decode
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import field_of
from hromada_desk.services.history import HistoryRow, history
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_moment
from hromada_desk.text.labels import field_label


class RecordHistory(QWidget):
    """A table of changes, newest first."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.model = RecordTableModel((
            Column("at", translate("history.at"), 148, Look.CODE),
            Column("who", translate("history.who"), 140, priority=3),
            Column("field", translate("history.field"), 180),
            Column("before", translate("history.before"), 200, priority=2),
            Column("after", translate("history.after"), 240, stretches=True),
        ))
        self.table = RecordTable(self.model, translate("history.name"), "history.count")
        self._empty = EmptyState(translate("history.empty.title"), translate("history.empty.sentence"), "")
        layout = column(self, spacing=0)
        layout.addWidget(self.table, 1)
        layout.addWidget(self._empty, 1)

    def show_record(self, kind: str, record_id: str) -> None:
        """The changes of that record."""
        rows = history(self._office.desk, kind, record_id)
        self.model.set_rows([_row(each, at) for at, each in enumerate(rows)])
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)


def _row(change: HistoryRow, at: int) -> Row:
    language = current().language
    return Row(f"{change.entry_id}.{at}", (
        Cell(format_moment(change.at, language), change.at), Cell(change.who),
        Cell(field_label(change.kind, change.field)), Cell(_words(change, change.before)),
        Cell(_words(change, change.after)),
    ))


def _words(change: HistoryRow, written: object) -> str:
    if change.field == ALIVE:
        return translate("history.alive" if written else "history.trashed")
    field = field_of(KINDS[change.kind], change.field)
    return field_words(field, decode(field.facets.value, written))
