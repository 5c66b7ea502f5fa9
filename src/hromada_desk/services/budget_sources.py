"""Who pays a budget: adding and removing sources, and giving one of them what a line still lacks."""

from dataclasses import replace

from hromada_desk.domain import positions
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.money import zero
from hromada_desk.domain.records.budget import FundingSource, LineShare
from hromada_desk.services.budget_book import BudgetBook


def add_source(book: BudgetBook) -> FundingSource:
    """A new source at the end, still without a name."""
    last = book.sources[-1].position if book.sources else ""
    source = FundingSource(id=book.desk.new_id(), budget_id=book.budget_id, position=positions.between(last, ""))
    book.write("change.created", (source,), kind=FundingSource.kind, title="")
    return source


def remove_source(book: BudgetBook, source_id: str) -> FundingSource:
    """A source goes to the trash; refused with RuleBroken('budget.source_in_use') while it pays for lines."""
    source = next(each for each in book.sources if each.id == source_id)
    paying = [line_id for line_id in book.lines if book.share_of(line_id, source_id) is not None]
    if paying:
        raise RuleBroken("budget.source_in_use", source=source.name, lines=len(paying))
    book.write("change.removed", (replace(source, alive=False),), kind=FundingSource.kind,
               title=source.name.best("uk"))
    return source


def can_give_remainder(book: BudgetBook, line_id: str, source_id: str) -> bool:
    """Whether giving the difference of a line to that source leaves it an amount of zero or more."""
    missing = book.figures.missing_of(line_id)
    if missing is None or not missing or book.is_heading(line_id):
        return False
    paid = book.figures.paid_by(line_id, source_id) or zero(book.currency)
    return (paid + missing).minor >= 0


def give_remainder(book: BudgetBook, line_id: str, source_id: str) -> None:
    """Let that source pay what the line still lacks besides what it pays already, or less where it pays too much."""
    if not can_give_remainder(book, line_id, source_id):
        return
    missing = book.figures.lines[line_id].missing
    paid = book.figures.paid_by(line_id, source_id) or zero(book.currency)
    present = book.share_of(line_id, source_id)
    share = present or LineShare(id=book.desk.new_id(), line_id=line_id, source_id=source_id)
    amount = paid + missing
    changed = replace(share, share_rule="amount", amount=amount, percent=None, alive=bool(amount))
    name = next(each.name.best("uk") for each in book.sources if each.id == source_id)
    book.write("change.budget_cell", (changed,), field=name, number=book.number_of(line_id))
