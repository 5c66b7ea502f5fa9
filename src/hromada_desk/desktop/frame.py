"""The frame around the work: rail, header, message, the screen, status. One per opened workspace."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

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
from hromada_desk.desktop.office import Office, Screen
from hromada_desk.desktop.screen_table import SCREENS, ScreenEntry
from hromada_desk.services import history
from hromada_desk.services.desk import Desk
from hromada_desk.services.facts import short_name
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.text.catalog import translate
from hromada_desk.text.labels import change_label

HELP, LOCK = "help", "lock"


class Frame(QWidget):
    """Shows one screen at a time; screens are made when first visited and reload when their kinds changed."""

    _kinds_changed = Signal(object)
    """Carries the news of a change from whichever thread made it to the window's own, on a later turn of its loop."""

    def __init__(self, desk: Desk, files: FileDialogs, lock: Callable[[], None],
                 change_language: Callable[[str], None]) -> None:
        super().__init__()
        self.desk = desk
        self.screens: dict[str, Screen] = {}
        self._stale: set[str] = set()
        self._current = ""
        self._undo = self._action("undo", "Ctrl+Z", self._take_back)
        self._redo = self._action("redo", "Ctrl+Shift+Z", self._bring_back)
        self.message = MessageBar()
        self.status = StatusBar()
        self.toast = Toast(self)
        self.toast.undone.connect(self._undo.trigger)
        self.runner = ActionRunner(self.message)
        self.work = BackgroundWork(self.message, self)
        self.office = Office(desk=desk, runner=self.runner, work=self.work, files=files, go=self.go, say=self.say,
                             offer_undo=self.toast.offer, change_language=change_language, lock=lock)
        self._lock = lock
        self._build()
        self._listen()
        self.go(SCREENS[0].key, "")

    def go(self, key: str, record_id: str) -> None:
        """Show the screen of that key and, with an id, that record on it."""
        if self._current and self._current != key:
            self.screens[self._current].commit()
        screen = self._screen(key)
        if key in self._stale:
            self._stale.discard(key)
            screen.reload()
        if record_id:
            screen.open_subject(record_id)
        self._current = key
        self._stack.setCurrentWidget(screen)
        self._rail.set_current(key)
        self._show_place()
        screen.focus_first()

    def say(self, tone: Tone, sentence: str) -> None:
        """One sentence in the message bar."""
        self.message.show_message(tone, sentence)

    def commit(self) -> None:
        """Write what is being typed anywhere."""
        for screen in self.screens.values():
            screen.commit()

    @property
    def current_key(self) -> str:
        """The key of the screen in front."""
        return self._current

    @property
    def current(self) -> Screen:
        """The screen in front."""
        return self.screens[self._current]

    def _build(self) -> None:
        self._rail = Rail([_destination(each) for each in SCREENS if not each.is_deed], self._deeds())
        self._rail.chosen.connect(self._chosen)
        self._header = Header(self._undo, self._redo)
        self._header.crumb_chosen.connect(self._crumb)
        self._header.search_asked.connect(self._find)
        self._stack = QStackedWidget()
        right = column(spacing=0)
        right.addWidget(self._header)
        holder = column(spacing=0, margins=(16, 0, 16, 0))
        holder.addWidget(self.message)
        holder.addWidget(self.work.strip)
        right.addLayout(holder)
        right.addWidget(self._stack, 1)
        upper = row(spacing=0)
        upper.addWidget(self._rail)
        upper.addLayout(right, 1)
        whole = column(self, spacing=0)
        whole.addLayout(upper, 1)
        whole.addWidget(self.status)
        self._rail.set_workspace(*short_name(self.desk.hromada(), load_settings().language))
        self._rail.set_narrow(load_settings().narrow_rail)
        self._rail.narrowed.connect(lambda narrow: save_settings(narrow_rail=narrow))
        self._shortcuts()

    def _deeds(self) -> list[Destination]:
        deeds = [Destination(LOCK, translate("frame.lock"), "lock", is_deed=True)]
        return deeds + [_destination(each) for each in SCREENS if each.is_deed]

    def _shortcuts(self) -> None:
        for entry in SCREENS:
            if entry.shortcut:
                QShortcut(QKeySequence(entry.shortcut), self, lambda key=entry.key: self.go(key, ""))
        for keys, deed in (("Ctrl+L", self._lock), ("Ctrl+K", self._find), ("Ctrl+S", self._save_now),
                           ("F6", self._next_region)):
            QShortcut(QKeySequence(keys), self, deed)

    def _listen(self) -> None:
        self._kinds_changed.connect(self._changed, Qt.ConnectionType.QueuedConnection)
        self._deaf = self.desk.subscribe(self._kinds_changed.emit)
        self._refresh()

    def leave(self) -> None:
        """Hear nothing more of the desk: the frame is about to go."""
        self._deaf()

    def _changed(self, kinds: frozenset[str]) -> None:
        """Views reload; never in the middle of an editor's own signal, because the news is queued."""
        self._stale |= {key for key, screen in self.screens.items() if screen.kinds & kinds}
        if self._current in self._stale:
            self._stale.discard(self._current)
            self.current.reload()
        self._refresh()

    def _refresh(self) -> None:
        self._rail.set_counts({each.key: self.desk.count(each.counts) for each in SCREENS if each.counts})
        self._name(self._undo, "undo", history.undo_label(self.desk))
        self._name(self._redo, "redo", history.redo_label(self.desk))
        self._show_place()
        saved = self.desk.saved_at
        if saved is not None:
            self.status.show_saved(_local(saved).time())

    def _name(self, action: QAction, key: str, label: object) -> None:
        from hromada_desk.domain.changes import Label

        possible = isinstance(label, Label) and not self.desk.read_only
        action.setEnabled(possible)
        what = change_label(label.key, label.details) if isinstance(label, Label) else ""
        action.setToolTip(translate(f"frame.{key}_what", what=what) if possible else translate(f"frame.{key}_nothing"))

    def _show_place(self) -> None:
        if not self._current:
            return
        place = self.current.place()
        self._header.set_place(place.title, [words for words, _ in place.crumbs], place.context)
        self._header.set_pill(place.pill, place.pill_icon, place.pill_tone)
        self._header.set_action(self.current.header_action())

    def _screen(self, key: str) -> Screen:
        if key not in self.screens:
            entry = next(each for each in SCREENS if each.key == key)
            screen = entry.make(self.office)
            screen.moved.connect(self._show_place)
            screen.reload()
            self.screens[key] = screen
            self._stack.addWidget(screen)
        return self.screens[key]

    def _chosen(self, key: str) -> None:
        if key == LOCK:
            self._lock()
        else:
            self.go(key, "")

    def _crumb(self, at: int) -> None:
        _words, key = self.current.place().crumbs[at]
        self.go(key, "")

    def _take_back(self) -> None:
        self.current.commit()
        self.runner.run(lambda: history.undo(self.desk))

    def _bring_back(self) -> None:
        self.runner.run(lambda: history.redo(self.desk))

    def _save_now(self) -> None:
        """Ctrl+S is a habit: everything is saved already; what is being typed is written at once."""
        self.commit()
        self._refresh()

    def _find(self) -> None:
        from hromada_desk.desktop.palette import Palette

        Palette(self, self.office, [(each.key, translate(f"screen.{each.key}")) for each in SCREENS]).open_below(
            self._header)

    def _next_region(self) -> None:
        """F6 goes rail - work - rail."""
        if self._rail.isAncestorOf(self.focusWidget() or self):
            self.current.focus_first()
        else:
            self._rail.focus_current()

    def _action(self, key: str, keys: str, deed: Callable[[], None]) -> QAction:
        action = QAction(translate(f"kit.{key}"), self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(deed)
        self.addAction(action)
        return action


def _destination(entry: ScreenEntry) -> Destination:
    return Destination(entry.key, translate(f"screen.{entry.key}"), entry.icon, entry.shortcut, is_deed=entry.is_deed)


def _local(moment: datetime) -> datetime:
    return moment.astimezone()
