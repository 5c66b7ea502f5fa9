"""The documents there are, in one table: what each needs, which formats it comes in, who composes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from hromada_desk.documents.compose.budget import compose_budget
from hromada_desk.documents.compose.budget_workbook import compose_budget_workbook
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.passport import compose_passport
from hromada_desk.documents.compose.plan_fact import compose_plan_fact
from hromada_desk.documents.compose.plan_fact_report import compose_report
from hromada_desk.documents.compose.portfolio import compose_portfolio
from hromada_desk.documents.compose.proposal import compose_proposal
from hromada_desk.documents.compose.voice import voice
from hromada_desk.documents.document import Document
from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.values import Language

Need = Literal["project", "proposal", "budget", "projects"]
Format = Literal["pdf", "xlsx"]


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One document. `needs` tells what to gather; `compose` makes its blocks from the cases gathered."""

    name: str
    needs: Need
    formats: tuple[Format, ...]
    compose: Callable[[Sequence[Case], Order], Document]


def _kinds(*kinds: DocumentKind) -> Mapping[str, DocumentKind]:
    return MappingProxyType({each.name: each for each in kinds})


DOCUMENTS: Mapping[str, DocumentKind] = _kinds(
    DocumentKind("proposal", "proposal", ("pdf", "xlsx"), lambda cases, order: compose_proposal(cases[0], order)),
    DocumentKind("passport", "project", ("pdf", "xlsx"), lambda cases, order: compose_passport(cases[0], order)),
    DocumentKind("budget", "budget", ("pdf", "xlsx"), lambda cases, order: compose_budget(cases[0], order)),
    DocumentKind("plan_fact", "budget", ("pdf", "xlsx"), lambda cases, order: compose_plan_fact(cases[0], order)),
    DocumentKind("portfolio", "projects", ("pdf", "xlsx"), compose_portfolio),
)
"""Every document by its name."""


def make(name: str, file_format: str, cases: Sequence[Case], order: Order) -> bytes:
    """The bytes of a document. `cases` are already redacted for the audience: one, or all projects of a portfolio.

    Raises RuleBroken: document.unknown, document.format_unknown, document.nothing_to_show.
    """
    kind = DOCUMENTS.get(name)
    if kind is None:
        raise RuleBroken("document.unknown", name=name, known=", ".join(DOCUMENTS))
    if file_format not in kind.formats:
        raise RuleBroken("document.format_unknown", name=name, format=file_format, known=", ".join(kind.formats))
    try:
        return _rendered(kind, file_format, cases, order)
    except NothingToShowError as error:
        raise RuleBroken("document.nothing_to_show", name=name, reason=str(error)) from error


def order_in(language: Language, *, one_language: bool = False, **wishes: Any) -> Order:
    """An order in a language; `wishes` are those of Order: audience, findings, draft, withheld, made_at, images.

    A Ukrainian document has English beside it unless `one_language` is wished; an English one stands alone.
    """
    second: Language | None = "en" if language == "uk" and not one_language else None
    return Order(voice(language, second), **wishes)


def _rendered(kind: DocumentKind, file_format: str, cases: Sequence[Case], order: Order) -> bytes:
    """The libraries of a format are imported when it is first asked for."""
    if not cases:
        raise NothingToShowError("no case")
    if kind.name == "budget" and file_format == "xlsx":
        from hromada_desk.documents.render.budget_workbook import render_budget_workbook

        return render_budget_workbook(compose_budget_workbook(cases[0], order))
    if kind.name == "plan_fact" and file_format == "xlsx":
        from hromada_desk.documents.render.plan_fact_workbook import render_plan_fact_workbook

        return render_plan_fact_workbook(compose_report(cases[0], order))
    document = kind.compose(cases, order)
    if file_format == "pdf":
        from hromada_desk.documents.render.pdf import render_pdf

        return render_pdf(document)
    from hromada_desk.documents.render.xlsx import render_xlsx

    return render_xlsx(document)
