"""What stands where nothing is yet: an ornament, what this place is for, and the one thing to do first."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.buttons import button
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, name_for_readers, row
from hromada_desk.desktop.kit.ornament import Ornament
from hromada_desk.desktop.style_tokens import Token, Type

MEASURE = 440


class EmptyState(QWidget):
    """Title, a sentence of at most two lines, one primary button (focused at once) and one alternative as a link."""

    started = Signal()
    alternative_chosen = Signal()

    def __init__(
        self,
        title: str,
        sentence: str,
        start_words: str,
        *,
        start_icon: str = "add",
        before_link: str = "",
        link_words: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        name_for_readers(self, title, sentence)
        layout = column(self, spacing=0)
        layout.addStretch(4)
        layout.addWidget(Ornament(3, token=Token.ORNAMENT), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(16)
        heading = Label(title, Type.TITLE)
        heading.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(heading)
        layout.addSpacing(8)
        words = WrappingLabel(sentence, Type.BODY, "secondary")
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        words.setFixedWidth(MEASURE)
        words.setMinimumHeight(words.heightForWidth(MEASURE))
        layout.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(20)
        self.start = button(start_words, self.started.emit, kind="primary", icon_name=start_icon)
        if not start_words:  # showing what has no place yet would open a window of its own
            self.start.hide()
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignHCenter)
        if link_words:
            layout.addSpacing(12)
            layout.addWidget(self._alternative(before_link, link_words), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(5)

    def _alternative(self, before: str, words: str) -> QWidget:
        line = QWidget()
        layout = row(line, spacing=2)
        if before:
            layout.addWidget(Label(before, Type.BODY, "secondary"))
        self.link = button(words, self.alternative_chosen.emit, kind="link")
        layout.addWidget(self.link)
        return line

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)
