"""What is asked of a file: open it or restore a backup of it, with which secret. Run off the window's thread."""

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from hromada_desk.services.desk import Desk
from hromada_desk.services.workspaces import open_workspace, restore


class Access(Enum):
    """How the file is opened."""

    WORK = "work"
    READ = "read"
    TAKE_OVER = "take_over"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try. With `backup` that copy is restored into `path`, which is then opened."""

    path: Path
    secret: str = field(repr=False)
    with_sheet: bool = False
    access: Access = Access.WORK
    backup: Path | None = None

    def open(self) -> Desk:
        """The opened workspace; raises FileProblem for everything that may be wrong with file or secret."""
        passphrase, key = (None, self.secret) if self.with_sheet else (self.secret, None)
        if self.backup is not None:
            restore(self.backup, passphrase, self.path, recovery_key=key)
        return open_workspace(self.path, passphrase, recovery_key=key, read_only=self.access is Access.READ,
                              take_over=self.access is Access.TAKE_OVER)
