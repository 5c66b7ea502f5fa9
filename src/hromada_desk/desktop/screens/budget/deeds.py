"""What can be done in the grid besides typing: lines, headings, order, blocks, filling, emptying."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.problem_list import Finding
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.places import Work, place_words
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.services import budget_block, budget_lines
from hromada_desk.services.budget_block import NUMBER, BlockResult
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import TITLE
from hromada_desk.text.catalog import current, translate_plural
from hromada_desk.text.problem_texts import refusal_sentence

KEYS = (
    ("Ctrl+Return", "add_line"), ("Ctrl+Enter", "add_line"), ("Ctrl+Shift+Return", "add_heading"),
    ("Ctrl+Del", "remove_rows"), ("Alt+Shift+Up", "move_up"), ("Alt+Shift+Down", "move_down"),
    ("Ctrl+D", "fill_down"),
)
"""The keys of these deeds; typing, F2, Enter, Tab, Esc, copy, paste and Del are the kit's own, F4 the hint's."""

T = TypeVar("T")


class GridDeeds(QObject):
    """The verbs of the grid on one page."""

    def __init__(self, office: Office, work: Work, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._work = office, work
        for keys, name in KEYS:
            action = QAction(page)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, deed=name: getattr(self, deed)())
            page.addAction(action)

    def add_line(self) -> None:
        """A new line at the end of the caret's heading, its title ready for typing."""
        self._add(budget_lines.add_line)

    def add_heading(self) -> None:
        """A new heading after the caret's, its title ready for typing."""
        self._add(budget_lines.add_heading)

    def remove_rows(self) -> None:
        """The chosen rows go to the trash, with Undo in the toast."""
        chosen = self._chosen()[0]
        if not chosen:
            return
        work, view = self._work, self._work.view
        row, column = view.currentIndex().row(), view.place()[1]
        gone = self._run(lambda book: budget_lines.remove_lines(book, chosen))
        if gone is not None:
            work.show_figures()
            last = view.grid.rowCount() - 1
            if last >= 0:
                work.go_to(view.grid.row(min(row, last)).key, column)
            self._office.offer_undo(translate_plural("budget_screen.removed", len(gone)))

    def empty(self, cells: Sequence[tuple[str, str]]) -> None:
        """Del: cells are emptied; in the column of numbers the rows themselves are taken away."""
        if self._work.view.place()[1] == NUMBER:
            self.remove_rows()
        elif cells:
            self._tell(self._run(lambda book: budget_block.empty(book, cells, current().language)))

    def paste(self, line_id: str, column: str, block: Sequence[Sequence[str]]) -> None:
        """A block from another program, as one change from the first chosen cell; what could not be kept is listed."""
        lines, columns = self._chosen()
        line_id, column = next(iter(lines), line_id), next(iter(columns), column)
        result = self._run(lambda book: budget_block.paste(book, line_id, column, block, current().language))
        self._tell(result)
        if result is not None and result.records:
            self._work.go_to(line_id, column)
            self._office.offer_undo(translate_plural("budget_screen.pasted", len(block)))

    def fill_down(self) -> None:
        """The first chosen line's cells to those below, or what stands above to the caret's."""
        lines, columns = self._chosen()
        if lines:
            self._tell(self._run(lambda book: budget_block.fill_down(book, lines, columns, current().language)))

    def move_up(self) -> None:
        """The row one place up among its siblings."""
        self._move(-1)

    def move_down(self) -> None:
        """The row one place down among its siblings."""
        self._move(1)

    def _add(self, adding: Callable[[BudgetBook, str], BudgetLine]) -> None:
        near = self._work.view.place()[0]
        made = self._run(lambda book: adding(book, near))
        if made is not None:
            self._work.show_figures()
            self._work.go_to(made.id, TITLE)

    def _move(self, step: int) -> None:
        line_id, column = self._work.view.place()
        moved = self._run(lambda book: budget_lines.move_line(book, line_id, step)) if line_id else False
        if moved:
            self._work.show_figures()
            self._work.go_to(line_id, column)

    def _chosen(self) -> tuple[list[str], list[str]]:
        """The lines and columns of the range, in their order; the caret's cell without one."""
        view = self._work.view
        cells = view.selectedIndexes() or [view.currentIndex()]
        rows = sorted({each.row() for each in cells if each.isValid()})
        columns = sorted({each.column() for each in cells if each.isValid()})
        return [view.grid.row(each).key for each in rows], [view.grid.columns[each].key for each in columns]

    def _run(self, deed: Callable[[BudgetBook], T]) -> T | None:
        book = self._work.book
        return None if book is None else self._office.runner.run(lambda: deed(book))

    def _tell(self, result: BlockResult | None) -> None:
        """Show the figures, and list the cells that were not kept."""
        book = self._work.book
        if result is None or book is None:
            return
        self._work.show_figures()
        if result.unkept:
            findings = [Finding(f"{each.line_id}|{each.column}", refusal_sentence(each.code, each.details),
                                place_words(book, each.line_id, each.column)) for each in result.unkept]
            title = translate_plural("budget_screen.unkept", len(findings))
            QTimer.singleShot(0, self, lambda: self._work.show_findings(title, findings))
