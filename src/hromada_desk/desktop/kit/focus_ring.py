"""The ring around the control that has the focus: two pixels of accent, two pixels away, for keyboard and pointer
alike.
"""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFocusFrame,
    QLineEdit,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QTabBar,
    QWidget,
)

from hromada_desk.desktop import style
from hromada_desk.desktop.style_tokens import Size, Token

REACH = 4
RINGED = (QAbstractButton, QLineEdit, QComboBox, QAbstractSpinBox, QTabBar)
"""Controls that get the ring. Cells, rows and text panes paint their focus inside themselves."""


class FocusRing(QFocusFrame):
    """One ring per window; make it after the window and forget it.

    A widget with the property `own_focus` paints its own.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        # Kept here: Qt does not own a widget's style.
        self._ring_style = _RingStyle("Fusion")
        self.setStyle(self._ring_style)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        self._follow(None, QApplication.focusWidget())

    def _follow(self, _before: QWidget | None, focus: QWidget | None) -> None:
        if (
            focus is not None
            and focus.window() is self._window
            and isinstance(focus, RINGED)
            and not focus.property("own_focus")
        ):
            self.setWidget(focus)
        else:
            self.setWidget(None)  # type: ignore[arg-type]  # Qt takes none, its stub does not know

    def paintEvent(self, _event: QPaintEvent) -> None:
        widget = self.widget()
        if widget is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(style.colour(Token.ACCENT), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = float(widget.property("ring_radius") or Size.RADIUS) + 3
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        painter.end()


class _RingStyle(QProxyStyle):
    """Tells Qt how far the ring stands off and that it lies above everything; asked only by the ring itself."""

    def pixelMetric(
        self, metric: QStyle.PixelMetric, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> int:
        if metric in {QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin}:
            return REACH
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        return super().styleHint(hint, option, widget, returned)
