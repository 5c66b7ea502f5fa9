"""The model of the budget grid: prepared rows, and the cell editor's way down to the services.

What was typed and not accepted stays in its cell, with the sentence, until it is typed anew.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from hromada_desk.desktop.kit.grid_rows import CellState, GridCell, GridColumn, GridRow, RowKind
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import refusal_sentence

Index = QModelIndex | QPersistentModelIndex
Commit = Callable[[str, str, str], str]
"""Takes row key, column key and what was typed; returns the sentence of what is wrong with it, empty when it is kept.
"""

PLAIN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
EDITABLE = PLAIN | Qt.ItemFlag.ItemIsEditable


class GridModel(QAbstractTableModel):
    """Rows under columns; `refused(row, column, sentence)` fires when what was typed could not be kept."""

    refused = Signal(str, str, str)

    def __init__(self, columns: Sequence[GridColumn], commit: Commit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.total: GridRow | None = None
        self._commit = commit
        self._rows: tuple[GridRow, ...] = ()
        self._at: dict[str, int] = {}
        self._kept: dict[tuple[str, str], tuple[str, str]] = {}

    def set_rows(self, rows: Sequence[GridRow], total: GridRow | None = None) -> None:
        """Show these rows. Where only cells changed, an open editor and the selection stay untouched."""
        self.total = total
        if [row.key for row in rows] == [row.key for row in self._rows]:
            self._rows = tuple(rows)
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
            self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, max(len(rows) - 1, 0))
            return
        self.beginResetModel()
        self._rows = tuple(rows)
        self._at = {row.key: at for at, row in enumerate(rows)}
        self._kept = {place: kept for place, kept in self._kept.items() if place[0] in self._at}
        self.endResetModel()

    def row(self, at: int) -> GridRow:
        """The row in that line."""
        return self._rows[at]

    def cell(self, row: int, column: int) -> GridCell:
        """The cell as shown: with what was typed and not accepted, where there is such."""
        cell = self._rows[row].cells[column]
        if not self._kept:
            return cell
        kept = self._kept.get((self._rows[row].key, self.columns[column].key))
        return cell if kept is None else replace(cell, text=kept[0], edit=kept[0], tip=kept[1], state=CellState.PROBLEM)

    def place_of(self, row_key: str, column_key: str) -> QModelIndex:
        """The index of that cell; invalid where the row is not shown."""
        at = self._at.get(row_key)
        across = next((each for each, column in enumerate(self.columns) if column.key == column_key), -1)
        return QModelIndex() if at is None or across < 0 else self.index(at, across)

    def heading_of(self, at: int) -> int:
        """The line of the heading a cost belongs to; -1 for a heading, at the top, and where there is no such line."""
        if not 0 <= at < len(self._rows) or self.is_heading(at):
            return -1
        return self._at.get(self._rows[at].parent, -1)

    def forget(self, row_key: str, column_key: str) -> None:
        """Drop what was typed and not accepted: the stored figure shows again."""
        if self._kept.pop((row_key, column_key), None) is not None:
            place = self.place_of(row_key, column_key)
            self.dataChanged.emit(place, place)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return EDITABLE if self.cell(index.row(), index.column()).is_editable else PLAIN

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        cell = self.cell(index.row(), index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == Qt.ItemDataRole.EditRole:
            return cell.edit if cell.edit is not None else cell.text
        if role == Qt.ItemDataRole.ToolTipRole:
            return cell.tip or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index, cell)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid() or role != Qt.ItemDataRole.EditRole:
            return False
        row_key, column_key = self._rows[index.row()].key, self.columns[index.column()].key
        typed = str(value)
        if typed == self.data(index, Qt.ItemDataRole.EditRole):
            return True
        try:
            problem = self._commit(row_key, column_key, typed)
        except (RuleBroken, FileProblem) as refusal:
            problem = refusal_sentence(refusal.code, refusal.details)
        if problem:
            self._kept[row_key, column_key] = (typed, problem)
            self.refused.emit(row_key, column_key, problem)
        else:
            self._kept.pop((row_key, column_key), None)
        place = self.place_of(row_key, column_key)
        if place.isValid():
            self.dataChanged.emit(place, place)
        return not problem

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Horizontal:
            return self.columns[section].title if 0 <= section < len(self.columns) else None
        return self._rows[section].number if 0 <= section < len(self._rows) else None

    def _spoken(self, index: Index, cell: GridCell) -> str:
        row, title = self._rows[index.row()], self.columns[index.column()].title.replace("\n", " ")
        words = cell.text or translate("kit.grid_empty")
        if cell.state is CellState.LOCKED:
            words = f"{words}, {translate('kit.cell_locked')}"
        place = row.number or str(index.row() + 1)
        spoken = translate("kit.grid_cell", row=place, column=title, text=words)
        return f"{spoken}. {cell.tip}" if cell.tip else spoken

    def is_heading(self, at: int) -> bool:
        """Whether that line is a heading."""
        return self._rows[at].kind is RowKind.HEADING
