"""Projects that are there already, in the list itself or in the workspace, are shown and not doubled."""

from hromada_desk.exchange.previewing import KnownProject
from tests.exchange.layouts import SCHOOL, WATER, xlsx

HEADER = ["Назва", "Сума, грн"]


def test_a_row_repeated_word_by_word_is_left_out_and_can_be_taken_back(imported, tmp_path):
    result = imported(xlsx(tmp_path / "list.xlsx", [HEADER, [SCHOOL, 5], [WATER, 6], [SCHOOL, 5]]))

    assert result.titles == [SCHOOL, WATER]
    assert [(each.details["row"], each.details["first"]) for each in result.problems("import.duplicate_row")] == [("4", "2")]
    assert len(result.preview.with_included(4, included=True).included()) == 3


def test_the_same_title_with_another_sum_is_imported_and_shown(imported, tmp_path):
    result = imported(xlsx(tmp_path / "list.xlsx", [HEADER, [SCHOOL, 5], [SCHOOL, 7]]))

    assert result.planned == ["5.00", "7.00"]
    assert len(result.problems("import.same_title")) == 1


def test_importing_the_same_list_again_proposes_nothing_new(imported, tmp_path):
    path = xlsx(tmp_path / "list.xlsx", [HEADER, [SCHOOL, 5], [WATER, 6]])
    first = imported(path)
    existing = [KnownProject(project.title.uk) for project in first.records.projects]

    again = imported(path, existing=existing)

    assert again.titles == []
    assert again.preview.counts.duplicates == 2


def test_a_project_is_known_by_its_number_or_its_dream_id(imported, tmp_path):
    rows = [["Номер проєкту", "Назва", "DREAM ID"], ["PR-1", "Ремонт школи", ""],
            ["PR-2", "Ремонт садка", "DREAM-UA-010126-0A1B2C3D"], ["PR-3", "Ремонт клубу", ""]]
    existing = [KnownProject("Інше", "pr-1"), KnownProject("Ще", "", (("DREAM", "DREAM-UA-010126-0A1B2C3D"),))]

    result = imported(xlsx(tmp_path / "list.xlsx", rows), existing=existing)

    assert result.titles == ["Ремонт клубу"]
    assert result.records.projects[0].number == "PR-3"


def test_leaving_a_row_out_changes_the_totals_of_the_preview(imported, tmp_path):
    preview = imported(xlsx(tmp_path / "list.xlsx", [HEADER, [SCHOOL, 5], [WATER, 6]])).preview

    less = preview.with_included(2, included=False)

    assert str(preview.planned["UAH"].amount) == "11.00"
    assert str(less.planned["UAH"].amount) == "6.00"
    assert less.counts.included == 1
