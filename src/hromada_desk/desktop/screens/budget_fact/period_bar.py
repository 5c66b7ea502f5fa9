"""The line above plan and fact: which time is shown, a field that narrows the list, a payment, the report."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QMenu, QWidget

from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.filter_field import FilterField
from hromada_desk.desktop.kit.marks import mark, name_for_readers, row
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.domain.plan_fact import WHOLE
from hromada_desk.domain.plan_spread import Quarter, year_period
from hromada_desk.domain.values import LANGUAGES, Language, Period
from hromada_desk.text.catalog import translate

SPANS = ("whole", "year", "quarter")
REPORTS = tuple((audience, file_format, language) for audience in ("donor", "internal")
                for file_format in ("xlsx", "pdf") for language in LANGUAGES)
"""Audience, format and language of the reports offered."""
ICONS = {"xlsx": "workbook", "pdf": "pdf"}


class FactToolbar(QFrame):
    """`span_changed` tells that another time was chosen, `report_asked(audience, format, language)` what is wanted."""

    span_changed = Signal()
    payment_asked = Signal()
    report_asked = Signal(str, str, str)

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.kinds = Segments([Segment(each, translate(f"fact_screen.span.{each}")) for each in SPANS],
                              translate("fact_screen.span"), small=True)
        self.kinds.choose("whole")
        self.chooser = QComboBox()
        name_for_readers(self.chooser, translate("fact_screen.span.which"))
        name_for_readers(self.chooser.view(), translate("fact_screen.span.which"))
        self.filter = FilterField(translate("fact_screen.filter"), page)
        self.payment = button(translate("fact_screen.add_payment"), self.payment_asked.emit, icon_name="add")
        self.report = button(translate("fact_screen.report"), icon_name="export", menu=self._menu())
        self._years: tuple[int, ...] = ()
        self._quarter: Quarter | None = None
        self.kinds.chosen.connect(lambda _kind: self._offer())
        self.chooser.activated.connect(lambda _at: self.span_changed.emit())
        mark(self, role="page")
        bar = row(self, spacing=8, margins=(Size.PAGE_LEFT, 6, Size.PAGE_RIGHT, 6))
        for each in (self.kinds, self.chooser, self.filter):
            bar.addWidget(each)
        bar.addStretch(1)
        bar.addWidget(self.payment)
        bar.addWidget(self.report)
        self.chooser.hide()

    @property
    def span(self) -> Period:
        """The time that is chosen."""
        found = self.chooser.currentData()
        if self.kinds.current() == "whole" or found is None:
            return WHOLE
        year, number = found
        return Quarter(year, number).period if number else year_period(year)

    def show_years(self, years: Sequence[int], now: Quarter, *, read_only: bool) -> None:
        """Offer these years and their quarters; `now` is chosen first."""
        self.payment.setEnabled(not read_only)
        self.payment.setToolTip(translate("frame.read_only") if read_only else "")
        if tuple(years) != self._years:
            self._years, self._quarter = tuple(years), now
            self._fill()

    def _offer(self) -> None:
        self._fill()
        self.span_changed.emit()

    def _fill(self) -> None:
        """The years or quarters to choose from; what was chosen stays, else it is now, else the last."""
        kind = self.kinds.current()
        before = self.chooser.currentData()
        with QSignalBlocker(self.chooser):
            self.chooser.clear()
            for year in self._years:
                for number in (1, 2, 3, 4) if kind == "quarter" else (0,):
                    key = f"fact_report.quarter.{number}" if number else "fact_report.in_year"
                    self.chooser.addItem(translate(key, year=str(year)), (year, number))
            now = self._quarter
            wanted = [before, (now.year, now.number if kind == "quarter" else 0) if now is not None else None]
            places = [self._place(each) for each in wanted if each is not None]
            self.chooser.setCurrentIndex(next((at for at in places if at >= 0), self.chooser.count() - 1))
        self.chooser.setVisible(kind != "whole")

    def _place(self, wanted: tuple[int, int]) -> int:
        return next((at for at in range(self.chooser.count()) if tuple(self.chooser.itemData(at)) == wanted), -1)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        name_for_readers(menu, translate("fact_screen.report"))
        for at, (audience, file_format, language) in enumerate(REPORTS):
            if at and audience != REPORTS[at - 1][0]:
                menu.addSeparator()
            words = translate(f"fact_screen.report.{audience}.{file_format}",
                              language=translate(f"fact_screen.report.in.{language}"))
            action = menu.addAction(icon(ICONS[file_format]), words)
            action.triggered.connect(self._asking(audience, file_format, language))
        return menu

    def _asking(self, audience: str, file_format: str, language: Language) -> Callable[[], None]:
        return lambda: self.report_asked.emit(audience, file_format, language)
