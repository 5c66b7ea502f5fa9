"""The recovery sheet in step 3: make it, keep it as PDF, and prove it by typing two of its groups back."""

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.jobs import JobRun
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers, row
from hromada_desk.desktop.screens.first_start.beginning import Beginning
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.recovery_sheet import (
    LETTERS_OF_A_GROUP,
    FreshKey,
    fresh_key,
    letters_left,
    tidy_key,
    write_sheet,
)
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.dates import format_time
from hromada_desk.text.problem_texts import refusal_sentence

GROUP_WIDTH = 88
LARGE_TEXT = 1.4
"""From this text size on the two buttons stand below each other."""


class SheetCard(QFrame):
    """A card with one button and, once the sheet is made, two fields. `changed` tells of anything new."""

    changed = Signal()

    def __init__(self, beginning: Beginning, files: FileDialogs, job: JobRun) -> None:
        super().__init__()
        mark(self, role="card")
        self._beginning, self._files, self._job = beginning, files, job
        self._path: Path | None = None
        self.save = button("", self._save, icon_name="print")
        self._open = button(translate("first_start.sheet_open"), self._show_file, kind="link")
        self._note = WrappingLabel("", Type.SMALL, "problem")
        self._caption = Label("", Type.CAPTION, "secondary")
        self._retype = QWidget()
        self.groups = tuple(GroupField(at) for at in range(2))
        for field in self.groups:
            field.edited.connect(self._typed)
        self._build()
        job.finished.connect(self._made)
        job.refused.connect(self._refused)

    def _build(self) -> None:
        layout = column(self, spacing=12, margins=(20, 16, 20, 16))
        head = row(spacing=10)
        head.addWidget(Glyph("print", Token.TEXT, 18))
        head.addWidget(Label(translate("first_start.sheet_title"), Type.HEADING), 1)
        layout.addLayout(head)
        layout.addWidget(WrappingLabel(translate("first_start.sheet_lead"), Type.SMALL, "secondary"))
        buttons = row(spacing=12) if style.appearance().scale < LARGE_TEXT else column(spacing=12)
        for each in (self.save, self._open):
            buttons.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        layout.addLayout(buttons)
        layout.addWidget(self._note)
        inside = column(self._retype, spacing=4)
        inside.addWidget(self._caption)
        fields = row(spacing=8)
        for field in self.groups:
            fields.addWidget(field)
        fields.addStretch(1)
        inside.addLayout(fields)
        layout.addWidget(self._retype)

    def refresh(self) -> None:
        """Follow what was typed and made."""
        said = self._beginning
        ready = bool(said.passphrase) and said.passphrase == said.again
        self.save.setEnabled(ready and not self._job.is_running)
        self.save.setToolTip("" if ready else translate("first_start.sheet_needs_passphrase"))
        words = translate("first_start.sheet_save")
        if said.has_sheet and said.sheet_at is not None:
            words = translate("first_start.sheet_saved", time=format_time(said.sheet_at))
        self.save.setText(words)
        self.save.setIcon(icon("check" if said.has_sheet else "print"))
        name_for_readers(self.save, words)
        self._open.setVisible(said.has_sheet and self._path is not None)
        self._retype.setVisible(said.has_sheet)
        outdated = said.key is not None and not said.has_sheet
        self._note.setText(translate("first_start.sheet_outdated") if outdated else "")
        self._note.setVisible(outdated)
        if said.has_sheet:
            (first, _), (second, _) = said.asked
            self._caption.setText(translate("first_start.sheet_groups", first=first, second=second))
            for field, number, typed, good in zip(self.groups, (first, second), said.retyped, said.is_retyped,
                                                  strict=True):
                field.show_group(number, typed, is_good=good)

    def missing(self) -> str:
        """What is still to do here, in a few words."""
        said = self._beginning
        if not said.has_sheet:
            return translate("first_start.sheet_missing")
        for at, good in enumerate(said.is_retyped):
            if not good:
                return translate(f"first_start.group_missing_{at + 1}")
        return ""

    def _typed(self, at: int, text: str) -> None:
        typed = list(self._beginning.retyped)
        typed[at] = text
        self._beginning.retyped = (typed[0], typed[1])
        self.refresh()
        if at == 0 and self._beginning.is_retyped == (True, False):
            self.groups[1].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _save(self) -> None:
        said = self._beginning
        suggested = Path(translate("first_start.sheet_file", hromada=said.hromada.short_name if said.hromada else ""))
        path = self._files.file_to_save(translate("first_start.sheet_title"),
                                        ((translate("first_start.pdf"), "*.pdf"),), suggested)
        if path is None:
            return
        name = said.hromada.name if said.hromada else ""
        passphrase, ready = said.passphrase, said.key if said.key_of == said.passphrase else None
        self.save.setEnabled(False)
        self._job.start(lambda: _make(path, passphrase, ready, name))

    def _made(self, made: object) -> None:
        if not isinstance(made, MadeSheet):
            return
        said = self._beginning
        if said.key is not made.key:
            said.retyped = ("", "")
        said.key, said.key_of, said.sheet_at = made.key, made.passphrase, datetime.now(UTC)
        self._path = made.path
        self.refresh()
        self.groups[0].line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _refused(self, refusal: RuleBroken | FileProblem) -> None:
        self.refresh()
        self._note.setText(refusal_sentence(refusal.code, refusal.details))
        self._note.show()

    def _show_file(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path)))


class MadeSheet:
    """A sheet on the disk, the key it carries and the passphrase that key was derived from."""

    def __init__(self, path: Path, key: FreshKey, passphrase: str) -> None:
        self.path, self.key, self.passphrase = path, key, passphrase


def _make(path: Path, passphrase: str, ready: FreshKey | None, hromada: str) -> MadeSheet:
    key = ready or fresh_key(passphrase)
    return MadeSheet(write_sheet(path, key.recovery_key, hromada, datetime.now(UTC), current().language), key,
                     passphrase)


class GroupField(QWidget):
    """Five letters of the sheet, and whether they are right: a tick, or how many are still to come."""

    edited = Signal(int, str)

    def __init__(self, at: int) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setFixedWidth(style.px(GROUP_WIDTH))
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line.setMaxLength(2 * LETTERS_OF_A_GROUP)
        self.line.textEdited.connect(lambda text: self.edited.emit(at, text))
        self._tick = Glyph("check", Token.OK, 18)
        self._words = Label("", Type.SMALL, "secondary")
        layout = row(self, spacing=8)
        for part in (self.line, self._tick, self._words):
            layout.addWidget(part)

    def show_group(self, number: int, typed: str, *, is_good: bool) -> None:
        """Show what was typed of the group of that number."""
        name_for_readers(self.line, translate("first_start.group", number=number))
        tidy = tidy_key(typed).replace("-", "")
        if self.line.text() != tidy:
            at = self.line.cursorPosition()
            self.line.setText(tidy)
            self.line.setCursorPosition(at)
        left = letters_left(typed, LETTERS_OF_A_GROUP)
        wrong = not left and not is_good
        words = translate_plural("first_start.letters_left", left) if typed and left else ""
        words = translate("first_start.group_wrong") if wrong else words
        self._tick.setVisible(is_good)
        self._words.setText(words)
        self._words.set_tone("problem" if wrong else "secondary")
        self._words.setVisible(bool(words))
        mark(self.line, problem=wrong)
        self.line.setAccessibleDescription(words or (translate("first_start.group_right") if is_good else ""))
