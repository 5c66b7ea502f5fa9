"""Who is linked to whom in a proposal: results, activities, indicators, costs; and the verbs that link them.

Every link is one change. What a finalised proposal holds is not linked anew: RuleBroken('proposal.locked').
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from hromada_desk.domain.budget import BudgetFigures, compute
from hromada_desk.domain.logframe import Logframe, linked
from hromada_desk.domain.money import Money
from hromada_desk.domain.partner_money import paid_by, spent_by
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow, ProposalPartner
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import title_of
from hromada_desk.services.locked_proposals import refuse_locked
from hromada_desk.text.numbers import format_money

Owner = Activity | LogframeRow
LINKED = "change.linked"


@dataclass(frozen=True, slots=True)
class Linkable:
    """Something that may be linked: `detail` tells what it costs, or what it is linked to already."""

    record_id: str
    words: str
    detail: str = ""
    is_linked: bool = False


@dataclass(frozen=True, slots=True)
class ProposalLinks:
    """The chain of one proposal, read at one moment, with the figures of its first budget, None without one."""

    frame: Logframe
    activities: Mapping[str, Activity] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    lines: Mapping[str, BudgetLine] = field(default_factory=dict)
    figures: BudgetFigures | None = None
    sources: Mapping[str, FundingSource] = field(default_factory=dict)

    def cost(self, line_ids: Collection[str]) -> Money | None:
        """What these lines cost together; None where there are none."""
        own = [self.figures.lines[each].own.minor for each in line_ids
               if each in self.figures.lines] if self.figures is not None else []
        return Money(sum(own), self.figures.currency) if self.figures is not None and own else None

    def cost_of(self, owner_id: str) -> Money | None:
        """What an activity costs, or a result with everything under it; None while no cost is linked to it."""
        return self.cost(self.frame.lines_for(owner_id))

    def paid_by(self, part: ProposalPartner) -> Money | None:
        """What a partner pays by the budget; None where it pays nothing known."""
        return paid_by(part, self.figures, self.sources) if self.figures is not None else None

    def spent_by(self, part: ProposalPartner) -> Money | None:
        """What a partner spends by the budget; None where no line is its own."""
        return spent_by(part, self.figures, self.lines) if self.figures is not None else None


def links_of(desk: Desk, proposal_id: str) -> ProposalLinks:
    """Read the chain of a proposal."""
    rows = desk.all(LogframeRow, proposal_id=proposal_id)
    indicators = desk.all(Indicator, proposal_id=proposal_id)
    activities = desk.all(Activity, proposal_id=proposal_id)
    lines: tuple[BudgetLine, ...] = ()
    sources: tuple[FundingSource, ...] = ()
    figures = None
    for budget in desk.all(Budget, proposal_id=proposal_id)[:1]:
        lines = desk.all(BudgetLine, budget_id=budget.id)
        sources = desk.all(FundingSource, budget_id=budget.id)
        shares = tuple(share for each in sources for share in desk.all(LineShare, source_id=each.id))
        figures = compute(budget, lines, sources, shares)
    return ProposalLinks(linked(rows, indicators, activities, lines), {each.id: each for each in activities},
                         indicators, {each.id: each for each in lines}, figures, {each.id: each for each in sources})


def costs_to_link(links: ProposalLinks, owner: Owner, language: Language) -> tuple[Linkable, ...]:
    """The costs of the budget in its order, with their sums; a cost of another activity tells which."""
    if links.figures is None:
        return ()
    name = _link_field(owner)
    found = []
    for line_id, figures in links.figures.lines.items():
        line = links.lines[line_id]
        if line.line_type == "heading":
            continue
        other = getattr(line, name)
        details = [format_money(figures.own, language)]
        if other and other != owner.id:
            details.append(_name_of(links, other, language))
        words = f"{figures.number} {line.title.best(language)}".strip()
        found.append(Linkable(line_id, words, ", ".join(each for each in details if each), other == owner.id))
    return tuple(found)


def activities_to_wait_for(links: ProposalLinks, activity: Activity, language: Language) -> tuple[Linkable, ...]:
    """All other activities of the proposal."""
    return tuple(Linkable(each.id, named(each.code, each.title, language), "", each.id in activity.depends_on)
                 for each in links.activities.values() if each.id != activity.id)


def activities_to_link(links: ProposalLinks, row: LogframeRow, language: Language) -> tuple[Linkable, ...]:
    """All activities, those of another result with its name."""
    return tuple(_of_row(links, each, each.title, row, language) for each in links.activities.values())


def indicators_to_link(links: ProposalLinks, row: LogframeRow, language: Language) -> tuple[Linkable, ...]:
    """All indicators, those of another result with its name."""
    return tuple(_of_row(links, each, each.name, row, language) for each in links.indicators)


def toggle_cost(desk: Desk, owner: Owner, line_id: str) -> None:
    """Link a cost to an activity or a result, away from any other of its kind; or part them."""
    line = desk.get(BudgetLine, line_id)
    if isinstance(owner, Activity):
        linked_line = replace(line, activity_id="" if line.activity_id == owner.id else owner.id)
    else:
        linked_line = replace(line, result_id="" if line.result_id == owner.id else owner.id)
    _write(desk, owner, linked_line)


def toggle_row(desk: Desk, row: LogframeRow, part: Activity | Indicator) -> None:
    """Let an activity or an indicator serve a result instead of any other; or none at all."""
    _write(desk, row, replace(part, row_id="" if part.row_id == row.id else row.id))


def toggle_wait(desk: Desk, activity: Activity, other_id: str) -> None:
    """Let an activity wait for another one, or no longer."""
    activity = desk.get(Activity, activity.id)
    before = set(activity.depends_on)
    _write(desk, activity, replace(activity, depends_on=tuple(sorted(before ^ {other_id}))))


def named(code: str, title: Bilingual, language: Language) -> str:
    """Code and title on one line."""
    return " ".join(part for part in (code, title.best(language)) if part)


def codes_of(records: Sequence[Activity]) -> str:
    """Their codes, or titles where they have none, in one line."""
    return ", ".join(each.code or title_of(each) for each in records)


def _of_row(links: ProposalLinks, part: Activity | Indicator, title: Bilingual, row: LogframeRow,
            language: Language) -> Linkable:
    other = "" if part.row_id == row.id else _name_of(links, part.row_id, language)
    return Linkable(part.id, named(part.code if isinstance(part, Activity) else "", title, language), other,
                    part.row_id == row.id)


def _name_of(links: ProposalLinks, record_id: str, language: Language) -> str:
    """What an activity or a result is called in a few letters."""
    activity, row = links.activities.get(record_id), links.frame.rows.get(record_id)
    if activity is not None:
        return activity.code or activity.title.best(language)
    return "" if row is None else row.code or row.statement.best(language)


def _link_field(owner: Owner) -> str:
    return "activity_id" if isinstance(owner, Activity) else "result_id"


def _write(desk: Desk, owner: Owner, changed: Record) -> None:
    refuse_locked(desk, owner.proposal_id)
    desk.put(LINKED, changed, kind=owner.kind, title=title_of(owner))
