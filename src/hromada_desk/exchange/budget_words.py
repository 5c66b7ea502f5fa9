"""The words of other people's budgets: heads of columns, totals, headings, payers, units, read once from the resources.

Only the words are here; what follows from them the asking rooms decide.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from hromada_desk import resources
from hromada_desk.domain.folding import fold
from hromada_desk.exchange.import_words import (
    HeaderField,
    HeaderPhrase,
    ImportWords,
    RowWords,
    import_words,
    words_of,
)

MONEY_HEADS = frozenset({"price", "total"})
LEAST_STEM = 4
"""Beginnings of words shorter than this have to be whole words, so that a short form is not found inside another."""


@dataclass(frozen=True, slots=True)
class BudgetWords:
    """All words an import of a budget needs. `base` are those of lists, with the heads of budgets in them."""

    base: ImportWords
    rows: RowWords
    all_years: tuple[str, ...]
    no_year: tuple[str, ...]
    year_words: frozenset[str]
    year_ordinals: Mapping[str, int]
    of_row: frozenset[str]
    roles: Mapping[str, tuple[tuple[str, ...], ...]]
    payer_kinds: Mapping[str, tuple[tuple[str, ...], ...]]
    headings: Mapping[str, str]
    units: Mapping[str, str]

    def is_total(self, text: str) -> bool:
        """Whether a row of that text sums others."""
        return self.rows.begins("totals", text)

    def may_sum(self, text: str) -> bool:
        """Whether a row of that text may sum others, if its sum agrees."""
        return self.rows.begins("headings", text)

    def is_note(self, text: str) -> bool:
        """Whether a row of that text stands beside a budget, not in it."""
        return self.rows.begins("notes", text)

    def role_of(self, *titles: str) -> str:
        """The part of a budget a name speaks of, "" where it speaks of none."""
        return _named(self.roles, titles)

    def payer_kind(self, *titles: str) -> str:
        """The kind of funding a name speaks of, "" where it speaks of none."""
        return _named(self.payer_kinds, titles)

    def heading_key(self, title: str) -> str:
        """What two names of one heading have in common: the known heading, else the folded name itself."""
        folded = bare_name(title)
        return self.headings.get(folded, folded)

    def unit_code(self, written: str) -> str:
        """The code of a unit under one of its further names, "" for others."""
        return self.units.get(unit_key(written), "")


@cache
def budget_words() -> BudgetWords:
    """The shipped words, read on the first import of a budget."""
    data: dict[str, Any] = tomllib.loads(resources.read_text("import", "budget.toml"))
    rows, base = data["rows"], import_words()
    heads = tuple(HeaderField(name, name in MONEY_HEADS, (tuple(_phrase(each) for each in phrases),))
                  for name, phrases in data["heads"].items())
    own_rows = RowWords({"totals": rows["totals"], "notes": rows["notes"], "headings": rows["sums"], "reserves": ["\0"],
                         "components": ["\0"], "reserves_alone": ["\0"],
                         "years": rows["year_words"], "empty_cells": sorted(base.rows.empty_cells)})
    return BudgetWords(
        base=replace(base, headers=heads, rows=own_rows),
        rows=own_rows,
        all_years=tuple(fold(each) for each in rows["all_years"]),
        no_year=tuple(fold(each) for each in rows["no_year"]),
        year_words=frozenset(fold(each) for each in rows["year_words"]),
        year_ordinals={fold(each): number for each, number in rows["year_ordinals"].items()},
        of_row=frozenset(fold(each) for each in rows["of_row"]),
        roles=_stems(data["roles"]),
        payer_kinds=_stems(data["payer_kinds"]),
        headings={fold(name): key for key, names in data["headings"].items() for name in names},
        units={unit_key(name): code for code, names in data["units"].items() for name in names},
    )


def bare_name(title: str) -> str:
    """A name as it is compared: folded, without the number before it, bracketed remarks and signs at its end."""
    folded = re.sub(r"\([^()]*\)", " ", fold(title))
    folded = re.sub(r"^(?:\d+(?:\.\d+)*[.)]?\s+|[ivx\u0456\u0445]+[.)]\s+|[^\W\d_][.)]\s+)", "", folded.strip())
    return " ".join(folded.strip(" .,:;-").split())


def unit_key(written: str) -> str:
    """A unit as it is compared: folded, without dots, with plain figures for the small ones."""
    folded = fold(written).replace("\u00b2", "2").replace("\u00b3", "3").replace(".", " ")
    return " ".join(folded.split())


def _phrase(written: str) -> HeaderPhrase:
    stems = words_of(written.removeprefix("="))
    return HeaderPhrase(stems, written.startswith("="), frozenset(stem[0] for stem in stems))


def _stems(data: Mapping[str, Iterable[str]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    return {meaning: tuple(words_of(each) for each in phrases) for meaning, phrases in data.items()}


def _named(meanings: Mapping[str, tuple[tuple[str, ...], ...]], titles: Iterable[str]) -> str:
    for title in titles:
        words = words_of(title)
        for meaning, phrases in meanings.items():
            if any(_speaks(phrase, words) for phrase in phrases):
                return meaning
    return ""


def _speaks(phrase: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether words that follow each other begin with the words of a phrase."""
    return any(all(_begins(word, stem) for word, stem in zip(words[at:], phrase, strict=False))
               for at in range(len(words) - len(phrase) + 1))


def _begins(word: str, stem: str) -> bool:
    return word == stem if len(stem) < LEAST_STEM else word.startswith(stem)
