"""Proposes a mapping from what a form says of itself: heads of columns, labels beside empty cells, names of cells.

It is a proposal to be looked at: what is not recognised stays empty, and no cell with a formula is ever proposed.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from hromada_desk import resources
from hromada_desk.domain.donor_form import BlockEntry, CellEntry, FormMapping, part_of
from hromada_desk.domain.folding import fold
from hromada_desk.exchange.import_words import WHOLE, HeaderPhrase, words_of
from hromada_desk.exchange.tables import column_letters
from hromada_desk.exchange.template_cells import Place, address_of
from hromada_desk.exchange.template_placing import cell_of_name
from hromada_desk.exchange.template_reading import FormSheet, FormTable, Template

SEARCHED_ROWS = 400
LONGEST_LABEL = 90
ROWS_WITHOUT_END = 30
LEAST_COLUMNS = 2
SHORT_NAME = 3
"""A name of so few letters says nothing by itself."""
SIZES = frozenset({"row.amount", "row.unit_cost", "row.quantity", "row.source"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_CAMEL = re.compile(r"(?<=[a-z\u0430-\u044f\u0456\u0457\u0454])(?=[A-Z\u0410-\u042f\u0406\u0407\u0404])|[_.]")
_SECTION = re.compile(r"\s*([A-Z]{0,2}\d{1,2}(?:\.\d{1,2})?|[A-Z])[.):]?(?:\s|$)")


@dataclass(frozen=True, slots=True)
class KnownHeading:
    """A heading of the budget as forms may name it."""

    part: str
    number: str
    names: frozenset[str]


@dataclass(slots=True)
class _Found:
    """The list of costs of one sheet."""

    header: int
    columns: dict[int, str]
    first: int = 0
    last: int = 0
    sections: list[tuple[int, str]] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)


def propose_form_mapping(template: Template, headings: Sequence[KnownHeading], language: str) -> FormMapping:
    """Cells and blocks a form seems to ask for, texts in `language`."""
    cells: list[CellEntry] = []
    blocks: list[BlockEntry] = []
    used: set[str] = set()
    for name in template.written_names:
        guess = _guess(_CAMEL.sub(" ", name), "single")
        if guess and guess not in used and _is_free(template, name):
            used.add(guess)
            cells.append(CellEntry(guess, name=name))
    for sheet in template.sheets:
        if not sheet.visible:
            continue
        listed = [block for block in (_table_block(sheet, table) for table in sheet.tables) if block is not None]
        found = None if listed else _list_of_costs(sheet, headings)
        blocks += listed
        if found is not None:
            blocks += _blocks(sheet, found, headings)
        lists = range(found.header, found.last + 1) if found is not None else range(0)
        for entry in _labelled(sheet, lists):
            if entry.field not in used:
                used.add(entry.field)
                cells.append(entry)
    return FormMapping(language, tuple(cells), tuple(blocks))


def _is_free(template: Template, name: str) -> bool:
    """Whether the cell a name means takes a value."""
    found = cell_of_name(template, name)
    sheet = template.sheet(found[0]) if found else None
    cell = sheet.cells.at(found[1]) if sheet is not None and found else None
    return sheet is not None and (cell is None or not cell.has_formula)


def _table_block(sheet: FormSheet, table: FormTable) -> BlockEntry | None:
    columns = {at: guess for at, header in enumerate(table.headers) if (guess := _column_field(header))}
    if not _is_list(columns.values()):
        return None
    body = table.body
    free = [(table.headers[at], guess) for at, guess in _once(columns).items()
            if not _has_formula(sheet, (body.top, body.left + at))]
    return BlockEntry("lines", tuple(free), table=table.name) if free else None


def _list_of_costs(sheet: FormSheet, headings: Sequence[KnownHeading]) -> _Found | None:
    """The header of the list of costs, the rows under it, and the headings printed between them."""
    best: _Found | None = None
    for number in sorted(sheet.cells.rows)[:SEARCHED_ROWS]:
        texts = {column: cell.value for column, cell in sheet.cells.rows[number].cells.items()
                 if isinstance(cell.value, str) and not cell.has_formula and len(cell.value) <= LONGEST_LABEL}
        columns = _once({column: guess for column, text in texts.items() if (guess := _column_field(text))})
        if _is_list(columns.values()) and (best is None or len(columns) > len(best.columns)):
            best = _Found(number, columns)
    if best is None:
        return None
    _find_rows(sheet, best, headings)
    return best


def _find_rows(sheet: FormSheet, found: _Found, headings: Sequence[KnownHeading]) -> None:
    """Where the rows of the list begin, which hold headings or totals, and where the last of all stands."""
    title = next(column for column, guess in found.columns.items() if guess == "row.title")
    amount = next((column for column, guess in found.columns.items() if guess == "row.amount"), 0)
    found.first = found.header + 1
    while _is_under_header(sheet, found.first, found.columns):
        found.first += 1
    last = max((number for number in sheet.cells.rows if number >= found.first),
               default=found.first + ROWS_WITHOUT_END - 1)
    for at in range(found.first, min(last, found.first + SEARCHED_ROWS * 5) + 1):
        texts = [text for text in (_text(sheet, (at, column)) for column in range(1, title + 1)) if text]
        if any(_begins_total(text) for text in texts):
            found.totals.append(at)
        elif texts and _is_section(sheet, at, amount, " ".join(texts), headings):
            found.sections.append((at, " ".join(texts)))
    found.last = max(found.totals, default=last)
    found.sections = [each for each in found.sections if each[0] < found.last]


def _blocks(sheet: FormSheet, found: _Found, headings: Sequence[KnownHeading]) -> Iterator[BlockEntry]:
    """One block for the whole list, or one under each heading that is printed and known."""
    ends = sorted([*found.totals, *(row for row, _ in found.sections), found.last + 1])
    for row, text in found.sections or [(found.first - 1, "")]:
        first = row + 1
        last = next(end for end in ends if end >= first) - 1
        part = _part_of_section(text, headings) if text else ""
        columns = tuple((column_letters(column - 1), guess) for column, guess in sorted(found.columns.items())
                        if not _has_formula(sheet, (first, column)))
        if last >= first and columns and (part or not text):
            yield BlockEntry(f"lines:{part}" if part else "lines", columns, sheet.name, first, last - first + 1)


def _is_section(sheet: FormSheet, row: int, amount: int, text: str, headings: Sequence[KnownHeading]) -> bool:
    """Whether a printed row heads those below: sums them, is called like a heading, or has a number and no cost."""
    if amount and _sums_several(sheet, (row, amount)):
        return True
    numbered = _SECTION.match(text) is not None and amount and not _has_formula(sheet, (row, amount))
    return bool(_named_heading(text, headings)) or bool(numbered and _has_formula(sheet, (row + 1, amount)))


def _named_heading(text: str, headings: Sequence[KnownHeading]) -> str:
    """The heading of the budget whose name a text holds, the longest name first."""
    folded = fold(text)
    bare = _SECTION.sub("", text, count=1).strip()
    begun = fold(bare) if len(bare) > SHORT_NAME else folded
    named = [(len(name), each.part) for each in headings for name in each.names
             if len(name) > SHORT_NAME and (name in folded or name.startswith(begun))]
    return max(named)[1] if named else ""


def _part_of_section(text: str, headings: Sequence[KnownHeading]) -> str:
    """The heading of the budget a printed one means: by its name, else by its number."""
    numbered = _SECTION.match(text)
    return _named_heading(text, headings) or next(
        (each.part for each in headings if numbered and numbered[1] in {each.number, each.part}), "")


def _labelled(sheet: FormSheet, lists: range) -> Iterator[CellEntry]:
    """Labels with an empty cell at the right, or below where nothing stands at the right at all."""
    for number in sorted(sheet.cells.rows)[:SEARCHED_ROWS]:
        if number in lists:
            continue
        for column, cell in sorted(sheet.cells.rows[number].cells.items()):
            if cell.has_formula or not isinstance(cell.value, str) or len(cell.value) > LONGEST_LABEL:
                continue
            guess = _guess(cell.value, "single")
            computed = any(other > column and each.has_formula
                           for other, each in sheet.cells.rows[number].cells.items())
            place = None if computed else _beside(sheet, (number, column))
            if guess and place is not None:
                yield CellEntry(guess, sheet.name, address_of(place))


def _beside(sheet: FormSheet, place: Place) -> Place | None:
    """The empty cell at the right of a label, beyond the cells it is merged with."""
    merged = next((area for area in sheet.merged if place in area), None)
    right = (place[0], (merged.right if merged else place[1]) + 1)
    cell = sheet.cells.at(right)
    if cell is not None and (cell.has_formula or cell.value is not None):
        return None
    return right if sheet.anchor(right) == right else None


def _column_field(text: str) -> str:
    guess = _guess(text, "columns")
    year = _YEAR.search(text)
    words = words_of(text)
    if year and (not guess or guess == "row.amount"):
        return f"row.year:{year[0]}"
    stems = form_words().years
    if len(words) == 2 and words[0] in stems and words[1].isdecimal() and int(words[1]) <= 9:
        return f"row.year:{int(words[1])}"
    return guess


def _guess(text: str, group: str) -> str:
    words = words_of(text)
    best, best_weight = "", 0
    for code, phrases in (form_words().single if group == "single" else form_words().columns).items():
        weight = max((each.weight_in(words) for each in phrases), default=0)
        if weight > best_weight:
            best, best_weight = code, weight
    return best


def _once(columns: Mapping[int, str]) -> dict[int, str]:
    """The first column of each field."""
    found: dict[int, str] = {}
    for column, guess in sorted(columns.items()):
        if guess not in found.values():
            found[column] = guess
    return found


def _is_list(guesses: Iterable[str]) -> bool:
    named = set(guesses)
    return "row.title" in named and bool({part_of(each)[0] for each in named} & SIZES) and len(named) > LEAST_COLUMNS


def _is_under_header(sheet: FormSheet, row: int, columns: Mapping[int, str]) -> bool:
    """Whether a row still belongs to the header: parts of it merged over two rows, or numbers of columns."""
    if any(area.top < row <= area.bottom and area.left in columns for area in sheet.merged):
        return True
    written = sheet.cells.rows.get(row)
    values = [cell.value for cell in written.cells.values() if cell.value is not None] if written else []
    return len(values) > LEAST_COLUMNS and [str(each) for each in values] == [str(at + 1) for at in range(len(values))]


def _text(sheet: FormSheet, place: Place) -> str:
    cell = sheet.cells.at(place)
    if cell is None or cell.has_formula or cell.value is None:
        return ""
    return str(cell.value).strip()


def _begins_total(text: str) -> bool:
    folded = fold(text).lstrip("0123456789. )")
    return any(folded.startswith(each) for each in form_words().totals)


def _has_formula(sheet: FormSheet, place: Place) -> bool:
    cell = sheet.cells.at(place)
    return cell is not None and cell.has_formula


def _sums_several(sheet: FormSheet, place: Place) -> bool:
    cell = sheet.cells.at(place)
    return cell is not None and cell.has_formula and "SUM" in cell.formula.upper()


@dataclass(frozen=True, slots=True)
class FormWords:
    """The words forms are labelled with, as phrases by field."""

    single: Mapping[str, tuple[HeaderPhrase, ...]]
    columns: Mapping[str, tuple[HeaderPhrase, ...]]
    totals: tuple[str, ...]
    years: frozenset[str]


@cache
def form_words() -> FormWords:
    """The shipped words, read on first need."""
    data = tomllib.loads(resources.read_text("import", "form.toml"))

    def phrases(group: str) -> dict[str, tuple[HeaderPhrase, ...]]:
        return {code: tuple(_phrase(each) for each in written) for code, written in data[group].items()}

    return FormWords(phrases("single"), phrases("columns"), tuple(fold(each) for each in data["rows"]["totals"]),
                     frozenset(fold(each) for each in data["rows"]["years"]))


def _phrase(written: str) -> HeaderPhrase:
    stems = words_of(written.removeprefix(WHOLE))
    return HeaderPhrase(stems, written.startswith(WHOLE), frozenset(stem[0] for stem in stems))
