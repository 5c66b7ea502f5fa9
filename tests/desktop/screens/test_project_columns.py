"""The rows of the project list: made late, but as if they had been made at once."""

from PySide6.QtCore import Qt

from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Row
from hromada_desk.desktop.screens.projects.columns import columns, prepared, summary_of
from hromada_desk.domain.money import money
from hromada_desk.domain.project_money import ProjectMoney
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.projects import ListedProject, ProjectRow

ROOF = ProjectRow(ListedProject("1", "PR-1", lambda: Bilingual("Дах ліцею", "Roof"), "idea", "education", None),
                  ProjectMoney(money("4000000", "UAH"), money("1000000", "UAH"), money("70.50", "UAH")))
WELL = ProjectRow(ListedProject("2", "PR-10", lambda: Bilingual("Свердловина", ""), "completion", "", None),
                  ProjectMoney(money("250000", "UAH"), None, None))
IDEA = ProjectRow(ListedProject("3", "", Bilingual, "idea", "education", None), ProjectMoney(None, None, None))
ROWS = (ROOF, WELL, IDEA)


def listed(texts=None):
    return prepared(ROWS, lambda: texts or {})


def test_a_row_sorts_by_what_its_cell_shows():
    for row in listed():
        ready = Row(row.key, row.cells)
        assert [row.sort_by(at) for at in range(len(columns()))] == [ready.sort_by(at) for at in range(len(columns()))]


def test_what_is_planned_and_unknown_goes_last_in_both_directions(qapp):
    model = RecordTableModel(columns())
    model.set_rows(listed())
    model.sort(3, Qt.SortOrder.DescendingOrder)
    assert [row.key for row in map(model.shown, range(3))] == ["1", "2", "3"]
    model.sort(3)
    assert [row.key for row in map(model.shown, range(3))] == ["2", "1", "3"]


def test_the_filter_reads_address_and_tags_once_and_only_when_somebody_filters(qapp):
    asked = []

    def texts():
        asked.append(1)
        return {"2": "вул. Незалежності вода"}

    model = RecordTableModel(columns())
    model.set_rows(prepared(ROWS, texts))
    assert asked == []
    model.set_filter("незалеж")
    assert [row.key for row in model.matching_rows] == ["2"]
    model.set_filter("дах")
    assert [row.key for row in model.matching_rows] == ["1"]
    assert asked == [1]


def test_the_gap_of_a_group_is_what_is_neither_secured_nor_asked_for():
    by_id = {each.project.id: each for each in ROWS}
    sums = summary_of(by_id, listed())
    assert sums["planned"].sort == 4_250_000_00
    assert sums["gap"].sort == 3_250_000_00
    assert sums["paid"].sort == 70_50
