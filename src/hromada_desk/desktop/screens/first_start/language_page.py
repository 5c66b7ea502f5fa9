"""Step 1: the language and the look; and the ways past a new workspace: an existing file, the demonstration."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.choice_cards import ChoiceCard, ChoiceCards
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.screens.first_start.step_page import StepPage
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.services.workspaces import SUFFIX, workspaces_in
from hromada_desk.text.catalog import current, translate, words
from hromada_desk.text.languages import LANGUAGES

THEME_ICONS = {"system": "refresh", "light": "sun", "dark": "moon"}
FILES_LISTED = 3
LARGE_TEXT = 1.4
"""From this text size on the two buttons stand below each other."""


class LanguagePage(StepPage):
    """Two languages, three looks. `file_chosen` names an existing file, `demonstration_wanted` skips everything."""

    language_chosen = Signal(str)
    file_chosen = Signal(str)
    demonstration_wanted = Signal()

    def __init__(self, files: FileDialogs) -> None:
        super().__init__(translate("first_start.language_title"), translate("first_start.language_lead"))
        self._files = files
        self._folder = load_settings().last_folder
        cards = [ChoiceCard(code, translate(f"language.{code}"), words(code).say("first_start.language_sentence"))
                 for code in LANGUAGES]
        self.cards = ChoiceCards(cards, translate("first_start.step_language"))
        self.cards.choose(current().language)
        self.cards.chosen.connect(self.language_chosen)
        self.content.addWidget(self.cards)
        self.content.addSpacing(8)
        self.content.addWidget(Label(translate("settings.theme"), Type.CAPTION, "secondary"))
        self.themes = Segments([Segment(theme, translate(f"settings.theme_{theme}"), icon)
                                for theme, icon in THEME_ICONS.items()], translate("settings.theme"))
        self.themes.choose(style.appearance().theme.value)
        self.themes.chosen.connect(choose_theme)
        self.content.addWidget(self.themes, 0, Qt.AlignmentFlag.AlignLeft)
        self.content.addSpacing(20)
        self._offer_files(workspaces_in(self._folder))

    def come(self) -> None:
        self.cards.focus_current()

    def _offer_files(self, files: Sequence[Path]) -> None:
        self.content.addWidget(WrappingLabel(translate("first_start.have_file"), Type.CAPTION, "secondary"))
        for path in files[:FILES_LISTED]:
            known = button(path.stem.replace("&", "&&"), lambda path=path: self.file_chosen.emit(str(path)),  # type: ignore[misc]
                           kind="link", icon_name="lock")
            known.setToolTip(str(path))
            self.content.addWidget(known, 0, Qt.AlignmentFlag.AlignLeft)
        line = row(spacing=8) if style.appearance().scale < LARGE_TEXT else column(spacing=8)
        for key, wish, icon in (("open_file", self._choose_file, "folder"),
                                ("look_around", self.demonstration_wanted.emit, "overview")):
            made = button(translate(f"first_start.{key}"), wish, icon_name=icon)
            line.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.content.addLayout(line)

    def _choose_file(self) -> None:
        kinds = ((translate("first_start.workspace_file"), f"*{SUFFIX}"),)
        chosen = self._files.file_to_open(translate("first_start.open_file"), kinds,
                                          Path(self._folder) if self._folder else None)
        if chosen is not None:
            self.file_chosen.emit(str(chosen))


def choose_theme(theme: str) -> None:
    """Put that look in force and remember it."""
    style.appearance().set_theme(style.Theme(theme))
    save_settings(theme=theme)
