"""What can be done in the grid besides typing: lines, headings, order, blocks, filling, emptying."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.places import Work
from hromada_desk.desktop.screens.budget.unkept import UnkeptCells
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.services import budget_block, budget_lines, budget_moves
from hromada_desk.services.budget_block import BlockResult
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import TITLE, YEAR
from hromada_desk.services.budget_columns import NUMBER
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.dates import format_date

PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Deed:
    """One verb: its name here and in `budget_grid.deed.<name>`, its keys, its icon; `apart` begins a group in menus."""

    name: str
    keys: tuple[str, ...]
    icon: str = ""
    apart: bool = False


DEEDS = (
    Deed("add_line", ("Ctrl+Enter", "Ctrl+Return"), "add"),
    Deed("insert_line", ("Ctrl+Shift+Ins", "Ctrl++")),
    Deed("add_heading", ("Ctrl+Shift+Enter", "Ctrl+Shift+Return"), "group"),
    Deed("fill_down", ("Ctrl+D",), apart=True),
    Deed("put_today", ("Ctrl+;", "Ctrl+\u0416"), "calendar"),
    Deed("move_up", ("Alt+Shift+Up",), apart=True),
    Deed("move_down", ("Alt+Shift+Down",)),
    Deed("move_in", ("Alt+Shift+Right",)),
    Deed("move_out", ("Alt+Shift+Left",)),
    Deed("remove_rows", ("Ctrl+Del",), "trash", apart=True),
)
"""Typing, F2, Enter, Tab, Esc, copy, cut, paste and Del are the kit's own, F4 the hint's."""

Moving = Callable[[BudgetBook, Sequence[str]], bool]
MOVES: Mapping[str, Moving] = MappingProxyType({
    "move_up": lambda book, lines: budget_moves.move_lines(book, lines, -1),
    "move_down": lambda book, lines: budget_moves.move_lines(book, lines, 1),
    "move_in": budget_moves.move_in,
    "move_out": budget_moves.move_out,
})
"""What moves the chosen rows: among their siblings, into the heading before them, out of their own."""

T = TypeVar("T")


class GridDeeds(QObject):
    """The verbs of the grid on one page; `actions` by their names, with their keys while the grid has the focus."""

    def __init__(self, office: Office, work: Work, grid: QWidget) -> None:
        super().__init__(grid)
        self._office, self._work = office, work
        self.unkept = UnkeptCells(office, work, self)
        self.actions: dict[str, QAction] = {}
        for deed in DEEDS:
            action = QAction(translate(f"budget_grid.deed.{deed.name}"), grid)
            if deed.icon:
                action.setIcon(icon(deed.icon))
            action.setShortcuts([QKeySequence(each) for each in deed.keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            verb = self._verb(deed.name)
            action.triggered.connect(lambda _=False, verb=verb: verb())
            grid.addAction(action)
            self.actions[deed.name] = action

    def add_line(self) -> None:
        """A new line at the end of the caret's heading, its title ready for typing."""
        self._add(budget_lines.add_line)

    def insert_line(self) -> None:
        """A new line right above the caret's, its title ready for typing."""
        self._add(lambda book, near: budget_lines.insert_line(book, near) if near else budget_lines.add_line(book))

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
        if self._chosen()[1] == [NUMBER]:
            self.remove_rows()
        elif cells:
            self._tell(self._run(lambda book: budget_block.empty(book, cells, current().language)))

    def paste(self, line_id: str, column: str, block: Sequence[Sequence[str]]) -> None:
        """A block from another program, as one change from the first chosen cell; what could not be kept is listed."""
        lines, chosen = self._chosen()
        line_id, column = next(iter(lines), line_id), next(iter(chosen), column)
        columns = [each.key for each in self._work.view.grid.columns]
        result = self._run(lambda book: budget_block.paste(book, line_id, column, block, current().language, columns))
        self._tell(result)
        if result is not None and result.records:
            self._work.go_to(line_id, column)
            self._office.offer_undo(translate_plural("budget_screen.pasted", len(block)))

    def fill_down(self) -> None:
        """The first chosen line's cells to those below, or what stands above to the caret's."""
        lines, columns = self._chosen()
        if lines:
            self._tell(self._run(lambda book: budget_block.fill_down(book, lines, columns, current().language)))

    def put_today(self) -> None:
        """Today's year or date in the chosen cells that take one."""
        language = current().language
        today = self._office.desk.today()
        lines, columns = self._chosen()
        written = {YEAR: str(today.year), PERIOD: format_date(today, language)}
        cells = [(line, each, written[each]) for each in columns if each in written for line in lines]
        if cells:
            self._tell(self._run(lambda book: budget_block.put(book, cells, language)))

    def _verb(self, name: str) -> Callable[[], None]:
        if name in MOVES:
            return lambda: self._move(MOVES[name])
        verb: Callable[[], None] = getattr(self, name)
        return verb

    def _add(self, adding: Callable[[BudgetBook, str], BudgetLine]) -> None:
        near = self._work.view.place()[0]
        made = self._run(lambda book: adding(book, near))
        if made is not None:
            self._work.show_figures()
            self._work.go_to(made.id, TITLE)

    def _move(self, moving: Moving) -> None:
        lines, (line_id, column) = self._chosen()[0], self._work.view.place()
        moved: bool | None = self._run(lambda book: moving(book, lines)) if lines else None
        if moved:
            self._work.show_figures()
            self._work.go_to(line_id, column)
            self._work.view.range.choose_lines(lines, column)

    def _chosen(self) -> tuple[list[str], list[str]]:
        """The lines and columns of the range, in their order; the caret's cell without one."""
        view = self._work.view
        rows, columns = view.range.chosen()
        return [view.grid.row(each).key for each in rows], [view.grid.columns[each].key for each in columns]

    def _run(self, deed: Callable[[BudgetBook], T]) -> T | None:
        book = self._work.book
        if book is None:
            return None
        if self._work.is_elsewhere:
            self._office.say(Tone.INFO, translate("budget_grid.elsewhere.first", currency=book.currency))
            return None
        self._work.commit()
        return self._office.runner.run(lambda: deed(book))

    def _tell(self, result: BlockResult | None) -> None:
        """Show the figures, and list the cells that were not kept."""
        if result is not None and self._work.book is not None:
            self._work.show_figures()
            self.unkept.show(result.unkept)
