"""The line directly below a cell: what is missing there, the repair, and its key. Takes no focus, covers no caret."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QTableView

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import ElidedLabel, key_cap
from hromada_desk.desktop.kit.marks import mark, name_for_readers, row
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Type

HEIGHT = 36
GAP = 3


class CellHint(QFrame):
    """One hint per grid.

    `repaired` fires when the repair is chosen by its key or a click. It hides when the caret moves.
    """

    repaired = Signal()

    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        mark(self, role="popup")
        self._icon = Glyph("problem", Tone.PROBLEM.ink, 16)
        self._words = ElidedLabel("", Type.SMALL)
        self._repair = button("", self.repaired.emit, kind="link", size="small")
        self._repair.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._repair.setProperty("has_key", True)
        self._key = key_cap("")
        self._shortcut = QShortcut(view)
        self._shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._shortcut.activated.connect(self.repaired)
        layout = row(self, spacing=8, margins=(12, 0, 10, 0))
        for each in (self._icon, self._words, self._repair, self._key):
            layout.addWidget(each)
        view.horizontalScrollBar().valueChanged.connect(self.dismiss)
        view.verticalScrollBar().valueChanged.connect(self.dismiss)
        view.horizontalScrollBar().rangeChanged.connect(self._settle)
        view.horizontalHeader().sectionResized.connect(self._settle)
        self.dismiss()

    def show_hint(self, words: str, repair: str = "", key: str = "", tone: Tone = Tone.PROBLEM) -> None:
        """Say this below the caret's cell; with `repair` its link, done by `key` as well (e.g. "F4")."""
        self._icon.show_glyph(tone.icon, tone.ink)
        self._words.setText(words)
        self._repair.setText(repair)
        name_for_readers(self._repair, repair, words)
        name_for_readers(self, f"{words} {repair} {key}".strip())
        self._repair.setVisible(bool(repair))
        self._key.setText(key)
        self._key.setVisible(bool(key))
        self._shortcut.setKey(QKeySequence(key))
        self._shortcut.setEnabled(bool(repair and key))
        self.setFixedHeight(style.px(HEIGHT))
        self._settle()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Hide it and let go of its key."""
        self._shortcut.setEnabled(False)
        self.hide()

    def _settle(self) -> None:
        """As wide as its words, or as the grid; the rest of a long sentence is in the tooltip."""
        self.resize(min(self.sizeHint().width(), self._view.width() - 2 * GAP), self.height())
        self.move(self._corner())

    def _corner(self) -> QPoint:
        """Below the cell; above it where the grid ends, and never beyond its right edge."""
        cell = self._view.visualRect(self._view.currentIndex()).translated(self._view.viewport().pos())
        top = cell.bottom() + GAP
        if top + self.height() > self._view.height():
            top = cell.top() - self.height() - GAP
        return QPoint(max(0, min(cell.x(), self._view.width() - self.width() - 4)), top)
