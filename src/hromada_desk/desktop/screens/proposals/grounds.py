"""Lists and scrolling areas that lie on the window's ground instead of on a surface of their own."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QListView, QScrollArea, QWidget

from hromada_desk.desktop.kit.marks import mark

_SCROLL = ("QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
           "QScrollBar::handle { border-color: palette(window); }")


def lay_on_window(view: QListView) -> None:
    """Take the surface away from below a list."""
    view.setStyleSheet("QListView { background: transparent; }" + _SCROLL)


def scrolling(inside: QWidget, *, on_window: bool = True) -> QScrollArea:
    """An area around a body that may be higher than its room."""
    mark(inside, role="body")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    if on_window:
        area.verticalScrollBar().setStyleSheet(_SCROLL)
    area.setWidget(inside)
    return area
