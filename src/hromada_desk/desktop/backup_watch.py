"""A verified backup every half hour if something changed, off the window's thread; says how old the newest is."""

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer

from hromada_desk.desktop.frame import Frame
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.services.desk import Desk
from hromada_desk.services.settings import load_settings
from hromada_desk.services.workspaces import back_up_twice, backups_of, newest_backup_at
from hromada_desk.text.catalog import translate

EVERY = timedelta(minutes=30)
LOOK_MS = 60_000
OLD = timedelta(days=7)
TOO_OLD = timedelta(days=14)


class BackupWatch(QObject):
    """One per frame. Nothing is asked and nothing blinks; trouble appears in the message bar."""

    def __init__(self, frame: Frame, desk: Desk) -> None:
        super().__init__(frame)
        self._frame = frame
        self._desk = desk
        self._saved_then = desk.saved_at
        self._newest = newest_backup_at(desk.path)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self._show()

    def look(self) -> None:
        """Make a backup if it is time and something changed since the last one."""
        now = self._desk.now()
        due = self._newest is None or now - self._newest >= EVERY
        changed = self._desk.saved_at != self._saved_then
        if due and changed and not self._desk.read_only and not self._frame.work.is_running:
            self._saved_then = self._desk.saved_at
            self._newest = now
            second = load_settings().second_backup_folder
            self._frame.work.start(translate("frame.making_backup"), lambda: back_up_twice(self._desk, second))
        self._show()

    def stop(self) -> None:
        """No more backups: the workspace is being closed."""
        self._timer.stop()

    def _show(self) -> None:
        second = load_settings().second_backup_folder
        copies = backups_of(self._desk.path, second) if second else ()
        self._frame.status.show_stick_age((self._desk.now() - copies[0].at).days if copies else None)
        if self._newest is None:
            self._frame.status.show_backup(translate("frame.no_backup"))
            return
        age = self._desk.now() - self._newest
        tone = Tone.PROBLEM if age >= TOO_OLD else Tone.WARNING if age >= OLD else Tone.PLAIN
        self._frame.status.show_backup(translate("frame.backup", when=_when(self._newest, self._desk.now())), tone)


def _when(moment: datetime, now: datetime) -> str:
    """The time today, the day before."""
    local = moment.astimezone()
    return f"{local:%H:%M}" if local.date() == now.astimezone().date() else f"{local:%d.%m.%Y}"
