"""What one sees of the unlock page: whose file, the secret, the buttons. It decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import application_mark
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.passphrase_field import PassphraseField
from hromada_desk.desktop.screens.unlock.trouble import Trouble
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.text.catalog import current, translate

if TYPE_CHECKING:
    from hromada_desk.desktop.screens.unlock.secret_fields import RecoveryKeyField

WIDTH, WIDEST = 560, 940
FIELD_WIDTH = 400
MARK = 72
LARGE_TEXT = 1.4
"""From this text size on buttons and links stand below each other."""
OTHER = {"uk": "en", "en": "uk"}


class UnlockPanel(QWidget):
    """`submitted` by Enter or the button, `sheet_toggled` between passphrase and recovery sheet; the rest are links."""

    submitted = Signal()
    sheet_toggled = Signal()
    other_wanted = Signal()
    restore_wanted = Signal()
    take_over_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setFixedWidth(min(style.px(WIDTH), WIDEST))
        self.passphrase = PassphraseField(translate("unlock.passphrase"))
        self._key: RecoveryKeyField | None = None
        self.message = MessageBar(closable=False)
        self._with_sheet = False
        self.passphrase.submitted.connect(self.submitted)
        self._wait = WrappingLabel("", Type.SMALL, "secondary")
        self._wait.hide()
        self.submit = button("", self.submitted.emit, kind="primary", icon_name="key")
        self.toggle = button("", self.sheet_toggled.emit, kind="quiet")
        self.take_over = button(translate("unlock.take_over"), self.take_over_wanted.emit, kind="quiet")
        self.take_over.hide()
        self._sentence = _centred("", Type.BODY, "secondary")
        layout = column(self, spacing=8)
        picture = QLabel()
        picture.setPixmap(application_mark(MARK))
        layout.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(8)
        layout.addWidget(_centred(name, Type.DISPLAY))
        layout.addWidget(self._sentence)
        layout.addSpacing(16)
        layout.addWidget(self.message)
        layout.addWidget(self.take_over, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addLayout(self._middle())
        layout.addSpacing(36)
        layout.addLayout(self._links())

    def _middle(self) -> QBoxLayout:
        self._fields = column(spacing=0)
        self._fields.addWidget(self.passphrase)
        middle = column(spacing=12)
        middle.addLayout(self._fields)
        buttons = row(spacing=16) if style.appearance().scale < LARGE_TEXT else column(spacing=8)
        buttons.addWidget(self.submit, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)
        middle.addLayout(buttons)
        middle.addWidget(self._wait)
        around = row(spacing=0)
        around.addStretch(1)
        holder = QWidget()
        holder.setFixedWidth(min(style.px(FIELD_WIDTH), WIDEST))
        holder.setLayout(middle)
        around.addWidget(holder)
        around.addStretch(1)
        return around

    @property
    def key(self) -> RecoveryKeyField:
        """The field of the recovery key; made when it is first wanted, for few ever see it and all wait for it."""
        if self._key is None:
            from hromada_desk.desktop.screens.unlock.secret_fields import RecoveryKeyField

            self._key = RecoveryKeyField()
            self._key.submitted.connect(self.submitted)
            self._fields.addWidget(self._key)
            # Made last, it would be last under Tab.
            self.setTabOrder(self.passphrase.line, self._key.pane)
        return self._key

    def show_place(self, sentence: str, submit: str) -> None:
        """What is asked, and the word on the button."""
        self._sentence.setText(sentence)
        self.submit.setText(submit)
        name_for_readers(self.submit, submit.replace("&", ""))

    def use_sheet(self, with_sheet: bool) -> None:
        """Ask for the recovery key, or for the passphrase."""
        self._with_sheet = with_sheet
        field = self.key if with_sheet else self.passphrase
        self.passphrase.setVisible(not with_sheet)
        if self._key is not None:
            self._key.setVisible(with_sheet)
        words = translate("unlock.with_passphrase" if with_sheet else "unlock.with_sheet")
        self.toggle.setText(words)
        name_for_readers(self.toggle, words)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def secret(self) -> str:
        """What is typed."""
        return self.key.text() if self._with_sheet else self.passphrase.text()

    def show_wrong(self, sentence: str) -> None:
        """Say below the field that the secret did not fit; typing again replaces it."""
        self.message.hide()
        if self._with_sheet:
            self.key.show_problem(sentence)
            self.key.pane.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.passphrase.show_problem(sentence)
            self.passphrase.line.selectAll()
            self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_trouble(self, trouble: Trouble, *, may_take_over: bool) -> None:
        """Say what is wrong with the file."""
        self.message.show_message(trouble.tone, trouble.sentence, trouble.action)
        self.take_over.setVisible(may_take_over)

    def clear_trouble(self) -> None:
        """Nothing is wrong any more."""
        self.message.hide()
        self.take_over.hide()
        self.passphrase.show_problem("")
        if self._key is not None:
            self._key.show_problem("")

    def show_wait(self, words: str) -> None:
        """When the next try may be made; empty when now."""
        self._wait.setText(words)
        self._wait.setVisible(bool(words))

    def set_busy(self, *, is_busy: bool) -> None:
        """While the file is being opened nothing else can be asked for."""
        for each in (*self.links, self.submit, self.toggle, self.passphrase, *([self._key] if self._key else ())):
            each.setEnabled(not is_busy)

    def _links(self) -> QBoxLayout:
        other = OTHER[current().language]
        self.links = (
            button(translate("unlock.other_file"), self.other_wanted.emit, kind="crumb", icon_name="folder"),
            button(translate("unlock.restore"), self.restore_wanted.emit, kind="crumb", icon_name="backup"),
            button(translate(f"language.{other}"), lambda: self.language_chosen.emit(other), kind="crumb",
                   icon_name="language"),
        )
        links = row(spacing=20) if style.appearance().scale < LARGE_TEXT else column(spacing=4)
        links.addStretch(1)
        for each in self.links:
            links.addWidget(each, 0, Qt.AlignmentFlag.AlignHCenter)
        links.addStretch(1)
        return links


def _centred(words: str, kind: Type, tone: str = "") -> WrappingLabel:
    label = WrappingLabel(words, kind, tone)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
