"""One editor per simple kind of value: line, paragraphs, choice, tick, words of a list, search in a long list.

An editor keeps what was typed even where it cannot be read, says when a key was typed and when it was left.
"""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QCompleter, QGridLayout, QLineEdit, QListView, QPlainTextEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.form_fields import FormField, Option
from hromada_desk.desktop.kit.form_values import Reading, read_text, written_for_editing
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.text.catalog import translate

LONG_TEXT_LINES = 4
CHECKS_PER_LINE = 2


class FieldEditor(QWidget):
    """What every editor answers. `typed` fires at each change by the person, `left` when the focus leaves."""

    typed = Signal()
    left = Signal()

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__()
        self.field = field
        self.name = name
        self.layout_box = column(self, spacing=0)

    def adopt(self, control: QWidget) -> None:
        """Make this the control the person works in."""
        name_for_readers(control, self.name, self.field.hint)
        control.installEventFilter(self)
        self.layout_box.addWidget(control)
        self.setFocusProxy(control)

    def show_value(self, value: Any) -> None:
        """Show this value without telling anyone."""
        raise NotImplementedError

    def texts(self) -> tuple[str, ...]:
        """What is typed, one text per part."""
        raise NotImplementedError

    def reading(self) -> Reading:
        """What is typed, as a value."""
        raise NotImplementedError

    def show_problem(self, is_problem: bool) -> None:
        """Give the control the border of a problem, or take it away."""
        control = self.focusProxy()
        if control is not None:
            mark(control, problem=is_problem)

    def is_active(self) -> bool:
        """Whether the person is in this editor."""
        control = self.focusProxy()
        return control is not None and control.hasFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        leaves = event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent)
        if leaves and event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:  # type: ignore[attr-defined]
            self.left.emit()
        return False


class LineEditor(FieldEditor):
    """One line: text, number, share, day, moment, free words."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        self.line = QLineEdit()
        self.line.setReadOnly(field.read_only)
        if field.facets.limit:
            # What is too long is kept and said, never cut; the hard stop is far beyond the limit.
            self.line.setMaxLength(max(4 * field.facets.limit, 200))
        if field.kind is ValueKind.WORDS:
            self.line.setPlaceholderText(translate("kit.words_hint"))
        self.adopt(self.line)
        self.line.textEdited.connect(self.typed)

    def show_value(self, value: Any) -> None:
        self.line.setText(written_for_editing(self.field.kind, value))
        self.line.setCursorPosition(0)

    def texts(self) -> tuple[str, ...]:
        return (self.line.text(),)

    def reading(self) -> Reading:
        return read_text(self.field.facets, self.line.text())


class LongTextEditor(FieldEditor):
    """Paragraphs; Tab leaves the field, as everywhere else."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        self.pane = QPlainTextEdit()
        self.pane.setTabChangesFocus(True)
        self.pane.setReadOnly(field.read_only)
        self.pane.setMinimumHeight(style.metrics(Type.BODY).lineSpacing() * LONG_TEXT_LINES + 14)
        self.adopt(self.pane)
        self._silent = False
        self.pane.textChanged.connect(self._changed)

    def show_value(self, value: Any) -> None:
        if self.pane.toPlainText() != (value or ""):
            self._silent = True
            self.pane.setPlainText(value or "")
            self._silent = False

    def texts(self) -> tuple[str, ...]:
        return (self.pane.toPlainText(),)

    def reading(self) -> Reading:
        return read_text(self.field.facets, self.pane.toPlainText())

    def _changed(self) -> None:
        if not self._silent:
            self.typed.emit()


class ChoiceEditor(FieldEditor):
    """One value of a short list; a value the list no longer has stays and is shown as it is."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        self.box = QComboBox()
        self.box.setEnabled(not field.read_only)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setMaxVisibleItems(16)
        options = list(field.options)
        if all(option.value for option in options):
            options.insert(0, Option("", translate("kit.nothing_chosen")))
        for option in options:
            self.box.addItem(option.words, option.value)
        self.adopt(self.box)
        # A wheel over a form scrolls the form; it must not change what nobody looked at.
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.box.activated.connect(self._chosen)

    def show_value(self, value: Any) -> None:
        at = self.box.findData(value or "")
        if at < 0:
            self.box.addItem(str(value), value)
            at = self.box.count() - 1
        self.box.setCurrentIndex(at)

    def texts(self) -> tuple[str, ...]:
        return (str(self.box.currentData() or ""),)

    def reading(self) -> Reading:
        return Reading(self.box.currentData() or "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.box.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> None:
        self.typed.emit()
        self.left.emit()


class FlagEditor(FieldEditor):
    """Yes or no; the label of the field stands beside the box."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        self.box = QCheckBox(field.words)
        self.box.setEnabled(not field.read_only)
        self.adopt(self.box)
        self.box.clicked.connect(self._chosen)

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def texts(self) -> tuple[str, ...]:
        return ("1" if self.box.isChecked() else "",)

    def reading(self) -> Reading:
        return Reading(self.box.isChecked())

    def _chosen(self) -> None:
        self.typed.emit()
        self.left.emit()


class ListWordsEditor(FieldEditor):
    """Several values of a list: a box for each, two in a line."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        self.layout_box.addLayout(grid)
        self._boxes: dict[str, QCheckBox] = {}
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
        return Reading(tuple(sorted({*chosen, *getattr(self, "_unknown", ())})))

    def is_active(self) -> bool:
        return any(box.hasFocus() for box in self._boxes.values())

    def show_problem(self, is_problem: bool) -> None:
        """Boxes cannot be wrong one by one; the caption below says what is."""

    def _chosen(self) -> None:
        self.typed.emit()
        self.left.emit()


class SearchEditor(FieldEditor):
    """A code or a record found by typing; arrows and Enter choose. What is in no list is a problem, unless it is a free text."""

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
