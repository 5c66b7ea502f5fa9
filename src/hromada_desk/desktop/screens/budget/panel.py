"""The panel beside the grid: one source, one line in full, the rate, the budget itself, or a list of findings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.form_fields import OptionSearch
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.live_form import LiveForm, Section
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.line_terms import BaseChooser, line_sections, link_searches
from hromada_desk.desktop.screens.budget.rate_words import foreign_currency
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, Rate
from hromada_desk.domain.records.record import Record
from hromada_desk.services import budget_repricing, budget_sources
from hromada_desk.services.adding import add_record
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_rates import HOME
from hromada_desk.services.budget_share_lines import SHARE
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.labels import kind_label

SOURCE: Sequence[Section] = (("", ("name", "funding_kind", "status", "amount", "partner_id", "finance_type",
                                   "finance_category", "document", "note")),)
RATE: Sequence[Section] = (("", ("currency", "to_currency", "rate", "rate_on", "source")),)
BUDGET: Sequence[Section] = (("", ("title", "prices_on")),
                             ("budget_grid.section.rates", ("rate_source", "rates_on")), ("", ("note",)))


class BudgetPanel(SidePanel):
    """`written` tells that a form changed something; `found(key)` which finding of a list was chosen."""

    written = Signal()
    found = Signal(str)

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._book: BudgetBook | None = None
        self._subject: tuple[type[Record], str] | None = None
        self.form: LiveForm | None = None
        self.hide()

    def reload(self, book: BudgetBook) -> None:
        """Show what is in the panel as it is now; what is gone closes the panel."""
        self._book = book
        if self.isHidden() or self._subject is None or self.form is None:
            return
        record_type, record_id = self._subject
        record = self._office.desk.find(record_type, record_id)
        if record is None:
            self.close_panel()
        else:
            self.form.show_record(record, book.problems)

    def commit(self) -> None:
        """Write what is being typed in its form."""
        if self.form is not None and not self.isHidden():
            self.form.commit()

    def show_source(self, book: BudgetBook, source_id: str) -> None:
        """A source, with the way to take it away."""
        source = self._office.desk.get(FundingSource, source_id)
        remove = button(translate("budget_screen.remove_source"), lambda: self._remove_source(source_id),
                        icon_name="trash")
        remove.setEnabled(not book.desk.read_only)
        self._show(book, source, SOURCE, source.name.best(current().language), remove)

    def show_line(self, book: BudgetBook, line_id: str, field: str = "") -> None:
        """Everything about a line that has no column, with its price and rate."""
        line = book.lines[line_id]
        title = f"{book.number_of(line_id)} {line.title.best(current().language)}".strip()
        self._show(book, line, line_sections(book, line), title, searches=link_searches(book))
        if field and self.form is not None:
            self.form.focus_field(field)

    def show_budget(self, book: BudgetBook) -> None:
        """The budget itself."""
        take = button(translate("budget_grid.take_rates"), self._take_rates, icon_name="refresh")
        take.setEnabled(not book.desk.read_only)
        self._show(book, book.known, BUDGET, kind_label(Budget.kind), take)

    def show_rate(self, book: BudgetBook, currency: str = "") -> None:
        """The newest rate of that currency to the hryvnia, or a new one; lines take it over on request."""
        wanted = currency or foreign_currency(book)
        known = [each for each in book.rates if each.currency == wanted and each.to_currency == HOME]
        rate = max(known, key=lambda each: (str(each.rate_on or ""), each.id), default=None)
        use = button(translate("budget_screen.rate.use", currency=wanted), lambda: self._use_rate(wanted),
                     icon_name="refresh")
        new = button(translate("budget_screen.rate.new"), lambda: self._new_rate(wanted), icon_name="add")
        for each in (use, new):
            each.setEnabled(not book.desk.read_only)
        if rate is None:
            self._book, self._subject, self.form = book, None, None
            words = WrappingLabel(translate("budget_screen.rate.unknown", currency=wanted), Type.BODY, "secondary")
            self._put(kind_label(Rate.kind), (words, new))
            new.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._show(book, rate, RATE, kind_label(Rate.kind), use, new)

    def show_findings(self, title: str, findings: Sequence[Finding]) -> None:
        """A list of findings; choosing one leads to its place."""
        self._subject, self.form = None, None
        listed = ProblemList(title, grows=True)
        listed.show_findings(findings)
        listed.activated_key.connect(self.found)
        self._put(title, (listed,))
        listed.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_words(self, title: str, content: QWidget) -> None:
        """Something to read."""
        self._subject, self.form = None, None
        self._put(title, (content,))
        self.cross.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, book: BudgetBook, record: Record, sections: Sequence[Section], title: str,
              *more: QWidget, searches: Mapping[str, OptionSearch] | None = None) -> None:
        self._book = book
        self._subject = (type(record), record.id)
        self.form = LiveForm(self._office, type(record), sections, searches, base_currency=book.currency)
        self.form.show_record(record, book.problems)
        self.form.changed.connect(lambda _name: self.written.emit())
        base: tuple[QWidget, ...] = ()
        if isinstance(record, BudgetLine) and record.line_type == SHARE:
            base = (BaseChooser(self._office, book, record.id, self.written.emit),)
        self._put(title or translate("budget_screen.unnamed"), (*base, self.form, *more))
        self.form.focus_first()

    def _put(self, title: str, widgets: Sequence[QWidget]) -> None:
        self.show_subject(title)
        content = QWidget()
        inside = column(content, spacing=16)
        for each in widgets:
            inside.addWidget(each)
        self.set_content(content)
        self.show()

    def _remove_source(self, source_id: str) -> None:
        book = self._book
        if book is None:
            return
        gone = self._office.runner.run(lambda: budget_sources.remove_source(book, source_id))
        if gone is not None:
            self._subject = None
            self.close_panel()
            self.written.emit()
            self._office.offer_undo(translate("budget_screen.source_removed",
                                              name=gone.name.best(current().language) or "—"))

    def _new_rate(self, currency: str) -> None:
        book, desk = self._book, self._office.desk
        owner = {"currency": currency, "to_currency": HOME, "rate_on": desk.today()}
        made = self._office.runner.run(lambda: add_record(desk, Rate, owner))
        if made is not None and book is not None:
            book.refresh()
            self.show_rate(book, currency)
            if self.form is not None:
                self.form.focus_field("rate")

    def _take_rates(self) -> None:
        """All prices at the rate the budget takes; currencies that have none are named."""
        book = self._book
        if book is None:
            return
        self.commit()
        book.refresh()
        known = book.known
        taken = self._office.runner.run(lambda: budget_repricing.take_rates(book, known.rate_source, known.rates_on))
        if taken is None:
            return
        self.written.emit()
        if taken.missing:
            self._office.say(Tone.WARNING, translate("budget_grid.rates_missing", currencies=", ".join(taken.missing)))
        if taken.changed:
            self._office.offer_undo(translate_plural("budget_grid.rates_taken", taken.changed))

    def _use_rate(self, currency: str) -> None:
        book = self._book
        if book is None:
            return
        self.commit()
        book.refresh()
        changed = self._office.runner.run(lambda: budget_repricing.pin_newest(book, currency))
        if changed:
            self.written.emit()
            self._office.offer_undo(translate("budget_screen.rate.used", count=changed, currency=currency))
