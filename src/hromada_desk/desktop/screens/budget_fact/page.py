"""The page of plan and fact: every line with its plan, commitments, payments and forecast; its records beside it."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from hromada_desk.desktop.budget_page import BudgetPage
from hromada_desk.desktop.kit.checks_bar import ChecksBar
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.marks import column, mark, row
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_fact.checks import FINDINGS, OVER_RUNS, checks_of, next_over_run
from hromada_desk.desktop.screens.budget_fact.panel import FactPanel
from hromada_desk.desktop.screens.budget_fact.period_bar import FactToolbar
from hromada_desk.desktop.screens.budget_fact.rows import STRAYS, columns, rows_of, totals_of
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.domain.plan_spread import MONTHS, quarter_of
from hromada_desk.domain.records.procurement import Payment
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.services.plan_fact import add_payment as new_payment
from hromada_desk.text.catalog import current, translate


class FactPage(BudgetPage):
    """The page; the panel beside it holds a line, one record of it, or what is on no line."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.facts: FactBook | None = None
        self.toolbar = FactToolbar(self)
        self.bar = MessageBar(closable=False)
        self._said = QFrame()
        self.model = RecordTableModel(columns(), lambda _rows: self._totals())
        self.table = RecordTable(self.model, translate("fact_screen.table"), "counted.budget_line",
                                 "fact_screen.total")
        self.panel = FactPanel(office)
        self.checks = ChecksBar()
        self.empty = EmptyState(translate("fact_screen.empty.title"), translate("fact_screen.empty.sentence"),
                                translate("fact_screen.empty.start"), start_icon="budget")
        self._pages = QStackedWidget()
        self._lay_out()
        self._connect()

    def show_book(self, book: BudgetBook) -> None:
        """Open that budget; another one begins with the panel closed."""
        if self.facts is None or self.facts.book is not book:
            self.panel.hide()
            self.facts = FactBook(book)
        self.reload()

    def reload(self) -> None:
        """Show plan and fact as they are now; the caret stays where it was."""
        facts = self.facts
        if facts is None:
            return
        facts.refresh()
        self.toolbar.show_years(_years(facts), quarter_of(facts.book.desk.today()), read_only=facts.book.desk.read_only)
        self._show_rows(facts)
        self._say(facts)
        self.checks.show_checks(checks_of(facts, current().language))
        self.panel.reload(facts)
        has_lines = any(not facts.book.is_heading(each) for each in facts.book.lines)
        self._pages.setCurrentIndex(1 if has_lines or facts.fact.is_begun else 0)
        self.changed.emit()

    def commit(self) -> None:
        """Write what is being typed."""
        self.panel.commit()

    def focus_first(self) -> None:
        """The table, or the way to the costs."""
        if self._pages.currentIndex():
            self.table.view.setFocus()
        else:
            self.empty.start.setFocus()

    def open_place(self, key: str) -> None:
        """A line, or what is on none, in the panel."""
        facts = self.facts
        if facts is not None and (key == STRAYS or key in facts.fact.lines):
            self.table.view.choose(key)
            self.panel.show_place(facts, key)
            self.panel.focus_first()

    def add_payment(self) -> None:
        """A new payment on the line of the caret, on no line where that is a heading."""
        facts, key = self.facts, self.table.view.current_key()
        if facts is None:
            return
        line_id = key if key in facts.book.lines and not facts.book.is_heading(key) else ""
        made = self._office.runner.run(lambda: new_payment(facts, line_id))
        if made is not None:
            self.panel.show_place(facts, line_id or STRAYS)
            self.panel.open_record(Payment.kind, made.id)
            self.reload()

    def export(self, audience: str, file_format: str, language: str) -> None:
        """The report of the time that is shown."""
        from hromada_desk.desktop.export_paper import export_paper
        from hromada_desk.domain.audience import Audience

        if self.facts is not None:
            self.commit()
            export_paper(self._office, "plan_fact", self.facts.book.budget_id, file_format=file_format,
                         language="en" if language == "en" else "uk", audience=Audience.named(audience),
                         period=self.toolbar.span)

    def _show_rows(self, facts: FactBook) -> None:
        before = self.table.view.current_key()
        self.model.set_rows(rows_of(facts, self.toolbar.span, current().language))
        if self.model.rowCount() and self.model.row_of(before) < 0:
            first = self.model.shown(0)
            self.table.view.choose(getattr(first, "key", ""))

    def _totals(self) -> Mapping[str, Cell]:
        facts = self.facts
        return {} if facts is None else totals_of(facts.fact, self.toolbar.span, current().language)

    def _say(self, facts: FactBook) -> None:
        """How to begin while nothing was spent; what a chosen time means; else nothing."""
        if not facts.spending.contracts and not facts.records:
            self.bar.show_message(Tone.INFO, translate("fact_screen.begin"),
                                  "" if facts.book.desk.read_only else translate("fact_screen.begin.deed"))
        elif self.toolbar.span:
            span = self.toolbar.chooser.currentText()
            self.bar.show_message(Tone.INFO, translate("fact_screen.span.note", span=span))
        else:
            self.bar.hide()
        self._said.setVisible(not self.bar.isHidden())

    def _look_at(self, key: str) -> None:
        """Follow a check to its place."""
        if key == STRAYS:
            self.open_place(STRAYS)
        elif key == OVER_RUNS:
            self._walk(1)
        elif key == FINDINGS and self.facts is not None:
            self.panel.show_findings(self.facts)

    def _walk(self, step: int) -> None:
        """To the next line that runs over, or the one before, round and round."""
        if self.facts is not None:
            self.open_place(next_over_run(self.facts, self.table.view.current_key(), step))

    def _lay_out(self) -> None:
        mark(self.empty, role="page")
        work = QWidget()
        whole = column(work, spacing=0)
        whole.addWidget(self.toolbar)
        mark(self._said, role="page")
        row(self._said, margins=(Size.PAGE_RIGHT, 0, Size.PAGE_RIGHT, 6)).addWidget(self.bar)
        whole.addWidget(self._said)
        across = row(spacing=0)
        across.addWidget(self.table, 1)
        across.addWidget(self.panel)
        whole.addLayout(across, 1)
        whole.addWidget(self.checks)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(work)
        column(self, spacing=0).addWidget(self._pages)

    def _connect(self) -> None:
        view = self.table.view
        view.row_opened.connect(self.open_place)
        view.panel_asked.connect(self.open_place)
        self.toolbar.span_changed.connect(self.reload)
        self.toolbar.filter.textChanged.connect(self.model.set_filter)
        self.toolbar.payment_asked.connect(self.add_payment)
        self.toolbar.report_asked.connect(self.export)
        self.bar.acted.connect(self.add_payment)
        self.panel.written.connect(self.reload)
        self.panel.closed.connect(view.setFocus)
        self.checks.activated_key.connect(self._look_at)
        self.empty.started.connect(lambda: self.cell_asked.emit("", ""))
        for keys, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(lambda _=False, step=step: self._walk(step))
            self.addAction(action)


def _years(facts: FactBook) -> tuple[int, ...]:
    """Every year of the plan, of what was spent, and this one."""
    spent = {each.day.year for each in facts.fact.postings.parts if each.day is not None}
    planned = {month // MONTHS for span in facts.fact.spans.values() for month in (span.first, span.last)}
    return tuple(sorted(spent | planned | set(facts.book.years)))
