"""The screens of one frame: made when first visited, reloaded when a kind they show has changed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from hromada_desk.desktop.office import Office, Screen
from hromada_desk.desktop.screen_table import SCREENS


class ScreenStack(QStackedWidget):
    """One screen in front. `moved` tells that the place to be shown in the header changed."""

    moved = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.office: Office | None = None
        self.screens: dict[str, Screen] = {}
        self.key = ""
        self._stale: set[str] = set()

    @property
    def front(self) -> Screen:
        """The screen in front."""
        return self.screens[self.key]

    def show_screen(self, key: str, record_id: str) -> None:
        """Bring the screen of that key to the front and, with an id, that record on it."""
        if self.key and self.key != key:
            self.front.commit()
        screen = self._made(key)
        if key in self._stale:
            self._stale.discard(key)
            screen.reload()
        if record_id:
            screen.open_subject(record_id)
        self.key = key
        self.setCurrentWidget(screen)
        self.moved.emit()
        screen.focus_first()

    def hear(self, kinds: frozenset[str]) -> None:
        """These kinds changed: the screen in front reloads now, the others when they come to the front."""
        self._stale |= {key for key, screen in self.screens.items() if screen.kinds & kinds}
        if self.key in self._stale:
            self._stale.discard(self.key)
            self.front.reload()

    def commit(self) -> None:
        """Write what is being typed on any of them."""
        for screen in self.screens.values():
            screen.commit()

    def _made(self, key: str) -> Screen:
        if key not in self.screens:
            assert self.office is not None
            screen = next(each for each in SCREENS if each.key == key).make(self.office)
            screen.moved.connect(self.moved)
            screen.reload()
            self.screens[key] = screen
            self.addWidget(screen)
        return self.screens[key]
