"""The budget as a document of its own: the turned table of costs, then limits, sources and years."""

from hromada_desk.documents.blocks import Heading, PageBreak
from hromada_desk.documents.compose.budget_tables import budget_table, costs_of
from hromada_desk.documents.compose.frame import Identity, NothingToShowError, Order, framed, problem_list
from hromada_desk.documents.compose.proposal import budget_pages
from hromada_desk.documents.document import Block, Document
from hromada_desk.domain.case import Case
from hromada_desk.domain.values import Bilingual


def compose_budget(case: Case, order: Order) -> Document:
    """The budget of the case. Raises NothingToShowError where the case has none."""
    costs = costs_of(case)
    if costs is None:
        raise NothingToShowError("a budget document needs a budget")
    voice = order.voice
    kind = voice.pair("documents.kind.budget")
    title = costs.budget.title or (case.proposal.title if case.proposal else None) \
        or (case.project.title if case.project else Bilingual())
    number = (case.proposal.number if case.proposal else case.project.number if case.project else "") \
        or costs.budget.id[:8]
    identity = Identity(number, case.proposal.version_label if case.proposal else "",
                        case.proposal.acronym if case.proposal else "", voice.text(title),
                        voice.text(case.hromada.name))
    found: list[Block] = [PageBreak(landscape=True), Heading(kind, numbered=False), budget_table(costs, voice),
                          *budget_pages(case, costs, order)]
    problems = problem_list(order)
    if problems is not None and order.is_draft:
        found += [PageBreak(), problems]
    return framed(case, order, identity, tuple(found), kind.main)
