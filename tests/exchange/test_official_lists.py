"""Lists as councils and departments publish them: annexes of budgets, programmes, tables of hromadas."""

import time

from tests.exchange.layouts import text_table, xlsx


def test_an_annex_of_a_budget_with_groups_of_spending_units_is_read(imported, tmp_path):
    rows = [["Додаток 1"], ["до рішення сесії міської ради"], ["", "", "", "", "(грн)"],
            ["Код", "Найменування головного розпорядника / об’єкта", "Тривалість будівництва",
             "Загальна вартість будівництва, гривень", "Обсяг видатків, який спрямовується на об’єкт, гривень"],
            ["1", "2", "3", "4", "5"], ["0600000", "Управління освіти міської ради", "", "", 15000000],
            ["0617321", "Реконструкція ЗОШ № 2 по вул. Миру у м. Хмільник", "2022-2024", 30000000, 10000000],
            ["0617321", "Капітальний ремонт укриття ліцею № 1 у с. Порик", "2024", 6000000, 5000000],
            ["1200000", "Управління ЖКГ", "", "", 2500000],
            ["1217310", "Будівництво водогону в с. Кривошиї", "2023-2025", 9000000, 2500000],
            ["Х", "УСЬОГО", "Х", "Х", 17500000]]

    result = imported(xlsx(tmp_path / "annex.xlsx", rows))

    assert result.planned == ["10000000.00", "5000000.00", "2500000.00"]
    assert result.problems("import.sums_differ") == []
    assert "Загальна вартість будівництва, гривень" in result.records.projects[0].note


def test_a_programme_with_sections_years_and_totals_is_read(imported, tmp_path):
    rows = [["№", "Заходи", "Термін виконання", "Виконавці", "Орієнтовні обсяги фінансування (тис. грн)", "", ""],
            ["", "", "", "", "2024", "2025", "Всього"], ["1. Розвиток освіти"] + [""] * 6,
            ["1.1", "Придбання шкільного автобуса", "2024", "Відділ освіти", 2500, "", 2500],
            ["1.2", "Утеплення школи", "2024-2025", "Відділ освіти", 1000, 3000, 4000],
            ["Разом за розділом 1", "", "", "", 3500, 3000, 6500], ["2. Дороги"] + [""] * 6,
            ["2.1", "Ремонт доріг", "2024", "КП «Благоустрій»", 500, "", 500],
            ["Всього по програмі", "", "", "", 4000, 3000, 7000]]
    merged = ["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "A3:G3", "A7:G7"]

    result = imported(xlsx(tmp_path / "programme.xlsx", rows, merged=merged))

    assert result.titles == ["Придбання шкільного автобуса", "Утеплення школи", "Ремонт доріг"]
    assert result.planned == ["2500000.00", "4000000.00", "500000.00"]
    assert [project.period.end.year for project in result.records.projects] == [2024, 2025, 2024]
    assert result.records.projects[0].implementer.uk == "Відділ освіти"
    assert result.problems("import.sums_differ") == []


def test_columns_of_hromadas_and_settlements_place_the_projects(imported, gazetteer, tmp_path):
    rows = [["Назва проєкту", "Громада", "Район", "Населений пункт", "Вартість проєкту, млн. грн."],
            ["Відбудова ЦНАП", "Бородянська", "Бучанський", "смт Бородянка", "12,5"],
            ["Школа", "Бородянська селищна територіальна громада", "Бучанський район", "Загальці", "150"],
            ["Міст", "Ірпінська міська ТГ", "", "Ірпінь", "1 200,75"]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    names = [gazetteer.index.hromada_of(project.place.code).name_uk for project in result.records.projects]
    assert names == ["Бородянська", "Бородянська", "Ірпінська"]
    assert gazetteer.index.get(result.records.projects[1].place.code).name_uk == "Загальці"
    assert result.planned == ["12500000.00", "150000000.00", "1200750000.00"]


def test_a_list_of_addresses_and_works_is_placed_by_its_addresses(imported, gazetteer, tmp_path):
    rows = [["№ з/п", "Адреса об’єкта", "Вид робіт", "Кошторисна вартість, тис.грн."],
            [1, "вул. Шевченка, 1, м. Суми", "Капітальний ремонт покрівлі", 100],
            [2, "вул. Миру, 7, м. Конотоп", "Капітальний ремонт покрівлі", 100]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    places = [gazetteer.index.get(project.place.code).name_uk for project in result.records.projects]
    assert places == ["Суми", "Конотоп"]
    assert [project.place.address for project in result.records.projects] == [rows[1][1], rows[2][1]]


def test_a_title_line_that_names_an_oblast_is_the_oblast_of_the_whole_list(imported, tmp_path):
    rows = [["Вінницька область"], ["№", "Об’єкт", "Затверджено, тис. грн"], [1, "Школа № 1 — ремонт", 2],
            ["", "Разом", 2], ["Сумська область"], ["№", "Об’єкт", "Затверджено, тис. грн"], [1, "Школа № 9 — ремонт", 2]]

    assert imported(xlsx(tmp_path / "list.xlsx", rows)).oblasts == ["05", "59"]


def test_a_hromada_s_own_list_that_names_no_place_lies_in_the_hromada(gazetteer, tmp_path):
    from hromada_desk.exchange.mapping_proposal import propose_mapping
    from hromada_desk.exchange.previewing import build_preview
    from hromada_desk.exchange.tables_in import read_tables

    home = next(place.code for place in gazetteer.index.search("Хмільницька", categories=("H",)))
    file = read_tables(xlsx(tmp_path / "list.xlsx", [["Назва", "Сума, грн"], ["Ремонт школи", 5],
                                                     ["Ремонт школи у м. Суми", 6]]))

    preview = build_preview(file, propose_mapping(file), gazetteer, home=home)

    first, second = (row.project.place for row in preview.included())
    assert first == home
    assert second.startswith("UA59")


def test_a_day_that_may_be_two_days_is_asked_and_money_in_euro_stays_euro(imported, tmp_path):
    rows = [["Project", "Location", "Budget (EUR)", "Start", "End"],
            ["School rebuilding", "Kharkiv region", "1,250,000.00", "01/02/2024", "2025-12-31"],
            ["Water supply", "Chernihiv", "€ 500.000,00", "", ""], ["Total", "", "1,750,000.00", "", ""]]

    result = imported(text_table(tmp_path / "list.csv", rows, delimiter=","))

    assert [str(project.estimated_cost.amount) for project in result.records.projects] == ["1250000.00", "500000.00"]
    assert {project.estimated_cost.currency for project in result.records.projects} == {"EUR"}
    assert [problem.details["value"] for problem in result.problems("import.not_a_date")] == ["01/02/2024"]
    assert result.records.projects[0].period.start is None
    assert result.oblasts == ["63", "74"]


def test_numbered_sections_without_sums_are_headings_and_numbered_projects_without_sums_are_not(imported, tmp_path):
    rows = [["№ з/п", "Назва", "Сума, грн"], ["І", "Соціальна сфера", ""], ["1", "Розвиток освіти", ""],
            ["1.1", "Ремонт школи", 5], ["1.2", "Ремонт садка", 6], ["2", "Лікарня", ""], ["3", "Ремонт доріг", 7]]

    result = imported(xlsx(tmp_path / "list.xlsx", rows))

    assert result.titles == ["Ремонт школи", "Ремонт садка", "Лікарня", "Ремонт доріг"]
    assert [problem.details["row"] for problem in result.problems("import.no_amount")] == ["6"]


def test_a_long_list_of_equal_and_empty_sums_is_read_in_bounded_time(imported, tmp_path):
    rows = [["Назва", "Сума, грн"]] + [[f"Об’єкт {at}", "" if at % 3 else "100"] for at in range(15_000)]
    started = time.perf_counter()

    result = imported(text_table(tmp_path / "list.csv", rows))

    assert len(result.preview.rows) == 15_000
    assert time.perf_counter() - started < 30
