"""Locking and unlocking the whole window, and where the program begins."""

# ruff: noqa: F401, F811 - fixtures are found by their names

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.app import show_first_page
from hromada_desk.desktop.frame import Frame
from hromada_desk.desktop.screens.first_start.screen import FirstStart
from hromada_desk.desktop.screens.unlock.screen import Unlock
from hromada_desk.desktop.window import Window
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.services.workspaces import create_workspace
from tests.desktop.screens.entrance import NOVOBILOUSKA, PASSPHRASE, answers, own_look, press, write


@pytest.fixture
def window(qtbot, answers):
    made = Window(answers)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def workspace(tmp_path):
    path = tmp_path / "Новобілоуська громада.hromada"
    create_workspace(path, PASSPHRASE, NOVOBILOUSKA).close()
    return path


def unlock(qtbot, window):
    """The caret is where the passphrase goes: type it and wait for the frame."""
    qtbot.waitUntil(window.centralWidget().panel.passphrase.line.hasFocus)
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.frame is not None, timeout=20_000)


def test_locking_closes_the_file_and_the_passphrase_opens_it_again(qtbot, window, workspace):
    window.show_unlock(workspace)
    unlock(qtbot, window)
    assert isinstance(window.centralWidget(), Frame)
    window.lock()
    assert isinstance(window.centralWidget(), Unlock)
    assert window.frame is None
    assert not workspace.with_name(workspace.name + "-lock").exists()
    unlock(qtbot, window)
    assert window.frame.desk.hromada().katottg == NOVOBILOUSKA


def test_the_locked_window_shows_nothing_of_the_content(qtbot, window, workspace):
    window.show_unlock(workspace)
    unlock(qtbot, window)
    window.lock()
    assert window.windowTitle() == "Hromada Desk"


def test_the_program_begins_with_the_file_worked_in_last(qtbot, window, workspace):
    show_first_page(window, None)
    assert isinstance(window.centralWidget(), FirstStart)
    save_settings(last_folder=str(workspace.parent))
    show_first_page(window, None)
    assert isinstance(window.centralWidget(), Unlock)


def test_another_language_on_the_first_page_is_spoken_and_remembered(window):
    window.show_first_start()
    page = window.centralWidget()
    page.language_chosen.emit("en")
    assert window.centralWidget() is page
    assert (page.foot.next.text(), load_settings().language) == ("&Next", "en")


class Windows(QObject):
    """Notes every widget that is shown as a window."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_building_the_pages_opens_no_other_window_which_would_take_the_focus(qtbot, qapp, window, workspace):
    windows = Windows()
    qapp.installEventFilter(windows)
    window.show_first_start()
    window.show_unlock(workspace)
    unlock(qtbot, window)
    window.frame.go("settings", "")
    qapp.removeEventFilter(windows)
    assert windows.shown == []
