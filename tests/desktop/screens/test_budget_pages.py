"""The pages of an opened budget: made when turned to, kept current, left with everything written."""

import pytest
from PySide6.QtCore import Qt

from hromada_desk.desktop import style
from hromada_desk.desktop.budget_page import BudgetDeed, BudgetPage, PageEntry, Surroundings
from hromada_desk.desktop.budget_surroundings import AROUND_BUDGET
from hromada_desk.desktop.screens.budget.screen import BudgetScreen
from hromada_desk.services.budget_cells import write_cell
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import office_of, type_in
from tests.services.budget_desk import new_desk, numbered, small_budget

CONTROL = Qt.KeyboardModifier.ControlModifier


class Notes(BudgetPage):
    """A page that notes what it is told."""

    def __init__(self, _office=None):
        super().__init__()
        self.heard = []

    def show_book(self, book):
        self.heard.append(("show", book))

    def reload(self):
        self.heard.append(("reload",))

    def commit(self):
        self.heard.append(("commit",))


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def made():
    return []


@pytest.fixture
def screen(qtbot, qapp, desk, tmp_path, made):
    set_language("uk")
    style.install(qapp, style.Theme.LIGHT, 1.0)
    office, noted, _bar = office_of(desk, tmp_path)

    def page(_office):
        made.append(Notes())
        return made[-1]

    around = Surroundings((PageEntry("scenarios", page),), (BudgetDeed("import", "import", lambda _office, book: noted.said.append(book)),))
    found = BudgetScreen(office, around)
    found.noted = noted
    qtbot.addWidget(found)
    found.resize(1198, 640)
    found.reload()
    with qtbot.waitExposed(found):
        found.show()
    found.activateWindow()
    deaf = desk.subscribe(lambda _kinds: found.reload())
    found.open_subject(small_budget(desk).budget_id)
    yield found
    deaf()


def test_a_page_is_made_when_it_is_first_turned_to_and_shares_the_book(screen, made, qtbot):
    assert made == []
    qtbot.keyClick(screen.work.view, Qt.Key.Key_PageDown, CONTROL)
    assert made[0].heard == [("show", screen.work.book)]
    assert screen.opened.page is made[0]
    qtbot.keyClick(made[0], Qt.Key.Key_PageUp, CONTROL)
    assert screen.opened.page is screen.work
    assert len(made) == 1


def test_what_is_typed_is_written_before_the_page_is_left(screen, qtbot):
    work = screen.work
    work.go_to(numbered(work.book)["1.1"], "quantity")
    type_in(qtbot, work.view, "11", leave=None)
    screen.opened.turn_to("scenarios")
    assert work.book.lines[numbered(work.book)["1.1"]].quantity == 11


def test_a_page_out_of_sight_hears_of_changes_when_it_is_turned_to(screen, made):
    screen.opened.turn_to("scenarios")
    screen.opened.turn_to("costs")
    heard = len(made[0].heard)
    write_cell(screen.work.book, numbered(screen.work.book)["1.1"], "quantity", "12", "uk")
    assert len(made[0].heard) == heard
    screen.opened.turn_to("scenarios")
    assert made[0].heard[-1] == ("reload",)


def test_another_budget_opens_at_its_costs_and_the_page_shows_it_next(screen, made, desk):
    screen.opened.turn_to("scenarios")
    screen.open_subject(small_budget(desk).budget_id)
    assert screen.opened.page is screen.work
    screen.opened.turn_to("scenarios")
    assert made[0].heard[-1] == ("show", screen.work.book)


def test_a_page_leads_back_to_a_cell(screen, made):
    screen.opened.turn_to("scenarios")
    place = (numbered(screen.work.book)["1.2"], "quantity")
    made[0].cell_asked.emit(*place)
    assert screen.opened.page is screen.work
    assert screen.work.view.place() == place


def test_a_deed_of_the_files_menu_gets_the_book(screen):
    screen.work.toolbar.files_menu.deed_asked.emit("import")
    assert screen.noted.said == [screen.work.book]


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("key", [each.key for each in AROUND_BUDGET.pages])
def test_every_page_of_the_program_opens_a_budget(qtbot, qapp, desk, tmp_path, key, language):
    set_language(language)
    style.install(qapp, style.Theme.LIGHT, 1.0)
    office, _noted, bar = office_of(desk, tmp_path)
    whole = BudgetScreen(office, AROUND_BUDGET)
    qtbot.addWidget(whole)
    whole.resize(1198, 640)
    with qtbot.waitExposed(whole):
        whole.show()
    whole.open_subject(small_budget(desk).budget_id)
    whole.opened.turn_to(key)
    assert whole.opened.page.isVisible()
    assert bar.isHidden()
    set_language("uk")
