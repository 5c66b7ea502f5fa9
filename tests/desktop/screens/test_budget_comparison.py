"""The comparison of two sides on the page of scenarios and versions."""

import json
from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest
from PySide6.QtCore import Qt

from hromada_desk.domain.records.budget_variants import BudgetVersion
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_comparison import key_of
from hromada_desk.services.budget_scenarios import add_step, create_scenario
from hromada_desk.services.budget_versions import keep_version
from tests.desktop.screens.scenarios_page import pages, shown, uah, with_scenario
from tests.services.budget_desk import new_desk, numbered, small_budget


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


def test_a_version_is_kept_and_gone_back_to(open_page, book, qtbot):
    page = open_page(book)
    qtbot.mouseClick(page.empty.link, Qt.MouseButton.LeftButton)
    book.write("change.edited", [replace(book.lines[numbered(book)["1.1"]], quantity=Decimal(11))])
    page.reload()
    assert page.both.found.total.difference == uah("-100")

    page.noted.undo.clear()
    qtbot.mouseClick(page.toolbar.restore, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.noted.undo))

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
