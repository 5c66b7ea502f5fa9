"""The questions to the system which file or folder: a small door that a test replaces by answers."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from hromada_desk.text.catalog import translate

Kinds = Sequence[tuple[str, str]]
"""What may be chosen: words and pattern, e.g. ("Excel workbook", "*.xlsx")."""


class FileDialogs:
    """The system's own dialogs, in front of `window`. Every answer may be None: the person changed their mind."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def file_to_open(self, title: str, kinds: Kinds, folder: Path | None = None) -> Path | None:
        """An existing file."""
        chosen, _ = QFileDialog.getOpenFileName(self._window, title, str(folder or ""), patterns(kinds, every=True))
        return Path(chosen) if chosen else None

    def file_to_save(self, title: str, kinds: Kinds, suggested: Path) -> Path | None:
        """A file that may not exist yet; the suffix of the first kind is added where none was typed."""
        chosen, _ = QFileDialog.getSaveFileName(self._window, title, str(suggested), patterns(kinds, every=False))
        return with_suffix(Path(chosen), kinds) if chosen else None

    def folder(self, title: str, folder: Path | None = None) -> Path | None:
        """An existing folder, such as a stick."""
        chosen = QFileDialog.getExistingDirectory(self._window, title, str(folder or ""))
        return Path(chosen) if chosen else None


def patterns(kinds: Kinds, *, every: bool) -> str:
    """The filter text Qt wants: `Excel (*.xlsx);;All files (*)`."""
    listed = [*kinds, (translate("kit.all_files"), "*")] if every else list(kinds)
    return ";;".join(f"{words} ({pattern})" for words, pattern in listed)


def with_suffix(path: Path, kinds: Kinds) -> Path:
    """The path with the suffix of the first kind where the person typed none."""
    suffix = kinds[0][1].split()[0].removeprefix("*") if kinds else ""
    return path if path.suffix or not suffix.startswith(".") else path.with_name(path.name + suffix)
