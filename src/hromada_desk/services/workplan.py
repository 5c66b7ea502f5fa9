"""The workplan of a proposal as a person meets it: its rows in words, and moving activities on the calendar.

Each move is one change.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from hromada_desk.domain.case import Case
from hromada_desk.domain.records.project import Milestone
from hromada_desk.domain.records.proposal import Activity, LogframeRow, Proposal, ProposalPartner
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.rules.dates import activities_fit_the_duration
from hromada_desk.domain.rules.links import activities_wait_for_what_comes_before
from hromada_desk.domain.workplan import MOST_MONTHS, Plan, calendar_month, last_month, plan_of
from hromada_desk.services.desk import Desk
from hromada_desk.services.editing import title_of
from hromada_desk.services.locked_proposals import refuse_changed
from hromada_desk.services.proposal_links import codes_of, named
from hromada_desk.services.proposal_parts import months_words, partner_title
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.problem_texts import problem_sentence

MOVED = "change.activity_moved"


def move_activity(desk: Desk, activity_id: str, months: int) -> Activity:
    """Move an activity by that many months, its length kept; it stays within the months there can be.

    One without months is put into the first. Raises RuleBroken('proposal.locked').
    """
    activity = desk.get(Activity, activity_id)
    first, last = activity.first_month, last_month(activity)
    if first is None:
        return _write(desk, activity, 1, 1)
    by = max(1 - first, min(months, max(0, MOST_MONTHS - last)))
    return _write(desk, activity, first + by, last + by)


def stretch_activity(desk: Desk, activity_id: str, months: int, *, at_start: bool = False) -> Activity:
    """Move the end of an activity, or its start, by that many months; it lasts at least one.

    One without months is put into the first. Raises RuleBroken('proposal.locked').
    """
    activity = desk.get(Activity, activity_id)
    first, last = activity.first_month, last_month(activity)
    if first is None:
        return _write(desk, activity, 1, 1)
    if at_start:
        return _write(desk, activity, max(1, min(first + months, last)), last)
    return _write(desk, activity, first, max(first, min(last + months, MOST_MONTHS)))


def _write(desk: Desk, activity: Activity, first: int, last: int) -> Activity:
    moved = replace(activity, first_month=first, last_month=last)
    refuse_changed(desk, moved)
    if moved != activity:
        desk.put(MOVED, moved, title=title_of(activity), first=str(first), last=str(last))
    return moved


@dataclass(frozen=True, slots=True)
class RowWords:
    """A row of the plan in words: `sentence` is all of it for who does not see the drawing, `problem` what is wrong."""

    code: str
    title: str
    lead: str = ""
    sentence: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan and the words of its rows, in the same order."""

    plan: Plan
    rows: tuple[RowWords, ...]


def plan_view(desk: Desk, proposal_id: str) -> PlanView | None:
    """The plan of a proposal as the screen shows it, in the chosen language; None while it has no activity."""
    kinds: tuple[type[Record], ...] = (Activity, LogframeRow, ProposalPartner, Milestone)
    case = Case(today=desk.today(), hromada=desk.hromada(), proposal=desk.get(Proposal, proposal_id),
                records={each.kind: desk.all(each, proposal_id=proposal_id) for each in kinds})
    plan = plan_of(case, undated=True)
    if plan is None:
        return None
    found: dict[str, str] = {}
    for problem in (*activities_wait_for_what_comes_before(case), *activities_fit_the_duration(case)):
        found.setdefault(problem.record_id, problem_sentence(problem.code, problem.details))
    return PlanView(plan, tuple(_words(desk, plan, at, found) for at in range(len(plan.rows))))


def _words(desk: Desk, plan: Plan, at: int, problems: Mapping[str, str]) -> RowWords:
    language, record = current().language, plan.rows[at].record
    if isinstance(record, LogframeRow):
        title = record.statement.best(language)
        return RowWords(record.code, title, sentence=named(record.code, record.statement, language))
    partner = desk.find(ProposalPartner, record.lead_id)
    lead = "" if partner is None else partner.code or partner_title(desk, partner, language)
    waits = codes_of([before for each in record.depends_on if (before := desk.find(Activity, each)) is not None])
    parts = [_months(plan, at), translate("parts.plan.lead", lead=lead) if lead else "",
             translate("parts.plan.after", names=waits) if waits else ""]
    sentence = f"{named(record.code, record.title, language)}: {', '.join(each for each in parts if each)}."
    problem = problems.get(record.id, "")
    return RowWords(record.code, record.title.best(language), lead, f"{sentence} {problem}".strip(), problem)


def _months(plan: Plan, at: int) -> str:
    """"months 4–8 (08.2027–12.2027)"."""
    row = plan.rows[at]
    if not row.first_month or not isinstance(row.record, Activity):
        return translate("parts.plan.undated")
    key = "month" if row.first_month == row.last_month else "months"
    ends = [calendar_month(plan.starts_on, each) for each in sorted({row.first_month, row.last_month})]
    dated = "\u2013".join(f"{month:02}.{year}" for year, month in ends) if plan.starts_on is not None else ""
    words = translate(f"parts.plan.{key}", months=months_words(row.record))
    return f"{words} ({dated})" if dated else words
