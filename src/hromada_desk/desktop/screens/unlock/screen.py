"""The unlock page: one file, one secret, and a way on when the file does not open. Nothing of the content is shown.

Storage is read only when somebody submits: the page paints without it.
"""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.jobs import JobRun
from hromada_desk.desktop.kit.marks import clear_layout, column, name_for_readers
from hromada_desk.desktop.kit.work_strip import WorkStrip
from hromada_desk.desktop.screens.unlock.attempt import Access, Attempt
from hromada_desk.desktop.screens.unlock.backdrop import Backdrop
from hromada_desk.desktop.screens.unlock.panel import UnlockPanel
from hromada_desk.desktop.screens.unlock.trouble import Remedy, Trouble, backup_moment, trouble_of
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.demo_file import DEMO_FILE, DEMO_PASSPHRASE, demo_folder
from hromada_desk.services.desk import Desk
from hromada_desk.services.workspaces import SUFFIX, newest_backup
from hromada_desk.text.catalog import translate, translate_plural
from hromada_desk.text.dates import format_time

SECOND_MS = 1000


class Unlock(QWidget):
    """`opened(desk)`, `other_wanted`, `language_chosen(code)`: after the last call `speak`.

    `locked` says that the file was open a moment ago; `idle_minutes` that it was locked because nobody was there.
    """

    opened = Signal(object)
    other_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, path: Path, files: FileDialogs, *, locked: bool = False, idle_minutes: int = 0) -> None:
        super().__init__()
        self._path, self._files = path, files
        self._locked_at = datetime.now().astimezone() if locked else None
        self._idle_minutes = idle_minutes
        self._with_sheet = False
        self._backup: Path | None = None
        self._wrong_tries = 0
        self._wait = 0
        self._trouble: Trouble | None = None
        self._job = JobRun(self)
        self._job.finished.connect(self._opened)
        self._job.refused.connect(self._refused)
        self._job.crashed.connect(self._follow)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._job.wait)
        self._timer = QTimer(self)
        self._timer.setInterval(SECOND_MS)
        self._timer.timeout.connect(self._count_down)
        self._layout = column(self, spacing=0)
        self.speak()

    def speak(self) -> None:
        """Say everything in the language of the moment; how many tries were wrong is not forgotten."""
        clear_layout(self._layout)
        self.panel = UnlockPanel(self._path.stem)
        self.panel.submitted.connect(self.submit)
        self.panel.sheet_toggled.connect(self._toggle_sheet)
        self.panel.other_wanted.connect(self.other_wanted)
        self.panel.restore_wanted.connect(self._choose_backup)
        self.panel.take_over_wanted.connect(lambda: self.submit(Access.TAKE_OVER))
        self.panel.language_chosen.connect(self.language_chosen)
        self.panel.message.acted.connect(self._remedy)
        backdrop = Backdrop()
        backdrop.hold(self.panel)
        self._strip = WorkStrip(self._job)
        self._layout.addWidget(backdrop, 1)
        self._layout.addWidget(self._strip)
        name_for_readers(self, translate("unlock.title", name=self._path.stem))
        self.setFocusProxy(self.panel.passphrase)
        self.panel.use_sheet(self._with_sheet)
        self._follow()

    def submit(self, access: Access = Access.WORK) -> None:
        """Try to open the file (or restore the chosen backup) with what is typed."""
        secret = self.panel.secret()
        if not secret or self._wait or self._job.is_running:
            return
        path = self._path
        if self._backup is not None:
            target = self._ask_target()
            if target is None:
                return
            path = target
        attempt = Attempt(path, secret, with_sheet=self._with_sheet, access=access, backup=self._backup)
        self.panel.clear_trouble()
        self._strip.say(translate("unlock.restoring" if self._backup else "unlock.opening"))
        self._job.start(attempt.open)
        self._follow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focus, QPushButton):
            focus.click()
        elif event.key() == Qt.Key.Key_Escape and self._backup is not None:
            self._restore_from(None)
        else:
            super().keyPressEvent(event)

    def _opened(self, desk: Desk) -> None:
        self.opened.emit(desk)

    def _refused(self, refusal: RuleBroken | FileProblem) -> None:
        from hromada_desk.services.passphrases import wait_after

        self._trouble = trouble_of(refusal, self._path)
        self._follow()
        if self._trouble.is_secret:
            self._wrong_tries += 1
            self._wait = wait_after(self._wrong_tries)
            self._timer.start()
            self.panel.show_wrong(self._wrong_sentence(self._trouble, refusal.code))
            self._follow()
        else:
            self.panel.show_trouble(self._trouble, may_take_over=bool(refusal.details.get("host")))

    def _wrong_sentence(self, trouble: Trouble, code: str) -> str:
        """A wrong passphrase names what is known of the keyboard; the rest says what it has to say."""
        if code != "file.wrong_passphrase":
            return trouble.sentence
        keyboard = self.panel.passphrase.keyboard_words()
        return translate("unlock.wrong_keyboard", keyboard=keyboard) if keyboard else translate("unlock.wrong")

    def _remedy(self) -> None:
        remedy = self._trouble.remedy if self._trouble is not None else Remedy.NONE
        if remedy is Remedy.READ:
            self.submit(Access.READ)
        elif remedy is Remedy.RESTORE:
            self._restore_from(newest_backup(self._path))
        elif remedy is Remedy.OTHER_FILE:
            self.other_wanted.emit()

    def _choose_backup(self) -> None:
        folder = self._path.with_name(f"{self._path.stem}.backups")
        chosen = self._files.file_to_open(translate("unlock.choose_backup"), _kinds(), folder)
        if chosen is not None:
            self._restore_from(chosen)

    def _restore_from(self, backup: Path | None) -> None:
        """From now on the secret is for that backup; None goes back to the file itself."""
        self._backup = backup
        self.panel.clear_trouble()
        self._follow()
        if backup is not None and self.panel.secret():
            self.submit()
        else:
            self.panel.use_sheet(self._with_sheet)

    def _ask_target(self) -> Path | None:
        assert self._backup is not None
        when = backup_moment(self._path, self._backup).replace(":", "-")
        name = translate("unlock.restored_name", name=self._path.stem, when=when)
        return self._files.file_to_save(translate("unlock.choose_target"), _kinds(),
                                        self._path.with_name(f"{name}{SUFFIX}"))

    def _toggle_sheet(self) -> None:
        self._with_sheet = not self._with_sheet
        self.panel.use_sheet(self._with_sheet)

    def _count_down(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._wait = 0
            self._timer.stop()
        self._follow()

    def _follow(self) -> None:
        """The words and buttons follow what is going on."""
        if self._backup is not None:
            sentence = translate("unlock.restore_asks", when=backup_moment(self._path, self._backup))
        elif self._path == demo_folder() / DEMO_FILE:
            sentence = translate("unlock.demonstration", passphrase=DEMO_PASSPHRASE)
        elif self._locked_at is None:
            sentence = translate("unlock.ask")
        else:
            key = "unlock.locked_idle" if self._idle_minutes else "unlock.locked"
            sentence = translate(key, time=format_time(self._locked_at), minutes=self._idle_minutes)
        words = translate("unlock.restore_do" if self._backup else "unlock.unlock")
        self.panel.show_place(sentence, words)
        self.panel.show_wait(translate_plural("unlock.wait", self._wait) if self._wait else "")
        self.panel.set_busy(is_busy=self._job.is_running)
        self.panel.submit.setEnabled(not self._wait and not self._job.is_running)


def _kinds() -> tuple[tuple[str, str], ...]:
    return ((translate("first_start.workspace_file"), f"*{SUFFIX}"),)
