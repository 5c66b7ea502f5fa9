"""The rows of the comparison, ready to be shown: costs depth first, or who pays, when, and the sums."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.table_rows import Cell, Column, LateRow, Look, Row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.budget_changes import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    SAME,
    SHARES,
    BudgetComparison,
    Change,
    RowChange,
)
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.values import Language
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import field_label
from hromada_desk.text.numbers import currency_sign, format_money, format_share

AMOUNTS = ("left", "right", "difference", "growth")
LEAST_AMOUNT, AIR, GLYPH, STEP = 104, 14, 18, 12
"""Pixels: the least width of a sum, what stands around it, the sign before a difference, how widths grow."""
INDENT = "\u2003"
MORE, LESS = (Tone.WARNING, "sort-up"), (Tone.OK, "chevron-down")
"""A budget that grows asks for a look; colour, sign and word say it together."""


def columns(first: str, found: BudgetComparison, language: Language) -> tuple[Column, ...]:
    """The columns, wide enough for the sums of the whole; `first` is the key of what the second one lists."""
    sign = currency_sign(found.currency, language)

    def amount(key: str, width: int, priority: int = 0) -> Column:
        return Column(key, translate(f"scenarios.column.{key}", currency=sign), width, Look.NUMBER, priority)

    sums = [format_money(each, language, currency=False) for each in (found.total.left, found.total.right)
            if each is not None]
    wide = max(LEAST_AMOUNT, *(_width(each) for each in sums))
    return (
        Column("number", translate("scenarios.column.number"), 52, Look.CODE),
        Column("title", translate(f"scenarios.column.{first}"), 180, stretches=True),
        amount("left", wide), amount("right", wide),
        amount("difference", max(LEAST_AMOUNT + 4, _width(signed(found.total.difference, language)) + GLYPH)),
        amount("growth", 70, 2), Column("what", translate("scenarios.column.what"), 124, Look.PILL, 1),
    )


def _width(words: str) -> int:
    """What a sum needs in bold, in pixels at 100 %; in steps, so that a typed figure rarely moves the columns."""
    needed = (style.metrics(Type.BODY_BOLD).horizontalAdvance(words) + AIR) / style.appearance().scale
    return -(-round(needed) // STEP) * STEP


def cost_rows(found: BudgetComparison, language: Language, *, changes_only: bool) -> list[Row]:
    """Lines and headings; with `changes_only` those that differ."""
    maker = _CostRows(language)
    return [LateRow(each.line_id, "", (at, each), maker) for at, each in enumerate(found.rows)
            if not changes_only or each.status != SAME]


def sum_rows(found: BudgetComparison, language: Language) -> list[Row]:
    """Who pays, the years, and the sums of the whole."""
    made = [_heading("comparison.by_source"), *(
        _sum_row(each.source_id, each.name.best(language), each.amount, language) for each in found.sources)]
    if len(found.years) > 1:
        made.append(_heading("comparison.by_year"))
        made += [_sum_row(f"year:{year}", str(year) if year is not None else translate("comparison.no_year"), amount,
                          language) for year, amount in found.years.items()]
    made.append(_heading("comparison.by_part"))
    for each in found.parts:
        shares = f"{format_share(each.left_share, language, places=1)} → {_share(each.right_share, language)}"
        tip = shares if each.key != "total" else ""
        made.append(_sum_row(f"part:{each.key}", translate(f"comparison.part.{each.key}"), each.amount, language, tip))
    return made


def totals(found: BudgetComparison, language: Language) -> Mapping[str, Cell]:
    """The pinned sums."""
    return dict(zip(AMOUNTS, _amounts(found.total, language, bold=True), strict=True))


def signed(amount: Money, language: Language) -> str:
    """A difference with its sign."""
    words = format_money(amount, language, currency=False)
    return f"+{words}" if amount.minor > 0 else words


class _CostRows:
    """Makes the cells of lines and headings when they are looked at."""

    def __init__(self, language: Language) -> None:
        self._language = language

    def cells(self, subject: tuple[int, RowChange]) -> tuple[Cell, ...]:
        at, row = subject
        title = row.title.best(self._language) or translate("scenarios.unnamed")
        return (Cell(row.number, sort=at, bold=row.is_heading),
                Cell(f"{INDENT * row.depth}{title}", sort=title, bold=row.is_heading),
                *_amounts(row.amount, self._language, bold=row.is_heading), _what(row))

    def sort_by(self, subject: tuple[int, RowChange], column: int) -> object:
        cell = self.cells(subject)[column]
        return cell.text or None if cell.sort is None else cell.sort

    def search(self, subject: tuple[int, RowChange]) -> str:
        return subject[1].title.best(self._language)


def _heading(key: str) -> Row:
    empty = Cell()
    return Row(key, (empty, Cell(translate(key), bold=True), *[Cell(" ")] * len(AMOUNTS), empty))


def _sum_row(key: str, title: str, amount: Change, language: Language, tip: str = "") -> Row:
    return Row(key, (Cell(), Cell(title or translate("scenarios.unnamed"), tip=tip),
                     *_amounts(amount, language, bold=False), _direction(amount)))


def _amounts(change: Change, language: Language, *, bold: bool) -> Iterator[Cell]:
    for each in (change.left, change.right):
        words = "" if each is None else format_money(each, language, currency=False)
        yield Cell(words, sort=None if each is None else each.minor, bold=bold)
    difference = change.difference
    tone, icon = (Tone.PLAIN, "") if not difference else MORE if difference.minor > 0 else LESS
    yield Cell(signed(difference, language) if difference else "", sort=difference.minor, tone=tone, icon=icon,
               bold=bold)
    growth = change.growth if difference else None
    yield Cell("" if growth is None else f"{'+' if growth > 0 else ''}{_share(growth, language)}", sort=growth,
               bold=bold)


def _share(value: Decimal, language: Language) -> str:
    return format_share(value, language, places=1)


def _what(row: RowChange) -> Cell:
    """What happened to a row in a word, the changed fields in the tooltip."""
    names = [translate("scenarios.who_pays") if each == SHARES else field_label(BudgetLine.kind, each)
             for each in row.fields]
    if row.is_moved and row.status == CHANGED:
        names.append(translate("comparison.status.moved"))
    tip = translate("scenarios.what", fields=", ".join(names)) if names else ""
    if row.status in {ADDED, REMOVED, MOVED}:
        tone = {ADDED: Tone.OK, REMOVED: Tone.PROBLEM, MOVED: Tone.PLAIN}[row.status]
        icon = {ADDED: "add", REMOVED: "trash", MOVED: "sort"}[row.status]
        return Cell(translate(f"comparison.status.{row.status}"), icon=icon, tone=tone, tip=tip)
    if row.amount.difference:
        return _direction(row.amount, tip)
    if row.status == SAME or row.is_heading:
        return Cell(tip=tip)
    key = SHARES if row.fields == (SHARES,) else CHANGED
    return Cell(translate(f"comparison.status.{key}"), icon="edit", tone=Tone.INFO, tip=tip)


def _direction(change: Change, tip: str = "") -> Cell:
    """More or less, in a word."""
    if not change.difference:
        return Cell(tip=tip)
    tone, icon = MORE if change.difference.minor > 0 else LESS
    key = "scenarios.more" if change.difference.minor > 0 else "scenarios.less"
    return Cell(translate(key), icon=icon, tone=tone, tip=tip)
