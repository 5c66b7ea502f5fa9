"""The outbox screen: the list of packages with one package beside it, or a portal filled field by field."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office, Place, Screen
from hromada_desk.desktop.screens.outbox.additions import new_package_menu
from hromada_desk.desktop.screens.outbox.listing import PackageList
from hromada_desk.desktop.screens.outbox.panel import WIDTH, PackagePanel
from hromada_desk.desktop.screens.outbox.portal_page import PortalPage
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.packages import remove_packages
from hromada_desk.text.catalog import translate, translate_plural


class OutboxScreen(Screen):
    """Two pages: the list with the panel, and the portal. Alt+Left goes back from the portal."""

    LEAST_LIST = 456
    """Pixels the list needs for its buttons: in a narrow window the panel gives way."""

    KINDS = frozenset({"package", "package_item", "attachment", "proposal", "project", "portal_entry", "answer"})

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.listing = PackageList(office)
        self.panel = PackagePanel(office)
        self.portal = PortalPage(office)
        self._pages = QStackedWidget()
        beside = QWidget()
        across = row(beside, spacing=0)
        across.addWidget(self.listing, 1)
        across.addWidget(self.panel)
        self._pages.addWidget(beside)
        self._pages.addWidget(self.portal)
        column(self, spacing=0).addWidget(self._pages)
        self.listing.chosen.connect(self.open_subject)
        self.listing.started.connect(self.offer_new)
        self.listing.removed.connect(self.remove)
        self.panel.written.connect(self.reload)
        self.panel.closed.connect(self.listing.focus_first)
        self.panel.portal_asked.connect(self.open_portal)
        back = QAction(self)
        back.setShortcut("Alt+Left")
        back.triggered.connect(self.show_list)
        self.addAction(back)

    @property
    def is_portal(self) -> bool:
        """Whether the portal is in front."""
        return self._pages.currentWidget() is self.portal

    def place(self) -> Place:
        if self.is_portal:
            return Place(translate("portal.title"), ((translate("screen.outbox"), "outbox"),), self.portal.title)
        return Place(translate("screen.outbox"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.set_width(min(WIDTH, event.size().width() - style.px(self.LEAST_LIST)))

    def reload(self) -> None:
        if self.is_portal:
            self.portal.reload()
            return
        self.listing.reload()
        if self.panel.package is not None and not self.panel.isHidden():
            self.panel.show_package(self.panel.package.id)

    def open_subject(self, record_id: str) -> None:
        """A package beside the list, or the portal of a proposal."""
        if self.office.desk.find(Proposal, record_id) is not None:
            self.open_portal(record_id)
            return
        self._pages.setCurrentIndex(0)
        self.panel.show_package(record_id)
        self.listing.choose(record_id)

    def open_portal(self, proposal_id: str) -> None:
        """The fields of a proposal, to be copied one by one."""
        self.panel.commit()
        self.portal.show_proposal(proposal_id)
        self._pages.setCurrentWidget(self.portal)
        self.portal.focus_first()
        self.moved.emit()

    def show_list(self) -> None:
        self._pages.setCurrentIndex(0)
        self.reload()
        self.listing.focus_first()
        self.moved.emit()

    def offer_new(self) -> None:
        """The menu of a new package; without anything to send, lead to where it begins."""
        desk = self.office.desk
        if not desk.count(Proposal) and not desk.count(Project):
            self.office.go("projects", "")
            self.office.say(Tone.INFO, translate("outbox.needs_project"))
            return
        menu = new_package_menu(self.office, self._opened, self)
        asked = self.listing.new
        menu.popup(asked.mapToGlobal(QPoint(0, asked.height() + 4)) if asked.isVisible()
                   else self.mapToGlobal(self.rect().center()))

    def remove(self, package_ids: list[str]) -> None:
        """To the trash, with Undo in the toast."""
        desk = self.office.desk
        if desk.read_only:
            return
        self.office.runner.run(lambda: remove_packages(desk, tuple(package_ids)))
        self.office.offer_undo(translate_plural("outbox.removed", len(package_ids)))

    def header_action(self) -> QAction | None:
        if not self.is_portal:
            return None
        action = QAction(icon("outbox"), translate("outbox.back"), self)
        action.triggered.connect(self.show_list)
        return action

    def commit(self) -> None:
        self.panel.commit()

    def focus_first(self) -> None:
        if self.is_portal:
            self.portal.focus_first()
        else:
            self.listing.focus_first()

    def _opened(self, package_id: str) -> None:
        self.listing.reload()
        self.open_subject(package_id)
