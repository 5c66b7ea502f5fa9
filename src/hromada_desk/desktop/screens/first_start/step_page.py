"""What every step of the first start answers, and the frame of title and sentence they share."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.kit.labels import WrappingLabel
from hromada_desk.desktop.kit.marks import column, mark, row
from hromada_desk.desktop.style_tokens import Type

MEASURE = 640
WIDE = 800
TOP, SIDE, SIDE_NARROW, ROOMY = 56, 72, 32, 800
LEAST_WIDTH = 360


class _Body(QWidget):
    """Asks for no height of its own: what its width needs decides, and beyond the window it scrolls."""

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST_WIDTH, 0)


class StepPage(QScrollArea):
    """A page of the first start. `changed`: something was said; `finished`: Enter asks for the next step."""

    changed = Signal()
    finished = Signal()

    def __init__(self, title: str, sentence: str, measure: int = MEASURE) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(title)
        self._body = _Body()
        mark(self._body, role="body")
        self._outer = column(self._body, spacing=0, margins=(SIDE, TOP, SIDE, 24))
        self._holder = QWidget()
        self._holder.setMaximumWidth(style.px(measure))
        self.content = column(self._holder, spacing=12)
        self.content.addWidget(WrappingLabel(title, Type.DISPLAY))
        lead = WrappingLabel(sentence, Type.EDITOR, "secondary")
        self.content.addWidget(lead)
        self.content.addSpacing(16)
        # In a row of its own: only there does Qt reckon heights for the width the holder really gets.
        measured = row(spacing=0)
        measured.addWidget(self._holder, 1)
        measured.addStretch(0)
        self._outer.addLayout(measured)
        self._outer.addStretch(1)
        self.setWidget(self._body)
        self.viewport().setAutoFillBackground(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    def missing(self) -> str:
        """What is still to do here, in a few words; empty when the next step may come."""
        return ""

    def come(self) -> None:
        """The page is shown: bring it up to date and give the focus to where work begins."""

    def _follow_focus(self, _before: QWidget | None, focus: QWidget | None) -> None:
        """What the keyboard reaches is never below the fold; what was shown a moment ago needs its place first."""
        if focus is not None and self._body.isAncestorOf(focus):
            QTimer.singleShot(0, self, self._show_focus)

    def _show_focus(self) -> None:
        focus = QApplication.focusWidget()
        if focus is not None and self._body.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        roomy = self.width() >= ROOMY
        side = SIDE if roomy else SIDE_NARROW
        self._outer.setContentsMargins(side, TOP if self.height() > 560 else 24, side, 24)
        super().resizeEvent(event)
