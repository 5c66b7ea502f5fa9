"""What the project wants to reach and what may stop it: logical framework, indicators, risks."""

from hromada_desk.documents.blocks import Cell, Column, Pair, Row, RowRole, Status, Table, Titled, Tone
from hromada_desk.documents.compose.voice import Voice
from hromada_desk.documents.figures import RiskMatrix
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.proposal import Indicator, LogframeRow, Risk
from hromada_desk.domain.risks import LEVELS, gravity, in_order, score
from hromada_desk.domain.values import Measure

RESULT_LEVELS = ("impact", "outcome", "output")


def logframe_table(case: Case, voice: Voice) -> Table:
    """Results with their indicators: the result spans its indicators, outcomes stand on a tint."""
    rows: list[Row] = []
    for result in case.all(LogframeRow):
        if result.level not in RESULT_LEVELS:
            continue
        level = voice.choice("logframe_level", result.level)
        head = " ".join(part for part in (voice.joined(level), result.code) if part)
        statement = Titled(head, voice.both(result.statement))
        assumptions: Cell = voice.text(result.assumptions) or "—"
        role: RowRole = "outcome" if result.level in ("impact", "outcome") else "line"
        for number, indicator in enumerate(case.where(Indicator, row_id=result.id) or (None,)):
            first = number == 0
            cells = _indicator_cells(indicator, voice)
            rows.append(Row((statement if first else None, *cells, assumptions if first else None), role))
    columns = (
        Column(voice.pair("documents.logframe.results"), weight=62, merged=True),
        Column(voice.pair("documents.logframe.indicator"), weight=62),
        Column(voice.pair("documents.logframe.baseline"), weight=26),
        Column(voice.pair("documents.logframe.target"), weight=28, strong=True),
        Column(voice.pair("documents.logframe.verification"), weight=46),
        Column(voice.pair("documents.logframe.assumptions"), weight=43, merged=True),
    )
    return Table(columns, tuple(rows), dense=True, name=voice.say("documents.sheet.logframe"))


def _indicator_cells(indicator: Indicator | None, voice: Voice) -> tuple[Cell, ...]:
    if indicator is None:
        return ("—", "", "", "")
    name = voice.both(indicator.name)
    unit = f", {voice.one(indicator.measure.unit)}" if indicator.measure.unit else ""
    extra = voice.text(indicator.disaggregation)
    return (Pair(f"{name.main}{unit}" + (f" ({extra})" if extra else ""), name.second),
            _figure(indicator.measure, indicator.baseline_year, voice, target=False),
            _figure(indicator.measure, indicator.target_year, voice, target=True),
            voice.text(indicator.verification))


def _figure(measure: Measure, year: int | None, voice: Voice, *, target: bool) -> str:
    value = measure.target if target else measure.baseline
    written = voice.number(value) if value is not None else "—"
    return f"{written} ({year})" if year else written


def indicators_table(case: Case, voice: Voice) -> Table:
    """Indicators in one list: where they start, stand and aim."""
    rows = tuple(Row((voice.both(each.name), voice.one(each.measure.unit), each.measure.baseline, each.current,
                      each.measure.target, str(each.target_year or "")))
                 for each in case.all(Indicator))
    columns: tuple[Column, ...] = (
        Column(voice.pair("documents.logframe.indicator"), weight=72),
        Column(voice.pair("documents.column.unit"), weight=24),
        Column(voice.pair("documents.column.baseline"), "number", 20),
        Column(voice.pair("documents.column.current"), "number", 20),
        Column(voice.pair("documents.column.target"), "number", 20, strong=True),
        Column(voice.pair("documents.column.year"), "code", 14),
    )
    if not any(each.current is not None for each in case.all(Indicator)):
        columns, rows = columns[:3] + columns[4:], tuple(Row(row.cells[:3] + row.cells[4:]) for row in rows)
    return Table(columns, rows, voice.pair("documents.caption.indicators"),
                 name=voice.say("documents.sheet.indicators"))


def risks_in_order(case: Case) -> list[Risk]:
    """Risks, the gravest first; those without a score last."""
    return in_order(case.all(Risk))


def risk_matrix(case: Case, voice: Voice) -> RiskMatrix | None:
    """The matrix of scored risks, numbered as in the table; None while none has a score."""
    points = tuple((number, each.likelihood, each.impact) for number, each in enumerate(risks_in_order(case), start=1)
                   if each.likelihood and each.impact)
    if not points:
        return None
    words = voice.say
    return RiskMatrix(
        points, words("documents.risk.likelihood"), words("documents.risk.impact"),
        tuple(words(f"documents.risk.likelihood.{level}") for level in range(1, LEVELS + 1)),
        tuple(words(f"documents.risk.impact.{level}") for level in range(1, LEVELS + 1)),
        tuple((words(f"documents.risk.{each}"), words(f"documents.risk.{each}.means"))
              for each in ("high", "medium", "low")),
        words("documents.risk.note"), voice.pair("documents.caption.matrix"))


def risks_table(case: Case, voice: Voice) -> Table:
    """The risks with score, level in words, what is done about them and who answers."""
    rows = []
    for number, each in enumerate(risks_in_order(case), start=1):
        points = score(each)
        level, tone = _level(points)
        rows.append(Row((str(number), voice.both(each.title), f"{each.likelihood} × {each.impact} = {points}"
                         if points else "", Status(voice.say(f"documents.risk.{level}.word"), tone) if points else None,
                         voice.both(each.mitigation), voice.text(each.owner))))
    columns = (
        Column(voice.pair("documents.column.number"), "code", 9),
        Column(voice.pair("documents.column.risk"), weight=48),
        Column(voice.pair("documents.column.score"), weight=20),
        Column(voice.pair("documents.column.level"), "status", 24),
        Column(voice.pair("documents.column.response"), weight=52),
        Column(voice.pair("documents.column.owner"), weight=24),
    )
    return Table(columns, tuple(rows), voice.pair("documents.caption.risks"), name=voice.say("documents.sheet.risks"))


def _level(points: int) -> tuple[str, Tone]:
    tones: dict[str, Tone] = {"high": "bad", "medium": "attention", "low": "none"}
    level = gravity(points)
    return level, tones[level]
