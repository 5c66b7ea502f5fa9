"""Paints the widgets of the kit in both themes to pictures, to be looked at beside the design: not a test.

Run: `QT_QPA_PLATFORM=offscreen .venv/bin/python tests/desktop/kit/gallery.py FOLDER [SCALE]` with `src` on the path.
"""

import sys
from datetime import time
from pathlib import Path

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.bars import Funding, FundingBar, LimitBar
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.cell_hint import CellHint
from hromada_desk.desktop.kit.checks_bar import Check, ChecksBar
from hromada_desk.desktop.kit.chips import Chip, ChipRow, Condition
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.focus_ring import FocusRing
from hromada_desk.desktop.kit.form import RecordForm
from hromada_desk.desktop.kit.form_fields import form_fields
from hromada_desk.desktop.kit.grid_model import GridModel
from hromada_desk.desktop.kit.grid_rows import CellState, GridCell, GridColumn, GridRow, RowKind
from hromada_desk.desktop.kit.grid_view import BudgetGrid
from hromada_desk.desktop.kit.header import Header
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, frame, mark, row
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.rail import Destination, Rail
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.status_bar import StatusBar
from hromada_desk.desktop.kit.stitch_meter import Stitch, StitchMeter
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.toast import Toast
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual

PLACES = (
    Destination("overview", "Огляд", "overview", "Ctrl+1"), Destination("projects", "Проєкти", "project", "Ctrl+2"),
    Destination("partners", "Партнери", "partners", "Ctrl+3"), Destination("calls", "Конкурси", "call", "Ctrl+4"),
    Destination("proposals", "Заявки", "proposal", "Ctrl+5"), Destination("budgets", "Бюджети", "budget", "Ctrl+6"),
    Destination("outbox", "Вихідні", "outbox", "Ctrl+7"), Destination("exchange", "Обмін", "exchange", "Ctrl+8"),
)
DEEDS = (
    Destination("help", "Довідка", "help", "F1", is_deed=True), Destination("lock", "Заблокувати", "lock", is_deed=True),
    Destination("settings", "Налаштування", "settings", is_deed=True),
)
COLUMNS = (
    Column("number", "Код", 108, Look.CODE), Column("title", "Назва", 280, stretches=True),
    Column("stage", "Стадія", 132, Look.PILL), Column("place", "Місце", 150, priority=4),
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
    table = RecordTable(model, "Проєкти", "gallery.projects", "gallery.total")
    model.sort(4, __import__("PySide6.QtCore").QtCore.Qt.SortOrder.DescendingOrder)
    return table


def components():
    page = QWidget()
    layout = column(page, spacing=8, margins=(20, 12, 20, 12))
    layout.addWidget(Label("Елементи і стани", Type.TITLE))
    buttons = row(spacing=8)
    for made in (button("Імпорт"), button("Імпорт", icon_name="import"), button("Новий", kind="primary", icon_name="add"),
                 button("До рядка", kind="link"), button("Мала", size="small")):
        buttons.addWidget(made)
    off, primary_off = button("Імпорт"), button("Новий", kind="primary")
    for made in (off, primary_off):
        made.setEnabled(False)
        buttons.addWidget(made)
    buttons.addStretch(1)
    layout.addLayout(buttons)
    inputs = row(spacing=12)
    plain, wrong, fixed = QLineEdit("41,50"), QLineEdit("12,5 тис"), QLineEdit("41,50")
    mark(wrong, problem="true")
    fixed.setReadOnly(True)
    for made in (plain, wrong, fixed):
        made.setAccessibleName("Ціна")
        inputs.addWidget(made)
    layout.addLayout(inputs)
    pills = row(spacing=6)
    for words, (icon_name, tone) in STAGES.items():
        pills.addWidget(Pill(words, icon_name, tone))
    pills.addStretch(1)
    layout.addLayout(pills)
    second = row(spacing=6)
    for made in (Pill("Готово", tone=Tone.OK), Pill("Переклад", "stale", Tone.WARNING), Pill("Помилка", tone=Tone.PROBLEM),
                 Pill("Вибрано", "check", Tone.INFO), Chip("Рік: 2026"), Chip("Умова", dashed=True)):
        second.addWidget(made)
    choice = Segments((Segment("ours", "Наше"), Segment("theirs", "З копії")), "Чия правка", small=True, decided=True)
    choice.choose("theirs")
    second.addWidget(choice)
    second.addStretch(1)
    layout.addLayout(second)
    table = project_table()
    table.view.choose("PR-2026-014")
    layout.addWidget(table, 1)
    for tone, sentence, link in (
        (Tone.INFO, "Світло зникло о 13:12, робота — ні: відновлено 3 поля.", "Показати"),
        (Tone.WARNING, "Копії на флешці вже 8 днів.", "Записати зараз"),
        (Tone.PROBLEM, "Джерела рядка 4.2 не покривають 240,00 €.", "До рядка"),
    ):
        bar = MessageBar()
        bar.show_message(tone, sentence, link)
        layout.addWidget(bar)
    marks = row(spacing=24)
    order = [Stitch.DONE, Stitch.ATTENTION, Stitch.DONE, Stitch.DONE, Stitch.ATTENTION, Stitch.PROBLEM, Stitch.NOT_BEGUN]
    marks.addWidget(StitchMeter(order, "4 з 7 розділів"))
    marks.addWidget(FundingBar(Funding(40, 23, 37), "Кошти"), 1)
    limit = LimitBar()
    limit.show_share(0.84, 0.85, Tone.WARNING, "біля межі")
    marks.addWidget(limit, 1)
    layout.addLayout(marks)
    return page


def window():
    shell = frame("page")
    outer = column(shell, spacing=0)
    middle = row(spacing=0)
    rail = Rail(PLACES, DEEDS)
    rail.set_workspace("Новобілоуська", "сільська громада")
    rail.set_counts({"projects": 14, "partners": 24, "calls": 5, "proposals": 6, "outbox": 3})
    rail.set_current("projects")
    middle.addWidget(rail)
    work = column(spacing=0)
    undo, redo = QAction("Скасувати"), QAction("Повернути")
    redo.setEnabled(False)
    header = Header(undo, redo)
    header.set_place("Проєкти")
    header.setParent(shell)
    work.addWidget(header)
    below = row(spacing=0)
    left = column(spacing=0)
    tools = row(spacing=8, margins=(20, 8, 16, 8))
    views = Segments((Segment("table", "Таблиця", "budget"), Segment("board", "Дошка", "board"), Segment("map", "Мапа", "map")), "Вигляд")
    views.choose("table")
    new = button("Новий проєкт", kind="primary", icon_name="add")
    tools.addWidget(views)
    tools.addStretch(1)
    tools.addWidget(button("Імпорт…", icon_name="import"))
    tools.addWidget(new)
    left.addLayout(tools)
    chips = ChipRow()
    chips.show_conditions((Condition("y", "Рік: 2025–2026"), Condition("s", "Стадія: усі, крім архіву")), "9 з 23")
    chips.setContentsMargins(20, 0, 16, 8)
    left.addWidget(chips)
    table = project_table()
    left.addWidget(table, 1)
    below.addLayout(left, 1)
    panel = SidePanel()
    panel.show_subject("Капітальний ремонт даху та укриття ліцею", "PR-2026-014", "Пошук коштів", "wallet")
    panel.set_content(FundingBar(Funding(15, 67, 18), "Кошти"))
    below.addWidget(panel)
    work.addLayout(below, 1)
    middle.addLayout(work, 1)
    outer.addLayout(middle, 1)
    status = StatusBar()
    status.show_saved(time(14, 7, 31))
    status.show_backup("Резервна копія 13:30")
    status.show_stick_age(8)
    status.show_lock(5)
    outer.addWidget(status)
    shell.kept = (undo, redo)
    table.view.choose("PR-2026-014")
    shell.toast = Toast(shell)
    shell.toast.offer("Видалено 3 рядки бюджету.")
    shell.ring = FocusRing(shell)
    shell.focus_first = new
    return shell


def form():
    fields = form_fields(Project, ("title", "stage", "number", "period", "estimated_cost", "beneficiaries", "dk021", "place", "cross_cutting", "in_portfolio", "summary"))
    made = RecordForm(fields)
    page = frame("page")
    column(page, margins=(16, 16, 16, 16)).addWidget(made)
    made.show_record(Project(id="p", title=Bilingual("Капітальний ремонт даху та укриття ліцею", "Roof and shelter of the lyceum")))
    return page


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


def empty():
    return EmptyState("Партнерів ще немає", "Додайте громаду, донора чи асоціацію — і програма підкаже, хто з них підходить кожному "
                      "проєкту та чому.", "Додати першого партнера", before_link="або", link_words="імпортувати контакти з Excel")


SHEETS = {"components": (components, 683, 768), "window": (window, 1366, 696), "empty": (empty, 700, 500),
          "form": (form, 560, 900), "budget": (budget, 1100, 500)}


def main(folder, scale=1.0, only=()):
    app = QApplication.instance() or QApplication([])
    look = style.install(app, style.Theme.LIGHT, scale)
    app.setWindowIcon(icon("project"))
    for theme in (style.Theme.LIGHT, style.Theme.DARK):
        look.set_theme(theme)
        for name, (make, width, height) in SHEETS.items():
            if only and name not in only:
                continue
            sheet = make()
            sheet.resize(width, height)
            sheet.show()
            if hasattr(sheet, "focus_first"):
                sheet.activateWindow()
                sheet.focus_first.setFocus()
            for _ in range(5):
                app.processEvents()
            if hasattr(sheet, "settle"):
                sheet.settle()
                app.processEvents()
            sheet.grab().save(str(Path(folder) / f"{name}-{theme}.png"))
            sheet.close()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]) if len(sys.argv) > 2 else 1.0, sys.argv[3:])
