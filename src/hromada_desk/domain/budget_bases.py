"""What a share is a part of: indirect costs of direct ones, a reserve of what the donor says, office costs of staff.

Donors differ in the base, so it is data: a set of words, each a role ("direct", "indirect", "contingency"), "total"
(all lines), "eligible" (all eligible lines), or the code of a heading with all under it. Direct costs count where
they are eligible. A line that is itself a share counts in the bases of those below it only, so that no two can chase
each other.
"""

from collections.abc import Collection, Iterable

from hromada_desk.domain.records.budget import BudgetLine

DIRECT = "direct"
DEFAULT_BASE = (DIRECT,)
COST_ITEM_ROLES = {"contingencies": "contingency", "overheads": "indirect", "taxes": "other"}
"""The part of a budget a line plays by its cost item, where no heading says it."""


def base_of(line: BudgetLine) -> tuple[str, ...]:
    """What a share line is a part of."""
    return line.base or DEFAULT_BASE


def role_of(line: BudgetLine, heading_role: str) -> str:
    """The role of a line: its own, that of the headings above it, that of its cost item, else direct."""
    return line.role or heading_role or COST_ITEM_ROLES.get(line.cost_item, DIRECT)


def counts_in(base: Collection[str], role: str, codes: Iterable[str], *, eligible: bool) -> bool:
    """Whether a line of that role, under headings of these codes, is part of the base."""
    if "total" in base or ("eligible" in base and eligible):
        return True
    if role in base and (eligible or role != DIRECT):
        return True
    return any(code in base for code in codes)
