"""The record table: prepared rows filtered, sorted and grouped; everything by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Group, Look, Row, fitted_widths
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.domain.folding import fold

COLUMNS = (Column("code", "Код", 100, Look.CODE), Column("name", "Назва", 280, stretches=True),
           Column("place", "Місце", 150, priority=4), Column("year", "Рік", 60, Look.NUMBER, priority=2),
           Column("need", "Потреба", 110, Look.NUMBER))
PROJECTS = (("PR-1", "Ґанок амбулаторії", "Здоров’я", 300), ("PR-2", "Дах ліцею", "Освіта", 1000), ("PR-10", "Їдальня садка", "Освіта", None),
            ("PR-3", "Ганок школи", "Освіта", 500))


def row(code, name, group, need):
    cells = (Cell(code), Cell(name), Cell("Новий Білоус"), Cell("2026", 2026), Cell("" if need is None else str(need), need))
    return Row(code, cells, group, fold(f"{code} {name}"))


def sums(rows):
    total = sum(each.cells[4].sort or 0 for each in rows)
    return {"need": Cell(str(total), total)}


@pytest.fixture
def model():
    made = RecordTableModel(COLUMNS, sums)
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.set_rows([row(*each) for each in PROJECTS])
    yield made
    tester.deleteLater()


@pytest.fixture
def table(qtbot, model):
    made = RecordTable(model, "Проєкти", "kinds.project", "kinds.project")
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitExposed(made):
        made.show()
    made.view.setFocus()
    return made


def keys(model):
    return [line.title if isinstance(line, Group) else line.key for line in map(model.shown, range(model.rowCount()))]


def test_names_are_in_the_order_of_the_ukrainian_alphabet(model):
    model.sort(1)
    assert keys(model) == ["PR-3", "PR-1", "PR-2", "PR-10"]


def test_codes_with_numbers_are_in_the_order_of_the_numbers(model):
    model.sort(0)
    assert keys(model) == ["PR-1", "PR-2", "PR-3", "PR-10"]


@pytest.mark.parametrize("order", list(Qt.SortOrder))
def test_what_has_no_figure_stands_last_in_both_directions(model, order):
    model.sort(4, order)
    assert keys(model)[-1] == "PR-10"


def test_rows_are_sorted_inside_groups_and_groups_by_their_sums(model):
    model.set_grouped(True)
    model.sort(4, Qt.SortOrder.DescendingOrder)
    assert keys(model) == ["Освіта", "PR-2", "PR-3", "PR-10", "Здоров’я", "PR-1"]


def test_a_filter_finds_every_word_in_any_spelling(model):
    model.set_filter("ганок АМБ")
    assert keys(model) == ["PR-1"]
    assert model.totals()["need"].text == "300"


def test_a_closed_group_still_counts_in_its_sum_and_in_the_total(model):
    model.set_grouped(True)
    model.toggle_group("Освіта")
    assert keys(model) == ["Здоров’я", "PR-1", "Освіта"]
    assert model.shown(2).cells["need"].text == "1500"
    assert model.totals()["need"].text == "1800"


def test_columns_leave_in_order_of_their_priority_and_the_name_keeps_its_width():
    assert fitted_widths(COLUMNS, 900, 1.0) == [100, 480, 150, 60, 110]
    assert fitted_widths(COLUMNS, 600, 1.0) == [100, 330, 0, 60, 110]
    assert fitted_widths(COLUMNS, 300, 1.0) == [100, 280, 0, 0, 110]


def test_selection_and_caret_stay_on_their_records_when_rows_are_read_anew(table):
    table.view.choose("PR-2")
    table.model.set_rows([row(*each) for each in reversed(PROJECTS)])
    assert table.view.selected_keys() == ["PR-2"]
    assert table.view.current_key() == "PR-2"


def test_arrows_choose_enter_opens_space_asks_for_the_panel_and_del_for_the_trash(qtbot, table):
    table.view.choose("PR-1")
    with qtbot.waitSignal(table.view.row_chosen) as chosen:
        qtbot.keyClick(table.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.view.row_opened) as opened:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.view.panel_asked) as panel:
        qtbot.keyClick(table.view, Qt.Key.Key_Space)
    with qtbot.waitSignal(table.view.delete_asked) as deleted:
        qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert [chosen.args, opened.args, panel.args, deleted.args] == [["PR-2"], ["PR-2"], ["PR-2"], [["PR-2"]]]


def test_left_closes_the_group_under_the_caret_and_right_opens_it(qtbot, table):
    table.model.set_grouped(True)
    table.view.setCurrentIndex(table.model.index(0, 0))
    qtbot.keyClick(table.view, Qt.Key.Key_Left)
    assert keys(table.model)[:2] == ["Здоров’я", "Освіта"]
    qtbot.keyClick(table.view, Qt.Key.Key_Right)
    assert keys(table.model)[:2] == ["Здоров’я", "PR-1"]


def test_group_headings_are_lower_than_rows_after_every_rearrangement(table):
    table.model.set_grouped(True)
    table.model.sort(4)
    heights = {(isinstance(table.model.shown(at), Group), table.view.rowHeight(at)) for at in range(table.model.rowCount())}
    assert heights == {(True, 28), (False, 30)}


def test_a_click_on_the_title_sorts_and_a_second_one_turns_the_order(qtbot, table):
    header = table.view.horizontalHeader()
    spot = table.view.horizontalHeader().viewport().rect().topLeft()
    spot.setX(header.sectionViewportPosition(4) + 20)
    spot.setY(10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert keys(table.model)[0] == "PR-1"
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert keys(table.model)[0] == "PR-2"


def test_the_order_is_chosen_without_a_mouse(qtbot, table):
    actions = {action.text(): action for action in table.view.horizontalHeader().sort_menu().actions()}
    assert list(actions) == ["Код", "Назва", "Місце", "Рік", "Потреба"]
    actions["Потреба"].trigger()
    assert keys(table.model)[0] == "PR-1"
    qtbot.keyClick(table.view, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    checked = [action.text() for action in menu.actions() if action.isChecked()]
    menu.close()
    assert checked == ["Потреба"]
