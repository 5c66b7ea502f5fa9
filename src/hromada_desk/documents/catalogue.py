"""The documents there are, in one table: what each needs, which formats it comes in, who composes it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType
from typing import Any, Literal

from hromada_desk.documents.compose.budget import compose_budget
from hromada_desk.documents.compose.budget_council import compose_budget_council
from hromada_desk.documents.compose.budget_eu import compose_budget_eu
from hromada_desk.documents.compose.budget_partners import compose_budget_partners
from hromada_desk.documents.compose.budget_workbook import compose_budget_workbook
from hromada_desk.documents.compose.digest import compose_digest
from hromada_desk.documents.compose.frame import NothingToShowError, Order
from hromada_desk.documents.compose.letters import compose_commitment, compose_cover_letter, compose_intent
from hromada_desk.documents.compose.passport import compose_passport
from hromada_desk.documents.compose.plan_fact import compose_plan_fact
from hromada_desk.documents.compose.plan_fact_report import compose_report
from hromada_desk.documents.compose.portfolio import compose_portfolio
from hromada_desk.documents.compose.proposal import compose_proposal
from hromada_desk.documents.compose.public_report import compose_public_report
from hromada_desk.documents.compose.voice import voice
from hromada_desk.documents.document import Document
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.values import Language

Need = Literal["project", "proposal", "budget", "projects"]
Format = Literal["pdf", "xlsx", "docx", "txt", "json"]
FORMATS: tuple[Format, ...] = ("pdf", "xlsx", "docx", "txt", "json")
OF_LETTERS: tuple[Format, ...] = ("pdf", "docx", "txt", "json")
RENDERERS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "pdf": ("pdf", "render_pdf"), "xlsx": ("xlsx", "render_xlsx"), "docx": ("word", "render_docx"),
    "txt": ("plain_text", "render_txt"), "json": ("json_blocks", "render_json"),
})
"""The renderer of blocks in each format: its room and its name, imported when a format is first asked for."""


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook with live formulas: who describes it, the room and the name of who writes it."""

    compose: Callable[[Case, Order], Any]
    room: str
    render: str


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One document. `needs` tells what to gather; `compose` makes its blocks from the cases gathered.

    `workbook` is the .xlsx that is more than these blocks. `widest` is the widest audience it can be made for.
    """

    name: str
    needs: Need
    formats: tuple[Format, ...]
    compose: Callable[[Sequence[Case], Order], Document]
    workbook: Workbook | None = None
    widest: Audience = Audience.PUBLIC


def _budget(cases: Sequence[Case], order: Order) -> Document:
    return compose_budget(cases[0], order)


def _kinds(*kinds: DocumentKind) -> Mapping[str, DocumentKind]:
    return MappingProxyType({each.name: each for each in kinds})


DOCUMENTS: Mapping[str, DocumentKind] = _kinds(
    DocumentKind("proposal", "proposal", FORMATS, lambda cases, order: compose_proposal(cases[0], order)),
    DocumentKind("passport", "project", FORMATS, lambda cases, order: compose_passport(cases[0], order)),
    DocumentKind("budget", "budget", FORMATS, _budget,
                 Workbook(compose_budget_workbook, "budget_workbook", "render_budget_workbook")),
    DocumentKind("budget_eu", "budget", ("xlsx",), _budget,
                 Workbook(compose_budget_eu, "eu_workbook", "render_eu_workbook"), Audience.DONOR),
    DocumentKind("budget_interreg", "budget", ("xlsx",), _budget,
                 Workbook(compose_budget_partners, "partners_sheet", "render_partners_workbook"), Audience.DONOR),
    DocumentKind("budget_council", "budget", ("xlsx",), _budget,
                 Workbook(compose_budget_council, "council_sheet", "render_council_workbook"), Audience.DONOR),
    DocumentKind("plan_fact", "budget", FORMATS, lambda cases, order: compose_plan_fact(cases[0], order),
                 Workbook(compose_report, "plan_fact_workbook", "render_plan_fact_workbook")),
    DocumentKind("portfolio", "projects", FORMATS, compose_portfolio),
    DocumentKind("letter_commitment", "proposal", OF_LETTERS,
                 lambda cases, order: compose_commitment(cases[0], order)),
    DocumentKind("letter_intent", "project", OF_LETTERS, lambda cases, order: compose_intent(cases[0], order)),
    DocumentKind("letter_cover", "proposal", OF_LETTERS, lambda cases, order: compose_cover_letter(cases[0], order)),
    DocumentKind("digest", "projects", FORMATS, compose_digest, widest=Audience.DONOR),
    DocumentKind("public_report", "projects", FORMATS, compose_public_report),
)
"""Every document by its name."""


def make(name: str, file_format: str, cases: Sequence[Case], order: Order) -> bytes:
    """The bytes of a document. `cases` are already redacted for the audience: one, or all projects of a portfolio.

    Raises RuleBroken: document.unknown, document.format_unknown, document.not_for_audience, document.nothing_to_show.
    """
    kind = DOCUMENTS.get(name)
    if kind is None:
        raise RuleBroken("document.unknown", name=name, known=", ".join(DOCUMENTS))
    if file_format not in kind.formats:
        raise RuleBroken("document.format_unknown", name=name, format=file_format, known=", ".join(kind.formats))
    if order.audience > kind.widest:
        raise RuleBroken("document.not_for_audience", name=name)
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
    if file_format == "xlsx" and kind.workbook is not None:
        room = import_module(f"hromada_desk.documents.render.{kind.workbook.room}")
        written: bytes = getattr(room, kind.workbook.render)(kind.workbook.compose(cases[0], order))
        return written
    module, function = RENDERERS[file_format]
    made: bytes = getattr(import_module(f"hromada_desk.documents.render.{module}"), function)(
        kind.compose(cases, order))
    return made
