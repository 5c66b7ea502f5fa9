"""The cells of a block that were not kept, listed beside the grid; both readings of a number are offered."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from PySide6.QtCore import QObject, QTimer

from hromada_desk.desktop.kit.problem_list import Finding
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget.places import Work, place_words
from hromada_desk.services.budget_block import Unkept
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import write_cell
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.number_reading import parse_number
from hromada_desk.text.numbers import format_for_editing, format_number
from hromada_desk.text.problem_texts import refusal_sentence

READINGS = ("first", "second")
"""What an ambiguous number may mean, among the details of its refusal."""


class UnkeptCells(QObject):
    """The list of one page; it shrinks as its numbers are settled."""

    def __init__(self, office: Office, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._work = office, work
        self._cells: tuple[Unkept, ...] = ()

    def show(self, cells: Sequence[Unkept]) -> None:
        """List these cells; an empty list changes nothing."""
        self._cells = tuple(cells)
        book = self._work.book
        if book is None or not cells:
            return
        findings = [finding for at, each in enumerate(cells) for finding in _findings(book, each, at)]
        title = translate_plural("budget_screen.unkept", len(cells))
        # The list takes the focus once the deed that asked for it is over.
        QTimer.singleShot(0, self, lambda: self._work.show_findings(title, findings))

    def take(self, chosen: str) -> bool:
        """Whether what was chosen was a reading of a number of this list; then it is written into its cell."""
        at, _, reading = chosen.partition("=")
        if reading not in READINGS or not at.isdigit() or int(at) >= len(self._cells):
            return False
        cell, book = self._cells[int(at)], self._work.book
        if book is None or cell.line_id not in book.lines:
            return False
        language = current().language
        unit = parse_number(cell.written, language).unit
        written = f"{format_for_editing(_reading(cell, reading), language)} {unit}".strip()
        self._office.runner.run(lambda: write_cell(book, cell.line_id, cell.column, written, language))
        self._work.show_figures()
        self._work.go_to(cell.line_id, cell.column)
        left = [each for each in self._cells if each is not cell]
        self._cells = tuple(left)
        if left:
            self.show(left)
        else:
            self._work.close_findings()
        return True


def _findings(book: BudgetBook, cell: Unkept, at: int) -> Iterator[Finding]:
    place = place_words(book, cell.line_id, cell.column)
    yield Finding(f"{cell.line_id}|{cell.column}", refusal_sentence(cell.code, cell.details), place)
    if all(isinstance(cell.details.get(each), Decimal) for each in READINGS):
        for each in READINGS:
            number = format_number(_reading(cell, each), current().language)
            yield Finding(f"{at}={each}", translate("budget_grid.read_as", number=number), place, Tone.INFO, "check")


def _reading(cell: Unkept, which: str) -> Decimal:
    value = cell.details[which]
    return value if isinstance(value, Decimal) else Decimal(0)
