"""What each column of a foreign budget looks like: what its head says, what its cells show, which year it is of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import permutations

from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import MINOR_DIGITS
from hromada_desk.exchange.budget_cells import read_figure
from hromada_desk.exchange.budget_mapping import FIGURES, PRICE, TOTAL
from hromada_desk.exchange.budget_words import BudgetWords
from hromada_desk.exchange.headers import YEARS, FieldGuess, Header, guess_field
from hromada_desk.exchange.import_words import words_of
from hromada_desk.exchange.mapping_proposal import like_amount
from hromada_desk.exchange.tables import Cell, Table, cell_text
from hromada_desk.exchange.units_in import Unit, unit_of_line

SAMPLE_ROWS = 200
LEAST_NUMERIC, LEAST_NAMED = 0.6, 0.3
CLOSE = Decimal("0.011")
"""Sheets round a product to the cent; a little more than that is another number."""
AGREEING = 0.6
"""From this part of the rows on, arithmetic says what columns are."""
MOST_NUMERIC_COLUMNS = 8
_CODE = re.compile(r"[,(]\s*([A-Z]{3})\b")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_EUROPEAN = re.compile(r"\b(?:\u0454\u0432\u0440\u043e\u043f|europ|\u0454\u0432\u0440\u043e[^\W\d_])[^\W\d_]*",
                       re.IGNORECASE)
"""European and Euro-something: words that begin like the name of the currency."""


@dataclass(frozen=True, slots=True)
class ColumnYear:
    """Which year a column is of: a calendar one, or only its words; `every` where it says all years."""

    group: str = ""
    year: int | None = None
    every: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it is of one year."""
        return bool(self.group) and not self.every


@dataclass(frozen=True, slots=True)
class Candidate:
    """A column with everything that speaks for one field or another."""

    column: int
    head: str
    guess: FieldGuess | None
    year: ColumnYear
    unit: Unit
    filled: int
    numeric: float
    length: float
    cyrillic: float
    figures: tuple[Decimal | None, ...]

    @property
    def field(self) -> str:
        """What the head says, "" for nothing."""
        return self.guess.field if self.guess else ""

    @property
    def weight(self) -> int:
        """How much the head says it."""
        return self.guess.weight if self.guess else 0

    @property
    def is_numeric(self) -> bool:
        """Whether its cells are numbers, or there are none; where the head says so a part of them is enough."""
        return self.numeric >= (LEAST_NAMED if self.field in FIGURES else LEAST_NUMERIC)


def candidate(table: Table, header: Header, column: int, words: BudgetWords) -> Candidate:
    """One column under a head, with a sample of its cells."""
    return _candidate(table, column, header.last + 1, header.parts[column], words)


def bare_candidate(table: Table, column: int, words: BudgetWords) -> Candidate:
    """One column of a block that has no head."""
    return _candidate(table, column, 0, (), words)


def _candidate(table: Table, column: int, first: int, parts: Sequence[str], words: BudgetWords) -> Candidate:
    cells = [row[column] for row in table.rows[first:first + SAMPLE_ROWS]]
    texts = [cell_text(cell).strip() for cell in cells]
    filled = [cell for cell, text in zip(cells, texts, strict=True) if text]
    numeric = sum(1 for cell in filled if like_amount(cell))
    head = " ".join(parts)
    return Candidate(
        column, head, head_guess(parts, words), year_of(parts, words), money_unit(head, words), len(filled),
        numeric / len(filled) if filled else 1.0, sum(map(len, texts)) / len(filled) if filled else 0.0,
        sum(1 for text in texts if _CYRILLIC.search(text)) / len(filled) if filled else 0.0,
        tuple(_value(cell, words) for cell in cells),
    )


def _value(cell: Cell, words: BudgetWords) -> Decimal | None:
    return read_figure(cell, "", words).value


def head_guess(parts: Sequence[str], words: BudgetWords) -> FieldGuess | None:
    """What a head of one or several rows says: its lowest row; "cost" above "per unit" is a price."""
    fields = words.base.headers
    own = guess_field(parts[-1], fields) if parts else None
    whole = guess_field(" ".join(parts), fields) if len(parts) > 1 else None
    if own is None or (whole is not None and own.field == "unit" and whole.field == PRICE):
        return whole if whole is not None and (own is not None or whole.field != TOTAL or not _is_year(parts[-1])) \
            else own
    return own


def _is_year(text: str) -> bool:
    return text.isdecimal() and int(text) in YEARS


def year_of(parts: Sequence[str], words: BudgetWords) -> ColumnYear:
    """Which year the rows of a head speak of, the lowest one first."""
    for part in reversed(parts):
        folded = fold(part)
        said = words_of(part)
        for at, word in enumerate(said):
            if word.isdecimal() and int(word) in YEARS:
                return ColumnYear(part, int(word))
            beside = said[at - 1:at] + said[at + 1:at + 2]
            if word in words.year_words and any(each.isdecimal() or each in words.year_ordinals for each in beside):
                return ColumnYear(part)
        if any(folded.startswith(each) for each in words.no_year):
            return ColumnYear(part)
        if len(parts) > 1 and part != parts[-1] and any(folded.startswith(each) for each in words.all_years):
            return ColumnYear(part, every=True)
    return ColumnYear()


def money_unit(text: str, words: BudgetWords) -> Unit:
    """The currency and magnitude a head or a line above it states; "European" is no euro.

    A currency without words of its own is known by its code after a comma or in brackets: "Total, JPY".
    """
    unit = unit_of_line(_EUROPEAN.sub(" ", text), words.base.units)
    if unit.currency:
        return unit
    code = next((each for each in _CODE.findall(text) if each in MINOR_DIGITS), "")
    return Unit(unit.times, code)


def products(quantity: Candidate, price: Candidate, total: Candidate) -> float:
    """In which part of the rows with all three the first two make the third; 0 where fewer than two rows have them."""
    agreeing, rows = multiplying(quantity, price, total)
    return agreeing / rows if rows > 1 else 0.0


def multiplying(quantity: Candidate, price: Candidate, total: Candidate) -> tuple[int, int]:
    """In how many rows the first two make the third, and how many rows have all three."""
    rows = [each for each in zip(quantity.figures, price.figures, total.figures, strict=True)
            if all(value is not None for value in each) and each[2]]
    agreeing = sum(1 for q, p, t in rows if q is not None and p is not None and t is not None
                   and abs(q * p - t) <= CLOSE)
    return agreeing, len(rows)


def best_product(candidates: Sequence[Candidate]) -> tuple[Candidate, Candidate, Candidate] | None:
    """Quantity, price and total among numeric columns without telling heads, found by multiplying."""
    numeric = [each for each in candidates if each.is_numeric and each.filled][:MOST_NUMERIC_COLUMNS]
    best, found = AGREEING, None
    for total in reversed(numeric):
        for quantity, price in permutations([each for each in numeric if each is not total], 2):
            if quantity.column > price.column:
                continue
            agreeing = products(quantity, price, total)
            if agreeing > best:
                best, found = agreeing, (quantity, price, total)
    return found


def adding_up(parts: Sequence[Candidate], total: Candidate) -> bool:
    """Whether columns add up to another in most rows, so that they are its payers or its years."""
    if len(parts) < 1:
        return False
    rows = [(value, [each.figures[at] or Decimal(0) for each in parts]) for at, value in enumerate(total.figures)
            if value]
    told = [(value, addends) for value, addends in rows if any(addends)]
    if len(told) < 2:
        return False
    agreeing = sum(1 for value, addends in told if abs(sum(addends) - value) <= CLOSE * len(addends))
    return agreeing / len(told) >= AGREEING
