"""The one window: an entrance (first start, unlock) or the frame around an opened workspace; locking and closing.

Each page is imported when it is shown: the first paint waits for nothing that stands behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.reading_ahead import ReadingAhead
from hromada_desk.services.demo_file import demo_folder
from hromada_desk.services.desk import Desk
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.text.catalog import set_language, translate, translate_plural

if TYPE_CHECKING:
    from hromada_desk.desktop.backup_watch import BackupWatch
    from hromada_desk.desktop.frame import Frame
    from hromada_desk.desktop.kit.focus_ring import FocusRing
    from hromada_desk.desktop.screens.first_start.screen import FirstStart

SMALLEST = (1024, 640)
USUAL = (1366, 728)
MINUTE_MS = 60_000
AFTER_PAINT_MS = 50
_SIGNS_OF_LIFE = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel,
                            QEvent.Type.MouseMove})


class Window(QMainWindow):
    """Holds what is in front. The workspace is closed and its key dropped whenever the frame goes away."""

    def __init__(self, files: FileDialogs | None = None) -> None:
        super().__init__()
        self.files = files or FileDialogs(self)
        self.frame: Frame | None = None
        self._watch: BackupWatch | None = None
        self.setWindowTitle("Hromada Desk")
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self.ring: FocusRing | None = None
        self._dressing = QTimer(self)
        self._dressing.setSingleShot(True)
        self._dressing.timeout.connect(lambda: _dress(self))
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(lambda: self.lock(self._idle.interval() // MINUTE_MS))

    def show_first_start(self) -> None:
        """Nothing is opened yet: choose a language, a hromada, a passphrase, or open an existing file."""
        from hromada_desk.desktop.screens.first_start.screen import FirstStart

        page = FirstStart(self.files)
        page.opened.connect(lambda desk: self._show_new_desk(desk, page))
        page.file_chosen.connect(lambda path: self.show_unlock(Path(path)))
        page.language_chosen.connect(lambda language: self._speak(language, page.speak))
        self._put(page)

    def show_unlock(self, path: Path, *, locked: bool = False, idle_minutes: int = 0) -> None:
        """Ask for the passphrase of that file; `idle_minutes` where it was locked because nobody was there."""
        from hromada_desk.desktop.screens.unlock.screen import Unlock

        page = Unlock(path, self.files, locked=locked, idle_minutes=idle_minutes)
        page.opened.connect(self.show_desk)
        page.other_wanted.connect(self.show_first_start)
        ReadingAhead(page)
        page.language_chosen.connect(lambda language: self._speak(language, page.speak))
        self._put(page)

    def show_desk(self, desk: Desk) -> None:
        """Put the frame around an opened workspace."""
        if desk.path.parent != demo_folder():
            save_settings(last_folder=str(desk.path.parent))
        self._put_frame(desk)
        if self.frame is not None and desk.recovered:
            self.frame.say(Tone.INFO, translate_plural("frame.recovered", len(desk.recovered)))

    def lock(self, idle_minutes: int = 0) -> None:
        """Write what is being typed, close the file, drop the key, show nothing of it."""
        if self.frame is None:
            return
        path = self.frame.desk.path
        self._leave()
        self.show_unlock(path, locked=True, idle_minutes=idle_minutes)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        super().closeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.ring is None and not self._dressing.isActive():
            self._dressing.start(AFTER_PAINT_MS)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._idle.start()
        return False

    def _put_frame(self, desk: Desk) -> None:
        from hromada_desk.desktop.backup_watch import BackupWatch
        from hromada_desk.desktop.frame import Frame

        self.frame = Frame(desk, self.files, self.lock, self._change_language)
        self._watch = BackupWatch(self.frame, desk)
        self._put(self.frame)
        hromada = desk.hromada().name.best(load_settings().language)
        self.setWindowTitle(f"{hromada} — Hromada Desk")
        minutes = load_settings().lock_minutes
        self.frame.status.show_lock(minutes)
        self._listen(minutes)
        if desk.read_only:
            self.frame.say(Tone.WARNING, translate("frame.read_only"))

    def _show_new_desk(self, desk: Desk, page: FirstStart) -> None:
        """After the first start: the work itself, or the import the person asked for."""
        wanted, table = page.import_wanted, page.import_file
        self.show_desk(desk)
        if wanted and self.frame is not None:
            self.frame.go("projects", "")
            self.frame.stack.front.start_import(table)

    def _listen(self, minutes: int) -> None:
        """Lock after so many minutes without a sign of life; 0 stops listening.

        Only while a workspace is open and its frame is built: every event of the program comes by here, tens of
        thousands while a frame is being built.
        """
        app = QApplication.instance()
        if app is None:
            return
        if minutes:
            app.installEventFilter(self)
            self._idle.start(minutes * MINUTE_MS)
        else:
            app.removeEventFilter(self)
            self._idle.stop()

    def _change_language(self, language: str) -> None:
        """Another language: the frame is built anew around the same desk, where the person was."""
        if self.frame is None:
            return
        desk = self.frame.desk
        key = self.frame.stack.key
        self.frame.commit()
        self.frame.leave()
        self._speak(language, lambda: self._put_frame(desk))
        self.frame.go(key, "")

    def _speak(self, language: str, rebuild: Callable[[], None]) -> None:
        set_language("en" if language == "en" else "uk")
        save_settings(language=language)
        rebuild()

    def _leave(self) -> None:
        self._listen(0)
        if self.frame is None:
            return
        frame, self.frame = self.frame, None
        frame.commit()
        frame.leave()
        if self._watch is not None:
            self._watch.stop()
        frame.work.close()
        frame.desk.close()
        self.setWindowTitle("Hromada Desk")

    def _put(self, page: QWidget) -> None:
        self.setCentralWidget(page)
        # Shown at once: a page that is not seen yet would lose the focus when the one before it goes.
        page.show()
        page.setFocus()


def _dress(window: Window) -> None:
    """What the first paint need not wait for: the ring around the focus, and the icon."""
    from hromada_desk.desktop.icons import application_icon
    from hromada_desk.desktop.kit.focus_ring import FocusRing

    window.ring = FocusRing(window)
    window.setWindowIcon(application_icon())
