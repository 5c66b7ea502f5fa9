"""The page of scenarios and versions around a book, for its tests."""

from decimal import Decimal

from PySide6.QtCore import Qt, QTimer

from hromada_desk.desktop import style
from hromada_desk.desktop.screens.budget_scenarios.page import ScenariosPage
from hromada_desk.domain.money import money
from hromada_desk.services.budget_scenarios import add_step, create_scenario
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import letters, office_of


def pages(qtbot, qapp, folder):
    """Gives what shows the page; it hears of changes as the screen around it tells them. For a fixture."""
    set_language("uk")
    style.install(qapp, style.Theme.LIGHT, 1.0)
    kept = []

    def made(book):
        office, noted, bar = office_of(book.desk, folder)
        page = ScenariosPage(office)
        page.noted, page.bar, page.office = noted, bar, office
        qtbot.addWidget(page)
        page.resize(1134, 600)
        with qtbot.waitExposed(page):
            page.show()
        page.show_book(book)
        kept.append(book.desk.subscribe(lambda _kinds: QTimer.singleShot(0, page, lambda: (book.refresh(),
                                                                                          page.reload()))))
        return page

    yield made
    for deaf in kept:
        deaf()
    set_language("uk")


def uah(amount):
    return money(amount, "UAH")


def typed(qtbot, page, text, field="percent"):
    """Type into the last step's field and leave it with Enter."""
    line = page.panel.steps.forms[-1].amounts.lines[field].editor.line
    line.setFocus()
    line.selectAll()
    letters(line, text)
    qtbot.keyClick(line, Qt.Key.Key_Return)


def shown(page):
    """The cells of the table by the number of the row, spaces made common."""
    rows = page.table.table.model.matching_rows
    return {each.cells[0].text: [cell.text.replace("\u00a0", " ").strip() for cell in each.cells[1:]] for each in rows}


def with_scenario(book):
    """A scenario in which everything costs a tenth more."""
    scenario = create_scenario(book.desk, book.budget_id, "Усе дорожчає")
    add_step(book.desk, scenario.id, "growth", percent=Decimal("0.1"))
    return scenario
