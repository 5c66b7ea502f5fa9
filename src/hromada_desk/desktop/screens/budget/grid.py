"""The grid of one budget: it is built anew when the columns change, and shows rows anew when anything else does."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.grid_delegate import CellDelegate
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import GridColumn, GridRow
from hromada_desk.desktop.kit.grid_view import BudgetGrid, GridView
from hromada_desk.desktop.kit.marks import clear_layout, column
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.choices import ChoiceDelegate, offers_of
from hromada_desk.desktop.screens.budget.columns import TITLE_LEAST, columns_of
from hromada_desk.desktop.screens.budget.rows import Findings, RowMaker
from hromada_desk.services import budget_cells
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import TITLE
from hromada_desk.services.budget_columns import FIRST_OPEN, GROUPS, grid_columns
from hromada_desk.services.budget_views import open_groups, remember_groups
from hromada_desk.text.catalog import current, translate


class GridHolder(QWidget):
    """Holds the grid. `written(line)` tells that a cell was kept, `built` that there is a new view.

    `opened` are the groups of columns that are open; `elsewhere` is the book as it reads in another currency, if it is
    looked at in one: then nothing can be typed.
    """

    written = Signal(str)
    built = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._layout = column(self, spacing=0)
        self._rows = RowMaker(current().language)
        self._closed: frozenset[str] = frozenset()
        self._findings: Findings = {}
        self._drafted = ""
        self._shown: list[GridRow] = []
        self.opened = FIRST_OPEN
        self.book: BudgetBook | None = None
        self.elsewhere: BudgetBook | None = None
        self.view: GridView = self._build(())

    def show_book(self, book: BudgetBook, findings: Findings, elsewhere: BudgetBook | None = None) -> None:
        """Show a budget, or the same one as it is now; the caret stays at its cell, or its row."""
        if self.book is not book:
            self._closed = frozenset()
            self.opened = open_groups(book.budget_id)
        self.book, self._findings, self.elsewhere = book, findings, elsewhere
        seen = elsewhere or book
        figures = seen.figures
        columns = columns_of(seen, self.opened)
        place, row = self.view.place(), self.view.currentIndex().row()
        if columns != self.view.grid.columns:
            self.view = self._build(columns)
        self._closed &= figures.lines.keys()
        self._shown = self._rows.rows(seen, [each.key for each in columns], self._closed, findings,
                                      editable=elsewhere is None and not book.desk.read_only)
        self.view.grid.set_rows(self._shown, self._rows.total(seen))
        _stretch(self.view)
        if not self.view.currentIndex().isValid():
            self._find_place(place, row)

    def toggle(self, group: str) -> None:
        """Open a group of columns, or fold it; this computer remembers it for the budget."""
        if self.book is not None:
            self.commit()
            self.opened ^= {group}
            remember_groups(self.book.budget_id, self.opened)
            folded = [each.key for each in self.view.grid.columns]
            self.show_book(self.book, self._findings, self.elsewhere)
            self.view.setFocus()
            opened = [at for at, each in enumerate(self.view.grid.columns) if each.key not in folded]
            row = max(self.view.currentIndex().row(), 0)
            for at in (*opened[-1:], *opened[:1]):
                self.view.scrollTo(self.view.grid.index(row, at))

    def show_typed(self, line_id: str) -> None:
        """Show one row as it is typed, before all figures are computed anew."""
        if self.book is not None and self.elsewhere is None:
            row = self._rows.typed(self.book, line_id)
            self._shown = [row if each.key == line_id else each for each in self._shown]
            self.view.grid.set_rows(self._shown, self.view.grid.total)

    def go_to(self, line_id: str, column_key: str) -> None:
        """Put the caret into that cell; a closed heading above it opens."""
        book = self.book
        if book is None or line_id not in book.lines:
            return
        if self.view.grid.place_of(line_id, column_key).isValid():
            self.view.go_to(line_id, column_key)
            return
        above, opened = book.figures.lines[line_id].parent_id, set(self._closed)
        while above:
            opened.discard(above)
            above = book.figures.lines[above].parent_id
        self._closed = frozenset(opened)
        self.show_book(book, self._findings, self.elsewhere)
        if not self.view.grid.place_of(line_id, column_key).isValid():
            self._open_for(column_key)
        self.view.go_to(line_id, column_key)

    def fold(self, line_id: str) -> None:
        """Close an open heading, or open a closed one."""
        if self.book is not None:
            self._closed ^= {line_id}
            self.show_book(self.book, self._findings, self.elsewhere)
            self.view.go_to(line_id, self.view.place()[1] or TITLE)

    def fold_all(self, *, closed: bool) -> None:
        """Close every heading, or open every one."""
        book = self.book
        if book is not None:
            line_id, column_key = self.view.place()
            self._closed = frozenset(each for each in book.figures.lines if book.is_heading(each) and closed)
            self.show_book(book, self._findings, self.elsewhere)
            while line_id and not self.view.grid.place_of(line_id, column_key).isValid():
                line_id = book.figures.lines[line_id].parent_id
            self.view.go_to(line_id, column_key)

    def commit(self) -> None:
        """Keep what is being typed in a cell."""
        self.view.drafting.stop()
        for editor in self.view.viewport().findChildren(QLineEdit):
            if editor.isVisible():
                self.view.commitData(editor)
                self.view.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.view.viewport():
            _stretch(self.view)
        return super().eventFilter(watched, event)

    def _build(self, columns: Sequence[GridColumn]) -> GridView:
        clear_layout(self._layout)
        grid = BudgetGrid(GridModel(columns, self._commit, self), translate("budget_screen.grid"))
        self._layout.addWidget(grid)
        if self.isVisible():  # at once, not with the next event: the caret goes into it now
            grid.show()
            self._layout.activate()
        view = grid.view
        for at, each in enumerate(columns):
            choices = offers_of(each.key, lambda: self.book)
            if choices is not None:
                offering = ChoiceDelegate(view, choices)
                view.setItemDelegateForColumn(at, offering)
                offering.closeEditor.connect(self._drop_draft)
        view.cells.closeEditor.connect(self._drop_draft)
        view.draft_changed.connect(self._keep_draft)
        view.fold_asked.connect(self.fold)
        view.viewport().installEventFilter(self)
        self.setFocusProxy(view)
        self.view = view
        self.built.emit()
        return view

    def _commit(self, line_id: str, column_key: str, typed: str) -> str:
        """Down to the services; a refusal is caught by the model and stays in the cell."""
        if self.book is not None:
            budget_cells.write_cell(self.book, line_id, column_key, typed, current().language)
            self.written.emit(line_id)
        return ""

    def _open_for(self, column_key: str) -> None:
        """Open the group a column belongs to, where it is folded away."""
        book = self.book
        if book is not None:
            folded = next((each for each in GROUPS if column_key in grid_columns(book, {each})), "")
            if folded and folded not in self.opened:
                self.toggle(folded)

    def _find_place(self, place: tuple[str, str], row: int) -> None:
        """The caret back to its cell; where its row is gone, to the one that stands there now."""
        grid = self.view.grid
        keys = [each.key for each in grid.columns]
        if not grid.rowCount() or not keys:
            return
        key = place[1] if place[1] in keys else TITLE
        at = grid.place_of(place[0], key)
        if not at.isValid():
            at = grid.index(min(max(row, 0), grid.rowCount() - 1), keys.index(key))
        self.view.setCurrentIndex(at)

    def _keep_draft(self, line_id: str, column_key: str, typed: str) -> None:
        """What is being typed survives a power cut, as far as it can be read."""
        book = self.book
        kept = budget_cells.draft_of(book, line_id, column_key, typed, current().language) if book is not None else None
        if book is not None and kept is not None:
            self._office.desk.keep_draft(book.lines[line_id], kept[0], kept[1])
            self._drafted = f"{line_id}|{kept[0]}"

    def _drop_draft(self, _editor: QWidget, _hint: CellDelegate.EndEditHint) -> None:
        """The editor is closed: what it held is written or taken back, and no draft of it may come again."""
        line_id, _, field = self._drafted.partition("|")
        self._drafted = ""
        if self.book is not None and line_id:
            budget_cells.forget_draft(self.book, line_id, field)


def _stretch(view: GridView) -> None:
    """The title takes what the other columns leave."""
    columns = view.grid.columns
    at = next((at for at, each in enumerate(columns) if each.key == TITLE), -1)
    if at < 0:
        return
    others = sum(view.columnWidth(each) for each in range(len(columns)) if each != at)
    width = max(style.px(TITLE_LEAST), view.viewport().width() - others)
    if width != view.columnWidth(at):
        view.setColumnWidth(at, width)
        view.frozen.settle()
