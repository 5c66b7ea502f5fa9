"""Undo and redo as actions: what they would take back stands in their tooltip."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.domain.changes import Label
from hromada_desk.services import history
from hromada_desk.services.desk import Desk
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import change_label


class HistoryActions(QObject):
    """The two actions of one frame. `before` writes what is being typed: it is the first thing undo takes back."""

    def __init__(self, desk: Desk, runner: ActionRunner, before: Callable[[], None], window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._runner, self._before = desk, runner, before
        self.undo = _action(window, "undo", "Ctrl+Z", self._take_back)
        self.redo = _action(window, "redo", "Ctrl+Shift+Z", self._bring_back)

    def refresh(self) -> None:
        """Name what each would do now; disabled where there is nothing."""
        self._name(self.undo, "undo", history.undo_label(self._desk))
        self._name(self.redo, "redo", history.redo_label(self._desk))

    def _name(self, action: QAction, key: str, label: Label | None) -> None:
        possible = label is not None and not self._desk.read_only
        action.setEnabled(possible)
        what = change_label(label.key, label.details) if label is not None else ""
        action.setToolTip(translate(f"frame.{key}_what", what=what) if possible else translate(f"frame.{key}_nothing"))

    def _take_back(self) -> None:
        self._before()
        self._runner.run(lambda: history.undo(self._desk))

    def _bring_back(self) -> None:
        self._runner.run(lambda: history.redo(self._desk))


def _action(window: QWidget, key: str, keys: str, deed: Callable[[], None]) -> QAction:
    action = QAction(translate(f"kit.{key}"), window)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    action.triggered.connect(deed)
    window.addAction(action)
    return action
