"""The budget as an .xlsx: live formulas, each with the figure it leads to, so that previews and phones show numbers.

Sheets: summary, budget, justification where there is any, sources, cash flow where time is named, checks. No macros,
no links, nothing hidden.
"""

from hromada_desk.documents.render.book_file import BookFile
from hromada_desk.documents.render.budget_checks import CHECKS, check_cells, write_checks
from hromada_desk.documents.render.budget_layout import NAME, layout_of
from hromada_desk.documents.render.budget_sheet import write_budget_sheet
from hromada_desk.documents.render.cash_flow_sheet import CASH_FLOW, write_cash_flow
from hromada_desk.documents.render.justification_sheet import JUSTIFICATION, write_justification
from hromada_desk.documents.render.sheet_formats import GREEN, MID, OCHRE, PRIMARY
from hromada_desk.documents.render.sources_sheet import SOURCES, write_sources
from hromada_desk.documents.render.summary_sheet import SUMMARY, write_summary
from hromada_desk.documents.workbook import BudgetWorkbook


def render_budget_workbook(book: BudgetWorkbook) -> bytes:
    """The workbook's bytes; the same description gives the same bytes."""
    file = BookFile(book)
    names = {SUMMARY: PRIMARY, NAME: PRIMARY, JUSTIFICATION: MID, SOURCES: OCHRE, CASH_FLOW: OCHRE, CHECKS: GREEN}
    if not any(row.justification.main for row in book.rows):
        del names[JUSTIFICATION]
    if book.flows is None:
        del names[CASH_FLOW]
    sheets = {name: file.add(name, colour, landscape=name != SUMMARY) for name, colour in names.items()}
    sheets[SUMMARY].activate()
    layout, formats = layout_of(book), file.formats
    write_budget_sheet(sheets[NAME], book, layout, formats)
    if JUSTIFICATION in sheets:
        write_justification(sheets[JUSTIFICATION], book, layout, formats)
    places = {"TotalCosts": f"={NAME}!${layout.letter('amount')}${layout.total + 1}"}
    places |= write_sources(sheets[SOURCES], book, layout, formats)
    if CASH_FLOW in sheets:
        places |= write_cash_flow(sheets[CASH_FLOW], book, layout, formats)
    places |= write_checks(sheets[CHECKS], book, layout, formats)
    write_summary(file.file, sheets[SUMMARY], book, layout, check_cells(book, layout), formats)
    file.name(places)
    return file.content()
