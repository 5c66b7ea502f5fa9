"""The page of scenarios and versions: supposing, adopting, naming, all by keyboard."""


from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.services import history
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_comparison import key_of
from hromada_desk.services.budget_scenarios import add_step, create_scenario, scenarios_of, steps_of
from hromada_desk.services.budget_versions import versions_of
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import letters
from tests.desktop.screens.scenarios_page import pages, shown, typed, uah, with_scenario
from tests.services.budget_desk import new_desk, numbered, read_only, small_budget


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def book(desk):
    return small_budget(desk)


@pytest.fixture
def open_page(qtbot, qapp, tmp_path):
    yield from pages(qtbot, qapp, tmp_path)


def test_without_anything_the_page_offers_a_first_scenario_and_enter_makes_it(open_page, book, qtbot):
    page = open_page(book)
    page.focus_first()
    assert page.empty.isVisible()
    qtbot.keyClick(page.empty.start, Qt.Key.Key_Space)

    made = scenarios_of(book.desk, book.budget_id)[0]
    assert (page.left, page.right) == (key_of("budget", book.budget_id), key_of("scenario", made.id))
    assert page.panel.steps.add.hasFocus()
    assert page.table.told.text() == "Сторони не відрізняються"


def test_figures_follow_a_typed_step_at_once_and_the_budget_stays(open_page, book, qtbot):
    create_scenario(book.desk, book.budget_id, "Ціни")
    page = open_page(book)
    before = book.figures

    page.panel.steps.add_step("growth")
    typed(qtbot, page, "10")

    assert page.both.found.total.difference == uah("134")
    assert shown(page)["1.1"] == ["Дошки", "1 000,00", "1 100,00", "+100,00", "+10,0 %", "більше"]
    assert "+10 %" in page.panel.steps.forms[0].sentence.text().replace("\u00a0", " ")
    assert BudgetBook(book.desk, book.budget_id).figures == before


def test_a_new_sum_takes_the_place_of_a_growth(open_page, book, qtbot):
    with_scenario(book)
    page = open_page(book)

    typed(qtbot, page, "2000", "amount")

    step = steps_of(book.desk, scenarios_of(book.desk, book.budget_id)[0].id)[0]
    assert (step.percent, step.amount) == (None, uah("2000"))
    assert page.both.right.parts.figures.total == uah("2000")


def test_what_cannot_be_read_is_said_at_the_field_and_changes_nothing(open_page, book, qtbot):
    with_scenario(book)
    page = open_page(book)
    before = page.both

    typed(qtbot, page, "трохи")

    line = page.panel.steps.forms[0].amounts.lines["percent"]
    assert line.caption.isVisible()
    assert "трохи" in line.caption.text()
    assert page.both is before


def test_a_new_step_waits_for_its_amount_and_says_that_it_does_nothing_yet(open_page, book, qtbot):
    page = open_page(book)
    page.deeds.create()

    page.panel.steps.add_step("growth")

    form = page.panel.steps.forms[0]
    qtbot.waitUntil(form.amounts.lines["percent"].editor.line.hasFocus)
    qtbot.waitUntil(form.note.isVisible)
    assert "не вказано" in page.panel.steps.forms[0].note.text()


def test_a_rate_is_supposed_for_the_currency_the_budget_has_prices_in(open_page, book, qtbot):
    price = ConvertedMoney(money("10", "EUR"), Decimal("49.2"), rate_source="NBU")
    book.write("change.edited", [replace(book.lines[numbered(book)["1.1"]], unit_cost=price)])
    page = open_page(book)
    page.deeds.create()

    page.panel.steps.add_step("rate")
    typed(qtbot, page, "-10")

    assert page.both.found.total.difference == uah("-492")
    assert page.panel.steps.forms[0].sentence.text().replace("\u00a0", " ") == "Курс EUR зміниться на \u221210 %"


def test_a_new_step_is_scrolled_into_view(open_page, book, qtbot):
    page = open_page(book)
    page.deeds.create()
    for kind in ("growth", "source_share", "growth", "rate"):
        page.panel.steps.add_step(kind)

    last = page.panel.steps.forms[-1]
    qtbot.waitUntil(lambda: not last.amounts.lines["percent"].editor.line.visibleRegion().isEmpty())


def test_adopting_makes_the_budget_what_was_shown_and_undo_takes_it_back(open_page, book, qtbot):
    with_scenario(book)
    page = open_page(book)
    promised = page.both.right.parts.figures

    qtbot.mouseClick(page.toolbar.adopt, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.noted.undo))

    assert book.figures == promised
    assert [each.name for each in versions_of(book.desk, book.budget_id)] == ["До прийняття: Усе дорожчає"]
    assert page.noted.undo == ["Сценарій «Усе дорожчає» прийнято, попередній бюджет збережено версією"]
    history.undo(book.desk)
    qtbot.waitUntil(lambda: page.lists.scenarios.model.rowCount() == 1)
    assert book.figures.total == uah("1340")
    assert page.lists.versions.model.rowCount() == 0


def test_arrows_go_through_the_list_and_del_takes_to_the_trash(open_page, book, qtbot):
    first, second = with_scenario(book), create_scenario(book.desk, book.budget_id, "Інше")
    page = open_page(book)
    page.focus_first()

    qtbot.keyClick(page.lists.scenarios.view, Qt.Key.Key_Down)
    assert page.right == key_of("scenario", second.id)
    qtbot.keyClick(page.lists.scenarios.view, Qt.Key.Key_Delete)

    assert [each.id for each in scenarios_of(book.desk, book.budget_id)] == [first.id]
    assert page.noted.undo == ["Переміщено в кошик: Інше"]


def test_a_scenario_is_renamed_and_never_left_without_a_name(open_page, book, qtbot):
    with_scenario(book)
    page = open_page(book)
    line = page.panel.name.lines["name"].editor.line

    line.setFocus()
    line.selectAll()
    letters(line, "Нові ціни")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert scenarios_of(book.desk, book.budget_id)[0].name == "Нові ціни"
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Return)

    assert scenarios_of(book.desk, book.budget_id)[0].name == "Нові ціни"
    assert page.bar.isVisible() or not page.bar.isHidden()


def test_reading_only_nothing_can_be_changed(open_page, book, desk):
    with_scenario(book)
    others = read_only(desk)
    page = open_page(BudgetBook(others, book.budget_id))

    for each in (page.lists.new, page.lists.keep, page.toolbar.adopt, page.panel.steps.add,
                 *page.panel.steps.forms):
        assert not each.isEnabled()
    assert page.toolbar.export.isEnabled()
    others.close()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_control_has_a_name_for_readers(open_page, book, language):
    with_scenario(book)
    add_step(book.desk, scenarios_of(book.desk, book.budget_id)[0].id, "source_share")
    set_language(language)
    page = open_page(book)

    controls = [each for kind in (QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit)
                for each in page.findChildren(kind) if each.isVisible()]

    assert len(controls) > 15
    assert [each for each in controls if not each.accessibleName()] == []
