"""The budgets screen around the grid: the list, a first budget, sources, rates, checks, and reading only."""

from decimal import Decimal
from time import perf_counter

import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.frame import Frame
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.screens.budget.choices import ranked
from hromada_desk.desktop.screens.budget.columns import two_lines
from hromada_desk.desktop.screens.budget.rate_words import rate_words
from hromada_desk.desktop.screens.budget.screen import BudgetScreen
from hromada_desk.domain import positions
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import Budget, BudgetLine, FundingSource, LineShare, Rate
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import history
from hromada_desk.services.budget_units import unit_choices
from hromada_desk.services.budgets import budget_of
from hromada_desk.services.projects import new_project
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import office_of, type_in
from tests.services.budget_desk import new_desk, numbered, read_only, small_budget

PATIENCE_S = 0.5
"""A generous bound for one edit of a long budget on a busy machine; usually it takes a tenth of it."""


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def open_screen(qtbot, qapp, tmp_path):
    """Show the screen around a workspace; it hears of changes as in the window."""
    set_language("uk")
    style.install(qapp, style.Theme.LIGHT, 1.0)
    kept = []

    def made(desk):
        office, noted, bar = office_of(desk, tmp_path)
        screen = BudgetScreen(office)
        screen.noted, screen.bar = noted, bar
        qtbot.addWidget(screen)
        screen.resize(1198, 640)
        screen.reload()
        with qtbot.waitExposed(screen):
            screen.show()
        kept.append(desk.subscribe(lambda _kinds: QTimer.singleShot(0, screen, screen.reload)))
        return screen

    yield made
    for deaf in kept:
        deaf()
    set_language("uk")


def test_without_budgets_the_screen_leads_to_the_projects(open_screen, desk, qtbot):
    screen = open_screen(desk)
    page = screen.listing._pages.currentWidget()
    qtbot.mouseClick(page.start, Qt.MouseButton.LeftButton)
    assert screen.noted.gone == [("projects", "")]


def test_the_list_names_owner_total_and_what_is_missing(open_screen, desk):
    project = new_project(desk, Bilingual("Дах ліцею", "Roof"))
    book = small_budget(desk, project_id=project.id)
    screen = open_screen(desk)
    row = next(each for each in screen.listing.model.matching_rows if each.key == book.budget_id)
    words = [each.text.replace("\u00a0", " ") for each in row.cells]
    assert words == ["Дах ліцею", "Проєкт", "3", "1 340,00 ₴", "240,00 ₴"]


def test_a_project_without_a_budget_is_offered_one(open_screen, desk, qtbot):
    project = new_project(desk, Bilingual("Дах ліцею", "Roof"))
    screen = open_screen(desk)
    screen.open_subject(f"project:{project.id}")
    assert screen.place().crumbs[1][0] == "Дах ліцею"
    qtbot.mouseClick(screen.offer.page.start, Qt.MouseButton.LeftButton)
    budget = budget_of(desk, project_id=project.id)
    assert screen.work.book.budget_id == budget.id
    assert [each.kind.value for each in (screen.work.view.grid.row(0),)] == ["heading"]


def test_a_first_budget_may_be_in_euro(open_screen, desk, qtbot):
    project = new_project(desk, Bilingual("Дах", "Roof"))
    screen = open_screen(desk)
    screen.open_subject(f"project:{project.id}")
    qtbot.mouseClick(screen.offer.page.link, Qt.MouseButton.LeftButton)
    assert budget_of(desk, project_id=project.id).currency == "EUR"


def test_a_budget_that_is_gone_gives_way_to_the_list(open_screen, desk):
    book = small_budget(desk)
    screen = open_screen(desk)
    screen.open_subject(book.budget_id)
    screen.show_list()
    screen.listing.table.view.delete_asked.emit([book.budget_id])
    assert desk.all(Budget) == ()
    assert desk.all(BudgetLine) == ()
    assert len(screen.noted.undo) == 1


def test_a_new_source_is_a_column_and_leaves_again(open_screen, desk, qtbot):
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    work = screen.work
    before = len(work.view.grid.columns)
    work.show_source("")
    assert len(work.view.grid.columns) == before + 1
    assert work.panel.isVisible()
    assert work.panel.form.forms[0].lines["name"].isVisible()
    remove = next(each for each in work.panel.findChildren(QAbstractButton) if each.text() == "Прибрати джерело")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert len(work.view.grid.columns) == before
    assert len(screen.noted.undo) == 1


def test_a_source_that_pays_stays_and_the_reason_is_said(open_screen, desk, qtbot):
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    work = screen.work
    work.show_source(work.book.sources[0].id)
    remove = next(each for each in work.panel.findChildren(QAbstractButton) if each.text() == "Прибрати джерело")
    qtbot.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert len(work.book.sources) == 2
    assert not screen.bar.isHidden()


def test_a_rate_entered_in_the_panel_serves_the_lines_that_lack_it(open_screen, desk, qtbot):
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    work = screen.work
    line_id = numbered(work.book)["1.1"]
    work.go_to(line_id, "unit_cost")
    type_in(qtbot, work.view, "100 PLN")
    desk.put("change.created", Rate(id=desk.new_id(), currency="PLN", rate=Decimal("11.5"), rate_on=desk.today()))
    qtbot.waitUntil(lambda: any(each.currency == "PLN" for each in work.book.rates))
    work.panel.show_rate(work.book, "PLN")
    use = next(each for each in work.panel.findChildren(QAbstractButton) if "PLN" in each.text())
    qtbot.mouseClick(use, Qt.MouseButton.LeftButton)
    assert work.book.figures.lines[line_id].amount == money("11500", "UAH")


def test_the_check_of_sources_leads_to_the_line_that_is_short(open_screen, desk, qtbot):
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    work = screen.work
    work.checks.activated_key.emit("sources")
    assert work.view.place() == (numbered(work.book)["1.2"], "difference")


def test_in_a_workspace_for_reading_nothing_can_be_typed_and_it_says_why(open_screen, desk, qtbot):
    book = small_budget(desk)
    watching = read_only(desk)
    screen = open_screen(watching)
    screen.open_subject(book.budget_id)
    work = screen.work
    work.go_to(numbered(work.book)["1.1"], "quantity")
    qtbot.keyClick(work.view, Qt.Key.Key_F2)
    assert work.view.viewport().findChildren(QWidget) == []
    assert work.facts.told.text()
    assert not work.toolbar.line.isEnabled()
    assert work.toolbar.line.toolTip()
    watching.close()


def test_every_control_has_a_name_for_readers(open_screen, desk):
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    buttons = [each for each in screen.findChildren(QAbstractButton) if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    assert [each.text() for each in buttons if not each.accessibleName()] == []


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_screen_speaks_both_languages_without_bare_keys(open_screen, desk, language):
    set_language(language)
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    shown = [each.title for each in screen.work.view.grid.columns]
    shown += [each.text() for each in screen.findChildren(QAbstractButton)]
    assert [each for each in shown if "budget_screen." in each or "budget_line." in each] == []


def test_a_budget_of_five_thousand_lines_answers_an_edit_without_a_pause(open_screen, desk, qtbot):
    budget_id = _long_budget(desk, 5000)
    screen = open_screen(desk)
    screen.open_subject(budget_id)
    work = screen.work
    work.go_to(numbered(work.book)["30.20"], "quantity")
    started = perf_counter()
    type_in(qtbot, work.view, "77")
    work.view.viewport().repaint()
    took = perf_counter() - started
    at = work.view.grid.place_of(numbered(work.book)["30.20"], "quantity")
    assert work.view.grid.cell(at.row(), at.column()).text == "77"
    assert took < PATIENCE_S, f"{took:.2f} s"
    qtbot.waitUntil(lambda: work.view.grid.total.cells[7].text.replace("\u00a0", " ") == "1 507 400,00")


def _long_budget(desk, how_many):
    budget = Budget(id=desk.new_id())
    places = positions.many_after("", how_many)
    source = FundingSource(id=desk.new_id(), budget_id=budget.id, name=Bilingual("Грант", "Grant"), position="a")
    headings = [BudgetLine(id=desk.new_id(), budget_id=budget.id, line_type="heading", title=Bilingual("Розділ"), position=places[at])
                for at in range(50)]
    lines = [BudgetLine(id=desk.new_id(), budget_id=budget.id, parent_id=headings[at % 50].id, title=Bilingual("Рядок"),
                        quantity=Decimal(3), unit_cost=ConvertedMoney(money("100", "UAH")), position=places[at]) for at in range(how_many)]
    shares = [LineShare(id=desk.new_id(), line_id=each.id, source_id=source.id, amount=money("300", "UAH")) for each in lines]
    desk.put("change.created", budget, source, *headings, *lines, *shares, kind="budget", title="")
    return budget.id


def test_the_best_match_stands_first():
    assert ranked(unit_choices("uk"), "м")[0][0] == "м"
    assert ranked(unit_choices("uk"), "шт")[0][0] == "шт."
    assert ranked(unit_choices("en"), "square")[0][0] == "m²"
    assert ranked(unit_choices("uk"), "ніщо таке") == []


def test_a_rate_is_said_the_way_banks_say_it():
    assert rate_words(Decimal("49.2"), "EUR", "UAH", "uk") == "49,20\u00a0₴/€"
    assert rate_words(Decimal("0.020325203252"), "UAH", "EUR", "uk") == "49,20\u00a0₴/€"


def test_a_long_name_of_a_source_fits_two_lines(qapp):
    style.install(qapp, style.Theme.LIGHT, 1.0)
    assert two_lines("Відбудова разом: програма малих грантів для громад", 88).count("\n") == 1


def test_the_budget_can_be_kept_in_another_currency_and_back_by_one_undo(open_screen, desk):
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    work = screen.work
    work.toolbar.details_menu.currency_asked.emit("EUR")
    assert work.book.figures.total == money("27.24", "EUR")
    assert screen.place().context == "Євро (EUR)"
    history.undo(desk)
    work.reload()
    assert work.book.figures.total == money("1340", "UAH")


def test_the_budget_itself_can_be_named(open_screen, desk):
    screen = open_screen(desk)
    screen.open_subject(small_budget(desk).budget_id)
    screen.work.toolbar.details_menu.budget_asked.emit()
    assert {"title", "prices_on", "rate_source", "rates_on", "note"} == {name for form in screen.work.panel.form.forms for name in form.lines}


def test_the_workbook_of_the_budget_is_written(open_screen, desk, qtbot, tmp_path):
    screen = open_screen(desk)
    project = new_project(desk, Bilingual("Дах", "Roof"))
    screen.open_subject(small_budget(desk, project_id=project.id).budget_id)
    screen.work.toolbar.files_menu.paper_asked.emit("budget", "xlsx", "both")
    qtbot.waitUntil(lambda: bool(screen.noted.said), timeout=20000)
    assert (tmp_path / "budget.xlsx").read_bytes().startswith(b"PK")


def test_every_paper_of_the_menu_is_written_in_the_currency_looked_at(open_screen, desk, qtbot, tmp_path):
    screen = open_screen(desk)
    project = new_project(desk, Bilingual("Дах", "Roof"))
    screen.open_subject(small_budget(desk, project_id=project.id).budget_id)
    screen.work.facts.currency_chosen.emit("EUR")
    papers = screen.work.toolbar.files_menu.actions()
    assert len([each for each in papers if each.menu() is not None]) > 4
    screen.work.toolbar.files_menu.paper_asked.emit("budget", "xlsx", "en")
    qtbot.waitUntil(lambda: bool(screen.noted.said), timeout=20000)
    sheet = openpyxl.load_workbook(tmp_path / "budget.xlsx", data_only=True)
    words = [str(cell.value) for page in sheet for line in page.iter_rows() for cell in line if cell.value is not None]
    assert any("EUR" in each for each in words)
    assert "27.24" in words


def test_in_the_window_control_z_takes_an_edit_back_and_the_grid_shows_it(desk, qtbot, qapp, open_screen):
    set_language("uk")
    frame = Frame(desk, FileDialogs(QWidget()), lambda: None, lambda _language: None)
    qtbot.addWidget(frame)
    with qtbot.waitExposed(frame):
        frame.show()
    frame.go("budgets", small_budget(desk).budget_id)
    work = frame.stack.front.work
    work.go_to(numbered(work.book)["1.1"], "quantity")
    type_in(qtbot, work.view, "11")
    total = lambda: work.view.grid.total.cells[7].text.replace("\u00a0", " ")  # noqa: E731 - read anew each time
    assert total() == "1 440,00"
    frame.history.undo.trigger()
    qtbot.waitUntil(lambda: total() == "1 340,00")
    frame.history.redo.trigger()
    qtbot.waitUntil(lambda: total() == "1 440,00")
    frame.leave()
