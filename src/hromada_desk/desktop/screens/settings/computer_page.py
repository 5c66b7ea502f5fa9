"""What this computer remembers: language, look, size of text, when to lock. Nothing of it is in the workspace."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.settings.cards import Card, CardPage
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.languages import LANGUAGES

THEMES = {"system": "refresh", "light": "sun", "dark": "moon"}
SCALES = (90, 100, 110, 125, 150, 175, 200)
MINUTES = (1, 2, 5, 10, 15, 30, 60)


class ComputerPage(CardPage):
    """Every choice is in force at once and remembered."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        settings = load_settings()
        look = Card(translate("settings.look"), translate("settings.look_sentence"))
        self.languages = Segments([Segment(code, translate(f"language.{code}")) for code in LANGUAGES],
                                  translate("settings.language"))
        self.languages.choose(current().language)
        self.languages.chosen.connect(office.change_language)
        look.add_setting(translate("settings.language"), self.languages)
        self.themes = Segments([Segment(key, translate(f"settings.theme_{key}"), icon) for key, icon in THEMES.items()],
                               translate("settings.theme"))
        self.themes.choose(style.appearance().theme.value)
        self.themes.chosen.connect(self._choose_theme)
        look.add_setting(translate("settings.theme"), self.themes)
        self.scale = _numbers(translate("settings.text_size"), "settings.percent", SCALES, settings.text_scale)
        self.scale.activated.connect(self._choose_scale)
        look.add_setting(translate("settings.text_size"), self.scale)
        lock = Card(translate("settings.lock"), translate("settings.lock_sentence"))
        self.minutes = _numbers(translate("settings.lock_after"), "settings.minutes", MINUTES, settings.lock_minutes)
        self.minutes.activated.connect(self._choose_minutes)
        lock.add_setting(translate("settings.lock_after"), self.minutes)
        for card in (look, lock):
            self.cards.addWidget(card)

    def _choose_theme(self, theme: str) -> None:
        style.appearance().set_theme(style.Theme(theme))
        save_settings(theme=theme)

    def _choose_scale(self) -> None:
        scale = int(self.scale.currentData())
        save_settings(text_scale=scale)
        style.appearance().set_scale(scale / 100)
        self._rebuild()

    def _choose_minutes(self) -> None:
        save_settings(lock_minutes=int(self.minutes.currentData()))
        self._rebuild()

    def _rebuild(self) -> None:
        """Heights and the lock timer are taken when the window is built: it is built anew, in the same language."""
        self._office.change_language(current().language)


def _numbers(name: str, key: str, values: Sequence[int], present: int) -> QComboBox:
    """A short list of numbers with their unit; a value of now that is not in it is added."""
    box = QComboBox()
    name_for_readers(box, name)
    for value in sorted({*values, present}):
        box.addItem(translate(key, number=value), value)
    box.setCurrentIndex(box.findData(present))
    return box
