"""The sheet of reasons: every line with its number, name and sum as the budget has them, and why it costs that."""

from typing import Any

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.budget_layout import Layout
from hromada_desk.documents.render.pen import FIRST_ROW, Pen
from hromada_desk.documents.render.sheet_formats import Formats
from hromada_desk.documents.workbook import BudgetWorkbook

JUSTIFICATION = "Justification"


def write_justification(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> None:
    """One row for each line; both languages side by side where there are two."""
    words, pen = book.words, Pen(sheet, formats)
    pen.titles(words["justification"].main, words["justification"].second)
    heads: list[tuple[Pair | str, float, str]] = [
        (words["number"], 8, "text"), (words["costs"], 44, "text"),
        (Pair(f"{words['total'].main}, {book.currency}", words["total"].second), 15, "money"),
        (words["justification"].main, 60, "text")]
    if words["justification"].second:
        heads.append((words["justification"].second, 60, "text"))
    pen.heads(heads)
    lines = [index for index, row in enumerate(book.rows) if not row.heading]
    for at, index in enumerate(lines, start=FIRST_ROW):
        row = book.rows[index]
        for column, (name, kind, value) in enumerate((("number", "text", row.number),
                                                      ("title", "wrapped", row.title.main),
                                                      ("amount", "money", row.amount.amount))):
            pen.formula(at, column, f"{layout.sheet}!{layout.cell(index, name)}", value, kind)
        pen.text(at, 3, row.justification.main, "input")
        texts = [(row.title.main, 1), (row.justification.main, 3)]
        if len(heads) > 4:
            pen.text(at, 4, row.justification.second, "input")
            texts.append((row.justification.second, 4))
        pen.grow(at, *texts)
    sheet.freeze_panes(FIRST_ROW, 2)
