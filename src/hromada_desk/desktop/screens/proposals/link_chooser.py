"""Below a form: what else of the proposal belongs to this record, ticked in a menu that stays open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.proposal_links import Linkable
from hromada_desk.text.catalog import translate

_PRESSING = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})


@dataclass(frozen=True, slots=True)
class LinkField:
    """What may be linked to a record: `key` names its words, `options` are read anew each time, `toggle` links."""

    key: str
    options: Callable[[Any], Sequence[Linkable]]
    toggle: Callable[[Any, str], object]


class LinkChooser(QWidget):
    """The names of what is linked, and the button that opens the menu of everything that could be."""

    def __init__(self, office: Office, field: LinkField) -> None:
        super().__init__()
        self._office, self._field = office, field
        self._record: Any = None
        self.menu = StayingMenu(self)
        self.menu.aboutToShow.connect(self._list)
        self._names = FlowingLabel("", Type.SMALL)
        self.button = button(translate("parts.chooser.none"), size="small", menu=self.menu)
        self.button.setEnabled(not office.desk.read_only)
        self.setFocusProxy(self.button)
        layout = column(self, spacing=4)
        layout.addWidget(Label(translate(f"parts.chooser.{field.key}"), Type.CAPTION, "secondary"))
        layout.addWidget(self._names)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_record(self, record: Any) -> None:
        """What is linked to this record."""
        self._record = record
        options = self._field.options(record)
        names = [_words(each) for each in options if each.is_linked]
        words = "\n".join(names) if names else translate("parts.none" if options else
                                                         f"parts.chooser.{self._field.key}.empty")
        self._names.setText(words)
        self._names.set_tone("" if names else "secondary")
        self.button.setVisible(bool(options))
        name_for_readers(self.button, f"{translate(f'parts.chooser.{self._field.key}')}: {', '.join(names) or words}")

    def _list(self) -> None:
        self.menu.clear()
        for each in self._field.options(self._record) if self._record is not None else ():
            action = self.menu.addAction(_words(each).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(each.is_linked)
            action.triggered.connect(lambda _=False, key=each.record_id: self._toggle(key))

    def _toggle(self, record_id: str) -> None:
        record = self._record
        self._office.runner.run(lambda: self._field.toggle(record, record_id))


class StayingMenu(QMenu):
    """A menu in which several lines can be ticked before it closes."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick():
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _PRESSING or not self._tick():
            super().keyPressEvent(event)

    def _tick(self) -> bool:
        action = self.activeAction()
        if action is None or not action.isCheckable() or not action.isEnabled():
            return False
        action.trigger()
        return True


def _words(option: Linkable) -> str:
    return f"{option.words} \u00b7 {option.detail}" if option.detail else option.words
