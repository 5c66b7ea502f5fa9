"""The dialog for a new proposal: for which project, to which call."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Call
from hromada_desk.domain.wall_clock import kyiv_clock
from hromada_desk.text.catalog import current, translate
from hromada_desk.text.dates import format_date

WIDTH = 520


class NewProposalDialog(QDialog):
    """Two lists and a button; typing a letter in a list goes to it, Enter makes the proposal."""

    def __init__(self, projects: Sequence[Project], calls: Sequence[Call], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(translate("proposals.new"))
        self.setMinimumWidth(WIDTH)
        language = current().language
        self.project = _box([(each.id, _numbered(each.number, each.title.best(language))) for each in projects])
        self.call = _box([(each.id, _dated(each)) for each in calls])
        layout = column(self, spacing=12, margins=(24, 20, 24, 20))
        layout.addWidget(Label(translate("proposals.new"), Type.TITLE))
        layout.addWidget(FlowingLabel(translate("proposals.new.sentence"), Type.BODY, "secondary"))
        for words, box in ((translate("kind.project"), self.project), (translate("kind.call"), self.call)):
            part = column(spacing=4)
            label = Label(words, Type.CAPTION, "secondary")
            label.setBuddy(box)
            name_for_readers(box, words)
            part.addWidget(label)
            part.addWidget(box)
            layout.addLayout(part)
        layout.addStretch(1)
        line = row(spacing=8)
        line.addStretch(1)
        line.addWidget(button(translate("proposals.new.cancel"), self.reject))
        self.confirm = button(translate("proposals.new.confirm"), self.accept, kind="primary")
        self.confirm.setDefault(True)
        line.addWidget(self.confirm)
        layout.addLayout(line)
        self.resize(WIDTH, layout.heightForWidth(WIDTH))
        self.project.setFocus()

    @property
    def project_id(self) -> str:
        """The chosen project."""
        return str(self.project.currentData())

    @property
    def call_id(self) -> str:
        """The chosen call."""
        return str(self.call.currentData())


def _box(options: Sequence[tuple[str, str]]) -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(30)
    box.setMaxVisibleItems(16)
    for value, words in options:
        box.addItem(words, value)
    return box


def _numbered(number: str, title: str) -> str:
    return " ".join(part for part in (number, title or translate("proposals.untitled")) if part)


def _dated(call: Call) -> str:
    language = current().language
    title = call.title.best(language) or translate("proposals.untitled")
    if call.deadline_at is None:
        return title
    day = format_date(kyiv_clock(call.deadline_at).date(), language)
    return translate("proposals.new.until", title=title, day=day)
