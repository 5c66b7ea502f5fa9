"""The bar above a translation that has fallen behind: when its source changed, what in it, and that it still fits."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.screens.proposals.marked_text import MarkedText, near_changes
from hromada_desk.desktop.style_tokens import Token, Type
from hromada_desk.domain.text_comparison import Run
from hromada_desk.text.catalog import translate

HEIGHT = 132


class StaleBar(QWidget):
    """One link opens what changed since the translation as marked text, the other says that it is right still."""

    declared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sentence = FlowingLabel("", Type.SMALL)
        self.show_changes = button(translate("workshop.stale.show"), self._turn, kind="link")
        self.link = button(translate("workshop.declare_current"), self.declared.emit, kind="link")
        self.marked = MarkedText(translate("workshop.stale.changes"))
        self.marked.setFixedHeight(style.px(HEIGHT))
        self.marked.hide()
        line = row(spacing=8)
        line.addWidget(Glyph("stale", Token.WARNING, 18), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._sentence, 1)
        links = column(spacing=0)
        links.addWidget(self.show_changes)
        links.addWidget(self.link)
        line.addLayout(links)
        layout = column(self, spacing=6, margins=(14, 6, 10, 6))
        layout.addLayout(line)
        layout.addWidget(self.marked)
        self.hide()

    def show_sentence(self, sentence: str, runs: Sequence[Run] = (), *, may_declare: bool) -> None:
        """Show this sentence and, where it is asked for, these changes; an empty sentence hides the bar."""
        self._sentence.setText(sentence)
        name_for_readers(self, sentence)
        name_for_readers(self.link, self.link.text(), sentence)
        self.link.setVisible(may_declare)
        self.show_changes.setVisible(bool(runs))
        if runs:
            self.marked.show_runs(list(near_changes(runs)))
        else:
            self._open(is_open=False)
        self.setVisible(bool(sentence))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), style.colour(Token.WARNING_SOFT))
        painter.end()

    def _turn(self) -> None:
        self._open(is_open=self.marked.isHidden())

    def _open(self, *, is_open: bool) -> None:
        self.marked.setVisible(is_open)
        self.show_changes.setText(translate("workshop.stale.hide" if is_open else "workshop.stale.show"))
        name_for_readers(self.show_changes, self.show_changes.text())
