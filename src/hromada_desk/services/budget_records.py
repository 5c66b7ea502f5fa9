"""The records of one opened budget in memory, kept current with the file.

After a change only the records the journal names are read again, so that a budget of thousands of lines answers at
once. What they come to is `budget_book`'s business.
"""

from collections.abc import Iterable

from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare, Rate
from hromada_desk.domain.records.hromada import Attachment, Hromada
from hromada_desk.domain.records.project import Project, Site
from hromada_desk.domain.records.proposal import Call, FormReference, Proposal
from hromada_desk.domain.records.record import Record
from hromada_desk.services.desk import Desk
from hromada_desk.services.locked_proposals import refuse_changed_budget

LOOKED_BACK = 12
"""So many newest entries are looked through for what changed; after more than that everything is read again."""
FRAMING = frozenset(each.kind for each in (Hromada, Project, Site, Proposal, Call, FormReference, Attachment))
"""Kinds whose change may change the terms a budget must keep."""

_Touched = frozenset[tuple[str, str]]
"""Kind and id of records."""


class BudgetRecords:
    """The opened budget. `budget` is None once it is in the trash; `version` grows with every change taken in.

    `surroundings` grows with every change that came from elsewhere: the call, the project, its papers, another budget.
    """

    def __init__(self, desk: Desk, budget_id: str) -> None:
        self.desk = desk
        self.budget_id = budget_id
        self.version = 0
        self.surroundings = 0
        self._written: list[Record] = []
        self._read_all()

    def refresh(self) -> bool:
        """Take in what changed in the file since the last look; False where nothing of this budget did."""
        if self._take_in_own():
            return True
        touched = self._touched()
        if touched is not None and not self._concerns(touched):
            return False
        if touched is None or not self._take_in(touched):
            self._read_all()
        self.version += 1
        return True

    def write(self, key: str, records: Iterable[Record], **details: str) -> None:
        """Write these records as one change named `key`; a record that is not alive goes to the trash."""
        records = tuple(records)
        if self.budget is not None:
            refuse_changed_budget(self.desk, self.budget, self.lines, records)
        try:
            with self.desk.change(key, **details) as tx:
                self._written += [tx.put(record) for record in records]
            self.refresh()
        finally:
            self._written.clear()

    def shares_of(self, line_id: str) -> tuple[LineShare, ...]:
        """Who pays how much of that line."""
        return self._by_line.get(line_id, ())

    def share_of(self, line_id: str, source_id: str) -> LineShare | None:
        """What that source pays of that line."""
        return next((each for each in self.shares_of(line_id) if each.source_id == source_id), None)

    def _read_all(self) -> None:
        desk = self.desk
        self.surroundings += 1
        self._newest = _newest_entry(desk)
        self.budget = desk.find(Budget, self.budget_id)
        self.lines = {each.id: each for each in desk.all(BudgetLine, budget_id=self.budget_id)}
        self.sources = desk.all(FundingSource, budget_id=self.budget_id)
        self.rates = desk.all(Rate)
        found: dict[str, list[LineShare]] = {}
        for source in self.sources:
            for share in desk.all(LineShare, source_id=source.id):
                found.setdefault(share.line_id, []).append(share)
        self._by_line = {line_id: tuple(shares) for line_id, shares in found.items()}

    def _take_in_own(self) -> bool:
        """Take in what `write` has just written, unless something else came between; then the file must be asked."""
        if not self._written or not all(isinstance(each, BudgetLine | LineShare) for each in self._written):
            return False
        newest = [each.entry.id for each in self.desk.store.history(limit=2)]
        if len(newest) < 2 or newest[1] != self._newest:
            return False
        self._newest = newest[0]
        for record in self._written:
            if isinstance(record, BudgetLine):
                self._keep_line(record)
            elif isinstance(record, LineShare):
                self._keep_share(record)
        self._written.clear()
        self.version += 1
        return True

    def _touched(self) -> _Touched | None:
        """The records changed since the last look; None where that cannot be told."""
        newest = _newest_entry(self.desk)
        if newest == self._newest:
            return frozenset()
        for limit in (2, LOOKED_BACK):
            lines = self.desk.store.history(limit=limit)
            since = [each.entry.id for each in lines]
            if self._newest in since:
                new = lines[:since.index(self._newest)]
                self._newest = newest
                if any(each.left_out for each in new):
                    return None
                return frozenset((item.kind, item.record_id) for each in new for item in each.items)
        return None

    def _concerns(self, touched: _Touched) -> bool:
        ours = FRAMING | {each.kind for each in (Budget, BudgetLine, FundingSource, LineShare, Rate)}
        return any(kind in ours for kind, _ in touched)

    def _take_in(self, touched: _Touched) -> bool:
        """Read these records again; False where the whole budget must be read."""
        kinds = {kind for kind, _ in touched}
        if FundingSource.kind in kinds:
            before = {each.id for each in self.sources}
            self.sources = self.desk.all(FundingSource, budget_id=self.budget_id)
            if before != {each.id for each in self.sources}:
                return False
        sources = {each.id for each in self.sources}
        self.surroundings += any(kind in FRAMING or kind == Budget.kind
                                 or (kind == FundingSource.kind and record_id not in sources)
                                 for kind, record_id in touched)
        if Budget.kind in kinds:
            self.budget = self.desk.find(Budget, self.budget_id)
        if Rate.kind in kinds:
            self.rates = self.desk.all(Rate)
        self._take_in_lines({record_id for kind, record_id in touched if kind == BudgetLine.kind})
        for kind, record_id in touched:
            if kind == LineShare.kind:
                self._take_in_share(record_id)
        return True

    def _take_in_lines(self, line_ids: set[str]) -> None:
        for line_id in line_ids:
            line = self.desk.find(BudgetLine, line_id)
            if line is not None and line.budget_id == self.budget_id:
                self.lines[line_id] = line
            elif self.lines.pop(line_id, None) is None:
                self.surroundings += 1

    def _take_in_share(self, share_id: str) -> None:
        share = self.desk.store.get(LineShare, share_id)
        if share is not None:
            self._keep_share(share)

    def _keep_line(self, line: BudgetLine) -> None:
        if line.alive and line.budget_id == self.budget_id:
            self.lines[line.id] = line
        else:
            self.lines.pop(line.id, None)

    def _keep_share(self, share: LineShare) -> None:
        others = tuple(each for each in self.shares_of(share.line_id) if each.id != share.id)
        is_ours = any(each.id == share.source_id for each in self.sources)
        self.surroundings += not is_ours
        self._by_line[share.line_id] = (*others, share) if is_ours and share.alive else others


def _newest_entry(desk: Desk) -> str:
    lines = desk.store.history(limit=1)
    return lines[0].entry.id if lines else ""
