"""Step 4: with what to begin, and where the file will lie. Nothing is written before "Begin"."""

from pathlib import Path

import platformdirs
from PySide6.QtCore import Qt

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.choice_cards import ChoiceCard, ChoiceCards
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.first_start.beginning import Beginning, Start
from hromada_desk.desktop.screens.first_start.step_page import StepPage
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.workspaces import SUFFIX
from hromada_desk.text.catalog import translate
from hromada_desk.text.problem_texts import refusal_sentence

ICONS = {Start.IMPORT: "workbook", Start.EMPTY: "proposal", Start.DEMONSTRATION: "overview"}
TABLES = "*.xlsx *.xlsm *.xls *.ods *.csv"
TABLE_WIDTH = 180


class BeginPage(StepPage):
    """Three cards, and a line about the file with another place for it."""

    def __init__(self, beginning: Beginning, files: FileDialogs) -> None:
        super().__init__(translate("first_start.begin_title"), translate("first_start.begin_lead"))
        self._beginning, self._files = beginning, files
        self.choose_table = button(translate("first_start.choose_table"), self._choose_table, icon_name="folder")
        beside = {Start.IMPORT: self.choose_table}
        cards = [ChoiceCard(start, translate(f"first_start.{start}_title"), translate(f"first_start.{start}_sentence"),
                            icon, beside.get(start)) for start, icon in ICONS.items()]
        self.cards = ChoiceCards(cards, translate("first_start.step_begin"))
        self.cards.choose(beginning.start)
        self.cards.chosen.connect(self._chosen)
        self.place = MessageBar(closable=False)
        self.place.acted.connect(self._choose_place)
        self.content.addWidget(self.cards)
        self.content.addSpacing(8)
        self.content.addWidget(self.place)

    def come(self) -> None:
        self.show_place()
        self._show_table()
        self.cards.focus_current()

    def path(self) -> Path:
        """Where the file will be written."""
        hromada = self._beginning.hromada
        name = translate("first_start.file_name", hromada=hromada.short_name if hromada else "")
        return self._beginning.path(platformdirs.user_documents_path(), f"{name}{SUFFIX}")

    def show_place(self) -> None:
        """Say where the file will lie."""
        path = self.path()
        taken = path.exists()
        words = translate("first_start.place_taken" if taken else "first_start.place", name=path.name,
                          folder=str(path.parent))
        self.place.show_message(Tone.WARNING if taken else Tone.INFO, words, translate("first_start.other_place"))

    def show_refusal(self, refusal: RuleBroken | FileProblem) -> None:
        """Say why the file could not be made."""
        self.place.show_message(Tone.PROBLEM, refusal_sentence(refusal.code, refusal.details),
                                translate("first_start.other_place"))

    def missing(self) -> str:
        return translate("first_start.place_missing") if self.path().exists() else ""

    def _chosen(self, start: str) -> None:
        self._beginning.start = Start(start)
        self.changed.emit()

    def _choose_table(self) -> None:
        kinds = ((translate("first_start.tables"), TABLES),)
        chosen = self._files.file_to_open(translate("first_start.import_title"), kinds, self._beginning.folder)
        if chosen is not None:
            self._beginning.import_file = chosen
            self._beginning.start = Start.IMPORT
            self.cards.choose(Start.IMPORT)
            self._show_table()
            self.changed.emit()

    def _show_table(self) -> None:
        chosen = self._beginning.import_file
        words = translate("first_start.choose_table") if chosen is None else chosen.name.replace("&", "&&")
        shown = self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, style.px(TABLE_WIDTH))
        self.choose_table.setText(shown)
        self.choose_table.setToolTip("" if chosen is None else str(chosen))

    def _choose_place(self) -> None:
        kinds = ((translate("first_start.workspace_file"), f"*{SUFFIX}"),)
        chosen = self._files.file_to_save(translate("first_start.other_place"), kinds, self.path())
        if chosen is not None:
            self._beginning.folder, self._beginning.file_name = chosen.parent, chosen.name
            self.show_place()
            self.changed.emit()
