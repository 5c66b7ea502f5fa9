"""What every screen is given: the opened desk and the few things a screen may ask of the window around it.

A screen never sees the window. It reads and changes through services with `desk`, runs verbs through `attempt`, and
leaves the rest (messages, toasts, going elsewhere, file dialogs) to these calls.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.file_dialogs import FileDialogs
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Office:
    """The desk and the window's services to a screen."""

    desk: Desk
    runner: ActionRunner
    work: BackgroundWork
    files: FileDialogs
    go: Callable[[str, str], None]
    """Go to the screen of that key, to the record of that id (or "")."""
    say: Callable[[Tone, str], None]
    """Show one sentence in the message bar."""
    offer_undo: Callable[[str], None]
    """Show what was just done in a toast, with Undo."""
    change_language: Callable[[str], None]
    """Speak another language: the window is built anew."""
    lock: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a screen is: title, the way to it, one line of context, a pill.

    A crumb is its words and where it leads: a screen's key, or `key#id` for a record on it.
    """

    title: str
    crumbs: tuple[tuple[str, str], ...] = ()
    context: str = ""
    pill: str = ""
    pill_icon: str = ""
    pill_tone: Tone = Tone.PLAIN


class Screen(QWidget):
    """What the window asks of a screen. `KINDS` are the record kinds whose change makes it reload."""

    KINDS: ClassVar[frozenset[str]] = frozenset()
    moved = Signal()
    """The place (title, crumbs) changed."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self.office = office

    @property
    def kinds(self) -> frozenset[str]:
        """The kinds whose change makes this screen reload."""
        return self.KINDS

    def place(self) -> Place:
        """Where the person is; the window shows it in the header."""
        raise TypeError("a screen says where it is")

    def reload(self) -> None:
        """Read the desk again; called when a kind of `KINDS` changed and before the screen is first shown."""

    def open_subject(self, record_id: str) -> None:
        """Show that record."""

    def show_list(self) -> None:
        """Back to the list this screen begins with, if it has opened one thing."""

    def header_action(self) -> QAction | None:
        """The one action in the header, or None."""
        return None

    def commit(self) -> None:
        """Write what is being typed: before locking, closing, exporting, leaving."""

    def start_import(self, table: Path | None = None) -> None:
        """Import a list: that table, or ask for one. A screen that keeps no list has nothing to ask."""

    def focus_first(self) -> None:
        """Give the focus to where work begins."""
        self.setFocus()

