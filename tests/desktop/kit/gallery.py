"""Paints the widgets of the kit in both themes to pictures, to be looked at beside the design: not a test.

Run: `QT_QPA_PLATFORM=offscreen .venv/bin/python tests/desktop/kit/gallery.py FOLDER [SCALE]` with the project's root and `src` on the path.
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
from hromada_desk.desktop.kit.chips import Chip, ChipRow, Condition
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.focus_ring import FocusRing
from hromada_desk.desktop.kit.form import RecordForm
from hromada_desk.desktop.kit.form_fields import form_fields
from hromada_desk.desktop.kit.header import Header
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, frame, mark, row
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.rail import Destination, Rail
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.status_bar import StatusBar
from hromada_desk.desktop.kit.stitch_meter import Stitch, StitchMeter
from hromada_desk.desktop.kit.toast import Toast
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from tests.desktop.kit.gallery_tables import STAGES, budget, project_table

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
    layout.addLayout(states())
    table = project_table()
    table.view.choose("PR-2026-014")
    layout.addWidget(table, 1)
    for bar in messages():
        layout.addWidget(bar)
    layout.addLayout(measures())
    return page


def states():
    second = row(spacing=6)
    for made in (Pill("Готово", tone=Tone.OK), Pill("Переклад", "stale", Tone.WARNING), Pill("Помилка", tone=Tone.PROBLEM),
                 Pill("Вибрано", "check", Tone.INFO), Chip("Рік: 2026"), Chip("Умова", dashed=True)):
        second.addWidget(made)
    choice = Segments((Segment("ours", "Наше"), Segment("theirs", "З копії")), "Чия правка", small=True, decided=True)
    choice.choose("theirs")
    second.addWidget(choice)
    second.addStretch(1)
    return second


def messages():
    for tone, sentence, link in (
        (Tone.INFO, "Світло зникло о 13:12, робота — ні: відновлено 3 поля.", "Показати"),
        (Tone.WARNING, "Копії на флешці вже 8 днів.", "Записати зараз"),
        (Tone.PROBLEM, "Джерела рядка 4.2 не покривають 240,00 €.", "До рядка"),
    ):
        bar = MessageBar()
        bar.show_message(tone, sentence, link)
        yield bar


def measures():
    marks = row(spacing=24)
    order = [Stitch.DONE, Stitch.ATTENTION, Stitch.DONE, Stitch.DONE, Stitch.ATTENTION, Stitch.PROBLEM, Stitch.NOT_BEGUN]
    marks.addWidget(StitchMeter(order, "4 з 7 розділів"))
    marks.addWidget(FundingBar(Funding(40, 23, 37), "Кошти"), 1)
    limit = LimitBar()
    limit.show_share(0.84, 0.85, Tone.WARNING, "біля межі")
    marks.addWidget(limit, 1)
    return marks


def projects_page():
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
    return left, new, table


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
    left, new, table = projects_page()
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
