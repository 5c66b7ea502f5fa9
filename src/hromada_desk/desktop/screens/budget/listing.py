"""The list of all budgets: whose, how much, what is not covered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.marks import column, mark
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.values import Language
from hromada_desk.services.budgets import BudgetRow, budget_rows, remove_budgets
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.labels import kind_label, kinds_label
from hromada_desk.text.numbers import format_money


class BudgetList(QWidget):
    """The page of the list. `opened(id)` asks for one budget; `projects_asked` for the projects, where they begin."""

    opened = Signal(str)
    projects_asked = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.model = RecordTableModel(_columns())
        self.table = RecordTable(self.model, kinds_label(Budget.kind), "counted.budget")
        self._pages = QStackedWidget()
        self._pages.addWidget(self.table)
        self._pages.addWidget(self._empty())
        column(self, spacing=0).addWidget(self._pages)
        self.table.view.row_opened.connect(self.opened)
        self.table.view.delete_asked.connect(self._remove)

    def reload(self) -> None:
        """Read all budgets again; what was chosen stays chosen."""
        chosen = self.table.view.current_key()
        rows = budget_rows(self._office.desk)
        language = current().language
        self.model.set_rows([_row(each, language) for each in rows])
        self._pages.setCurrentIndex(0 if rows else 1)
        if rows:
            self.choose(chosen if self.model.row_of(chosen) >= 0 else rows[0].budget.id)

    def choose(self, budget_id: str) -> None:
        """Put the caret on that budget."""
        self.table.view.choose(budget_id)

    def focus_first(self) -> None:
        """The table; the empty page looks after itself."""
        if self._pages.currentIndex() == 0:
            self.table.view.setFocus()

    def _empty(self) -> QWidget:
        page = EmptyState(translate("budget_screen.empty.title"), translate("budget_screen.empty.sentence"),
                          translate("budget_screen.empty.start"), start_icon="project")
        page.started.connect(self.projects_asked)
        mark(page, role="page")
        return page

    def _remove(self, budget_ids: list[str]) -> None:
        desk = self._office.desk
        self._office.runner.run(lambda: remove_budgets(desk, tuple(budget_ids)))
        self._office.offer_undo(translate_plural("budget_screen.budgets_removed", len(budget_ids)))


def _columns() -> tuple[Column, ...]:
    return (
        Column("title", translate("budget_screen.column.owner"), 280, stretches=True),
        Column("kind", translate("budget_screen.column.of"), 152, priority=3),
        Column("lines", translate("budget_screen.column.lines"), 84, Look.NUMBER, priority=4),
        Column("total", translate("budget_screen.total"), 160, Look.NUMBER),
        Column("missing", translate("budget_screen.column.missing"), 160, Look.NUMBER),
    )


def _row(row: BudgetRow, language: Language) -> Row:
    title = row.title.best(language) or translate("budget_screen.unnamed")
    kind = kind_label(row.owner.kind) if row.owner is not None else "—"
    figures = row.figures
    missing = figures.missing if figures.shared else figures.total - figures.pledged
    words = format_money(missing, language) if missing else ""
    number = getattr(row.owner, "number", "")
    return Row(row.budget.id, (
        Cell(title, tip=number),
        Cell(kind),
        Cell(str(row.lines), row.lines),
        Cell(format_money(figures.total, language), figures.total.amount),
        Cell(words, missing.amount if missing else None, tone=_tone(row, missing)),
    ), search=fold(f"{title} {number}"))


def _tone(row: BudgetRow, missing: Money) -> Tone:
    """A project's lack is what fundraising is for; a proposal's, or too much money anywhere, is an error."""
    if not missing:
        return Tone.PLAIN
    return Tone.WARNING if missing.minor > 0 and not row.budget.proposal_id else Tone.PROBLEM
