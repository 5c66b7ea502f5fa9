"""Cells that offer what is typed: units, currencies, years, codes, names. The best match stands first, and Enter takes
it.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, QTimer
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QStyleOptionViewItem, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.grid_delegate import CellDelegate
from hromada_desk.desktop.kit.grid_view import GridView
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.domain.folding import fold
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_cell_columns import FIELDS, code_choices, column_choices
from hromada_desk.services.budget_cells import CURRENCY, UNIT, YEAR
from hromada_desk.services.budget_prices import currency_choices
from hromada_desk.services.budget_units import unit_choices
from hromada_desk.text.catalog import current, translate

Index = QModelIndex | QPersistentModelIndex
Choice = tuple[str, str]
"""What is put into the cell, and its name in full (empty where it says all)."""
Choices = Callable[[str], Sequence[Choice]]
"""What may be put into a cell, for what is typed so far."""
POPUP_WIDTH = 220
MOST = 12


class ChoiceDelegate(CellDelegate):
    """A cell editor with a list of choices below it; anything else may still be typed."""

    def __init__(self, view: GridView, choices: Choices) -> None:
        super().__init__(view.grid, view)
        self._choices = choices
        self.left_by.connect(view.cells.left_by)
        self.typed.connect(view.cells.typed)
        self.closeEditor.connect(view.drafting.stop)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        line = super().createEditor(parent, option, index)
        if isinstance(line, QLineEdit):
            offered = _Offered(line, self._choices)
            offered.completer.activated.connect(lambda words: self._take(line, offered.value_of(words)))
        return line

    def _take(self, line: QLineEdit, value: str) -> None:
        """The chosen one goes into the cell, as if typed and left by Enter, once the list has closed."""
        line.setText(value)
        line.setModified(True)
        QTimer.singleShot(0, line, lambda: self._leave(line))

    def _leave(self, line: QLineEdit) -> None:
        self.commitData.emit(line)
        self.closeEditor.emit(line, CellDelegate.EndEditHint.NoHint)
        self.left_by.emit(Qt.Key.Key_Return)


class _Offered:
    """The list below one editor."""

    def __init__(self, line: QLineEdit, choices: Choices) -> None:
        self._line, self._choices = line, choices
        self._values: dict[str, str] = {}
        self._words = QStringListModel(line)
        self.completer = QCompleter(self._words, line)
        self.completer.setWidget(line)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._popup = QListView()
        self.completer.setPopup(self._popup)
        self._popup.setMinimumWidth(style.px(POPUP_WIDTH))
        name_for_readers(self._popup, translate("budget_screen.choices"))
        line.textEdited.connect(self._offer)

    def value_of(self, words: str) -> str:
        """What a line of the list puts into the cell."""
        return self._values.get(words, words)

    def _offer(self, typed: str) -> None:
        found = ranked(self._choices(typed), typed)
        self._values = {_words(each): each[0] for each in found}
        self._words.setStringList(list(self._values))
        if not found:
            self._popup.hide()
            return
        self.completer.complete()
        self._popup.setCurrentIndex(self.completer.completionModel().index(0, 0))


def offers_of(column: str, book_of: Callable[[], BudgetBook | None]) -> Choices | None:
    """What is offered in that column of a budget; None where nothing is."""
    language = current().language
    if column == UNIT:
        return lambda _typed: unit_choices(language)
    if column == CURRENCY:
        return lambda _typed: currency_choices(language)
    if column != YEAR and column not in FIELDS:
        return None

    def offered(typed: str) -> Sequence[Choice]:
        book = book_of()
        if book is None:
            return ()
        if column == YEAR:
            return tuple((str(each), "") for each in book.years)
        return column_choices(book, column, language) or code_choices(column, typed, language)

    return offered


def ranked(choices: Sequence[Choice], typed: str) -> list[Choice]:
    """The choices that hold what was typed, those that begin like it first."""
    wanted = fold(typed.strip())
    if not wanted:
        return []

    def rank(choice: Choice) -> int:
        short, name = fold(choice[0]), fold(choice[1])
        if short == wanted:
            return 0
        if short.startswith(wanted):
            return 1
        return 2 if name.startswith(wanted) else 3 if wanted in name or wanted in short else 4

    return [each for each in sorted(choices, key=rank) if rank(each) < 4][:MOST]


def _words(choice: Choice) -> str:
    short, name = choice
    return short if not name or name == short else f"{short} · {name}"
