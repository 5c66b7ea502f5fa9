"""The columns of the project list and its prepared rows."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from hromada_desk.desktop.kit.table_rows import Cell, Column, LateRow, Look, Row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import MINOR_DIGITS, Money
from hromada_desk.services.projects import ListedProject, ProjectRow, sum_by_currency
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_money, format_number

STAGE_ICONS = {"idea": "flag", "concept": "edit", "appraisal": "search", "preparation": "edit", "financing": "wallet",
               "procurement": "clock", "implementation": "refresh", "completion": "check", "operation": "ok",
               "stopped": "close"}
DONE = frozenset({"completion", "operation"})
HOME_CURRENCY = "UAH"
_FINEST_DIGITS = max(MINOR_DIGITS.values())


def columns() -> tuple[Column, ...]:
    """Number, title, stage, planned, gap, paid; name and money never leave."""
    return (
        Column("number", translate("project.number"), 104, Look.CODE, priority=3),
        Column("title", translate("project.title"), 280, stretches=True),
        Column("stage", translate("project.stage"), 148, Look.PILL, priority=2),
        Column("planned", translate("projects.column.planned"), 132, Look.NUMBER),
        Column("gap", translate("projects.column.gap"), 124, Look.NUMBER),
        Column("paid", translate("projects.column.paid"), 124, Look.NUMBER, priority=4),
    )


def prepared(rows: Sequence[ProjectRow], filter_texts: Callable[[], Mapping[str, str]]) -> list[Row]:
    """The rows as the table shows them, grouped by sector. `filter_texts` gives, by project, what a filter looks in
    beside what is shown; it is asked once, at the first filter.
    """
    maker = _ProjectLines(filter_texts)
    titles = {sector: _group_title(sector) for sector in {each.project.sector for each in rows}}
    return [LateRow(each.project.id, titles[each.project.sector], each, maker) for each in rows]


def summary_of(rows: Mapping[str, ProjectRow], shown: Sequence[Row]) -> Mapping[str, Cell]:
    """Sums of the shown rows, one per currency in the tooltip where there are several."""
    amounts = [rows[each.key].money for each in shown if each.key in rows]
    return {
        "planned": _sum([each.planned for each in amounts]),
        "gap": _sum([each.missing for each in amounts]),
        "paid": _sum([each.paid for each in amounts]),
    }


def stage_cell(stage: str) -> Cell:
    """The stage as a pill; only what is finished is coloured, for a stage is not a judgement."""
    tone = Tone.OK if stage in DONE else Tone.PLAIN
    return Cell(choice_label("project_stage", stage), icon=STAGE_ICONS.get(stage, ""), tone=tone)


class _ProjectLines:
    """Makes cells, sort values and filter text of a project's row."""

    def __init__(self, filter_texts: Callable[[], Mapping[str, str]]) -> None:
        self._filter_texts = cache(filter_texts)

    def cells(self, row: ProjectRow) -> tuple[Cell, ...]:
        return (Cell(row.project.number), Cell(_title(row.project)), stage_cell(row.project.stage),
                _money(row.money.planned), _money(row.money.missing), _money(row.money.paid))

    def sort_by(self, row: ProjectRow, column: int) -> str | int | None:
        return _SORT_VALUES[column](row)

    def search(self, row: ProjectRow) -> str:
        project = row.project
        more = self._filter_texts().get(project.id, "")
        return fold(" ".join((project.number, project.title.uk, project.title.en, _group_title(project.sector), more)))


def _title(project: ListedProject) -> str:
    return project.title.best(current().language) or translate("projects.untitled")


def _group_title(sector: str) -> str:
    return choice_label("pim_sector", sector) if sector else translate("projects.no_sector")


def _rank(amount: Money | None) -> int | None:
    """By which amounts of any currency stand in order: whole hundredths, compared faster than decimals."""
    return None if amount is None else amount.minor * 10 ** (_FINEST_DIGITS - MINOR_DIGITS[amount.currency])


_SORT_VALUES: tuple[Callable[[ProjectRow], str | int | None], ...] = (
    lambda row: row.project.number or None,
    lambda row: _title(row.project),
    lambda row: choice_label("project_stage", row.project.stage),
    lambda row: _rank(row.money.planned),
    lambda row: _rank(row.money.missing),
    lambda row: _rank(row.money.paid),
)
"""What each column sorts by: the same as its cell."""


def _money(amount: Money | None) -> Cell:
    """Hryvnias as plain figures under the column's sign; other currencies carry their own."""
    if amount is None:
        return Cell("", None)
    language = current().language
    if amount.currency == HOME_CURRENCY:
        places = 0 if amount.minor % 100 == 0 else 2
        return Cell(format_number(amount.amount, language, places=places), _rank(amount))
    return Cell(format_money(amount, language), _rank(amount))


def _sum(amounts: Iterable[Money | None]) -> Cell:
    sums = sum_by_currency([each for each in amounts if each is not None])
    if not sums:
        return Cell("", 0)
    language = current().language
    words = " + ".join(format_money(each, language) for each in sums)
    return Cell(_money(sums[0]).text if len(sums) == 1 else words, _rank(sums[0]), tip=words)
