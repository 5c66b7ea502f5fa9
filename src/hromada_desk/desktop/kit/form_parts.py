"""Editors of composed values: two languages side by side, amount and currency, first and last day, a place, a
measure.
"""

from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QGridLayout, QVBoxLayout

from hromada_desk.desktop.kit.form_choosers import ListWordsEditor, SearchEditor
from hromada_desk.desktop.kit.form_editors import ChoiceEditor, FieldEditor, FlagEditor, LineEditor, LongTextEditor
from hromada_desk.desktop.kit.form_fields import FormField, options_of
from hromada_desk.desktop.kit.form_values import COMPOSITIONS, Part, Reading
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.facets import Facets, ValueKind
from hromada_desk.text.catalog import translate

RATE_PARTS_FROM = 2
"""In a sum with its rate, the parts from here on are needed only in a foreign currency."""


class PartsEditor(FieldEditor):
    """The parts of a composed value, each with its own caption; the value is read when all parts can be read."""

    def __init__(self, field: FormField, name: str) -> None:
        super().__init__(field, name)
        self._composition = COMPOSITIONS[field.kind]
        self.editors: list[FieldEditor] = []
        self._boxes: list[tuple[Label | None, FieldEditor]] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        self.layout_box.addLayout(grid)
        per_line = 2 if self._composition.stacked else len(self._composition.parts)
        for at, part in enumerate(self._composition.parts):
            grid.addLayout(self._part(part), at // per_line, at % per_line)
            grid.setColumnStretch(at % per_line, max(part.stretch, grid.columnStretch(at % per_line)))
        self.setFocusProxy(self.editors[0].focusProxy() or self.editors[0])
        self._show_rate()

    def show_value(self, value: Any) -> None:
        parts = list(self._composition.split(value))
        if self.field.kind in {ValueKind.MONEY, ValueKind.CONVERTED}:
            parts[1] = parts[1] or self.field.base_currency
        for editor, part in zip(self.editors, parts, strict=True):
            editor.show_value(part)
        self._show_rate()

    def texts(self) -> tuple[str, ...]:
        return tuple(text for editor in self.editors for text in editor.texts())

    def reading(self) -> Reading:
        readings = [editor.reading() for editor in self.editors]
        for reading in readings:
            if reading.problem:
                return reading
        return self._composition.join(tuple(reading.value for reading in readings))

    def show_problem(self, is_problem: bool) -> None:
        own = [bool(editor.reading().problem) for editor in self.editors]
        for editor, is_own in zip(self.editors, own, strict=True):
            editor.show_problem(is_problem and (is_own or not any(own)))

    def is_active(self) -> bool:
        return any(editor.is_active() for editor in self.editors)

    def _part(self, part: Part) -> QVBoxLayout:
        box = column(spacing=2)
        words = translate(part.key) if part.key else ""
        caption = Label(words, Type.CAPTION, "secondary") if words else None
        if caption is not None:
            box.addWidget(caption)
        facets = replace(
            self.field.facets, value=part.kind, choice_list=part.choice_list or self.field.facets.choice_list
        )
        if part.kind is ValueKind.NUMBER and self.field.kind is not ValueKind.MEASURE:
            facets = Facets(value=part.kind, minimum=facets.minimum, maximum=facets.maximum)
        own = replace(self.field, facets=facets, options=options_of(part.choice_list))
        name = f"{self.name}, {words}" if words else self.name
        editor = editor_for(own, name)
        editor.typed.connect(self._typed)
        editor.left.connect(self.left)
        self.editors.append(editor)
        self._boxes.append((caption, editor))
        box.addStretch(1)
        box.addWidget(editor)
        return box

    def _typed(self) -> None:
        self._show_rate()
        self.typed.emit()

    def _show_rate(self) -> None:
        """Rate, its day and its source are asked for only where the currency is foreign."""
        if self.field.kind is ValueKind.CONVERTED:
            currency = self.editors[1].reading().value
            for caption, editor in self._boxes[RATE_PARTS_FROM:]:
                foreign = currency not in {"", self.field.base_currency}
                editor.setVisible(foreign)
                if caption is not None:
                    caption.setVisible(foreign)


def editor_for(field: FormField, name: str = "") -> FieldEditor:
    """The editor for a field by the kind of its value."""
    name = name or field.words
    if field.kind in COMPOSITIONS:
        return PartsEditor(field, name)
    if field.kind is ValueKind.LINK or (field.search is not None and field.kind is ValueKind.TEXT):
        return SearchEditor(field, name)
    if field.kind is ValueKind.WORDS and field.options:
        return ListWordsEditor(field, name)
    simple: dict[ValueKind, type[FieldEditor]] = {
        ValueKind.LONG_TEXT: LongTextEditor,
        ValueKind.CHOICE: ChoiceEditor,
        ValueKind.FLAG: FlagEditor,
    }
    return simple.get(field.kind, LineEditor)(field, name)
