"""An office around a workspace, as the window gives it to a screen, that notes what the screen asks for."""

from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.office import Office


class Files:
    """Answers the question where to save."""

    def __init__(self, path: Path):
        self.path = path

    def file_to_save(self, _title, _kinds, _suggested):
        return self.path


@dataclass
class Noted:
    """What a screen asked of its window."""

    gone: list = field(default_factory=list)
    said: list = field(default_factory=list)
    undo: list = field(default_factory=list)


def office_of(desk, folder):
    """The office, what it notes, and the message bar of its runner."""
    bar, noted = MessageBar(), Noted()
    office = Office(desk=desk, runner=ActionRunner(bar), work=BackgroundWork(bar), files=Files(folder / "budget.xlsx"),
                    go=lambda *place: noted.gone.append(place), say=lambda *words: noted.said.append(words),
                    offer_undo=noted.undo.append, change_language=lambda _language: None, lock=lambda: None)
    return office, noted, bar


def letters(widget: QWidget, text: str) -> None:
    """Type a text letter by letter, Cyrillic too."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def editor(view):
    """The open cell editor, or None."""
    return next((each for each in view.viewport().findChildren(QLineEdit) if each.isVisible()), None)


def type_in(qtbot, view, text, leave=Qt.Key.Key_Return):
    """Type a text into the caret's cell as a person does, and leave it by that key."""
    letters(view, text[0])
    letters(editor(view), text[1:])
    if leave is not None:
        qtbot.keyClick(editor(view), leave)


def offered():
    """The list of choices that is open below a cell editor."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QListView) and each.isVisible())
