"""The panel at the right of the work: detail of what is chosen. Part of the layout, never laid over it."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from hromada_desk.desktop.kit.buttons import icon_button
from hromada_desk.desktop.kit.labels import ElidedLabel, WrappingLabel
from hromada_desk.desktop.kit.marks import clear_layout, column, mark, name_for_readers, row
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Type
from hromada_desk.text.catalog import translate

NARROWEST, WIDEST = 280, 560
STEP = 24


class SidePanel(QFrame):
    """Head (code, pill, cross), title and a scrolling body. Esc or the cross closes it; its left edge can be dragged.

    `closed` tells that the person closed it, `width_changed` the width to be remembered. Alt+Shift+Left/Right change
    the width by key.
    """

    closed = Signal()
    width_changed = Signal(int)

    def __init__(self, width: int = 392, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="panel")
        self._code = ElidedLabel("", Type.SMALL, "secondary")
        self._pill = Pill()
        self._title = WrappingLabel("", Type.HEADING)
        self.head = row(spacing=8)
        self.body = column(spacing=16)
        self._build()
        self.set_width(width)
        self._add_key("Esc", self.close_panel)
        self._add_key("Alt+Shift+Left", lambda: self.set_width(self.width() + STEP))
        self._add_key("Alt+Shift+Right", lambda: self.set_width(self.width() - STEP))

    def show_subject(
        self, title: str, code: str = "", pill: str = "", pill_icon: str = "", tone: Tone = Tone.PLAIN
    ) -> None:
        """What the panel is about."""
        self._title.setText(title)
        self._code.setText(code)
        self._pill.show_state(pill, pill_icon, tone)
        name_for_readers(self, translate("kit.panel", title=title))

    def set_content(self, content: QWidget) -> None:
        """Put this below the title, in place of what was there."""
        clear_layout(self.body)
        self.body.addWidget(content)
        self.body.addStretch(1)

    def set_width(self, width: int) -> None:
        """Between 280 and 560 pixels."""
        width = min(max(width, NARROWEST), WIDEST)
        self.setFixedWidth(width)
        self.width_changed.emit(width)

    def close_panel(self) -> None:
        """Hide the panel; whoever opened it gives the focus back to the table."""
        self.hide()
        self.closed.emit()

    def _build(self) -> None:
        outer = row(self, spacing=0)
        outer.addWidget(_Edge(self))
        inner: QVBoxLayout = column(spacing=8, margins=(11, 8, 16, 0))
        outer.addLayout(inner, 1)
        head = row(spacing=8)
        head.addWidget(self._code)
        head.addWidget(self._pill)
        head.addStretch(1)
        head.addLayout(self.head)
        self.cross = icon_button("close", translate("kit.close_panel"), self.close_panel)
        head.addWidget(self.cross)
        inner.addLayout(head)
        inner.addWidget(self._title)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        mark(inside, role="body")
        self.body.setContentsMargins(4, 4, 4, 16)
        inside.setLayout(self.body)
        area.setWidget(inside)
        inner.addWidget(area, 1)

    def _add_key(self, key: str, deed: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(deed)
        self.addAction(action)


class _Edge(QFrame):
    """The left edge: dragging it changes the width of the panel."""

    def __init__(self, panel: SidePanel) -> None:
        super().__init__(panel)
        self._panel = panel
        mark(self, role="panel_edge")
        self.setFixedWidth(5)
        self.setCursor(Qt.CursorShape.SplitHCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        right = self._panel.mapToGlobal(self._panel.rect().topRight()).x()
        self._panel.set_width(right - round(event.globalPosition().x()))
