"""One budget opened: toolbar, grid, panel and checks. Figures come from the book; nothing is computed here."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.checks_bar import ChecksBar
from hromada_desk.desktop.kit.grid_view import GridView
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.problem_list import Finding
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.checks import checks_of
from hromada_desk.desktop.screens.budget.deeds import GridDeeds
from hromada_desk.desktop.screens.budget.grid import GridHolder
from hromada_desk.desktop.screens.budget.hints import CellHints
from hromada_desk.desktop.screens.budget.panel import BudgetPanel
from hromada_desk.desktop.screens.budget.rows import findings_by_line
from hromada_desk.desktop.screens.budget.toolbar import BudgetToolbar
from hromada_desk.desktop.screens.budget.walk import ProblemWalk
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_repricing import change_currency
from hromada_desk.services.budget_sources import add_source
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label

MANY = 1000
"""From so many lines on, figures and findings follow once typing pauses, so that it never waits for them."""
A_MOMENT_MS = 150


class BudgetWork(QWidget):
    """The page of one budget. `changed` tells that its place in the header may read differently."""

    changed = Signal()
    export_asked = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.book: BudgetBook | None = None
        self.toolbar = BudgetToolbar()
        self.holder = GridHolder(office)
        self.panel = BudgetPanel(office)
        self.checks = ChecksBar()
        self.hints: CellHints | None = None
        self.deeds = GridDeeds(office, self, self)
        self.walk = ProblemWalk(self, self.panel)
        self._shown_version = -1
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(A_MOMENT_MS)
        self._later.timeout.connect(self.show_figures)
        whole = column(self, spacing=0)
        whole.addWidget(self.toolbar)
        across = row(spacing=0)
        across.addWidget(self.holder, 1)
        across.addWidget(self.panel)
        whole.addLayout(across, 1)
        whole.addWidget(self.checks)
        self._connect()

    @property
    def view(self) -> GridView:
        """The grid."""
        return self.holder.view

    def show_budget(self, budget_id: str) -> None:
        """Open that budget at its first line."""
        self.commit()
        self.panel.hide()
        self.book = BudgetBook(self._office.desk, budget_id)
        self.show_figures()

    def reload(self) -> bool:
        """Take in what changed in the file; False where the budget is gone."""
        if self.book is None:
            return True
        self.book.refresh()
        if self.book.version != self._shown_version and not self._later.isActive():
            self.show_figures()
        return self.book.budget is not None

    def show_figures(self) -> None:
        """Show the book as it is now."""
        book = self.book
        if book is None:
            return
        self._later.stop()
        self._shown_version = book.version
        self.holder.show_book(book, findings_by_line(book.problems))
        self.checks.show_checks(checks_of(book, current().language))
        self.toolbar.show_book(book)
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

    def commit(self) -> None:
        """Write what is being typed."""
        self.holder.commit()
        self.panel.commit()

    def show_source(self, source_id: str) -> None:
        """A source in the panel; a new one without an id."""
        book = self.book
        if book is None:
            return
        if not source_id:
            made = self._office.runner.run(lambda: add_source(book))
            if made is None:
                return
            source_id = made.id
            self.show_figures()
        self.panel.show_source(book, source_id)

    def _connect(self) -> None:
        self.holder.built.connect(self._follow_view)
        self.holder.written.connect(self._show_written)
        self._follow_view()
        bar = self.toolbar
        bar.line_asked.connect(self.deeds.add_line)
        bar.heading_asked.connect(self.deeds.add_heading)
        bar.source_asked.connect(self.show_source)
        bar.rate_asked.connect(lambda: self._show_rate(""))
        bar.details_asked.connect(self._show_details)
        bar.budget_asked.connect(lambda: self.panel.show_budget(self.book) if self.book is not None else None)
        bar.currency_asked.connect(self._keep_in)
        bar.export_asked.connect(self.export_asked)
        self.checks.activated_key.connect(self.walk.look_at)
        self.panel.written.connect(self.reload)
        self.panel.closed.connect(self.holder.setFocus)
        self.panel.found.connect(lambda place: self.go_to(*place.split("|")))
        for keys, deed in (("Alt+Down", self.walk.forwards), ("Alt+Up", self.walk.backwards),
                           ("Alt+Return", self._show_details)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(lambda _=False, deed=deed: deed())
            self.addAction(action)

    def _follow_view(self) -> None:
        view = self.view
        view.pasted.connect(self.deeds.paste)
        view.emptied.connect(self.deeds.empty)
        view.range_told.connect(self.toolbar.tell_range)
        self.hints = CellHints(self._office, self)
        self.hints.rate_asked.connect(self._show_rate)

    def _show_written(self, line_id: str) -> None:
        """A cell was kept: its row at once, everything else at once too unless the budget is long."""
        if self.book is not None and len(self.book.lines) > MANY:
            self.holder.show_typed(line_id)
            self._later.start()
        else:
            self.show_figures()

    def _show_rate(self, currency: str) -> None:
        if self.book is not None:
            self.panel.show_rate(self.book, currency)

    def _keep_in(self, currency: str) -> None:
        """The budget in another currency, with Undo in the toast."""
        book = self.book
        if book is not None and currency != book.currency:
            self.commit()
            self._office.runner.run(lambda: change_currency(book, currency))
            self.show_figures()
            self._office.offer_undo(translate("budget_screen.kept_in", currency=choice_label("currency", currency)))

    def _show_details(self) -> None:
        line_id = self.view.place()[0]
        if self.book is not None and line_id:
            self.commit()
            self.panel.show_line(self.book, line_id)
