"""Risks: the table, numbered from the gravest as on paper, and the matrix below it."""

from collections.abc import Sequence

from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, hairline
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.screens.proposals.part_editor import PartEditor
from hromada_desk.desktop.screens.proposals.part_shapes import Chain, Part
from hromada_desk.desktop.screens.proposals.risk_matrix import RiskMatrix
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.proposal import Risk
from hromada_desk.domain.records.record import FieldOf, Record
from hromada_desk.domain.risks import in_order
from hromada_desk.services.editing import set_fields
from hromada_desk.text.catalog import translate


class RiskEditor(PartEditor):
    """Risks; the caret of the table and of the matrix are one."""

    def __init__(self, office: Office, part: Part, chain: Chain) -> None:
        self._numbers: dict[str, int] = {}
        super().__init__(office, part, chain)
        self.matrix = RiskMatrix()
        below = column(spacing=4, margins=(0, 8, 0, 8))
        title = column(spacing=0, margins=(16, 0, 16, 0))
        title.addWidget(Label(translate("parts.matrix"), Type.BODY_BOLD))
        below.addLayout(title)
        below.addWidget(self.matrix)
        hint = column(spacing=0, margins=(16, 0, 16, 0))
        hint.addWidget(FlowingLabel(translate("parts.matrix.keys"), Type.CAPTION, "secondary"))
        below.addLayout(hint)
        self.at_table.addWidget(hairline())
        self.at_table.addLayout(below)
        self.matrix.chosen.connect(self.choose)
        self.matrix.moved.connect(self._move)
        self.chosen.connect(self.matrix.choose)

    def records(self) -> Sequence[Record]:
        found = in_order(self._office.desk.all(Risk, proposal_id=self.chain.proposal_id))
        self._numbers = {each.id: number for number, each in enumerate(found, 1)}
        return found

    def reload(self) -> None:
        self.matrix.show_risks(in_order(self._office.desk.all(Risk, proposal_id=self.chain.proposal_id)))
        super().reload()

    def cell_words(self, record: Record, shown: FieldOf) -> str:
        words = super().cell_words(record, shown)
        return f"{self._numbers.get(record.id, 0)}. {words}" if shown.name == "title" else words

    def _move(self, risk_id: str, likelihood: int, impact: int) -> None:
        self.form.commit()
        desk = self._office.desk
        self._office.runner.run(lambda: set_fields(desk, desk.get(Risk, risk_id),
                                                   {"likelihood": likelihood, "impact": impact}))
