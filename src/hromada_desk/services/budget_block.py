"""Many cells at once: a pasted block, filling down, emptying. Whatever can be kept is one change; the rest is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from hromada_desk.domain import positions
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.budget import BudgetLine, LineShare
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cells import cell_records, cell_text, source_of_column, takes_typing
from hromada_desk.services.budget_columns import grid_columns

LARGEST_BLOCK = 20_000
"""Cells of one paste; more is a mistake or a whole sheet, which import reads better."""


@dataclass(frozen=True, slots=True)
class Unkept:
    """A cell of a block that could not be kept: what stood there, and the refusal's code and details."""

    line_id: str
    column: str
    written: str
    code: str
    details: Mapping[str, object]


@dataclass(slots=True)
class BlockResult:
    """What came of a block: records to be written, lines that are new, cells that were not kept."""

    lines: dict[str, BudgetLine] = field(default_factory=dict)
    shares: dict[tuple[str, str], LineShare] = field(default_factory=dict)
    new_lines: int = 0
    unkept: list[Unkept] = field(default_factory=list)

    @property
    def records(self) -> tuple[Record, ...]:
        """Everything the block changes, lines before their shares."""
        return (*self.lines.values(), *self.shares.values())


def paste(book: BudgetBook, line_id: str, column: str, block: Sequence[Sequence[str]], language: Language,
          columns: Sequence[str] = ()) -> BlockResult:
    """Put a block into the cells from one on, as one change; `columns` are those in sight, by their order.

    It fills the lines of that heading; what does not fit becomes new lines at its end, so that no other heading is
    overwritten. Cells over computed columns are passed by. Raises RuleBroken('budget.block_too_large').
    """
    if sum(len(row) for row in block) > LARGEST_BLOCK:
        raise RuleBroken("budget.block_too_large", most=LARGEST_BLOCK)
    across = tuple(columns) or grid_columns(book)
    across = across[across.index(column):]
    result = BlockResult()
    for line, row in zip(_targets(book, line_id, len(block), result), block, strict=True):
        for each, written in zip(across, row, strict=False):
            if takes_typing(each):
                _put(book, result, result.lines.get(line.id, line), each, written, language)
    _write(book, "change.pasted", result)
    return result


def fill_down(book: BudgetBook, line_ids: Sequence[str], columns: Sequence[str], language: Language) -> BlockResult:
    """Give the cells of the first line to those below it; with one line alone, what stands above it to that line."""
    result = BlockResult()
    chosen = [each for each in line_ids if not book.is_heading(each)]
    if len(chosen) == 1:
        lines = [each for each in book.figures.lines if not book.is_heading(each)]
        at = lines.index(chosen[0])
        chosen = [lines[at - 1], *chosen] if at else chosen
    for line_id in chosen[1:]:
        for column in columns:
            if takes_typing(column):
                written = cell_text(book, chosen[0], column, language)
                _put(book, result, result.lines.get(line_id, book.lines[line_id]), column, written, language)
    _write(book, "change.budget_filled", result)
    return result


def empty(book: BudgetBook, cells: Sequence[tuple[str, str]], language: Language) -> BlockResult:
    """Empty these cells (line and column), as one change."""
    return put(book, [(line_id, column, "") for line_id, column in cells], language, "change.budget_emptied")


def put(book: BudgetBook, cells: Sequence[tuple[str, str, str]], language: Language,
        key: str = "change.budget_filled") -> BlockResult:
    """Put texts into cells (line, column, text), as one change; headings and computed cells are passed by."""
    result = BlockResult()
    for line_id, column, written in cells:
        if takes_typing(column) and not (written and book.is_heading(line_id)):
            _put(book, result, result.lines.get(line_id, book.lines[line_id]), column, written, language)
    _write(book, key, result)
    return result


def _put(book: BudgetBook, result: BlockResult, line: BudgetLine, column: str, written: str,
         language: Language) -> None:
    known = result.shares.get((line.id, source_of_column(column)))
    try:
        records = cell_records(book, line, column, written, language, known)
    except RuleBroken as refusal:
        result.unkept.append(Unkept(line.id, column, written, refusal.code, refusal.details))
        return
    for record in records:
        if isinstance(record, BudgetLine):
            result.lines[record.id] = record
        elif isinstance(record, LineShare):
            result.shares[record.line_id, record.source_id] = record


def _targets(book: BudgetBook, line_id: str, how_many: int, result: BlockResult) -> Iterator[BudgetLine]:
    """The lines a block of so many rows falls on: this one and its siblings below, then new ones at the end."""
    first = book.lines[line_id]
    if first.line_type == "heading" and how_many > 1:
        parent_id, present = line_id, []
        siblings = book.siblings(line_id)
    else:
        parent_id = book.figures.lines[line_id].parent_id
        siblings = book.siblings(parent_id)
        at = [each.id for each in siblings].index(line_id)
        present = [first, *(each for each in siblings[at + 1:] if each.line_type != "heading")][:how_many]
    yield from present
    last = siblings[-1].position if siblings else ""
    for position in positions.many_after(last, how_many - len(present)):
        line = BudgetLine(id=book.desk.new_id(), budget_id=book.budget_id, parent_id=parent_id, position=position,
                          year=first.year)
        result.lines[line.id] = line
        result.new_lines += 1
        yield line


def _write(book: BudgetBook, key: str, result: BlockResult) -> None:
    if result.records:
        book.write(key, result.records)
