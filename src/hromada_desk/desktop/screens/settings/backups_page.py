"""Backups: what there is, one more at once, and a second place for them."""

from PySide6.QtWidgets import QGridLayout

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import clear_layout
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.settings.cards import Card, CardPage
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.services.workspaces import back_up_twice, backups_of
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.dates import format_moment
from hromada_desk.text.numbers import format_size

MOST_LISTED = 8


class BackupsPage(CardPage):
    """The newest backups beside the workspace, and the newest in the second folder."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        own = Card(translate("settings.backups"), translate("settings.backups_sentence"))
        self.now = button(translate("settings.back_up_now"), self._back_up, kind="primary", icon_name="backup")
        own.add_buttons(self.now)
        self._count = WrappingLabel("", Type.SMALL, "secondary")
        own.content.addWidget(self._count)
        self._list = QGridLayout()
        self._list.setHorizontalSpacing(24)
        self._list.setVerticalSpacing(4)
        own.content.addLayout(self._list)
        second = Card(translate("settings.second_folder"), translate("settings.second_folder_sentence"))
        self._folder = WrappingLabel("", Type.BODY)
        self._age = WrappingLabel("", Type.SMALL, "secondary")
        self.choose = button(translate("settings.choose_folder"), self._choose, icon_name="folder")
        self.forget = button(translate("settings.forget_folder"), self._forget, kind="quiet")
        second.content.addWidget(self._folder)
        second.content.addWidget(self._age)
        second.add_buttons(self.choose, self.forget)
        for card in (own, second):
            self.cards.addWidget(card)

    def reload(self) -> None:
        """Look at the folders again."""
        language, desk = current().language, self._office.desk
        found = backups_of(desk.path)
        clear_layout(self._list)
        for line, each in enumerate(found[:MOST_LISTED]):
            self._list.addWidget(Label(format_moment(each.at, language), Type.SMALL), line, 0)
            self._list.addWidget(Label(format_size(each.size, language), Type.SMALL, "secondary"), line, 1)
        self._list.setColumnStretch(2, 1)
        self._count.setText(translate_plural("settings.backup_count", len(found)) if found
                            else translate("settings.backup_none"))
        folder = load_settings().second_backup_folder
        there = backups_of(desk.path, folder) if folder else ()
        self._folder.setText(folder or translate("settings.no_second_folder"))
        self._age.setText(translate("settings.newest_there", when=format_moment(there[0].at, language)) if there
                          else translate("settings.none_there") if folder else "")
        self._age.setVisible(bool(self._age.text()))
        self.forget.setVisible(bool(folder))

    def _back_up(self) -> None:
        desk, second = self._office.desk, load_settings().second_backup_folder
        self._office.work.start(translate("frame.making_backup"), lambda: back_up_twice(desk, second), self._done)

    def _done(self, made: tuple[object, ...]) -> None:
        self.reload()
        if load_settings().second_backup_folder and len(made) == 1:
            self._office.say(Tone.WARNING, translate("settings.second_out_of_reach"))
        else:
            self._office.say(Tone.OK, translate_plural("settings.backed_up", len(made)))

    def _choose(self) -> None:
        chosen = self._office.files.folder(translate("settings.second_folder"))
        if chosen is not None:
            save_settings(second_backup_folder=str(chosen))
            self.reload()

    def _forget(self) -> None:
        save_settings(second_backup_folder="")
        self.reload()
