"""An opened budget: a row of pages and the page that is turned to. All pages share one book."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QWidget

from hromada_desk.desktop.budget_page import BudgetPage, Surroundings
from hromada_desk.desktop.kit.marks import column, frame, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.wiring import connect_page
from hromada_desk.desktop.screens.budget.work import BudgetWork
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.text.catalog import translate

COSTS = "costs"


class OpenedBudget(QWidget):
    """The pages of one budget; those beside the costs are made when first turned to. Ctrl+PgUp/PgDown turn."""

    changed = Signal()

    def __init__(self, office: Office, around: Surroundings) -> None:
        super().__init__()
        self._office = office
        self.work = BudgetWork(office, around.deeds)
        connect_page(self.work)
        self._makers: Mapping[str, Callable[[Office], BudgetPage]] = {each.key: each.make for each in around.pages}
        self.pages: dict[str, BudgetPage] = {COSTS: self.work}
        self._stale: set[str] = set()
        self._showing: dict[str, BudgetBook] = {}
        keys = (COSTS, *self._makers)
        self.tabs = Segments([Segment(each, translate(f"budget_grid.page.{each}")) for each in keys],
                             translate("budget_grid.pages"), small=True)
        self.tabs.setToolTip(translate("budget_grid.pages.tip"))
        if len(keys) == 1:
            self.tabs.hide()
        self.tabs.chosen.connect(self.turn_to)
        self._stack = QStackedWidget()
        self._asides = QStackedWidget()
        self._lay_out()
        self._add(COSTS, self.work)
        self.tabs.choose(COSTS)
        for pressed, step in (("Ctrl+PgDown", 1), ("Ctrl+PgUp", -1)):
            action = QAction(self)
            action.setShortcut(QKeySequence(pressed))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, step=step: self.turn_by(step))
            self.addAction(action)

    @property
    def book(self) -> BudgetBook | None:
        """The opened budget."""
        return self.work.book

    @property
    def page(self) -> BudgetPage:
        """The page that is turned to."""
        return self.pages[self.tabs.current()]

    def show_budget(self, budget_id: str) -> None:
        """Open that budget at its costs."""
        self.commit()
        book = BudgetBook(self._office.desk, budget_id)
        self.work.show_book(book)
        self._showing[COSTS] = book
        self._stale = {each for each in self.pages if each != COSTS}
        self.turn_to(COSTS)

    def reload(self) -> bool:
        """Take in what changed in the file; False where the budget is gone."""
        book = self.book
        if book is None:
            return True
        book.refresh()
        if book.budget is None:
            return False
        self._stale |= set(self.pages)
        self._freshen(self.tabs.current())
        return True

    def turn_to(self, key: str) -> None:
        """Show that page, as the book is now."""
        self.commit()
        if key not in self.pages:
            self._add(key, self._makers[key](self._office))
            self._stale.add(key)
        self.tabs.choose(key)
        self._freshen(key)
        page = self.pages[key]
        self._stack.setCurrentWidget(page)
        self._asides.setCurrentIndex(self._stack.indexOf(page))
        page.focus_first()
        self.changed.emit()

    def turn_by(self, step: int) -> None:
        """To the next page, or the one before; round the end."""
        keys = (COSTS, *self._makers)
        self.turn_to(keys[(keys.index(self.tabs.current()) + step) % len(keys)])

    def commit(self) -> None:
        """Write what is being typed."""
        self.page.commit()

    def focus_first(self) -> None:
        """The page looks after it."""
        self.page.focus_first()

    def _freshen(self, key: str) -> None:
        """A page that was made for another budget, or before the last change, shows the book anew."""
        book, page = self.book, self.pages[key]
        if book is None or key not in self._stale:
            return
        self._stale.discard(key)
        if self._showing.get(key) is book:
            page.reload()
        else:
            self._showing[key] = book
            page.show_book(book)

    def _add(self, key: str, page: BudgetPage) -> None:
        self.pages[key] = page
        page.changed.connect(self.changed)
        page.cell_asked.connect(self._go_to_cell)
        self._stack.addWidget(page)
        self._asides.addWidget(page.aside or QWidget())

    def _go_to_cell(self, line_id: str, column_key: str) -> None:
        self.turn_to(COSTS)
        self.work.go_to(line_id, column_key)

    def _lay_out(self) -> None:
        whole = column(self, spacing=0)
        head = frame("page")
        line = row(head, spacing=16, margins=(Size.PAGE_RIGHT, 4, Size.PAGE_RIGHT, 0))
        line.addWidget(self.tabs)
        line.addWidget(self._asides, 1)
        whole.addWidget(head)
        whole.addWidget(self._stack, 1)
