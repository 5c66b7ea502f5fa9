"""Scenarios and versions of an opened budget: two sides compared, and what makes them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hromada_desk.desktop.budget_page import BudgetPage
from hromada_desk.desktop.kit.checks_bar import ChecksBar
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.marks import column, frame, row
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_scenarios.checks import checks_of
from hromada_desk.desktop.screens.budget_scenarios.deeds import VariantDeeds
from hromada_desk.desktop.screens.budget_scenarios.listing import VariantLists
from hromada_desk.desktop.screens.budget_scenarios.panel import VariantPanel
from hromada_desk.desktop.screens.budget_scenarios.table import ComparisonTable
from hromada_desk.desktop.screens.budget_scenarios.toolbar import ComparisonToolbar
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import TITLE
from hromada_desk.services.budget_comparison import NOW, SCENARIO, VERSION, Compared, compared, key_of
from hromada_desk.services.budget_scenarios import scenarios_of, steps_of, suppose
from hromada_desk.services.budget_versions import versions_of
from hromada_desk.text.catalog import current, translate


class ScenariosPage(BudgetPage):
    """The page; `shown` tells that a comparison is on the screen."""

    shown = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.book: BudgetBook | None = None
        self.left = self.right = ""
        self.both: Compared | None = None
        self._state: tuple[object, ...] = ()
        self.toolbar = ComparisonToolbar()
        self.lists = VariantLists()
        self.table = ComparisonTable()
        self.panel = VariantPanel(office)
        self.checks = ChecksBar()
        self.deeds = VariantDeeds(office, self, self)
        self._pages = QStackedWidget()
        self.empty = EmptyState(
            translate("scenarios.empty.title"), translate("scenarios.empty.sentence"), translate("scenarios.new"),
            before_link=translate("scenarios.empty.or"), link_words=translate("scenarios.keep"))
        self._lay_out()
        self._connect()

    def show_book(self, book: BudgetBook) -> None:
        """Open that budget; its first scenario, else its newest version, is compared with it."""
        is_another = self.book is None or self.book.budget_id != book.budget_id
        self.book, self._state = book, ()
        if is_another:
            self.panel.hide()
            self.left = self.right = key_of(NOW, book.budget_id)
            self.choose(next(iter(self._variants(book)), self.right))
        else:
            self.reload()

    def reload(self) -> None:
        """Show the book and its variants as they are now; a side that is gone gives way to the budget."""
        book = self.book
        if book is None:
            return
        now = key_of(NOW, book.budget_id)
        variants = self._variants(book)
        self.left, self.right = (each if each in variants else now for each in (self.left, self.right))
        read_only = book.desk.read_only
        scenarios, versions = scenarios_of(book.desk, book.budget_id), versions_of(book.desk, book.budget_id)
        self.lists.show_variants([(each.id, each.name) for each in scenarios], versions, read_only=read_only)
        self.lists.choose(self.right)
        sides = {now: translate("scenarios.side.budget"), **variants}
        self.toolbar.show_sides(tuple(sides.items()), self.left, self.right, read_only=read_only)
        self._show_comparison(book)
        self._show_panel(book)
        self.empty.start.setEnabled(not read_only)
        self.empty.link.setEnabled(not read_only)
        self._pages.setCurrentIndex(1 if variants else 0)
        self.changed.emit()

    def choose(self, key: str) -> None:
        """Compare the budget as it is with that scenario or version, and show what it is made of."""
        book = self.book
        if book is not None:
            self.choose_sides(key_of(NOW, book.budget_id), key, opens=True)

    def choose_sides(self, left: str, right: str, *, opens: bool = False) -> None:
        """Compare these two sides."""
        self.panel.commit()
        is_another = right != self.right
        self.left, self.right = left, right
        if self.book is not None and (opens or is_another):
            variants = [each for each in (right, left) if not each.startswith(f"{NOW}:")]
            self._open_panel(self.book, next(iter(variants), ""))
        self.reload()

    def commit(self) -> None:
        """Write what is being typed."""
        self.panel.commit()

    def focus_first(self) -> None:
        """The list, or the way to the first scenario."""
        if self._pages.currentIndex():
            self._focus_list()
        else:
            self.empty.start.setFocus()

    def _go_to_line(self, line_id: str) -> None:
        """To the line among the costs, where the budget still has it."""
        if self.book is not None and line_id in self.book.lines:
            self.cell_asked.emit(line_id, TITLE)

    def _focus_list(self) -> None:
        self.lists.focus_chosen(self.right)

    def _variants(self, book: BudgetBook) -> dict[str, str]:
        """Every scenario and version by its key, in words."""
        found = {key_of(SCENARIO, each.id): translate("scenarios.side.scenario", name=each.name)
                 for each in scenarios_of(book.desk, book.budget_id)}
        return found | {key_of(VERSION, each.id): translate("scenarios.side.version", name=each.name)
                        for each in versions_of(book.desk, book.budget_id)}

    def _show_comparison(self, book: BudgetBook) -> None:
        """Compare anew where the budget, the sides or their steps changed."""
        steps = tuple(steps_of(book.desk, each.partition(":")[2]) for each in (self.left, self.right)
                      if each.startswith(SCENARIO))
        state = (book.budget_id, book.version, self.left, self.right, steps, current().language)
        if state == self._state:
            return
        self._state = state
        self.both = self._office.runner.run(lambda: compared(book, self.left, self.right))
        self.table.show_comparison(None if self.both is None else self.both.found)
        checks = () if self.both is None else checks_of(self.both.bounds, current().language)
        self.checks.show_checks(checks)
        self.checks.setVisible(bool(checks))
        self.toolbar.export.setEnabled(self.both is not None)
        self.shown.emit()

    def _show_panel(self, book: BudgetBook) -> None:
        if self.panel.key:
            self._open_panel(book, self.panel.key)

    def _open_panel(self, book: BudgetBook, key: str) -> None:
        kind, _, record_id = key.partition(":")
        if kind == SCENARIO:
            sides = (self.both.right, self.both.left) if self.both is not None else ()
            known = next((each.notes for each in sides if each.key == key), None)
            self.panel.show_scenario(book, record_id, suppose(book, record_id).notes if known is None else known)
        elif kind == VERSION:
            self.panel.show_version(book, record_id, key)
        else:
            self.panel.hide()

    def _lay_out(self) -> None:
        work = QWidget()
        inside = column(work, spacing=0)
        inside.addWidget(self.toolbar)
        across = row(spacing=0)
        across.addWidget(self.lists)
        edge = frame("line")
        edge.setFixedWidth(1)
        across.addWidget(edge)
        across.addWidget(self.table, 1)
        across.addWidget(self.panel)
        inside.addLayout(across, 1)
        inside.addWidget(self.checks)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(work)
        column(self, spacing=0).addWidget(self._pages)

    def _connect(self) -> None:
        deeds = self.deeds
        self.toolbar.sides_chosen.connect(self.choose_sides)
        self.toolbar.adopt_asked.connect(deeds.adopt)
        self.toolbar.restore_asked.connect(deeds.restore)
        self.toolbar.export_asked.connect(deeds.export)
        self.lists.chosen.connect(self.choose)
        self.lists.new_asked.connect(deeds.create)
        self.lists.keep_asked.connect(deeds.keep)
        self.lists.removal_asked.connect(deeds.remove)
        self.empty.started.connect(deeds.create)
        self.empty.alternative_chosen.connect(deeds.keep)
        self.panel.written.connect(self.reload)
        self.panel.copy_asked.connect(deeds.copy)
        self.panel.removal_asked.connect(deeds.remove)
        self.panel.closed.connect(self._focus_list)
        self.table.opened.connect(self._go_to_line)
