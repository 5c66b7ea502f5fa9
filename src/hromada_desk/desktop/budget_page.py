"""What every page of an opened budget is, and what else opens around a budget: the screen is given both from above.

Pages are costs, scenarios, plan and fact; the screen turns between them. Deeds are dialogs of other rooms.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.office import Office
from hromada_desk.services.budget_book import BudgetBook


class BudgetPage(QWidget):
    """A page of one budget. `changed` tells that its place in the header may read differently.

    `cell_asked(line, column)` leads back to a cell of the costs. `aside` is what the page has at the right of the row
    of pages, if anything.
    """

    changed = Signal()
    cell_asked = Signal(str, str)
    aside: QWidget | None = None

    def show_book(self, book: BudgetBook) -> None:
        """Open that budget; the book is shared with the other pages and kept current by the screen."""
        raise NotImplementedError

    def reload(self) -> None:
        """Show the book as it is now: something in the file has changed."""
        raise NotImplementedError

    def commit(self) -> None:
        """Write what is being typed; called before the page is left, locked or exported."""

    def focus_first(self) -> None:
        """Give the focus to what is used first."""
        self.setFocus()


@dataclass(frozen=True, slots=True)
class PageEntry:
    """One page: key of its words (`budget_grid.page.<key>`), and how it is made when it is first turned to."""

    key: str
    make: Callable[[Office], BudgetPage]


@dataclass(frozen=True, slots=True)
class BudgetDeed:
    """A dialog around a budget: key of its words (`budget_grid.files.<key>`), icon, whether it changes the budget."""

    key: str
    icon: str
    run: Callable[[Office, BudgetBook], None]
    writes: bool = True


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The pages beside the costs, and the deeds of the files menu."""

    pages: Sequence[PageEntry] = ()
    deeds: Sequence[BudgetDeed] = ()
