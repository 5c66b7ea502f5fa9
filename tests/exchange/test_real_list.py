"""An excerpt of a real list: every project comes in with its title, place and money, no subtotal does."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from hromada_desk.domain.money import Money
from hromada_desk.exchange.preview import RowKind

EXCERPT = Path(__file__).parent / "data" / "dfrr-2021-excerpt.xlsx"
VINNYTSIA, KYIV_OBLAST, KHARKIV = "05", "32", "63"


@pytest.fixture
def result(imported):
    return imported(EXCERPT)


def test_every_project_row_and_nothing_else_becomes_a_project(result):
    counts = result.preview.counts

    assert (counts.projects, counts.included, len(result.records.projects)) == (32, 32, 32)
    assert (counts.headings, counts.subtotals, counts.reserves) == (6, 1, 1)
    assert not [title for title in result.titles if "область" in title or "розподілен" in title]


def test_sums_in_thousands_become_whole_hryvnias_to_the_kopiyka(result):
    first = result.records.projects[0]

    assert first.estimated_cost == Money(1648607300, "UAH")
    assert result.paid[0] == "15982208.00"
    assert result.records.payments[0].title.uk == "Касові видатки станом на 01.01.2022"
    assert result.preview.as_of == date(2022, 1, 1)


def test_planned_and_paid_sums_of_each_oblast_are_those_of_its_own_row(result):
    planned = {}
    for project in result.records.projects:
        oblast = project.place.code[2:4]
        planned[oblast] = planned.get(oblast, 0) + project.estimated_cost.amount

    assert planned == {VINNYTSIA: Decimal(132439234), KYIV_OBLAST: Decimal(154524851),
                       KHARKIV: Decimal(228075296)}
    assert result.problems("import.sums_differ") == []


def test_places_are_hromadas_where_the_titles_name_them(result, gazetteer):
    hromadas = [gazetteer.index.hromada_of(project.place.code) for project in result.records.projects]

    assert hromadas[0].name_uk == "Вінницька"
    assert sum(1 for hromada in hromadas if hromada) >= 30
    assert result.preview.counts.in_hromada == sum(1 for hromada in hromadas if hromada)


def test_a_finished_project_is_completed_and_one_under_way_is_being_implemented(result):
    assert [project.stage for project in result.records.projects[:2]] == ["completion", "implementation"]


def test_the_original_row_is_kept_with_its_address(result):
    lines = result.records.projects[0].source_row.splitlines()

    assert lines[0] == "dfrr-2021-excerpt.xlsx › 01.01.2022  › 11"
    assert "Спрямовано асигнувань: 16486.073" in lines


def test_the_project_that_only_sums_up_its_two_stages_is_a_subtotal(result):
    subtotals = [row for row in result.preview.rows if row.kind == RowKind.SUBTOTAL]

    assert [row.text.endswith("у тому числі:") for row in subtotals] == [True]


def test_an_oblast_whose_row_says_another_sum_is_reported_with_both_figures(imported, tmp_path):
    import openpyxl

    book = openpyxl.load_workbook(EXCERPT)
    book.active["E10"] = 1
    book.save(tmp_path / "changed.xlsx")

    found = imported(tmp_path / "changed.xlsx").problems("import.sums_differ")

    paid = [problem for problem in found if problem.details["row"] == "10"]
    assert [(each.details["said"], each.details["added"]) for each in paid] == [
        (Money(100_000, "UAH"), Money(13192653900, "UAH"))]
