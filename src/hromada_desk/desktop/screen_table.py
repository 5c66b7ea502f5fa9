"""The table of all screens, in the order of the rail; the window knows nothing else about them.

A screen's module is imported when the screen is first visited: the list of projects does not wait for the others.
"""

from collections.abc import Callable
from dataclasses import dataclass

from hromada_desk.desktop.office import Office, Screen
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.outbox import Package
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One screen: key, icon, how it is made, the kind the rail counts. `at_bottom` puts it at the foot of the rail."""

    key: str
    icon: str
    make: Callable[[Office], Screen]
    counts: type[Record] | None = None
    at_bottom: bool = False
    shortcut: str = ""


def _projects(office: Office) -> Screen:
    from hromada_desk.desktop.screens.projects.screen import ProjectsScreen

    return ProjectsScreen(office)


def _partners(office: Office) -> Screen:
    from hromada_desk.desktop.screens.records.screen import partners_screen

    return partners_screen(office)


def _calls(office: Office) -> Screen:
    from hromada_desk.desktop.screens.records.screen import calls_screen

    return calls_screen(office)


def _proposals(office: Office) -> Screen:
    from hromada_desk.desktop.screens.proposals.screen import ProposalsScreen

    return ProposalsScreen(office)


def _budgets(office: Office) -> Screen:
    from hromada_desk.desktop.budget_surroundings import AROUND_BUDGET
    from hromada_desk.desktop.screens.budget.screen import BudgetScreen

    return BudgetScreen(office, AROUND_BUDGET)


def _outbox(office: Office) -> Screen:
    from hromada_desk.desktop.screens.outbox.screen import OutboxScreen

    return OutboxScreen(office)


def _settings(office: Office) -> Screen:
    from hromada_desk.desktop.screens.settings.screen import SettingsScreen

    return SettingsScreen(office)


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry("projects", "project", _projects, Project, shortcut="Ctrl+1"),
    ScreenEntry("partners", "partners", _partners, Partner, shortcut="Ctrl+2"),
    ScreenEntry("calls", "call", _calls, Call, shortcut="Ctrl+3"),
    ScreenEntry("proposals", "proposal", _proposals, Proposal, shortcut="Ctrl+4"),
    ScreenEntry("budgets", "budget", _budgets, Budget, shortcut="Ctrl+5"),
    ScreenEntry("outbox", "outbox", _outbox, Package, shortcut="Ctrl+6"),
    ScreenEntry("settings", "settings", _settings, at_bottom=True),
)
"""Names are the keys `screen.<key>` of the catalogue."""
