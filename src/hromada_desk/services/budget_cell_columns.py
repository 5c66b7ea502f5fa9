"""The cells of a budget line beside its cost: period, codes, yes or no, choices, partner, place, activity.

Each reads what a person types (a word of either language, a name, a code) and writes it back so that a copy can be
pasted. A code nobody knows is kept, as in forms, and named by the rules; words that are no code are refused.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.folding import fold
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.project import Site
from hromada_desk.domain.records.proposal import Activity
from hromada_desk.domain.records.record import FieldOf, Record, field_of
from hromada_desk.domain.values import LANGUAGES, Bilingual, Language, Period
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.classifiers import find_codes, name_of_code
from hromada_desk.services.entering import value_from_text
from hromada_desk.text.catalog import words
from hromada_desk.text.labels import choice_label
from hromada_desk.text.periods import parse_period, period_for_editing

PERIOD = "period"
MORE_COLUMNS = (PERIOD, "kekv", "programme_code", "dk021", "eligible", "vat", "capital", "cost_item", "partner_id",
                "activity_id", "site_id")
"""Called as the fields they show; `budget_cells.LINE_COLUMNS` are those every grid begins with."""
FIELDS = {each: field_of(BudgetLine, each) for each in MORE_COLUMNS}


def column_text(book: BudgetBook, line: BudgetLine, column: str, language: Language) -> str:
    """The raw text of such a cell; typed back it means the same. A heading has none."""
    if line.line_type == "heading":
        return ""
    value, field = getattr(line, column), FIELDS[column]
    if isinstance(value, Period):
        return period_for_editing(value.start, value.end)
    if field.facets.value is ValueKind.FLAG:
        return words(language).say("value.yes" if value else "value.no")
    if field.facets.value is ValueKind.CHOICE:
        return choice_label(field.facets.choice_list, value, words(language)) if value else ""
    if field.facets.links:
        return _name_of(book, field, value, language)
    return str(value)


def with_column(book: BudgetBook, line: BudgetLine, column: str, written: str, language: Language) -> BudgetLine:
    """The line with what was typed in such a cell. Raises RuleBroken('entry.*'), ('period.*') or ('budget.*')."""
    changed = replace(line, **{column: _value(book, FIELDS[column], " ".join(written.split()), language)})
    return _in_its_year(changed) if column == PERIOD else changed


def column_choices(book: BudgetBook, column: str, language: Language) -> tuple[tuple[str, str], ...]:
    """What may be chosen in such a cell: text to type and what it means; none for a period and for long code lists."""
    field = FIELDS[column]
    said = words(language)
    if field.facets.value is ValueKind.FLAG:
        return ((said.say("value.yes"), ""), (said.say("value.no"), ""))
    if field.facets.value is ValueKind.CHOICE:
        return tuple((choice_label(field.facets.choice_list, each, said), "")
                     for each in CHOICES[field.facets.choice_list])
    if field.facets.links:
        named = sorted((_best(each, language), _code_of(each)) for each in _candidates(book, field))
        return tuple((name, code) for name, code in named if name)
    return ()


def code_choices(column: str, typed: str, language: Language) -> tuple[tuple[str, str], ...]:
    """Code and name of the codes that fit what is typed so far, for the columns of codes."""
    scheme = FIELDS[column].facets.scheme
    found = find_codes(scheme, typed, language) if scheme else ()
    return tuple((each.code, each.name.best(language)) for each in found)


def _in_its_year(line: BudgetLine) -> BudgetLine:
    """A line without a year takes the one its period lies in."""
    start, end = line.period.start, line.period.end
    if line.year is not None or start is None or end is None or start.year != end.year:
        return line
    return replace(line, year=start.year)


def _value(book: BudgetBook, field: FieldOf, written: str, language: Language) -> Any:
    if field.facets.value is ValueKind.PERIOD:
        return _period(field, written)
    if field.facets.value is ValueKind.FLAG:
        return _flag(field, written, language)
    if field.facets.value is ValueKind.CHOICE:
        return _choice(field, written, language)
    return _linked(book, field, written) if field.facets.links else _code(field, written, language)


def _period(field: FieldOf, written: str) -> Period:
    read = parse_period(written)
    if read.reason:
        raise RuleBroken(read.reason, field=field.label, text=written)
    return Period(read.start, read.end)


def _flag(field: FieldOf, written: str, language: Language) -> bool:
    """Empty is what a new line has."""
    return bool(value_from_text(field, written, language) if written else field.default)


def _choice(field: FieldOf, written: str, language: Language) -> str:
    """By its code or its word in either language; empty is what a new line has."""
    if not written:
        return str(field.default)
    allowed = CHOICES[field.facets.choice_list]
    known = {each.casefold(): each for each in allowed}
    known |= {fold(choice_label(field.facets.choice_list, each, words(side))): each
              for side in LANGUAGES for each in allowed}
    found = known.get(written.casefold()) or known.get(fold(written))
    if found is None:
        labels = ", ".join(choice_label(field.facets.choice_list, each, words(language)) for each in allowed)
        raise RuleBroken("entry.unknown_choice", field=field.label, text=written, allowed=labels)
    return found


def _code(field: FieldOf, written: str, language: Language) -> str:
    """A code, also with its name after it or without the zero that spreadsheets eat; or the one code of that name."""
    scheme = field.facets.scheme
    if not written:
        return ""
    head = written.split(" ", maxsplit=1)[0].strip(".,;:")
    for each in (written, head, f"0{head}" if head[:1].isdigit() else head):
        if name_of_code(scheme, each):
            return each
    if written[0].isdigit() and " " not in written:
        if field.facets.limit and len(written) > field.facets.limit:
            raise RuleBroken("entry.too_long", field=field.label, length=len(written), limit=field.facets.limit)
        return written
    found = find_codes(scheme, written, language)
    exact = [each for each in found if fold(written) in (fold(each.name.uk), fold(each.name.en))]
    if len(exact or found) != 1:
        raise RuleBroken("budget.unknown_code", field=field.label, text=written,
                         codes=", ".join(each.code for each in found[:5]))
    return (exact or list(found))[0].code


def _linked(book: BudgetBook, field: FieldOf, written: str) -> str:
    """The record of that name or code; refused where none or several are called so."""
    if not written:
        return ""
    wanted = fold(written)
    found = {each.id: each for each in _candidates(book, field)
             if wanted in {fold(name) for name in _names_of(each) if name} or written == each.id}
    if len(found) == 1:
        return next(iter(found))
    code = "budget.several_called_so" if found else "budget.nothing_called_so"
    raise RuleBroken(code, field=field.label, text=written, what=field.facets.links)


def _candidates(book: BudgetBook, field: FieldOf) -> Iterator[Record]:
    """The records such a field of this budget may point to."""
    budget, desk = book.known, book.desk
    terms = book.reading.case
    project_id = budget.project_id or (terms.project.id if terms.project is not None else "")
    if field.facets.links == Partner.kind:
        yield from desk.all(Partner)
    elif field.facets.links == Site.kind:
        yield from desk.all(Site, project_id=project_id) if project_id else ()
    elif budget.proposal_id:
        yield from desk.all(Activity, proposal_id=budget.proposal_id)


def _name_of(book: BudgetBook, field: FieldOf, record_id: str, language: Language) -> str:
    found = book.desk.find(_LINKED[field.facets.links], record_id)
    return record_id if record_id and found is None else "" if found is None else _best(found, language)


def _names_of(record: Record) -> tuple[str, ...]:
    title = _title(record)
    legal = record.legal_name if isinstance(record, Partner) else ""
    code = _code_of(record)
    return (title.uk, title.en, legal, code, f"{code} {title.uk}".strip(), f"{code} {title.en}".strip())


def _best(record: Record, language: Language) -> str:
    return _title(record).best(language)


def _title(record: Record) -> Bilingual:
    if isinstance(record, Activity):
        return record.title
    return record.name if isinstance(record, Partner | Site) else Bilingual()


def _code_of(record: Record) -> str:
    return record.code if isinstance(record, Activity) else ""


_LINKED: dict[str, type[Record]] = {Partner.kind: Partner, Site.kind: Site, Activity.kind: Activity}
