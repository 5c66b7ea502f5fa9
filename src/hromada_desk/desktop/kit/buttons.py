"""Buttons of the four kinds, made in one line; every one of them has an accessible name and may carry an icon and a
menu.
"""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from hromada_desk.desktop import style
from hromada_desk.desktop.icons import icon
from hromada_desk.desktop.kit.marks import mark, name_for_readers
from hromada_desk.desktop.style_tokens import Size, Token

ICON_IN_BUTTON = 18
AIR = 3
"""Pixels added to the gap Qt leaves between icon and word."""


def button(
    words: str,
    on_click: Callable[[], object] | None = None,
    *,
    kind: str = "",
    icon_name: str = "",
    size: str = "",
    menu: QMenu | None = None,
    parent: QWidget | None = None,
) -> QPushButton:
    """A button.

    `kind`: "" (bordered), "primary" (one per screen), "quiet" or "link" (a word in accent); `size`: "small", "large".
    """
    made = QPushButton(words, parent)
    mark(made, kind=kind, size=size, has_menu=menu is not None)
    made.setAutoDefault(False)
    name_for_readers(made, words)
    if icon_name:
        normal = {"primary": Token.ON_FILL, "quiet": Token.ACCENT, "link": Token.ACCENT}.get(kind, Token.TEXT)
        made.setIcon(icon(icon_name, normal))
        made.setIconSize(QSize(ICON_IN_BUTTON + AIR, ICON_IN_BUTTON))
    if menu is not None:
        made.setMenu(menu)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def icon_button(
    icon_name: str, name: str, on_click: Callable[[], object] | None = None, *, framed: bool = False
) -> QToolButton:
    """A square button with an icon only; `name` is its tooltip and what a reader says."""
    made = QToolButton()
    mark(made, kind="framed" if framed else "icon")
    made.setIcon(icon(icon_name))
    side = style.px(Size.CONTROL)
    made.setIconSize(QSize(ICON_IN_BUTTON, ICON_IN_BUTTON))
    made.setMinimumSize(side, side)
    made.setToolTip(name)
    name_for_readers(made, name)
    if on_click is not None:
        made.clicked.connect(lambda _checked=False: on_click())
    return made


def action_button(action: QAction, *, kind: str = "") -> QPushButton:
    """A button that shows an action: its words, icon, whether it is possible, and its key and reason in the tooltip."""
    made = button(action.text(), kind=kind)
    if not action.icon().isNull():
        made.setIconSize(QSize(ICON_IN_BUTTON + AIR, ICON_IN_BUTTON))

    def follow() -> None:
        made.setText(action.text().replace("&", "&&"))
        made.setIcon(action.icon())
        made.setEnabled(action.isEnabled())
        if made.parentWidget() is not None or not action.isVisible():
            # Shown before it has a place in a window, it would be a window of its own for a moment and take the focus.
            made.setVisible(action.isVisible())
        made.setToolTip(tooltip_of(action))
        name_for_readers(made, action.text())

    follow()
    action.changed.connect(follow)
    made.clicked.connect(action.trigger)
    return made


def tooltip_of(action: QAction) -> str:
    """What an action is called, with its key: tooltips and menus name the keys."""
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    words = action.toolTip() or action.text()
    return f"{words} ({key})" if key else words
