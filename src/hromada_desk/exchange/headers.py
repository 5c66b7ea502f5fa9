"""Finds where a list begins: the header, in one row or in several, under titles, above column numbers.

A header is recognised by its words, not by its place. Merged cells count for every column they span.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from hromada_desk.exchange.import_words import HeaderField, ImportWords, words_of
from hromada_desk.exchange.tables import Cell, Row, Table, cell_text
from hromada_desk.exchange.units_in import unit_of_line

SEARCHED_ROWS = 80
LONGEST_HEADER = 250
MOST_HEADER_ROWS = 5
LEAST_FIELDS = 2
YEARS = range(1990, 2101)


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header lies (rows from 0, the last included), how many fields it names, and what it says per column.

    `parts` are the texts above a column from the top down, without repeating what spans several rows.
    """

    first: int
    last: int
    fields: int
    parts: tuple[tuple[str, ...], ...]

    def text(self, column: int) -> str:
        """The whole header of a column as one text."""
        return " ".join(self.parts[column])


@dataclass(frozen=True, slots=True)
class FieldGuess:
    """What a header says about its column: the field, the tier (0 is believed most) and the weight of the words."""

    field: str
    tier: int
    weight: int


def guess_field(text: str, fields: Sequence[HeaderField]) -> FieldGuess | None:
    """The field the words of a header fit best, None where they fit none."""
    words = words_of(text)
    if not words:
        return None
    initials = {word[0] for word in words}
    best: FieldGuess | None = None
    for field in fields:
        for tier, phrases in enumerate(field.tiers):
            weight = max((phrase.weight_in(words) for phrase in phrases if phrase.initials <= initials), default=0)
            if weight and (best is None or weight > best.weight):
                best = FieldGuess(field.name, tier, weight)
    return best


def find_header(table: Table, words: ImportWords) -> Header | None:
    """The header of a sheet; None where no row names at least two things a list of projects holds."""
    best, best_fields = -1, 0
    for index, row in enumerate(table.rows[:SEARCHED_ROWS]):
        fields = _fields_named(row, words, beyond=best_fields)
        if fields > best_fields:
            best, best_fields = index, fields
    if best_fields < LEAST_FIELDS:
        return None
    first, last = _extent(table, best)
    return Header(first, last, best_fields, _parts(table, first, last))


def header_at(table: Table, row: int, words: ImportWords) -> Header:
    """The header that begins in a row someone named."""
    _, last = _extent(table, row)
    return Header(row, last, _fields_named(table.rows[row], words), _parts(table, row, last))


def _fields_named(row: Row, words: ImportWords, *, beyond: int = 0) -> int:
    """How many fields a row names; a row of so few texts that it cannot name more than `beyond` is not looked at."""
    texts = [cell for cell in row if isinstance(cell, str) and cell.strip()]
    if len(texts) < LEAST_FIELDS or len(set(texts)) <= beyond or any(len(text) > LONGEST_HEADER for text in texts):
        return 0
    if sum(1 for cell in row if _is_amount(cell)) > len(texts):
        return 0
    named = {_field_named(text, words) for text in texts}
    return len(named - {"ignored", ""})


def _field_named(text: str, words: ImportWords) -> str:
    guess = guess_field(text, words.headers)
    if guess is not None:
        return guess.field
    return "sum" if names_only_a_sum(text, words) else ""


def names_only_a_sum(text: str, words: ImportWords) -> bool:
    """Whether a header says no more than that sums stand beneath: a year, a unit, a total."""
    written = words_of(text)
    has_year = any(word.isdecimal() and int(word) in YEARS for word in written)
    bare_year = has_year and all(word.isdecimal() or word in words.rows.years for word in written)
    return bare_year or words.rows.begins("totals", text) or bool(unit_of_line(text, words.units))


def _extent(table: Table, row: int) -> tuple[int, int]:
    """The first and the last row of the header around its most telling row."""
    first, last = row, row
    for merged in table.merged:
        if merged.top <= row <= merged.bottom and merged.bottom - merged.top < MOST_HEADER_ROWS:
            first, last = min(first, merged.top), max(last, merged.bottom)
    if first == row and row and _heads_several_columns(table, row - 1):
        first = row - 1
    while last + 1 < len(table.rows) and last - first < MOST_HEADER_ROWS and _continues(table, first, last + 1):
        last += 1
    return first, last


def _heads_several_columns(table: Table, row: int) -> bool:
    """Whether a row above the header holds headings of groups of columns, not a title over the whole sheet."""
    filled = [column for column, cell in enumerate(table.rows[row]) if cell_text(cell).strip()]
    spans = [merged for merged in table.merged if merged.top == row and merged.right > merged.left]
    narrow = [merged for merged in spans if merged.right - merged.left + 1 < table.width - 1]
    if narrow:
        return True
    return len(filled) > 1 and filled[0] > 0 and not spans and not any(_is_amount(cell) for cell in table.rows[row])


def _continues(table: Table, first: int, row: int) -> bool:
    """Whether a row still belongs to the header: names of parts of columns, units, or numbers of columns."""
    cells = [(column, cell) for column, cell in enumerate(table.rows[row]) if cell_text(cell).strip()]
    if not cells:
        return False
    if is_column_numbers([cell for _, cell in cells]):
        return True
    if len(cells) == table.width or any(_is_amount(cell) for _, cell in cells):
        return False
    if any(len(cell_text(cell)) > LONGEST_HEADER for _, cell in cells):
        return False
    spanned = {column for merged in table.merged if first <= merged.top < row and merged.right > merged.left
               for column in range(merged.left, merged.right + 1)}
    under_nothing = [column for column, _ in cells
                     if not cell_text(table.rows[row - 1][column]).strip() or column in spanned]
    first_filled = next((column for column, cell in enumerate(table.rows[first]) if cell_text(cell).strip()), 0)
    begins_later = cells[0][0] > first_filled
    if spanned:
        return begins_later and all(column in spanned for column, _ in cells)
    return begins_later and len(cells) > 1 and bool(under_nothing)


def is_column_numbers(cells: Sequence[Cell]) -> bool:
    """Whether the cells count 1, 2, 3...: the numbers of columns official forms have under their headers."""
    numbers = [cell_text(cell).strip().rstrip(".") for cell in cells if cell_text(cell).strip()]
    return len(numbers) > 1 and numbers in ([str(at) for at in range(1, len(numbers) + 1)],
                                            ["\u0410", *(str(at) for at in range(1, len(numbers)))],
                                            ["A", *(str(at) for at in range(1, len(numbers)))])


def _is_amount(cell: Cell) -> bool:
    """A number that is no year."""
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell not in YEARS


def _parts(table: Table, first: int, last: int) -> tuple[tuple[str, ...], ...]:
    rows = [_spread(table, row, first, last) for row in range(first, last + 1)]
    rows = [row for row in rows if not is_column_numbers(list(dict.fromkeys(row)))]
    return tuple(tuple(dict.fromkeys(row[column] for row in rows if row[column])) for column in range(table.width))


def _spread(table: Table, row: int, first: int, last: int) -> list[str]:
    """The texts of a header row with merged cells, or the gaps under a group of columns, filled from the left."""
    texts = [" ".join(cell_text(cell).split()) for cell in table.rows[row]]
    for merged in table.merged:
        if first <= merged.top <= row <= merged.bottom <= last or merged.top == row:
            text = " ".join(cell_text(table.rows[merged.top][merged.left]).split())
            for column in range(merged.left, min(merged.right, table.width - 1) + 1):
                texts[column] = text
    if not table.merged and row < last:
        for column in range(1, table.width):
            below = any(cell_text(table.rows[lower][column]).strip() for lower in range(row + 1, last + 1))
            numbers = is_column_numbers(table.rows[row + 1])
            if not texts[column] and texts[column - 1] and below and not numbers:
                texts[column] = texts[column - 1]
    return texts
