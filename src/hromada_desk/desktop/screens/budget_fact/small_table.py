"""A short table in the panel under its heading, with the way to add to it; Enter opens a row, Del removes it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import kind_label, kinds_label

MOST_ROWS = 6


class SmallTable(QWidget):
    """The records of one kind. `opened(id)` asks for one, `doomed(ids)` to remove some."""

    opened = Signal(str)
    doomed = Signal(list)

    def __init__(self, kind: str, add: Callable[[], object] | None) -> None:
        super().__init__()
        self.model = RecordTableModel((
            Column("day", translate("fact_screen.small.day"), 112),
            Column("title", translate("fact_screen.small.title"), 110, stretches=True),
            Column("amount", translate("fact_screen.small.amount"), 112, Look.NUMBER)))
        self.table = RecordTable(self.model, kinds_label(kind), f"counted.{kind}")
        self.add = button(kind_label(kind), add, kind="quiet", icon_name="add", size="small")
        self.add.setAccessibleName(translate("fact_screen.add", kind=kind_label(kind)))
        self.add.setVisible(add is not None)
        self._none = Label(translate("fact_screen.small.none"), Type.SMALL, "secondary")
        layout = column(self, spacing=4)
        head = row(spacing=8)
        head.addWidget(Label(kinds_label(kind), Type.BODY_BOLD))
        head.addStretch(1)
        head.addWidget(self.add)
        layout.addLayout(head)
        layout.addWidget(self.table)
        layout.addWidget(self._none)
        view = self.table.view
        view.row_opened.connect(self.opened)
        view.panel_asked.connect(self.opened)
        view.delete_asked.connect(self.doomed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the table is as high as they need, up to a few."""
        self.model.set_rows(rows)
        shown = min(len(rows), MOST_ROWS)
        self.table.setFixedHeight(style.px(Size.TABLE_HEADER) + shown * style.px(Size.ROW) + 2)
        self.table.setVisible(bool(rows))
        self._none.setVisible(not rows)
