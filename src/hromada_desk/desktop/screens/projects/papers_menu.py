"""Papers of one project, or of all of them, as a menu below a button."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.office import Office
from hromada_desk.text.catalog import translate

OF_PROJECT = (("passport", "passport", "pdf"), ("passport_word", "passport", "docx"),
              ("letter_intent", "letter_intent", "pdf"), ("letter_intent_word", "letter_intent", "docx"),
              ("digest", "digest", "pdf"), ("public_report", "public_report", "pdf"))
OF_ALL = (("portfolio", "portfolio", "pdf"), ("portfolio_workbook", "portfolio", "xlsx"),
          ("digest", "digest", "pdf"), ("public_report", "public_report", "pdf"))
"""What its words are called, document, file format."""

ICONS = {"pdf": "pdf", "xlsx": "workbook", "docx": "proposal"}


def papers_button(office: Office, papers: tuple[tuple[str, str, str], ...], subject: Callable[[], str | None],
                  parent: QWidget, size: str = "") -> QPushButton:
    """A button with these papers. `subject` gives the project's id, "" for all, None where there is nothing to show."""
    menu = QMenu(parent)
    name_for_readers(menu, translate("projects.papers"))
    for key, document, file_format in papers:
        action = menu.addAction(icon(ICONS[file_format]), translate(f"projects.paper.{key}"))
        action.triggered.connect(_deed(office, document, file_format, subject))
    return button(translate("projects.papers"), icon_name="pdf", size=size, menu=menu)


def _deed(office: Office, document: str, file_format: str, subject: Callable[[], str | None]) -> Callable[[], None]:
    def export() -> None:
        from hromada_desk.desktop.export_paper import export_paper

        record_id = subject()
        if record_id is not None:
            export_paper(office, document, record_id, file_format=file_format)

    return export
