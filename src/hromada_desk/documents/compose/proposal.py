"""The proposal: cover, summary, contents, then the sections of the call's form in the form's own order.

Without a form the usual sections stand in the usual order. Sections that have nothing to show are named in drafts and
left out of final documents.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hromada_desk.documents.blocks import Contents, Heading, PageBreak, Paragraph, PullFigure
from hromada_desk.documents.compose import budget_tables, partnership, results
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.caps import limits_table
from hromada_desk.documents.compose.form_parts import answered_table, checklist_table
from hromada_desk.documents.compose.frame import Identity, NothingToShowError, Order, framed, problem_list
from hromada_desk.documents.compose.narrative import narrative
from hromada_desk.documents.compose.papers import annexes_table, photographs
from hromada_desk.documents.compose.proposal_cover import cover, summary
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.budget_reading import BudgetReading
from hromada_desk.domain.case import Case
from hromada_desk.domain.form_blanks import is_blank
from hromada_desk.domain.forms import Section
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.translation import is_stale
from hromada_desk.domain.values import Bilingual

USUAL_SECTIONS = ("partners", "logframe", "workplan", "budget", "risks", "annexes", "declaration")
MOST_PULL_FIGURES = 2


@dataclass(frozen=True, slots=True)
class Draft:
    """What the composers of sections share: the case, its order, its costs."""

    case: Case
    order: Order
    costs: BudgetReading | None


def compose_proposal(case: Case, order: Order) -> Document:
    """The proposal of the case. Raises NothingToShowError for a case without one."""
    if case.proposal is None:
        raise NothingToShowError("a proposal document needs a proposal")
    draft = Draft(case, order, costs_of(case))
    identity = proposal_identity(case, order)
    found: list[Block] = []
    problems = problem_list(order)
    if problems is not None and order.is_draft:
        found += [problems, PageBreak()]
    found += summary(case, order, draft.costs)
    found += [PageBreak(), Contents(order.voice.pair("documents.contents"))]
    found += _sections(draft)
    document = framed(case, order, identity, tuple(found), order.voice.say("documents.kind.proposal"))
    return _with_cover(document, draft, identity)


def proposal_identity(case: Case, order: Order) -> Identity:
    """Number, version, acronym and title of the proposal."""
    assert case.proposal is not None
    return Identity(case.proposal.number or case.proposal.id[:8], case.proposal.version_label, case.proposal.acronym,
                    order.voice.text(case.proposal.title), order.voice.text(case.hromada.name))


def _with_cover(document: Document, draft: Draft, identity: Identity) -> Document:
    return Document(document.language, document.audience, document.meta, document.running, document.counting,
                    document.blocks, cover(draft.case, draft.order, draft.costs, identity, document.running),
                    document.draft)


def _sections(draft: Draft) -> list[Block]:
    """Every section on its own ground: turned pages for wide tables, a new page for each part that is no text."""
    found: list[Block] = []
    photos = photographs(draft.case, draft.order)
    for number, section in enumerate(_form_sections(draft)):
        body = SECTIONS[section.section_kind](draft, section)
        if not body:
            continue
        wide = section.section_kind in WIDE and any(not isinstance(each, Paragraph) for each in body)
        if section.section_kind in ("annexes", "declaration") and photos:
            found += _photographs(draft, photos)
            photos = ()
        if number == 0 or section.section_kind not in FLOWING or _turned(found):
            found.append(PageBreak(landscape=wide))
        found.append(Heading(draft.order.voice.both(section.plain_title), number=section.number))
        found += body
    return found + (_photographs(draft, photos) if photos else [])


def _form_sections(draft: Draft) -> tuple[Section, ...]:
    form = draft.case.form
    if form is not None and form.sections:
        return form.sections
    voice = draft.order.voice
    answers = [Section(code=each.section, title=Bilingual(each.section, each.section))
               for each in draft.case.all(Answer)]
    usual = []
    for kind in USUAL_SECTIONS:
        title = voice.pair(f"documents.section.{kind}")
        words = Bilingual(title.main, title.second) if voice.language == "uk" else Bilingual(title.second, title.main)
        usual.append(Section(code=kind, title=words, section_kind=kind, required=False))
    return (*answers, *usual)


def _photographs(draft: Draft, photos: tuple[Block, ...]) -> list[Block]:
    return [PageBreak(), Heading(draft.order.voice.pair("documents.section.photographs"), numbered=False), *photos]


def _turned(found: list[Block]) -> bool:
    """Whether the page that is open lies turned."""
    last = next((each for each in reversed(found) if isinstance(each, PageBreak)), None)
    return last is not None and last.landscape


def _answer(draft: Draft, section: Section) -> list[Block]:
    """The text given to a section; in drafts a missing one says so."""
    voice = draft.order.voice
    answer = next(iter(draft.case.where(Answer, section=section.code)), None)
    if answer is None or not answer.content:
        return _missing(draft, section)
    stale = voice.say("documents.stale") if draft.order.is_draft and is_stale(answer) else ""
    first = next((each.code for each in _form_sections(draft) if each.section_kind == "text"), "")
    opening = _pull_figures(draft) if section.code == first and voice.second is None else []
    body = narrative(answer.content, voice, stale)
    return _woven(opening, body)


def _woven(figures: list[PullFigure], body: list[Block]) -> list[Block]:
    """Figures beside the paragraphs that are long enough to carry them, never two beside one."""
    found: list[Block] = []
    for block in body:
        if figures and isinstance(block, Paragraph) and len(block.text) >= LONG_ENOUGH:
            found.append(figures[0])
            figures = figures[1:]
        found.append(block)
    return found


LONG_ENOUGH = 300
"""A paragraph of so many characters takes the lines a figure beside it needs."""


def _pull_figures(draft: Draft) -> list[PullFigure]:
    """The people behind the project: who gains, who lives there."""
    voice, hromada, project = draft.order.voice, draft.case.hromada, draft.case.project
    found = []
    if project is not None and project.beneficiaries:
        found.append(PullFigure(voice.number(project.beneficiaries), voice.say("documents.pull.beneficiaries")))
    if hromada.population:
        found.append(PullFigure(voice.number(hromada.population), voice.say("documents.pull.residents"),
                                voice.text(hromada.name)))
    return found[:MOST_PULL_FIGURES]


def _missing(draft: Draft, section: Section) -> list[Block]:
    if not (draft.order.is_draft and section.required):
        return []
    return [Paragraph(draft.order.voice.say("documents.section_missing"), style="missing")]


def _table(draft: Draft, section: Section) -> list[Block]:
    answer = next(iter(draft.case.where(Answer, section=section.code)), None)
    given = answer is not None and not all(is_blank(section, each) for each in (answer.content.uk, answer.content.en))
    return answered_table(section, answer.content, draft.order.voice) if answer and given else _missing(draft, section)


def _checklist(draft: Draft, section: Section) -> list[Block]:
    answer = next(iter(draft.case.where(Answer, section=section.code)), None)
    return [checklist_table(section, answer.content if answer is not None else Bilingual(), draft.order.voice)]


def _partners(draft: Draft, section: Section) -> list[Block]:
    table = partnership.partners_table(draft.case, draft.costs, draft.order.voice)
    return _shown([table] if table.rows else [], draft, section)


def _logframe(draft: Draft, section: Section) -> list[Block]:
    table = results.logframe_table(draft.case, draft.order.voice)
    return _shown([table] if table.rows else [], draft, section)


def _workplan(draft: Draft, section: Section) -> list[Block]:
    plan = partnership.workplan(draft.case, draft.order.voice)
    return _shown([plan] if plan is not None else [], draft, section)


def _budget(draft: Draft, section: Section) -> list[Block]:
    if draft.costs is None or not draft.costs.figures.lines:
        return _missing(draft, section)
    return [budget_tables.budget_table(draft.costs, draft.order.voice), *budget_pages(draft.case, draft.costs,
                                                                                     draft.order)]


def budget_pages(case: Case, costs: BudgetReading, order: Order) -> list[Block]:
    """What follows the budget itself on an upright page: limits of the call, who pays, and when."""
    voice = order.voice
    found: list[Block] = []
    limits = limits_table(case, costs, voice)
    if limits is not None:
        found += [Heading(voice.pair("documents.section.limits"), level=2), limits]
    if costs.figures.sources:
        found += [Heading(voice.pair("documents.section.sources"), level=2), budget_tables.sources_table(costs, voice)]
    chart = budget_tables.years_chart(costs, voice)
    if chart is not None:
        found += [Heading(voice.pair("documents.section.years"), level=2), chart]
    return [PageBreak(), *found] if found else []


def _risks(draft: Draft, section: Section) -> list[Block]:
    table = results.risks_table(draft.case, draft.order.voice)
    matrix = results.risk_matrix(draft.case, draft.order.voice)
    return _shown([*([matrix] if matrix else []), *([table] if table.rows else [])], draft, section)


def _indicators(draft: Draft, section: Section) -> list[Block]:
    table = results.indicators_table(draft.case, draft.order.voice)
    return _shown([table] if table.rows else [], draft, section)


def _annexes(draft: Draft, section: Section) -> list[Block]:
    table = annexes_table(draft.case, draft.order.voice)
    return _shown([table] if table is not None else [], draft, section)


def _declaration(draft: Draft, section: Section) -> list[Block]:
    """The declaration as the form has it, or the usual one, and the places to sign."""
    voice = draft.order.voice
    given = next(iter(draft.case.where(Answer, section=section.code)), None)
    text = given.content if given is not None and given.content else None
    opening: list[Block] = narrative(text, voice) if text is not None else _usual_declaration(draft)
    return [*opening, partnership.signatures(draft.case, voice)]


def _usual_declaration(draft: Draft) -> list[Block]:
    words = draft.order.voice.pair("documents.declaration")
    second: list[Block] = [Paragraph(words.second, style="second", wide=True)] if words.second else []
    return [Paragraph(words.main, wide=True), *second]


def _shown(body: list[Block], draft: Draft, section: Section) -> list[Block]:
    """The part, opened by the words given to its section, if any."""
    given = next(iter(draft.case.where(Answer, section=section.code)), None)
    words = narrative(given.content, draft.order.voice) if given is not None and given.content else []
    return [*body, *words] if body else [*_missing(draft, section), *words]


SECTIONS: dict[str, Callable[[Draft, Section], list[Block]]] = {
    "text": _answer, "choice": _answer, "table": _table, "checklist": _checklist,
    "logframe": _logframe, "workplan": _workplan, "budget": _budget,
    "partners": _partners, "risks": _risks, "indicators": _indicators, "annexes": _annexes,
    "declaration": _declaration,
}
"""How each kind of section of a form is composed."""

FLOWING = ("text", "choice", "table", "checklist")
"""Kinds that go on below what stands before them."""
WIDE = ("logframe", "workplan", "budget")
"""Kinds whose tables need a turned page."""
