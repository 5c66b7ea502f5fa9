"""Draft answers to calls: starting them, writing sections in two languages, stepping from state to state."""

from collections.abc import Mapping
from dataclasses import replace

from hromada_desk.domain import positions
from hromada_desk.domain.budget_lines import headings_as_lines
from hromada_desk.domain.form_blanks import blank
from hromada_desk.domain.forms import Form
from hromada_desk.domain.problems import Problem
from hromada_desk.domain.readiness import Readiness, check, readiness
from hromada_desk.domain.records.budget import Budget, FundingSource
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Answer, Call, Proposal, ProposalPartner
from hromada_desk.domain.records.record import Record
from hromada_desk.domain.rules.form_texts import WRITTEN_KINDS
from hromada_desk.domain.translation import digest, source_language, translation_language
from hromada_desk.domain.values import LANGUAGES, Bilingual, Language
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.forms import form_of_call
from hromada_desk.services.locked_proposals import refuse_locked
from hromada_desk.services.numbering import next_proposal_number


def new_proposal(desk: Desk, project: Project, call: Call) -> Proposal:
    """A draft for a project and a call, with a budget under the form's headings and the hromada as lead.

    The answers to all sections exist from the first day, still empty: typing goes into a record that is there, and two
    copies of the file that write the same section write the same record.
    """
    form = form_of_call(desk, call)
    proposal = Proposal(id=desk.new_id(), number=next_proposal_number(desk), title=project.title,
                        project_id=project.id, call_id=call.id, period=project.period)
    currency = form.currency if form else "EUR"
    budget = Budget(id=desk.new_id(), project_id=project.id, proposal_id=proposal.id, currency=currency)
    first = positions.between("", "")
    lead = ProposalPartner(id=desk.new_id(), proposal_id=proposal.id, role="lead", code="LA", position=first)
    grant = FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind="grant", status="requested",
                          position=first, name=call.programme or call.title)
    own = FundingSource(id=desk.new_id(), budget_id=budget.id, funding_kind="local_budget", name=desk.hromada().name,
                        position=positions.between(first, ""))
    lines = headings_as_lines(form, budget.id, desk.new_id) if form else ()
    records: tuple[Record, ...] = (proposal, budget, lead, grant, own, *lines, *_answers(desk, proposal, form))
    desk.put("change.created", *records, kind=Proposal.kind, title=proposal.title.best("uk"))
    return proposal


def answer_to(desk: Desk, proposal_id: str, section: str) -> Answer | None:
    """The answer to a section, or None while there is none; of several (two copies merged) the first by id."""
    found = desk.all(Answer, proposal_id=proposal_id, section=section)
    return min(found, key=lambda each: each.id) if found else None


def write_answer(desk: Desk, proposal: Proposal, section: str, language: Language, text: str) -> Answer:
    """Put text on one side of a section's answer; see `write_sides`."""
    return write_sides(desk, proposal, section, {language: text})


def write_sides(desk: Desk, proposal: Proposal, section: str, sides: Mapping[Language, str]) -> Answer:
    """Put text on the named sides of a section's answer, as one change; returns the answer as it is kept.

    A translation that was changed is taken to say what the source says now. A source that was changed leaves the
    translation as it is: the rules find that it is stale.
    """
    refuse_locked(desk, proposal.id)
    known = answer_to(desk, proposal.id, section)
    answer = known or Answer(id=desk.new_id(), proposal_id=proposal.id, section=section)
    content = answer.content
    for language, text in sides.items():
        content = content.with_side(language, text)
    with desk.change("change.edited", kind=Answer.kind, title=_title_of(desk, proposal, section)) as tx:
        kept = tx.put(replace(answer, content=content, source_language=_written_first(answer, content)))
        # The digest is of the text as it is kept: typing normalised once more would look like a change of the source.
        target = translation_language(kept)
        if kept.content.side(target) and kept.content.side(target) != answer.content.side(target):
            kept = tx.put(replace(kept, translated_from=_source_digest(kept)))
    if kept.content == answer.content:
        # Typed and taken back: no entry settles the draft, so it is dropped here, or opening would bring it back.
        desk.store.forget_draft(Answer.kind, kept.id, "content")
    return kept


def declare_translation_current(desk: Desk, answer: Answer) -> Answer:
    """The person says that the translation is still right although the source changed."""
    refuse_locked(desk, answer.proposal_id)
    changed = replace(answer, translated_from=_source_digest(answer))
    desk.put("change.edited", changed, kind=Answer.kind, title="")
    return changed


def problems_of(desk: Desk, proposal_id: str) -> tuple[Problem, ...]:
    """What the rules find in a proposal now."""
    return check(proposal_case(desk, proposal_id))


def readiness_of(desk: Desk, proposal_id: str) -> Readiness:
    """The state of every section and the counts for the stitch meter."""
    return readiness(proposal_case(desk, proposal_id))


def _answers(desk: Desk, proposal: Proposal, form: Form | None) -> tuple[Answer, ...]:
    sections = form.sections if form is not None else ()
    return tuple(Answer(id=desk.new_id(), proposal_id=proposal.id, section=each.code, source_language=each.languages[0],
                        content=Bilingual(**{language: blank(each, language) for language in each.languages}))
                 for each in sections if each.section_kind in WRITTEN_KINDS)


def _written_first(answer: Answer, content: Bilingual) -> str:
    """The source stays the source; while nothing is written it is the side that is written now."""
    written = [each for each in LANGUAGES if content.side(each)]
    if answer.content or not written or answer.source_language in written:
        return answer.source_language
    return written[0]


def _source_digest(answer: Answer) -> str:
    return digest(answer.content.side(source_language(answer)))


def _title_of(desk: Desk, proposal: Proposal, section: str) -> str:
    """What the change is called: the section's title, which says more than the proposal's."""
    form = form_of_call(desk, desk.find(Call, proposal.call_id))
    found = form.section(section) if form is not None else None
    return (found.title if found is not None else proposal.title).best("uk")
