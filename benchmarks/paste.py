"""A block of a thousand lines pasted into a budget, against bare inserts of the same rows with their journal.

Ours reads every cell as a person may write it (numbers, prices, units, currencies, years), makes the lines, writes
rows, entry and items in one transaction, indexes the titles and has the new book in memory. The bare side writes the
same cells and the same journal items, one by one, in one transaction under the same cipher and promises.
"""

import gc
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks import bare_file, sample
from benchmarks.measuring import Sides, Size, Timed, Yardstick
from hromada_desk.services import budget_block
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_units import unit_words
from hromada_desk.services.budgets import start_budget
from hromada_desk.services.desk import Desk
from hromada_desk.text.numbers import currency_sign

A_FIFTH = 5
"""A thousand rows at full size, which has five thousand lines."""
COLUMNS = ("id", "alive", "budget_id", "parent_id", "position", "title", "quantity", "unit", "unit_cost", "year")
TABLES = f"""
    CREATE TABLE budget_line ({COLUMNS[0]} TEXT PRIMARY KEY, {", ".join(f"{each} TEXT" for each in COLUMNS[1:])});
    CREATE TABLE entry (seq INTEGER PRIMARY KEY, id TEXT, at TEXT, who TEXT, label TEXT);
    CREATE TABLE item (entry INTEGER, no INTEGER, kind TEXT, record_id TEXT, field TEXT, before TEXT, after TEXT,
                       PRIMARY KEY (entry, no)) WITHOUT ROWID;
    CREATE INDEX item_record ON item (record_id, field);
"""
ROW = f"INSERT INTO budget_line VALUES ({', '.join('?' * len(COLUMNS))})"
ENTRY = "INSERT INTO entry (id, at, who, label) VALUES (?, '2026-11-23T12:00:00.000Z', 'bench', 'change.pasted')"
ITEM = "INSERT INTO item VALUES (?, ?, 'budget_line', ?, ?, NULL, ?)"


@contextmanager
def pasting(folder: Path, size: Size) -> Iterator[Sides]:
    """The same block into a new budget each time."""
    desk = sample.demo(folder)
    bare = bare_file.connect(folder / "bare.db", bare_file.key_of(desk))
    bare.executescript(TABLES)
    block = _block(max(size.lines // A_FIFTH, 2))
    try:
        yield Sides(_ours(desk, block), _bare(bare, block))
    finally:
        bare.close()
        desk.close()


def _block(how_many: int) -> list[list[str]]:
    titles = [each.title.uk for each in sample.demo_projects()]
    unit, sign = unit_words("H87", "uk"), currency_sign("UAH", "uk")
    return [[f"{titles[at % len(titles)]} {at}", unit, f"{at % 90 + 1}", f"{125 + at % 900},50", sign,
             f"{2027 + at % 3}"] for at in range(how_many)]


def _ours(desk: Desk, block: Sequence[Sequence[str]]) -> Timed:
    def timed() -> float:
        book = BudgetBook(desk, start_budget(desk).id)
        heading = book.siblings("")[0].id
        gc.collect()
        started = time.perf_counter()
        result = budget_block.paste(book, heading, "title", block, "uk")
        took = time.perf_counter() - started
        assert (result.new_lines, len(result.unkept)) == (len(block), 0)
        return took

    return timed


def _bare(connection: Any, block: Sequence[Sequence[str]]) -> Timed:
    numbers = count()

    def timed() -> float:
        run = next(numbers)
        gc.collect()
        started = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        entry = connection.execute(ENTRY, (f"entry-{run}",)).lastrowid
        no = 0
        for at, (title, unit, quantity, price, currency, year) in enumerate(block):
            written = (f"{run:04}-{at:030}", "1", f"budget-{run:025}", f"heading-{run:024}", f"{at:06}",
                       f'{{"uk":"{title}","en":""}}', quantity, unit, f'{{"amount":"{price}","currency":"{currency}"}}',
                       year)
            connection.execute(ROW, written)
            for field, value in zip(COLUMNS[1:], written[1:], strict=True):
                connection.execute(ITEM, (entry, no, written[0], field, value))
                no += 1
        connection.execute("COMMIT")
        return time.perf_counter() - started

    return timed


PASTE = Yardstick("paste", "budget_block.paste: a block read cell by cell, kept as one change, the book current",
                  "sqlcipher3: the same rows and journal items inserted in one transaction, WAL, synchronous FULL",
                  6, pasting)
