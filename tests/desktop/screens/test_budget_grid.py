"""The budget as a spreadsheet for the keyboard: what is typed is in the figures at once, and nothing typed is lost."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from hromada_desk.desktop.kit.grid_rows import CellState
from hromada_desk.domain.money import money
from hromada_desk.services import history
from tests.desktop.screens.budget_office import editor, letters, offered, type_in
from tests.desktop.screens.opened_budget import opened_budget
from tests.services.budget_desk import new_desk, numbered

CONTROL, SHIFT, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    opened = new_desk(tmp_path_factory.mktemp("budget"))
    yield opened
    opened.close()


@pytest.fixture
def screen(qtbot, qapp, desk, tmp_path):
    yield from opened_budget(qtbot, qapp, desk, tmp_path)


@pytest.fixture
def work(screen):
    return screen.work


def shown(work, number, column):
    """The cell as the grid shows it."""
    view = work.view
    at = view.grid.place_of(numbered(work.book)[number], column)
    return view.grid.cell(at.row(), at.column())


def text(work, number, column):
    return shown(work, number, column).text.replace("\u00a0", " ")


def source(work, at):
    return f"source:{work.book.sources[at].id}"


def caret_in(work, number, column):
    work.go_to(numbered(work.book)[number], column)


def test_the_model_keeps_qts_own_rules(work, qtbot):
    QAbstractItemModelTester(work.view.grid, QAbstractItemModelTester.FailureReportingMode.Fatal, work.view)
    caret_in(work, "1.1", "quantity")
    type_in(qtbot, work.view, "12")
    work.deeds.add_line()
    work.holder.fold(numbered(work.book)["1"])
    assert work.view.grid.rowCount() == 1


def test_typing_enter_and_the_figures_are_there(work, qtbot):
    caret_in(work, "1.2", "unit_cost")
    type_in(qtbot, work.view, "61,50")
    assert text(work, "1.2", "total") == "246,00"
    assert text(work, "1", "total") == "1 346,00"
    assert work.view.grid.total.cells[7].text.replace("\u00a0", " ") == "1 346,00"
    assert work.view.place() == (numbered(work.book)["1.3"], "unit_cost")


def test_tab_goes_right_and_passes_over_what_is_computed(work, qtbot):
    caret_in(work, "1.1", "year")
    type_in(qtbot, work.view, "2028", Qt.Key.Key_Tab)
    assert work.view.place() == (numbered(work.book)["1.1"], source(work, 0))
    assert text(work, "1.1", "year") == "2028"


def test_an_ambiguous_number_stays_in_its_cell_with_the_question_below(work, qtbot):
    caret_in(work, "1.1", "quantity")
    type_in(qtbot, work.view, "1.234")
    qtbot.waitUntil(lambda: work.view.place()[0] == numbered(work.book)["1.1"])
    cell = shown(work, "1.1", "quantity")
    assert (cell.text, cell.state) == ("1.234", CellState.PROBLEM)
    assert "1.234" in work.hints.hint.accessibleName()
    assert work.book.lines[numbered(work.book)["1.1"]].quantity == 10
    qtbot.keyClick(work.view, Qt.Key.Key_Escape)
    assert text(work, "1.1", "quantity") == "10"
    assert work.hints.hint.isHidden()


def test_a_unit_is_offered_while_typing_and_enter_takes_the_first(work, qtbot):
    caret_in(work, "1.1", "unit")
    type_in(qtbot, work.view, "квадр", leave=None)
    qtbot.keyClick(offered(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: work.book.lines[numbered(work.book)["1.1"]].unit == "MTK")
    assert text(work, "1.1", "unit") == "м²"


def test_a_foreign_currency_is_bold_with_its_rate_in_the_tooltip(work, qtbot):
    caret_in(work, "1.1", "currency")
    type_in(qtbot, work.view, "євро", leave=None)
    qtbot.keyClick(offered(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown(work, "1.1", "currency").bold)
    cell = shown(work, "1.1", "currency")
    assert cell.text == "€"
    assert all(part in cell.tip for part in ("49,20", "20.11.2026", "НБУ"))
    assert text(work, "1.1", "total") == "49 200,00"


def test_a_missing_rate_is_a_problem_of_the_cell_that_f4_leads_out_of(work, qtbot):
    caret_in(work, "1.1", "unit_cost")
    type_in(qtbot, work.view, "100 PLN")
    caret_in(work, "1.1", "unit_cost")
    assert shown(work, "1.1", "unit_cost").state is CellState.PROBLEM
    qtbot.keyClick(work.view, Qt.Key.Key_F4)
    assert work.panel.isVisible()


def test_f4_gives_the_remainder_to_the_source_of_the_caret(work, qtbot):
    caret_in(work, "1.2", source(work, 1))
    assert not work.hints.hint.isHidden()
    qtbot.keyClick(work.view, Qt.Key.Key_F4)
    assert text(work, "1.2", source(work, 1)) == "240,00"
    assert text(work, "1.2", "difference") == "0"
    assert work.hints.hint.isHidden()


def test_control_enter_adds_a_line_and_its_title_can_be_typed_at_once(work, qtbot):
    caret_in(work, "1.1", "quantity")
    qtbot.keyClick(work.view, Qt.Key.Key_Return, CONTROL)
    assert work.view.place() == (numbered(work.book)["1.4"], "title")
    type_in(qtbot, work.view, "Лак")
    assert text(work, "1.4", "title") == "Лак"


def test_delete_on_a_number_removes_the_line_and_the_toast_offers_undo(work, screen, qtbot):
    caret_in(work, "1.2", "number")
    qtbot.keyClick(work.view, Qt.Key.Key_Delete)
    assert [each.title.uk for each in work.book.siblings(numbered(work.book)["1"])] == ["Дошки", "Фарба"]
    assert len(screen.noted.undo) == 1
    history.undo(work.book.desk)
    assert text(work, "1.2", "title") == "Цвяхи"


def test_delete_elsewhere_empties_the_cells(work, qtbot):
    caret_in(work, "1.1", "quantity")
    qtbot.keyClick(work.view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(work.view, Qt.Key.Key_Delete)
    assert [text(work, each, "quantity") for each in ("1.1", "1.2", "1.3")] == ["", "", "2"]
    history.undo(work.book.desk)
    assert text(work, "1.1", "quantity") == "10"


def test_a_line_moves_with_the_caret_on_it(work, qtbot):
    caret_in(work, "1.1", "title")
    qtbot.keyClick(work.view, Qt.Key.Key_Down, ALT | SHIFT)
    assert text(work, "1.2", "title") == "Дошки"
    assert work.view.place() == (numbered(work.book)["1.2"], "title")


def test_control_d_fills_the_range_down(work, qtbot):
    caret_in(work, "1.1", "unit_cost")
    qtbot.keyClick(work.view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(work.view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(work.view, Qt.Key.Key_D, CONTROL)
    assert {text(work, each, "unit_cost") for each in ("1.1", "1.2", "1.3")} == {"100,00"}


def test_a_block_from_a_sheet_comes_in_as_one_change_and_names_what_it_could_not_read(work, screen, qtbot):
    caret_in(work, "1.1", "quantity")
    QGuiApplication.clipboard().setText("5\t20,50\nбагато\t30\n")
    qtbot.keyClick(work.view, Qt.Key.Key_V, CONTROL)
    assert (text(work, "1.1", "total"), text(work, "1.2", "unit_cost")) == ("102,50", "30,00")
    qtbot.waitUntil(work.panel.isVisible)
    history.undo(work.book.desk)
    assert (text(work, "1.1", "total"), text(work, "1.2", "unit_cost")) == ("1 000,00", "60,00")


def test_a_copied_block_pasted_back_changes_nothing(work, qtbot):
    before = work.book.figures
    caret_in(work, "1.1", "title")
    for key, times in ((Qt.Key.Key_Right, 8), (Qt.Key.Key_Down, 2)):
        for _ in range(times):
            qtbot.keyClick(work.view, key, SHIFT)
    qtbot.keyClick(work.view, Qt.Key.Key_C, CONTROL)
    qtbot.keyClick(work.view, Qt.Key.Key_V, CONTROL)
    assert work.book.figures == before


def test_alt_down_walks_through_the_problems_and_opens_closed_headings(work, qtbot):
    caret_in(work, "1", "title")
    qtbot.keyClick(work.view, Qt.Key.Key_Space)
    assert work.view.grid.rowCount() == 1
    qtbot.keyClick(work.view, Qt.Key.Key_Down, ALT)
    assert work.view.place() == (numbered(work.book)["1.2"], "difference")


def test_undo_brings_back_figures_and_keeps_the_caret(work, qtbot):
    caret_in(work, "1.2", "quantity")
    type_in(qtbot, work.view, "40")
    history.undo(work.book.desk)
    assert text(work, "1.2", "total") == "240,00"
    history.redo(work.book.desk)
    assert text(work, "1.2", "total") == "2 400,00"
    assert work.view.place()[1] == "quantity"


def test_what_is_being_typed_is_kept_when_the_screen_is_left(work, screen):
    caret_in(work, "1.3", "quantity")
    letters(work.view, "9")
    screen.commit()
    assert work.book.lines[numbered(work.book)["1.3"]].quantity == Decimal(9)
    assert work.book.desk.store.drafts() == ()


def test_half_typed_figures_are_a_draft_until_escape(work, qtbot):
    caret_in(work, "1.3", "quantity")
    letters(work.view, "9")
    qtbot.waitUntil(lambda: bool(work.book.desk.store.drafts()), timeout=3000)
    qtbot.keyClick(editor(work.view), Qt.Key.Key_Escape)
    assert work.book.desk.store.drafts() == ()
    assert text(work, "1.3", "quantity") == "2"


def test_everything_in_the_grid_speaks_to_screen_readers(work):
    at = work.view.grid.place_of(numbered(work.book)["1.2"], "difference")
    spoken = work.view.grid.data(at, Qt.ItemDataRole.AccessibleTextRole)
    assert "−240,00" in spoken
    assert "240,00" in spoken.split(".", 1)[1]
    assert work.view.accessibleName()


def test_the_total_of_the_grid_is_that_of_the_domain(work):
    assert work.book.figures.total == money("1340", "UAH")
    assert text(work, "1", "total") == "1 340,00"
