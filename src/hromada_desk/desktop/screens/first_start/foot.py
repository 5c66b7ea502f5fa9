"""The foot of the first start: what is left to do, back, and the one way on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import name_for_readers, row
from hromada_desk.text.catalog import translate


class Foot(QWidget):
    """Two buttons; a step that is not done says beside them what is missing."""

    back_wanted = Signal()
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.left = WrappingLabel("", tone="secondary")
        self.left.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.back = button(translate("first_start.back"), self.back_wanted.emit)
        self.next = button("", self.next_wanted.emit, kind="primary")
        layout = row(self, spacing=10, margins=(32, 18, 32, 18))
        layout.addWidget(self.left, 1)
        layout.addWidget(self.back)
        layout.addWidget(self.next)

    def show_state(self, missing: str, *, is_first: bool, is_last: bool, is_busy: bool) -> None:
        """Follow the step in front; `missing` is what keeps it from being done."""
        self.next.setText(translate("first_start.begin" if is_last else "first_start.next"))
        for each in (self.back, self.next):
            name_for_readers(each, each.text().replace("&", ""))
        self.back.setVisible(not is_first)
        self.back.setEnabled(not is_busy)
        self.next.setEnabled(not missing and not is_busy)
        self.next.setToolTip(missing)
        self.left.setText(translate("first_start.left", what=missing) if missing else "")
