"""Hangs the rows of a foreign budget under their headings: by numbers, by names, by the sums that close a group."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from hromada_desk.domain.values import Bilingual
from hromada_desk.exchange.budget_cells import in_two_languages
from hromada_desk.exchange.budget_ordinals import NONE, NUMERIC, Ordinal, split_title
from hromada_desk.exchange.budget_row import BudgetRow
from hromada_desk.exchange.budget_row import BudgetRowKind as Kind
from hromada_desk.exchange.budget_words import BudgetWords, bare_name

COUNTED = (Kind.LINE, Kind.SHARE)


def with_categories(rows: Sequence[BudgetRow]) -> list[BudgetRow]:
    """The rows with a heading before every group whose name stands in a column of its own."""
    result: list[BudgetRow] = []
    present = ""
    for row in rows:
        if row.kind in (Kind.LINE, Kind.SHARE) and row.category and row.category != present:
            ordinal, title = split_title(row.category)
            uk, en = in_two_languages(title)
            result.append(BudgetRow(row.index, row.cells, ordinal, Bilingual(uk, en), kind=Kind.HEADING,
                                    hidden=row.hidden))
            present = row.category
        result.append(row)
    return result


@dataclass(slots=True)
class _Open:
    """A heading whose rows are being read."""

    at: int
    ordinal: Ordinal
    indent: int


@dataclass(slots=True)
class _Outline:
    """The headings open at a place, from the top."""

    rows: Sequence[BudgetRow]
    words: BudgetWords
    stack: list[_Open] = field(default_factory=list)

    def place(self, at: int) -> None:
        """Hang one row, and open it if it is a heading."""
        row = self.rows[at]
        if row.kind is Kind.HEADING:
            self._close_for(at)
        elif row.kind in COUNTED:
            self._close_for_line(row)
        row.parent = self.stack[-1].at if self.stack else -1
        row.level = len(self.stack)
        if row.kind is Kind.HEADING:
            self.stack.append(_Open(at, row.ordinal, row.indent))

    def close_by_sum(self, row: BudgetRow) -> None:
        """A sum under the rows of a named heading ends it; a bare "total" ends the innermost unnumbered one."""
        if not self.stack or row.ordinal.written:
            return
        said = bare_name(row.text)
        for depth, each in enumerate(self.stack):
            name = bare_name(self.rows[each.at].text)
            if name and name in said:
                del self.stack[depth:]
                return
        if not self.stack[-1].ordinal.written:
            self.stack.pop()

    def _close_for(self, at: int) -> None:
        row = self.rows[at]
        ordinal = row.ordinal
        if ordinal.style == NONE:
            self._close_for_name(at)
            return
        for depth, each in enumerate(self.stack):
            same = each.ordinal.style == ordinal.style
            if same and not ordinal.is_under(each.ordinal):
                del self.stack[depth:]
                return
        if ordinal.style == NUMERIC and len(ordinal.path) == 1:  # unnumbered groups end where numbering starts anew
            while self.stack and self.stack[-1].ordinal.style == NONE and self._was_used(self.stack[-1].at, at):
                self.stack.pop()

    def _close_for_name(self, at: int) -> None:
        """An unnumbered heading: inside a numbered one while numbers go on, else beside the last unnumbered one."""
        row = self.rows[at]
        numbered = [each for each in self.stack if each.ordinal.style != NONE]
        following = next((each.ordinal for each in self.rows[at + 1:] if each.kind in (*COUNTED, Kind.HEADING)
                          and each.ordinal.written), None)
        if numbered and (following is None or not following.is_under(numbered[-1].ordinal)):
            self.stack.clear()
            return
        unnumbered = [depth for depth, each in enumerate(self.stack) if each.ordinal.style == NONE]
        if not unnumbered:
            return
        deeper = [depth for depth in unnumbered if self.stack[depth].indent < row.indent]
        if deeper:
            del self.stack[deeper[-1] + 1:]
            return
        last = self.stack[unnumbered[-1]]
        if not self._was_used(last.at, at) and not self._is_known(row):
            return
        heads_headings = self._next_kind(at) is Kind.HEADING
        del self.stack[unnumbered[0] if heads_headings or self._is_known(row) else unnumbered[-1]:]

    def _close_for_line(self, row: BudgetRow) -> None:
        """A numbered cost ends the numbered headings it does not lie under."""
        if row.ordinal.style != NUMERIC or len(row.ordinal.path) < 1:
            return
        for depth, each in enumerate(self.stack):
            outside = each.ordinal.style == NUMERIC and not row.ordinal.is_under(each.ordinal)
            if outside and (len(row.ordinal.path) > 1 or self._goes_on(each.ordinal, row.ordinal)):
                del self.stack[depth:]
                return

    def _goes_on(self, heading: Ordinal, line: Ordinal) -> bool:
        """Whether a cost numbered 8 stands beside a heading numbered 7, and not as the first under it."""
        first, second = heading.path[0], line.path[0]
        return len(heading.path) == 1 and first.isdigit() and second.isdigit() and int(second) > int(first)

    def _was_used(self, heading: int, before: int) -> bool:
        return any(each.kind in COUNTED for each in self.rows[heading + 1:before])

    def _next_kind(self, at: int) -> Kind | None:
        return next((each.kind for each in self.rows[at + 1:] if each.kind in (*COUNTED, Kind.HEADING)), None)

    def _is_known(self, row: BudgetRow) -> bool:
        return self.words.heading_key(row.text) in self.words.headings.values()


def hang(rows: Sequence[BudgetRow], words: BudgetWords) -> None:
    """Give every row its heading and level (in place); headings without anything beneath become remarks."""
    outline = _Outline(rows, words)
    for at, row in enumerate(rows):
        if row.kind is Kind.SUBTOTAL:
            row.parent, row.level = -1, 0
            outline.close_by_sum(row)
        elif row.kind in (Kind.HEADING, *COUNTED):
            outline.place(at)
    _drop_empty(rows, words)


def _drop_empty(rows: Sequence[BudgetRow], words: BudgetWords) -> None:
    """Unnumbered headings of no known name with no cost beneath are titles, signatures, remarks."""
    used: set[int] = set()
    for row in rows:
        at = row.parent if row.kind in COUNTED else -1
        while at >= 0 and at not in used:
            used.add(at)
            at = rows[at].parent
    for at, row in enumerate(rows):
        is_named = row.ordinal.written or words.heading_key(row.text) in words.headings.values()
        if row.kind is Kind.HEADING and at not in used and not is_named:
            row.kind = Kind.NOTE
            row.parent, row.level = -1, 0
    for row in rows:  # what hung under a dropped heading is no longer deeper
        if row.parent >= 0 and rows[row.parent].kind is Kind.NOTE:
            row.parent = -1
