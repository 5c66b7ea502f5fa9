"""The first start: four steps to an opened workspace, by keyboard alone if one likes; nothing is lost by going back.

Enter goes on, Esc and Alt+Left go back. The workspace file is made at the very end, off the window's thread.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.jobs import Job, JobRun
from hromada_desk.desktop.kit.marks import clear_layout, column, hairline, row
from hromada_desk.desktop.kit.work_strip import WorkStrip
from hromada_desk.desktop.screens.first_start.begin_page import BeginPage
from hromada_desk.desktop.screens.first_start.beginning import Beginning, Start
from hromada_desk.desktop.screens.first_start.foot import Foot
from hromada_desk.desktop.screens.first_start.hromada_page import HromadaPage
from hromada_desk.desktop.screens.first_start.language_page import LanguagePage
from hromada_desk.desktop.screens.first_start.making import Begun, make_workspace, open_demonstration
from hromada_desk.desktop.screens.first_start.passphrase_page import PassphrasePage
from hromada_desk.desktop.screens.first_start.step_page import StepPage
from hromada_desk.desktop.screens.first_start.steps import StepsColumn
from hromada_desk.text.catalog import current, translate

NAMES = ("language", "hromada", "passphrase", "begin")
LAST = len(NAMES) - 1


class FirstStart(QWidget):
    """The whole page. `opened(desk)`, `file_chosen(path)`, `language_chosen(code)`: after the last call `speak`.

    `import_wanted` says, once `opened` fired, that the import is what to ask for next; `import_file` is its table.
    """

    opened = Signal(object)
    file_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, files: FileDialogs) -> None:
        super().__init__()
        self._files = files
        self._beginning = Beginning()
        self._step = 0
        self._job = JobRun(self)
        self._job.finished.connect(self._begun)
        self._job.refused.connect(lambda _refusal: self._follow())
        self._job.crashed.connect(self._follow)
        app = QApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._job.wait)
        self._layout = row(self, spacing=0)
        self._build()

    @property
    def import_wanted(self) -> bool:
        """Whether the person wants to import a list first."""
        return self._beginning.start is Start.IMPORT

    @property
    def import_file(self) -> Path | None:
        """The table to import, if it was chosen already."""
        return self._beginning.import_file

    @property
    def page(self) -> StepPage:
        """The step in front."""
        return self.pages[self._step]

    def speak(self) -> None:
        """Say everything in the language of the moment; what was typed and chosen stays."""
        clear_layout(self._layout)
        self._build()

    def show_step(self, step: int) -> None:
        """Go to that step, counted from 0."""
        self._step = step
        self._stack.setCurrentWidget(self.page)
        self.page.come()
        self._follow()

    def go_on(self) -> None:
        """To the next step, or begin, if this one is done."""
        if self.page.missing() or self._job.is_running:
            return
        if self._step < LAST:
            self.show_step(self._step + 1)
            return
        said, path = self._beginning, self.begin_page.path()
        key, code, start = said.key, said.hromada_code, said.start
        if key is not None:
            self._start(lambda: make_workspace(path, key, code, start))

    def go_back(self) -> None:
        """To the step before."""
        if self._step and not self._job.is_running:
            self.show_step(self._step - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focus = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if isinstance(focus, QPushButton):
                focus.click()
            else:
                self.go_on()
        elif event.key() == Qt.Key.Key_Escape or (
                event.key() == Qt.Key.Key_Left and event.modifiers() & Qt.KeyboardModifier.AltModifier):
            self.go_back()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._steps.fit(self.width())
        super().resizeEvent(event)

    def _build(self) -> None:
        self._steps = StepsColumn([translate(f"first_start.step_{name}") for name in NAMES])
        self._steps.fit(self.width())
        language = LanguagePage(self._files)
        language.language_chosen.connect(self.language_chosen)
        language.file_chosen.connect(self.file_chosen)
        language.demonstration_wanted.connect(self._look_around)
        self.begin_page = BeginPage(self._beginning, self._files)
        self._job.refused.connect(self.begin_page.show_refusal)
        self.pages: tuple[StepPage, ...] = (language, HromadaPage(self._beginning),
                                            PassphrasePage(self._beginning, self._files, self._job), self.begin_page)
        self._stack = QStackedWidget()
        for page in self.pages:
            page.changed.connect(self._follow)
            page.finished.connect(self.go_on)
            self._stack.addWidget(page)
        self.foot = Foot()
        self.foot.next_wanted.connect(self.go_on)
        self.foot.back_wanted.connect(self.go_back)
        self._strip = WorkStrip(self._job)
        right = QWidget()
        work = column(right, spacing=0)
        work.addWidget(self._stack, 1)
        for part in (self._strip, hairline(), self.foot):
            work.addWidget(part)
        self._layout.addWidget(self._steps)
        self._layout.addWidget(right, 1)
        self.show_step(self._step)

    def _follow(self) -> None:
        """Steps and foot follow what was said."""
        self.foot.show_state(self.page.missing(), is_first=self._step == 0, is_last=self._step == LAST,
                             is_busy=self._job.is_running)
        done, said = told(self._beginning, self._step)
        self._steps.show_steps(self._step, done, said)

    def _look_around(self) -> None:
        """Past all steps, into the demonstration."""
        if not self._job.is_running:
            self._beginning.start = Start.DEMONSTRATION
            self._start(open_demonstration)

    def _start(self, job: Job) -> None:
        self._strip.say(translate("first_start.making"))
        self._job.start(job)
        self._follow()

    def _begun(self, result: object) -> None:
        if isinstance(result, Begun):
            self._beginning.forget_secrets()
            self.opened.emit(result.desk)
        else:
            self._follow()


def told(beginning: Beginning, step: int) -> tuple[tuple[bool, ...], list[str]]:
    """Which steps lie behind and are done, and one line about each: what was said there, or what it is about."""
    hromada = beginning.hromada
    done = (step > 0, hromada is not None and step > 1, beginning.is_protected and step == LAST, False)
    said = [translate(f"first_start.about_{name}") for name in NAMES]
    if done[0]:
        said[0] = translate(f"language.{current().language}")
    if done[1] and hromada is not None:
        said[1] = hromada.short_name
    if done[2]:
        said[2] = translate("first_start.protected")
    return done, said
