"""How a page of the settings looks: a scrolling column of cards, each a title, a sentence and its controls."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.labels import Label, WrappingLabel
from hromada_desk.desktop.kit.marks import column, frame, mark, row
from hromada_desk.desktop.style_tokens import Size, Type

MEASURE = 760
NAME_WIDTH = 200
LARGE_TEXT = 1.4


class Card(QFrame):
    """A card; what belongs to it is added to `content`."""

    def __init__(self, title: str, sentence: str = "") -> None:
        super().__init__()
        mark(self, role="card")
        self.content = column(self, spacing=12, margins=(16, 12, 16, 16))
        self.content.addWidget(WrappingLabel(title, Type.HEADING))
        if sentence:
            self.content.addWidget(WrappingLabel(sentence, Type.SMALL, "secondary"))

    def add_setting(self, words: str, control: QWidget) -> None:
        """A name with its control beside it; below it where the text is large."""
        label = Label(words, Type.BODY)
        label.setBuddy(control)
        large = style.appearance().scale >= LARGE_TEXT
        line = column(spacing=4) if large else row(spacing=12)
        if not large:
            label.setFixedWidth(style.px(NAME_WIDTH))
        line.addWidget(label)
        line.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.content.addLayout(line)

    def add_buttons(self, *buttons: QWidget) -> None:
        """Buttons side by side; below each other where the text is large."""
        large = style.appearance().scale >= LARGE_TEXT
        line = column(spacing=8) if large else row(spacing=8)
        for each in buttons:
            line.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        line.addStretch(1)
        self.content.addLayout(line)


class _Body(QWidget):
    """Asks for no height of its own: what its width needs decides, and beyond the window it scrolls."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class CardPage(QScrollArea):
    """The column of cards, not wider than is good to read. What the keyboard reaches scrolls into sight."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._body = _Body()
        mark(self._body, role="body")
        outer = column(self._body, spacing=0, margins=(Size.PAGE_LEFT, 16, Size.PAGE_RIGHT, 24))
        holder = frame("cards")
        holder.setMaximumWidth(style.px(MEASURE))
        self.cards = column(holder, spacing=12)
        outer.addLayout(_measured(holder))
        outer.addStretch(1)
        self.setWidget(self._body)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def _follow_focus(self, _before: QWidget | None, focus: QWidget | None) -> None:
        if focus is not None and self._body.isAncestorOf(focus):
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._body.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, 24)


def _measured(holder: QWidget) -> QHBoxLayout:
    """In a row of its own: only there does Qt reckon heights for the width the holder really gets."""
    line = row(spacing=0)
    line.addWidget(holder, 1)
    line.addStretch(0)
    return line
