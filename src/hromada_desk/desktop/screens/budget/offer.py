"""What stands where a project or a proposal has no budget yet: the offer to start one, in the currency it needs."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import clear_layout, column, mark
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.text.catalog import translate

FOREIGN = "EUR"
"""The other currency a first budget is offered in."""


class StartOffer(QWidget):
    """`chosen(currency)` asks to start; an empty currency is the one the form or the hromada uses."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        mark(self, role="page")
        self._layout = column(self, spacing=0)
        self.page: EmptyState | None = None

    def show_offer(self, *, read_only: bool) -> None:
        """Offer to start a budget; in a workspace that cannot be written, say so instead."""
        clear_layout(self._layout)
        self.page = EmptyState(
            translate("budget_screen.offer.title"), translate("budget_screen.offer.sentence"),
            "" if read_only else translate("budget_screen.offer.start"),
            before_link="" if read_only else translate("budget_screen.offer.or"),
            link_words="" if read_only else translate("budget_screen.offer.foreign"))
        self.page.started.connect(lambda: self.chosen.emit(""))
        self.page.alternative_chosen.connect(lambda: self.chosen.emit(FOREIGN))
        self._layout.addWidget(self.page, 1)
        if read_only:
            self._layout.addWidget(WrappingLabel(translate("budget_screen.read_only"), Type.SMALL, "secondary"))
