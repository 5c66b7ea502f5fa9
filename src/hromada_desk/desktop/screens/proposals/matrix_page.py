"""All projects against all open calls: a pill a pair, and for the row in front what each call still lacks."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.empty_state import EmptyState
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import clear_layout, column, hairline, mark, row
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.side_panel import SidePanel
from hromada_desk.desktop.kit.table_model import RecordTableModel
from hromada_desk.desktop.kit.table_rows import Cell, Column, Look, Row
from hromada_desk.desktop.kit.table_view import RecordTable
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.folding import fold
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.submit_matrix import Chance, Fit
from hromada_desk.services.submit_matrix import OpenCall, SubmitMatrix, submit_matrix
from hromada_desk.text.catalog import current, translate, translate_plural
from hromada_desk.text.dates import format_date
from hromada_desk.text.problem_texts import refusal_sentence

LOOKS = {Fit.NOW: ("ok", Tone.OK), Fit.MISSING: ("warning", Tone.WARNING), Fit.UNFIT: ("close", Tone.PLAIN)}
ORDER = tuple(Fit)
CALL_WIDTH = 176


class MatrixPage(QWidget):
    """`started(project, call)` asks for a new proposal, `opened(proposal)` for one that is there."""

    started = Signal(str, str)
    opened = Signal(str)
    calls_asked = Signal()

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._matrix: SubmitMatrix | None = None
        self._pages = QStackedWidget()
        self._work = QWidget()
        self._layout: QVBoxLayout = column(self._work, spacing=0)
        self.table: RecordTable | None = None
        self.panel = SidePanel()
        self.panel.hide()
        across = row(self, spacing=0)
        across.addWidget(self._pages, 1)
        across.addWidget(self.panel)
        self._pages.addWidget(self._work)
        empty = EmptyState(translate("matrix.empty.title"), translate("matrix.empty.sentence"),
                           translate("matrix.to_calls"), start_icon="call")
        empty.started.connect(self.calls_asked)
        mark(empty, role="page")
        self._pages.addWidget(empty)

    def reload(self) -> None:
        """Judge everything again; the row in front stays."""
        before = self.table.view.current_key() if self.table is not None else ""
        self._matrix = found = submit_matrix(self._office.desk)
        self._pages.setCurrentIndex(0 if found.calls and found.projects else 1)
        clear_layout(self._layout)
        language = current().language
        columns = [Column("project", translate("matrix.column.project"), 260, stretches=True)]
        columns += [Column(each.call.id, _call_words(each), CALL_WIDTH, Look.PILL, tip=each.call.title.best(language))
                    for each in found.calls]
        model = RecordTableModel(tuple(columns))
        self.table = RecordTable(model, translate("matrix.title"), "counted.project")
        self._layout.addWidget(self.table, 1)
        model.set_rows([_row(each, found) for each in found.projects])
        self.table.view.row_opened.connect(self.show_project)
        self.table.view.panel_asked.connect(self.show_project)
        if model.matching_rows:
            self.table.view.choose(before if model.row_of(before) >= 0 else model.matching_rows[0].key)
        if before and not self.panel.isHidden():
            self.show_project(before)

    def show_project(self, project_id: str) -> None:
        """What each call says about that project, beside the table."""
        found = self._matrix
        project = next((each for each in found.projects if each.id == project_id), None) if found else None
        if found is None or project is None:
            self.panel.close_panel()
            return
        self.panel.show_subject(project.title.best(current().language), project.number)
        content = QWidget()
        layout = column(content, spacing=12)
        for each in found.calls:
            key = (project.id, each.call.id)
            self._add_call(layout, each, found.chances[key], found.proposals.get(key, ""))
        self.panel.set_content(content)
        self.panel.show()

    def focus_first(self) -> None:
        """The table."""
        if self.table is not None and self._pages.currentIndex() == 0:
            self.table.view.setFocus()

    def _add_call(self, layout: QVBoxLayout, each: OpenCall, chance: Chance, proposal_id: str) -> None:
        head = row(spacing=8)
        pill = Pill()
        pill.show_state(_fit_words(chance), *LOOKS[chance.fit])
        head.addWidget(WrappingLabel(each.call.title.best(current().language), Type.BODY_BOLD), 1)
        head.addWidget(pill)
        layout.addLayout(head)
        for reason in chance.reasons:
            layout.addWidget(WrappingLabel(refusal_sentence(reason.code, reason.details), Type.SMALL))
        if not chance.reasons:
            layout.addWidget(WrappingLabel(translate("matrix.nothing_missing"), Type.SMALL))
        line = row(spacing=8)
        if proposal_id:
            line.addWidget(button(translate("matrix.continue"), lambda: self.opened.emit(proposal_id), size="small",
                                  icon_name="proposal"))
        elif chance.fit is not Fit.UNFIT:
            start = button(translate("matrix.start"), lambda: self.started.emit(chance.project_id, chance.call_id),
                           size="small", icon_name="add")
            start.setEnabled(not self._office.desk.read_only)
            line.addWidget(start)
        line.addStretch(1)
        layout.addLayout(line)
        layout.addWidget(hairline())


def _row(project: Project, found: SubmitMatrix) -> Row:
    title = project.title.best(current().language)
    cells = [Cell(title, tip=project.number)]
    for each in found.calls:
        chance = found.chances[(project.id, each.call.id)]
        icon, tone = LOOKS[chance.fit]
        cells.append(Cell(_fit_words(chance), (ORDER.index(chance.fit), chance.missing), icon=icon, tone=tone))
    return Row(project.id, tuple(cells), search=fold(f"{project.number} {title}"))


def _fit_words(chance: Chance) -> str:
    if chance.fit is Fit.MISSING:
        return translate_plural("matrix.fit.missing", chance.missing)
    return translate(f"matrix.fit.{chance.fit.value}")


def _call_words(each: OpenCall) -> str:
    """The call's title, and until when."""
    title = each.call.title.best(current().language)
    return f"{title} \u00b7 {format_date(each.deadline.at.date(), current().language)}" if each.deadline else title
