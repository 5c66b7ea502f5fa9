"""What the tests of the entrance and the settings share: answers instead of file dialogs, keys, names for readers. Not a test."""

import os

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.text.catalog import set_language

NOVOBILOUSKA = "UA74100270000049748"
PASSPHRASE = "яблуко сонце міст ворона"


class Answers:
    """Stands for the system's dialogs: gives the answers laid in, and remembers what was asked."""

    def __init__(self):
        self.saves, self.opens, self.folders, self.suggested = [], [], [], []

    def file_to_save(self, _title, _kinds, suggested):
        self.suggested.append(suggested)
        return self.saves.pop(0) if self.saves else None

    def file_to_open(self, _title, _kinds, _folder=None):
        return self.opens.pop(0) if self.opens else None

    def folder(self, _title, _folder=None):
        return self.folders.pop(0) if self.folders else None


@pytest.fixture(autouse=True)
def own_look(qapp, tmp_path, monkeypatch):
    """Ukrainian, light, 100 %; settings and data of this test alone."""
    monkeypatch.setenv("HROMADA_DESK_CONFIG", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(tmp_path / "documents"))
    (tmp_path / "documents").mkdir()
    set_language("uk")
    look = style.install(qapp, style.Theme.LIGHT, 1.0)
    yield look
    look.set_theme(style.Theme.LIGHT)
    look.set_scale(1.0)
    set_language("uk")


@pytest.fixture
def answers():
    """The dialogs of this test."""
    return Answers()


@pytest.fixture
def shown(qtbot):
    """Put a page into a window of its own, active, so that focus works."""
    kept = []  # qtbot remembers weakly

    def show(page, width=1366, height=728):
        window = QMainWindow()
        kept.append(window)
        qtbot.addWidget(window)
        window.setCentralWidget(page)
        window.resize(width, height)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.setFocus()
        return page

    return show


def send(letter, key=0, modifiers=Qt.KeyboardModifier.NoModifier, to=None):
    """One key to whatever has the focus."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        target = to or QApplication.focusWidget()
        if target is not None:
            QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers, letter))


def write(text, to=None):
    """Type a text, Cyrillic letters too."""
    for letter in text:
        send(letter, to=to)


def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
    """One of the keys without a letter."""
    send("\t" if key == Qt.Key.Key_Tab else "", key, modifiers)


def nameless(page):
    """The widgets the keyboard reaches that a screen reader could not name."""
    reached = [each for each in page.findChildren(QWidget)
               if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(page) and each.isEnabled()
               and not isinstance(each, QTextEdit) and not each.objectName().startswith("qt_")]
    return [type(each).__name__ for each in reached if not each.accessibleName()]


def cut(page):
    """Labels and buttons whose words do not fit into them."""
    from PySide6.QtWidgets import QLabel, QPushButton

    found = []
    for each in page.findChildren(QLabel) + page.findChildren(QPushButton):
        if not each.isVisible() or not each.text():
            continue
        wraps = isinstance(each, QLabel) and each.wordWrap()
        needed = each.heightForWidth(each.width()) if wraps else each.minimumSizeHint().width()
        if (each.height() if wraps else each.width()) + 1 < needed:
            found.append(each.text())
    return found


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
