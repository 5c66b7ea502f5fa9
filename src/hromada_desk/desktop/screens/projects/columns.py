"""The columns of the project list and its prepared rows."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import Money
from hromada_desk.services.projects import ProjectRow, sum_by_currency
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label
from hromada_desk.text.numbers import format_money, format_number

STAGE_ICONS = {"idea": "flag", "concept": "edit", "appraisal": "search", "preparation": "edit", "financing": "wallet",
               "procurement": "clock", "implementation": "refresh", "completion": "check", "operation": "ok",
               "stopped": "close"}
DONE = frozenset({"completion", "operation"})
HOME_CURRENCY = "UAH"


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


def prepared(rows: Sequence[ProjectRow]) -> list[Row]:
    """The rows as the table shows them, grouped by sector."""
    return [_row(each) for each in rows]


def summary_of(rows: Mapping[str, ProjectRow], shown: Sequence[Row]) -> Mapping[str, Cell]:
    """Sums of the shown rows, one per currency in the tooltip where there are several."""
    chosen = [rows[each.key] for each in shown if each.key in rows]
    return {
        "planned": _sum(each.money.planned for each in chosen),
        "gap": _sum(each.money.missing for each in chosen),
        "paid": _sum(each.money.paid for each in chosen),
    }


def stage_cell(stage: str) -> Cell:
    """The stage as a pill; only what is finished is coloured, for a stage is not a judgement."""
    tone = Tone.OK if stage in DONE else Tone.PLAIN
    return Cell(choice_label("project_stage", stage), icon=STAGE_ICONS.get(stage, ""), tone=tone)


def _row(row: ProjectRow) -> Row:
    project, language = row.project, current().language
    title = project.title.best(language) or translate("projects.untitled")
    group = choice_label("pim_sector", project.sector) if project.sector else translate("projects.no_sector")
    return Row(
        key=project.id,
        cells=(Cell(project.number), Cell(title), stage_cell(project.stage), _money(row.money.planned),
               _money(row.money.missing), _money(row.money.paid)),
        group=group,
        search=fold(" ".join((project.number, project.title.uk, project.title.en, group, project.place.address,
                              " ".join(project.tags)))),
    )


def _money(amount: Money | None) -> Cell:
    """Hryvnias as plain figures under the column's sign; other currencies carry their own."""
    if amount is None:
        return Cell("", None)
    language = current().language
    if amount.currency == HOME_CURRENCY:
        places = 0 if amount.minor % 100 == 0 else 2
        return Cell(format_number(amount.amount, language, places=places), amount.amount)
    return Cell(format_money(amount, language), amount.amount)


def _sum(amounts: object) -> Cell:
    known = tuple(each for each in amounts if isinstance(each, Money))  # type: ignore[attr-defined]
    sums = sum_by_currency(known)
    if not sums:
        return Cell("", Decimal(0))
    language = current().language
    words = " + ".join(format_money(each, language) for each in sums)
    return Cell(_money(sums[0]).text if len(sums) == 1 else words, sums[0].amount, tip=words)
