"""The mapping of a donor's form: proposed, kept with the form, sent to others and taken from them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.records.proposal import WorkbookTemplate
from hromada_desk.domain.values import Language
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.desk import Desk
from hromada_desk.services.donor_form_values import heading_parts
from hromada_desk.services.donor_forms import OpenForm, content_of
from hromada_desk.text.catalog import translate

if TYPE_CHECKING:
    from hromada_desk.exchange.template_reading import Template

LARGEST_MAPPING_FILE = 2_000_000


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


def suggested_name(form: OpenForm) -> str:
    """A name for the file of a form's mapping."""
    from hromada_desk.documents.write import file_name

    return file_name(translate("donor_form.mapping_name", title=form.record.title), "json")


def export_mapping(mapping: FormMapping, out: Path) -> Path:
    """Write a mapping into a file that can be sent to others who answer the same call."""
    from hromada_desk.documents.write import write_file
    from hromada_desk.exchange.template_mapping import mapping_text

    return write_file(out, mapping_text(mapping).encode()).path


def import_mapping(path: Path) -> FormMapping:
    """A mapping somebody sent. Raises FileProblem for what is none; nothing is changed."""
    from hromada_desk.exchange.template_mapping import read_mapping_text

    try:
        text = content_of(path, LARGEST_MAPPING_FILE).decode("utf-8-sig")
    except UnicodeDecodeError as damage:
        raise FileProblem("template.mapping_unreadable", file=path.name) from damage
    mapping = read_mapping_text(text, path.name)
    if not mapping:
        raise FileProblem("template.mapping_unreadable", file=path.name)
    return mapping


def _language_of(template: Template) -> Language | None:
    """The language of most labels of a form, None where it has none."""
    texts = [cell.value for sheet in template.sheets for row in sheet.cells.rows.values()
                            for cell in row.cells.values() if isinstance(cell.value, str)]
    letters = "".join(texts)
    cyrillic = sum("\u0400" <= each <= "\u04ff" for each in letters)
    latin = sum(each.isascii() and each.isalpha() for each in letters)
    if not cyrillic and not latin:
        return None
    return "uk" if cyrillic >= latin else "en"
