"""Draws the pictures of the README again, from the demonstration workspace in a temporary folder.

    python3 dev.py shots [FOLDER]
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["HROMADA_DESK_CONFIG"] = tempfile.mkdtemp(prefix="hromada-shots-")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop import style
from hromada_desk.desktop.frame import Frame
from hromada_desk.desktop.window import Window
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.demo import create_demo
from hromada_desk.services.settings import save_settings
from hromada_desk.text.catalog import set_language

SIZE = (1366, 728)
SETTLE_MS = 250


def projects(frame: Frame) -> None:
    """The list with the panel beside it."""
    listing = frame.stack.screens["projects"].listing  # type: ignore[attr-defined]
    key = _lyceum(frame)
    listing.choose(key)
    listing.table.view.setFocus()
    listing.show_panel(key)


def passport(frame: Frame) -> None:
    """One project in full."""
    frame.go("projects", _lyceum(frame))


def budget(frame: Frame) -> None:
    """The budget of a project."""
    frame.go("budgets", f"project:{_lyceum(frame)}")


def proposal(frame: Frame) -> None:
    """A proposal with gaps."""
    frame.go("proposals", _by_number(frame, Proposal, "AP-2026-004"))


SHOTS: tuple[tuple[str, str, str, Callable[[Frame], None]], ...] = (
    ("projects", "uk", "light", projects),
    ("projects", "en", "dark", projects),
    ("passport", "uk", "light", passport),
    ("budget", "uk", "light", budget),
    ("budget", "en", "dark", budget),
    ("proposal", "uk", "light", proposal),
    ("proposal", "en", "dark", proposal),
)


def main(words: list[str]) -> int:
    """Draw every picture into the folder."""
    folder = Path(words[0]) if words else Path(__file__).parent / "images"
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for name, language, theme, scene in SHOTS:
        set_language("en" if language == "en" else "uk")
        save_settings(language=language, theme=theme)
        style.install(app, style.Theme(theme))
        with tempfile.TemporaryDirectory() as place:
            window = Window()
            window.resize(*SIZE)
            window.show()
            window.show_desk(create_demo(Path(place) / "demo.hromada"))
            assert window.frame is not None
            QTest.qWait(SETTLE_MS)
            scene(window.frame)
            QTest.qWait(SETTLE_MS)
            target = folder / f"{name}-{language}-{theme}.png"
            window.grab().save(str(target))
            print(target)
            window.close()
    return 0


def _lyceum(frame: Frame) -> str:
    return _by_number(frame, Project, "PR-2026-014")


def _by_number(frame: Frame, kind: type[Project] | type[Proposal], number: str) -> str:
    return next(each.id for each in frame.desk.all(kind) if each.number == number)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
