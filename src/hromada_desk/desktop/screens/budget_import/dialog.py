"""Importing into a budget: choose a file or the copied table, look at what was understood, take it in as one change."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QStackedWidget, QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.budget_import.preview import PreviewPage
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services import budget_imports
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_imports import BudgetPreview, BudgetSource
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import translate, translate_plural

WIDTH, HEIGHT = 1180, 660
AIR = 32
"""Pixels of the window that stay visible around the dialog."""
PATTERNS = "*.xlsx *.xls *.xlsm *.ods *.csv *.tsv"

Steps = Generator[tuple[int, int], None, tuple[BudgetSource, BudgetPreview]]


def import_into_budget(office: Office, book: BudgetBook) -> None:
    """Ask where the budget comes from, show what would come in, write it as one change with Undo in the toast."""
    if office.desk.read_only:
        office.say(Tone.INFO, translate("budget_import.read_only"))
        return
    dialog = BudgetImportDialog(office, book, QApplication.activeWindow())
    if dialog.exec() == QDialog.DialogCode.Accepted:
        office.offer_undo(translate_plural("budget_import.done", dialog.imported))


class BudgetImportDialog(QDialog):
    """First where from, then the preview; `imported` tells how many lines came in."""

    def __init__(self, office: Office, book: BudgetBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office, self._book = office, book
        self.imported, self._is_writing = 0, False
        self.setWindowTitle(translate("budget_import.title"))
        name_for_readers(self, translate("budget_import.title"))
        room = parent.size() if parent is not None else QGuiApplication.primaryScreen().availableSize()
        self.resize(min(WIDTH, room.width() - AIR), min(HEIGHT, room.height() - AIR))
        self.bar = MessageBar()
        self.work = BackgroundWork(self.bar, self)
        self.work.run.started.connect(lambda: self._allow(allowed=False))
        for ending in (self.work.run.finished, self.work.run.refused, self.work.run.cancelled, self.work.run.crashed):
            ending.connect(lambda *_: self._allow(allowed=True))
        layout = column(self, spacing=12, margins=(24, 20, 24, 20))
        top = row(spacing=12)
        top.addWidget(Label(translate("budget_import.title"), Type.TITLE))
        top.addStretch(1)
        layout.addLayout(top)
        layout.addWidget(self.bar)
        layout.addWidget(self.work.strip)
        self._pages = QStackedWidget()
        self.start = EmptyState(translate("budget_import.start.title"), translate("budget_import.start.sentence"),
                                translate("budget_import.from_file"), start_icon="import",
                                before_link=translate("budget_import.or"),
                                link_words=translate("budget_import.from_clipboard"))
        self.start.started.connect(self.ask_file)
        self.start.alternative_chosen.connect(self.take_clipboard)
        self.preview = PreviewPage(book, ActionRunner(self.bar, self))
        self.preview.confirmed.connect(self.write)
        self.preview.cancelled.connect(self.reject)
        self.preview.another_asked.connect(self.show_start)
        self.preview.sheet_asked.connect(self.read_sheet)
        for page in (self.start, self.preview):
            self._pages.addWidget(page)
        layout.addWidget(self._pages, 1)
        self.start.start.setFocus()

    def ask_file(self) -> None:
        """Choose a file and read it."""
        folder = Path(load_settings().last_folder or Path.home())
        kinds = ((translate("budget_import.tables"), PATTERNS),)
        path = self._office.files.file_to_open(translate("budget_import.choose"), kinds, folder)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read that file off the window's thread, with Cancel."""
        self._read(path.name, lambda: budget_imports.open_source(path))

    def take_clipboard(self) -> None:
        """Read the table that was copied elsewhere."""
        data = QGuiApplication.clipboard().mimeData()
        text, html = (data.text(), data.html()) if data is not None else ("", "")
        name = translate("budget_import.clipboard")
        self._read(name, lambda: budget_imports.pasted_source(text, html, name=name))

    def read_sheet(self, sheet: str) -> None:
        """Read another sheet of the same file."""
        source = self.preview.source
        if source is not None:
            self._read(source.name, lambda: source, sheet)

    def show_start(self) -> None:
        """Back to the question where from."""
        self.bar.dismiss()
        self._pages.setCurrentWidget(self.start)
        self.start.start.setFocus()

    def write(self, mode: str) -> None:
        """Take in what the preview shows."""
        shown = self.preview.shown
        if shown is not None:
            self._is_writing = True
            self.work.start(translate("budget_import.writing"),
                            lambda: budget_imports.apply_import(self._book, shown, mode), self._done)

    def reject(self) -> None:
        """Close; what is being read is stopped. While it is written there is nothing to stop: it closes by itself."""
        if not self._is_writing:
            self.work.close()
            super().reject()

    def _read(self, name: str, opening: Callable[[], BudgetSource], sheet: str = "") -> None:
        self.bar.dismiss()
        self.work.start(translate("budget_import.reading", name=name), lambda: self._steps(opening, sheet), self._show)

    def _steps(self, opening: Callable[[], BudgetSource], sheet: str) -> Steps:
        yield 0, 0
        source = opening()
        yield 0, 0
        preview = yield from budget_imports.previewing(self._book, source, sheet)
        return source, preview

    def _show(self, read: Any) -> None:
        self.preview.show_preview(read[1])
        self._pages.setCurrentWidget(self.preview)
        self.preview.focus_first()

    def _done(self, lines: int) -> None:
        self.imported = lines
        self.accept()

    def _allow(self, *, allowed: bool) -> None:
        if allowed:
            self._is_writing = False
        self._pages.setEnabled(allowed)
