"""What the tests of the kit share: the look in force, in the light theme and in Ukrainian."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop import style
from hromada_desk.text.catalog import set_language


@pytest.fixture(autouse=True)
def look(qapp):
    """The look of the program, put back to light, 100 % and Ukrainian after each test."""
    set_language("uk")
    found = style.install(qapp, style.Theme.LIGHT, 1.0)
    yield found
    found.set_high_contrast(None)
    found.set_theme(style.Theme.LIGHT)
    found.set_scale(1.0)
    set_language("uk")


@pytest.fixture
def typing():
    """Type a text into a widget letter by letter; QTest's own keyClicks knows Latin letters only."""
    def keys(widget, text):
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
    return keys
