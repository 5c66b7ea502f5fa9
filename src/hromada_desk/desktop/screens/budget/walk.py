"""From a check or a key to the cell it is about: the next problem, the source behind a bound, the list of findings."""

from PySide6.QtCore import QObject

from hromada_desk.desktop.kit.problem_list import Finding
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.budget.checks import OTHERS, SOURCES, other_findings
from hromada_desk.desktop.screens.budget.panel import BudgetPanel
from hromada_desk.desktop.screens.budget.places import Work, next_problem, place_words
from hromada_desk.desktop.screens.budget.rows import column_of
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_columns import NUMBER
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import problem_sentence

TONES = {Severity.ERROR: Tone.PROBLEM, Severity.WARNING: Tone.WARNING, Severity.NOTE: Tone.INFO}


class ProblemWalk(QObject):
    """Leads around one page."""

    def __init__(self, work: Work, panel: BudgetPanel) -> None:
        super().__init__(panel)
        self._work, self._panel = work, panel

    def forwards(self) -> bool:
        """The caret to the next cell something is wrong with; False where there is none."""
        return self._step(1)

    def backwards(self) -> bool:
        """The caret to the cell before that something is wrong with."""
        return self._step(-1)

    def look_at(self, key: str) -> None:
        """A check leads to what it is about."""
        book = self._work.book
        if book is None:
            return
        if key == OTHERS or (key == SOURCES and not self.forwards()):
            wanted = other_findings(book) if key == OTHERS else book.problems
            findings = [_finding(book, each) for each in wanted]
            self._panel.show_findings(translate("budget_screen.check.others"), findings)
        if key in (SOURCES, OTHERS):
            return
        limit = book.limits[int(key.rpartition(":")[2])]
        if limit.source_id:
            self._panel.show_source(book, limit.source_id)
        elif limit.line_id:
            self._work.go_to(limit.line_id, NUMBER)

    def _step(self, step: int) -> bool:
        book = self._work.book
        target = next_problem(book, self._work.view.place()[0], step) if book is not None else None
        if target is not None:
            self._work.go_to(*target)
        return target is not None


def _finding(book: BudgetBook, problem: Problem) -> Finding:
    is_line = problem.kind == BudgetLine.kind
    column_key = column_of(problem) if is_line else ""
    place = place_words(book, problem.record_id, column_key) if is_line else ""
    return Finding(f"{problem.record_id}|{column_key}", problem_sentence(problem.code, problem.details), place,
                   TONES[problem.severity])
