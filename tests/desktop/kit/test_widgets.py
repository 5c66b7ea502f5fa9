"""The small widgets: what they say, what they offer, and that shapes carry the meaning without colour."""

from datetime import time

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QColor, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from hromada_desk.desktop.kit.bars import Funding, FundingBar, LimitBar
from hromada_desk.desktop.kit.buttons import action_button
from hromada_desk.desktop.kit.chips import Chip, ChipRow, Condition
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.file_dialogs import patterns, with_suffix
from hromada_desk.desktop.kit.focus_ring import FocusRing
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.ornament import star_cells
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.rail import Destination, Rail
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.status_bar import StatusBar
from hromada_desk.desktop.kit.stitch_meter import Stitch, StitchMeter, paint_stitch
from hromada_desk.desktop.kit.toast import Toast
from hromada_desk.desktop.kit.tones import Tone


@pytest.fixture
def shown(qtbot):
    """Put a widget on the screen and wait for it."""
    def show(widget, width=600, height=400):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget
    return show


def test_the_four_stitches_differ_in_shape_not_only_in_colour(qapp):
    pictures = set()
    for stitch in Stitch:
        image = QImage(15, 15, QImage.Format.Format_ARGB32)
        image.fill(QColor("white"))
        painter = QPainter(image)
        paint_stitch(painter, QRect(0, 0, 15, 15), stitch)
        painter.end()
        ink = frozenset((x, y) for x in range(15) for y in range(15) if image.pixelColor(x, y).lightness() < 160)
        pictures.add(ink)
    assert len(pictures) == 4


def test_more_things_than_fit_become_a_bar(shown):
    meter = shown(StitchMeter([Stitch.DONE] * 40 + [Stitch.NOT_BEGUN] * 60, "40 зі 100 розділів"), 100, 15)
    assert meter.sizeHint().width() <= 30 * 17
    image = meter.grab().toImage()
    assert image.pixelColor(20, 7) != image.pixelColor(80, 7)


def test_the_parts_of_the_funding_bar_fill_its_width_exactly(shown):
    bar = shown(FundingBar(Funding(1, 1, 1), "Кошти"), 200, 12)
    image = bar.grab().toImage()
    outline = image.pixelColor(199, 6)
    assert outline != bar.palette().window().color()
    assert image.pixelColor(0, 6) != outline


def test_a_bar_of_no_money_paints_nothing(shown):
    bar = shown(FundingBar(), 100, 12)
    image = bar.grab().toImage()
    assert len({image.pixel(x, 6) for x in range(100)}) == 1


def test_a_limit_far_exceeded_stays_inside_its_bar(shown):
    bar = LimitBar()
    bar.show_share(3.0, 1.4, Tone.PROBLEM, "понад межу")
    shown(bar, 100, 14)
    assert bar.accessibleName() == "понад межу"


def test_the_star_is_the_same_from_all_eight_sides():
    cells = star_cells()
    assert {(-x, y) for x, y in cells} == {(x, -y) for x, y in cells} == {(y, x) for x, y in cells} == cells
    assert not any(x == 0 or y == 0 for x, y in cells)


def test_the_message_bar_says_one_thing_and_offers_one_deed(qtbot, shown):
    bar = shown(MessageBar(), 500, 40)
    bar.show_message(Tone.WARNING, "Копії на флешці вже 8 днів.", "Записати зараз")
    with qtbot.waitSignal(bar.acted):
        bar._action.click()
    bar.show_message(Tone.INFO, "Відновлено 3 поля.")
    assert not bar._action.isVisible()
    assert bar.sentence == "Відновлено 3 поля."
    with qtbot.waitSignal(bar.dismissed):
        bar.dismiss()
    assert bar.sentence == ""


def test_a_long_message_takes_more_lines_instead_of_being_cut(qtbot, shown):
    page = QWidget()
    layout, bar = QVBoxLayout(page), MessageBar()
    layout.addWidget(bar)
    layout.addStretch(1)
    shown(page, 360, 300)
    bar.show_message(Tone.PROBLEM, "На флешці бракує 3,1 МБ. Пакет цілий і лежить у «Вихідних». Звільніть місце або вставте іншу флешку.", "Ще раз")
    qtbot.waitUntil(lambda: bar._sentence.height() >= bar._sentence.heightForWidth(bar._sentence.width()) > 30)


@pytest.mark.parametrize(("days", "tone"), [(0, "secondary"), (6, "secondary"), (7, "warning"), (13, "warning"), (14, "problem")])
def test_the_age_of_the_stick_copy_warns_from_a_week_and_alarms_from_two(shown, days, tone):
    bar = shown(StatusBar(), 900, 26)
    bar.show_stick_age(days)
    assert bar.stick._words.property("tone") == tone


def test_the_status_bar_says_when_it_was_saved_and_that_it_is_writing(shown):
    bar = shown(StatusBar(), 900, 26)
    bar.show_saved(time(14, 7, 31))
    assert bar.saved.words == "Збережено 14:07:31"
    bar.show_writing()
    assert bar.saved.words == "Записую…"


def test_the_toast_takes_back_and_goes(qtbot, shown):
    window = shown(QWidget())
    toast = Toast(window)
    toast.offer("Видалено 3 рядки бюджету.")
    with qtbot.waitSignal(toast.undone):
        qtbot.mouseClick(toast._undo, Qt.MouseButton.LeftButton)
    assert toast.isHidden()


def test_the_toast_waits_while_the_focus_is_inside(qtbot, shown):
    window = shown(QWidget())
    toast = Toast(window)
    toast.offer("Видалено.")
    toast.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    toast._undo.setFocus()
    toast._left_ms = 1
    toast._pass_time()
    assert toast.isVisible()
    window.setFocus()
    toast._undo.clearFocus()
    toast._pass_time()
    assert toast.isHidden()


def test_the_toast_never_covers_the_control_with_the_focus(shown):
    window = shown(QWidget())
    line = QLineEdit(window)
    line.setGeometry(200, 310, 200, 30)
    line.show()
    line.setFocus()
    toast = Toast(window)
    toast.offer("Видалено 3 рядки бюджету.")
    assert not toast.geometry().intersects(line.geometry())


def test_the_ring_lies_around_the_control_with_the_focus(qtbot, shown):
    window = shown(QWidget())
    line, ring = QLineEdit(window), FocusRing(window)
    line.setGeometry(50, 50, 100, 32)
    line.show()
    line.setFocus()
    qtbot.waitUntil(ring.isVisible)
    assert ring.geometry() == line.geometry().adjusted(-4, -4, 4, 4)
    line.clearFocus()
    qtbot.waitUntil(lambda: not ring.isVisible())


def test_ctrl_b_narrows_the_rail_and_words_come_back(qtbot, shown):
    rail = shown(Rail((Destination("projects", "Проєкти", "project", "Ctrl+2"), Destination("calls", "Конкурси", "call")), ()), 168, 500)
    with qtbot.waitSignal(rail.narrowed) as narrowed:
        rail.toggle.trigger()
    assert (narrowed.args, rail.width()) == ([True], 52)
    rail.toggle.trigger()
    assert rail.width() == 168


def test_the_rail_tells_the_place_and_its_count(qtbot, shown):
    rail = shown(Rail((Destination("projects", "Проєкти", "project"),), (Destination("help", "Довідка", "help", "F1", is_deed=True),)), 168, 500)
    rail.set_counts({"projects": 14})
    assert rail._items["projects"].accessibleName() == "Проєкти, 14"
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.keyClick(rail._items["help"], Qt.Key.Key_Space)
    assert chosen.args == ["help"]


def test_segments_move_with_the_arrows(qtbot, shown):
    views = shown(Segments((Segment("table", "Таблиця"), Segment("board", "Дошка")), "Вигляд"), 200, 32)
    views.choose("table")
    views._buttons["table"].setFocus()
    with qtbot.waitSignal(views.chosen) as chosen:
        qtbot.keyClick(views._buttons["table"], Qt.Key.Key_Right)
    assert chosen.args == ["board"]
    assert views.current() == "board"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Delete])
def test_a_condition_is_removed_and_added_by_key(qtbot, shown, key):
    chips = shown(ChipRow(), 600, 28)
    chips.show_conditions((Condition("year", "Рік: 2026"),), "14 з 23")
    year = next(each for each in chips.findChildren(Chip) if each.text() == "Рік: 2026")
    with qtbot.waitSignal(chips.removed) as removed:
        qtbot.keyClick(year, key)
    assert removed.args == ["year"]
    with qtbot.waitSignal(chips.add_asked):
        qtbot.keyClick(chips.add_chip, Qt.Key.Key_Space)


def test_a_button_of_an_action_tells_its_key_and_reason(shown):
    action = QAction("Закрити заявку")
    action.setShortcut("Ctrl+Return")
    made = shown(action_button(action), 200, 32)
    action.setToolTip("Лишилося рішень: 2")
    action.setEnabled(False)
    assert made.toolTip().startswith("Лишилося рішень: 2")
    assert not made.isEnabled()


def test_escape_closes_the_panel_and_its_width_keeps_within_bounds(qtbot, shown):
    window = QWidget()
    panel, field = SidePanel(392, window), QLineEdit()
    panel.set_content(field)
    shown(window)
    panel.show()
    field.setFocus()
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    panel.set_width(9999)
    assert panel.width() == 560
    panel.set_width(10)
    assert panel.width() == 280


def test_an_empty_place_begins_with_its_one_button_focused(qtbot, shown):
    page = shown(EmptyState("Партнерів ще немає", "Додайте громаду.", "Додати першого партнера"))
    qtbot.waitUntil(page.start.hasFocus)
    with qtbot.waitSignal(page.started):
        qtbot.keyClick(page.start, Qt.Key.Key_Space)


def test_a_finding_leads_to_its_place_by_key_and_speaks_its_severity(qtbot, shown):
    listed = shown(ProblemList())
    listed.show_findings((Finding("a", "Бракує рішення ради", "Розділ 12"), Finding("b", "Переклад застарів", "", Tone.WARNING)))
    spoken = listed.findings.data(listed.findings.index(1), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Увага: Переклад застарів"
    listed.setFocus()
    listed.setCurrentIndex(listed.findings.index(0))
    with qtbot.waitSignal(listed.activated_key) as chosen:
        qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert chosen.args == ["a"]


def test_a_long_finding_takes_the_lines_it_needs(qtbot, shown):
    listed = shown(ProblemList(), 240, 300)
    short, long = Finding("a", "Бракує."), Finding("b", "У тексті 346 590 €, у бюджеті 346 830 €, і це помітить кожен, хто читає обидва документи.")
    listed.show_findings((short, long))
    assert listed.sizeHintForRow(1) > listed.sizeHintForRow(0) + 20


def test_file_patterns_and_suffixes_are_complete(tmp_path):
    kinds = (("Книга Excel", "*.xlsx"),)
    assert patterns(kinds, every=True) == "Книга Excel (*.xlsx);;Усі файли (*)"
    assert with_suffix(tmp_path / "бюджет", kinds).name == "бюджет.xlsx"
    assert with_suffix(tmp_path / "бюджет.csv", kinds).name == "бюджет.csv"


def test_the_pointer_grows_and_shrinks_the_panel_by_its_edge(qtbot, shown):
    window = QWidget()
    panel = SidePanel(392, window)
    shown(window, 900, 400)
    panel.move(500, 0)
    edge = panel.findChild(QWidget, "", Qt.FindChildOption.FindDirectChildrenOnly)
    qtbot.mousePress(edge, Qt.MouseButton.LeftButton, pos=QPoint(2, 10))
    qtbot.mouseMove(edge, QPoint(-20, 10))
    assert 280 <= panel.width() <= 560
