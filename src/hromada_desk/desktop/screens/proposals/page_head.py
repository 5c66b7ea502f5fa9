"""The head of a page in the workshop: title, state, what the form asks for, and room for controls at the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import ElidedLabel
from hromada_desk.desktop.kit.marks import column, row
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.proposals.flowing_label import FlowingLabel
from hromada_desk.desktop.style_tokens import Token, Type


class PageHead(QWidget):
    """Title with pill; guidance below. Put controls into `at_right`."""

    def __init__(self) -> None:
        super().__init__()
        self._title = ElidedLabel("", Type.HEADING)
        self._pill = Pill()
        self._guidance = FlowingLabel("", Type.SMALL, "secondary")
        self._help = Glyph("help", Token.TEXT_2, 18)
        self.at_right = row(spacing=8)
        layout = column(self, spacing=8)
        line = row(spacing=8)
        line.addWidget(self._title)
        line.addWidget(self._pill)
        line.addStretch(1)
        line.addLayout(self.at_right)
        layout.addLayout(line)
        below = row(spacing=6)
        below.addWidget(self._help, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._guidance, 1)
        layout.addLayout(below)

    def show_title(self, title: str, guidance: str = "", limit: str = "") -> None:
        """The title and what the form asks for."""
        self._title.setText(title)
        self.setAccessibleName(title)
        words = " ".join(part for part in (guidance, limit) if part)
        self._guidance.setText(words)
        self._guidance.setVisible(bool(words))
        self._help.setVisible(bool(words))

    def show_pill(self, words: str, icon_name: str = "", tone: Tone = Tone.PLAIN) -> None:
        """The state; empty words take the pill away."""
        self._pill.show_state(words, icon_name, tone)
