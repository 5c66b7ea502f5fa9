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
        """Total, grant, own money and what is missing."""
        clear_layout(self._grid)
        if figures is None or not figures.priced:
            self._grid.addWidget(Label(translate("workshop.budget.empty"), Type.BODY, "secondary"), 0, 0)
            return
        lines = (("requested", figures.grant, False), ("own", figures.own_contribution, False),
                 ("in_kind", figures.in_kind, False), ("total", figures.total, True), ("missing", figures.missing, False))
        shown = [each for each in lines if each[1].minor or each[2]]
        for at, (key, amount, is_sum) in enumerate(shown):
            self._line(at, translate(f"workshop.{key}"), amount, is_sum=is_sum, is_problem=key == "missing")

    def _line(self, at: int, words: str, amount: Money, *, is_sum: bool, is_problem: bool) -> None:
        style = Type.BODY_BOLD if is_sum else Type.BODY
        name = Label(words, style, "problem" if is_problem else "")
        value = Label(format_money(amount, current().language), style, "problem" if is_problem else "")
        name_for_readers(value, f"{words}: {value.text()}")
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(value, at, 1, Qt.AlignmentFlag.AlignRight)
