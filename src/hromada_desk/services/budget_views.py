"""How each budget was last looked at on this computer: which groups of columns are open. Ids only, never content."""

from hromada_desk.services.budget_columns import FIRST_OPEN, GROUPS
from hromada_desk.services.settings import load_settings, save_settings

MOST = 60
"""So many budgets are remembered; those looked at longest ago are forgotten first."""


def open_groups(budget_id: str) -> frozenset[str]:
    """The groups of columns that are open in that budget."""
    known = load_settings().budget_columns.get(budget_id)
    return FIRST_OPEN if not isinstance(known, list) else frozenset(each for each in GROUPS if each in known)


def remember_groups(budget_id: str, opened: frozenset[str]) -> None:
    """Open these groups when the budget is opened next."""
    others = {each: groups for each, groups in load_settings().budget_columns.items() if each != budget_id}
    newest = dict(list(others.items())[-(MOST - 1):])
    save_settings(budget_columns=newest | {budget_id: sorted(opened)})
