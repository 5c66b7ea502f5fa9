"""The page of scenarios and versions: supposing, comparing, adopting, going back, all by keyboard."""

import json
from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QPlainTextEdit

from hromada_desk.desktop import style
from hromada_desk.desktop.screens.budget_scenarios.page import ScenariosPage
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget_variants import BudgetVersion
from hromada_desk.services import history
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_comparison import key_of
from hromada_desk.services.budget_scenarios import add_step, create_scenario, scenarios_of, steps_of
from hromada_desk.services.budget_versions import keep_version, versions_of
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.budget_office import letters, office_of
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
    """Show the page around a book; it hears of changes as the screen around it tells them."""
    set_language("uk")
    style.install(qapp, style.Theme.LIGHT, 1.0)
    kept = []

    def made(book):
        office, noted, bar = office_of(book.desk, tmp_path)
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
    scenario = create_scenario(book.desk, book.budget_id, "Усе дорожчає")
    add_step(book.desk, scenario.id, "growth", percent=Decimal("0.1"))
    return scenario


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


def test_adopting_makes_the_budget_what_was_shown_and_undo_takes_it_back(open_page, book, qtbot):
    with_scenario(book)
    page = open_page(book)
    promised = page.both.right.parts.figures

    qtbot.mouseClick(page.toolbar.adopt, Qt.MouseButton.LeftButton)

    assert book.figures == promised
    assert [each.name for each in versions_of(book.desk, book.budget_id)] == ["До прийняття: Усе дорожчає"]
    assert page.noted.undo == ["Сценарій «Усе дорожчає» прийнято, попередній бюджет збережено версією"]
    history.undo(book.desk)
    qtbot.waitUntil(lambda: page.lists.scenarios.model.rowCount() == 1)
    assert book.figures.total == uah("1340")
    assert page.lists.versions.model.rowCount() == 0


def test_a_version_is_kept_and_gone_back_to(open_page, book, qtbot):
    page = open_page(book)
    qtbot.mouseClick(page.empty.link, Qt.MouseButton.LeftButton)
    book.write("change.edited", [replace(book.lines[numbered(book)["1.1"]], quantity=Decimal(11))])
    page.reload()
    assert page.both.found.total.difference == uah("-100")

    qtbot.mouseClick(page.toolbar.restore, Qt.MouseButton.LeftButton)

    assert book.figures.total == uah("1340")
    assert page.table.told.text() == "Сторони не відрізняються"
    assert page.noted.undo[-1].startswith("Бюджет повернуто до версії «Версія 23.11.2026")


def test_any_two_sides_can_be_compared_and_swapped(open_page, book, qtbot):
    scenario = with_scenario(book)
    version = keep_version(book, "Перша")
    page = open_page(book)

    page.toolbar.left.setFocus()
    page.toolbar.left.setCurrentIndex(page.toolbar.left.findData(key_of("version", version.id)))
    page.toolbar.left.activated.emit(page.toolbar.left.currentIndex())
    qtbot.mouseClick(page.toolbar.swap, Qt.MouseButton.LeftButton)

    assert (page.left, page.right) == (key_of("scenario", scenario.id), key_of("version", version.id))
    assert page.both.found.total.difference == uah("-134")
    assert page.toolbar.restore.isVisible()
    assert not page.toolbar.adopt.isVisible()


def test_the_table_shows_changes_alone_or_sources_and_years(open_page, book, qtbot):
    scenario = create_scenario(book.desk, book.budget_id, "Дошки дорожчають")
    add_step(book.desk, scenario.id, "growth", line_id=numbered(book)["1.1"], percent=Decimal("0.1"))
    page = open_page(book)

    qtbot.mouseClick(page.table.what._buttons["changes"], Qt.MouseButton.LeftButton)
    assert list(shown(page)) == ["1", "1.1"]

    qtbot.mouseClick(page.table.what._buttons["sums"], Qt.MouseButton.LeftButton)
    titles = [each.cells[1].text for each in page.table.table.model.matching_rows]
    assert titles[:3] == ["Хто платить", "Місцевий бюджет", "Грант"]
    assert "Ще не покрито" in titles


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


def test_a_damaged_version_is_a_sentence_and_the_page_stands(open_page, book):
    version = keep_version(book, "Перша")
    desk = book.desk
    desk.put("change.edited", replace(desk.get(BudgetVersion, version.id), content=json.dumps({"records": [1]})))

    page = open_page(book)

    assert page.both is None
    assert page.table.told.text() == "Ці сторони порівняти не можна"
    assert not page.bar.isHidden()
    assert not page.toolbar.export.isEnabled()


def test_the_comparison_goes_to_paper_with_the_figures_of_the_screen(open_page, book, qtbot, tmp_path):
    with_scenario(book)
    page = open_page(book)
    page.office.files.path = tmp_path / "порівняння.pdf"

    page.deeds.export()

    qtbot.waitUntil(lambda: bool(page.noted.said), timeout=10_000)
    text = "".join(each.extract_text() for each in pypdf.PdfReader(tmp_path / "порівняння.pdf").pages)
    text = " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())
    for wanted in ("Усе дорожчає", "1 340,00", "1 474,00", "+134,00", "Дошки"):
        assert wanted in text


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


def test_the_budget_opened_again_is_shown_as_it_has_become(open_page, book, desk):
    with_scenario(book)
    page = open_page(book)
    other = BudgetBook(desk, book.budget_id)
    line = other.lines[numbered(other)["1.1"]]
    desk.put("change.edited", replace(line, quantity=Decimal(20)), kind="budget_line", title="")

    page.show_book(BudgetBook(desk, book.budget_id))

    assert page.both.found.total.left == uah("2340")


def test_enter_on_a_row_leads_to_its_line_among_the_costs(open_page, book, qtbot):
    with_scenario(book)
    page = open_page(book)
    line_id = numbered(book)["1.2"]
    page.table.table.view.choose(line_id)

    with qtbot.waitSignal(page.cell_asked) as asked:
        qtbot.keyClick(page.table.table.view, Qt.Key.Key_Return)

    assert asked.args == [line_id, "title"]


def test_what_nobody_pays_any_more_is_told_above_the_table(open_page, book):
    scenario = create_scenario(book.desk, book.budget_id, "Місцевий бюджет платить пів")
    add_step(book.desk, scenario.id, "source_share", source_id=book.sources[0].id, percent=Decimal("0.5"))

    page = open_page(book)

    assert page.table.told.text().replace("\u00a0", " ") == "Змінено 3 рядки · не покрито 170,00 ₴"
    assert shown(page)["1.1"][-1] == "інші частки"
