"""The frame around a workspace with a proposal, and hands that know only the keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop import style
from hromada_desk.desktop.frame import Frame
from hromada_desk.text.catalog import set_language


class Answers:
    """Answers to the questions for files."""

    def __init__(self):
        self.to_open, self.to_save = None, None

    def file_to_open(self, *_, **__):
        return self.to_open

    def file_to_save(self, *_, **__):
        return self.to_save


def framed(qtbot, desk, size=(1366, 736)):
    """The frame, active, at the proposals."""
    style.install(QApplication.instance(), style.Theme.LIGHT, 1.0)
    set_language("uk")
    frame = Frame(desk, Answers(), lambda: None, lambda _language: None)
    qtbot.addWidget(frame)
    frame.resize(*size)
    frame.show()
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    frame.go("proposals", "")
    return frame


def write(text):
    """Type letter by letter where the focus is; QTest's own keyClicks knows Latin letters only."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = Qt.Key.Key_Return if letter == "\n" else 0
            QApplication.sendEvent(QApplication.focusWidget(), QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key as the window system would, so that shortcuts work."""
    QTest.keyClick(QApplication.focusWidget().window().windowHandle(), key, modifier)
