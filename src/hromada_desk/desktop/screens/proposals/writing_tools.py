"""What helps in writing a section: a button with a menu at its head, and a key for each; menus name the keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QMenu

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.answer_edit import AnswerEdit
from hromada_desk.desktop.screens.proposals.bank_dialog import BankDialog
from hromada_desk.desktop.screens.proposals.comments_dialog import CommentsDialog
from hromada_desk.desktop.screens.proposals.fact_chooser import FactChooser
from hromada_desk.desktop.screens.proposals.pane import AnswerPane
from hromada_desk.desktop.screens.proposals.replace_dialog import ReplaceDialog
from hromada_desk.desktop.screens.proposals.written_page import WrittenPage
from hromada_desk.domain.live_facts import written_as
from hromada_desk.domain.pasted import LONGEST
from hromada_desk.domain.values import LANGUAGES, Bilingual
from hromada_desk.services.live_facts import fact_lines, fact_words
from hromada_desk.text.catalog import current, translate


class WritingTools:
    """The acts of a page. Those that write are not offered where the workspace is only read."""

    def __init__(self, office: Office, page: WrittenPage) -> None:
        self._office = office
        self._page = page
        menu = QMenu(page)
        self.button = button(translate("workshop.tools"), menu=menu, size="small")
        self.insert_fact = self._act(menu, "insert_fact", "Ctrl+Space", self.choose_fact)
        self.bank = self._act(menu, "bank", "Ctrl+Alt+A", self.open_bank)
        self.replace = self._act(menu, "replace", "Ctrl+H", self.find_and_replace, writes=False)

        self.comments = self._act(menu, "comments", "Ctrl+Alt+M", self.show_comments, writes=False)
        self.focus = self._act(menu, "focus", "F11", page.focus_wanted.emit, writes=False)
        menu.addSeparator()
        self.heading = self._act(menu, "heading", "Ctrl+Alt+2", lambda: self.edit.mark_lines("## "))
        self.item = self._act(menu, "item", "Ctrl+Alt+L", lambda: self.edit.mark_lines("- "))
        self.bold = self._act(menu, "bold", "Ctrl+Alt+B", self.mark_bold)
        self.paste_plain = self._act(menu, "paste_plain", "Ctrl+Shift+V", self.paste_words)
        for pane in page.panes.values():
            pane.edit.refused.connect(self._tell_too_long)

    @property
    def pane(self) -> AnswerPane:
        """The pane with the caret, else the first one shown."""
        shown = [each for each in self._page.panes.values() if not each.isHidden()]
        return next((each for each in shown if each.edit.hasFocus()), shown[0])

    @property
    def edit(self) -> AnswerEdit:
        """The text with the caret."""
        return self.pane.edit

    def mark_bold(self) -> None:
        """Make what is selected bold, or plain again."""
        self.edit.mark_bold()

    def paste_words(self) -> None:
        """Paste without any marks."""
        self.edit.paste_plain()

    def choose_fact(self) -> None:
        """Ask for a live fact and put it where the caret is."""
        case, pane = self._page.case, self.pane
        if case is None:
            return
        dialog = FactChooser(fact_lines(case, pane.language), self._page.window())
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            if not case.facts:
                pane.show_facts(fact_words(case)[pane.language])
            pane.edit.insert_at_caret(written_as(dialog.chosen))
        pane.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_comments(self) -> None:
        """What was said and asked at this section."""
        case, section = self._page.case, self._page.section
        if case is None or case.proposal is None or section is None:
            return
        self._page.commit()
        CommentsDialog(self._office, case.proposal, section.code, section.title.best(current().language),
                       self._page.window()).exec()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_bank(self) -> None:
        """Take an answer from the bank to where the caret is, or keep the text of this section there."""
        case, section, pane = self._page.case, self._page.section, self.pane
        if case is None or section is None:
            return
        self._page.commit()
        content = Bilingual(*(self._page.panes[each].edit.text() for each in LANGUAGES))
        dialog = BankDialog(self._office, pane.language, section.plain_title.best(current().language), content,
                            self._page.window())
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.chosen:
            pane.edit.insert_at_caret(dialog.chosen)
        pane.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_and_replace(self) -> None:
        """Look through all sections; a place that is chosen is gone to."""
        case, pane = self._page.case, self.pane
        if case is None or case.proposal is None:
            return
        self._page.commit()
        chosen = pane.edit.textCursor().selectedText()
        dialog = ReplaceDialog(self._office, case.proposal, self._page.window(),
                               "" if "\u2029" in chosen else chosen)
        dialog.exec()
        if dialog.chosen is not None:
            self._page.place_wanted.emit(dialog.chosen.section, dialog.chosen.language, dialog.chosen.start)
        else:
            pane.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell_too_long(self, length: int) -> None:
        self._office.say(Tone.WARNING, translate("workshop.paste_too_long", length=length, limit=LONGEST))

    def _act(self, menu: QMenu, words: str, keys: str, deed: Callable[[], object], *, writes: bool = True) -> QAction:
        action = QAction(translate(f"workshop.tool.{words}"), self._page)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda _checked=False: deed())
        action.setEnabled(not (writes and self._office.desk.read_only))
        self._page.addAction(action)
        menu.addAction(action)
        return action
