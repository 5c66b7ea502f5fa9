"""The outbox: a package from the first click to the stick, and a portal filled by keys."""

# ruff: noqa: F401, F811 - fixtures are found by their names

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QScrollArea, QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.outbox.screen import OutboxScreen
from hromada_desk.domain.records.outbox import Package, PortalEntry
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.packages import items_of, remove_packages, row_of, start_package
from hromada_desk.text.catalog import set_language
from tests.demonstration import make_demo, open_demo_file, with_cheap_keys
from tests.desktop.screens.entrance import answers, cut, nameless, own_look, press


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch):
    with_cheap_keys(monkeypatch)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def desk(demo, tmp_path):
    opened = open_demo_file(shutil.copy(demo, tmp_path / demo.name))
    yield opened
    opened.close()


@pytest.fixture
def told():
    return []


@pytest.fixture
def office(desk, answers, told):
    place = QWidget()
    bar = MessageBar(place)
    made = Office(desk=desk, runner=ActionRunner(bar), work=BackgroundWork(bar), files=answers, go=lambda *_: None,
                  say=lambda tone, sentence: told.append((tone.name, sentence)), offer_undo=told.append,
                  change_language=lambda _: None, lock=lambda: None)
    yield made
    made.work.close()
    place.deleteLater()


@pytest.fixture
def roof(desk):
    return next(each for each in desk.all(Proposal) if each.acronym == "WARMROOF")


@pytest.fixture
def screen(office, qtbot, own_look):
    made = OutboxScreen(office)
    made.resize(1198, 694)
    qtbot.addWidget(made)
    made.reload()
    made.show()
    return made


def finish(qtbot, office):
    qtbot.waitUntil(lambda: not office.work.is_running, timeout=20_000)


def test_without_packages_the_page_says_how_to_begin(screen, desk):
    remove_packages(desk, tuple(each.id for each in desk.all(Package)))
    screen.reload()
    assert screen.listing._pages.currentIndex() == 1


def test_a_package_is_prepared_and_copied_to_a_stick(screen, office, desk, roof, qtbot, tmp_path, answers, told):
    package = start_package(desk, roof)
    screen.reload()
    screen.open_subject(package.id)
    assert screen.panel.package.id == package.id
    screen.panel.sending.make(screen.panel.package)
    finish(qtbot, office)
    screen.reload()
    assert {each.status for each in items_of(desk, package.id)} == {"ready"}
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "Звіт.lnk").write_bytes(b"x")
    answers.folders.append(stick)
    screen.panel.sending.to_stick(screen.panel.package)
    finish(qtbot, office)
    copied = next(each for each in stick.iterdir() if each.is_dir())
    assert (copied / "SHA256SUMS").exists()
    assert row_of(desk, desk.get(Package, package.id)).state == "copied"
    assert "Звіт.lnk" in told[-1][1]


@pytest.mark.parametrize("language", ["uk", "en"])
def test_nothing_in_the_panel_is_wider_than_the_panel(office, desk, roof, qtbot, own_look, language):
    set_language(language)
    package = start_package(desk, roof)
    made = OutboxScreen(office)
    made.resize(1198, 694)
    qtbot.addWidget(made)
    made.show()
    made.open_subject(package.id)
    qtbot.wait(50)
    area = made.panel.findChild(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    assert cut(made) == []
    assert nameless(made) == []


def test_the_portal_is_filled_by_keys_alone(screen, desk, roof, qtbot):
    screen.open_portal(roof.id)
    page = screen.portal
    first = page.field
    page.list.setFocus()
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == first.text
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.field.section.code != first.section.code
    assert desk.count(PortalEntry) == 1
    screen.show_list()
    assert not screen.is_portal
