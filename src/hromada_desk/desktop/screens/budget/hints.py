"""The hint below the caret's cell: what is wrong there, and the repair that F4 makes."""

from PySide6.QtCore import QObject, QTimer, Signal

from hromada_desk.desktop.kit.cell_hint import CellHint
from hromada_desk.desktop.kit.grid_rows import CellState
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.places import Work
from hromada_desk.desktop.screens.budget.rows import gap_state
from hromada_desk.domain.budget_sums import Pricing
from hromada_desk.services import budget_sources
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import CURRENCY, QUANTITY, UNIT, UNIT_COST, source_of_column
from hromada_desk.services.budget_columns import DIFFERENCE
from hromada_desk.services.budget_share_lines import SHARE, share_words
from hromada_desk.text.arithmetic import is_formula, reckon
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.number_reading import PER_CENT
from hromada_desk.text.numbers import currency_sign, format_number

REPAIR_KEY = "F4"


class CellHints(QObject):
    """Follows the caret of one grid. `rate_asked(currency)` fires when the repair is to enter a rate."""

    rate_asked = Signal(str)

    def __init__(self, office: Office, work: Work) -> None:
        super().__init__(work.view)
        self._office, self._work = office, work
        self.hint = CellHint(work.view)
        self.hint.repaired.connect(self._repair)
        work.view.caret_moved.connect(lambda _line, _column: self.follow())
        work.view.cells.typed.connect(self._reckon)
        work.view.cells.closeEditor.connect(lambda _editor, _hint: self.follow())
        work.view.grid.refused.connect(self._keep_at)
        work.view.grid.dataChanged.connect(lambda _first, _last: self.follow())

    def follow(self) -> None:
        """Show what the caret's cell needs, or nothing."""
        book, (line_id, column) = self._work.book, self._work.view.place()
        self.hint.dismiss()
        if book is None or line_id not in book.settled.lines or self._work.is_elsewhere:
            return
        if not self._say_refused() and not self._say_difference(book, line_id, column):
            for say in (self._say_finding, self._say_share):
                if say(book, line_id, column):
                    return

    def _say_refused(self) -> bool:
        """What was typed and could not be kept; Esc takes it back."""
        view = self._work.view
        at = view.currentIndex()
        cell = view.grid.cell(at.row(), at.column())
        if cell == view.grid.row(at.row()).cells[at.column()]:
            return False
        self.hint.show_hint(cell.tip)
        return True

    def _say_difference(self, book: BudgetBook, line_id: str, column: str) -> bool:
        missing = book.settled.lines[line_id].missing
        judged = book.settled.shared and not book.is_heading(line_id)
        if not missing or not judged or not (source_of_column(column) or column == DIFFERENCE):
            return False
        lacks = missing.minor > 0
        words = translate("budget_screen.lacks" if lacks else "budget_screen.overpaid",
                          amount=missing if lacks else -missing)
        repair = translate("budget_screen.repair.give" if lacks else "budget_screen.repair.take")
        possible = bool(self.payer(line_id, column))
        tone = Tone.WARNING if lacks and gap_state(book) is CellState.ATTENTION else Tone.PROBLEM
        self.hint.show_hint(words, repair if possible else "", REPAIR_KEY if possible else "", tone)
        return True

    def _reckon(self, typed: str) -> None:
        """What the arithmetic in the open editor comes to, while it is typed."""
        self.hint.dismiss()
        if not is_formula(typed) or not self._work.view.currentIndex().isValid():
            return
        language = current().language
        found = reckon(typed, language)
        if found.value is not None:
            number = format_number(found.value, language)
            sign = found.unit if found.unit in ("", PER_CENT) else currency_sign(found.unit, language)
            self.hint.show_hint(f"= {number}\u00a0{sign}".strip(), tone=Tone.INFO)

    def _say_share(self, book: BudgetBook, line_id: str, column: str) -> bool:
        """Of what a share is a part, and how much that is."""
        line = book.lines.get(line_id)
        said = line is not None and line.line_type == SHARE and column in (QUANTITY, UNIT, UNIT_COST)
        if said and line is not None:
            language = current().language
            self.hint.show_hint(share_words(book, line, language).sentence(language), tone=Tone.INFO)
        return said

    def _say_finding(self, book: BudgetBook, line_id: str, column: str) -> bool:
        view = self._work.view
        at = view.currentIndex()
        cell = view.grid.cell(at.row(), at.column())
        if cell.state not in (CellState.PROBLEM, CellState.ATTENTION) or not cell.tip:
            return False
        tone = Tone.PROBLEM if cell.state is CellState.PROBLEM else Tone.WARNING
        if self._lacks_rate(book, line_id) and column in (UNIT_COST, CURRENCY):
            price = book.lines[line_id].unit_cost
            currency = price.money.currency if price is not None else ""
            self.hint.show_hint(translate("budget_screen.rate.unknown", currency=currency),
                                translate("budget_screen.rate.enter"), REPAIR_KEY)
        else:
            self.hint.show_hint(cell.tip.splitlines()[-1], tone=tone)
        return True

    def payer(self, line_id: str, column: str) -> str:
        """The source F4 gives the remainder to in that cell; empty where none can take it."""
        book = self._work.book
        if book is None or book.desk.read_only or line_id not in book.lines:
            return ""
        own = source_of_column(column)
        if not own and column != DIFFERENCE:
            return ""
        paying = [each.source_id for each in book.shares_of(line_id)]
        candidates = [own] if own else [*paying, *(each.id for each in book.sources)]
        return next((each for each in candidates if budget_sources.can_give_remainder(book, line_id, each)), "")

    def _repair(self) -> None:
        """What F4 or the link does in the caret's cell."""
        book, view = self._work.book, self._work.view
        view.setFocus()
        line_id, column = view.place()
        if book is None or line_id not in book.lines:
            return
        price = book.lines[line_id].unit_cost
        if column in (UNIT_COST, CURRENCY) and price is not None and self._lacks_rate(book, line_id):
            self.rate_asked.emit(price.money.currency)
            return
        payer = self.payer(line_id, column)
        if payer:
            self._office.runner.run(lambda: budget_sources.give_remainder(book, line_id, payer))
            self._work.show_figures()

    def _keep_at(self, line_id: str, column: str, _sentence: str) -> None:
        """The caret stays where something was not kept, with the sentence below it."""
        QTimer.singleShot(0, self, lambda: self._work.go_to(line_id, column))

    def _lacks_rate(self, book: BudgetBook, line_id: str) -> bool:
        return book.settled.lines[line_id].pricing is Pricing.RATE_MISSING
