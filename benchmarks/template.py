"""Filling a donor's form of 2,000 cells, against bare openpyxl: load, set the same cells, save.

Both begin with the bytes of the same form and end with the bytes of the filled one. Ours also reads what the form
contains, lays the mapping over it, refuses what stands in the way, computes every formula of the form and writes its
result beside it; openpyxl leaves formulas without results.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import openpyxl
import xlsxwriter

from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.domain.donor_form import BlockEntry, FormMapping, FormValues
from hromada_desk.exchange.template_filling import filled_bytes, plan_filling
from hromada_desk.exchange.template_reading import read_template_bytes

SHEET, FIRST_ROW = "Budget", 6
COLUMNS = (("A", "row.number"), ("B", "row.title"), ("C", "row.unit"), ("D", "row.quantity"), ("E", "row.unit_cost"))
CELLS_OF_A_LINE = len(COLUMNS)
LINES_PER_SIZE = 12.5
"""Of the 5,000 lines of a full run every 12.5th: 400 lines of five cells are 2,000."""


@contextmanager
def filling(_folder: Path, size: Size) -> Iterator[Sides]:
    """A form with as many rows as lines, a sum in every row and totals below."""
    rows = max(round(size.lines / LINES_PER_SIZE), 1)
    form, lines = _form(rows), _lines(rows)
    mapping = FormMapping("uk", (), (BlockEntry("lines", COLUMNS, SHEET, FIRST_ROW, rows),))
    values = FormValues({}, {"lines": lines})
    assert openpyxl.load_workbook(io.BytesIO(_ours(form, mapping, values)), data_only=True)[SHEET].cell(
        FIRST_ROW + rows, 6).value is not None
    yield Sides(clocked(lambda: _ours(form, mapping, values)), clocked(lambda: _bare(form, lines)))


def _ours(form: bytes, mapping: FormMapping, values: FormValues) -> bytes:
    steps = filled_bytes(plan_filling(read_template_bytes("form.xlsx", form), mapping, values))
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return bytes(end.value)


def _bare(form: bytes, lines: tuple[dict[str, Decimal | str], ...]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(form))
    sheet = book[SHEET]
    for at, line in enumerate(lines):
        for column, (_, field) in enumerate(COLUMNS, 1):
            sheet.cell(FIRST_ROW + at, column).value = line[field]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _form(rows: int) -> bytes:
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    sheet, look = book.add_worksheet(SHEET), book.add_format({"num_format": "#,##0.00", "border": 1})
    sheet.write_row(FIRST_ROW - 2, 0, ["No", "Cost item", "Unit", "Quantity", "Unit cost", "Total"])
    for row in range(FIRST_ROW, FIRST_ROW + rows):
        for column in range(CELLS_OF_A_LINE):
            sheet.write_blank(row - 1, column, None, look)
        sheet.write_formula(row - 1, CELLS_OF_A_LINE, f"=ROUND(D{row}*E{row},2)", look)
    total = FIRST_ROW + rows
    sheet.write_formula(total - 1, CELLS_OF_A_LINE, f"=SUM(F{FIRST_ROW}:F{total - 1})", look)
    sheet.write_formula(total, CELLS_OF_A_LINE, f"=F{total}*7%", look)
    book.close()
    return target.getvalue()


def _lines(rows: int) -> tuple[dict[str, Decimal | str], ...]:
    return tuple({"row.number": f"{at + 1}", "row.title": f"Line {at + 1}", "row.unit": "pc.",
                  "row.quantity": Decimal(at % 40 + 1), "row.unit_cost": Decimal(at * 37 + 125) / 100}
                 for at in range(rows))


TEMPLATE = Yardstick("template", "a donor's form of 2,000 cells read, checked, filled and computed",
                     "openpyxl loading the same form, setting the same cells, saving", 1.5, filling)
