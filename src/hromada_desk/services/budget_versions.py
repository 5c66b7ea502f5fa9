"""Versions of a budget: keeping it as it is under a name, and going back to one. What a version holds is read and
written by `budget_version_content`.
"""

from collections.abc import Generator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple
from weakref import WeakKeyDictionary

from hromada_desk.domain.budget_parts import BudgetParts
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.budget_variants import BudgetVersion
from hromada_desk.domain.records.record import Record, field_of
from hromada_desk.domain.scenarios import changed_records
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_version_content import read_content, written_content
from hromada_desk.services.desk import Desk

_PARTS: WeakKeyDictionary[BudgetBook, tuple[int, BudgetParts]] = WeakKeyDictionary()
"""What opened budgets are made of, by their state; gone with the book."""


class KeptVersion(NamedTuple):
    """A version in a list, without what it holds, which may be long."""

    id: str
    name: str
    note: str
    made_at: datetime | None


def parts_of(book: BudgetBook) -> BudgetParts:
    """The records of an opened budget, with the figures it has."""
    kept = _PARTS.get(book)
    if kept is None or kept[0] != book.version:
        shares = tuple(share for line_id in book.lines for share in book.shares_of(line_id))
        parts = BudgetParts(book.known, tuple(book.lines.values()), tuple(book.sources), shares)
        vars(parts)["figures"] = book.figures  # the same function over the same records: no need to compute them again
        kept = _PARTS[book] = (book.version, parts)
    return kept[1]


def versions_of(desk: Desk, budget_id: str) -> tuple[KeptVersion, ...]:
    """The kept versions of a budget, the newest first."""
    found = map(KeptVersion._make, desk.store.rows(BudgetVersion, KeptVersion._fields, budget_id=budget_id))
    return tuple(sorted(found, key=lambda each: (str(each.made_at or ""), each.id), reverse=True))


def version_now(book: BudgetBook, name: str, note: str = "") -> BudgetVersion:
    """The budget as it is, as a version that is not written yet; raises RuleBroken('budget_version.unnamed')."""
    if not name.strip():
        raise RuleBroken("budget_version.unnamed")
    limit = field_of(BudgetVersion, "name").facets.limit
    return BudgetVersion(id=book.desk.new_id(), budget_id=book.budget_id, name=name.strip()[:limit], note=note,
                         made_at=book.desk.now(), content=written_content(parts_of(book)))


def keep_version(book: BudgetBook, name: str, note: str = "") -> BudgetVersion:
    """Keep the budget as it is under that name."""
    version = version_now(book, name, note)
    book.write("change.version_kept", (version,), name=version.name)
    return version


def restore_version(book: BudgetBook, version_id: str) -> int:
    """Make the budget what it was in that version, as one change; how many records changed.

    Whose budget it is stays as it is now. Raises RuleBroken('budget_version.damaged'), and
    ('budget_version.same') where nothing differs.
    """
    version = book.desk.get(BudgetVersion, version_id)
    return _write_restored(book, version, _restored(book, version))


def restoring(desk: Desk, budget_id: str, version_id: str) -> Generator[tuple[int, int], None, int]:
    """The same for a long budget, in steps that tell how far it is; stopped before the last one, nothing is written."""
    book = BudgetBook(desk, budget_id)
    version = desk.get(BudgetVersion, version_id)
    yield 1, 3
    changed = _restored(book, version)
    yield 2, 3
    if book.refresh():  # somebody typed meanwhile
        changed = _restored(book, version)
    return _write_restored(book, version, changed)


def _restored(book: BudgetBook, version: BudgetVersion) -> tuple[Record, ...]:
    """The records that become what they were."""
    kept, now = read_content(version), parts_of(book)
    budget = replace(kept.budget, project_id=book.known.project_id, proposal_id=book.known.proposal_id)
    changed = changed_records(now, replace(kept, budget=budget))
    if not changed:
        raise RuleBroken("budget_version.same", name=version.name)
    return changed


def _write_restored(book: BudgetBook, version: BudgetVersion, changed: tuple[Record, ...]) -> int:
    book.write("change.version_restored", changed, name=version.name)
    return len(changed)


def remove_version(desk: Desk, version_id: str) -> BudgetVersion:
    """A version goes to the trash."""
    version = desk.get(BudgetVersion, version_id)
    desk.put("change.removed", replace(version, alive=False), kind=version.kind, title=version.name)
    return version
