"""Who pays when, for the workbook: columns of months, quarters or years, whichever a sheet has room for."""

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.workbook import BookFlows, BookRow
from hromada_desk.domain.budget import BudgetFigures
from hromada_desk.domain.cash_flow import UNCOVERED, flows_of

MOST_MONTHS, MOST_QUARTERS = 12, 20
QUARTER, YEAR = 3, 12


def flows_in(figures: BudgetFigures, rows: tuple[BookRow, ...], voice: Voice) -> BookFlows | None:
    """The cash flow of the rows; None where no time is named or nothing costs."""
    spans = {row.line_id: row.span for row in rows if row.span is not None}
    found = flows_of(figures, spans)
    if not found:
        return None
    used = tuple(sorted(set(spans.values())))
    first, last = min(each.first for each in used), max(each.last for each in used)
    step = _step(last - first + 1)
    first -= first % step
    order = (*figures.sources, UNCOVERED) if figures.shared else (UNCOVERED,)
    at = {payer: place for place, payer in enumerate(order)}
    columns = tuple((_head(month, step, voice), month + step - 1) for month in range(first, last + 1, step))
    return BookFlows(first, columns, tuple(place if payer else -1 for place, payer in enumerate(order)), used,
                     {(at[each.payer], used.index(each.span)): each for each in found})


def _step(months: int) -> int:
    if months <= MOST_MONTHS:
        return 1
    return QUARTER if months <= MOST_QUARTERS * QUARTER else YEAR


def _head(month: int, step: int, voice: Voice) -> Pair:
    year, number = divmod(month, YEAR)
    if step == YEAR:
        return Pair(str(year))
    if step == QUARTER:
        return voice.pair("workbooks.quarter", quarter=number // QUARTER + 1, year=str(year))
    return Pair(f"{number + 1:02}.{year}")
