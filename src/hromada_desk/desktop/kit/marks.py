"""Small acts every widget needs: set a style property and polish afresh, give an accessible name, lay out tightly."""

from typing import TypeVar

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

_Layout = TypeVar("_Layout", bound=QBoxLayout)


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set dynamic properties the style sheet looks at, and polish if one of them changed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        style = widget.style()
        style.unpolish(widget)
        style.polish(widget)
        widget.update()


def name_for_readers(widget: QWidget, name: str, description: str = "") -> None:
    """What a screen reader says for this widget."""
    widget.setAccessibleName(name)
    if description:
        widget.setAccessibleDescription(description)


def row(
    parent: QWidget | None = None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QHBoxLayout:
    """A horizontal layout with these gaps (pixels; left, top, right, bottom)."""
    return _tight(QHBoxLayout(parent) if parent else QHBoxLayout(), spacing, margins)


def column(
    parent: QWidget | None = None, spacing: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)
) -> QVBoxLayout:
    """A vertical layout with these gaps (pixels; left, top, right, bottom)."""
    return _tight(QVBoxLayout(parent) if parent else QVBoxLayout(), spacing, margins)


def frame(role: str, parent: QWidget | None = None) -> QFrame:
    """A frame of that role in the style sheet: page, card, popup, panel, bar, status, rail, line."""
    made = QFrame(parent)
    made.setProperty("role", role)
    return made


def hairline(parent: QWidget | None = None) -> QFrame:
    """A horizontal line of one pixel."""
    line = frame("line", parent)
    line.setFixedHeight(1)
    return line


def clear_layout(layout: QLayout) -> None:
    """Take everything out and let the widgets go."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _tight(layout: _Layout, spacing: int, margins: tuple[int, int, int, int]) -> _Layout:
    layout.setSpacing(spacing)
    layout.setContentsMargins(QMargins(*margins))
    return layout
