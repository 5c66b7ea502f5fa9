"""A donor's own budget form: brought once for a call, mapped once, filled for every budget of that call.

The file lies in the workspace as an attachment of the call, the mapping with it as data. Filling changes nothing in the
workspace: it writes a new file.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.hromada import Attachment, Hromada
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal, WorkbookTemplate
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budgets import budget_of
from hromada_desk.services.desk import Desk
from hromada_desk.services.donor_form_values import form_values
from hromada_desk.services.editing import record_of

if TYPE_CHECKING:
    from hromada_desk.exchange.template_filling import Filling
    from hromada_desk.exchange.template_reading import Template

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_FORM = 50_000_000
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class DonorForm:
    """A form in the list: its record, the name of its file, whether it has a mapping."""

    record: WorkbookTemplate
    file_name: str
    is_mapped: bool


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form as read, with its mapping as it is kept. Doors carry `template`, they do not look inside.

    `warnings` is what to know before it is filled: what will be taken out or out of date, and circular formulas.
    """

    record: WorkbookTemplate
    template: Template
    mapping: FormMapping
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form on the disk: where, how many cells, how many formulas have values, and what is worth telling."""

    path: Path
    cells: int
    computed: int
    problems: tuple[Problem, ...]
    instead_of: Path | None = None


def call_of(book: BudgetBook) -> Call | None:
    """The call a budget answers to."""
    return book.reading.case.call


def forms_for(book: BudgetBook) -> tuple[DonorForm, ...]:
    """The forms of the budget's call; for a budget without a call all there are."""
    desk, call = book.desk, call_of(book)
    found = desk.all(WorkbookTemplate, call_id=call.id) if call is not None else desk.all(WorkbookTemplate)
    return tuple(DonorForm(each, _file_name(desk, each), bool(each.mapping.strip())) for each in found)


def form_called(desk: Desk, named: str) -> WorkbookTemplate:
    """The form of that id, beginning of an id, title or file name. Raises RuleBroken('donor_form.unknown')."""
    found = [each for each in desk.all(WorkbookTemplate)
             if named and (each.id.startswith(named) or named in {each.title, _file_name(desk, each)})]
    if len(found) != 1:
        raise RuleBroken("donor_form.unknown", name=named, n=len(found))
    return found[0]


def bring_form(desk: Desk, path: Path, call_id: str = "") -> WorkbookTemplate:
    """Take a form into the workspace, as one change. Raises FileProblem for what cannot be a form."""
    from hromada_desk.exchange.template_reading import read_template_bytes

    content = content_of(path)
    read_template_bytes(path.name, content)
    subject = (Call.kind, call_id) if call_id else (Hromada.kind, desk.hromada().id)
    attachment = Attachment(
        id=desk.new_id(), subject_kind=subject[0], subject_id=subject[1], title=Bilingual(path.stem, ""),
        file_name=path.name, media_type=MEDIA_TYPE, size_bytes=len(content),
        sha256=desk.store.add_attachment_bytes(content))
    record = WorkbookTemplate(id=desk.new_id(), call_id=call_id, title=path.stem, attachment_id=attachment.id)
    desk.put("change.donor_form_brought", attachment, record, title=path.stem)
    return record


def remove_form(desk: Desk, record: WorkbookTemplate) -> None:
    """A form goes to the trash with its file, as one change."""
    with desk.change("change.donor_form_removed", title=record.title) as tx:
        tx.remove(record)
        attachment = desk.find(Attachment, record.attachment_id)
        if attachment is not None:
            tx.remove(attachment)


def open_form(desk: Desk, record: WorkbookTemplate) -> OpenForm:
    """Read a form of the workspace. Raises FileProblem where its file is not there or its mapping is no mapping."""
    from hromada_desk.exchange.template_mapping import read_mapping_text
    from hromada_desk.exchange.template_reading import read_template_bytes

    attachment = desk.find(Attachment, record.attachment_id)
    content = desk.store.attachment_bytes(attachment.sha256) if attachment is not None else None
    if attachment is None or content is None:
        raise FileProblem("template.file_gone", title=record.title)
    template = read_template_bytes(attachment.file_name, content)
    return OpenForm(record, template, read_mapping_text(record.mapping, record.title), _warnings(template))


def open_form_file(path: Path) -> OpenForm:
    """A form that is not kept in the workspace."""
    from hromada_desk.exchange.template_reading import read_template_bytes

    template = read_template_bytes(path.name, content_of(path))
    return OpenForm(WorkbookTemplate(id="", title=path.stem), template, FormMapping(), _warnings(template))


def book_of(desk: Desk, named: str) -> BudgetBook:
    """The budget of that id, or that of the proposal or project of that number. Raises RuleBroken for none."""
    budget = desk.find(Budget, named)
    if budget is None:
        try:
            budget = budget_of(desk, proposal_id=record_of(desk, Proposal.kind, named).id)
        except RuleBroken:
            budget = budget_of(desk, project_id=record_of(desk, Project.kind, named).id)
    if budget is None:
        raise RuleBroken("donor_form.no_budget", name=named)
    return BudgetBook(desk, budget.id)


def result_of(steps: Generator[tuple[int, int], None, Filled]) -> Filled:
    """Walk all steps of a filling at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            filled: Filled = end.value
            return filled


def plan(form: OpenForm, mapping: FormMapping, book: BudgetBook) -> Filling:
    """What filling would put where, and what the form's formulas would give; nothing is written."""
    from hromada_desk.exchange.template_filling import plan_filling

    values = form_values(book, "en" if mapping.language == "en" else "uk", [each.block for each in mapping.blocks])
    return plan_filling(form.template, mapping, values)


def suggested_name(form: OpenForm, book: BudgetBook) -> str:
    """A name for the filled form: the proposal's acronym or number, and the form's title."""
    from hromada_desk.documents.write import file_name

    case = book.reading.case
    owner = case.proposal or case.project
    named = (getattr(owner, "acronym", "") or getattr(owner, "number", "")) if owner is not None else ""
    return file_name(" - ".join(part for part in (named, form.record.title) if part), "xlsx")


def fill(filling: Filling, out: Path) -> Generator[tuple[int, int], None, Filled]:
    """Write the filled form; a step per sheet. Raises RuleBroken with what stands in the way, or FileProblem."""
    from hromada_desk.documents.write import write_file
    from hromada_desk.exchange.template_filling import filled_bytes

    refused = filling.placed.refused
    if refused:
        raise RuleBroken(refused[0].code, **refused[0].details)
    if not filling.placed.cells:
        raise RuleBroken("donor_form.nothing_mapped")
    content = yield from filled_bytes(filling)
    written = write_file(out, content)
    return Filled(written.path, len(filling.placed.cells), len(filling.computed.values),
                  notes_of(filling), written.instead_of)


def kept_of(form: OpenForm) -> tuple[Problem, ...]:
    """What else the form contains and keeps, by sheet."""
    from hromada_desk.exchange.template_features import Fate

    return tuple(Problem(f"template.kept.{each.kind}", severity=Severity.NOTE,
                         details={"n": each.count, "sheet": each.sheet})
                 for each in form.template.features if each.fate is Fate.KEPT)


def notes_of(filling: Filling) -> tuple[Problem, ...]:
    """What is to be known of a filled form: joined rows, values outside of lists, formulas left to the spreadsheet."""
    told = [each for each in filling.placed.problems if each.severity is not Severity.ERROR]
    left = filling.computed.left
    if left:
        first = left[0]
        told.append(Problem("template.formulas_left", severity=Severity.WARNING, details={
            "n": len(left), "place": f"{first.sheet}!{first.address}", "formula": f"={first.formula}"}))
    return tuple(told)


def content_of(path: Path, most: int = LARGEST_FORM) -> bytes:
    """The content of a file somebody brought. Raises FileProblem where it is missing, too large or not readable."""
    from hromada_desk.exchange.limits import refuse_special

    try:
        refuse_special(path)
        if path.stat().st_size > most:
            raise FileProblem("template.too_large", file=path.name, megabytes=path.stat().st_size // 1_000_000,
                              most=most // 1_000_000)
        return path.read_bytes()
    except FileNotFoundError as missing:
        raise FileProblem("file.missing", path=str(path)) from missing
    except OSError as trouble:
        raise FileProblem("import.not_readable", file=path.name, reason=trouble.strerror or "") from trouble


def _file_name(desk: Desk, record: WorkbookTemplate) -> str:
    attachment = desk.find(Attachment, record.attachment_id)
    return attachment.file_name if attachment is not None else ""


def _warnings(template: Template) -> tuple[Problem, ...]:
    """What will be taken out or out of date, and circular formulas."""
    from hromada_desk.exchange.template_computing import circles_of
    from hromada_desk.exchange.template_features import Fate

    told = [Problem(f"template.{each.fate}.{each.kind}", severity=Severity.WARNING,
                    details={"n": each.count, "sheet": each.sheet})
            for each in template.features if each.fate is not Fate.KEPT]
    circles = circles_of(template)
    if circles:
        told.append(Problem("template.circular", severity=Severity.WARNING, details={
            "n": len(circles), "places": ", ".join(circles[:MOST_NAMED])}))
    return tuple(told)
