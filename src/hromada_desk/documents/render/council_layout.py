"""Where the rows of the council's workbook stand, and what its columns sum to."""

from collections.abc import Iterable
from dataclasses import dataclass

from hromada_desk.documents.budget_layouts import CouncilBook
from hromada_desk.documents.render.budget_layout import FIRST_ROW, Layout
from hromada_desk.domain.money import Money

FUNDS = ("general", "special", "no_fund")


@dataclass(frozen=True, slots=True)
class CouncilLayout:
    """Where everything stands: rows of lines as in any budget sheet, and rows of the sums of codes and programmes."""

    lines: Layout
    parts: dict[tuple[str, str], int]
    heads: dict[str, int]
    programmes: dict[str, int]

    def sums(self) -> list[int]:
        """The columns that are summed."""
        funds = [self.lines.columns[name] for name in FUNDS if name in self.lines.columns]
        return [self.lines.columns["amount"], *funds, *self.lines.years, *self.lines.sources]


def council_layout(book: CouncilBook, sheet: str) -> CouncilLayout:
    """Where everything will stand."""
    names = ["number", "programme", "kekv", "title", "unit", "quantity", "price"]
    if any(row.price is not None and row.price.currency != book.whole.currency for row in book.whole.rows):
        names += ["currency", "rate"]
    names += ["amount", "fund", "general", "special"]
    if not all(book.funds.values()):
        names.append("no_fund")
    names.append("year")
    rows = [-1] * len(book.whole.rows)
    parts, heads, programmes, at = {}, {}, {}, FIRST_ROW
    for programme in book.programmes:
        heads[programme.code] = at
        at += 1
        for part in programme.parts:
            parts[programme.code, part.code] = at
            for place, index in enumerate(part.lines, start=at + 1):
                rows[index] = place
            at += 1 + len(part.lines)
        programmes[programme.code] = at
        at += 1
    years = range(len(names), len(names) + len(book.whole.years))
    layout = Layout(sheet, {name: column for column, name in enumerate(names)}, years,
                    range(years.stop, years.stop + len(book.whole.sources)), tuple(rows),
                    tuple(sorted(row for row in rows if row >= 0)), {}, at)
    return CouncilLayout(layout, parts, heads, programmes)


def column_sums(book: CouncilBook, layout: CouncilLayout, inside: Iterable[int]) -> dict[int, Money]:
    """The sums of some lines in every column that is summed."""
    whole, lines = book.whole, layout.lines
    rows = [(index, whole.rows[index]) for index in inside if not whole.rows[index].heading]

    def added(amounts: Iterable[Money | None]) -> Money:
        return Money(sum(each.minor for each in amounts if each is not None), whole.currency)

    found = {lines.columns["amount"]: added(row.amount for _, row in rows)}
    for name in FUNDS:
        if name in lines.columns:
            fund = "" if name == "no_fund" else name
            found[lines.columns[name]] = added(row.amount for index, row in rows if book.funds[index] == fund)
    for column, year in zip(lines.years, whole.years, strict=True):
        found[column] = added(row.amount for _, row in rows if row.year == year)
    for number, column in enumerate(lines.sources):
        found[column] = added(row.paid[number] for _, row in rows)
    return found
