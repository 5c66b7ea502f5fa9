"""The frame around the work: rail, header, message, the screen, status. One per opened workspace."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.history_actions import HistoryActions
from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.header import Header
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.rail import Destination, Rail
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.kit.status_bar import StatusBar
from hromada_desk.desktop.kit.toast import Toast
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.palette import Palette
from hromada_desk.desktop.screen_stack import ScreenStack
from hromada_desk.desktop.screen_table import SCREENS, ScreenEntry
from hromada_desk.services.desk import Desk
from hromada_desk.services.facts import short_name
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.text.catalog import translate

LOCK = "lock"


class Frame(QWidget):
    """Puts the parts of the window together around one desk and lets them talk; `leave` ends hearing of its changes."""

    _kinds_changed = Signal(object)
    """Carries the news of a change from whichever thread made it to the window's own, on a later turn of its loop."""

    def __init__(self, desk: Desk, files: FileDialogs, lock: Callable[[], None],
                 change_language: Callable[[str], None]) -> None:
        super().__init__()
        self.desk = desk
        self._lock = lock
        self.message = MessageBar()
        self.status = StatusBar()
        self.runner = ActionRunner(self.message)
        self.work = BackgroundWork(self.message, self)
        self.stack = ScreenStack()
        self.history = HistoryActions(desk, self.runner, self.commit, self)
        self.toast = Toast(self)
        self.toast.undone.connect(self.history.undo.trigger)
        self.history.undo.triggered.connect(self.toast.hide)
        self.stack.office = Office(
            desk=desk, runner=self.runner, work=self.work, files=files, go=self.go, say=self.say,
            offer_undo=self.toast.offer, change_language=change_language, lock=lock)
        self._build()
        self._kinds_changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self.is_left = False
        self.leave = _leaving(self, desk.subscribe(self._kinds_changed.emit))
        self.go(SCREENS[0].key, "")
        self._refresh()

    def go(self, key: str, record_id: str) -> None:
        """Show the screen of that key and, with an id, that record on it."""
        self._rail.set_current(key)
        self.stack.show_screen(key, record_id)

    def say(self, tone: Tone, sentence: str) -> None:
        """One sentence in the message bar."""
        self.message.show_message(tone, sentence)

    def commit(self) -> None:
        """Write what is being typed anywhere."""
        self.stack.commit()

    def _build(self) -> None:
        places = [_destination(each) for each in SCREENS if not each.at_bottom]
        deeds = [Destination(LOCK, translate("frame.lock"), "lock", is_deed=True)]
        deeds += [_destination(each) for each in SCREENS if each.at_bottom]
        self._rail = Rail(places, deeds)
        self._rail.chosen.connect(self._chosen)
        self._rail.set_workspace(*short_name(self.desk.hromada(), load_settings().language))
        self._rail.set_narrow(load_settings().narrow_rail)
        self._rail.narrowed.connect(lambda narrow: save_settings(narrow_rail=narrow))
        self._header = Header(self.history.undo, self.history.redo)
        self._header.crumb_chosen.connect(self._follow_crumb)
        self._header.search_asked.connect(self._find)
        self.stack.moved.connect(self._show_place)
        self._lay_out()
        self._add_keys()

    def _lay_out(self) -> None:
        right = column(spacing=0)
        right.addWidget(self._header)
        told = column(spacing=0, margins=(16, 0, 16, 0))
        told.addWidget(self.message)
        told.addWidget(self.work.strip)
        right.addLayout(told)
        right.addWidget(self.stack, 1)
        upper = row(spacing=0)
        upper.addWidget(self._rail)
        upper.addLayout(right, 1)
        whole = column(self, spacing=0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)

    def _add_keys(self) -> None:
        for entry in SCREENS:
            if entry.shortcut:
                QShortcut(QKeySequence(entry.shortcut), self, lambda key=entry.key: self.go(key, ""))
        for keys, deed in (("Ctrl+L", self._lock), ("Ctrl+K", self._find), ("Ctrl+S", self._save_now),
                           ("F6", self._next_region)):
            QShortcut(QKeySequence(keys), self, deed)

    def _changed(self, kinds: frozenset[str]) -> None:
        """Views reload; never in the middle of an editor's own signal, because the news is queued."""
        if self.is_left:
            return  # News queued by the last writing, before the file was closed.
        self.stack.hear(kinds)
        self._refresh()

    def _refresh(self) -> None:
        self._rail.set_counts({each.key: self.desk.count(each.counts) for each in SCREENS if each.counts})
        self.history.refresh()
        self._show_place()
        saved = self.desk.saved_at
        if saved is not None:
            self.status.show_saved(saved.astimezone().time())

    def _show_place(self) -> None:
        screen = self.stack.front
        place = screen.place()
        self._header.set_place(place.title, [words for words, _ in place.crumbs], place.context)
        self._header.set_pill(place.pill, place.pill_icon, place.pill_tone)
        self._header.set_action(screen.header_action())

    def _chosen(self, key: str) -> None:
        """A place of the rail; the one where the person is already leads back to its list."""
        if key == LOCK:
            self._lock()
        elif key == self.stack.key:
            self.stack.front.show_list()
        else:
            self.go(key, "")

    def _follow_crumb(self, at: int) -> None:
        key, _, record_id = self.stack.front.place().crumbs[at][1].partition("#")
        self.go(key, record_id)
        if not record_id:
            self.stack.front.show_list()

    def _save_now(self) -> None:
        """Ctrl+S is a habit: everything is saved already; what is being typed is written at once."""
        self.commit()
        self._refresh()

    def _find(self) -> None:
        assert self.stack.office is not None
        names = [(each.key, translate(f"screen.{each.key}")) for each in SCREENS]
        Palette(self, self.stack.office, names).open_below(self._header)

    def _next_region(self) -> None:
        """F6 goes rail - work - rail."""
        if self._rail.isAncestorOf(self.focusWidget() or self):
            self.stack.front.focus_first()
        else:
            self._rail.focus_current()


def _leaving(frame: Frame, deaf: Callable[[], None]) -> Callable[[], None]:
    """Hear nothing more of the desk, not even what is queued already: the file is about to be closed."""
    def leave() -> None:
        deaf()
        frame.is_left = True

    return leave


def _destination(entry: ScreenEntry) -> Destination:
    return Destination(entry.key, translate(f"screen.{entry.key}"), entry.icon, entry.shortcut)
