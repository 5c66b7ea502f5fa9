"""Step 3: a passphrase typed twice at the left, the recovery sheet at the right (below it in a small window)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.jobs import JobRun
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.new_passphrase import NewPassphrase
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.first_start.beginning import Beginning
from hromada_desk.desktop.screens.first_start.sheet_card import SheetCard
from hromada_desk.desktop.screens.first_start.step_page import WIDE, StepPage
from hromada_desk.services.passphrases import strength
from hromada_desk.services.recovery_sheet import SHORTEST_PASSPHRASE
from hromada_desk.text.catalog import translate

LEFT = 340
GAP = 36
SIDE_BY_SIDE = 880


class PassphrasePage(StepPage):
    """Ready when the passphrase is typed alike twice and two groups of its sheet came back right."""

    def __init__(self, beginning: Beginning, files: FileDialogs, job: JobRun) -> None:
        super().__init__(translate("first_start.passphrase_title"), translate("first_start.passphrase_lead"), WIDE)
        self._beginning = beginning
        self.new = NewPassphrase(translate("first_start.passphrase_field"), self._level, SHORTEST_PASSPHRASE)
        self.new.set_texts(beginning.passphrase, beginning.again)
        self.new.edited.connect(self._typed)
        self.sheet = SheetCard(beginning, files, job)
        self.sheet.changed.connect(self.changed)
        self.new.submitted.connect(self._go_on)
        warning = MessageBar(self, closable=False)
        warning.show_message(Tone.WARNING, translate("first_start.passphrase_warning"))
        left = column(spacing=16)
        left.addWidget(self.new)
        left.addWidget(warning)
        left.addStretch(1)
        self._left = QFrame()
        self._left.setLayout(left)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(GAP)
        self._halves.addWidget(self._left)
        self._halves.addWidget(self.sheet, 1, Qt.AlignmentFlag.AlignTop)
        self.content.addLayout(self._halves)
        self._arrange()

    def missing(self) -> str:
        return self.new.missing() or self.sheet.missing()

    def come(self) -> None:
        self.sheet.refresh()
        self.new.first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= style.px(SIDE_BY_SIDE)
        self._halves.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._halves.setSpacing(GAP if wide else 20)
        self._left.setMaximumWidth(style.px(LEFT if wide else WIDE))

    def _level(self, passphrase: str) -> int:
        hromada = self._beginning.hromada
        return strength(passphrase, (hromada.name, hromada.short_name) if hromada is not None else ()).level

    def _typed(self) -> None:
        self._beginning.passphrase, self._beginning.again = self.new.first.text(), self.new.second.text()
        self.sheet.refresh()
        self.changed.emit()

    def _go_on(self) -> None:
        """Enter in the second field: to the sheet first, then on."""
        if self.new.missing():
            return
        if self._beginning.has_sheet:
            self.finished.emit()
        else:
            self.sheet.save.setFocus(Qt.FocusReason.OtherFocusReason)
