"""Every shape a list of projects may have: the same few projects must come out of each, and nothing else."""

from datetime import date, datetime

from tests.exchange.layouts import HOSPITAL, ROAD, SCHOOL, WATER, open_document, text_table, xlsx


def test_a_simple_list_of_title_and_sum_is_read(imported, tmp_path):
    result = imported(xlsx(tmp_path / "list.xlsx", [["Назва", "Сума, грн"], [SCHOOL, 1500000], [WATER, 250000.5]]))

    assert result.titles == [SCHOOL, WATER]
    assert result.planned == ["1500000.00", "250000.50"]
    assert result.records.payments == ()


def test_columns_in_another_order_with_sums_in_hryvnias_are_read(imported, tmp_path):
    rows = [["Касові видатки, грн", "План на 2023 рік, грн", "Область", "Назва об'єкта", "№ з/п"],
            [100, 500.55, "Вінницька", SCHOOL, 1], ["", 700, "Сумська", WATER, 2]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.titles == [SCHOOL, WATER]
    assert result.planned == ["500.55", "700.00"]
    assert result.paid == ["100.00", None]
    assert result.oblasts == ["05", "59"]


def test_a_header_in_two_rows_with_merged_cells_is_one_header(imported, tmp_path):
    rows = [["Перелік об'єктів", "", "", "", ""], ["", "", "", "", "тис. грн"],
            ["№ з/п", "Найменування об'єкта", "Обсяг фінансування", "", ""],
            ["", "", "передбачено", "касові видатки", "залишок"], [1, 2, 3, 4, 5],
            [1, SCHOOL, 10.5, 4.25, 6.25], [2, WATER, 20, 20, 0]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows, merged=["A1:E1", "A3:A4", "B3:B4", "C3:E3"]))

    assert result.titles == [SCHOOL, WATER]
    assert result.planned == ["10500.00", "20000.00"]
    assert result.paid == ["4250.00", "20000.00"]


def test_years_side_by_side_are_added_up_and_a_total_column_is_preferred(imported, tmp_path):
    years = [["Назва проєкту", "Обсяг фінансування, тис. грн", "", ""], ["", "2023 рік", "2024 рік", "2025 рік"],
             [SCHOOL, 1, 2, 3.5], [WATER, "", 5, ""]]
    with_total = [["Назва проєкту", "2023 рік, грн", "2024 рік, грн", "Разом, грн"], [SCHOOL, 1, 2, 3], [WATER, 4, 5, 9]]

    summed = imported(xlsx(tmp_path / "years.xlsx", years, merged=["A1:A2", "B1:D1"]))
    preferred = imported(xlsx(tmp_path / "total.xlsx", with_total))

    assert summed.planned == ["6500.00", "5000.00"]
    assert preferred.planned == ["3.00", "9.00"]


def test_oblasts_as_group_rows_with_their_sums_place_the_projects_beneath(imported, tmp_path):
    rows = [["Назва", "Передбачено, тис. грн", "Касові видатки, тис. грн"],
            ["Всього", 100, 60], ["Вінницька область", 30, 20], [SCHOOL, 10, 5], [HOSPITAL, 20, 15],
            ["Сумська область", 70, 40], [WATER, 30, 30], [ROAD, 40, 10]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.titles == [SCHOOL, HOSPITAL, WATER, ROAD]
    assert result.oblasts == ["05", "05", "59", "59"]
    assert result.problems("import.sums_differ") == []


def test_totals_beneath_name_the_oblast_of_the_rows_above_them(imported, tmp_path):
    rows = [["Найменування об'єкта", "Сума, грн"], ["Школа — ремонт покрівлі", 10], ["Садок — ремонт покрівлі", 20],
            ["Разом по Вінницькій області", 30], ["Лікарня — ремонт покрівлі", 40], ["Усього по Сумській області", 40],
            ["ВСЬОГО:", 70]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert len(result.titles) == 3
    assert result.oblasts == ["05", "05", "59"]
    assert result.problems("import.sums_differ") == []


def test_a_total_in_the_numbering_column_is_no_project(imported, tmp_path):
    rows = [["№ п/п", "Назва заходу", "Громада", "Вартість (грн)"], [1, "Ремонт школи", "Хмільницька", 100],
            [2, "Ремонт клубу", "Хмільницька", 50], ["Разом", "", "", 150]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.titles == ["Ремонт школи", "Ремонт клубу"]
    assert {project.place.code[:12] for project in result.records.projects} == {"UA0512013000"} or all(
        project.place.code.startswith("UA05") for project in result.records.projects)
    assert result.preview.counts.in_hromada == 2


def test_sections_that_are_sums_are_found_by_arithmetic_alone(imported, tmp_path):
    rows = [["Назва", "План, грн", "Видатки, грн"], ["Освіта", 30, 11], ["Ремонт школи", 10, 4], ["Ремонт садка", 20, 7],
            ["Заклади здоров'я громади", 90, 30], ["Ремонт лікарні", 40, 10], ["Ремонт аптеки", 50, 20]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.titles == ["Ремонт школи", "Ремонт садка", "Ремонт лікарні", "Ремонт аптеки"]


def test_round_sums_that_happen_to_add_up_stay_projects_and_are_shown(imported, tmp_path):
    rows = [["№ з/п", "Назва", "Сума, грн"], [1, "Ремонт школи", 1000], [2, "Ремонт садка", 500],
            [3, "Ремонт клубу", 300], [4, "Ремонт лікарні", 200]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert len(result.titles) == 4
    assert len(result.problems("import.perhaps_subtotal")) == 1


def test_a_project_with_its_stages_beneath_is_counted_once(imported, tmp_path):
    rows = [["Назва", "План, тис.грн", "Касові, тис.грн"], ["Центр онкології — будівництво, у тому числі:", 60, 50],
            ["Центр онкології — будівництво (перша черга)", 56, 50], ["Центр онкології — будівництво (друга черга)", 4, 0],
            ["Стадіон — реконструкція", 15, 15]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert len(result.titles) == 3
    assert result.planned == ["56000.00", "4000.00", "15000.00"]


def test_parts_that_are_no_projects_of_their_own_stay_with_their_project(imported, tmp_path):
    rows = [["Назва", "Сума, грн"], ["Котельня — реконструкція, у т.ч.:", 100], ["- проєктні роботи", 10],
            ["- обладнання", 90], ["Стадіон — ремонт", 15]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.planned == ["100.00", "15.00"]
    assert result.preview.counts.parts == 2


def test_numbered_sections_with_numbered_projects_are_headings(imported, tmp_path):
    rows = [["№", "Назва", "Сума, грн"], ["1", "Ремонт закладів освіти", 30], ["1.1", "Ремонт школи", 10],
            ["1.2", "Ремонт садка", 20], ["2", "Ремонт доріг", 90], ["2.1", "Ремонт дороги в с. Піща", 40],
            ["2.2", "Ремонт дороги в с. Гора", 50]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.planned == ["10.00", "20.00", "40.00", "50.00"]


def test_an_oblast_written_once_in_a_merged_cell_counts_for_all_its_rows(imported, tmp_path):
    rows = [["Область", "Назва проєкту", "Вартість, грн"], ["Вінницька область", "Ремонт школи", 10],
            ["", "Ремонт садка", 20], ["Сумська область", "Ремонт клубу", 30], ["", "Ремонт лікарні", 40]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows, merged=["A2:A3", "A4:A5"]))

    assert result.oblasts == ["05", "05", "59", "59"]


def test_a_semicolon_file_in_windows_1251_with_sums_and_dates_as_text_is_read(imported, tmp_path):
    rows = [["Назва проекту", "Область", "Сума (грн)", "Дата початку", "Дата завершення", "Стан реалізації"],
            [SCHOOL, "Вінницька обл.", "1 234 567,89", "01.03.2023", "31.12.2023", "завершено"],
            [WATER, "Сумська обл.", "12\u00a0000,5", "1 квітня 2024 року", "2025", "у процесі реалізації"]]

    result = imported(text_table(tmp_path / "list.csv", rows, encoding="cp1251"))

    assert result.planned == ["1234567.89", "12000.50"]
    assert [project.stage for project in result.records.projects] == ["completion", "implementation"]
    first, second = (project.period for project in result.records.projects)
    assert (first.start, first.end) == (date(2023, 3, 1), date(2023, 12, 31))
    assert (second.start, second.end) == (date(2024, 4, 1), date(2025, 12, 31))


def test_an_english_export_with_dream_ids_is_read(imported, tmp_path):
    rows = [["Project title", "DREAM ID", "Region", "Estimated budget, UAH", "Status"],
            ["Overhaul of the lyceum shelter", "DREAM-UA-010126-0A1B2C3D", "Vinnytsia oblast", "1500000.50", "Preparation"],
            ["Water supply in Trostianets", "DREAM-UA-020226-0A1B2C3E", "Sumy oblast", "250000.00", "Completed"]]

    result = imported(text_table(tmp_path / "dream.csv", rows, delimiter=",", encoding="utf-8"))

    assert [project.title.en for project in result.records.projects] == [rows[1][0], rows[2][0]]
    assert result.planned == ["1500000.50", "250000.00"]
    assert result.oblasts == ["05", "59"]
    assert [(each.scheme, each.value) for each in result.records.identifiers] == [
        ("DREAM", "DREAM-UA-010126-0A1B2C3D"), ("DREAM", "DREAM-UA-020226-0A1B2C3E")]
    assert [project.stage for project in result.records.projects] == ["preparation", "completion"]


def test_a_utf_16_tab_file_is_read(imported, tmp_path):
    rows = [["Назва", "Сума, тис. грн"], [SCHOOL, "16486,073"], [WATER, "585,001"]]

    result = imported(text_table(tmp_path / "list.tsv", rows, delimiter="\t", encoding="utf-16"))

    assert result.planned == ["16486073.00", "585001.00"]


def test_the_list_is_found_on_a_later_sheet_under_title_lines(imported, tmp_path):
    rows = [["Інформація про використання коштів"], ["станом на 01.10.2023"], [""], ["(млн грн)"],
            ["Назва", "Кошторисна вартість", "Профінансовано"], [SCHOOL, 1.5, 0.75], ["", "", ""], [WATER, 2, ""],
            ["Директор департаменту", "", "І. Петренко"]]

    result = imported(xlsx(tmp_path / "book.xlsx", rows, before=[("Зміст", [["Зміст книги"], ["Перелік", "стор. 2"]])]))

    assert result.titles == [SCHOOL, WATER]
    assert result.planned == ["1500000.00", "2000000.00"]
    assert result.paid == ["750000.00", None]
    assert result.preview.as_of == date(2023, 10, 1)


def test_units_inside_cells_are_believed_when_they_name_the_currency(imported, tmp_path):
    rows = [["Назва", "Бюджет"], [SCHOOL, "12,5 тис. грн"], [WATER, "3 млн грн"], [ROAD, "1 000 EUR"], [HOSPITAL, "12,5 тис"]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.planned == ["12500.00", "3000000.00", "1000.00", None]
    assert [project.estimated_cost and project.estimated_cost.currency for project in result.records.projects] == [
        "UAH", "UAH", "EUR", None]
    assert [problem.details["value"] for problem in result.problems("import.not_a_number")] == ["12,5 тис"]


def test_money_by_source_is_added_up_only_where_there_is_no_whole(imported, tmp_path):
    whole = [["Назва", "Всього, грн", "у тому числі", ""], ["", "", "державний бюджет", "місцевий бюджет"],
             [SCHOOL, 100, 80, 20], [WATER, 50, 25, 25]]
    parts = [["Назва", "Державний бюджет, грн", "Місцевий бюджет, грн"], [SCHOOL, 80, 20], [WATER, 25, 25]]

    with_whole = imported(xlsx(tmp_path / "whole.xlsx", whole, merged=["A1:A2", "B1:B2", "C1:D1"]))
    without = imported(xlsx(tmp_path / "parts.xlsx", parts))

    assert with_whole.planned == ["100.00", "50.00"]
    assert without.planned == ["100.00", "50.00"]


def test_real_dates_of_a_workbook_and_bare_years_become_periods(imported, tmp_path):
    rows = [["Назва", "Вартість, грн", "Дата початку", "Термін завершення"], [SCHOOL, 1, datetime(2023, 5, 2), 2024],
            [WATER, 2, "2022 рік", "IV квартал 2025"]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    periods = [(project.period.start, project.period.end) for project in result.records.projects]
    assert periods == [(date(2023, 5, 2), date(2024, 12, 31)), (date(2022, 1, 1), date(2025, 12, 31))]


def test_repeated_headers_and_numbers_of_columns_between_pages_are_left_out(imported, tmp_path):
    header = ["№ з/п", "Назва об'єкта", "Вартість, тис. грн"]
    rows = [header, [1, 2, 3], [1, SCHOOL, 5], header, [1, 2, 3], [2, WATER, 6]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.titles == [SCHOOL, WATER]


def test_an_open_document_workbook_is_read(imported, tmp_path):
    rows = [["Перелік"], ["Назва", "Передбачено, тис. грн"], [SCHOOL, 16486.073], ["", ""], [WATER, 5]]

    result = imported(open_document(tmp_path / "list.ods", rows))

    assert result.titles == [SCHOOL, WATER]
    assert result.planned == ["16486073.00", "5000.00"]
    assert result.records.projects[1].source_row.splitlines()[0] == "list.ods › Перелік › 5"
