"""What a person has said so far on the way to a new workspace. Pages come and go with the language; this stays."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from hromada_desk.services.hromadas import HromadaFound, hromada_found
from hromada_desk.services.recovery_sheet import FreshKey, asked_groups, groups_of, is_group
from hromada_desk.text.catalog import current


class Start(StrEnum):
    """With what the work begins."""

    IMPORT = "import"
    EMPTY = "empty"
    DEMONSTRATION = "demonstration"


@dataclass(slots=True)
class Beginning:
    """Everything typed and chosen, nothing of it on the disk yet but the sheet a person printed."""

    hromada_text: str = ""
    hromada_code: str = ""
    passphrase: str = ""
    again: str = ""
    key: FreshKey | None = None
    key_of: str = ""
    sheet_at: datetime | None = None
    retyped: tuple[str, str] = ("", "")
    start: Start = Start.IMPORT
    import_file: Path | None = None
    folder: Path | None = None
    file_name: str = ""

    @property
    def hromada(self) -> HromadaFound | None:
        """The chosen hromada in the language of the moment."""
        return hromada_found(self.hromada_code, current().language) if self.hromada_code else None

    @property
    def has_sheet(self) -> bool:
        """Whether a sheet was made for the passphrase of now."""
        return self.key is not None and self.key_of == self.passphrase and self.sheet_at is not None

    @property
    def asked(self) -> tuple[tuple[int, str], tuple[int, str]]:
        """The two groups to type back, each with its number on the sheet."""
        assert self.key is not None
        first, second = asked_groups(self.key.recovery_key)
        groups = groups_of(self.key.recovery_key)
        return (first, groups[first - 1]), (second, groups[second - 1])

    @property
    def is_retyped(self) -> tuple[bool, bool]:
        """Which of the two groups were typed back."""
        if not self.has_sheet:
            return False, False
        (_, first), (_, second) = self.asked
        return is_group(self.retyped[0], first), is_group(self.retyped[1], second)

    @property
    def is_protected(self) -> bool:
        """Whether passphrase and sheet are in order."""
        return bool(self.passphrase) and self.passphrase == self.again and all(self.is_retyped)

    def path(self, default_folder: Path, default_name: str) -> Path:
        """Where the workspace file will lie."""
        return (self.folder or default_folder) / (self.file_name or default_name)

    def forget_secrets(self) -> None:
        """Let go of passphrase and key once they are used."""
        self.passphrase = self.again = self.key_of = ""
        self.key, self.retyped = None, ("", "")
