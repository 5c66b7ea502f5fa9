"""The scenarios and the kept versions of a budget, one list below the other, each with the way to a new one."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QFrame

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.marks import column, mark, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.services.budget_comparison import SCENARIO, VERSION, key_of
from hromada_desk.services.budget_versions import KeptVersion
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_moment

WIDTH = 204


class VariantLists(QFrame):
    """`chosen(key)` tells the side that was chosen, `removal_asked(key)` that it is to go to the trash."""

    chosen = Signal(str)
    removal_asked = Signal(str)
    new_asked = Signal()
    keep_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="page")
        self.setFixedWidth(WIDTH)
        self.new = button(translate("scenarios.new"), self.new_asked.emit, icon_name="add")
        self.keep = button(translate("scenarios.keep"), self.keep_asked.emit, icon_name="backup")
        self.scenarios = self._table("scenarios.list.scenarios")
        self.versions = self._table("scenarios.list.versions")
        whole = column(self, spacing=0)
        for made, table in ((self.new, self.scenarios), (self.keep, self.versions)):
            above = row(margins=(12, 8, 12, 8))
            above.addWidget(made, 1)
            whole.addLayout(above)
            whole.addWidget(table, 1)

    def show_variants(self, scenarios: Sequence[tuple[str, str]], versions: Sequence[KeptVersion], *,
                      read_only: bool) -> None:
        """Show scenarios (id and name) and versions."""
        self.scenarios.model.set_rows([
            Row(key_of(SCENARIO, record_id), (Cell(name or translate("scenarios.unnamed"), sort=at),))
            for at, (record_id, name) in enumerate(scenarios)])
        self.versions.model.set_rows([
            Row(key_of(VERSION, each.id), (Cell(each.name or translate("scenarios.unnamed"), sort=at,
                                                tip=_tip(each.made_at)),))
            for at, each in enumerate(versions)])
        for made in (self.new, self.keep):
            made.setEnabled(not read_only)
            made.setToolTip(translate("scenarios.read_only") if read_only else "")

    def choose(self, key: str) -> None:
        """Select that side; the other list loses its selection."""
        for table in (self.scenarios, self.versions):
            if table.model.row_of(key) < 0:
                table.view.clearSelection()
            elif table.view.selected_keys() != [key]:
                with QSignalBlocker(table.view):
                    table.view.choose(key)

    def focus_chosen(self, key: str) -> None:
        """Give the focus to the list that holds that side, to the scenarios for any other."""
        (self.versions if self.versions.model.row_of(key) >= 0 else self.scenarios).view.setFocus()

    def _table(self, title: str) -> RecordTable:
        model = RecordTableModel((Column("name", translate(title), 120, stretches=True),), parent=self)
        table = RecordTable(model, translate(title), "scenarios.count")
        view = table.view
        view.setSelectionMode(view.SelectionMode.SingleSelection)
        view.row_chosen.connect(self.chosen)
        view.row_opened.connect(self.chosen)
        view.panel_asked.connect(self.chosen)
        view.clicked.connect(lambda _index: self.chosen.emit(view.current_key()))
        view.delete_asked.connect(lambda keys: self.removal_asked.emit(keys[0]))
        return table


def _tip(moment: datetime | None) -> str:
    if moment is None:
        return ""
    return translate("scenarios.kept_at", moment=format_moment(moment, current().language))
