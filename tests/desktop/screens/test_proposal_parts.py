"""Logframe, workplan and risks of a proposal, by keyboard."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop import style
from hromada_desk.desktop.style_tokens import Token
from hromada_desk.domain.forms import NOT_SCORED
from hromada_desk.domain.readiness import GENERAL
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow, Risk
from hromada_desk.domain.records.proposal_life import SelfScore
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.history import undo
from hromada_desk.services.proposal_links import toggle_wait
from hromada_desk.services.self_scores import write_points
from tests.desktop.screens.proposals_frame import framed, press, write
from tests.services.proposal_desk import new_desk, roof_proposal

SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def shop(qtbot, desk):
    """A proposal with two results and two activities, opened."""
    own = {"proposal_id": roof_proposal(desk).id}
    desk.put("change.edited", LogframeRow(id="op", position="b", level="output", code="Op", parent_id="oc", statement=Bilingual("Дах"), **own),
             LogframeRow(id="oc", position="c", level="outcome", code="Oc", statement=Bilingual("Тепло"), **own),
             Indicator(id="i", name=Bilingual("Учні"), row_id="op", **own),
             Activity(id="a1", position="a", code="A1", title=Bilingual("Проєкт"), row_id="op", first_month=1, last_month=2, **own),
             Activity(id="a2", position="b", code="A2", title=Bilingual("Роботи"), first_month=3, last_month=6, **own),
             kind="proposal", title="")
    frame = framed(qtbot, desk)
    press(Qt.Key.Key_Return)
    yield frame.stack.front.workshop
    frame.commit()
    frame.leave()


def part(shop, section_kind, kind):
    code = next(each.code for each in shop.judging.case.form.sections if each.section_kind == section_kind)
    shop.turn(code)
    shop.focus_first()
    return shop.pages.current.editors[kind]


def cells(editor, key):
    row = editor.model.shown(editor.model.row_of(key))
    return [each.text for each in row.cells]


def test_results_stand_under_what_they_serve_with_what_hangs_on_them(shop):
    editor = part(shop, "logframe", "logframe_row")

    assert [editor.model.shown(at).key for at in range(2)] == ["oc", "op"]
    assert cells(editor, "op")[0] == "\u2003Op Дах"
    assert cells(editor, "op")[2:4] == ["1", "A1"]
    assert cells(editor, "oc")[2] == "немає"


def test_a_dependency_is_ticked_in_a_menu_that_stays_open(qtbot, shop, desk):
    editor = part(shop, "workplan", "activity")
    editor.choose("a2")
    chooser = editor.choosers[0]
    chooser.menu.popup(editor.mapToGlobal(editor.rect().center()))
    QTest.keyClick(chooser.menu, Qt.Key.Key_Down)
    QTest.keyClick(chooser.menu, Qt.Key.Key_Space)

    assert chooser.menu.isVisible()
    assert desk.get(Activity, "a2").depends_on == ("a1",)
    qtbot.waitUntil(lambda: chooser.button.accessibleName().endswith("A1 Проєкт"))
    assert cells(editor, "a2")[3] == "A1"
    chooser.menu.close()


def test_arrows_move_an_activity_by_a_month_and_each_press_is_one_change(qtbot, shop, desk):
    editor = part(shop, "workplan", "activity")
    assert editor.gantt.hasFocus()
    press(Qt.Key.Key_Down)
    assert editor.gantt.current_id() == "a2" == editor.table.view.current_key()

    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right, SHIFT)
    press(Qt.Key.Key_Left, CTRL)
    assert months(desk) == (3, 8)
    qtbot.waitUntil(lambda: "місяці 3–8" in editor.gantt.accessibleDescription())
    undo(desk)
    assert months(desk) == (4, 8)
    assert editor.gantt.current_id() == "a2"


def test_an_activity_before_what_it_waits_for_is_told_at_the_chart(qtbot, shop, desk):
    editor = part(shop, "workplan", "activity")
    toggle_wait(desk, desk.get(Activity, "a1"), "a2")

    qtbot.waitUntil(lambda: "чекає на «Роботи»" in editor.gantt.accessibleDescription())
    told = [each.finding.sentence for each in shop.walk.lines]
    assert any(each in editor.gantt.accessibleDescription() for each in told)


def test_the_table_is_the_same_plan_in_words(shop):
    editor = part(shop, "workplan", "activity")
    editor.gantt.chosen.emit("a2")
    editor.show_view("table")
    editor.focus_first()

    assert editor.table.view.hasFocus()
    assert editor.table.view.current_key() == "a2"
    assert cells(editor, "a2")[1:4] == ["3–6", "немає", ""]


def test_enter_leads_from_the_chart_to_the_form(shop):
    editor = part(shop, "workplan", "activity")
    press(Qt.Key.Key_Return)

    assert editor.form.isAncestorOf(editor.focusWidget() or editor.window().focusWidget())


@pytest.mark.parametrize("months_known", [True, False])
def test_the_chart_paints_rows_links_and_whoever_has_no_months(shop, desk, months_known):
    toggle_wait(desk, desk.get(Activity, "a2"), "a1")
    if not months_known:
        desk.put("change.edited", replace(desk.get(Activity, "a1"), first_month=None, last_month=None), kind="activity", title="")
    editor = part(shop, "workplan", "activity")
    editor.reload()
    picture = editor.gantt.viewport().grab().toImage()
    layout = editor.gantt.layout_now()
    bar = layout.bar(1, 1, 2, 2)
    under = picture.pixelColor(round(bar.left + bar.width / 3 * picture.devicePixelRatio()), round(bar.top + 1))

    assert (under == style.colour(Token.FILL)) is months_known


def test_a_risk_is_chosen_and_moved_in_the_matrix(qtbot, shop, desk):
    own = {"proposal_id": shop.proposal.id}
    desk.put("change.edited", Risk(id="r1", title=Bilingual("Дощ"), likelihood=2, impact=2, **own),
             Risk(id="r2", title=Bilingual("Світло"), likelihood=4, impact=4, **own), kind="risk", title="")
    editor = part(shop, "risks", "risk")
    assert [cells(editor, each) for each in ("r2", "r1")] == [["1. Світло", "4 × 4 = 16", "високий"], ["2. Дощ", "2 × 2 = 4", "низький"]]
    editor.matrix.choose("r2")
    editor.matrix.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Return):
        press(key)
    assert editor.matrix.accessibleDescription() == "Ймовірність 2 (низька), вплив 2 (малий): оцінка 4, низький. Ризики: 2 Дощ."
    assert editor.table.view.current_key() == "r1"

    press(Qt.Key.Key_Up, SHIFT)
    qtbot.waitUntil(lambda: cells(editor, "r1")[1] == "3 × 2 = 6")
    assert editor.matrix.cell == (3, 2)
    undo(desk)
    assert desk.get(Risk, "r1").likelihood == 2


def test_one_scores_oneself_below_the_sections_and_sees_what_lacks(qtbot, shop, desk):
    assert shop.outline.keys()[-1] == "self_score"
    criteria = shop.judging.case.form.evaluation.criteria
    for criterion in criteria[1:]:
        write_points(desk, shop.proposal.id, criterion, Decimal(8))
    shop.turn("self_score")
    shop.focus_first()
    write("50")
    press(Qt.Key.Key_Tab)
    page = shop.pages.current
    assert len(desk.all(SelfScore)) == len(criteria) - 1
    assert page.blocks[criteria[0].code].form.unreadable() == ("points",)

    shop.focus_first()
    QApplication.focusWidget().selectAll()
    write("5")
    press(Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: page.total.text() == "45 з 100")
    assert page.verdict.text() == "Поріг — 60. До нього бракує 15."
    shop.turn("self_score")
    assert shop.pages.current is page


def test_a_form_without_a_grid_offers_no_scoring(shop):
    case = shop.judging.case
    shop.pages.show_case(replace(case, form=replace(case.form, evaluation=NOT_SCORED)))
    shop.pages.turn("self_score")

    assert shop.pages.key == GENERAL


def months(desk):
    found = desk.get(Activity, "a2")
    return found.first_month, found.last_month
