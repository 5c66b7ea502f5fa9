"""What goes out of the workshop: the proposal as PDF or Word, the budget as workbook, by language and audience."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.values import LANGUAGES, Language
from hromada_desk.text.catalog import translate

PAPERS = (("proposal", "proposal", "pdf", "pdf"), ("word", "proposal", "docx", "proposal"),
          ("budget", "budget", "xlsx", "workbook"), ("letter_commitment", "letter_commitment", "pdf", "pdf"),
          ("letter_cover", "letter_cover", "pdf", "pdf"))
"""What its words are called, document, file format, icon."""

Export = Callable[[str, str, Language, Audience], None]
"""Document, file format, language, audience."""


class ExportMenu(QMenu):
    """Papers by language; the audience below stays as chosen while the program runs."""

    def __init__(self, export: Export, fill_word: Callable[[Audience], None], parent: QWidget) -> None:
        super().__init__(parent)
        self._export = export
        name_for_readers(self, translate("workshop.export"))
        for name, document, file_format, icon_name in PAPERS:
            for language in LANGUAGES:
                words = translate(f"workshop.export.{name}.{language}")
                action = self.addAction(icon(icon_name), words)
                action.triggered.connect(self._deed(document, file_format, language))
            self.addSeparator()
        fill = self.addAction(icon("proposal"), translate("workshop.fill_word"))
        fill.triggered.connect(lambda: fill_word(self.audience))
        self.addSeparator()
        self._audiences = QActionGroup(self)
        self.addAction(translate("workshop.export.audience")).setEnabled(False)
        for audience in (Audience.DONOR, Audience.PUBLIC, Audience.INTERNAL):
            self._audience(audience)

    @property
    def audience(self) -> Audience:
        """For whom."""
        chosen = self._audiences.checkedAction()
        return Audience(chosen.data()) if chosen is not None else Audience.DONOR

    def _deed(self, document: str, file_format: str, language: Language) -> Callable[[], None]:
        return lambda: self._export(document, file_format, language, self.audience)

    def _audience(self, audience: Audience) -> QAction:
        action = self.addAction(translate(f"choice.audience.{audience.name.lower()}"))
        action.setCheckable(True)
        action.setChecked(audience is Audience.DONOR)
        action.setData(int(audience))
        self._audiences.addAction(action)
        return action
