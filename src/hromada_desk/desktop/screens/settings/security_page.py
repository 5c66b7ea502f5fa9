"""Security: another passphrase, the recovery sheet once more, is the file whole. Changes ask for the secret of now."""

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.new_passphrase import NewPassphrase
from hromada_desk.desktop.kit.passphrase_field import PassphraseField
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.settings.cards import Card, CardPage
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.passphrases import strength
from hromada_desk.services.recovery_sheet import SHORTEST_PASSPHRASE, write_sheet
from hromada_desk.services.workspaces import change_passphrase, confirmed_recovery_key, verify
from hromada_desk.text.catalog import current, translate

FIELD_WIDTH = 440


class Verified(Protocol):
    """What a check of the file says."""

    ok: bool
    pages: int
    problems: tuple[str, ...]


class SecurityPage(CardPage):
    """Three cards. A window left open is no permission: who changes anything knows the passphrase or has the sheet."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.present = PassphraseField(translate("settings.present"))
        self.new = NewPassphrase(translate("settings.new_passphrase"), self._level, SHORTEST_PASSPHRASE)
        self.change = button(translate("settings.change_passphrase"), self._change, icon_name="key")
        self.sheet_secret = PassphraseField(translate("settings.present"))
        self.sheet = button(translate("settings.save_sheet"), self._save_sheet, icon_name="print")
        self.check = button(translate("settings.verify"), self._verify, icon_name="shield")
        self._verdict = WrappingLabel("", Type.SMALL)
        self._verdict.hide()
        passphrase = Card(translate("settings.passphrase"), translate("settings.passphrase_sentence"))
        for each in (self.present, self.new, self.sheet_secret):
            each.setMaximumWidth(style.px(FIELD_WIDTH))
        for each in (self.present, self.new):
            passphrase.content.addWidget(each)
        passphrase.add_buttons(self.change)
        sheet = Card(translate("settings.sheet"), translate("settings.sheet_sentence"))
        sheet.content.addWidget(self.sheet_secret)
        sheet.add_buttons(self.sheet)
        whole = Card(translate("settings.whole"), translate("settings.whole_sentence"))
        whole.add_buttons(self.check)
        whole.content.addWidget(self._verdict)
        for card in (passphrase, sheet, whole):
            self.cards.addWidget(card)
        for field in (self.present, self.new, self.sheet_secret):
            field.edited.connect(self._follow)
        self.new.submitted.connect(self._change)
        self.sheet_secret.submitted.connect(self._save_sheet)
        self._follow()

    def _level(self, passphrase: str) -> int:
        name = self._office.desk.hromada().name
        return strength(passphrase, (name.uk, name.en)).level

    def _follow(self) -> None:
        read_only = self._office.desk.read_only
        missing = translate("settings.present_missing") if not self.present.text() else self.new.missing()
        self.change.setEnabled(not missing and not read_only)
        self.change.setToolTip(translate("settings.left", what=missing) if missing else "")
        self.sheet.setEnabled(bool(self.sheet_secret.text()))

    def _change(self) -> None:
        if not self.change.isEnabled():
            return
        desk, present, passphrase = self._office.desk, self.present.text(), self.new.passphrase()
        self._office.work.start(translate("settings.changing_passphrase"),
                                lambda: change_passphrase(desk, present, passphrase), self._changed)

    def _changed(self, _nothing: object) -> None:
        self._forget()
        self._office.say(Tone.OK, translate("settings.passphrase_changed"))
        self.sheet_secret.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save_sheet(self) -> None:
        desk, present = self._office.desk, self.sheet_secret.text()
        name = desk.hromada().name.best(current().language)
        if not present:
            return
        path = self._office.files.file_to_save(translate("settings.sheet"), (("PDF", "*.pdf"),),
                                               Path(translate("first_start.sheet_file", hromada=name)))
        if path is None:
            return
        language = current().language

        def make() -> Path:
            return write_sheet(path, confirmed_recovery_key(desk, present), name, desk.now(), language)

        self._office.work.start(translate("settings.making_sheet"), make, self._sheet_made)

    def _sheet_made(self, path: Path) -> None:
        self._forget()
        self._office.say(Tone.OK, translate("settings.sheet_made", name=path.name))

    def _verify(self) -> None:
        desk = self._office.desk
        self._verdict.hide()
        self._office.work.start(translate("settings.verifying"), lambda: verify(desk), self._verified)

    def _verified(self, report: Verified) -> None:
        words = translate("settings.file_whole", pages=report.pages)
        if not report.ok:
            words = translate("settings.file_damaged", findings="; ".join(report.problems))
        self._verdict.setText(words)
        self._verdict.set_tone("ok" if report.ok else "problem")
        self._verdict.show()

    def _forget(self) -> None:
        """Typed secrets do not stay on the screen."""
        self.present.set_text("")
        self.sheet_secret.set_text("")
        self.new.set_texts("", "")
        self._follow()
