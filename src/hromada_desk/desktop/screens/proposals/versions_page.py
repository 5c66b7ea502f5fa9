"""Versions of a proposal: kept under names, and two of them beside each other as one marked text."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QTextEdit, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.marked_text import run_format
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.proposal_versions import (
    NOW,
    KeptVersion,
    ProposalComparison,
    compare_versions,
    figure_name,
    keep_version,
    remove_version,
    side_name,
    versions_of,
    write_comparison,
)
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.labels import choice_label

LIST_WIDTH = 340
DIGITS = 8


class VersionsPage(QWidget):
    """Versions at the left, the comparison at the right. `closed` leads back to the workshop."""

    closed = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._proposal: Proposal | None = None
        self.name = QLineEdit()
        self.name.setPlaceholderText(translate("proposal_version.new_name"))
        name_for_readers(self.name, translate("proposal_version.new_name"))
        self.name.returnPressed.connect(self.keep)
        self.list = ProblemList(translate("kinds.proposal_version"))
        self.list.activated_key.connect(self._compare_with)
        self.left, self.right = QComboBox(), QComboBox()
        for box, key in ((self.left, "before"), (self.right, "after")):
            name_for_readers(box, translate(f"proposal_version.{key}"))
            box.activated.connect(lambda _at: self.compare())
        self.marked = QTextEdit()
        self.marked.setReadOnly(True)
        self.marked.setTabChangesFocus(True)
        name_for_readers(self.marked, translate("proposal_version.compared"))
        self._told = WrappingLabel("", Type.SMALL, "secondary")
        self._build()

    def show_proposal(self, proposal: Proposal) -> None:
        """The versions of that proposal; the newest is compared with what is now."""
        self._proposal = proposal
        self.reload()
        kept = versions_of(self._office.desk, proposal.id)
        if kept:
            self._choose(self.left, kept[0].id)
        self._choose(self.right, NOW)
        self.compare()

    def reload(self) -> None:
        """Read the versions again; what is compared stays."""
        proposal = self._proposal
        if proposal is None:
            return
        kept = versions_of(self._office.desk, proposal.id)
        self.list.show_findings([self._finding(each) for each in kept])
        for box in (self.left, self.right):
            chosen = box.currentData()
            box.clear()
            for version_id in (NOW, *(each.id for each in kept)):
                box.addItem(side_name(self._office.desk, proposal.id, version_id, current().language), version_id)
            self._choose(box, chosen if chosen is not None else NOW)
        self._told.setText("" if kept else translate("proposal_version.none"))

    def keep(self) -> None:
        """Keep the proposal as it is under the name that was typed."""
        proposal = self._proposal
        if proposal is None or self._office.desk.read_only:
            return
        kept = self._office.runner.run(lambda: keep_version(self._office.desk, proposal.id, self.name.text()))
        if kept is not None:
            self.name.clear()
            self.reload()
            self._choose(self.left, kept.id)
            self.compare()

    def compare(self) -> None:
        """Show what differs between the two chosen states."""
        proposal = self._proposal
        if proposal is None:
            return
        sides = (str(self.left.currentData() or NOW), str(self.right.currentData() or NOW))
        found = self._office.runner.run(
            lambda: compare_versions(self._office.desk, proposal.id, *sides, current().language))
        if found is not None:
            self._write(found)

    def export(self) -> None:
        """The comparison as a PDF."""
        proposal = self._proposal
        if proposal is None:
            return
        sides = (str(self.left.currentData() or NOW), str(self.right.currentData() or NOW))
        folder = Path(load_settings().last_folder or Path.home())
        name = f"{proposal.number} {translate('proposal_version.compared')}.pdf"
        title = translate("proposal_version.compared")
        out = self._office.files.file_to_save(title, (("PDF", "*.pdf"),), folder / name)
        if out is not None:
            language = current().language
            self._office.work.start(
                translate("export.making"),
                lambda: write_comparison(self._office.desk, proposal.id, *sides, out, language),
                lambda path: self._office.say(Tone.OK, translate("export.done", name=path.name)))

    def focus_first(self) -> None:
        """The name of a new version."""
        self.name.setFocus()

    def _compare_with(self, version_id: str) -> None:
        self._choose(self.left, version_id)
        self.compare()

    def _remove(self) -> None:
        at = self.list.currentIndex().row()
        if at >= 0 and not self._office.desk.read_only:
            version_id = self.list.findings.finding(at).key
            self._office.runner.run(lambda: remove_version(self._office.desk, version_id))
            self._office.offer_undo(translate("proposal_version.removed"))
            self.reload()

    def _choose(self, box: QComboBox, version_id: str) -> None:
        box.setCurrentIndex(max(0, box.findData(version_id)))

    def _finding(self, each: KeptVersion) -> Finding:
        name = side_name(self._office.desk, self._proposal.id if self._proposal else "", each.id, current().language)
        state = choice_label("proposal_status", each.status)
        icon = "lock" if each.status == "finalised" else "history"
        return Finding(each.id, name, f"{state} \u00b7 {each.content_hash[:DIGITS]}", Tone.PLAIN, icon)

    def _write(self, found: ProposalComparison) -> None:
        self.marked.clear()
        cursor = self.marked.textCursor()
        if found.is_same:
            cursor.insertText(translate("proposal_version.same"), run_format())
        for figure in found.figures:
            cursor.insertText(f"{figure_name(figure.key, current().language)}: ", run_format(bold=True))
            cursor.insertText(figure.before or "\u2014", run_format("deleted"))
            cursor.insertText(" \u2192 ", run_format())
            cursor.insertText(figure.after or "\u2014", run_format("inserted"))
            cursor.insertBlock()
        for each in found.sections:
            cursor.insertBlock()
            language = translate(f"choice.language.{each.language}")
            cursor.insertText(f"{each.title.best(current().language)} \u00b7 {language}", run_format(bold=True))
            cursor.insertBlock()
            for run in each.runs:
                cursor.insertText(run.text, run_format(run.mark))
            cursor.insertBlock()
        self.marked.moveCursor(QTextCursor.MoveOperation.Start)

    def _build(self) -> None:
        across = row(self, spacing=0)
        side = QWidget()
        side.setFixedWidth(LIST_WIDTH)
        left = column(side, spacing=8, margins=(Size.PAGE_LEFT, 12, 12, 12))
        left.addWidget(Label(translate("kinds.proposal_version"), Type.HEADING))
        line = row(spacing=8)
        line.addWidget(self.name, 1)
        keep = button(translate("proposal_version.keep"), self.keep, kind="primary", size="small")
        keep.setEnabled(not self._office.desk.read_only)
        line.addWidget(keep)
        left.addLayout(line)
        left.addWidget(self._told)
        left.addWidget(self.list, 1)
        remove = button(translate("proposal_version.remove"), self._remove, icon_name="trash", size="small")
        remove.setEnabled(not self._office.desk.read_only)
        left.addWidget(remove)
        across.addWidget(side)
        right = column(spacing=8, margins=(12, 12, Size.PAGE_RIGHT, 12))
        choosers = row(spacing=8)
        for words, box in (("before", self.left), ("after", self.right)):
            label = Label(translate(f"proposal_version.{words}"), Type.CAPTION, "secondary")
            label.setBuddy(box)
            choosers.addWidget(label)
            choosers.addWidget(box, 1)
        choosers.addWidget(button(translate("proposal_version.pdf"), self.export, icon_name="pdf"))
        right.addLayout(choosers)
        right.addWidget(self.marked, 1)
        across.addLayout(right, 1)
