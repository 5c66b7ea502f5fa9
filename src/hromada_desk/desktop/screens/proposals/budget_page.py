"""The budget section of a form: its figures, and the way to the grid where it is made."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import clear_layout, column, frame, name_for_readers
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.states import SectionName, StatePill
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.budget import BudgetFigures
from hromada_desk.domain.forms import Section
from hromada_desk.domain.money import Money
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_money

WIDEST = 560


class BudgetPage(QWidget):
    """`opened` tells that the person wants the grid."""

    opened = Signal()

    def __init__(self, section: Section, name: SectionName) -> None:
        super().__init__()
        self.head = PageHead()
        self.head.show_title(name.whole, section.guidance.best(current().language))
        self._card = frame("card")
        self._card.setMaximumWidth(WIDEST)
        self._grid = QGridLayout(self._card)
        self._grid.setContentsMargins(16, 12, 16, 12)
        self._grid.setColumnStretch(0, 1)
        self.start = button(translate("workshop.budget.open"), self.opened.emit, kind="primary", icon_name="budget")
        self.setFocusProxy(self.start)
        layout = column(self, spacing=12, margins=(16, 12, 16, 12))
        layout.addWidget(self.head)
        layout.addWidget(self._card)
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_state(self, pill: StatePill) -> None:
        """The state beside the title."""
        self.head.show_pill(pill.words, pill.icon, pill.tone)

    def show_figures(self, figures: BudgetFigures | None) -> None:
        """Who pays how much, the total, and what nobody pays yet."""
        clear_layout(self._grid)
        if figures is None or not figures.priced:
            self._grid.addWidget(Label(translate("workshop.budget.empty"), Type.BODY, "secondary"), 0, 0)
            return
        sums = figures.by_kind if figures.shared else figures.pledged_by_kind
        lines = [(choice_label("funding_kind", kind), amount) for kind, amount in sums.items() if amount.minor]
        for at, (words, amount) in enumerate(lines):
            self._line(at, words, amount)
        self._line(len(lines), translate("workshop.total"), figures.total, style=Type.BODY_BOLD)
        missing = figures.missing if figures.shared else figures.total - figures.pledged
        if missing.minor > 0:
            self._line(len(lines) + 1, translate("workshop.missing"), missing, tone="problem")

    def _line(self, at: int, words: str, amount: Money, *, style: Type = Type.BODY, tone: str = "") -> None:
        name = Label(words, style, tone)
        value = Label(format_money(amount, current().language), style, tone)
        name_for_readers(value, f"{words}: {value.text()}")
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignRight)
