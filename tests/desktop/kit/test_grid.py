"""The budget grid: a spreadsheet for the keyboard that loses nothing typed and writes only through the services."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit

from hromada_desk.desktop.kit.cell_hint import CellHint
from hromada_desk.desktop.kit.checks_bar import Check, ChecksBar
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import CellState, GridCell, GridColumn, GridRow, RowKind, range_sum
from hromada_desk.desktop.kit.grid_view import BudgetGrid
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.domain.errors import RuleBroken

COLUMNS = (GridColumn("title", "Стаття", 200, frozen=True), GridColumn("cost", "Ціна\nза од.", 100, at_right=True),
           GridColumn("sum", "Сума", 100, at_right=True), GridColumn("grant", "Грант", 100, at_right=True))


def line(key, cost, grant, state=CellState.PLAIN):
    figure = GridCell(grant, grant, state, value=Decimal(grant))
    return GridRow(key, (GridCell(key, key), GridCell(cost, cost, value=Decimal(cost)), GridCell("0", state=CellState.COMPUTED), figure), number=key)


class Budget:
    """Keeps what the grid commits, refuses what is no number, and forbids 13."""

    def __init__(self):
        self.kept = []

    def commit(self, row, column, typed):
        if typed == "13":
            raise RuleBroken("kit.work_busy")
        if not typed.isdigit():
            return f"«{typed}» не схоже на число."
        self.kept.append((row, column, typed))
        return ""


@pytest.fixture
def budget():
    return Budget()


@pytest.fixture
def grid(qtbot, budget):
    model = GridModel(COLUMNS, budget.commit)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    heading = GridRow("4", (GridCell("4 Роботи", "4 Роботи"), GridCell(), GridCell(), GridCell()), RowKind.HEADING, "1")
    total = GridRow("", (GridCell("Разом"), GridCell(), GridCell("60"), GridCell("0")))
    model.set_rows([heading, line("4.1", "10", "1"), line("4.2", "20", "2"), line("4.3", "30", "3", CellState.LOCKED)], total)
    made = BudgetGrid(model, "Бюджет")
    qtbot.addWidget(made)
    made.resize(700, 300)
    with qtbot.waitExposed(made):
        made.show()
    made.view.go_to("4.1", "cost")
    return made


def editor(grid):
    return next(iter(each for each in grid.view.viewport().findChildren(QLineEdit) if each.isVisible()), None)


def test_typing_replaces_enter_keeps_and_goes_down(qtbot, grid, budget):
    qtbot.keyClicks(grid.view, "7")
    qtbot.keyClicks(editor(grid), "5")
    qtbot.keyClick(editor(grid), Qt.Key.Key_Return)
    assert budget.kept == [("4.1", "cost", "75")]
    assert grid.view.place() == ("4.2", "cost")
    assert grid.view.hasFocus()


def test_f2_edits_what_is_there_and_escape_takes_it_back(qtbot, grid, budget):
    qtbot.keyClick(grid.view, Qt.Key.Key_F2)
    assert editor(grid).text() == "10"
    qtbot.keyClicks(editor(grid), "99")
    qtbot.keyClick(editor(grid), Qt.Key.Key_Escape)
    assert budget.kept == []
    assert grid.view.place() == ("4.1", "cost")


def test_tab_goes_right_and_passes_over_computed_cells(qtbot, grid):
    qtbot.keyClick(grid.view, Qt.Key.Key_F2)
    qtbot.keyClick(editor(grid), Qt.Key.Key_Tab)
    assert grid.view.place() == ("4.1", "grant")
    qtbot.keyClick(grid.view, Qt.Key.Key_Left)
    assert grid.view.place() == ("4.1", "cost")


@pytest.mark.parametrize("typed", ["12,5 тис", "13"])
def test_what_cannot_be_kept_stays_in_its_cell_with_the_sentence(qtbot, grid, budget, typed):
    with qtbot.waitSignal(grid.model.refused) as refused:
        grid.model.setData(grid.model.place_of("4.1", "cost"), typed)
    assert refused.args[:2] == ["4.1", "cost"]
    cell = grid.model.cell(1, 1)
    assert (cell.text, cell.state, cell.tip) == (typed, CellState.PROBLEM, refused.args[2])
    grid.model.set_rows([grid.model.row(at) for at in range(4)], grid.model.total)
    assert grid.model.cell(1, 1).text == typed
    qtbot.keyClick(grid.view, Qt.Key.Key_Escape)
    assert grid.model.cell(1, 1).text == "10"
    assert budget.kept == []


def test_new_figures_from_below_do_not_close_the_editor_nor_change_what_is_typed(qtbot, grid):
    qtbot.keyClicks(grid.view, "8")
    rows = [grid.model.row(at) for at in range(4)]
    grid.model.set_rows([*rows[:2], line("4.2", "21", "2"), rows[3]], grid.model.total)
    assert editor(grid).text() == "8"
    assert grid.model.cell(2, 1).text == "21"


def test_an_approved_cell_is_not_typed_over_and_f2_asks(qtbot, grid):
    grid.view.go_to("4.3", "grant")
    qtbot.keyClicks(grid.view, "9")
    assert editor(grid) is None
    with qtbot.waitSignal(grid.view.locked_asked) as asked:
        qtbot.keyClick(grid.view, Qt.Key.Key_F2)
    assert asked.args == ["4.3", "grant"]


def test_a_range_is_summed_copied_emptied_and_pasted_over(qtbot, grid):
    with qtbot.waitSignal(grid.view.range_told, check_params_cb=lambda words: "30" in words):
        qtbot.keyClick(grid.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(grid.view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "10\n20"
    with qtbot.waitSignal(grid.view.emptied) as emptied:
        qtbot.keyClick(grid.view, Qt.Key.Key_Delete)
    assert emptied.args == [[("4.1", "cost"), ("4.2", "cost")]]
    grid.view.go_to("4.1", "cost")
    QGuiApplication.clipboard().setText("1\t2\r\n3\t4\r\n")
    with qtbot.waitSignal(grid.view.pasted) as pasted:
        qtbot.keyClick(grid.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert pasted.args == ["4.1", "cost", [["1", "2"], ["3", "4"]]]


def test_sum_and_average_of_a_range_are_exact():
    assert range_sum([Decimal("0.10"), Decimal("0.20"), Decimal("0.20")]) == (Decimal("0.50"), Decimal("0.17"))
    assert range_sum([]) == (0, 0)


def test_space_on_a_heading_asks_to_close_it(qtbot, grid):
    grid.view.go_to("4", "title")
    with qtbot.waitSignal(grid.view.fold_asked) as asked:
        qtbot.keyClick(grid.view, Qt.Key.Key_Space)
    assert asked.args == ["4"]


def test_the_first_columns_stay_when_the_grid_is_narrow_and_hide_no_caret(qtbot, grid):
    grid.resize(360, 300)
    grid.view.go_to("4.1", "grant")
    assert grid.view.frozen.isVisible()
    grid.view.setCurrentIndex(grid.model.place_of("4.1", "cost"))
    assert grid.view.visualRect(grid.view.currentIndex()).left() >= grid.view.frozen.frozen_width
    grid.view.go_to("4.1", "title")
    assert not grid.view.frozen.isVisible()


def test_typing_in_a_cell_is_kept_as_a_draft_within_a_second(qtbot, grid):
    with qtbot.waitSignal(grid.view.draft_changed, timeout=1500) as kept:
        qtbot.keyClicks(grid.view, "8")
        qtbot.keyClicks(editor(grid), "1")
    assert kept.args == ["4.1", "cost", "81"]


def test_a_reader_hears_row_column_and_figure(grid):
    spoken = grid.model.data(grid.model.place_of("4.3", "grant"), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "4.3, Грант: 3, затверджено"


def test_the_hint_stands_below_its_cell_and_its_key_repairs(qtbot, grid):
    hint = CellHint(grid.view)
    hint.show_hint("Бракує 240,00 €", "Дописати залишок", "F4")
    cell = grid.view.visualRect(grid.view.currentIndex()).translated(grid.view.viewport().pos())
    assert hint.y() > cell.bottom()
    assert grid.view.hasFocus()
    with qtbot.waitSignal(hint.repaired):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F4)


def test_checks_stand_problem_first_and_lead_to_their_cell(qtbot):
    bar = ChecksBar()
    qtbot.addWidget(bar)
    bar.show_checks((Check("grant", "Грант", Tone.OK, "у межах"), Check("sources", "Джерела", Tone.PROBLEM, "1 помилка", link="До рядка 4.2")))
    first = bar.layout().itemAt(0).widget()
    assert first.accessibleName().startswith("Джерела: 1 помилка")
    with qtbot.waitSignal(bar.activated_key) as chosen:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert chosen.args == ["sources"]
