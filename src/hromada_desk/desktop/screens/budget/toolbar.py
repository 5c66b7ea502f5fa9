"""The toolbar above the budget grid: lines, headings, sources, the view, the ways in and out as files."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton

from hromada_desk.desktop import style
from hromada_desk.desktop.budget_page import BudgetDeed
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import key_cap
from hromada_desk.desktop.kit.marks import mark, row
from hromada_desk.desktop.screens.budget.menus import DetailsMenu, FilesMenu, RowsMenu, ViewMenu
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.text.catalog import current, translate

ROOMY = 1040
"""From this width on the key of a new line stands beside its button."""


class BudgetToolbar(QFrame):
    """Signals tell what is wanted; `source_asked` carries the id of a source, or "" for a new one."""

    line_asked = Signal()
    heading_asked = Signal()
    source_asked = Signal(str)

    def __init__(self, rows: RowsMenu, deeds: Sequence[BudgetDeed]) -> None:
        super().__init__()
        self._book: BudgetBook | None = None
        self.line = self._button("budget_screen.add_line", self.line_asked.emit, "add")
        self.heading = self._button("budget_screen.add_heading", self.heading_asked.emit, "group")
        self.rows_menu, self.view_menu = rows, ViewMenu(self)
        self.details_menu, self.files_menu = DetailsMenu(self), FilesMenu(deeds, self)
        self._sources = QMenu(self)
        self._sources.aboutToShow.connect(self._list_sources)
        self.details_menu.aboutToShow.connect(self._list_details)
        self.rows = button(translate("budget_grid.rows"), menu=rows)
        self.source = button(translate("budget_screen.sources"), icon_name="wallet", menu=self._sources)
        self.details = button(translate("budget_screen.details"), menu=self.details_menu)
        self.view = button(translate("budget_grid.view"), icon_name="columns", menu=self.view_menu)
        self.files = button(translate("budget_grid.files"), icon_name="export", menu=self.files_menu)
        self._cap = key_cap("Ctrl+Enter")
        self._lay_out()

    def show_book(self, book: BudgetBook, opened: frozenset[str], *, writing: bool) -> None:
        """What is possible in that budget, and which columns are open."""
        self._book = book
        self.view_menu.show_opened(opened)
        self.rows_menu.allow(writing=writing)
        self.files_menu.allow(writing=writing)
        reason = translate("frame.read_only") if book.desk.read_only else ""
        for each in (self.line, self.heading):
            each.setEnabled(writing)
            each.setToolTip(reason or str(each.property("keys")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._cap.setVisible(event.size().width() >= style.px(ROOMY))

    def _list_sources(self) -> None:
        self._sources.clear()
        if self._book is None:
            return
        for each in self._book.sources:
            name = each.name.best(current().language) or translate("budget_screen.unnamed")
            self._offer(name, each.id)
        self._sources.addSeparator()
        self._offer(translate("budget_screen.new_source"), "").setEnabled(not self._book.desk.read_only)

    def _list_details(self) -> None:
        if self._book is not None:
            self.details_menu.list_for(self._book)

    def _offer(self, words: str, source_id: str) -> QAction:
        action = self._sources.addAction(words.replace("&", "&&"))
        action.triggered.connect(lambda: self.source_asked.emit(source_id))
        return action

    def _button(self, key: str, on_click: Callable[[], object], icon_name: str) -> QPushButton:
        made = button(translate(key), on_click, icon_name=icon_name)
        keys = translate(f"{key}.tip")
        made.setProperty("keys", keys)
        made.setToolTip(keys)
        return made

    def _lay_out(self) -> None:
        mark(self, role="page")
        bar = row(self, spacing=8, margins=(Size.PAGE_RIGHT, 4, Size.PAGE_RIGHT, 4))
        bar.addWidget(self.line)
        bar.addWidget(self._cap)
        for each in (self.heading, self.rows, self.source, self.details, self.view):
            bar.addWidget(each)
        bar.addStretch(1)
        bar.addWidget(self.files)
