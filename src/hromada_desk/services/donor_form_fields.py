"""The fields a form may take, in words, with the parts this budget has: payers, headings, years."""

from collections.abc import Iterable, Iterator

from hromada_desk.domain.donor_form import BLOCK_FIELDS, BLOCK_PARTED, PARTED, SINGLE_FIELDS, part_of
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.donor_form_values import heading_parts, years_of
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label

MOST_YEARS = 7


def single_fields(book: BudgetBook) -> tuple[tuple[str, str], ...]:
    """Codes and words of every field of one cell."""
    return tuple(_spelled(book, SINGLE_FIELDS))


def row_fields(book: BudgetBook, block: str) -> tuple[tuple[str, str], ...]:
    """Codes and words of every field of a row of that block."""
    return tuple(_spelled(book, BLOCK_FIELDS[part_of(block)[0]]))


def blocks(book: BudgetBook) -> tuple[tuple[str, str], ...]:
    """Codes and words of everything a form may list; lines also by heading."""
    found = [(each, block_words(book, each)) for each in BLOCK_FIELDS]
    parts = dict.fromkeys(part for part, _, _ in heading_parts(book))
    return (*found, *((f"lines:{part}", block_words(book, f"lines:{part}")) for part in parts))


def field_words(book: BudgetBook, code: str) -> str:
    """What a field is called: "Sum by source: Grant"."""
    name, part = part_of(code)
    label = translate(f"donor_form.field.{name}")
    return translate("donor_form.with_part", field=label, part=_part_words(book, name, part)) if part else label


def block_words(book: BudgetBook, code: str) -> str:
    """What a block is called: "Cost lines: 4. Office"."""
    name, part = part_of(code)
    label = translate(f"donor_form.block.{name}")
    return translate("donor_form.with_part", field=label, part=_heading(book, part)) if part else label


def is_parted(block: str) -> bool:
    """Whether a block may be narrowed to one heading."""
    return part_of(block)[0] in BLOCK_PARTED


def _spelled(book: BudgetBook, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in names:
        codes = [f"{name}:{part}" for part in _parts(book, name)] if name in PARTED else [name]
        yield from ((code, field_words(book, code)) for code in codes)


def _parts(book: BudgetBook, name: str) -> tuple[str, ...]:
    if name.endswith(".source"):
        return CHOICES["funding_kind"]
    if name.endswith(".heading"):
        return tuple(dict.fromkeys(part for part, _, _ in heading_parts(book)))
    return tuple(str(each) for each in range(1, max(len(years_of(book)), 1) + 1))[:MOST_YEARS]


def _part_words(book: BudgetBook, name: str, part: str) -> str:
    if name.endswith(".source"):
        return choice_label("funding_kind", part)
    if name.endswith(".heading"):
        return _heading(book, part)
    years = years_of(book)
    if part.isdecimal() and 1 <= int(part) <= len(years):
        return translate("donor_form.year", at=part, year=str(years[int(part) - 1]))
    return part


def _heading(book: BudgetBook, part: str) -> str:
    title = next((title for own, number, title in heading_parts(book) if part in {own, number}), Bilingual())
    return f"{part}. {title.best(current().language)}" if title else part
