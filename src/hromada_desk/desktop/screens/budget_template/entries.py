"""The list of what goes where, as rows: the place, its field, the value it will have."""

from collections.abc import Iterator

from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.donor_form import BlockEntry, CellEntry, FormMapping
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_fields import block_words, field_words
from hromada_desk.text.catalog import translate, translate_plural

MOST_NAMED = 4


def entries_model() -> RecordTableModel:
    """The table of entries, empty."""
    return RecordTableModel((
        Column("place", translate("donor_form.column.place"), 130),
        Column("field", translate("donor_form.column.field"), 150, stretches=True),
        Column("value", translate("donor_form.column.value"), 110)))


def entry_rows(book: BudgetBook, mapping: FormMapping, values: dict[str, str], wrong: set[str]) -> Iterator[Row]:
    """A row per entry; `values` are the texts of single cells by entry, `wrong` entries cannot be filled."""
    for at, entry in enumerate(mapping.cells):
        key = f"cell:{at}"
        words = field_words(book, entry.field)
        yield Row(key, (_place(cell_place(entry), key, wrong), Cell(words, tip=words), Cell(values.get(key, ""))))
    for at, block in enumerate(mapping.blocks):
        key = f"block:{at}"
        named = [field_words(book, field) for _, field in block.columns]
        more = ", ".join(named[:MOST_NAMED]) + ("\u2026" if len(named) > MOST_NAMED else "")
        words = f"{block_words(book, block.block)}: {more}"
        yield Row(key, (_place(block_place(block), key, wrong), Cell(words, tip=words),
                        Cell(translate_plural("donor_form.rows_shown", block.rows) if block.rows else "")))


def cell_place(entry: CellEntry) -> str:
    """Where a cell is, in words."""
    return translate("donor_form.name_place", name=entry.name) if entry.name else f"{entry.sheet}!{entry.cell}"


def block_place(block: BlockEntry) -> str:
    """Where a list is, in words."""
    if block.table:
        return translate("donor_form.table_place", table=block.table)
    first = min((letters for letters, _ in block.columns), key=lambda each: (len(each), each), default="A")
    return f"{block.sheet}!{first}{block.first_row}"


def _place(words: str, key: str, wrong: set[str]) -> Cell:
    if key in wrong:
        return Cell(words, icon="problem", tone=Tone.PROBLEM, tip=words)
    return Cell(words, tip=words)
