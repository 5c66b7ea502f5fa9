"""The toolbar above the budget grid: lines, headings, sources, the rate, and the way to paper."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import ElidedLabel, Label, key_cap
from hromada_desk.desktop.kit.marks import mark, name_for_readers, row
from hromada_desk.desktop.screens.budget.rate_words import toolbar_rate
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_prices import currency_choices
from hromada_desk.text.catalog import current, translate


class BudgetToolbar(QFrame):
    """Signals tell what is wanted; `source_asked` carries the id of a source, or "" for a new one.

    `currency_asked` carries the currency the budget shall be kept in.
    """

    line_asked = Signal()
    heading_asked = Signal()
    source_asked = Signal(str)
    rate_asked = Signal()
    details_asked = Signal()
    budget_asked = Signal()
    currency_asked = Signal(str)
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._book: BudgetBook | None = None
        self.line = self._button("budget_screen.add_line", self.line_asked.emit, "add")
        self.heading = self._button("budget_screen.add_heading", self.heading_asked.emit, "group")
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._list_sources)
        self.source = button(translate("budget_screen.sources"), icon_name="wallet", menu=self._menu)
        self._details = QMenu(self)
        self._details.aboutToShow.connect(self._list_details)
        self.details = button(translate("budget_screen.details"), icon_name="edit", menu=self._details)
        self.rate_label = Label("", Type.SMALL, "secondary")
        self.rate = button("", self.rate_asked.emit, kind="link", size="small")
        self.told = ElidedLabel("", Type.SMALL, "secondary")
        self.export = self._button("budget_screen.export", self.export_asked.emit, "workbook")
        self._lay_out()

    def show_book(self, book: BudgetBook) -> None:
        """What is possible in that budget, and its rate."""
        self._book = book
        label, figure = toolbar_rate(book, current().language)
        self.rate_label.setText(f"{label}:" if figure else label)
        self.rate.setText(figure or translate("budget_screen.rate.enter"))
        name_for_readers(self.rate, f"{label} {self.rate.text()}")
        reason = translate("frame.read_only") if book.desk.read_only else ""
        for each in (self.line, self.heading):
            each.setEnabled(not reason)
            each.setToolTip(reason or str(each.property("keys")))
        if reason:
            self.tell_read_only()

    def tell_range(self, words: str) -> None:
        """Sum, count and average of the chosen cells."""
        self.told.setText(words)
        if not words and self._book is not None and self._book.desk.read_only:
            self.tell_read_only()

    def tell_read_only(self) -> None:
        """Say that nothing can be changed here now."""
        self.told.setText(translate("budget_screen.read_only"))

    def _list_sources(self) -> None:
        self._menu.clear()
        if self._book is None:
            return
        for each in self._book.sources:
            name = each.name.best(current().language) or translate("budget_screen.unnamed")
            self._offer(name, each.id)
        self._menu.addSeparator()
        self._offer(translate("budget_screen.new_source"), "").setEnabled(not self._book.desk.read_only)

    def _list_details(self) -> None:
        """What there is to tell about the line, about the budget, and its currency."""
        self._details.clear()
        if self._book is None:
            return
        self._details.addAction(translate("budget_screen.details.line")).triggered.connect(self.details_asked)
        self._details.addAction(translate("budget_screen.details.budget")).triggered.connect(self.budget_asked)
        currencies = self._details.addMenu(translate("budget_screen.details.currency"))
        currencies.setEnabled(not self._book.desk.read_only)
        for code, name in currency_choices(current().language):
            action = currencies.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == self._book.currency)
            action.triggered.connect(lambda _=False, chosen=code: self.currency_asked.emit(chosen))

    def _offer(self, words: str, source_id: str) -> QAction:
        action = self._menu.addAction(words.replace("&", "&&"))
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
        bar: QHBoxLayout = row(self, spacing=8, margins=(Size.PAGE_RIGHT, 4, Size.PAGE_RIGHT, 4))
        bar.addWidget(self.line)
        bar.addWidget(key_cap("Ctrl+Enter"))
        for each in (self.heading, self.source, self.details):
            bar.addWidget(each)
        bar.addSpacing(8)
        bar.addWidget(self.rate_label)
        bar.addWidget(self.rate)
        bar.addStretch(1)
        bar.addWidget(self.told)
        bar.addWidget(self.export)
