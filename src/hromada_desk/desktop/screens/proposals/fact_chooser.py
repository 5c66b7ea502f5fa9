"""The dialog that puts a live fact into a text: type a few letters, see what each fact says now, Enter takes it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.filter_field import FilterField
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.folding import fold
from hromada_desk.domain.live_facts import written_as
from hromada_desk.services.live_facts import FactLine
from hromada_desk.text.catalog import translate

SIZE = (620, 520)
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class FactChooser(QDialog):
    """`chosen` is the name of the fact once it was accepted. Arrows move in the list from the filter too."""

    def __init__(self, facts: Sequence[FactLine], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("workshop.facts"))
        self.resize(*SIZE)
        self.chosen = ""
        self.model = RecordTableModel((
            Column("fact", translate("workshop.facts.fact"), 250, stretches=True),
            Column("value", translate("workshop.facts.value"), 260)))
        self.model.set_rows([_row(each) for each in facts])
        self.table = RecordTable(self.model, translate("workshop.facts"), "workshop.facts.counted")
        self.table.view.row_opened.connect(self._take)
        self.filter = FilterField(translate("workshop.facts.filter"), self)
        self.filter.textChanged.connect(self._narrow)
        self.filter.installEventFilter(self)
        self.insert = button(translate("workshop.facts.insert"), lambda: self._take(self.table.view.current_key()),
                             kind="primary")
        self.insert.setDefault(True)
        layout = column(self, spacing=12, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("workshop.facts"), Type.TITLE))
        layout.addWidget(WrappingLabel(translate("workshop.facts.sentence"), Type.BODY, "secondary"))
        layout.addWidget(self.filter)
        layout.addWidget(self.table, 1)
        bar = row(spacing=8)
        bar.addStretch(1)
        bar.addWidget(button(translate("workshop.facts.cancel"), self.reject))
        bar.addWidget(self.insert)
        layout.addLayout(bar)
        self._narrow("")
        self.filter.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _STEPS:
            QApplication.sendEvent(self.table.view, event)
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, written: str) -> None:
        self.model.set_filter(written)
        found = bool(self.model.matching_rows)
        if found:
            self.table.view.choose(self.model.matching_rows[0].key)
        self.insert.setEnabled(found)

    def _take(self, name: str) -> None:
        if name:
            self.chosen = name
            self.accept()


def _row(fact: FactLine) -> Row:
    value = fact.value or translate("workshop.facts.nothing")
    cells = (Cell(fact.label, tip=written_as(fact.name)), Cell(value, tone=Tone.PLAIN if fact.value else Tone.WARNING))
    return Row(fact.name, cells, search=fold(f"{fact.label} {fact.name} {value}"))
