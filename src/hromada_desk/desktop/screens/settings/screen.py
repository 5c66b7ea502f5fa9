"""The settings screen: tabs for this computer, the hromada's card, rates, backups, security and the program itself."""

from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.live_form import LiveForm
from hromada_desk.desktop.office import Office, Place, Screen
from hromada_desk.desktop.screens.settings.about_page import AboutPage
from hromada_desk.desktop.screens.settings.backups_page import BackupsPage
from hromada_desk.desktop.screens.settings.cards import CardPage
from hromada_desk.desktop.screens.settings.computer_page import ComputerPage
from hromada_desk.desktop.screens.settings.rates_page import RatesPage
from hromada_desk.desktop.screens.settings.security_page import SecurityPage
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.domain.records.budget import Rate
from hromada_desk.domain.records.hromada import Hromada
from hromada_desk.text.catalog import translate

SECTIONS = ("computer", "hromada", "rates", "backups", "security", "about")
CARD = (
    ("settings.card_identity", ("name", "hromada_type", "katottg", "edrpou", "budget_code", "council_name", "seat")),
    ("settings.card_people", ("population", "displaced_people", "settlements", "area_km2", "annual_budget")),
    ("settings.card_contact", ("head_name", "head_title", "phone", "email", "website", "iban", "contact_languages")),
    ("settings.card_story", ("description", "strengths", "needs")),
)


class SettingsScreen(Screen):
    """One tab per section; `open_subject` shows the section of that name."""

    KINDS: ClassVar[frozenset[str]] = frozenset({Hromada.kind, Rate.kind})

    def __init__(self, office: Office) -> None:
        super().__init__(office)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        name_for_readers(self.tabs, translate("settings.sections"))
        self.form = LiveForm(office, Hromada, CARD)
        self.computer, self.backups = ComputerPage(office), BackupsPage(office)
        self.rates, self.security, self.about = RatesPage(office), SecurityPage(office), AboutPage()
        self._pages = QStackedWidget()
        pages = (self.computer, self._card_page(), self.rates, self.backups, self.security, self.about)
        for section, page in zip(SECTIONS, pages, strict=True):
            self.tabs.addTab(translate(f"settings.{section}"))
            self._pages.addWidget(page)
        self.tabs.currentChanged.connect(self._turn)
        layout = column(self, spacing=0)
        head = row(margins=(Size.PAGE_LEFT, 4, Size.PAGE_RIGHT, 4))
        head.addWidget(self.tabs, 1)
        layout.addLayout(head)
        layout.addWidget(self._pages, 1)

    def place(self) -> Place:
        return Place(translate("screen.settings"), context=self.tabs.tabText(self.tabs.currentIndex()))

    def reload(self) -> None:
        self.form.show_record(self.office.desk.hromada())
        self.backups.reload()
        self.rates.reload()

    def open_subject(self, record_id: str) -> None:
        if record_id in SECTIONS:
            self.tabs.setCurrentIndex(SECTIONS.index(record_id))

    def commit(self) -> None:
        self.form.commit()

    def focus_first(self) -> None:
        self.tabs.setFocus()

    def _card_page(self) -> QWidget:
        page = CardPage()
        page.cards.addWidget(self.form)
        return page

    def _turn(self, at: int) -> None:
        self.form.commit()
        self._pages.setCurrentIndex(at)
        if self._pages.widget(at) is self.backups:
            self.backups.reload()
        self.moved.emit()
