"""The keys of the grid as a list, for the panel: what F1 shows."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from hromada_desk.desktop.kit.labels import WrappingLabel, key_cap
from hromada_desk.desktop.kit.marks import name_for_readers
from hromada_desk.desktop.screens.budget.deeds import DEEDS
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.text.catalog import translate

OWN_KEYS = (("edit", "F2"), ("formula", "="), ("next", "Enter"), ("right", "Tab"), ("back", "Esc"),
            ("range", "Shift+Right"), ("rows", "Shift+Space"), ("columns", "Ctrl+Space"), ("everything", "Ctrl+A"),
            ("copy", "Ctrl+C"), ("cut", "Ctrl+X"), ("paste", "Ctrl+V"), ("empty", "Del"))
PAGE_KEYS = (("repair", "F4"), ("problem", "Alt+Down"), ("details", "Alt+Enter"), ("fold", "Space"),
             ("groups", "Ctrl+Shift+1"), ("pages", "Ctrl+PgDown"), ("undo", "Ctrl+Z"))


class KeyList(QWidget):
    """Key caps at the left, what they do at the right."""

    def __init__(self) -> None:
        super().__init__()
        lines = [(keys, translate(f"budget_grid.key.{name}")) for name, keys in OWN_KEYS]
        lines += [(deed.keys[0], translate(f"budget_grid.deed.{deed.name}")) for deed in DEEDS]
        lines += [(keys, translate(f"budget_grid.key.{name}")) for name, keys in PAGE_KEYS]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(1, 1)
        for at, (keys, words) in enumerate(lines):
            shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            grid.addWidget(key_cap(shown), at, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(WrappingLabel(words, Type.SMALL), at, 1)
        name_for_readers(self, translate("budget_grid.keys"),
                         "; ".join(f"{keys}: {words}" for keys, words in lines))
