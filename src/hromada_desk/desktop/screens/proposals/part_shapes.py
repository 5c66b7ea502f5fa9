"""What the tables of a form's parts show of partners, results, indicators, activities, milestones and risks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hromada_desk.desktop.kit.form_fields import Option, OptionSearch
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.record_editor import Shape, WorkedOut
from hromada_desk.desktop.screens.proposals.link_chooser import LinkField
from hromada_desk.domain.folding import fold
from hromada_desk.domain.logframe import DONE_LEVEL
from hromada_desk.domain.money import Money
from hromada_desk.domain.records.project import Milestone
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow, ProposalPartner, Risk
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.risks import gravity, score
from hromada_desk.services import proposal_links
from hromada_desk.services.desk import Desk
from hromada_desk.services.proposal_links import ProposalLinks, links_of
from hromada_desk.services.proposal_parts import months_words, partner_title, progress_of, row_title
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.numbers import format_money, format_share

FORM_WIDTH = 348
GRAVITY_TONES: Mapping[str, Tone] = {"high": Tone.PROBLEM, "medium": Tone.WARNING, "low": Tone.PLAIN}


@dataclass(frozen=True, slots=True)
class Part:
    """One table of a section: its shape, and what may be linked to its records."""

    shape: Shape
    links: tuple[LinkField, ...] = ()


@dataclass(slots=True)
class Chain:
    """The links of one proposal as they were when it was last read; tables ask it for their cells."""

    desk: Desk
    proposal_id: str
    now: ProposalLinks = field(init=False)

    def __post_init__(self) -> None:
        self.read()

    def read(self) -> None:
        """Read the links again."""
        self.now = links_of(self.desk, self.proposal_id)


def parts_of(section_kind: str, chain: Chain) -> Sequence[Part]:
    """The tables of a section of that kind."""
    return _PARTS[section_kind](chain)


def part_kinds() -> frozenset[str]:
    """The kinds of sections that are tables with a form beside them."""
    return frozenset(_PARTS)


def _partners(chain: Chain) -> Sequence[Part]:
    fields = ("partner_id", "role", "code", "contribution", "experience", "contact_id")
    more = (_column("pays", 104, lambda each: money_cell(chain.now.paid_by(each)), Look.NUMBER),
            _column("spends", 104, lambda each: money_cell(chain.now.spent_by(each)), Look.NUMBER))
    return (Part(_shape(ProposalPartner, ("partner_id", "role"), fields, more=more)),)


def _logframe(chain: Chain) -> Sequence[Part]:
    more = (_column("indicators", 92, lambda row: _indicators_cell(chain, row)),
            _column("activities", 100, lambda row: _activities_cell(chain, row)),
            _column("costs", 104, lambda row: _costs_cell(chain, row), Look.NUMBER))
    shape = _shape(LogframeRow, ("statement", "level"), ("level", "code", "statement", "assumptions", "parent_id"),
                   {"parent_id": _rows(chain)}, more)
    desk = chain.desk
    links = (
        LinkField("indicators", lambda row: proposal_links.indicators_to_link(chain.now, row, current().language),
                  lambda row, key: proposal_links.toggle_row(desk, row, desk.get(Indicator, key))),
        LinkField("activities", lambda row: proposal_links.activities_to_link(chain.now, row, current().language),
                  lambda row, key: proposal_links.toggle_row(desk, row, desk.get(Activity, key))),
        LinkField("row_costs", lambda row: proposal_links.costs_to_link(chain.now, row, current().language),
                  lambda row, key: proposal_links.toggle_cost(desk, row, key)),
    )
    return (Part(shape, links), *_indicators(chain))


def _indicators(chain: Chain) -> Sequence[Part]:
    fields = ("name", "row_id", "measure", "baseline_year", "target_year", "current", "disaggregation", "verification")
    more = (_column("result", 84, lambda each: _result_cell(chain, each)),
            _column("progress", 96, _progress_cell, Look.BAR))
    return (Part(_shape(Indicator, ("name", "measure"), fields, {"row_id": _rows(chain)}, more)),)


def _workplan(chain: Chain) -> Sequence[Part]:
    searches = {"row_id": _rows(chain), "lead_id": _leads(chain)}
    fields = ("title", "code", "first_month", "last_month", "lead_id", "row_id", "deliverable", "description")
    more = (_column("months", 72, lambda each: Cell(months_words(each), each.first_month)),
            _column("result", 84, lambda each: _result_cell(chain, each)),
            _column("after", 76, lambda each: _after_cell(chain, each)),
            _column("costs", 104, lambda each: _costs_cell(chain, each), Look.NUMBER))
    desk = chain.desk
    links = (
        LinkField("after", lambda each: proposal_links.activities_to_wait_for(chain.now, each, current().language),
                  lambda each, key: proposal_links.toggle_wait(desk, each, key)),
        LinkField("costs", lambda each: proposal_links.costs_to_link(chain.now, each, current().language),
                  lambda each, key: proposal_links.toggle_cost(desk, each, key)),
    )
    return (Part(_shape(Activity, ("title",), fields, searches, more), links),
            Part(_shape(Milestone, ("title", "due_on"), ("title", "due_on", "done_on", "note"))))


def _risks(_chain: Chain) -> Sequence[Part]:
    fields = ("title", "area", "likelihood", "impact", "mitigation", "owner")
    more = (_column("score", 96, _score_cell), _column("gravity", 108, _gravity_cell))
    return (Part(_shape(Risk, ("title",), fields, more=more)),)


_PARTS: Mapping[str, Callable[[Chain], Sequence[Part]]] = {
    "partners": _partners, "logframe": _logframe, "indicators": _indicators, "workplan": _workplan, "risks": _risks,
}


def _shape(record_type: type[Record], columns: Sequence[str], fields: Sequence[str],
           searches: Mapping[str, OptionSearch] | None = None, more: Sequence[WorkedOut] = ()) -> Shape:
    return Shape(record_type, columns, (("", fields),), f"workshop.empty.{record_type.kind}", form_width=FORM_WIDTH,
                 searches=searches or {}, more=more)


def _column(key: str, width: int, cell: Callable[..., Cell], look: Look = Look.TEXT) -> WorkedOut:
    return WorkedOut(Column(key, translate(f"parts.column.{key}"), width, look, priority=1), cell)


def _indicators_cell(chain: Chain, row: LogframeRow) -> Cell:
    found = chain.now.frame.indicators.get(row.id, ())
    if row.level == DONE_LEVEL and not found:
        return Cell()
    return Cell(str(len(found)), len(found), tip="\n".join(each.name.best(current().language) for each in found)) \
        if found else _lacking()


def _activities_cell(chain: Chain, row: LogframeRow) -> Cell:
    frame = chain.now.frame
    found = frame.activities.get(row.id, ())
    if found:
        return Cell(proposal_links.codes_of(found))
    carried = row.level in ("impact", DONE_LEVEL) or frame.below.get(row.id)
    return Cell() if carried else _lacking()


def _lacking() -> Cell:
    return Cell(translate("parts.none"), icon=Tone.WARNING.icon, tone=Tone.WARNING)


def _costs_cell(chain: Chain, owner: Record) -> Cell:
    return money_cell(chain.now.cost_of(owner.id))


def money_cell(amount: Money | None) -> Cell:
    """A sum without its cents; they are in the tip."""
    language = current().language
    return Cell() if amount is None else Cell(format_money(amount, language, places=0), amount.amount,
                                              tip=format_money(amount, language))


def _result_cell(chain: Chain, part: Activity | Indicator) -> Cell:
    row = chain.now.frame.rows.get(part.row_id)
    if row is None:
        return _lacking() if chain.now.frame.rows else Cell()
    return Cell(row.code or row.statement.best(current().language), tip=row_title(row, current().language))


def _after_cell(chain: Chain, activity: Activity) -> Cell:
    known = chain.now.activities
    return Cell(proposal_links.codes_of([known[each] for each in activity.depends_on if each in known]))


def _progress_cell(indicator: Indicator) -> Cell:
    part = progress_of(indicator)
    if part is None:
        return Cell()
    return Cell(format_share(part, current().language, places=0), part, bar=(max(0.0, min(1.0, float(part))), 1.0))


def _score_cell(risk: Risk) -> Cell:
    points = score(risk)
    return Cell(f"{risk.likelihood} × {risk.impact} = {points}" if points else "", points)


def _gravity_cell(risk: Risk) -> Cell:
    points = score(risk)
    if not points:
        return Cell()
    level = gravity(points)
    tone = GRAVITY_TONES[level]
    return Cell(translate(f"documents.risk.{level}.word"), points, icon=tone.icon, tone=tone)


def _rows(chain: Chain) -> OptionSearch:
    """Rows of this proposal's logframe."""
    def look(text: str) -> Sequence[Option]:
        language = current().language
        found = [Option(each.id, row_title(each, language)) for each in
                 chain.desk.all(LogframeRow, proposal_id=chain.proposal_id)]
        return _fitting(found, text)

    return look


def _leads(chain: Chain) -> OptionSearch:
    """Partners of this proposal."""
    def look(text: str) -> Sequence[Option]:
        language = current().language
        found = [Option(each.id, partner_title(chain.desk, each, language), each.code)
                 for each in chain.desk.all(ProposalPartner, proposal_id=chain.proposal_id)]
        return _fitting(found, text)

    return look


def _fitting(options: Sequence[Option], text: str) -> Sequence[Option]:
    exact = [each for each in options if each.value == text]
    wanted = fold(text)
    return exact or [each for each in options if wanted in fold(f"{each.words} {each.detail}")]
