"""Which heading of a budget a heading of a foreign sheet is: of the same name, or of the same number and like name."""

from collections.abc import Iterable

from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.values import Bilingual
from hromada_desk.exchange.budget_row import BudgetRow
from hromada_desk.exchange.budget_words import BudgetWords
from hromada_desk.exchange.import_words import words_of

STEM = 5
"""Two names are alike when they share the beginning of a word this long."""


class HeadingMatcher:
    """The headings of a budget, to be found by the rows of a sheet."""

    def __init__(self, lines: Iterable[BudgetLine], words: BudgetWords) -> None:
        self._words = words
        self._headings = [each for each in lines if each.line_type == "heading"]

    def find(self, row: BudgetRow, parent_id: str) -> BudgetLine | None:
        """The heading that row is: beside its siblings first, for a top row anywhere if only one is so called."""
        beside = [each for each in self._headings if each.parent_id == parent_id]
        named = [each for each in beside if self._same_name(each.title, row.title)]
        if not named and not parent_id:
            anywhere = [each for each in self._headings if self._same_name(each.title, row.title)]
            named = anywhere if len(anywhere) == 1 else []
        if not named and row.ordinal.written:
            named = [each for each in self._headings if each.heading_code == row.ordinal.written
                     and _alike(each.title, row.title)]
        return named[0] if named else None

    def _same_name(self, first: Bilingual, second: Bilingual) -> bool:
        keys = {self._words.heading_key(each) for each in (first.uk, first.en) if each}
        return any(self._words.heading_key(each) in keys for each in (second.uk, second.en) if each)


def _alike(first: Bilingual, second: Bilingual) -> bool:
    def stems(title: Bilingual) -> set[str]:
        return {word[:STEM] for each in (title.uk, title.en) for word in words_of(each) if len(word) >= STEM}

    return bool(stems(first) & stems(second))
