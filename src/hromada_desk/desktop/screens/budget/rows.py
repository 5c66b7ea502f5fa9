"""The rows of the budget grid, prepared from the book; only rows whose line, shares, figures or findings changed are
prepared anew, so that a long budget is shown again at once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from hromada_desk.desktop.kit.grid_rows import CellState, GridCell, GridRow, RowKind
from hromada_desk.desktop.screens.budget.cells import EMPTY, NOTHING, Appearance, CellMaker, States
from hromada_desk.domain.budget import LineFigures
from hromada_desk.domain.money import zero
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cell_columns import FIELDS, column_text
from hromada_desk.services.budget_cells import TITLE, source_of_column, takes_typing
from hromada_desk.services.budget_columns import COVERED, DIFFERENCE, TOTAL, is_year, year_of_column
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence

STATES = {Severity.ERROR: CellState.PROBLEM, Severity.WARNING: CellState.ATTENTION}
COVERAGE = frozenset({"budget.line_not_covered", "budget.line_overpaid"})
"""What the difference column says by itself."""

Findings = Mapping[str, Sequence[Problem]]
"""What the rules found, by the id of the line."""


class RowMaker:
    """Prepares rows in one language and keeps them."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._maker = CellMaker(language)
        self._kept: dict[str, tuple[Appearance, LineFigures, GridRow]] = {}
        self._columns: tuple[str, ...] = ()
        self._named: dict[str, str] = {}

    def rows(self, book: BudgetBook, columns: Sequence[str], closed: frozenset[str], findings: Findings, *,
             editable: bool) -> list[GridRow]:
        """The rows that are shown: those under a closed heading are left out."""
        named = _names(book, columns, self._language)
        if tuple(columns) != self._columns or named != self._named:
            self._kept.clear()
            self._columns, self._named = tuple(columns), named
        below = _lines_below(book) if closed else {}
        gap, shared = gap_state(book), book.figures.shared
        shown, hidden = [], set[str]()
        for at, figures in enumerate(book.figures.lines.values(), start=1):
            line_id = figures.line_id
            if figures.parent_id in hidden or figures.parent_id in closed:
                hidden.add(line_id)
                continue
            shown.append(self._row(book, figures, Appearance(
                book.lines[line_id], book.shares_of(line_id), tuple(findings.get(line_id, ())), str(at),
                line_id not in closed, below.get(line_id, 0), shared, gap, editable)))
        return shown

    def typed(self, book: BudgetBook, line_id: str) -> GridRow:
        """The row of a line that was just typed in, with the figures as they were."""
        look, figures, _row = self._kept[line_id]
        return self._row(book, figures, replace(look, line=book.lines[line_id], shares=book.shares_of(line_id)))

    def total(self, book: BudgetBook) -> GridRow:
        """The pinned last row."""
        return GridRow("", tuple(self._total_of(book, column) for column in self._columns))

    def _total_of(self, book: BudgetBook, column: str) -> GridCell:
        figures, nothing = book.figures, zero(book.currency)
        if column == TITLE:
            return GridCell(translate("budget_screen.total"))
        if column == DIFFERENCE:
            return self._maker.difference(figures.missing, gap_state(book), shared=figures.shared)
        source_id = source_of_column(column)
        if source_id:
            sum_of_it = figures.sources[source_id].used
        elif is_year(column):
            sum_of_it = figures.by_year.get(year_of_column(column), nothing)
        elif column == COVERED:
            sum_of_it = figures.covered
        else:
            return self._maker.amount(figures.total) if column == TOTAL else EMPTY
        return self._maker.amount(sum_of_it) if sum_of_it else NOTHING

    def _row(self, book: BudgetBook, figures: LineFigures, look: Appearance) -> GridRow:
        known = self._kept.get(figures.line_id)
        if known is not None and known[0] == look and known[1] == figures:
            return known[2]
        cells = self._maker.cells(book, figures, look, self._columns, _states(look.findings))
        kind = RowKind.HEADING if look.line.line_type == "heading" else RowKind.LINE
        row = GridRow(figures.line_id, cells, kind, look.gutter, look.is_open, figures.parent_id)
        self._kept[figures.line_id] = (look, figures, row)
        return row


def gap_state(book: BudgetBook) -> CellState:
    """How a lack of sources looks: an error where money is asked for, a matter of attention while it is looked for."""
    return CellState.PROBLEM if book.known.proposal_id else CellState.ATTENTION


def findings_by_line(problems: Sequence[Problem]) -> dict[str, list[Problem]]:
    """What the rules found about lines, by line; the worst first, as it comes."""
    found: dict[str, list[Problem]] = {}
    for each in problems:
        if each.kind == BudgetLine.kind and each.severity in STATES:
            found.setdefault(each.record_id, []).append(each)
    return found


def column_of(problem: Problem) -> str:
    """The column a finding about a line belongs to."""
    field = "quantity" if problem.field == "percent" else problem.field
    return field if takes_typing(field) else DIFFERENCE


def _states(findings: Sequence[Problem]) -> States:
    """State and sentence of each cell that has a finding of its own; the worst comes first and stays."""
    states: dict[str, tuple[CellState, str]] = {}
    for each in findings:
        if each.code not in COVERAGE:
            states.setdefault(column_of(each), (STATES[each.severity], problem_sentence(each.code, each.details)))
    return states


def _names(book: BudgetBook, columns: Sequence[str], language: Language) -> dict[str, str]:
    """The names of all records that shown columns link to: a row is made anew when one of them is called otherwise."""
    linking = [each for each in columns if each in FIELDS and FIELDS[each].facets.links]
    found: dict[str, str] = {}
    for column in linking:
        for line in book.lines.values():
            linked = getattr(line, column)
            if linked and linked not in found:
                found[linked] = column_text(book, line, column, language)
    return found


def _lines_below(book: BudgetBook) -> dict[str, int]:
    """How many costs stand under each heading, at any depth."""
    below: dict[str, int] = {}
    for figures in reversed(tuple(book.figures.lines.values())):
        own = below.get(figures.line_id, 0) + (0 if book.is_heading(figures.line_id) else 1)
        if figures.parent_id:
            below[figures.parent_id] = below.get(figures.parent_id, 0) + own
    return below
