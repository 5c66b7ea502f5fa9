"""A mapping is kept in a file, read again, corrected by a person; what it leaves out is proposed anew."""

import tomllib
from datetime import date
from decimal import Decimal

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.exchange.mapping_file import apply_mapping, mapping_text, read_mapping
from hromada_desk.exchange.mapping_proposal import propose_mapping
from hromada_desk.exchange.tables_in import read_tables
from tests.exchange.layouts import SCHOOL, WATER, xlsx

ROWS = [["станом на 01.05.2024"], ["Назва", "Передбачено, тис. грн", "Касові видатки, тис. грн"], [SCHOOL, 1.5, 1],
        [WATER, 2, ""]]


def test_a_written_mapping_read_again_is_the_same(tmp_path):
    file = read_tables(xlsx(tmp_path / "list.xlsx", ROWS))
    proposed = propose_mapping(file)
    (tmp_path / "map.toml").write_text(mapping_text(proposed), encoding="utf-8")

    assert read_mapping(tmp_path / "map.toml", file) == proposed


def test_columns_may_be_named_by_their_letters_or_headers(imported, tmp_path):
    path = xlsx(tmp_path / "list.xlsx", [["Щось", "Інше", "Ще"], [5, "Ремонт школи", 3], [6, "Ремонт садка", 4]])

    result = imported(path, mapping={"header_row": 1, "unit": "thousand",
                                     "columns": {"Інше": "title", "A": "planned", "C": {"field": "paid", "unit": "one"}}})

    assert result.titles == ["Ремонт школи", "Ремонт садка"]
    assert result.planned == ["5000.00", "6000.00"]
    assert result.paid == ["3.00", "4.00"]


def test_a_list_without_a_header_is_read_with_a_mapping(imported, tmp_path):
    path = xlsx(tmp_path / "list.xlsx", [["Ремонт школи", 100], ["Ремонт садка", 200]])

    result = imported(path, mapping={"header_row": 0, "columns": {"A": "title", "B": "planned"}, "currency": "EUR"})

    assert result.titles == ["Ремонт школи", "Ремонт садка"]
    assert [project.estimated_cost.currency for project in result.records.projects] == ["EUR", "EUR"]


def test_an_ambiguous_number_is_asked_until_the_mapping_names_the_decimal_sign(imported, tmp_path):
    path = xlsx(tmp_path / "list.xlsx", [["Назва", "Сума, грн"], [SCHOOL, "1.234"], [WATER, "5"]])

    asked = imported(path)
    told = imported(path, mapping={"decimal": ","})

    (problem,) = asked.problems("import.ambiguous_number")
    assert {problem.details["first"], problem.details["second"]} == {Decimal("1.234"), Decimal(1234)}
    assert (problem.details["row"], problem.details["column"], problem.details["value"]) == ("2", "Сума, грн", "1.234")
    assert asked.planned == [None, "5.00"]
    assert told.planned == ["1234.00", "5.00"]


def test_a_column_that_shows_its_decimal_sign_elsewhere_is_not_asked_about(imported, tmp_path):
    path = xlsx(tmp_path / "list.xlsx", [["Назва", "Сума, тис. грн"], [SCHOOL, "585.001"], [WATER, "16486.073"]])

    assert imported(path).planned == ["585001.00", "16486073.00"]


def test_the_day_and_the_unit_of_a_list_may_be_said_by_the_mapping(imported, tmp_path):
    path = xlsx(tmp_path / "list.xlsx", [["Назва", "Сума"], [SCHOOL, 5]])

    result = imported(path, mapping={"as_of": date(2025, 1, 1), "unit": "million"})

    assert result.planned == ["5000000.00"]
    assert result.preview.as_of == date(2025, 1, 1)
    assert result.problems("import.unit_assumed") == []
    assert len(imported(path).problems("import.unit_assumed")) == 1


@pytest.mark.parametrize(("mapping", "code"), [
    ({"columns": {"A": "colour"}}, "import.mapping_wrong"), ({"columns": {"Q": "title"}}, "import.no_such_column"),
    ({"unit": -1}, "import.mapping_wrong"), ({"currency": "XXX"}, "import.mapping_wrong"),
    ({"header_row": 400}, "import.mapping_wrong"), ({"as_of": "soon"}, "import.mapping_wrong"),
    ({"columns": {"B": "planned"}}, "import.no_title_column")])
def test_a_mapping_that_cannot_be_is_refused(tmp_path, mapping, code):
    file = read_tables(xlsx(tmp_path / "list.xlsx", ROWS))

    with pytest.raises(RuleBroken) as refused:
        apply_mapping(mapping, file)

    assert refused.value.code == code


def test_headers_with_line_breaks_and_quotes_stay_valid_in_the_file(tmp_path):
    file = read_tables(xlsx(tmp_path / "list.xlsx", [['Назва\n"об\'єкта"', "Сума,\nтис. грн"], [SCHOOL, 5]]))

    assert tomllib.loads(mapping_text(propose_mapping(file)))["columns"]["A"] == "title"
