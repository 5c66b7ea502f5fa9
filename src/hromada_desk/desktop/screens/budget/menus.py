"""The menus of the budget's toolbar: rows, view, details, and what comes in and goes out as files."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from hromada_desk.desktop.budget_page import BudgetDeed
from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.grid_range import GridRange
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.screens.budget.deeds import DEEDS
from hromada_desk.domain.audience import Audience
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_columns import GROUPS
from hromada_desk.services.budget_prices import currency_choices
from hromada_desk.services.reports import DOCUMENT_NAMES
from hromada_desk.text.catalog import current, translate

PAPERS = (("budget", "xlsx", "workbook"), ("budget", "pdf", "pdf"), ("budget_eu", "xlsx", "workbook"),
          ("budget_interreg", "xlsx", "workbook"), ("budget_council", "xlsx", "workbook"))
"""Document, file format, icon; a document that nobody composes is not offered."""
LANGUAGE_CHOICES = ("both", "uk", "en")
"""Ukrainian with English beside it, or one of them alone."""


class RowsMenu(QMenu):
    """What can be done with the chosen rows, each with its key; also the menu of the menu key."""

    details_asked = Signal()

    def __init__(self, actions: Mapping[str, QAction], range_of: Callable[[], GridRange], parent: QWidget) -> None:
        super().__init__(parent)
        name_for_readers(self, translate("budget_grid.rows"))
        for deed in DEEDS:
            if deed.apart:
                self.addSeparator()
            self.addAction(actions[deed.name])
        self.addSeparator()
        for name, keys in (("cut", "Ctrl+X"), ("copy", "Ctrl+C"), ("paste", "Ctrl+V")):
            exchange = _with_keys(self.addAction(translate(f"budget_grid.key.{name}")), keys)
            exchange.triggered.connect(lambda _=False, name=name: getattr(range_of(), name)())
        self.addSeparator()
        details = _with_keys(self.addAction(icon("edit"), translate("budget_grid.line_details")), "Alt+Enter")
        details.triggered.connect(self.details_asked)
        self._writing = [actions[deed.name] for deed in DEEDS]

    def allow(self, *, writing: bool) -> None:
        """Whether anything may be changed."""
        for each in self._writing:
            each.setEnabled(writing)


class ViewMenu(QMenu):
    """Which groups of columns are open, and all headings at once. The keys are the page's own."""

    group_asked = Signal(str)
    fold_asked = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        name_for_readers(self, translate("budget_grid.view"))
        self._groups: dict[str, QAction] = {}
        for at, group in enumerate(GROUPS, start=1):
            action = self.addAction(translate(f"budget_grid.group.{group}"))
            action.setCheckable(True)
            _with_keys(action, f"Ctrl+Shift+{at}")
            action.triggered.connect(lambda _=False, group=group: self.group_asked.emit(group))
            self._groups[group] = action
        self.addSeparator()
        for closed in (True, False):
            words = translate("budget_grid.fold_all" if closed else "budget_grid.open_all")
            self.addAction(words).triggered.connect(lambda _=False, closed=closed: self.fold_asked.emit(closed))

    def show_opened(self, opened: frozenset[str]) -> None:
        """Tick the groups that are open."""
        for group, action in self._groups.items():
            action.setChecked(group in opened)


class DetailsMenu(QMenu):
    """What there is to tell about the line and the budget, its currency, and the keys of the grid."""

    budget_asked = Signal()
    line_asked = Signal()
    keys_asked = Signal()
    currency_asked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        name_for_readers(self, translate("budget_screen.details"))

    def list_for(self, book: BudgetBook) -> None:
        """The entries for that budget."""
        self.clear()
        self.addAction(translate("budget_screen.details.line")).triggered.connect(self.line_asked)
        self.addAction(translate("budget_screen.details.budget")).triggered.connect(self.budget_asked)
        currencies = self.addMenu(translate("budget_screen.details.currency"))
        currencies.setEnabled(not book.desk.read_only)
        for code, name in currency_choices(current().language):
            action = currencies.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == book.currency)
            action.triggered.connect(lambda _=False, chosen=code: self.currency_asked.emit(chosen))
        self.addSeparator()
        _with_keys(self.addAction(icon("help"), translate("budget_grid.keys")), "F1").triggered.connect(self.keys_asked)


class FilesMenu(QMenu):
    """From a file, to paper and workbooks, into the donor's own form.

    `paper_asked(document, format, languages)`, the last one of `LANGUAGE_CHOICES`; `audience` is for whom, and stays
    as chosen while the program runs.
    """

    paper_asked = Signal(str, str, str)
    deed_asked = Signal(str)

    def __init__(self, deeds: Sequence[BudgetDeed], parent: QWidget) -> None:
        super().__init__(parent)
        name_for_readers(self, translate("budget_grid.files"))
        self._writing: list[QAction] = []
        for deed in deeds:
            action = self.addAction(icon(deed.icon), translate(f"budget_grid.files.{deed.key}"))
            action.triggered.connect(lambda _=False, key=deed.key: self.deed_asked.emit(key))
            if deed.writes:
                self._writing.append(action)
        self.addSeparator()
        for document, file_format, icon_name in PAPERS:
            if document in DOCUMENT_NAMES:
                self._paper(document, file_format, icon_name)
        self.addSeparator()
        self._audiences = QActionGroup(self)
        readers = self.addMenu(icon("person"), translate("budget_grid.audience"))
        for audience in (Audience.DONOR, Audience.PUBLIC, Audience.INTERNAL):
            action = readers.addAction(translate(f"choice.audience.{audience.name.lower()}"))
            action.setCheckable(True)
            action.setChecked(audience is Audience.DONOR)
            action.setData(int(audience))
            self._audiences.addAction(action)

    @property
    def audience(self) -> Audience:
        """For whom papers are made."""
        chosen = self._audiences.checkedAction()
        return Audience(chosen.data()) if chosen is not None else Audience.DONOR

    def allow(self, *, writing: bool) -> None:
        """Whether the budget may be changed."""
        for each in self._writing:
            each.setEnabled(writing)

    def _paper(self, document: str, file_format: str, icon_name: str) -> None:
        words = translate(f"budget_grid.paper.{document}.{file_format}")
        languages = self.addMenu(icon(icon_name), words)
        name_for_readers(languages, words)
        for choice in LANGUAGE_CHOICES:
            action = languages.addAction(translate(f"budget_grid.paper.in.{choice}"))
            action.triggered.connect(self._asking(document, file_format, choice))

    def _asking(self, document: str, file_format: str, choice: str) -> Callable[[], None]:
        return lambda: self.paper_asked.emit(document, file_format, choice)


def _with_keys(action: QAction, keys: str) -> QAction:
    """Names the keys beside the words; they are taken elsewhere, so that no two widgets quarrel over them."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(f"{action.text()}\t{shown}")
    return action
