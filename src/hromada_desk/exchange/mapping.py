"""Which column of a foreign list holds what: the mapping that is proposed, shown, corrected, saved and applied."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

TITLE, PLANNED, PAID = "title", "planned", "paid"
MONEY_FIELDS = ("planned", "total_cost", "allocated", "paid", "payables", "remaining", "source_share")
KEPT = "kept"
"""A column nothing is made of: its text stays with the project as part of the original row."""

FIELDS = (
    "title", "title_en", "summary", "row_number", "number", "dream_id", "prozorro_tender", "oblast", "oblast_number",
    "raion", "hromada", "settlement", "address", "katottg", *MONEY_FIELDS, "finished", "stage", "starts_on", "ends_on",
    "period", "sector", "implementer", "initiator", "funding", "kekv", "programme_code", "dk021", "beneficiaries",
    "note", KEPT,
)
"""What a column may be mapped to; a money field may have several columns, whose sum counts."""

SUMMED_FIELDS = ("planned", "paid")


@dataclass(frozen=True, slots=True)
class MappedColumn:
    """One column: its place from 0, its header as one text, its field and, for money, what one in it stands for."""

    column: int
    header: str
    field: str
    times: Decimal = Decimal(1)
    currency: str = "UAH"

    @property
    def is_money(self) -> bool:
        """Whether the column holds sums."""
        return self.field in MONEY_FIELDS


@dataclass(frozen=True, slots=True)
class ListMapping:
    """How one sheet is read.

    `first_row` is the first row after the header, from 0; `header_row` the header's first row, -1 for none; `decimal`
    settles what "1.234" means: "," or "." parts the decimals, "" asks; `as_of` is the day the list was drawn up for;
    `unit_stated` is False where no unit was found and whole hryvnias are assumed.
    """

    sheet: str
    header_row: int
    first_row: int
    columns: tuple[MappedColumn, ...]
    as_of: date | None = None
    decimal: str = ""
    unit_stated: bool = True

    def column_of(self, field: str) -> MappedColumn | None:
        """The first column of a field, None where the list has none."""
        return next((each for each in self.columns if each.field == field), None)

    def columns_of(self, *fields: str) -> tuple[MappedColumn, ...]:
        """All columns of some fields in the order of the sheet."""
        return tuple(each for each in self.columns if each.field in fields)

    def with_field(self, column: int, field: str) -> "ListMapping":
        """The same mapping with one column meaning something else. Raises ValueError for an unknown field."""
        if field not in FIELDS:
            raise ValueError(field)
        return replace(self, columns=tuple(replace(each, field=field) if each.column == column else each
                                           for each in self.columns))
