"""The bar above the grid while a budget is looked at in another currency: at which rate, and the way back."""

from PySide6.QtCore import Signal

from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.rate_words import rate_words
from hromada_desk.domain.budget_currency import KnownRate
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_shown import ShownBook
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_date
from hromada_desk.text.labels import choice_label


class Elsewhere(MessageBar):
    """`left` tells that the person wants the budget's own currency again."""

    left = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__(closable=False)
        self._office = office
        self._currency = ""
        self.acted.connect(self.left)
        name_for_readers(self._action, translate("budget_grid.elsewhere.back"))

    def choose(self, currency: str) -> None:
        """Look at the budget in that currency from now on."""
        self._currency = currency

    def leave(self) -> None:
        """Back to the budget's own currency."""
        self._currency = ""
        self.hide()

    def read(self, book: BudgetBook) -> BudgetBook | None:
        """The budget as it reads in the chosen currency; None where that is its own, or a rate is missing."""
        wanted = self._currency
        if wanted in ("", book.currency):
            self.leave()
            return None
        seen = self._office.runner.run(lambda: ShownBook(book, wanted))
        if seen is None:
            self.leave()
            return None
        rates = "; ".join(_rate(code, wanted, known) for code, known in seen.used.items())
        sentence = translate("budget_grid.elsewhere", currency=choice_label("currency", wanted), rates=rates,
                             own=choice_label("currency", book.currency))
        self.show_message(Tone.INFO, sentence, translate("budget_grid.elsewhere.back"))
        return seen


def _rate(currency: str, to_currency: str, known: KnownRate) -> str:
    """"49,20 per euro, 20.11.2026, NBU"."""
    parts = (rate_words(known.rate, currency, to_currency, current().language),
             format_date(known.rate_on, current().language),
             choice_label("rate_source", known.source) if known.source else "")
    return ", ".join(each for each in parts if each)
