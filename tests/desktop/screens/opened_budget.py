"""The budgets screen with a small budget open, for tests of its grid."""

from hromada_desk.desktop import style
from hromada_desk.desktop.screens.budget.screen import BudgetScreen
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import office_of
from tests.services.budget_desk import small_budget


def opened_budget(qtbot, qapp, desk, folder):
    """Shows the screen, which hears of changes as its window tells them, until the test is over. For a fixture."""
    set_language("uk")
    style.install(qapp, style.Theme.LIGHT, 1.0)
    office, noted, bar = office_of(desk, folder)
    made = BudgetScreen(office)
    made.noted, made.bar = noted, bar
    qtbot.addWidget(made)
    made.resize(1198, 640)
    made.reload()
    made.open_subject(small_budget(desk).budget_id)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    deaf = desk.subscribe(lambda _kinds: made.reload())
    yield made
    deaf()
