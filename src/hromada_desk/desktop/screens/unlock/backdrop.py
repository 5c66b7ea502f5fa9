"""The page behind the unlock panel: a band of stars above and below, where there is room for it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from hromada_desk.desktop.kit.marks import column, mark, row
from hromada_desk.desktop.kit.ornament import Ornament
from hromada_desk.desktop.style_tokens import Token

BAND = 80
EDGE = 26
STARS = 48
"""Enough for the widest screens; what is beyond the window is not painted."""


class Backdrop(QScrollArea):
    """Holds the panel in the middle; a window too small for it scrolls, and the bands give way first."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # One of our own, which fills no background: to ask for Qt's own makes the binding look through every kind of
        # widget there is, while the first paint waits.
        self.setViewport(QWidget())
        self._body = _Body()
        mark(self._body, role="body")
        self._bands = tuple(Ornament(STARS, token=Token.NEUTRAL, parent=self._body) for _ in range(2))
        self._layout = column(self._body, spacing=0, margins=(16, 16, 16, 16))
        self.setWidget(self._body)

    def hold(self, panel: QWidget) -> None:
        """Put the panel in the middle."""
        self._panel = panel
        middle = row(spacing=0)
        middle.addStretch(1)
        middle.addWidget(panel)
        middle.addStretch(1)
        self._layout.addStretch(1)
        self._layout.addLayout(middle)
        self._layout.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._panel.sizeHint().height() + 2 * (BAND + EDGE)
        for band, top in zip(self._bands, (EDGE, self.height() - EDGE - BAND), strict=True):
            band.setGeometry(0, top, self.width(), BAND)
            band.setVisible(self.height() >= wanted)
            band.lower()


class _Body(QWidget):
    """Asks for no height of its own: what its width needs decides, and beyond the window it scrolls."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)
