"""The printed page beside the editor: shown and hidden by a key, follows what is typed, turned and zoomed by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop import style
from hromada_desk.domain.records.proposal import Proposal
from tests.demonstration import READY, make_demo, open_demo_file, with_cheap_keys
from tests.desktop.screens.proposals_frame import framed, press, write

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
PATIENCE = 30_000


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """The demonstration workspace, opened."""
    with_cheap_keys(monkeypatch)
    opened = open_demo_file(make_demo(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def workshop(qtbot, desk):
    """A proposal opened at its first written section."""
    frame = framed(qtbot, desk)
    frame.go("proposals", next(each.id for each in desk.all(Proposal) if each.number == READY))
    made = frame.stack.front.workshop
    made.turn(next(each.code for each in made.judging.case.form.sections if each.section_kind == "text"))
    made.focus_first()
    yield made
    made.preview.painter.close()
    frame.commit()
    frame.leave()


def painted(qtbot, workshop, after=None):
    """The page in view, once it is another than `after` and every wish is answered."""
    preview = workshop.preview

    def is_there():
        shown = preview._shown
        at_rest = shown is not None and shown.number == preview._asked and not preview._resting.isActive()
        return at_rest and (after is None or shown.pixels != after.pixels)

    qtbot.waitUntil(is_there, timeout=PATIENCE)
    return preview._shown


def test_the_page_is_shown_and_hidden_by_a_key_and_makes_room_for_itself(qtbot, workshop):
    assert not workshop.preview.pane.isVisible()
    width = workshop.window().width()
    press(Qt.Key.Key_P, BOTH)
    shown = painted(qtbot, workshop)
    assert workshop.preview.pane.isVisible()
    assert not workshop.panel.isVisible()
    assert workshop.window().width() == width
    assert str(shown.pages) in workshop.preview.pane.paper.accessibleName()
    press(Qt.Key.Key_P, BOTH)
    assert not workshop.preview.pane.isVisible()
    assert workshop.panel.isVisible()


def test_what_is_typed_appears_on_the_page(qtbot, workshop):
    press(Qt.Key.Key_P, BOTH)
    before = painted(qtbot, workshop)
    workshop.pages.focus_first()
    write("Щойно набрані слова, яких раніше не було на сторінці. " * 3)
    after = painted(qtbot, workshop, before)
    assert after.pixels != before.pixels
    assert after.page == before.page


def test_pages_are_turned_and_zoomed_by_keys_and_home_leads_back(qtbot, workshop):
    press(Qt.Key.Key_P, BOTH)
    first = painted(qtbot, workshop)
    workshop.preview.pane.setFocus()
    press(Qt.Key.Key_PageDown)
    second = painted(qtbot, workshop, first)
    assert second.page == first.page + 1
    press(Qt.Key.Key_Home)
    home = painted(qtbot, workshop, second)
    assert home.page == first.page
    press(Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: workshop.preview._shown.width > first.width, timeout=PATIENCE)


def test_paper_is_white_in_the_dark_too(qtbot, workshop):
    style.install(QApplication.instance(), style.Theme.DARK, 1.0)
    press(Qt.Key.Key_P, BOTH)
    painted(qtbot, workshop)
    paper = workshop.preview.pane.paper
    image = paper.grab().toImage()
    assert image.pixelColor(image.width() // 2, 14) == QColor("white")
    style.install(QApplication.instance(), style.Theme.LIGHT, 1.0)
