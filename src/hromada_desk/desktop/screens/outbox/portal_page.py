"""The portal page: the fields of a form in its order; one key copies a field, and it is ticked when it is pasted."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.values import LANGUAGES, Language
from hromada_desk.services.portal import PortalField, minutes_left, portal_fields, tick, untick
from hromada_desk.text.catalog import current, translate, translate_plural

LIST_WIDTH = 440


class PortalPage(QWidget):
    """Fields at the left, the text at the right. Ctrl+C copies the whole field, Ctrl+Enter ticks it and goes on."""

    moved = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._proposal: Proposal | None = None
        self._fields: tuple[PortalField, ...] = ()
        self._language: Language = "en"
        self.list = ProblemList(translate("portal.fields"))
        self.list.setMinimumWidth(LIST_WIDTH)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_text())
        self.list.activated_key.connect(lambda _key: self.copy())
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        name_for_readers(self.text, translate("portal.text"))
        self._left = Label("", Type.SMALL, "secondary")
        self._counted = Label("", Type.SMALL)
        self._state = WrappingLabel("", Type.SMALL, "secondary")
        self._build()
        for keys, deed in (("Ctrl+C", self.copy), ("Ctrl+Return", self.tick), ("Ctrl+Enter", self.tick)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            action.triggered.connect(deed)
            self.addAction(action)

    @property
    def title(self) -> str:
        """The proposal whose fields these are."""
        return self._proposal.title.best(current().language) if self._proposal is not None else ""

    @property
    def field(self) -> PortalField | None:
        """The field in front."""
        at = self.list.currentIndex().row()
        return self._fields[at] if 0 <= at < len(self._fields) else None

    def show_proposal(self, proposal_id: str) -> None:
        """The fields of that proposal, from the first one that is not pasted."""
        self._proposal = self._office.desk.find(Proposal, proposal_id)
        self.reload()
        waiting = [at for at, each in enumerate(self._fields) if each.minutes]
        self._go_to(waiting[0] if waiting else 0)

    def reload(self) -> None:
        """Read the fields again; the caret stays."""
        if self._proposal is None:
            return
        self._fields = portal_fields(self._office.desk, self._proposal.id, self._language)
        self.list.show_findings([_finding(each) for each in self._fields])
        minutes = minutes_left(self._fields)
        self._left.setText(translate_plural("portal.minutes", minutes) if minutes else translate("portal.all_done"))
        self._show_text()

    def copy(self) -> None:
        """The whole text of the field into the clipboard, as plain text."""
        field = self.field
        if field is not None and field.text:
            QGuiApplication.clipboard().setText(field.text)
            self._office.say(Tone.OK, translate("portal.copied", title=field.section.title.best(current().language)))

    def tick(self) -> None:
        """Tick the field and go to the next one; a ticked one loses its tick."""
        field, proposal = self.field, self._proposal
        if field is None or proposal is None or not field.text or self._office.desk.read_only:
            return
        at = self.list.currentIndex().row()
        desk = self._office.desk
        if field.is_pasted:
            self._office.runner.run(lambda: untick(desk, field))
        else:
            self._office.runner.run(lambda: tick(desk, proposal.id, field, self._language))
            at = min(at + 1, len(self._fields) - 1)
        self.reload()
        self._go_to(at)

    def focus_first(self) -> None:
        """The list of fields."""
        self.list.setFocus()

    def _go_to(self, at: int) -> None:
        if self._fields:
            self.list.setCurrentIndex(self.list.findings.index(at))

    def _show_language(self, key: str) -> None:
        self._language = "en" if key == "en" else "uk"
        self.reload()

    def _show_text(self) -> None:
        field = self.field
        self.text.setPlainText(field.text if field is not None else "")
        if field is None:
            self._counted.setText("")
            self._state.setText(translate("portal.no_fields"))
            return
        limit = field.section.limit
        counting = translate(f"rules.counting.{field.section.counting}")
        length = f"{field.length} / {limit}" if limit else str(field.length)
        self._counted.setText(f"{counting}: {length}")
        self._state.setText(_state_words(field))

    def _build(self) -> None:
        layout = column(self, spacing=0)
        bar = row(spacing=8, margins=(Size.PAGE_LEFT, 8, Size.PAGE_RIGHT, 8))
        languages = Segments([Segment(each, translate(f"choice.language.{each}")) for each in LANGUAGES],
                             translate("package.language"))
        languages.choose("en")
        languages.chosen.connect(self._show_language)
        bar.addWidget(languages)
        bar.addWidget(self._left)
        bar.addStretch(1)
        bar.addWidget(button(translate("portal.tick"), self.tick, icon_name="check"))
        bar.addWidget(button(translate("portal.copy"), self.copy, kind="primary", icon_name="copy"))
        layout.addLayout(bar)
        across = row(spacing=0)
        across.addWidget(self.list)
        right = column(spacing=8, margins=(16, 8, 16, 12))
        right.addWidget(self._counted)
        right.addWidget(self.text, 1)
        right.addWidget(self._state)
        across.addLayout(right, 1)
        layout.addLayout(across, 1)


def _state_words(field: PortalField) -> str:
    if not field.text:
        return translate("portal.state.empty")
    if field.over:
        return translate("portal.state.over", over=field.over)
    if field.is_pasted:
        return translate("portal.state.pasted")
    return translate("portal.state.outdated" if field.is_outdated else "portal.state.waiting")


def _finding(field: PortalField) -> Finding:
    title = field.section.title.best(current().language)
    if not field.text:
        tone, icon = Tone.PLAIN, "edit"
    elif field.over:
        tone, icon = Tone.PROBLEM, ""
    elif field.is_pasted:
        tone, icon = Tone.OK, "ok"
    else:
        tone, icon = (Tone.WARNING, "stale") if field.is_outdated else (Tone.INFO, "copy")
    return Finding(field.section.code, title, _state_words(field), tone, icon)
