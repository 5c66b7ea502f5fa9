"""The top line of every screen: where am I, what is this, and at most one thing to do; undo, redo and search at the
right.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.buttons import action_button, tooltip_of
from hromada_desk.desktop.kit.glyphs import Glyph
from hromada_desk.desktop.kit.labels import ElidedLabel, key_cap
from hromada_desk.desktop.kit.marks import clear_layout, mark, name_for_readers, row
from hromada_desk.desktop.kit.pills import Pill
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.style_tokens import Size, Token, Type
from hromada_desk.text.catalog import translate

SEARCH_WIDTH, LEAST_SEARCH = 248, 168
TITLE_WIDTH = 160
"""A title this wide is never cut: the way to it gives way first."""
CRUMB_WIDTH = 88


class Header(QFrame):
    """Breadcrumb, title, one line of context or a pill; right: one action, undo, redo, search.

    `crumb_chosen` tells the number of the crumb (0 is the first), `search_asked` that the palette is wanted.
    """

    crumb_chosen = Signal(int)
    search_asked = Signal()

    def __init__(self, undo: QAction, redo: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="bar")
        self.setMinimumHeight(style.px(Size.HEADER))
        self._crumbs = row(spacing=6)
        self._title = ElidedLabel("", Type.TITLE)
        self._context = ElidedLabel("", Type.SMALL, "secondary")
        self._pill = Pill()
        self._slot = row(spacing=8)
        self._undo = _history_button(undo, "undo")
        self._redo = _history_button(redo, "redo")
        self.search = SearchField()
        self.search.clicked.connect(self.search_asked)
        layout = row(self, spacing=8, margins=(Size.PAGE_LEFT, 0, Size.PAGE_RIGHT, 0))
        layout.addLayout(self._crumbs)
        layout.addWidget(self._title)
        layout.addWidget(self._pill)
        layout.addSpacing(4)
        layout.addWidget(self._context)
        layout.addStretch(1)
        layout.addLayout(self._slot)
        for at_right in (self._undo, self._redo, self.search):
            layout.addWidget(at_right)

    def set_place(self, title: str, crumbs: Sequence[str] = (), context: str = "") -> None:
        """Where the person is: the title, the way to it, and one line about it."""
        self._title.setText(title)
        self._title.setMinimumWidth(min(self._title.sizeHint().width(), style.px(TITLE_WIDTH)))
        self._context.setText(context)
        name_for_readers(self, title, context)
        clear_layout(self._crumbs)
        for at, words in enumerate(crumbs):
            crumb = Crumb(words)
            crumb.clicked.connect(partial(self._choose, at))
            self._crumbs.addWidget(crumb)
            self._crumbs.addWidget(Glyph("chevron-right", Token.TEXT_2, 16))

    def _choose(self, crumb: int, _checked: bool = False) -> None:
        self.crumb_chosen.emit(crumb)

    def set_pill(self, words: str, icon_name: str = "", tone: Tone = Tone.PLAIN) -> None:
        """The state of what is shown; empty words take the pill away."""
        self._pill.show_state(words, icon_name, tone)

    def set_action(self, action: QAction | None, *, primary: bool = False) -> None:
        """The one action of this screen, or none."""
        clear_layout(self._slot)
        if action is not None:
            self._slot.addWidget(action_button(action, kind="primary" if primary else ""))


def _history_button(action: QAction, icon_name: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icon(icon_name))
    made.setIconSize(QSize(20, 20))
    made.setMinimumSize(style.px(Size.CONTROL), style.px(Size.CONTROL))

    def follow() -> None:
        made.setEnabled(action.isEnabled())
        made.setToolTip(tooltip_of(action))
        name_for_readers(made, action.toolTip() or action.text())

    follow()
    action.changed.connect(follow)
    made.clicked.connect(action.trigger)
    return made


class Crumb(QPushButton):
    """One step of the way here; it ends in an ellipsis where there is no room, the whole of it is in the tooltip."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words.replace("&", "&&"), parent)
        self._words = words
        mark(self, kind="crumb")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        self.setToolTip(words)
        name_for_readers(self, words)

    def minimumSizeHint(self) -> QSize:
        whole = super().sizeHint()
        return QSize(min(whole.width(), style.px(CRUMB_WIDTH)), whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._words)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width() - around).replace("&", "&&")
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        painter.end()


class SearchField(QPushButton):
    """Looks like a field and opens the palette, where the typing happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, kind="search")
        words = translate("kit.search_hint")
        name_for_readers(self, words, "Ctrl+K")
        self.setMinimumWidth(style.px(LEAST_SEARCH))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        inside = row(self, spacing=8, margins=(10, 0, 8, 0))
        inside.addWidget(Glyph("search", Token.TEXT_2, 16))
        inside.addWidget(ElidedLabel(words, Type.SMALL, "secondary"), 1)
        inside.addWidget(key_cap("Ctrl+K"), 0, Qt.AlignmentFlag.AlignVCenter)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        return QSize(style.px(SEARCH_WIDTH), style.px(Size.CONTROL))
