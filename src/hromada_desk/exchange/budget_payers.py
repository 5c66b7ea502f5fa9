"""Who pays the lines of a foreign budget: its columns of payers become sources, known ones or new, and shares."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from hromada_desk.domain import positions
from hromada_desk.domain.folding import fold
from hromada_desk.domain.money import MINOR_DIGITS
from hromada_desk.domain.records.budget import Budget, FundingSource, LineShare
from hromada_desk.domain.values import Bilingual
from hromada_desk.exchange.budget_cells import in_two_languages
from hromada_desk.exchange.budget_mapping import PAYER, BudgetMapping
from hromada_desk.exchange.budget_row import BudgetRow, exact_money
from hromada_desk.exchange.budget_words import BudgetWords, bare_name

FINEST_SHARE = Decimal("0.000000000001")
_UNIT_AT_END = re.compile(r"[,\s(]+(?:%|\u20ac|\u20b4|\u0433\u0440\u043d\.?|" + "|".join(MINOR_DIGITS)
                          + r")\s*\)?\s*$", re.IGNORECASE)
_TWO_SCRIPTS = re.compile("([^A-Za-z]*[\u0400-\u04ff][^A-Za-z]*?)\\s+([A-Za-z][^\u0400-\u04ff]*)")


class Paid(Protocol):
    """The budget whose sources are known."""

    @property
    def budget(self) -> Budget: ...

    @property
    def sources(self) -> tuple[FundingSource, ...]: ...


@dataclass
class PayerMaker:
    """Makes shares row by row; `sources` are the new ones that were needed."""

    mapping: BudgetMapping
    present: Paid
    new_id: Callable[[], str]
    words: BudgetWords
    sources: list[FundingSource] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._columns = self.mapping.columns_of(PAYER)
        self._by_name: dict[str, str] = {}
        kinds = [self.words.payer_kind(each.head) for each in self._columns]
        self._single_kinds = {kind for kind in kinds if kind and kinds.count(kind) == 1}

    def shares(self, row: BudgetRow, line_id: str) -> Sequence[LineShare]:
        """Who pays that row, in fixed amounts of the budget's currency where the sheet is in it."""
        if row.payer_name and not row.payers:
            return [LineShare(id=self.new_id(), line_id=line_id, source_id=self._source(row.payer_name),
                              share_rule="remainder")]
        paid = [(self._source(self._columns[at].head), self._columns[at].percent, value) for at, value in row.payers]
        home = self.present.budget.currency
        if row.cost is None or row.cost.currency == home:
            return [LineShare(id=self.new_id(), line_id=line_id, source_id=source_id,
                              share_rule="percent" if percent else "amount",
                              percent=_as_share(value) if percent else None,
                              amount=None if percent else exact_money(value, home))
                    for source_id, percent, value in paid]
        return self._in_parts(row, line_id, paid)

    def _in_parts(self, row: BudgetRow, line_id: str, paid: Sequence[tuple[str, bool, Decimal]]) -> list[LineShare]:
        """Sums in another currency than the budget's as parts of the line; the last takes the rest if all is paid."""
        assert row.cost is not None
        whole = row.cost.amount
        parts = [_as_share(value) if percent else (value / whole).quantize(FINEST_SHARE) if whole else Decimal(0)
                 for _, percent, value in paid]
        is_all = exact_money(sum((value for _, percent, value in paid if not percent), Decimal(0)),
                             row.cost.currency) == row.cost
        shares = []
        for at, ((source_id, _, _), part) in enumerate(zip(paid, parts, strict=True)):
            rest = is_all and at == len(paid) - 1
            shares.append(LineShare(id=self.new_id(), line_id=line_id, source_id=source_id,
                                    share_rule="remainder" if rest else "percent",
                                    percent=None if rest else min(max(part, Decimal(0)), Decimal(1))))
        return shares

    def _source(self, head: str) -> str:
        name = payer_name(head)
        if name not in self._by_name:
            self._by_name[name] = self._known(name) or self._new(name)
        return self._by_name[name]

    def _known(self, name: str) -> str:
        """The source of that name, or the only one of that kind."""
        said = fold(name)
        for each in self.present.sources:
            own = [bare_name(text) for text in (each.name.uk, each.name.en) if text]
            if any(text and (text == bare_name(name) or text in said) for text in own):
                return each.id
        kind = self.words.payer_kind(name)
        alike = [each for each in self.present.sources if each.funding_kind == kind]
        return alike[0].id if len(alike) == 1 and kind in self._single_kinds else ""

    def _new(self, name: str) -> str:
        last = max((each.position for each in (*self.present.sources, *self.sources)), default="")
        uk, en = in_two_languages(name)
        both = _TWO_SCRIPTS.fullmatch(name) if not en else None
        uk, en = (both[1], both[2]) if both is not None else (uk, en)
        source = FundingSource(id=self.new_id(), budget_id=self.present.budget.id, name=Bilingual(uk[:500], en[:500]),
                               position=positions.between(last, ""),
                               funding_kind=self.words.payer_kind(name) or "private")
        self.sources.append(source)
        return source.id


def payer_name(head: str) -> str:
    """The name of a payer as the head of its column says it, without the currency."""
    return _UNIT_AT_END.sub("", " ".join(head.split())).strip(" ,:;") or head


def _as_share(value: Decimal) -> Decimal:
    part = value / 100 if value > 1 else value
    return min(max(part, Decimal(0)), Decimal(1))
