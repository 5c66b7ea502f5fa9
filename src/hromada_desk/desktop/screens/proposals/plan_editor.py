"""The workplan: activities as a chart or as a table, with the form of the chosen one beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.marks import column, hairline
from hromada_desk.desktop.kit.segments import Segment, Segments
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.screens.proposals.gantt import GanttLegend, GanttView
from hromada_desk.desktop.screens.proposals.part_editor import PartEditor
from hromada_desk.desktop.screens.proposals.part_shapes import Chain, Part
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.services.workplan import move_activity, plan_view, stretch_activity
from hromada_desk.text.catalog import translate

CHART, TABLE = "chart", "table"


class PlanEditor(PartEditor):
    """Activities; the chart comes first, its caret and the table's are one."""

    def __init__(self, office: Office, part: Part, chain: Chain) -> None:
        super().__init__(office, part, chain)
        self.gantt = GanttView()
        self._told = FlowingLabel("", Type.SMALL)
        self._chart = QWidget()
        layout = column(self._chart, spacing=0)
        layout.addWidget(self.gantt, 1)
        layout.addWidget(hairline())
        layout.addWidget(GanttLegend())
        foot = column(spacing=2, margins=(16, 2, 16, 8))
        foot.addWidget(self._told)
        foot.addWidget(FlowingLabel(translate("parts.plan.keys"), Type.CAPTION, "secondary"))
        layout.addLayout(foot)
        self.views = Segments([Segment(each, translate(f"parts.plan.{each}")) for each in (CHART, TABLE)],
                              translate("parts.plan.views"), small=True)
        self.views.chosen.connect(self.show_view)
        self.corner = self.views
        self.at_table.addWidget(self._chart, 1)
        self.gantt.chosen.connect(self.choose)
        self.gantt.opened.connect(lambda _key: self.form.focus_first())
        self.gantt.moved.connect(self._move)
        self.gantt.stretched.connect(self._stretch)
        self.chosen.connect(self._follow)
        self.show_view(CHART)

    def reload(self) -> None:
        super().reload()
        self.gantt.show_plan(plan_view(self._office.desk, self.chain.proposal_id))
        self._follow(self.table.view.current_key())

    def focus_first(self) -> None:
        if self.gantt.isVisible():
            self.gantt.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_first()

    def show_view(self, view: str) -> None:
        """The chart or the table; the caret is on the same activity in both."""
        self.views.choose(view)
        self._chart.setVisible(view == CHART)
        self.table.setVisible(view == TABLE)

    def _follow(self, record_id: str) -> None:
        self.gantt.choose(record_id)
        self._told.setText(self.gantt.accessibleDescription())

    def _move(self, record_id: str, months: int) -> None:
        self.form.commit()
        self._office.runner.run(lambda: move_activity(self._office.desk, record_id, months))

    def _stretch(self, record_id: str, months: int, at_start: bool) -> None:
        self.form.commit()
        self._office.runner.run(lambda: stretch_activity(self._office.desk, record_id, months, at_start=at_start))
