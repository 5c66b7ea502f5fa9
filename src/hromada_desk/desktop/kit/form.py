"""The one form of all screens: lines built from fields, saved as they are typed, checked when they are left.

A typed text that cannot be read stays where it is, with the sentence below it; nothing else of the form waits for it.
The form saves nothing itself: it says what to keep (`draft_changed`) and what is decided (`field_committed`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.form_editors import FieldEditor
from hromada_desk.desktop.kit.form_fields import FormField
from hromada_desk.desktop.kit.form_parts import editor_for
from hromada_desk.desktop.kit.form_values import Reading
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.record import Record
from hromada_desk.text.catalog import translate_plural

QUIET_MS = 800
LONGEST_MS = 2000
"""A draft is kept 800 ms after the last key, and every 2 s while keys keep coming."""

SHORT = frozenset({
    ValueKind.TEXT, ValueKind.NUMBER, ValueKind.COUNT, ValueKind.SHARE, ValueKind.DATE, ValueKind.MOMENT,
    ValueKind.CHOICE, ValueKind.LINK, ValueKind.MONEY, ValueKind.WORDS, ValueKind.FLAG,
})
"""Kinds of values that may stand two in a row."""

NEAR_SHARE = 0.8
"""From this share of the limit on the characters left are counted below the field."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in a field while it is typed: the texts of its parts, and the value if it can be read."""

    texts: tuple[str, ...]
    value: Any
    is_readable: bool


class RecordForm(QWidget):
    """A column of fields; with `paired`, short neighbours stand two in a row.

    `field_edited(name, value)` at every readable change, `draft_changed(name, Draft)` in the rhythm of autosave,
    `field_committed(name, value)` when a changed field is left (at once for choices and ticks).
    """

    field_edited = Signal(str, object)
    draft_changed = Signal(str, object)
    field_committed = Signal(str, object)

    def __init__(self, fields: Sequence[FormField], parent: QWidget | None = None, *, paired: bool = False) -> None:
        super().__init__(parent)
        self.lines: dict[str, FormLine] = {field.name: self._line(field) for field in fields}
        self._shown = ""
        layout = column(self, spacing=12)
        for group in _in_rows(list(self.lines.values()), paired=paired):
            across = row(spacing=8)
            for line in group:
                across.addWidget(line, 1, Qt.AlignmentFlag.AlignTop)
            if paired and len(group) == 1 and group[0].is_short:
                across.addStretch(1)
            layout.addLayout(across)
        layout.addStretch(1)

    def show_record(self, record: Record) -> None:
        """Show the fields of a record. Shown again, it leaves alone what the person has typed and not yet decided."""
        is_another = record.id != self._shown
        self._shown = record.id
        self.show_values({name: getattr(record, name) for name in self.lines}, afresh=is_another)

    def show_values(self, values: Mapping[str, Any], *, afresh: bool = True) -> None:
        """Show values by field name; unless `afresh`, a field with undecided typing keeps its text."""
        for name, value in values.items():
            self.lines[name].show_value(value, afresh=afresh)

    def show_problems(self, problems: Mapping[str, tuple[Tone, str]]) -> None:
        """Show what the rules found, by field name; fields not named have nothing."""
        for name, line in self.lines.items():
            line.show_finding(*problems.get(name, (Tone.PLAIN, "")))

    def focus_field(self, name: str) -> None:
        """Put the caret into that field."""
        self.lines[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def commit(self) -> None:
        """Decide what is typed, as leaving every field would: before locking, closing or switching."""
        for line in self.lines.values():
            line.leave()

    def unreadable(self) -> tuple[str, ...]:
        """Names of the fields whose text cannot be read."""
        return tuple(name for name, line in self.lines.items() if line.editor.reading().problem)


    def _line(self, field: FormField) -> "FormLine":
        line = FormLine(field)
        line.draft.connect(lambda draft: self.draft_changed.emit(field.name, draft))
        line.edited.connect(lambda value: self.field_edited.emit(field.name, value))
        line.committed.connect(lambda value: self.field_committed.emit(field.name, value))
        return line


def _in_rows(lines: Sequence["FormLine"], *, paired: bool) -> list[list["FormLine"]]:
    """The lines of a form by rows: one in each or, where short ones may be paired, two short neighbours in one."""
    rows: list[list[FormLine]] = []
    for line in lines:
        room = paired and line.is_short and rows and len(rows[-1]) == 1 and rows[-1][0].is_short
        if room:
            rows[-1].append(line)
        else:
            rows.append([line])
    return rows


class FormLine(QWidget):
    """Label, editor and the caption below: a problem of what is typed, a finding of the rules, or characters left."""

    draft = Signal(object)
    edited = Signal(object)
    committed = Signal(object)

    def __init__(self, field: FormField) -> None:
        super().__init__()
        self.field = field
        self.editor: FieldEditor = editor_for(field)
        self._value: Any = None
        self._is_undecided = False
        self._finding = (Tone.PLAIN, "")
        self._autosave = Autosave(self)
        layout = column(self, spacing=4)
        if field.kind is not ValueKind.FLAG:
            label = Label(field.words, Type.CAPTION, "secondary")
            label.setBuddy(self.editor)
            layout.addWidget(label)
        layout.addWidget(self.editor)
        below = row(spacing=4)
        self._icon = Glyph("", Token.PROBLEM, 14)
        self.caption = WrappingLabel("", Type.CAPTION)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.caption, 1)
        layout.addLayout(below)
        self.editor.typed.connect(self._typed)
        self.editor.left.connect(self.leave)
        self._autosave.due.connect(self._keep_draft)
        self._show_caption()

    @property
    def is_short(self) -> bool:
        """Whether half a form's width is room enough for it."""
        return self.field.kind in SHORT

    def show_value(self, value: Any, *, afresh: bool) -> None:
        """Show what is stored; unless `afresh`, typing that is not decided yet stays."""
        self._value = value
        if afresh or not self._is_undecided:
            self._autosave.stop()
            self._is_undecided = False
            self.editor.show_value(value)
            self._show_caption()

    def show_finding(self, tone: Tone, sentence: str) -> None:
        """What a rule says about this field."""
        self._finding = (tone, sentence)
        self._show_caption()

    def leave(self) -> None:
        """Decide what is typed if it can be read; otherwise say why not and keep it."""
        was_typed = self._autosave.stop()
        reading = self.editor.reading()
        self._show_caption(reading)
        if reading.problem:
            if was_typed:
                self._keep_draft()
            return
        # A field nobody typed in is never written, even where its text says less than its value (seconds, line breaks).
        was_undecided, self._is_undecided = self._is_undecided, False
        if was_undecided and reading.value != self._value:
            self._value = reading.value
            self.committed.emit(reading.value)

    def _typed(self) -> None:
        self._is_undecided = True
        self._autosave.touch()
        reading = self.editor.reading()
        if not reading.problem:
            self._show_caption(reading)
            self.edited.emit(reading.value)

    def _keep_draft(self) -> None:
        reading = self.editor.reading()
        self.draft.emit(Draft(self.editor.texts(), reading.value, not reading.problem))

    def _show_caption(self, reading: Reading | None = None) -> None:
        reading = reading or self.editor.reading()
        tone, sentence = (Tone.PROBLEM, reading.problem) if reading.problem else self._finding
        if not sentence:
            tone, sentence = self._count()
        self.editor.show_problem(tone is Tone.PROBLEM and bool(sentence))
        self._icon.show_glyph(tone.icon, tone.ink)
        self._icon.setVisible(bool(sentence and tone.icon))
        self.caption.setText(sentence)
        self.caption.setVisible(bool(sentence))
        self.caption.set_tone({Tone.PROBLEM: "problem", Tone.WARNING: "warning"}.get(tone, "secondary"))
        self.editor.setAccessibleDescription(sentence)

    def _count(self) -> tuple[Tone, str]:
        """Characters left near the limit, characters beyond it after."""
        limit, longest = self.field.facets.limit, max((len(text) for text in self.editor.texts()), default=0)
        is_code = bool(self.field.facets.scheme) and longest <= limit
        if not limit or is_code or longest < limit * NEAR_SHARE:
            return Tone.PLAIN, ""
        if longest > limit:
            return Tone.PROBLEM, translate_plural("kit.characters_over", longest - limit)
        return Tone.PLAIN, translate_plural("kit.characters_left", limit - longest)


class Autosave(QObject):
    """The rhythm of drafts: `due` fires 800 ms after the last touch, and at the latest 2 s after the first one."""

    due = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._quiet, self._longest = QTimer(self), QTimer(self)
        for timer, wait in ((self._quiet, QUIET_MS), (self._longest, LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(wait)
            timer.timeout.connect(self._fire)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed and not yet kept."""
        return self._quiet.isActive()

    def touch(self) -> None:
        """A key was typed."""
        self._quiet.start()
        if not self._longest.isActive():
            self._longest.start()

    def stop(self) -> bool:
        """Forget the wait; tells whether there was one."""
        was_pending = self.is_pending
        self._quiet.stop()
        self._longest.stop()
        return was_pending

    def _fire(self) -> None:
        self.stop()
        self.due.emit()
