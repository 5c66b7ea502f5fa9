"""A donor's own budget form: brought once for a call, mapped once, filled for every budget of that call.

The file lies in the workspace as an attachment of the call, the mapping with it as data. Filling changes nothing in the
workspace: it writes a new file.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.records.hromada import Attachment, Hromada
from hromada_desk.domain.records.proposal import Call, WorkbookTemplate
from hromada_desk.domain.values import Bilingual, Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.desk import Desk
from hromada_desk.services.donor_form_values import form_values, heading_parts

if TYPE_CHECKING:
    from hromada_desk.exchange.template_filling import Filling
    from hromada_desk.exchange.template_reading import Template

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LARGEST_MAPPING_FILE = 2_000_000
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class DonorForm:
    """A form in the list: its record, the name of its file, whether it has a mapping."""

    record: WorkbookTemplate
    file_name: str
    is_mapped: bool


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form read from the workspace, with its mapping as it is kept. Doors carry `template`, they do not look inside."""

    record: WorkbookTemplate
    template: Template
    mapping: FormMapping


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

    content = _content(path)
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
    return OpenForm(record, read_template_bytes(attachment.file_name, content),
                    read_mapping_text(record.mapping, record.title))


def propose(form: OpenForm, book: BudgetBook, language: Language) -> FormMapping:
    """A mapping from what the form says of itself; texts in the language most of its labels are written in."""
    from hromada_desk.domain.folding import fold
    from hromada_desk.exchange.template_proposal import KnownHeading, propose_form_mapping

    known = [KnownHeading(part, number, frozenset(fold(each) for each in (title.uk, title.en) if each))
             for part, number, title in heading_parts(book)]
    return propose_form_mapping(form.template, known, _language_of(form.template) or language)


def save_mapping(desk: Desk, record: WorkbookTemplate, mapping: FormMapping) -> WorkbookTemplate:
    """Keep a mapping with its form, as one change."""
    from hromada_desk.exchange.template_mapping import mapping_text

    changed = replace(record, mapping=mapping_text(mapping) if mapping else "")
    if changed.mapping != record.mapping:
        desk.put("change.donor_form_mapped", changed, title=record.title)
    return changed


def plan(form: OpenForm, mapping: FormMapping, book: BudgetBook) -> Filling:
    """What filling would put where, and what the form's formulas would give; nothing is written."""
    from hromada_desk.exchange.template_filling import plan_filling

    values = form_values(book, "en" if mapping.language == "en" else "uk", [each.block for each in mapping.blocks])
    return plan_filling(form.template, mapping, values)


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


def warnings_of(form: OpenForm) -> tuple[Problem, ...]:
    """What is to be known before a form is filled: what will be taken out or out of date, and circular formulas."""
    from hromada_desk.exchange.template_computing import circles_of
    from hromada_desk.exchange.template_features import Fate

    told = [Problem(f"template.{each.fate}.{each.kind}", severity=Severity.WARNING,
                    details={"n": each.count, "sheet": each.sheet})
            for each in form.template.features if each.fate is not Fate.KEPT]
    circles = circles_of(form.template)
    if circles:
        told.append(Problem("template.circular", severity=Severity.WARNING, details={
            "n": len(circles), "places": ", ".join(circles[:MOST_NAMED])}))
    return tuple(told)


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


def export_mapping(mapping: FormMapping, out: Path) -> Path:
    """Write a mapping into a file that can be sent to others who answer the same call."""
    from hromada_desk.documents.write import write_file
    from hromada_desk.exchange.template_mapping import mapping_text

    return write_file(out, mapping_text(mapping).encode()).path


def import_mapping(path: Path) -> FormMapping:
    """A mapping somebody sent. Raises FileProblem for what is none; nothing is changed."""
    from hromada_desk.exchange.template_mapping import read_mapping_text

    try:
        text = _content(path, LARGEST_MAPPING_FILE).decode("utf-8-sig")
    except UnicodeDecodeError as damage:
        raise FileProblem("template.mapping_unreadable", file=path.name) from damage
    mapping = read_mapping_text(text, path.name)
    if not mapping:
        raise FileProblem("template.mapping_unreadable", file=path.name)
    return mapping


def _content(path: Path, most: int = 50_000_000) -> bytes:
    try:
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


def _language_of(template: Template) -> Language | None:
    """The language of most labels of a form, None where it has none."""
    texts: Sequence[str] = [cell.value for sheet in template.sheets for row in sheet.cells.rows.values()
                            for cell in row.cells.values() if isinstance(cell.value, str)]
    letters = "".join(texts)
    cyrillic = sum("\u0400" <= each <= "\u04ff" for each in letters)
    latin = sum(each.isascii() and each.isalpha() for each in letters)
    if not cyrillic and not latin:
        return None
    return "uk" if cyrillic >= latin else "en"
