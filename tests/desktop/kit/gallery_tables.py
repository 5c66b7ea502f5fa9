"""The tables of the gallery: invented projects and budget lines, painted by the record table and the budget grid."""

from PySide6.QtCore import Qt

from hromada_desk.desktop.kit.cell_hint import CellHint
from hromada_desk.desktop.kit.checks_bar import Check, ChecksBar
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import CellState, GridCell, GridColumn, GridRow, RowKind
from hromada_desk.desktop.kit.grid_view import BudgetGrid
from hromada_desk.desktop.kit.marks import column, frame
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone

COLUMNS = (
    Column("number", "Код", 108, Look.CODE), Column("title", "Назва", 280, stretches=True),
    Column("stage", "Стадія", 132, Look.PILL, priority=1), Column("place", "Місце", 150, priority=4),
    Column("need", "Потреба, ₴", 110, Look.NUMBER), Column("gap", "Бракує, ₴", 104, Look.NUMBER),
)
STAGES = {"Виконання": ("refresh", Tone.PLAIN), "Підготовка": ("edit", Tone.PLAIN), "Пошук коштів": ("wallet", Tone.PLAIN),
          "Закупівля": ("clock", Tone.PLAIN), "Завершено": ("ok", Tone.OK), "Ідея": ("flag", Tone.PLAIN)}
PROJECTS = (
    ("Житло", "PR-2025-018", "Відновлення пошкоджених житлових будинків, 46 квартир", "Виконання", 21_300_000, 3_700_000),
    ("Житло", "PR-2026-007", "Соціальне житло для ВПО: реконструкція гуртожитку на вул. Шкільній", "Підготовка", 16_200_000, 16_200_000),
    ("Освіта", "PR-2026-014", "Капітальний ремонт даху та укриття ліцею", "Пошук коштів", 18_450_000, 3_382_500),
    ("Освіта", "PR-2026-009", "Утеплення дитячого садка «Сонечко»", "Закупівля", 6_280_000, None),
    ("Освіта", "PR-2026-017", "Шкільний автобус із підіймачем для осіб з інвалідністю", "Пошук коштів", 3_900_000, None),
    ("Освіта", "PR-2025-021", "Відновлення вікон і фасаду початкової школи", "Завершено", 3_140_000, None),
    ("Вода", "PR-2026-012", "Реконструкція каналізаційної насосної станції", "Пошук коштів", 11_800_000, 3_620_000),
    ("Вода", "PR-2026-005", "Нова свердловина та водонапірна башта", "Підготовка", 9_350_000, 8_415_000),
    ("Вода", "PR-2026-016", "Ремонт водогону по вул. Шкільній, 2,4 км", "Ідея", 4_600_000, 4_600_000),
)


def figure(value):
    return Cell("" if value is None else f"{value:,}".replace(",", "\u00a0"), sort=value)


def project_rows():
    return [
        Row(number, (Cell(number), Cell(title), Cell(stage, icon=STAGES[stage][0], tone=STAGES[stage][1]), Cell("с. Новий Білоус"),
                     figure(need), figure(gap)), group, f"{number} {title}".casefold())
        for group, number, title, stage, need, gap in PROJECTS
    ]


def sums(rows):
    return {key: figure(sum(each.cells[at].sort or 0 for each in rows)) for key, at in (("need", 4), ("gap", 5))}


def project_table():
    model = RecordTableModel(COLUMNS, sums)
    model.set_rows(project_rows())
    model.set_grouped(True)
    table = RecordTable(model, "Проєкти", "counted.project", "counted.project")
    model.sort(4, Qt.SortOrder.DescendingOrder)
    return table


GRID = (
    GridColumn("number", "№", 40, frozen=True), GridColumn("title", "Стаття витрат", 320, frozen=True), GridColumn("unit", "Од.", 60),
    GridColumn("quantity", "К-сть", 60, at_right=True), GridColumn("cost", "Ціна за од.", 92, at_right=True),
    GridColumn("sum", "Сума, €", 104, at_right=True, bold=True), GridColumn("grant", "Грант\nпрограми", 108, at_right=True),
    GridColumn("own", "Місцевий\nбюджет", 100, at_right=True), GridColumn("gap", "Різниця\nджерел", 84, at_right=True),
)


def line(number, title, unit, quantity, cost, total, grant, own, gap="0", gutter="", **states):
    def cell(text, key):
        state = states.get(f"{key}_state", CellState.PLAIN)
        return GridCell(text, text.replace("\u00a0", ""), state, quiet=text in {"—", "0"}, value=None)
    return GridRow(number, (cell(number, "number"), cell(title, "title"), cell(unit, "unit"), cell(quantity, "quantity"),
                            cell(cost, "cost"), GridCell(total, state=CellState.COMPUTED), cell(grant, "grant"), cell(own, "own"),
                            GridCell(gap, state=CellState.COMPUTED if gap == "0" else CellState.PROBLEM, quiet=gap == "0")), number=gutter)


def budget():
    rows = [
        GridRow("4", (GridCell("4", "4"), GridCell("Роботи", "Роботи"), GridCell(), GridCell(), GridCell(), GridCell("225 490,00"),
                      GridCell("181 060,00"), GridCell("33 150,00"), GridCell("−240,00", state=CellState.PROBLEM)), RowKind.HEADING, "12"),
        line("4.1", "Демонтаж пошкодженої покрівлі", "м²", "620", "12,50", "7 750,00", "—", "7 750,00", gutter="13"),
        line("4.2", "Покрівельні роботи, дах 620 м²", "м²", "620", "41,50", "25 730,00", "25 490,00", "—", "−240,00", "14"),
        line("4.3", "Утеплення горища", "м²", "620", "28,00", "17 360,00", "17 360,00", "—", gutter="15", quantity_state=CellState.ATTENTION),
        line("4.4", "Укриття: гідроізоляція", "компл.", "1", "128 400,00", "128 400,00", "103 000,00", "25 400,00", gutter="16",
             grant_state=CellState.LOCKED, own_state=CellState.LOCKED),
    ]
    model = GridModel(GRID, lambda _row, _column, _typed: "")
    total = GridRow("", (GridCell(), GridCell("Разом"), GridCell(), GridCell(), GridCell(), GridCell("346 830,00"), GridCell("249 760,00"),
                         GridCell("56 250,00"), GridCell("−240,00", state=CellState.PROBLEM)))
    model.set_rows(rows, total)
    page = frame("page")
    layout = column(page, spacing=0)
    grid = BudgetGrid(model, "Бюджет")
    layout.addWidget(grid, 1)
    bar = ChecksBar()
    bar.show_checks((
        Check("grant", "Грант", Tone.OK, "у межах", "249 760,00 €", "до 250 000 €", 0.9, 0.9),
        Check("staff", "Персонал", Tone.OK, "у межах", "6,3 %", "до 10 %", 0.5, 0.8),
        Check("indirect", "Непрямі від прямих", Tone.WARNING, "біля межі", "6,9 % · ще 203,10 €", "до 7 %", 0.83, 0.85),
        Check("sources", "Джерела = сума", Tone.PROBLEM, "1 помилка", "346 590,00 з 346 830,00 €", link="До рядка 4.2 · Alt+↓"),
    ))
    layout.addWidget(bar)
    grid.view.go_to("4.2", "grant")
    page.hint = CellHint(grid.view)
    page.settle = lambda: page.hint.show_hint("Бракує 240,00 €", "Дописати залишок", "F4")
    page.focus_first = grid.view
    findings = ProblemList(grows=True)
    findings.show_findings((
        Finding("a", "Джерела ≠ бюджет на 240,00 €", "Розділ 11, рядок 4.2"),
        Finding("b", "У тексті 346 590 €, у бюджеті 346 830 €, і це видно кожному, хто порівняє обидва документи уважно рядок за рядком", "Розділ 2, обидві мови"),
        Finding("c", "3 переклади застаріли", "Розділи 2, 5, 7", Tone.WARNING, "stale"),
    ))
    layout.addWidget(findings)
    return page
