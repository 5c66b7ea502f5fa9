"""A table of a proposal's parts with its form, and below it what each record is linked to."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.office import Office
from hromada_desk.desktop.record_editor import RecordEditor
from hromada_desk.desktop.screens.proposals.link_chooser import LinkChooser
from hromada_desk.desktop.screens.proposals.part_shapes import Chain, Part
from hromada_desk.domain.records.proposal import Activity, LogframeRow, ProposalPartner
from hromada_desk.domain.records.record import FieldOf, Record
from hromada_desk.services.proposal_links import named
from hromada_desk.services.proposal_parts import partner_title
from hromada_desk.text.catalog import current

STEP = "\u2003"
"""How far a row is moved in for each result above it."""


class PartEditor(RecordEditor):
    """Records of a proposal; a partner without a record of its own is the hromada itself.

    `corner` is what the page shows beside the tabs while this table is in front.
    """

    def __init__(self, office: Office, part: Part, chain: Chain) -> None:
        self.chain = chain
        self._depths: dict[str, int] = {}
        super().__init__(office, part.shape, {"proposal_id": chain.proposal_id})
        self.corner: QWidget | None = None
        self.choosers = [LinkChooser(office, each) for each in part.links]
        for chooser in self.choosers:
            self.at_form.addWidget(chooser)
        self.at_form.addStretch(1)
        self.chosen.connect(self._show_links)

    def reload(self) -> None:
        self.chain.read()
        super().reload()

    def records(self) -> Sequence[Record]:
        if self._shape.record_type is not LogframeRow:
            return super().records()
        placed = list(self.chain.now.frame.placed())
        self._depths = {each.row.id: each.depth for each in placed}
        return [each.row for each in placed]

    def cell_words(self, record: Record, shown: FieldOf) -> str:
        language = current().language
        if isinstance(record, ProposalPartner) and shown.name == "partner_id":
            return partner_title(self._office.desk, record, language)
        if isinstance(record, LogframeRow) and shown.name == "statement":
            return STEP * self._depths.get(record.id, 0) + named(record.code, record.statement, language)
        if isinstance(record, Activity) and shown.name == "title":
            return named(record.code, record.title, language)
        return super().cell_words(record, shown)

    def _show_links(self, record_id: str) -> None:
        record = self._office.desk.find(self._shape.record_type, record_id)
        for chooser in self.choosers:
            if record is not None:
                chooser.show_record(record)
