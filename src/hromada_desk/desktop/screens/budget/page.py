"""What every page of an opened budget is: costs, scenarios, plan and fact. The screen turns between them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.services.budget_book import BudgetBook


class BudgetPage(QWidget):
    """A page of one budget. `changed` tells that its place in the header may read differently.

    `cell_asked(line, column)` leads back to a cell of the costs.
    """

    changed = Signal()
    cell_asked = Signal(str, str)

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
