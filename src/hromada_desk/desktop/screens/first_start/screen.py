"""The first start: four steps to an opened workspace, by keyboard alone if one likes; nothing is lost by going back.

Enter goes on, Esc and Alt+Left go back. The workspace file is made at the very end, off the window's thread.
"""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.jobs import Job, JobRun
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import clear_layout, column, frame, hairline, name_for_readers, row
from hromada_desk.desktop.kit.work_strip import WorkStrip
from hromada_desk.desktop.screens.first_start.begin_page import BeginPage
from hromada_desk.desktop.screens.first_start.beginning import Beginning, Start
from hromada_desk.desktop.screens.first_start.hromada_page import HromadaPage
from hromada_desk.desktop.screens.first_start.language_page import LanguagePage
from hromada_desk.desktop.screens.first_start.passphrase_page import PassphrasePage
from hromada_desk.desktop.screens.first_start.step_page import StepPage
from hromada_desk.desktop.screens.first_start.steps import StepsColumn
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.demo import open_demo
from hromada_desk.services.demo_file import demo_folder
from hromada_desk.services.desk import Desk
from hromada_desk.services.recovery_sheet import FreshKey
from hromada_desk.services.settings import load_settings
from hromada_desk.services.workspaces import SUFFIX, backup, create_with_key, workspaces_in
from hromada_desk.text.catalog import current, translate

NAMES = ("language", "hromada", "passphrase", "begin")
LAST = len(NAMES) - 1


@dataclass(frozen=True, slots=True)
class Begun:
    """The workspace that was opened."""

    desk: Desk


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
        self._job.refused.connect(self._refused)
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
        self.show_step(self._step)

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
        else:
            self._begin()

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
        language = LanguagePage(workspaces_in(load_settings().last_folder))
        language.language_chosen.connect(self.language_chosen)
        language.file_chosen.connect(self.file_chosen)
        language.other_file_wanted.connect(self._choose_file)
        language.demonstration_wanted.connect(self._look_around)
        self.pages: tuple[StepPage, ...] = (
            language, HromadaPage(self._beginning), PassphrasePage(self._beginning, self._files, self._job),
            BeginPage(self._beginning, self._files))
        self._stack = QStackedWidget()
        for page in self.pages:
            page.changed.connect(self._follow)
            page.finished.connect(self.go_on)
            self._stack.addWidget(page)
        right = QWidget()
        work = column(right, spacing=0)
        work.addWidget(self._stack, 1)
        self._strip = WorkStrip(self._job)
        work.addWidget(self._strip)
        work.addWidget(hairline())
        work.addWidget(self._foot())
        self._layout.addWidget(self._steps)
        self._layout.addWidget(right, 1)
        self.show_step(self._step)

    def _foot(self) -> QWidget:
        foot = frame("foot")
        self.left = WrappingLabel("", Type.BODY, "secondary")
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = button(translate("first_start.back"), self.go_back)
        self.next = button("", self.go_on, kind="primary")
        layout = row(foot, spacing=10, margins=(32, 18, 32, 18))
        layout.addWidget(self.left, 1)
        layout.addWidget(self.back)
        layout.addWidget(self.next)
        return foot

    def _follow(self) -> None:
        """Steps, buttons and what is left follow what was said."""
        busy = self._job.is_running
        missing = self.page.missing()
        words = translate("first_start.begin" if self._step == LAST else "first_start.next")
        for each, label in ((self.next, words), (self.back, translate("first_start.back"))):
            each.setText(label)
            name_for_readers(each, label.replace("&", ""))
        self.back.setVisible(self._step > 0)
        self.back.setEnabled(not busy)
        self.next.setEnabled(not missing and not busy)
        self.next.setToolTip(missing)
        self.left.setText(translate("first_start.left", what=missing) if missing else "")
        self._show_steps()

    def _show_steps(self) -> None:
        """A tick and what was said at each step that lies behind."""
        hromada = self._beginning.hromada
        done = (self._step > 0, hromada is not None and self._step > 1,
                self._beginning.is_protected and self._step == LAST, False)
        said = [translate(f"first_start.about_{name}") for name in NAMES]
        if done[0]:
            said[0] = translate(f"language.{current().language}")
        if done[1] and hromada is not None:
            said[1] = hromada.short_name
        if done[2]:
            said[2] = translate("first_start.protected")
        self._steps.show_steps(self._step, done, said)

    def _choose_file(self) -> None:
        folder = load_settings().last_folder
        chosen = self._files.file_to_open(translate("first_start.open_file"),
                                          ((translate("first_start.workspace_file"), f"*{SUFFIX}"),),
                                          Path(folder) if folder else None)
        if chosen is not None:
            self.file_chosen.emit(str(chosen))

    def _look_around(self) -> None:
        if not self._job.is_running:
            self._beginning.start = Start.DEMONSTRATION
            self._run(lambda: Begun(open_demo(demo_folder())))

    def _begin(self) -> None:
        said, last = self._beginning, self.pages[LAST]
        assert isinstance(last, BeginPage)
        key, code, path, start = said.key, said.hromada_code, last.path(), said.start
        if key is not None:
            self._run(lambda: _begin(path, key, code, start))

    def _run(self, job: Job) -> None:
        self._strip.say(translate("first_start.making"))
        self._job.start(job)
        self._follow()

    def _begun(self, result: object) -> None:
        if isinstance(result, Begun):
            self._beginning.forget_secrets()
            self.opened.emit(result.desk)
        else:
            self._follow()

    def _refused(self, refusal: RuleBroken | FileProblem) -> None:
        page = self.page
        if isinstance(page, BeginPage):
            page.show_refusal(refusal)
        self._follow()


def _begin(path: Path, key: FreshKey, hromada_code: str, start: Start) -> Begun:
    """Make the workspace and its first backup; the demonstration is a file of its own beside it."""
    desk = create_with_key(path, key, hromada_code)
    backup(desk)
    if start is not Start.DEMONSTRATION:
        return Begun(desk)
    desk.close()
    return Begun(open_demo(demo_folder()))
