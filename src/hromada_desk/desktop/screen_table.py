"""The table of all screens, in the order of the rail; the window knows nothing else about them."""

from collections.abc import Callable
from dataclasses import dataclass

from hromada_desk.desktop.office import Office, Screen
from hromada_desk.desktop.screens.budget.screen import BudgetScreen
from hromada_desk.desktop.screens.projects.screen import ProjectsScreen
from hromada_desk.desktop.screens.proposals.screen import ProposalsScreen
from hromada_desk.desktop.screens.records.screen import calls_screen, partners_screen
from hromada_desk.desktop.screens.settings.screen import SettingsScreen
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call, Proposal
from hromada_desk.domain.records.record import Record


@dataclass(frozen=True, slots=True)
class ScreenEntry:
    """One screen: its key, icon, how it is made, and the kind the rail counts. `at_bottom` puts it at the foot of the rail."""

    key: str
    icon: str
    make: Callable[[Office], Screen]
    counts: type[Record] | None = None
    at_bottom: bool = False
    shortcut: str = ""


SCREENS: tuple[ScreenEntry, ...] = (
    ScreenEntry("projects", "project", ProjectsScreen, Project, shortcut="Ctrl+1"),
    ScreenEntry("partners", "partners", partners_screen, Partner, shortcut="Ctrl+2"),
    ScreenEntry("calls", "call", calls_screen, Call, shortcut="Ctrl+3"),
    ScreenEntry("proposals", "proposal", ProposalsScreen, Proposal, shortcut="Ctrl+4"),
    ScreenEntry("budgets", "budget", BudgetScreen, Budget, shortcut="Ctrl+5"),
    ScreenEntry("settings", "settings", SettingsScreen, at_bottom=True),
)
"""Names are the keys `screen.<key>` of the catalogue."""
