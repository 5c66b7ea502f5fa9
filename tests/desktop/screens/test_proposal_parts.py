"""Logframe, workplan and risks of a proposal, by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow
from hromada_desk.domain.values import Bilingual
from tests.desktop.screens.proposals_frame import framed, press
from tests.services.proposal_desk import new_desk, roof_proposal


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
