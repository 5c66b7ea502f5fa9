"""Makes of a project row what it says about the project: title, place, money, stage, period, sector, identifiers.

Columns nothing is made of are not lost: the whole row is kept as text with its file, sheet and number.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hromada_desk.domain.folding import fold, normalise
from hromada_desk.domain.money import Money
from hromada_desk.domain.problems import Problem, Severity
from hromada_desk.domain.values import Period
from hromada_desk.exchange.cells_in import read_day, read_period
from hromada_desk.exchange.import_words import ImportWords, words_of
from hromada_desk.exchange.mapping import KEPT, PAID, PLANNED, TITLE, ListMapping, MappedColumn
from hromada_desk.exchange.places_in import Gazetteer, PlaceWordsOfRow
from hromada_desk.exchange.preview import NO_PERIOD, ProposedProject
from hromada_desk.exchange.row_reading import ReadRow, one_line
from hromada_desk.exchange.tables import Cell, cell_text

LONGEST_SOURCE = 2000
LONGEST_NUMBER = 20
LONGEST_TITLE = 1000
LONGEST_SHORT_TEXT = 500
_DREAM = re.compile(r"DREAM-UA-\d{6}(?:\d{2})?-[0-9A-F]{8}")
_PROZORRO = re.compile(r"\bUA-(?P<plan>P-)?\d{4}-\d{2}-\d{2}-\d{6}(?:-[a-d])?(?P<contract>-[a-z]?\d+)?\b")
_RARE = re.compile(
    "[^\u0000-\u0026\u0028-\u005f\u0061-\u007e\u00a1-\u00ac\u00ae-\u00b3\u00b5-\u00ff"
    "\u0400-\u0482\u048a-\u052f\u2013\u2014\u2019\u201c-\u201e\u2116]"
)
_DIGITS = re.compile(r"\d+(?:[.,]\d+)?")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_TITLE_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class RowContext:
    """What the rows above say about a row: the oblast of its group, the heading it stands under, carried places."""

    oblast: str = ""
    heading: str = ""
    carried: Mapping[str, str] | None = None


class ProjectReader:
    """Reads project rows of one sheet under one mapping."""

    def __init__(self, file: str, mapping: ListMapping, words: ImportWords, gazetteer: Gazetteer, home: str) -> None:
        self._home = home
        self._source = f"{file} › {mapping.sheet} › " if mapping.sheet != file else f"{file} › "
        self._mapping = mapping
        self._words = words
        self._gazetteer = gazetteer
        self._columns = {each.field: each for each in reversed(mapping.columns)}
        self._money = tuple(each for each in mapping.columns if each.is_money)
        self._texts = tuple((each.field, each.column) for each in self._columns.values()
                            if not each.is_money and each.field not in (TITLE, KEPT))
        self._headers = tuple((f"{each.header}: ", each.column) for each in mapping.columns)
        self._has_dates = any(field in self._columns for field in ("period", "starts_on", "ends_on"))
        self._sectors: dict[str, str] = {}

    def read(self, row: ReadRow, context: RowContext) -> ProposedProject:
        """The proposed project of a row; what troubles there were is added to the row's problems."""
        said = self._said(row)
        planned, paid = self._sum(row, PLANNED), self._sum(row, PAID)
        title = clean(row.text)[:LONGEST_TITLE]
        is_ukrainian = _CYRILLIC.search(title) is not None
        source = self._source_text(row)
        self._check(row, planned)
        return ProposedProject(
            title_uk=title if is_ukrainian else "",
            title_en=said.get("title_en", "") or ("" if is_ukrainian else title),
            number=said.get("number", "")[:LONGEST_NUMBER], summary=said.get("summary", ""),
            place=self._place(row, title, said, context), address=said.get("address", "")[:LONGEST_SHORT_TEXT],
            planned=planned, paid=paid, other_sums=self._other_sums(row, planned),
            stage=self._stage(row, said, paid), period=self._period(row, said),
            sector=self._sector(title, said, context),
            implementer=said.get("implementer", "")[:LONGEST_SHORT_TEXT],
            initiator=said.get("initiator", "")[:LONGEST_SHORT_TEXT],
            kekv=_code(said.get("kekv", ""), 4), programme_code=_code(said.get("programme_code", ""), 7),
            dk021=said.get("dk021", "")[:10], beneficiaries=_count(said.get("beneficiaries", "")),
            identifiers=identifiers_in(source), note=self._note(said), source_row=source,
        )

    def _cell(self, row: ReadRow, field: str) -> Cell:
        column = self._columns.get(field)
        return "" if column is None else row.cells[column.column]

    def _said(self, row: ReadRow) -> dict[str, str]:
        """The filled cells of the columns that are read as text, by field."""
        return {field: clean(one_line(cell)) for field, column in self._texts if (cell := row.cells[column]) != ""}

    def _sum(self, row: ReadRow, field: str) -> Money | None:
        """The sum of the columns of a field; None where none of them is filled."""
        found = [amount for column, amount in zip(self._money, row.sums, strict=True)
                 if column.field == field and amount is not None]
        if not found:
            return None
        currency = found[0].currency
        return Money(sum(each.minor for each in found if each.currency == currency), currency)

    def _other_sums(self, row: ReadRow, planned: Money | None) -> tuple[tuple[str, Money], ...]:
        """Sums of the other money columns, where they say anything that the plan does not."""
        return tuple((column.header, amount) for column, amount in zip(self._money, row.sums, strict=True)
                     if amount and column.field not in (PLANNED, PAID) and amount != planned)

    def _check(self, row: ReadRow, planned: Money | None) -> None:
        column = self._columns.get(PLANNED)
        if column is None:
            return
        where = {"row": str(row.number), "column": column.header}
        if planned is None and not any(each.field == PLANNED for each in row.problems):
            row.problems.append(Problem("import.no_amount", kind="project", field="estimated_cost",
                                        severity=Severity.WARNING, details=where))
        elif planned is not None and planned.minor < 0:
            row.problems.append(Problem("import.negative_amount", kind="project", field="estimated_cost",
                                        severity=Severity.WARNING, details={**where, "value": planned}))

    def _place(self, row: ReadRow, title: str, said: Mapping[str, str], context: RowContext) -> str:
        code = self._gazetteer.known_code(said.get("katottg", ""))
        if code:
            return code
        if context.carried:
            said = {**context.carried, **said}
        oblast_text = said.get("oblast", "")
        oblast = self._gazetteer.oblasts.named(oblast_text) or self._gazetteer.oblasts.numbered(oblast_text)
        oblast = oblast or context.oblast or self._gazetteer.oblasts.numbered(said.get("oblast_number", ""))
        address = said.get("address", "")
        oblast = oblast or self._gazetteer.oblasts.named(address)
        oblast = oblast or self._gazetteer.oblasts.within(title) or self._gazetteer.oblasts.within(address)
        words = PlaceWordsOfRow(title, said.get("hromada", ""), said.get("raion", ""), said.get("settlement", ""),
                                address or ("" if oblast else oblast_text))
        placed = self._gazetteer.place(words, oblast, self._home)
        if placed.doubtful:
            row.problems.append(Problem("import.place_uncertain", kind="project", field="place", severity=Severity.NOTE,
                                        details={"row": str(row.number), "place": placed.doubtful}))
        if not placed.code:
            row.problems.append(Problem("import.no_place", kind="project", field="place", severity=Severity.WARNING,
                                        details={"row": str(row.number)}))
        return placed.code

    def _stage(self, row: ReadRow, said: Mapping[str, str], paid: Money | None) -> str:
        """What a column of states says; else done where a column says so; else under way where money was paid."""
        finished = said.get("finished", "").casefold()
        if finished and finished not in self._words.no and (finished in self._words.yes or not finished.isdecimal()):
            return "completion"
        state = fold(said["stage"]) if "stage" in said else ""
        if state:
            stage = next((stage for stage, stems in self._words.stages
                          if any(word.startswith(stems) for word in (state, *words_of(state)))), "")
            if stage:
                return stage
            row.problems.append(Problem("import.unknown_stage", kind="project", field="stage", severity=Severity.NOTE,
                                        details={"row": str(row.number), "value": said["stage"]}))
        return "implementation" if paid is not None and paid.minor > 0 else ""

    def _period(self, row: ReadRow, said: Mapping[str, str]) -> Period:
        if not self._has_dates:
            return NO_PERIOD
        whole = read_period(self._cell(row, "period")) if "period" in said else NO_PERIOD
        start = read_day(self._cell(row, "starts_on")) if "starts_on" in said else None
        end = read_day(self._cell(row, "ends_on"), end=True) if "ends_on" in said else None
        period = Period(start or whole.start, end or whole.end)
        for field in ("starts_on", "ends_on"):
            if said.get(field) and not (start if field == "starts_on" else end):
                row.problems.append(self._not_a_day(row, self._columns[field]))
        if period.start and period.end and period.end < period.start:
            row.problems.append(Problem("import.dates_reversed", kind="project", field="period",
                                        severity=Severity.WARNING, details={"row": str(row.number)}))
        return period

    def _not_a_day(self, row: ReadRow, column: MappedColumn) -> Problem:
        return Problem("import.not_a_date", kind="project", field="period", severity=Severity.ERROR,
                       details={"row": str(row.number), "column": column.header,
                                "value": one_line(row.cells[column.column])})

    def _sector(self, title: str, said: Mapping[str, str], context: RowContext) -> str:
        key = _DIGITS.sub("", title)
        if key not in self._sectors:
            self._sectors[key] = self._sector_of(key)
        return self._sector_of(said.get("sector", "")) or self._sectors[key] or self._sector_of(context.heading)

    def _sector_of(self, text: str) -> str:
        if not text:
            return ""
        words = _TITLE_WORDS.findall(text.replace("\u2019", "").replace("'", "").casefold())
        return self._words.sectors.first_in(words)

    def _note(self, said: Mapping[str, str]) -> str:
        parts = [said.get("note", "")]
        if said.get("funding"):
            parts.append(f"{self._columns['funding'].header}: {said['funding']}")
        return "\n".join(part for part in parts if part)

    def _source_text(self, row: ReadRow) -> str:
        """The row as it stood: file, sheet, number, then every filled cell under its header."""
        lines = [f"{self._source}{row.number}"]
        for header, column in self._headers:
            cell = row.cells[column]
            if cell != "":
                lines.append(header + (cell if isinstance(cell, str) else cell_text(cell)))
        return "\n".join(lines)[:LONGEST_SOURCE]


def _code(digits: str, length: int) -> str:
    """A code of digits, with the zeros a spreadsheet drops; "" for anything else."""
    return digits.zfill(length) if digits.isdecimal() and len(digits) <= length else ""


def _count(text: str) -> int | None:
    digits = text.replace(" ", "")
    return int(digits) if digits.isdecimal() and len(digits) < 10 else None


def clean(text: str) -> str:
    """One line as it is stored; the slow way only for texts with characters that are stored differently."""
    return normalise(text) if _RARE.search(text) else text


def identifiers_in(text: str) -> tuple[tuple[str, str], ...]:
    """Numbers of DREAM and Prozorro in a text as (scheme, value)."""
    if "UA-" not in text:
        return ()
    found = [("DREAM", match.group()) for match in _DREAM.finditer(text)]
    for match in _PROZORRO.finditer(text):
        scheme = "PROZORRO-PLAN" if match["plan"] else "PROZORRO-CONTRACT" if match["contract"] else "PROZORRO-TENDER"
        found.append((scheme, match.group()))
    return tuple(dict.fromkeys(found))


