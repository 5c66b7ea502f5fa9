"""The costs of one budget: toolbar, grid, panel and checks. Figures come from the book; nothing is computed here."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from hromada_desk.desktop.budget_page import BudgetDeed, BudgetPage
from hromada_desk.desktop.kit.checks_bar import ChecksBar
from hromada_desk.desktop.kit.grid_view import GridView
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.problem_list import Finding
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.aside import CostsAside
from hromada_desk.desktop.screens.budget.checks import checks_of
from hromada_desk.desktop.screens.budget.deeds import GridDeeds
from hromada_desk.desktop.screens.budget.elsewhere import Elsewhere
from hromada_desk.desktop.screens.budget.grid import GridHolder
from hromada_desk.desktop.screens.budget.hints import CellHints
from hromada_desk.desktop.screens.budget.menus import RowsMenu
from hromada_desk.desktop.screens.budget.panel import BudgetPanel
from hromada_desk.desktop.screens.budget.rows import findings_by_line
from hromada_desk.desktop.screens.budget.toolbar import BudgetToolbar
from hromada_desk.desktop.screens.budget.walk import ProblemWalk
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_shown import other_currency
from hromada_desk.services.budget_sources import add_source
from hromada_desk.text.catalog import current

MANY = 1000
"""From so many lines on, figures and findings follow once typing pauses, so that it never waits for them."""
A_MOMENT_MS = 150


class BudgetWork(BudgetPage):
    """The page of the costs, which a budget opens with. Its parts are joined by `wiring.connect_page`."""

    def __init__(self, office: Office, deeds: Sequence[BudgetDeed] = ()) -> None:
        super().__init__()
        self.office = office
        self.book: BudgetBook | None = None
        self.holder = GridHolder(office)
        self.deeds = GridDeeds(office, self, self.holder)
        self.rows_menu = RowsMenu(self.deeds.actions, lambda: self.view.range, self)
        self.toolbar = BudgetToolbar(self.rows_menu, deeds)
        self.facts = CostsAside()
        self.aside = self.facts
        self.elsewhere = Elsewhere(office)
        self.panel = BudgetPanel(office)
        self.checks = ChecksBar()
        self.hints: CellHints | None = None
        self.walk = ProblemWalk(self, self.panel)
        self._shown_version = -1
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(A_MOMENT_MS)
        self._later.timeout.connect(self.show_figures)
        whole = column(self, spacing=0)
        whole.addWidget(self.toolbar)
        whole.addWidget(self.elsewhere)
        across = row(spacing=0)
        across.addWidget(self.holder, 1)
        across.addWidget(self.panel)
        whole.addLayout(across, 1)
        whole.addWidget(self.checks)

    @property
    def view(self) -> GridView:
        """The grid."""
        return self.holder.view

    @property
    def is_elsewhere(self) -> bool:
        """Whether the budget is looked at in another currency, so that nothing can be written."""
        return self.holder.elsewhere is not None

    def show_book(self, book: BudgetBook) -> None:
        """Open that budget at its first line."""
        self.commit()
        self.panel.hide()
        self.elsewhere.leave()
        self.book = book
        self.show_figures()

    def reload(self) -> None:
        """Take in what changed in the file."""
        if self.book is not None:
            self.book.refresh()
            if self.book.version != self._shown_version and not self._later.isActive():
                self.show_figures()

    def show_figures(self) -> None:
        """Show the book as it is now."""
        book = self.book
        if book is None:
            return
        self._later.stop()
        self._shown_version = book.version
        seen = self.elsewhere.read(book)
        self.holder.show_book(book, findings_by_line(book.problems), seen)
        self.checks.show_checks(checks_of(book, current().language))
        self.toolbar.show_book(book, self.holder.opened, writing=seen is None and not book.desk.read_only)
        self.facts.show_book(book, other_currency(book), (seen or book).currency)
        self.panel.reload(book)
        self.changed.emit()

    def go_to(self, line_id: str, column_key: str) -> None:
        """Put the caret into that cell, its headings opened."""
        self.holder.go_to(line_id, column_key)
        if self.hints is not None:
            self.hints.follow()

    def show_findings(self, title: str, findings: Sequence[Finding]) -> None:
        """Show a list of findings beside the grid."""
        self.panel.show_findings(title, findings)

    def close_findings(self) -> None:
        """Nothing of the list is left."""
        self.panel.close_panel()

    def commit(self) -> None:
        """Write what is being typed."""
        self.holder.commit()
        self.panel.commit()

    def focus_first(self) -> None:
        """The grid."""
        self.view.setFocus()

    def show_source(self, source_id: str) -> None:
        """A source in the panel; a new one without an id."""
        book = self.book
        if book is None:
            return
        if not source_id:
            made = self.office.runner.run(lambda: add_source(book))
            if made is None:
                return
            source_id = made.id
            self.show_figures()
        self.panel.show_source(book, source_id)

    def show_rate(self, currency: str = "") -> None:
        """The newest rate of that currency in the panel; without one the rate that matters to the budget."""
        if self.book is not None:
            self.panel.show_rate(self.book, currency)

    def show_written(self, line_id: str) -> None:
        """A cell was kept: its row at once, everything else at once too unless the budget is long."""
        if self.book is not None and len(self.book.lines) > MANY:
            self.holder.show_typed(line_id)
            self._later.start()
        else:
            self.show_figures()
