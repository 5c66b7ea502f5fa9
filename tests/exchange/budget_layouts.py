"""Budgets as others write them, each a family of its own: donors' annexes, council estimates, partners' tables."""

from openpyxl import Workbook

EU_NEW = [
    ["Annex B. Budget for the Action"],
    [],
    ["", "", "All years", "", "", "", "Year 1", "", "", ""],
    ["Costs", "", "Unit", "# of units", "Unit value (in EUR)", "Total Cost (in EUR)", "Unit", "# of units",
     "Unit value (in EUR)", "Total Cost (in EUR)"],
    ["1. Human Resources"],
    ["1.1 Salaries (gross amounts, local staff)"],
    ["1.1.1 Technical", "", "Per month", 24, 900, 21600, "Per month", 12, 900, 10800],
    ["1.1.2 Administrative/ support staff", "", "Per month", 24, 350.5, 8412, "Per month", 12, 350.5, 4206],
    ["1.3 Per diems for missions/travel"],
    ["1.3.1 Abroad (staff assigned to the Action)", "", "Per diem", 10, 165, 1650, "Per diem", 10, 165, 1650],
    ["Subtotal Human Resources", "", "", "", "", 31662, "", "", "", 16656],
    ["2. Travel"],
    ["2.1. International travel", "", "Per flight", 4, 250, 1000, "Per flight", 4, 250, 1000],
    ["Subtotal Travel", "", "", "", "", 1000, "", "", "", 1000],
    ["3. Equipment and supplies"],
    ["3.1 Purchase or rent of vehicles", "", "Per vehicle", 1, 18000, 18000, "Per vehicle", 1, 18000, 18000],
    ["Subtotal Equipment and supplies", "", "", "", "", 18000, "", "", "", 18000],
    ["7. Subtotal direct eligible costs of the Action (1-6)", "", "", "", "", 50662, "", "", "", 35656],
    ["8. Indirect costs (maximum 7% of 7, subtotal of direct eligible costs of the Action)", "", "", "", "", 3546.34],
    ["9. Total eligible costs of the Action, excluding reserve (7+8)", "", "", "", "", 54208.34],
    ["10. Provision for contingency reserve (maximum 5% of 7)", "", "", "", "", 2533.1],
    ["11. Total eligible costs (9+10)", "", "", "", "", 56741.44],
]
"""Annex B of external actions since 2018: numbers inside the names, years as groups, reserve after indirect costs."""

EU_OLD = [
    ["Budget for the Action"],
    ["Expenses", "Unit", "# of units", "Unit rate (in EUR)", "Costs (in EUR)"],
    ["1. Human Resources"],
    ["1.1 Local staff", "Per month", 12, 800, 9600],
    ["1.2 Expat staff", "Per month", 2, 4000, 8000],
    ["Subtotal Human Resources", "", "", "", 17600],
    ["2. Other costs, services"],
    ["2.1 Publications", "", 500, 3.2, 1600],
    ["2.2 Auditing costs", "", 1, 2400, 2400],
    ["Subtotal Other costs, services", "", "", "", 4000],
    ["7. Subtotal direct eligible costs of the Action (1-6)", "", "", "", 21600],
    ["8. Provision for contingency reserve (maximum 5% of 7, subtotal of direct eligible costs)", "", "", "", 1080],
    ["9. Total direct eligible costs of the Action (7+8)", "", "", "", 22680],
    ["10. Administrative costs (maximum 7% of 9, total direct eligible costs of the Action)", "", "", "", 1587.6],
    ["11. Total eligible costs (9+10)", "", "", "", 24267.6],
]
"""The template of 2013: contingency first, administrative costs of everything before."""

COUNCIL = [
    ["КОШТОРИС на 2027 рік"],
    ["Новобілоуська сільська рада, тис. грн"],
    [],
    ["Найменування", "КЕКВ", "Усього на рік", "Місцевий бюджет", "Субвенція з державного бюджету"],
    ["ВИДАТКИ — усього", "", 1250.5, 950.5, 300],
    ["Поточні видатки", 2000, 650.5, 650.5, ""],
    ["Оплата праці і нарахування на заробітну плату", 2100, 488, 488, ""],
    ["Заробітна плата", 2111, 400, 400, ""],
    ["Нарахування на оплату праці", 2120, 88, 88, ""],
    ["Використання товарів і послуг", 2200, 162.5, 162.5, ""],
    ["Предмети, матеріали, обладнання та інвентар", 2210, 62.5, 62.5, ""],
    ["Оплата послуг (крім комунальних)", 2240, 100, 100, ""],
    ["Капітальні видатки", 3000, 600, 300, 300],
    ["Придбання обладнання і предметів довгострокового користування", 3110, 200, 200, ""],
    ["Капітальний ремонт інших об’єктів", 3132, 400, 100, 300],
    [],
    ["Сільський голова", "", "", "", "Петро ПЕТРЕНКО"],
]
"""A council's estimate by economic classification: sums only, codes as the tree, thousands, two payers."""

INTERREG = [
    ["Partner budget, PP2 Novobilouska hromada (EUR)"],
    ["Cost category", "Description of item", "Unit type", "No. of units", "Price per unit", "Total",
     "EU contribution", "Own contribution"],
    ["Staff costs", "Project coordinator", "month", 18, 1200, 21600, 19440, 2160],
    ["", "Financial manager", "month", 18, 600, 10800, 9720, 1080],
    ["Office and administrative costs", "15 % of staff costs", "%", "", "", 4860, 4374, 486],
    ["Travel and accommodation", "Trips to Poland", "trip", 6, 450, 2700, 2430, 270],
    ["Equipment", "Laptops", "pcs", 4, 900, 3600, 3240, 360],
    ["", "Pump station", "pcs", 1, 45000, 45000, 40500, 4500],
    ["Total", "", "", "", "", 88560, 79704, 8856],
]
"""A partner's table: the heading in a column of its own, a flat rate on staff, two payers."""

TWO_CURRENCIES = [
    ["№", "Стаття витрат", "Од. виміру", "К-сть", "Ціна", "Валюта", "Сума", "Рік"],
    ["1", "Обладнання"],
    ["1.1", "Насос", "шт.", 2, 4500.5, "EUR", 9001, 2027],
    ["1.2", "Кабель", "м", 350, "128,40 грн", "", "44 940,00 грн", 2027],
    ["2", "Послуги"],
    ["2.1", "Монтаж", "послуга", 1, "18 000 ₴", "", 18000, 2028],
    ["2.2", "Навчання у Кракові", "осіб", 3, "1 200 zł", "", "3 600 zł", 2028],
]
"""Prices as their cells say: by a column, by words, by signs."""

WRONG_SUMS = [
    ["№", "Найменування", "Од.", "Кількість", "Ціна, грн", "Сума, грн"],
    ["4", "Місцевий офіс"],
    ["4.1", "Оренда", "міс.", 12, 1025, 12400],
    ["4.2", "Зв’язок", "міс.", 12, 300, 3600],
    ["", "Разом, розділ 4", "", "", "", 16000],
    ["", "Усього", "", "", "", 16500],
]
"""A row, its section and the whole that do not add up, each in its own way."""


def saved(path, rows, *, title="Budget", merged=(), hidden=()):
    """A workbook with one sheet of these rows; merged ranges as "A1:C1", hidden rows by their numbers."""
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value != "":
                sheet.cell(at, column, value)
    for each in merged:
        sheet.merge_cells(each)
    for each in hidden:
        sheet.row_dimensions[each].hidden = True
    book.save(path)
    return path


MESSY = [
    ["Бюджет громадського простору", "", "", "", ""],
    ["Додаток 2 до заявки", "", "", "", ""],
    ["Що купуємо", "Скільки", "", "Гроші", ""],
    ["", "кількість", "од. виміру", "ціна, грн", "всього, грн"],
    ["Благоустрій", "", "", "", 170_000],
    ["Лавки", 10, "шт", "5 000", "50 000"],
    ["Доріжки з бруківки", "150 ", "кв.м", 800, 120000],
    ["Освітлення", "", "", "", ""],
    ["Ліхтарі", 12, "шт.", 7500, 90000],
    ["Кабель", 200, "м.п.", 45.5, 9100],
    ["Всього освітлення:", "", "", "", 99100],
    ["Озеленення", "", "", "", ""],
    ["Дерева", 20, "шт", 1500, 30000],
    ["Разом по проєкту", "", "", "", 299100],
    ["* ціни з ПДВ", "", "", "", ""],
]
MESSY_MERGED = ("A1:E1", "B3:C3", "D3:E3", "A3:A4", "A12:D12", "A14:D14")
"""Merged heads, a sum above its lines, a sum under them, texts for numbers, remarks at the end."""
