"""What was recognised: each column of the sheet with the field it is taken for, to be changed."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QScrollArea, QWidget

from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.budget_imports import ColumnOfSheet, fields_for_columns
from hromada_desk.text.catalog import translate

LONGEST_HEAD = 60


class ColumnsPage(QScrollArea):
    """`changed(column, field)` tells that a column is something else."""

    changed = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        name_for_readers(self, translate("budget_import.columns_of"))
        self.boxes: dict[int, QComboBox] = {}

    def show_columns(self, columns: Sequence[ColumnOfSheet]) -> None:
        """Show these anew; the focus stays on its column."""
        focused = next((at for at, box in self.boxes.items() if box.hasFocus()), None)
        page = QWidget()
        mark(page, role="page")
        layout = column(page, spacing=8, margins=(0, 0, 12, 0))
        layout.addWidget(Label(translate("budget_import.columns_hint"), Type.SMALL, "secondary"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.boxes = {}
        for at, each in enumerate(columns):
            name = _name(each)
            grid.addWidget(Label(name, Type.SMALL), at, 0)
            box = self._box(each, name)
            self.boxes[each.column] = box
            grid.addWidget(box, at, 1)
            example = translate("budget_import.column_example", text=each.example) if each.example else ""
            grid.addWidget(Label(example, Type.SMALL, "secondary"), at, 2)
        self.setWidget(page)
        if focused in self.boxes:
            self.boxes[focused].setFocus()

    def _box(self, shown: ColumnOfSheet, name: str) -> QComboBox:
        box = QComboBox()
        name_for_readers(box, name, shown.example)
        for field in fields_for_columns():
            box.addItem(translate(f"budget_import.field.{field}"), field)
        at = box.findData(shown.field if shown.field in fields_for_columns() else fields_for_columns()[-1])
        box.setCurrentIndex(at)
        box.activated.connect(lambda _at, number=shown.column, box=box: self.changed.emit(number, box.currentData()))
        return box


def _name(shown: ColumnOfSheet) -> str:
    head = shown.head if len(shown.head) <= LONGEST_HEAD else shown.head[:LONGEST_HEAD - 1] + "\u2026"
    if not head:
        return translate("budget_import.column_bare", letters=shown.letters)
    return translate("budget_import.column_named", letters=shown.letters, head=head)
