"""The one table model of all screens: looks prepared rows up, filters, sorts and groups them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hromada_desk.desktop.kit.table_rows import Arrangement, Cell, Column, Group, Look, Row, Summary, arranged, matching
from hromada_desk.domain.folding import fold

Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def no_summary(_rows: Sequence[Row]) -> Mapping[str, Cell]:
    """For tables without subtotals."""
    return {}


class RecordTableModel(QAbstractTableModel):
    """Rows of one kind under given columns. Every change of rows, filter, order or groups is one model reset."""

    def __init__(self, columns: Sequence[Column], summary: Summary = no_summary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._summary = summary
        self._rows: tuple[Row, ...] = ()
        self._matching: list[Row] = []
        self._shown: list[Row | Group] = []
        self._place: dict[str, int] = {}
        self.arrangement = Arrangement()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; filter, order and closed groups stay."""
        self._rows = tuple(rows)
        self._arrange(self.arrangement)

    def set_filter(self, text: str) -> None:
        """Show only rows whose search text contains every word of `text`, in any spelling of case and apostrophes."""
        self._arrange(replace(self.arrangement, filter_words=tuple(fold(text).split())))

    def set_grouped(self, grouped: bool) -> None:
        """Put the rows under the titles of their groups, or take the groups away."""
        self._arrange(replace(self.arrangement, grouped=grouped))

    def toggle_group(self, title: str) -> None:
        """Open a closed group, close an open one."""
        self._arrange(replace(self.arrangement, closed=self.arrangement.closed ^ {title}))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._arrange(replace(self.arrangement, sorted_by=column, descending=order == Qt.SortOrder.DescendingOrder))

    @property
    def matching_rows(self) -> Sequence[Row]:
        """The rows that pass the filter, whether their group is open or not."""
        return self._matching

    def totals(self) -> Mapping[str, Cell]:
        """Cells by column key over the rows that pass the filter."""
        return self._summary(self._matching)

    def shown(self, row: int) -> Row | Group:
        """What stands in that line of the table."""
        return self._shown[row]

    def row_of(self, key: str) -> int:
        """The line of that record, or -1 while it is filtered out, in a closed group or not there."""
        return self._place.get(key, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], self.columns[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            if isinstance(line, Group):
                return line.title if index.column() == 0 else line.cells.get(column.key, Cell()).text
            return line.cells[index.column()].text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.look is Look.NUMBER else _LEFT
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.columns[section].tip or self.columns[section].title
        return None

    def _arrange(self, wanted: Arrangement) -> None:
        self.beginResetModel()
        self.arrangement = wanted
        self._matching = matching(self._rows, wanted.filter_words)
        self._shown = arranged(self._matching, self.columns, wanted, self._summary)
        self._place = {line.key: at for at, line in enumerate(self._shown) if isinstance(line, Row)}
        self.endResetModel()
