"""The parts of a form that are no texts: partners, logframe, indicators, workplan, risks, each a table with a form."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from hromada_desk.desktop.kit.form_fields import Option, OptionSearch
from hromada_desk.desktop.kit.marks import column, hairline, name_for_readers
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.record_editor import RecordEditor, Shape
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.states import SectionName, StatePill
from hromada_desk.domain.folding import fold
from hromada_desk.domain.forms import Section
from hromada_desk.domain.records.project import Milestone
from hromada_desk.domain.records.proposal import Activity, Indicator, LogframeRow, ProposalPartner, Risk
from hromada_desk.domain.records.record import FieldOf, Record
from hromada_desk.services.desk import Desk
from hromada_desk.services.proposal_parts import partner_title, row_title
from hromada_desk.text.catalog import current
from hromada_desk.text.labels import kinds_label

FORM_WIDTH = 348
_Shapes = Callable[[Desk, str], Sequence[Shape]]


def part_kinds() -> frozenset[str]:
    """The kinds of sections that are shown here."""
    return frozenset(_PARTS)


class PartPage(QWidget):
    """One section of records: its head, and its tables under tabs where it has several."""

    def __init__(self, office: Office, proposal_id: str, section: Section, name: SectionName) -> None:
        super().__init__()
        self.head = PageHead()
        self.head.show_title(name.whole, section.guidance.best(current().language))
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        name_for_readers(self.tabs, name.whole)
        self._pages = QStackedWidget()
        self.editors: dict[str, RecordEditor] = {}
        for shape in _PARTS[section.section_kind](office.desk, proposal_id):
            kind = shape.record_type.kind
            editor = PartEditor(office, shape, {"proposal_id": proposal_id})
            self.editors[kind] = editor
            self.tabs.addTab(kinds_label(kind))
            self._pages.addWidget(editor)
        self.tabs.currentChanged.connect(self._pages.setCurrentIndex)
        self.tabs.setVisible(len(self.editors) > 1)
        layout = column(self, spacing=0)
        top = column(spacing=8, margins=(16, 12, 16, 4))
        top.addWidget(self.head)
        top.addWidget(self.tabs)
        layout.addLayout(top)
        layout.addWidget(hairline())
        layout.addWidget(self._pages, 1)

    def show_state(self, pill: StatePill) -> None:
        """The state beside the title."""
        self.head.show_pill(pill.words, pill.icon, pill.tone)

    def reload(self) -> None:
        """Read the records again."""
        for editor in self.editors.values():
            editor.reload()

    def commit(self) -> None:
        """Write what is being typed."""
        for editor in self.editors.values():
            editor.commit()

    def focus_record(self, kind: str, record_id: str, field: str) -> None:
        """Lead to a record and its field, or to the first table."""
        editor = self.editors.get(kind)
        if editor is None:
            editor = next(iter(self.editors.values()))
        self.tabs.setCurrentIndex(list(self.editors.values()).index(editor))
        if record_id and kind in self.editors:
            editor.choose(record_id)
        editor.focus_first()
        if field and record_id and kind in self.editors:
            editor.form.focus_field(field)


class PartEditor(RecordEditor):
    """Records of a proposal; a partner without a record of its own is the hromada itself."""

    def cell_words(self, record: Record, shown: FieldOf) -> str:
        if isinstance(record, ProposalPartner) and shown.name == "partner_id":
            return partner_title(self._office.desk, record, current().language)
        return super().cell_words(record, shown)


def _partners(_desk: Desk, _proposal_id: str) -> Sequence[Shape]:
    fields = ("partner_id", "role", "code", "contribution", "experience", "contact_id")
    return (_shape(ProposalPartner, ("partner_id", "role", "code"), fields),)


def _logframe(desk: Desk, proposal_id: str) -> Sequence[Shape]:
    rows = {"parent_id": _rows(desk, proposal_id)}
    shape = _shape(LogframeRow, ("statement", "level", "code"),
                   ("level", "code", "statement", "assumptions", "parent_id"), rows)
    return (shape, *_indicators(desk, proposal_id))


def _indicators(desk: Desk, proposal_id: str) -> Sequence[Shape]:
    fields = ("name", "row_id", "measure", "baseline_year", "target_year", "disaggregation", "verification")
    return (_shape(Indicator, ("name", "measure"), fields, {"row_id": _rows(desk, proposal_id)}),)


def _workplan(desk: Desk, proposal_id: str) -> Sequence[Shape]:
    searches = {"row_id": _rows(desk, proposal_id), "lead_id": _leads(desk, proposal_id)}
    fields = ("title", "code", "first_month", "last_month", "lead_id", "deliverable", "description", "row_id")
    return (_shape(Activity, ("title", "first_month", "last_month"), fields, searches),
            _shape(Milestone, ("title", "due_on"), ("title", "due_on", "done_on", "note")))


def _risks(_desk: Desk, _proposal_id: str) -> Sequence[Shape]:
    fields = ("title", "area", "likelihood", "impact", "mitigation", "owner")
    return (_shape(Risk, ("title", "likelihood", "impact"), fields),)


_PARTS: Mapping[str, _Shapes] = {
    "partners": _partners, "logframe": _logframe, "indicators": _indicators, "workplan": _workplan, "risks": _risks,
}


def _shape(record_type: type[Record], columns: Sequence[str], fields: Sequence[str],
           searches: Mapping[str, OptionSearch] | None = None) -> Shape:
    return Shape(record_type, columns, (("", fields),), f"workshop.empty.{record_type.kind}", form_width=FORM_WIDTH,
                 searches=searches or {})


def _rows(desk: Desk, proposal_id: str) -> OptionSearch:
    """Rows of this proposal's logframe."""
    def look(text: str) -> Sequence[Option]:
        language = current().language
        found = [Option(each.id, row_title(each, language)) for each in desk.all(LogframeRow, proposal_id=proposal_id)]
        return _fitting(found, text)

    return look


def _leads(desk: Desk, proposal_id: str) -> OptionSearch:
    """Partners of this proposal."""
    def look(text: str) -> Sequence[Option]:
        language = current().language
        found = [Option(each.id, partner_title(desk, each, language), each.code)
                 for each in desk.all(ProposalPartner, proposal_id=proposal_id)]
        return _fitting(found, text)

    return look


def _fitting(options: Sequence[Option], text: str) -> Sequence[Option]:
    exact = [each for each in options if each.value == text]
    wanted = fold(text)
    return exact or [each for each in options if wanted in fold(f"{each.words} {each.detail}")]
