"""The table of what opens around a budget: pages beside its costs, and dialogs. Screens do not know each other; the
table of screens gives this to the budget's.

Each is imported when it is first wanted.
"""

from hromada_desk.desktop.budget_page import BudgetDeed, BudgetPage, PageEntry, Surroundings
from hromada_desk.desktop.office import Office
from hromada_desk.services.budget_book import BudgetBook


def _scenarios(office: Office) -> BudgetPage:
    from hromada_desk.desktop.screens.budget_scenarios.page import ScenariosPage

    return ScenariosPage(office)


def _fact(office: Office) -> BudgetPage:
    from hromada_desk.desktop.screens.budget_fact.page import FactPage

    return FactPage(office)


def _import_file(office: Office, book: BudgetBook) -> None:
    from hromada_desk.desktop.screens.budget_import.dialog import import_into_budget

    import_into_budget(office, book)


def _donor_form(office: Office, book: BudgetBook) -> None:
    from hromada_desk.desktop.screens.budget_template.dialog import fill_donor_form

    fill_donor_form(office, book)


AROUND_BUDGET = Surroundings(
    pages=(PageEntry("scenarios", _scenarios), PageEntry("fact", _fact)),
    deeds=(BudgetDeed("import", "import", _import_file),
           BudgetDeed("donor_form", "workbook", _donor_form, writes=False)),
)
"""Everything there is, in the order it is shown."""
