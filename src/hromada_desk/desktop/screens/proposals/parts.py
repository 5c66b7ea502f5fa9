"""The parts of a form that are no texts: partners, logframe, indicators, workplan, risks, each a table with a form."""

from PySide6.QtWidgets import QStackedWidget, QTabBar, QWidget

from hromada_desk.desktop.kit.marks import column, hairline, name_for_readers, row
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.page_head import PageHead
from hromada_desk.desktop.screens.proposals.part_editor import PartEditor
from hromada_desk.desktop.screens.proposals.part_shapes import Chain, parts_of
from hromada_desk.desktop.screens.proposals.plan_editor import PlanEditor
from hromada_desk.desktop.screens.proposals.risk_editor import RiskEditor
from hromada_desk.desktop.screens.proposals.states import SectionName, StatePill
from hromada_desk.domain.forms import Section
from hromada_desk.domain.records.proposal import Activity, Risk
from hromada_desk.text.catalog import current
from hromada_desk.text.labels import kinds_label

EDITORS: dict[str, type[PartEditor]] = {Activity.kind: PlanEditor, Risk.kind: RiskEditor}
"""Tables with something beside them, by the kind of their records."""


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
        self.editors: dict[str, PartEditor] = {}
        chain = Chain(office.desk, proposal_id)
        for part in parts_of(section.section_kind, chain):
            kind = part.shape.record_type.kind
            editor = EDITORS.get(kind, PartEditor)(office, part, chain)
            self.editors[kind] = editor
            self.tabs.addTab(kinds_label(kind))
            self._pages.addWidget(editor)
        self.tabs.currentChanged.connect(self._show_tab)
        layout = column(self, spacing=0)
        top = column(spacing=8, margins=(16, 12, 16, 4))
        top.addWidget(self.head)
        beside = row(spacing=8)
        beside.addWidget(self.tabs)
        beside.addStretch(1)
        for editor in self.editors.values():
            if editor.corner is not None:
                beside.addWidget(editor.corner)
        top.addLayout(beside)
        layout.addLayout(top)
        layout.addWidget(hairline())
        layout.addWidget(self._pages, 1)
        # Shown before it has its place it would be a window of its own for a moment, and take the keys away.
        self.tabs.setVisible(len(self.editors) > 1)

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

    def _show_tab(self, at: int) -> None:
        self._pages.setCurrentIndex(at)
        for editor in self.editors.values():
            if editor.corner is not None:
                editor.corner.setVisible(editor is self._pages.currentWidget())
