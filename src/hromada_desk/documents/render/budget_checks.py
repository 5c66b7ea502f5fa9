"""The sheet of checks: every limit with its arithmetic, its bound and a conclusion in words."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from xlsxwriter.utility import xl_rowcol_to_cell

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render.budget_layout import Layout, summed
from hromada_desk.documents.render.sheet_formats import Formats, head, put_text, put_titles, raise_row
from hromada_desk.documents.workbook import BookCheck, BudgetWorkbook, Part
from hromada_desk.domain.money import MINOR_DIGITS
from hromada_desk.domain.rules.grant_terms import share_of

CHECKS = "Checks"
FIRST_ROW = 3
NUMBER, TITLE, PART, WHOLE, VALUE, LIMIT, ALLOWED, RESERVE, RESULT = range(9)
_NAMES = {"grant": "RequestedGrant", "own": "OwnContribution", "eligible": "TotalEligible", "total": "TotalCosts"}
_WIDTHS = (6, 46, 16, 16, 11, 14, 16, 16, 15)


@dataclass(frozen=True, slots=True)
class CheckCell:
    """One check as its row shows it.

    `part` is a formula and what it gives; `whole`, `value`, `allowed` are empty where two sums only must agree.
    """

    title: Pair
    part: tuple[str, Decimal]
    whole: tuple[str, Decimal] | None
    limit: Decimal
    kind: Literal["share", "money", "count"]
    allowed: tuple[str, Decimal]
    sign: int
    fails_as: Literal["error", "warning"] = "error"

    @property
    def reserve(self) -> Decimal:
        """How far the part is from the bound; below zero the limit is broken."""
        distance = self.allowed[1] - self.part[1]
        return -abs(distance) if not self.sign else distance * self.sign

    @property
    def kept(self) -> bool:
        """Whether the limit is kept, by the figures computed."""
        return self.reserve >= 0


def check_cells(book: BudgetWorkbook, layout: Layout) -> list[CheckCell]:
    """The limits of the call, then that sources, years and months add up, and that every line has its reasons."""
    found = [_limit_cell(each, book, layout, at) for at, each in enumerate(book.checks)]
    if book.sources:
        total = f"Sources!$E${4 + len(book.sources)}"
        difference = (book.covered - book.total).amount
        found.append(_equal(book.words["check.sources"], f"{total}-TotalCosts", difference, book))
    if book.years:
        first, last = (xl_rowcol_to_cell(layout.total, at) for at in (layout.years.start, layout.years.stop - 1))
        years = sum((each.amount for each in book.by_year), Decimal(0))
        found.append(_equal(book.words["check.years"], f"SUM(Budget!{first}:{last})-TotalCosts",
                            years - book.total.amount, book))
    if book.flows is not None:
        found.append(_equal(book.words["check.flow"], "CashFlowTotal-TotalCosts", Decimal(0), book))
    lines = [row for row in book.rows if not row.heading]
    if any(row.justification.main for row in lines):
        reasons = f"COUNTA(Justification!$D$4:$D${3 + len(lines)})"
        wanted, count = Decimal(len(lines)), Decimal(sum(bool(row.justification.main) for row in lines))
        found.append(CheckCell(book.words["check.justified"], (f"={reasons}", count), None, wanted, "count",
                               (f"={wanted}", wanted), -1, "warning"))
    return found


def _equal(title: Pair, difference: str, value: Decimal, book: BudgetWorkbook) -> CheckCell:
    formula = f"=ROUND({difference},{MINOR_DIGITS[book.currency]})"
    return CheckCell(title, (formula, value), None, Decimal(0), "money", ("=0", Decimal(0)), 0)


def _limit_cell(check: BookCheck, book: BudgetWorkbook, layout: Layout, place: int) -> CheckCell:
    digits, at = MINOR_DIGITS[book.currency], FIRST_ROW + place + 1
    sign = 1 if check.at_most else -1
    part = (f"={_sum_of(check.part, layout) or check.amount.amount}", check.amount.amount)
    if check.base is None or check.whole is None:
        return CheckCell(check.title, part, None, check.limit, "money", (f"=F{at}", check.allowed.amount), sign)
    product = f"=ROUND(D{at}*F{at},{digits})"
    if check.down:
        product = f"=ROUNDDOWN(ROUND(D{at}*F{at},{digits + 6}),{digits})"
    whole = (f"={_sum_of(check.base, layout) or check.whole.amount}", check.whole.amount)
    return CheckCell(check.title, part, whole, check.limit, "share", (product, check.allowed.amount), sign)


def _sum_of(part: Part, layout: Layout) -> str:
    """The sum a check speaks of, as a formula: a name, or ranges of rows; "" where no formula could hold them."""
    return _NAMES[part] if isinstance(part, str) else summed(layout.ranges(part, far=True))


def write_checks(sheet: Any, book: BudgetWorkbook, layout: Layout, formats: Formats) -> dict[str, str]:
    """The rows of checks, then the sums other sheets refer to; gives the names of these cells with their addresses."""
    words = book.words
    put_titles(sheet, words["checks"].main, words["checks_note"].main, formats)
    heads = (words["number"], words["checks"], words["part"], words["base"], words["value"], words["limit"],
             words["allowed"], words["reserve"], words["result"])
    for column, (pair, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
        kind = "right" if PART <= column <= RESERVE else "wrapped"
        put_text(sheet, 2, column, head(pair), formats, "head", kind)
        sheet.set_column(column, column, width)
    sheet.set_row(2, 44 if words["value"].second else 30)
    cells = check_cells(book, layout)
    for number, cell in enumerate(cells):
        _write_check(sheet, FIRST_ROW + number, cell, book, formats)
    end = FIRST_ROW + len(cells)
    names = _write_sums(sheet, end + 1, book, layout, cells, formats)
    _colour_results(sheet, end, words, formats)
    sheet.freeze_panes(3, 2)
    return names


def _write_check(sheet: Any, at: int, cell: CheckCell, book: BudgetWorkbook, formats: Formats) -> None:
    words, line = book.words, at + 1
    money = "count" if cell.kind == "count" else "money"
    sheet.write_number(at, NUMBER, at - FIRST_ROW + 1, formats.of("line", "count"))
    put_text(sheet, at, TITLE, head(cell.title), formats, "line", "wrapped")
    raise_row(sheet, at, (head(cell.title), _WIDTHS[TITLE]))
    sheet.write_formula(at, PART, cell.part[0], formats.of("line", money), cell.part[1])
    if cell.whole is not None:
        sheet.write_formula(at, WHOLE, cell.whole[0], formats.of("line", "money"), cell.whole[1])
        sheet.write_formula(at, VALUE, f"=IF(D{line}=0,0,ROUND(C{line}/D{line},4))", formats.of("line", "share"),
                            _share(cell.part[1], cell.whole[1]))
    else:
        for column in (WHOLE, VALUE):
            sheet.write_blank(at, column, None, formats.of("line"))
    sheet.write_number(at, LIMIT, cell.limit, formats.of("line", cell.kind))
    sheet.write_formula(at, ALLOWED, cell.allowed[0], formats.of("line", money), cell.allowed[1])
    distance = {1: f"G{line}-C{line}", -1: f"C{line}-G{line}", 0: f"-ABS(C{line})"}[cell.sign]
    sheet.write_formula(at, RESERVE, f"=ROUND({distance},{MINOR_DIGITS[book.currency]})", formats.of("line", money),
                        cell.reserve)
    ok, fails = words["ok"].main, words[cell.fails_as].main
    sheet.write_formula(at, RESULT, f'=IF(H{line}>=0,"{ok}","{fails}")', formats.of("line", "text"),
                        ok if cell.kept else fails)


def _share(part: Decimal, whole: Decimal) -> Decimal:
    return (part / whole).quantize(Decimal("0.0001"), ROUND_HALF_UP) if whole else Decimal(0)


def _write_sums(sheet: Any, at: int, book: BudgetWorkbook, layout: Layout, cells: list[CheckCell],
                formats: Formats) -> dict[str, str]:
    words = book.words
    eligible, amount = (layout.far_range(layout.columns[name]) for name in ("eligible", "amount"))
    rows = [("TotalEligible", "total_eligible", f'SUMIF({eligible},"{words["yes"].main}",{amount})', "money",
             book.eligible.amount)]
    names = {"direct": "DirectCosts", "indirect": "IndirectCosts", "contingency": "Contingency"}
    for role, name in names.items():
        part = book.roles[role]
        rows.append((name, role, summed(layout.ranges(part.rows, far=True)) or f"{part.amount.amount}", "money",
                     part.amount.amount))
    direct = book.roles["direct"].amount
    for role, name in (("indirect", "IndirectRate"), ("contingency", "ContingencyRate")):
        rows.append((name, f"{role}_rate", f"IF(DirectCosts=0,0,ROUND({names[role]}/DirectCosts,4))", "share",
                     share_of(book.roles[role].amount, direct)))
    span = f"I{FIRST_ROW + 1}:I{FIRST_ROW + max(1, len(cells))}"
    for name, key, fails in (("Errors", "errors", "error"), ("Warnings", "warnings", "warning")):
        count = sum(not each.kept and each.fails_as == fails for each in cells)
        rows.append((name, key, f'COUNTIF({span},"{words[fails].main}")', "count", Decimal(count)))
    for number, (_, key, formula, kind, value) in enumerate(rows):
        put_text(sheet, at + number, TITLE, head(words[key]), formats, "line", "wrapped")
        raise_row(sheet, at + number, (head(words[key]), _WIDTHS[TITLE]))
        sheet.write_formula(at + number, PART, f"={formula}", formats.of("line", kind), value)
    return {name: f"={CHECKS}!$C${at + number + 1}" for number, (name, *_) in enumerate(rows)}


def _colour_results(sheet: Any, end: int, words: Any, formats: Formats) -> None:
    """The words also have a colour; they stand without it too."""
    if end <= FIRST_ROW:
        return
    for key, looks in (("ok", "good"), ("error", "bad"), ("warning", "attention")):
        sheet.conditional_format(FIRST_ROW, RESULT, end - 1, RESULT, {
            "type": "cell", "criteria": "==", "value": f'"{words[key].main}"', "format": formats.of(looks)})
