"""Importing a list: choose a file, look at what would come in, import as one change that one undo takes back."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.problem_list import Finding, ProblemList
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.imports import ImportSummary, ListPreview, apply_import, preview_list, rows_of, summary_of
from hromada_desk.services.settings import load_settings
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.numbers import format_money
from hromada_desk.text.problem_texts import problem_sentence

WIDTH, HEIGHT = 960, 620
NARROWEST_TEXT = 480
MOST_PROBLEMS = 200


class ListImport:
    """The way from a file to projects."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        self._office = office
        self._parent = parent

    def start(self) -> None:
        """Ask for a file, read it off the window's thread, show the preview."""
        kinds = ((translate("import.tables"), "*.xlsx *.xls *.xlsm *.ods *.csv *.tsv"),)
        folder = Path(load_settings().last_folder or Path.home())
        path = self._office.files.file_to_open(translate("import.choose"), kinds, folder)
        if path is not None:
            self.read(path)

    def read(self, path: Path) -> None:
        """Read that file and show what would come in."""
        self._office.work.start(translate("import.reading", name=path.name),
                                lambda: preview_list(self._office.desk, path), self._show)

    def _show(self, preview: ListPreview) -> None:
        dialog = PreviewDialog(preview, summary_of(preview), self._parent)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._office.work.start(translate("import.writing"),
                                    lambda: apply_import(self._office.desk, preview), self._done)

    def _done(self, projects: int) -> None:
        self._office.offer_undo(translate("import.done", projects=projects))


class PreviewDialog(QDialog):
    """Rows as they would come in, problems by cell, and the counts; nothing is written before Import."""

    def __init__(self, preview: ListPreview, summary: ImportSummary, parent: QWidget) -> None:
        super().__init__(parent.window())
        self.setWindowTitle(translate("import.preview"))
        self.resize(min(WIDTH, parent.window().width() - 32), min(HEIGHT, parent.window().height() - 32))
        layout = column(self, spacing=12, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("import.preview"), Type.TITLE))
        counts = WrappingLabel(translate(
            "import.counts", rows=summary.rows, projects=summary.projects, subtotals=summary.subtotals,
            oblasts=summary.with_oblast, hromadas=summary.with_hromada), Type.BODY, "secondary")
        counts.setMinimumWidth(NARROWEST_TEXT)  # a dialog asks for the height at the smallest width
        layout.addWidget(counts)
        layout.addWidget(_table(preview), 3)
        if summary.problems:
            layout.addWidget(Label(translate("import.problems", count=len(summary.problems)), Type.BODY_BOLD))
            layout.addWidget(_problems(summary), 1)
        layout.addLayout(self._buttons(summary))

    def _buttons(self, summary: ImportSummary) -> QHBoxLayout:
        bar = row(spacing=8)
        bar.addStretch(1)
        bar.addWidget(button(translate("import.cancel"), self.reject))
        self.confirm = button(translate("import.confirm", projects=summary.projects), self.accept, kind="primary")
        self.confirm.setEnabled(summary.projects > 0)
        bar.addWidget(self.confirm)
        return bar


def _table(preview: ListPreview) -> RecordTable:
    language = current().language
    model = RecordTableModel((
        Column("row", translate("import.row"), 72, Look.CODE),
        Column("title", translate("project.title"), 280, stretches=True),
        Column("place", translate("project.place"), 220, priority=2),
        Column("planned", translate("projects.column.planned_with_currency"), 150, Look.NUMBER),
        Column("paid", translate("projects.column.paid_with_currency"), 150, Look.NUMBER, priority=3),
    ))
    model.set_rows([Row(str(at), (
        Cell(str(each.row), each.row), Cell(each.title), Cell(each.place),
        Cell(format_money(each.planned, language) if each.planned else "", each.planned and each.planned.amount),
        Cell(format_money(each.paid, language) if each.paid else "", each.paid and each.paid.amount),
    )) for at, each in enumerate(rows_of(preview, language))])
    return RecordTable(model, translate("import.preview"), "counted.project", "projects.total")


def _problems(summary: ImportSummary) -> ProblemList:
    shown = ProblemList(translate("import.problem_list"))
    shown.show_findings([Finding(str(at), problem_sentence(each.code, each.details), tone=Tone.WARNING)
                        for at, each in enumerate(summary.problems[:MOST_PROBLEMS])])
    name_for_readers(shown, translate("import.problem_list"))
    return shown
