"""The line above the comparison: both sides, what is done with the right one, and the way to paper."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame

from hromada_desk.desktop.kit.buttons import button, icon_button
from hromada_desk.desktop.kit.labels import Label
from hromada_desk.desktop.kit.marks import mark, name_for_readers, row
from hromada_desk.desktop.style_tokens import Size, Type
from hromada_desk.services.budget_comparison import SCENARIO, VERSION
from hromada_desk.text.catalog import translate

NARROWEST_CHOOSER = 14
"""Letters a chooser shows at least."""
LONGEST_NAME = 34
"""Letters of a side in a chooser; the whole of it is in the tooltip and in the list."""


class ComparisonToolbar(QFrame):
    """`sides_chosen(left, right)` carries the keys of both sides; the others tell what is wanted."""

    sides_chosen = Signal(str, str)
    adopt_asked = Signal()
    restore_asked = Signal()
    export_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.left, self.right = self._chooser("scenarios.left"), self._chooser("scenarios.right")
        self.swap = icon_button("exchange", translate("scenarios.swap"), self._swap)
        self.adopt = button(translate("scenarios.adopt"), self.adopt_asked.emit, kind="primary", icon_name="check")
        self.restore = button(translate("scenarios.restore"), self.restore_asked.emit, icon_name="history")
        self.export = button(translate("scenarios.export"), self.export_asked.emit, icon_name="pdf")
        self._lay_out()

    def show_sides(self, sides: Sequence[tuple[str, str]], left: str, right: str, *, read_only: bool) -> None:
        """Offer these sides (key and words), with these two chosen."""
        for box, chosen in ((self.left, left), (self.right, right)):
            with QSignalBlocker(box):
                box.clear()
                for key, words in sides:
                    box.addItem(words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME - 1].rstrip()}…", key)
                    box.setItemData(box.count() - 1, words, Qt.ItemDataRole.ToolTipRole)
                box.setCurrentIndex(max(box.findData(chosen), 0))
                box.setToolTip(str(box.currentData(Qt.ItemDataRole.ToolTipRole)))
        kind = right.partition(":")[0]
        reason = translate("scenarios.read_only") if read_only else ""
        for made, of_kind, tip in ((self.adopt, SCENARIO, "scenarios.adopt.tip"),
                                   (self.restore, VERSION, "scenarios.restore.tip")):
            made.setVisible(kind == of_kind)
            made.setEnabled(not read_only)
            made.setToolTip(reason or translate(tip))

    def _chooser(self, key: str) -> QComboBox:
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(NARROWEST_CHOOSER)
        name_for_readers(box, translate(key))
        name_for_readers(box.view(), translate(key))
        box.activated.connect(lambda _at: self._tell())
        return box

    def _tell(self) -> None:
        self.sides_chosen.emit(self.left.currentData() or "", self.right.currentData() or "")

    def _swap(self) -> None:
        self.sides_chosen.emit(self.right.currentData() or "", self.left.currentData() or "")

    def _lay_out(self) -> None:
        mark(self, role="page")
        bar = row(self, spacing=8, margins=(Size.PAGE_RIGHT, 4, Size.PAGE_RIGHT, 4))
        for key, box in (("scenarios.left", self.left), ("scenarios.right", self.right)):
            label = Label(translate(key), Type.SMALL, "secondary")
            label.setBuddy(box)
            bar.addWidget(label)
            bar.addWidget(box, 1)
            if box is self.left:
                bar.addWidget(self.swap)
        bar.addSpacing(8)
        for each in (self.adopt, self.restore, self.export):
            bar.addWidget(each)
