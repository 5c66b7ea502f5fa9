"""One editor per simple kind of value: line, paragraphs, choice, tick.

An editor keeps what was typed even where it cannot be read, says when a key was typed and when it was left.
"""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.form_fields import FormField, Option
from hromada_desk.desktop.kit.form_values import Reading, read_text, written_for_editing
from hromada_desk.desktop.kit.marks import column, mark, name_for_readers
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.text.catalog import translate

LONG_TEXT_LINES = 4


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

    def show_value(self, value: Any) -> None:  # noqa: ARG002 - the editors of each kind use it
        """Show this value without telling anyone."""
        raise TypeError("each editor has its own")

    def texts(self) -> tuple[str, ...]:
        """What is typed, one text per part."""
        raise TypeError("each editor has its own")

    def reading(self) -> Reading:
        """What is typed, as a value."""
        raise TypeError("each editor has its own")

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
        stays = {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}
        if isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in stays:
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
        name_for_readers(self.box.view(), name)
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
