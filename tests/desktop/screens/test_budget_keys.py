"""The grid by its keys: rows above, rows on the move, today, groups of columns, the clipboard, another currency."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from hromada_desk.desktop.kit.grid_rows import CellState
from hromada_desk.desktop.screens.budget.line_terms import BaseChooser, line_sections, link_searches
from hromada_desk.domain.money import money
from hromada_desk.domain.records.project import Site
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import history
from hromada_desk.services.budget_cells import write_cell
from hromada_desk.services.projects import new_project
from tests.desktop.screens.budget_office import editor, letters, type_in
from tests.desktop.screens.opened_budget import opened_budget
from tests.services.budget_desk import new_desk, numbered, small_budget

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


def text(work, number, column):
    at = work.view.grid.place_of(numbered(work.book)[number], column)
    return work.view.grid.cell(at.row(), at.column()).text.replace("\u00a0", " ")


def caret_in(work, number, column):
    work.go_to(numbered(work.book)[number], column)


def press(qtbot, work, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(work.view, key, modifier)


def columns(work):
    return [each.key for each in work.view.grid.columns]


def test_a_line_comes_above_the_carets(work, qtbot):
    caret_in(work, "1.2", "quantity")
    press(qtbot, work, Qt.Key.Key_Insert, CONTROL | SHIFT)
    assert work.view.place() == (numbered(work.book)["1.2"], "title")
    type_in(qtbot, work.view, "Лак")
    assert [text(work, each, "title") for each in ("1.1", "1.2", "1.3")] == ["Дошки", "Лак", "Цвяхи"]


def test_chosen_rows_move_together_and_stay_chosen(work, qtbot):
    caret_in(work, "1.1", "title")
    press(qtbot, work, Qt.Key.Key_Down, SHIFT)
    press(qtbot, work, Qt.Key.Key_Down, ALT | SHIFT)
    assert [text(work, each, "title") for each in ("1.1", "1.2", "1.3")] == ["Фарба", "Дошки", "Цвяхи"]
    assert work.view.range.chosen()[0] == range(2, 4)


def test_a_line_leaves_its_heading_and_comes_back(work, qtbot):
    caret_in(work, "1.3", "title")
    press(qtbot, work, Qt.Key.Key_Left, ALT | SHIFT)
    assert text(work, "2", "title") == "Фарба"
    press(qtbot, work, Qt.Key.Key_Right, ALT | SHIFT)
    assert text(work, "1.3", "title") == "Фарба"


def test_this_year_goes_into_the_chosen_cells(work, qtbot):
    caret_in(work, "1.1", "year")
    press(qtbot, work, Qt.Key.Key_Down, SHIFT)
    press(qtbot, work, Qt.Key.Key_Semicolon, CONTROL)
    assert [text(work, each, "year") for each in ("1.1", "1.2", "1.3")] == ["2026", "2026", "2027"]
    history.undo(work.book.desk)
    assert text(work, "1.2", "year") == "2027"


def test_groups_of_columns_open_and_fold_by_their_keys(work, qtbot):
    press(qtbot, work, Qt.Key.Key_3, CONTROL | SHIFT)
    assert "in_year:2027" in columns(work)
    assert text(work, "1", "in_year:2027") == "1 340,00"
    press(qtbot, work, Qt.Key.Key_2, CONTROL | SHIFT)
    assert text(work, "1", "covered") == "1 100,00"
    assert work.view.grid.total.cells[columns(work).index("covered")].text.replace("\u00a0", " ") == "1 100,00"
    press(qtbot, work, Qt.Key.Key_1, CONTROL | SHIFT)
    caret_in(work, "1.1", "kekv")
    type_in(qtbot, work.view, "3132", leave=None)
    qtbot.keyClick(editor(work.view), Qt.Key.Key_Tab)
    assert work.book.lines[numbered(work.book)["1.1"]].kekv == "3132"


def test_what_is_open_is_open_again_when_the_budget_is(screen, work, qtbot):
    book = work.book
    press(qtbot, work, Qt.Key.Key_3, CONTROL | SHIFT)
    screen.show_list()
    screen.open_subject(book.budget_id)
    assert "in_year:2027" in columns(work)
    screen.open_subject(small_budget(book.desk).budget_id)
    assert "in_year:2027" not in columns(work)


def test_a_finding_opens_the_folded_group_of_its_column(work):
    caret_in(work, "1.1", "kekv")
    assert work.view.place()[1] == "kekv"


def test_cut_cells_are_empty_and_paste_elsewhere_as_they_were(work, qtbot):
    caret_in(work, "1.1", "quantity")
    press(qtbot, work, Qt.Key.Key_Right, SHIFT)
    press(qtbot, work, Qt.Key.Key_X, CONTROL)
    assert text(work, "1.1", "total") == "0,00"
    caret_in(work, "1.2", "quantity")
    press(qtbot, work, Qt.Key.Key_V, CONTROL)
    assert text(work, "1.2", "total") == "1 000,00"


def test_other_programs_get_figures_and_raw_cells(work, qtbot):
    caret_in(work, "1.1", "quantity")
    for _ in range(4):
        press(qtbot, work, Qt.Key.Key_Right, SHIFT)
    press(qtbot, work, Qt.Key.Key_C, CONTROL)
    data = QGuiApplication.clipboard().mimeData()
    assert data.text() == "10\t100\tUAH\t2027\t1000\t400"
    assert 'sdval="1000.00"' in data.html()


def test_a_table_of_a_spreadsheet_comes_in_by_its_exact_figures(work, qtbot):
    data = QMimeData()
    data.setText("1.234\t7,5 €")
    data.setHtml('<table><tr><td sdval="1.234">1.234</td><td sdval="7.5">7,5 €</td></tr></table>')
    QGuiApplication.clipboard().setMimeData(data)
    caret_in(work, "1.1", "quantity")
    press(qtbot, work, Qt.Key.Key_V, CONTROL)
    line = work.book.lines[numbered(work.book)["1.1"]]
    assert (line.quantity, line.unit_cost.money) == (Decimal("1.234"), money("7.5", "EUR"))


def test_both_readings_of_a_pasted_number_are_offered_and_one_is_taken(work, qtbot):
    QGuiApplication.clipboard().setText("1.234\nсім")
    caret_in(work, "1.1", "quantity")
    press(qtbot, work, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(work.panel.isVisible)
    assert text(work, "1.1", "quantity") == "10"
    work.panel.found.emit("0=first")
    assert text(work, "1.1", "quantity") == "1 234"
    qtbot.waitUntil(lambda: len(work.deeds.unkept._cells) == 1)
    work.panel.found.emit(f"{numbered(work.book)['1.2']}|quantity")
    assert work.view.place() == (numbered(work.book)["1.2"], "quantity")


def test_arithmetic_shows_its_result_below_the_cell_while_it_is_typed(work, qtbot):
    caret_in(work, "1.1", "unit_cost")
    letters(work.view, "=")
    letters(editor(work.view), "12*450,50")
    assert work.hints.hint.accessibleName().replace("\u00a0", " ") == "= 5 406"
    qtbot.keyClick(editor(work.view), Qt.Key.Key_Return)
    assert text(work, "1.1", "unit_cost") == "5 406,00"


def test_a_share_shows_its_part_and_its_base(work, qtbot):
    caret_in(work, "1.3", "quantity")
    type_in(qtbot, work.view, "7 %")
    assert (text(work, "1.3", "quantity"), text(work, "1.3", "unit_cost"), text(work, "1.3", "total")) == ("7 %", "1 240,00", "86,80")
    at = work.view.grid.place_of(numbered(work.book)["1.3"], "unit_cost")
    assert work.view.grid.cell(at.row(), at.column()).state is CellState.COMPUTED
    caret_in(work, "1.3", "quantity")
    assert "1 240,00" in work.hints.hint.accessibleName().replace("\u00a0", " ")
    work.panel.show_line(work.book, numbered(work.book)["1.3"])
    assert "percent" in work.panel.form.forms[0].lines


def test_in_another_currency_everything_is_shown_and_nothing_typed(screen, work, qtbot):
    work.facts.currency_chosen.emit("EUR")
    assert text(work, "1", "total") == "27,24"
    assert not work.elsewhere.isHidden()
    caret_in(work, "1.1", "quantity")
    press(qtbot, work, Qt.Key.Key_F2)
    assert editor(work.view) is None
    before = dict(work.book.lines)
    press(qtbot, work, Qt.Key.Key_Return, CONTROL)
    QGuiApplication.clipboard().setText("99")
    press(qtbot, work, Qt.Key.Key_V, CONTROL)
    assert work.book.lines == before
    assert len(screen.noted.said) == 1
    work.elsewhere.acted.emit()
    assert text(work, "1", "total") == "1 340,00"
    assert work.elsewhere.isHidden()


def test_without_a_rate_the_look_is_refused_and_the_budget_stays(screen, work):
    write_cell(work.book, numbered(work.book)["1.1"], "unit_cost", "100 PLN", "uk")
    work.facts.currency_chosen.emit("EUR")
    assert not screen.bar.isHidden()
    assert not work.is_elsewhere
    assert text(work, "1", "total") == "340,00"


def test_the_heading_of_what_is_in_sight_stays_in_sight(screen, work, qtbot):
    for _ in range(40):
        work.deeds.add_line()
    first = numbered(work.book)["1.1"]
    assert work.view.pin.isVisible()
    assert "1 340,00" in work.view.pin.accessibleName().replace("\u00a0", " ")
    work.go_to(first, "title")
    assert not work.view.pin.isVisible() or work.view.visualRect(work.view.currentIndex()).top() >= work.view.pin.height()


def test_all_headings_close_at_once_and_the_caret_stays_in_sight(work):
    caret_in(work, "1.2", "title")
    work.holder.fold_all(closed=True)
    assert work.view.grid.rowCount() == 1
    assert work.view.place()[0] == numbered(work.book)["1"]
    work.holder.fold_all(closed=False)
    assert work.view.grid.rowCount() == 4


def test_f1_lists_the_keys(work, qtbot):
    press(qtbot, work, Qt.Key.Key_F1)
    assert work.panel.isVisible()


def test_the_menu_of_rows_names_keys_and_is_silent_where_nothing_can_be_written(work):
    words = [each.text() for each in work.rows_menu.actions()]
    assert any("Ctrl+V" in each for each in words)
    assert not any("budget_grid" in each for each in words)
    work.facts.currency_chosen.emit("EUR")
    assert not work.deeds.actions["add_line"].isEnabled()


def test_a_line_may_be_linked_to_sites_of_its_own_project_only(desk):
    ours, others = new_project(desk, Bilingual("Дах", "Roof")), new_project(desk, Bilingual("Міст", "Bridge"))
    desk.put("change.created", Site(id=desk.new_id(), project_id=ours.id, name=Bilingual("Ліцей")),
             Site(id=desk.new_id(), project_id=others.id, name=Bilingual("Міст через Білоус")))
    book = small_budget(desk, project_id=ours.id)
    assert [each.words for each in link_searches(book)["site_id"]("")] == ["Ліцей"]
    assert list(link_searches(book)["activity_id"]("")) == []


def test_the_panel_tells_of_a_line_what_it_is(work):
    book = work.book
    heading, line = book.lines[numbered(book)["1"]], book.lines[numbered(book)["1.1"]]
    names = lambda record: {name for _title, fields in line_sections(book, record) for name in fields}  # noqa: E731 - told thrice
    assert names(heading) == {"title", "role"}
    assert {"unit_cost", "period", "site_id"} <= names(line)
    assert not {"activity_id", "result_id", "percent"} & names(line)
    write_cell(book, line.id, "quantity", "5 %", "uk")
    assert "percent" in names(book.lines[line.id])
    assert "unit_cost" not in names(book.lines[line.id])


def test_the_base_of_a_share_is_chosen_in_the_panel(work, qtbot):
    line_id = numbered(work.book)["1.3"]
    write_cell(work.book, line_id, "quantity", "10 %", "uk")
    work.panel.show_line(work.book, line_id)
    chooser = work.panel.findChild(BaseChooser)
    chooser._toggle(("total",))
    assert set(work.book.lines[line_id].base) == {"direct", "total"}
    chooser._toggle(("direct",))
    assert work.book.lines[line_id].base == ("total",)
