"""What stands at the right above the costs: figures of a range, the rate, the currency to read the budget in."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import ElidedLabel, Label
from hromada_desk.desktop.kit.marks import clear_layout, name_for_readers, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.screens.budget.rate_words import toolbar_rate
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import currency_sign

ROOMY = 620
"""From this width on the rate is named, not only given."""


class CostsAside(QWidget):
    """`rate_asked` leads to the rate, `currency_chosen(code)` to the budget read in that currency."""

    rate_asked = Signal()
    currency_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._read_only = False
        self._offered: tuple[str, ...] = ()
        self.told = ElidedLabel("", Type.SMALL, "secondary")
        self.rate_label = Label("", Type.SMALL, "secondary")
        self.rate = button("", self.rate_asked.emit, kind="link", size="small")
        self.currencies: Segments | None = None
        line = row(self, spacing=12)
        line.addStretch(1)
        line.addWidget(self.told)
        line.addWidget(self.rate_label)
        line.addWidget(self.rate)
        self._place = row(spacing=0)
        line.addLayout(self._place)

    def show_book(self, book: BudgetBook, other: str, shown: str) -> None:
        """The rate of that budget, and its currency beside the `other` one, of which `shown` is chosen."""
        self._read_only = book.desk.read_only
        label, figure = toolbar_rate(book, current().language)
        self.rate_label.setText(f"{label}:" if figure else label)
        self.rate.setText(figure or translate("budget_screen.rate.enter"))
        self.rate.setToolTip(label)
        name_for_readers(self.rate, f"{label} {self.rate.text()}")
        self._offer((book.currency, other) if other else (), shown)
        self.tell_range(self.told.text() if not self._read_only else "")

    def tell_range(self, words: str) -> None:
        """Sum, count and average of the chosen cells; in a workspace for reading that nothing can be changed."""
        self.told.setText(words or (translate("budget_screen.read_only") if self._read_only else ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rate_label.setVisible(event.size().width() >= style.px(ROOMY))

    def _offer(self, currencies: tuple[str, ...], shown: str) -> None:
        if currencies != self._offered:
            self._offered = currencies
            clear_layout(self._place)
            self.currencies = None
            if currencies:
                self.currencies = Segments([Segment(each, currency_sign(each, current().language))
                                            for each in currencies], translate("budget_grid.shown_in"), small=True)
                self.currencies.setToolTip(" · ".join(choice_label("currency", each) for each in currencies))
                self.currencies.chosen.connect(self.currency_chosen)
                self._place.addWidget(self.currencies)
        if self.currencies is not None:
            self.currencies.choose(shown)
