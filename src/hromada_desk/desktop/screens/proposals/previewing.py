"""Keeps the preview at the text: asks when keys have paused, when the caret moved on, when the person turns a page."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.pages import Pages
from hromada_desk.desktop.screens.proposals.preview_pane import PreviewPane
from hromada_desk.domain.case import Case
from hromada_desk.domain.values import Language
from hromada_desk.services.preview import Painter
from hromada_desk.services.preview_wishes import Look, NotPainted, Painted
from hromada_desk.text.catalog import translate

CARET_MS = 250
"""How long the caret rests before its page is looked for."""

BEFORE_CARET = 200
"""Characters before the caret that go along to find its page."""


class Previewing(QObject):
    """The pane and the process that paints for it, which runs while the pane is shown. `toggled` when that changes."""

    toggled = Signal()
    _answered = Signal(object)

    def __init__(self, office: Office, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._office = office
        self._pages = pages
        self.pane = PreviewPane()
        self.pane.hide()
        self.painter = Painter(self._answered.emit)
        self._case: Case | None = None
        self.is_open = False
        self._asked = 0
        self._shown: Painted | None = None
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(CARET_MS)
        self._resting.timeout.connect(lambda: self._look(None))
        self._answered.connect(self._take)
        self.pane.turned.connect(self._turn)
        self.pane.homed.connect(lambda: self._look(None))
        self.pane.resized.connect(self._resting.start)
        self.pane.language_chosen.connect(self._ask)
        self.pane.closed.connect(self.toggle)
        for each in pages.text.panes.values():
            each.edit.cursorPositionChanged.connect(self._resting.start)
        self.destroyed.connect(lambda _gone=None, painter=self.painter: painter.close())

    def toggle(self) -> None:
        """Show or hide the pane; hidden, nothing is painted and no other process runs."""
        self.is_open = not self.is_open
        if self.is_open:
            self.toggled.emit()  # room is made first: the window is not to grow
            self.pane.show()
            self._ask()
        else:
            self.pane.hide()
            self.toggled.emit()
            self.painter.close()
            self._asked, self._shown = 0, None
            self._pages.focus_first()

    def follow(self, case: Case) -> None:
        """The text has changed, or another section is in front."""
        self._case = case
        if self.is_open:
            self._ask()

    def _ask(self) -> None:
        """The whole paper anew."""
        if self._case is None or self._case.proposal is None or not self.is_open:
            return
        self._resting.stop()
        if self._shown is None:
            self.pane.paper.show_words(translate("preview.waiting"))
        chosen = self.pane.languages.current()
        language: Language = "en" if chosen == "en" else "uk"
        self._asked = self.painter.wish(self._office.desk, self._case, self._where(None), language,
                                        one_language=chosen != "both")

    def _look(self, page: int | None) -> None:
        """Another page of the same paper."""
        if self.is_open and self._asked:
            self._asked = self.painter.look(self._where(page))

    def _turn(self, by: int) -> None:
        if self._shown is not None:
            self._look(min(max(0, self._shown.page + by), self._shown.pages - 1))

    def _where(self, page: int | None) -> Look:
        edit = self._pages.text.tools.pane.edit
        before = edit.text()[:edit.caret()][-BEFORE_CARET:] if self._pages.currentWidget() is self._pages.text else ""
        return Look(self._pages.key, before, self.pane.wanted_width(), page)

    def _take(self, answer: Painted | NotPainted) -> None:
        if answer.number != self._asked:
            return
        if isinstance(answer, NotPainted):
            self.pane.say(translate("preview.failed"))
            return
        self._shown = answer
        image = QImage(answer.pixels, answer.width, answer.height, answer.stride, QImage.Format.Format_RGB32).copy()
        image.setDevicePixelRatio(self.pane.devicePixelRatioF())
        self.pane.show_page(image, self._words(answer))

    def _words(self, shown: Painted) -> str:
        """Which page of how many; against the limit of the form, of the section or of the whole, where it has one."""
        words = translate("preview.page", page=shown.page + 1, pages=shown.pages)
        form = self._case.form if self._case is not None else None
        section = form.section(self._pages.key) if form is not None else None
        if section is not None and section.pages is not None:
            return translate("preview.of_section", words=words, pages=shown.of_section, most=section.pages)
        if form is not None and form.most_pages:
            key = "preview.over" if shown.pages > form.most_pages else "preview.of_form"
            return translate(key, words=words, most=form.most_pages)
        return words
