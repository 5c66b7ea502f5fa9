"""Lines that are a percentage of other costs: what typing "7 %" makes of a line, and such a line in words.

The base is data: that of the form's cap which covers the line, as donors differ; else eligible direct costs.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from hromada_desk.domain.budget_bases import DEFAULT_BASE, base_of, role_of
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.forms import Form
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.record import field_of
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.entering import value_from_text
from hromada_desk.services.typed_numbers import parsed_number
from hromada_desk.text.catalog import words
from hromada_desk.text.number_reading import PER_CENT
from hromada_desk.text.numbers import format_for_editing, format_money, format_share

SHARE = "share"
PERCENT = field_of(BudgetLine, "percent")
PARTS = ("direct", "indirect", "contingency", "eligible", "total")
"""What a base may name besides headings."""


@dataclass(frozen=True, slots=True)
class ShareWords:
    """A share line in words: its percentage (a part of one), what it is a part of, and how much that is."""

    percent: Decimal | None
    base: str
    amount: Money | None

    def sentence(self, language: Language) -> str:
        """"7 % of direct costs (250 000,00)": for a tooltip or the panel."""
        share = "—" if self.percent is None else format_share(self.percent, language)
        said = words(language)
        if self.amount is None:
            return said.say("budget_cells.share", share=share, base=self.base)
        return said.say("budget_cells.share_of_amount", share=share, base=self.base,
                        amount=format_money(self.amount, language))


def share_words(book: BudgetBook, line: BudgetLine, language: Language = "uk") -> ShareWords:
    """What a share line is a part of; the amount is that of the figures as last computed."""
    figures = book.settled.lines.get(line.id)
    return ShareWords(line.percent, base_words(book, base_of(line), language),
                      None if figures is None else figures.base)


def base_words(book: BudgetBook, base: Iterable[str], language: Language) -> str:
    """A base as it stands after "of": direct costs, all costs, headings by their titles."""
    said = words(language)
    titles = {each.heading_code: each.title.best(language) for each in book.lines.values() if each.heading_code}
    parts = [said.say(f"budget_cells.base.{each}") if each in PARTS
             else said.say("budget_cells.base.heading", code=each, title=titles.get(each, "")) for each in base]
    return ", ".join(parts)


def base_choices(book: BudgetBook, language: Language) -> tuple[tuple[tuple[str, ...], str], ...]:
    """The bases a person may choose from: the parts of a budget, then each heading that has a code."""
    headings = (each.heading_code for each in book.lines.values() if each.line_type == "heading" and each.heading_code)
    ordered = sorted(set(headings), key=lambda code: [(len(part), part) for part in code.split(".")])
    return tuple(((each,), base_words(book, (each,), language)) for each in (*PARTS, *ordered))


def write_base(book: BudgetBook, line_id: str, base: tuple[str, ...]) -> None:
    """Let a share line be a part of something else, as one change."""
    line = book.lines[line_id]
    kept = tuple(sorted(set(base)))
    changed = replace(line, base=() if kept == DEFAULT_BASE else kept)
    if changed != line:
        book.write("change.budget_cell", (changed,), field=PERCENT.name, number=book.number_before(line_id))


def percent_text(line: BudgetLine, language: Language) -> str:
    """The percentage as one types it, "7 %"."""
    return "" if line.percent is None else f"{format_for_editing(100 * line.percent, language)} %"


def is_percentage(written: str, language: Language) -> bool:
    """Whether what was typed is a percentage; arithmetic that comes to nothing raises RuleBroken('arithmetic.*')."""
    return PER_CENT in written and parsed_number(written, language).unit == PER_CENT


def as_share(book: BudgetBook, line: BudgetLine, written: str, language: Language) -> BudgetLine:
    """The line as that percentage of its base; more than the whole or less than none raises RuleBroken('entry.*')."""
    percent = value_from_text(PERCENT, written, language)
    if line.line_type == SHARE:
        return replace(line, percent=percent)
    return replace(line, line_type=SHARE, percent=percent, base=_base_for(book, line), quantity=None, unit_cost=None)


def as_ordinary(line: BudgetLine) -> BudgetLine:
    """The line as quantity times unit cost again, both still empty; an ordinary line as it is."""
    return replace(line, line_type="line", percent=None, base=()) if line.line_type == SHARE else line


def refuse_price(book: BudgetBook, line: BudgetLine, language: Language) -> None:
    """A share line has neither price nor currency: RuleBroken('budget.share_has_no_price')."""
    known = share_words(book, line, language)
    raise RuleBroken("budget.share_has_no_price", share=percent_text(line, language) or "%", base=known.base)


def missing_roles(book: BudgetBook) -> tuple[BudgetLine, ...]:
    """The form's headings in the budget that do not tell yet what their lines are, with the form's word for it.

    Without it indirect costs would count as direct ones, and be a part of themselves.
    """
    form = book.reading.form
    roles = {each.code: each.role for each in form.headings} if form is not None else {}
    return tuple(replace(each, role=roles[each.heading_code]) for each in book.lines.values()
                 if each.line_type == "heading" and not each.role and each.heading_code in roles)


def _base_for(book: BudgetBook, line: BudgetLine) -> tuple[str, ...]:
    """The base of the form's cap on this part of the budget; empty, which is direct costs, where there is none."""
    form = book.reading.form
    if form is None:
        return ()
    codes, role = _place_of(book, line, form)
    for cap in form.caps:
        covers = role in cap.of or not codes.isdisjoint(cap.of)
        if covers and "grant" not in cap.base:
            return () if cap.base == DEFAULT_BASE else tuple(sorted(cap.base))
    return ()


def _place_of(book: BudgetBook, line: BudgetLine, form: Form) -> tuple[set[str], str]:
    """The codes of the headings above a line, a new one's too, and the part of the budget it plays."""
    codes: list[str] = []
    role = line.role
    at: BudgetLine | None = line
    seen = set[str]()
    while at is not None and at.id not in seen:
        seen.add(at.id)
        codes += [at.heading_code] if at.heading_code else []
        role = role or at.role
        at = book.lines.get(at.parent_id)
    for code in codes:
        heading = form.heading(code)
        role = role or (heading.role if heading is not None else "")
        while heading is not None and heading.parent:
            codes.append(heading.parent)
            heading = form.heading(heading.parent)
    return set(codes), role_of(line, role)
