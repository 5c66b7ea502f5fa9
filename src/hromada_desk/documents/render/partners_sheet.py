"""The workbook by partners: an overview of categories by partners, then each partner's own sheet, all live."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from decimal import Decimal

from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.budget_layouts import PartnersBook
from hromada_desk.documents.render.book_file import BookFile
from hromada_desk.documents.render.budget_layout import Layout, layout_of, summed
from hromada_desk.documents.render.budget_sheet import stated_rates, write_budget_sheet
from hromada_desk.documents.render.pen import FIRST_ROW, Pen
from hromada_desk.documents.render.sheet_formats import MID, OCHRE, PRIMARY, head
from hromada_desk.documents.render.sources_sheet import write_rates
from hromada_desk.documents.render.xlsx import sheet_name
from hromada_desk.documents.workbook import BookRow, BudgetWorkbook
from hromada_desk.domain.money import Money
from hromada_desk.domain.rules.grant_terms import share_of

OVERVIEW = "Overview"
NUMBER, TITLE, FIRST = range(3)
_SIDES = (("grant_side", "grant"), ("own_side", "own"), ("other_side", "other"))

Cell = tuple[str, Money]
"""A formula and what it leads to."""


def render_partners_workbook(book: PartnersBook) -> bytes:
    """The workbook's bytes; the same description gives the same bytes."""
    file = BookFile(book.whole)
    taken = {OVERVIEW.casefold()}
    overview = file.add(OVERVIEW, PRIMARY)
    names = [sheet_name(each.code, taken) for each in book.partners]
    sheets = [file.add(name, OCHRE if at else MID) for at, name in enumerate(names)]
    overview.activate()
    layouts = [layout_of(each.book, name) for each, name in zip(book.partners, names, strict=True)]
    places = {place: (at, local) for at, part in enumerate(book.partners) for local, place in enumerate(part.places)
              if not part.book.rows[local].heading}
    for at, (part, sheet) in enumerate(zip(book.partners, sheets, strict=True)):
        title = Pair(f"{part.code}. {part.name.main}", f"{part.code}. {part.name.second}" if part.name.second else "")
        write_budget_sheet(sheet, part.book, layouts[at], file.formats, _bases(book, layouts, places, at), title)
    file.name(_Overview(book, layouts, Pen(overview, file.formats)).write())
    overview.freeze_panes(FIRST_ROW, FIRST)
    return file.content()


def _bases(book: PartnersBook, layouts: list[Layout], places: dict[int, tuple[int, int]],
           here: int) -> Callable[[int], str]:
    """What a share line is a part of: lines of any partner, each on the sheet it stands on."""
    def base(index: int) -> str:
        found: dict[int, list[int]] = defaultdict(list)
        for place in book.partners[here].book.rows[index].base_rows:
            at, local = places[place]
            found[at].append(local)
        return summed([each for at, locals_ in sorted(found.items())
                       for each in layouts[at].ranges(locals_, far=at != here)])

    return base


class _Overview:
    """The sheet where partners stand beside each other."""

    def __init__(self, book: PartnersBook, layouts: list[Layout], pen: Pen) -> None:
        self.book, self.layouts, self.pen = book, layouts, pen
        self.whole: BudgetWorkbook = book.whole
        self.total_column = FIRST + len(layouts)

    def write(self) -> dict[str, str]:
        """All blocks; gives the names of cells others refer to."""
        words, pen, currency = self.whole.words, self.pen, self.whole.currency
        subtitle = (self.whole.title.main, self.whole.title.second, stated_rates(self.whole))
        pen.titles(f"{words['partners.overview'].main}, {currency}", " \u00b7 ".join(part for part in subtitle if part))
        pen.heads([(words["number"], 8, "text"), (words["partners.category"], 44, "text"),
                   *((Pair(f"{each.code}\n{each.name.main}", each.name.second), 20, "money")
                     for each in self.book.partners),
                   (Pair(f"{words['total'].main}, {currency}", words["total"].second), 17, "money"),
                   (words["share"], 11, "share")])
        at = FIRST_ROW
        for place in self.book.categories:
            row = self.whole.rows[place]
            cells = [self._category(partner, place) for partner in range(len(self.layouts))]
            self._row(at, (row.number, row.title), cells)
            at += 1
        total = at
        self._row(at, ("", words["subtotal"]), [self._total(partner) for partner in range(len(self.layouts))], "total",
                  sums=(FIRST_ROW, at))
        at = self._years(at + 2)
        if self.whole.shared:
            at = self._payers(at + 1, total)
        names = {"TotalCosts": f"={OVERVIEW}!${_letter(self.total_column)}${total + 1}"}
        return names | write_rates(pen, at + 1, self.whole, OVERVIEW, value=FIRST, title=TITLE)

    def _row(self, at: int, words: tuple[str, Pair], cells: list[Cell], role: str = "line",
             sums: tuple[int, int] | None = None) -> None:
        """One row: what it is, each partner's cell, their sum, its part of the whole."""
        number, title = words
        self.pen.text(at, NUMBER, number, role, "text")
        self.pen.text(at, TITLE, head(title), role)
        for column, (formula, value) in enumerate(cells, start=FIRST):
            if sums is not None and sums[0] < sums[1]:
                ends = (xl_rowcol_to_cell(row, column) for row in (sums[0], sums[1] - 1))
                self.pen.formula(at, column, f"SUM({':'.join(ends)})", value.amount, role=role)
            else:
                self.pen.formula(at, column, formula, value.amount, role=role)
        whole = Money(sum(value.minor for _, value in cells), self.whole.currency)
        span = f"{xl_rowcol_to_cell(at, FIRST)}:{xl_rowcol_to_cell(at, self.total_column - 1)}"
        self.pen.formula(at, self.total_column, f"SUM({span})", whole.amount, role=role)
        share = Decimal(whole.minor) / Decimal(self.whole.total.minor) if self.whole.total.minor else Decimal(0)
        here = xl_rowcol_to_cell(at, self.total_column)
        self.pen.formula(at, self.total_column + 1, f"IF(TotalCosts=0,0,{here}/TotalCosts)", share, "share", role)

    def _category(self, partner: int, place: int) -> Cell:
        """What a partner spends under a top row of the whole."""
        part, layout = self.book.partners[partner], self.layouts[partner]
        if place not in part.places:
            return "0", Money(0, self.whole.currency)
        local = part.places.index(place)
        row = part.book.rows[local]
        under = [at for at in range(local, local + row.size + 1) if not part.book.rows[at].heading]
        amount = _added((part.book.rows[at].amount for at in under), self.whole.currency)
        if local in layout.subtotals:
            return layout.far_cell(layout.subtotals[local], layout.columns["amount"]), amount
        return summed(layout.ranges(under, far=True)) or str(amount.amount), amount

    def _total(self, partner: int) -> Cell:
        column = self.layouts[partner].columns["amount"]
        return self._of_column(partner, column, [row.amount for row in self._rows(partner)])

    def _rows(self, partner: int) -> list[BookRow]:
        return [row for row in self.book.partners[partner].book.rows if not row.heading]

    def _of_column(self, partner: int, column: int, amounts: Iterable[Money | None]) -> Cell:
        """The total of a partner's sheet in one column."""
        return (self.layouts[partner].far_cell(self.layouts[partner].total, column),
                _added((each for each in amounts if each is not None), self.whole.currency))

    def _years(self, at: int) -> int:
        """Each year by partners."""
        if not self.whole.years:
            return at
        self._block(at, "partners.by_year")
        for number, year in enumerate(self.whole.years):
            title = self.whole.words["no_year"] if year is None else Pair(str(year))
            cells = [self._of_column(partner, layout.years[number],
                                     [row.amount for row in self._rows(partner) if row.year == year])
                     for partner, layout in enumerate(self.layouts)]
            self._row(at + 1 + number, ("", title), cells)
        return at + 1 + len(self.whole.years)

    def _payers(self, at: int, total: int) -> int:
        """Who pays each partner's costs, what nobody pays, and the part of the grant."""
        words = self.whole.words
        self._block(at, "partners.payers")
        first = at = at + 1
        for key, side in _SIDES:
            numbers = [number for number, source in enumerate(self.whole.sources) if source.side == side]
            if numbers:
                self._row(at, ("", words[f"partners.{key}"]), [self._side(partner, numbers)
                                                               for partner in range(len(self.layouts))])
                at += 1
        left = []
        for partner in range(len(self.layouts)):
            column, whole = FIRST + partner, self._total(partner)[1]
            paid = self._side(partner, list(range(len(self.whole.sources))))[1]
            span = f"{xl_rowcol_to_cell(first, column)}:{xl_rowcol_to_cell(at - 1, column)}"
            left.append((f"{xl_rowcol_to_cell(total, column)}-SUM({span})", whole - paid))
        self._row(at, ("", words["partners.uncovered"]), left)
        self._grant_share(at + 1, first, total)
        return at + 2

    def _grant_share(self, at: int, grant: int, total: int) -> None:
        """The grant as a part of each partner's costs; nothing where no grant pays."""
        numbers = [number for number, source in enumerate(self.whole.sources) if source.side == "grant"]
        if not numbers:
            return
        self.pen.text(at, NUMBER, "", "subtotal", "text")
        self.pen.text(at, TITLE, head(self.whole.words["partners.grant_share"]), "subtotal")
        parts = [(self._side(each, numbers)[1], self._total(each)[1]) for each in range(len(self.layouts))]
        parts.append((_added((part for part, _ in parts), self.whole.currency),
                      _added((whole for _, whole in parts), self.whole.currency)))
        for column, (part, whole) in enumerate(parts, start=FIRST):
            over, under = xl_rowcol_to_cell(grant, column), xl_rowcol_to_cell(total, column)
            self.pen.formula(at, column, f"IF({under}=0,0,ROUND({over}/{under},4))", share_of(part, whole), "share",
                             "subtotal")
        self.pen.blanks(at, (self.total_column + 1,), "subtotal")

    def _side(self, partner: int, numbers: list[int]) -> Cell:
        """What some sources pay of a partner's costs."""
        cells = [self._of_column(partner, self.layouts[partner].sources[number],
                                 [row.paid[number] for row in self._rows(partner)]) for number in numbers]
        return ("+".join(formula for formula, _ in cells) or "0",
                _added((value for _, value in cells), self.whole.currency))

    def _block(self, at: int, key: str) -> None:
        self.pen.text(at, TITLE, head(self.whole.words[key]), "heading")


def _added(amounts: Iterable[Money], currency: str) -> Money:
    return Money(sum(each.minor for each in amounts), currency)


def _letter(column: int) -> str:
    return str(xl_rowcol_to_cell(0, column))[:-1]
