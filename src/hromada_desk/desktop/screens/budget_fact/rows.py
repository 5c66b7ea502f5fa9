"""The rows of plan and fact: headings and lines with their money, over-runs marked by sign and word."""

from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import Money
from hromada_desk.domain.plan_fact import Amounts, LineFact, PlanFact
from hromada_desk.domain.plan_fact_postings import UNASSIGNED
from hromada_desk.domain.values import Language, Period
from hromada_desk.services.plan_fact import FactBook
from hromada_desk.text.catalog import translate
from hromada_desk.text.numbers import format_money, format_share

STRAYS = "strays"
"""The key of the row for what is on no line."""
INDENT = "\u2003"


def columns() -> tuple[Column, ...]:
    """The columns; those of the whole time leave first where room is short."""
    return (
        Column("number", translate("fact_screen.column.number"), 60, Look.CODE),
        Column("title", translate("fact_screen.column.title"), 180, stretches=True),
        *(Column(key, translate(f"fact_screen.column.{key}"), width, Look.NUMBER, priority,
                 tip=translate(f"fact_screen.tip.{key}"))
          for key, width, priority in (("planned", 108, 0), ("committed", 108, 0), ("paid", 108, 0), ("free", 108, 4),
                                       ("to_pay", 108, 3), ("forecast", 108, 2), ("over_run", 124, 0))),
        Column("spent", translate("fact_screen.column.spent"), 132, Look.BAR, 5,
               tip=translate("fact_screen.tip.spent")),
    )


def rows_of(facts: FactBook, span: Period, language: Language) -> list[Row]:
    """What is on no line first, then headings and lines depth first."""
    fact, inside = facts.fact, facts.fact.lines_in(span)
    rows = [_line(facts, each, inside[each.line_id], language) for each in fact.lines.values()]
    if facts.strays or facts.loose_contracts:
        rows.insert(0, _strays(fact, span, language))
    return rows


def totals_of(fact: PlanFact, span: Period, language: Language) -> dict[str, Cell]:
    """The totals under their columns, with what is on no line."""
    inside, whole = fact.total_in(span), fact.all_told
    return {"planned": _money(inside.planned, language), "committed": _money(inside.committed, language),
            "paid": _money(inside.paid, language), "free": _money(whole.left_to_commit, language),
            "to_pay": _money(whole.left_to_pay, language), "forecast": _money(fact.forecast, language),
            "over_run": _money(fact.over_run, language)}


def bar_of(amounts: Amounts, forecast: Money) -> tuple[float, float] | None:
    """How far a bar is filled by what is paid, and where the plan stands; None for nothing to show."""
    widest = max(amounts.planned.minor, forecast.minor, amounts.paid.minor)
    if widest <= 0:
        return None
    return max(amounts.paid.minor, 0) / widest, max(amounts.planned.minor, 0) / widest


def tone_of(each: LineFact) -> Tone:
    """More paid than planned is a problem, an over-run to come a warning."""
    if each.over_run.minor > 0:
        return Tone.PROBLEM if each.whole.paid.minor > each.whole.planned.minor else Tone.WARNING
    return Tone.OK if each.whole.paid else Tone.PLAIN


def _line(facts: FactBook, each: LineFact, inside: Amounts, language: Language) -> Row:
    line = facts.book.lines[each.line_id]
    is_heading = line.line_type == "heading"
    title = line.title.best(language) or translate("fact_screen.unnamed")
    whole, tone = each.whole, tone_of(each)
    share = whole.spent_share
    over = tone if tone in (Tone.WARNING, Tone.PROBLEM) else Tone.PLAIN
    tip = "" if over is Tone.PLAIN else translate("fact_screen.over_run.tip", plan=whole.planned,
                                                  forecast=each.forecast, over=each.over_run)
    cells = [Cell(each.number, _numbered(each.number)), Cell(INDENT * each.depth + title, title, bold=is_heading)]
    cells += [_money(amount, language, bold=is_heading)
              for amount in (inside.planned, inside.committed, inside.paid, whole.left_to_commit, whole.left_to_pay,
                             each.forecast)]
    cells.append(Cell(_words(each.over_run, language), each.over_run.amount, tone=over, bold=is_heading, tip=tip))
    cells.append(Cell("" if share is None or not whole.paid else format_share(share, language, places=0),
                      share or 0, tone=tone, bar=bar_of(whole, each.forecast),
                      tip=translate("fact_screen.spent.tip", paid=whole.paid, plan=whole.planned)))
    return Row(each.line_id, tuple(cells), search=fold(f"{each.number} {line.title.uk} {line.title.en}"))


def _strays(fact: PlanFact, span: Period, language: Language) -> Row:
    parts = fact.amounts(0, fact.parts_in(span, UNASSIGNED))
    title, empty = translate("fact_screen.strays"), Cell()
    return Row(STRAYS, (empty, Cell(title, tone=Tone.WARNING, bold=True), empty, _money(parts.committed, language),
                        _money(parts.paid, language), empty, empty, empty, empty, empty), search=fold(title))


def _money(amount: Money, language: Language, *, bold: bool = False) -> Cell:
    return Cell(_words(amount, language), amount.amount, bold=bold, tip=format_money(amount, language))


def _words(amount: Money, language: Language) -> str:
    """A sum without its currency, which the page names once; nothing is a dash."""
    return format_money(amount, language, currency=False) if amount else ""


def _numbered(number: str) -> tuple[int, ...]:
    return tuple(int(each) for each in number.split("."))
