"""Editors that choose from long lists: several values by boxes, one code or record by typing."""

from typing import Any

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QCheckBox, QCompleter, QGridLayout, QLineEdit, QListView

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.form_editors import FieldEditor
from hromada_desk.desktop.kit.form_fields import FormField, Option
from hromada_desk.desktop.kit.form_values import Reading, read_text
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.style_tokens import Size
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.text.catalog import translate

CHECKS_PER_LINE = 2


class ListWordsEditor(FieldEditor):
    """Several values of a list: a box for each, two in a line."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        self.layout_box.addLayout(grid)
        self._boxes: dict[str, QCheckBox] = {}
        self._unknown: tuple[str, ...] = ()
        for at, option in enumerate(field.options):
            box = QCheckBox(option.words)
            box.setEnabled(not field.read_only)
            name_for_readers(box, f"{name}: {option.words}")
            box.clicked.connect(self._chosen)
            self._boxes[option.value] = box
            grid.addWidget(box, at // CHECKS_PER_LINE, at % CHECKS_PER_LINE)
        if self._boxes:
            self.setFocusProxy(next(iter(self._boxes.values())))

    def show_value(self, value: Any) -> None:
        for word, box in self._boxes.items():
            box.setChecked(word in (value or ()))
        self._unknown = tuple(word for word in value or () if word not in self._boxes)

    def texts(self) -> tuple[str, ...]:
        return (", ".join(self.reading().value),)

    def reading(self) -> Reading:
        chosen = [word for word, box in self._boxes.items() if box.isChecked()]
        return Reading(tuple(sorted({*chosen, *self._unknown})))

    def is_active(self) -> bool:
        return any(box.hasFocus() for box in self._boxes.values())

    def show_problem(self, is_problem: bool) -> None:
        """Boxes cannot be wrong one by one; the caption below says what is."""

    def _chosen(self) -> None:
        self.typed.emit()
        self.left.emit()


class SearchEditor(FieldEditor):
    """A code or a record found by typing; arrows and Enter choose.

    What is in no list is a problem, unless it is a free text.
    """

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        self._found: dict[str, Option] = {}
        self._chosen = Option("", "")
        self.line = QLineEdit()
        self.line.setReadOnly(field.read_only)
        self.line.setPlaceholderText(translate("kit.choose_code"))
        self._offers = QStringListModel(self)
        self.completer = QCompleter(self._offers, self)
        self.completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        popup = QListView()
        popup.setMinimumHeight(style.px(Size.OUTLINE_ROW))
        name_for_readers(popup, name)
        self.completer.setPopup(popup)
        self.line.setCompleter(self.completer)
        self.adopt(self.line)
        self.line.textEdited.connect(self._search)
        self.completer.activated.connect(self._choose)

    def show_value(self, value: Any) -> None:
        found = [option for option in self._options(value or "") if option.value == value] if value else []
        self._chosen = found[0] if found else Option(value or "", value or "")
        self.line.setText(self._chosen.words)
        self.line.setToolTip(self._chosen.detail)
        self.line.setCursorPosition(0)

    def texts(self) -> tuple[str, ...]:
        return (self._chosen.value if self.line.text() == self._chosen.words else self.line.text(),)

    def reading(self) -> Reading:
        typed = self.line.text().strip()
        if not typed or typed == self._chosen.words:
            return Reading(self._chosen.value if typed else "")
        exact = [option for option in self._options(typed) if typed in {option.value, option.words}]
        if exact:
            return Reading(exact[0].value)
        if self.field.kind is ValueKind.TEXT:
            return read_text(self.field.facets, typed)
        return Reading(problem=translate("kit.not_in_list", text=typed))

    def _options(self, typed: str) -> list[Option]:
        return list(self.field.search(typed)) if self.field.search else []

    def _search(self, typed: str) -> None:
        self._found = {_offer(option): option for option in self._options(typed)} if typed.strip() else {}
        self._offers.setStringList(list(self._found))
        self.typed.emit()

    def _choose(self, offer: str) -> None:
        self._chosen = self._found[offer]
        self.line.setText(self._chosen.words)
        self.line.setToolTip(self._chosen.detail)
        self.typed.emit()
        self.left.emit()


def _offer(option: Option) -> str:
    return f"{option.words} \u00b7 {option.detail}" if option.detail else option.words
