"""Which column of a foreign budget holds what: the mapping that is proposed, shown, corrected and applied."""

from dataclasses import dataclass, replace
from decimal import Decimal

HEADING, NUMBER, TITLE, TITLE_EN, UNIT, QUANTITY, PRICE, TOTAL = (
    "heading", "number", "title", "title_en", "unit", "quantity", "price", "total")
CURRENCY, RATE, YEAR, KEKV, PAYER, PAYER_NAME = "currency", "rate", "year", "kekv", "payer", "payer_name"
YEAR_TOTAL, YEAR_QUANTITY, KEPT = "year_total", "year_quantity", "kept"
ORIGINAL_PRICE = "original_price"
"""The price in its own currency, beside the same one converted; filled where the two are not the same."""

FIELDS = (
    NUMBER, HEADING, TITLE, TITLE_EN, UNIT, QUANTITY, PRICE, TOTAL, ORIGINAL_PRICE, CURRENCY, RATE, YEAR, YEAR_TOTAL,
    KEKV, "programme_code", "dk021", "eligible", "justification", "price_source", PAYER, PAYER_NAME, KEPT,
)
"""What a person may say a column is; the last one is left out."""

MANY = frozenset({PAYER, YEAR_TOTAL, YEAR_QUANTITY, KEPT})
"""Fields that may have several columns; the others have one."""

FIGURES = frozenset({QUANTITY, PRICE, TOTAL, ORIGINAL_PRICE, PAYER, YEAR_TOTAL, YEAR_QUANTITY})


@dataclass(frozen=True, slots=True)
class BudgetColumn:
    """One column: its place from 0, its head as one text, its field.

    For sums `times` is what one in it stands for, `currency` what its own head says ("" for none). `year` is the
    calendar year of a column of years; `group` its words ("Year 1"); `percent` tells shares instead of sums.
    """

    column: int
    head: str
    field: str
    times: Decimal = Decimal(1)
    currency: str = ""
    year: int | None = None
    group: str = ""
    percent: bool = False


@dataclass(frozen=True, slots=True)
class BudgetMapping:
    """How one sheet is read.

    `head_row` is the first row of the head, `first_row` the first one under it, both from 0. `currency` is that of
    sums that name none, `stated` whether the sheet says so itself. `decimal` settles what "1.234" means: "," or "."
    parts the decimals, "" asks. `year` is that of every line, where the head of the sums names one.
    """

    sheet: str
    head_row: int
    first_row: int
    columns: tuple[BudgetColumn, ...]
    currency: str = ""
    stated: bool = False
    decimal: str = ""
    year: int | None = None

    def column_of(self, field: str) -> BudgetColumn | None:
        """The first column of a field, None where there is none."""
        return next((each for each in self.columns if each.field == field), None)

    def columns_of(self, field: str) -> tuple[BudgetColumn, ...]:
        """All columns of a field in the order of the sheet."""
        return tuple(each for each in self.columns if each.field == field)

    @property
    def years_only(self) -> bool:
        """Whether the sheet has sums by year and none of all years together."""
        return self.column_of(TOTAL) is None and self.column_of(YEAR_TOTAL) is not None

    def with_field(self, column: int, field: str) -> "BudgetMapping":
        """The same mapping with one column meaning something else; a field of one column leaves its former one.

        Raises ValueError for an unknown field.
        """
        if field not in FIELDS:
            raise ValueError(field)

        def changed(each: BudgetColumn) -> BudgetColumn:
            if each.column == column:
                return replace(each, field=field)
            return replace(each, field=KEPT) if each.field == field and field not in MANY else each

        return replace(self, columns=tuple(changed(each) for each in self.columns))
