"""What leaves the workshop: papers, a donor's own Word file; the menu that offers them and the deeds behind it."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from hromada_desk.desktop.export_paper import export_paper
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.export_menu import ExportMenu
from hromada_desk.desktop.screens.proposals.workshop import Workshop
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.values import Language


class GoingOut(QObject):
    """The export of the proposal in the workshop; what is being typed is written first."""

    def __init__(self, office: Office, workshop: Workshop, screen: QWidget) -> None:
        super().__init__(screen)
        self._office, self._workshop, self._screen = office, workshop, screen
        self.menu = ExportMenu(self.export, self.fill_word, screen)

    def show_menu(self) -> None:
        """Below the button that asked for it, else at the top right."""
        asked = QApplication.focusWidget()
        if isinstance(asked, QAbstractButton) and not self._screen.isAncestorOf(asked):
            self.menu.popup(asked.mapToGlobal(QPoint(0, asked.height() + 4)))
        else:
            width = self.menu.sizeHint().width()
            self.menu.popup(self._screen.mapToGlobal(QPoint(self._screen.width() - width - 16, 0)))

    def export(self, document: str, file_format: str, language: Language, audience: Audience) -> None:
        """Send that document to paper."""
        self._workshop.commit()
        if self._workshop.proposal is not None:
            export_paper(self._office, document, self._workshop.proposal.id, file_format=file_format,
                         language=language, audience=audience)

    def fill_word(self, audience: Audience) -> None:
        """A donor's own Word file, filled from this proposal."""
        from hromada_desk.desktop.fill_word import fill_word

        self._workshop.commit()
        if self._workshop.proposal is not None:
            fill_word(self._office, self._workshop.proposal, audience)
