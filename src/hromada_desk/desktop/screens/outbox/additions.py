"""What may be added to a package: documents made for its owner, annexes its readers may see, a new package at all."""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from hromada_desk.desktop.office import Office
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.packages import (
    PackageRow,
    add_attachment,
    add_document,
    attachments_for,
    documents_for,
    start_package,
)
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label, kinds_label

Then = Callable[[], object]
CHANNELS = ("email", "usb", "portal", "dream", "matchmaking")


def additions_menu(office: Office, shown: PackageRow, then: Then, parent: QWidget) -> QMenu:
    """Documents first, then annexes that are not in the package yet."""
    menu, language = QMenu(parent), current().language
    for document, file_format in documents_for(shown):
        words = f"{translate(f'export.{document}')}, {file_format.upper()}"
        menu.addAction(words).triggered.connect(
            lambda _=False, what=(document, file_format): _add_document(office, shown, what, then))
    present = {each.attachment_id for each in shown.items}
    spare = [each for each in attachments_for(office.desk, shown.package) if each.id not in present]
    if spare:
        menu.addSeparator()
    for each in spare:
        words = each.title.best(language) or each.file_name
        menu.addAction(words.replace("&", "&&")).triggered.connect(
            lambda _=False, attachment=each: _add_attachment(office, shown, attachment, then))
    return menu


def new_package_menu(office: Office, then: Callable[[str], object], parent: QWidget) -> QMenu:
    """Of which proposal or project, by which channel."""
    menu, language = QMenu(parent), current().language
    found: tuple[tuple[str, tuple[Proposal | Project, ...]], ...] = (
        (Proposal.kind, office.desk.all(Proposal)), (Project.kind, office.desk.all(Project)))
    for kind, owners in found:
        if owners:
            menu.addSection(kinds_label(kind))
        for owner in owners:
            title = owner.title.best(language) or owner.number
            own = menu.addMenu(f"{owner.number} {title}".strip().replace("&", "&&"))
            for channel in CHANNELS:
                own.addAction(choice_label("channel", channel)).triggered.connect(
                    lambda _=False, owner=owner, channel=channel: _start(office, owner, channel, then))
    return menu


def _start(office: Office, owner: Proposal | Project, channel: str, then: Callable[[str], object]) -> None:
    made = office.runner.run(lambda: start_package(office.desk, owner, channel))
    if made is not None:
        then(made.id)


def _add_document(office: Office, shown: PackageRow, what: tuple[str, str], then: Then) -> None:
    office.runner.run(lambda: add_document(office.desk, shown.package, *what))
    then()


def _add_attachment(office: Office, shown: PackageRow, attachment: Attachment, then: Then) -> None:
    office.runner.run(lambda: add_attachment(office.desk, shown.package, attachment))
    then()
