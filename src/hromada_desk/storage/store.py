"""The door to one workspace file: create it, open it, read and change it, copy it, close it.

Everything a person's work needs from the disk goes through a `Store`. What the records mean is the domain's business,
when a backup is due that of the services.
"""

import logging
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage import backups, rekeying, search_index, verifying
from hromada_desk.storage.diagnosis import refuse_impossible
from hromada_desk.storage.drafts import Draft
from hromada_desk.storage.ids import IdMaker
from hromada_desk.storage.keys import FileKey, derive, key_from_recovery, new_salt, recovery_text, salt_of
from hromada_desk.storage.lock import Lock
from hromada_desk.storage.opening import Opened, create_file, lock_for, open_file, read_meta
from hromada_desk.storage.undoing import Undoing
from hromada_desk.storage.writing import Clock, NewId

log = logging.getLogger(__name__)


def utc_now() -> datetime:
    """The clock of the machine."""
    return datetime.now(UTC)


class Store(Undoing):
    """An open workspace. `recovered` holds the drafts that a power cut had left and opening turned into entries."""

    def __init__(self, opened: Opened, *, who: str, clock: Clock, new_id: NewId) -> None:
        self._opened = opened
        super().__init__(opened.link, who=who, clock=clock, new_id=new_id)
        self.path = opened.path
        self.read_only = opened.link.read_only
        self.cut_off = opened.lock is not None and opened.lock.left_behind
        self.workspace_id = read_meta(opened.link, "workspace_id")
        self.recovered: tuple[Draft, ...] = () if self.read_only else self.drafts()
        if self.recovered:
            self.commit_drafts()

    @classmethod
    def create(cls, path: Path, passphrase: str, *, who: str, clock: Clock = utc_now,
               new_id: NewId | None = None) -> Self:
        """A new workspace. Raises FileProblem `file.exists`, `file.read_only_folder`, `file.disk_full`, `file.missing`.

        Takes the time of the key derivation, 0.1 to 0.5 s.
        """
        return cls.create_with_key(path, derive(passphrase, new_salt()), who=who, clock=clock, new_id=new_id)

    @classmethod
    def create_with_key(cls, path: Path, key: FileKey, *, who: str, clock: Clock = utc_now,
                        new_id: NewId | None = None) -> Self:
        """A new workspace for a key that is derived already."""
        make_id = new_id or IdMaker()
        lock = lock_for(path, who, clock())
        try:
            create_file(path, key, workspace_id=make_id(), created_at=clock())
            return cls(open_file(path, key, lock=lock), who=who, clock=clock, new_id=make_id)
        except BaseException:
            lock.release()
            raise

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None, *, recovery_key: str | None = None, who: str,
             read_only: bool = False, take_over: bool = False, clock: Clock = utc_now,
             new_id: NewId | None = None) -> Self:
        """An existing workspace, by its passphrase or its recovery key; older ones are upgraded (a copy is kept).

        `take_over` disregards the note of another computer that has it open, when the person knows better. Raises
        FileProblem: `file.missing`, `file.empty`, `file.not_a_workspace`, `file.truncated`, `file.damaged`,
        `file.wrong_passphrase`, `file.wrong_recovery_key`, `file.newer_version`, `file.in_use` (host, who, since),
        `file.read_only_folder`; nothing of the file is changed by any of them.
        """
        refuse_impossible(path)
        lock: Lock | None = None if read_only else lock_for(path, who, clock(), take_over=take_over)
        try:
            if recovery_key is None:
                key, wrong_key = derive(passphrase or "", salt_of(path)), "file.wrong_passphrase"
            else:
                key, wrong_key = key_from_recovery(recovery_key, salt_of(path)), "file.wrong_recovery_key"
            return cls(open_file(path, key, lock=lock, wrong_key=wrong_key), who=who, clock=clock,
                       new_id=new_id or IdMaker())
        except BaseException:
            if lock is not None:
                lock.release()
            raise

    def recovery_key(self) -> str:
        """The key as the recovery sheet prints it: it opens this file without the passphrase."""
        return recovery_text(self._opened.key)

    def change_passphrase(self, passphrase: str) -> None:
        """Write the workspace anew under another passphrase and put it in place of the old file.

        A new salt and key: the old recovery sheet ends here; backups open with the passphrase of their day.
        """
        rekeying.rekey(self._opened, derive(passphrase, new_salt()))

    def backup(self, to: Path | None = None) -> Path:
        """A verified copy in the folder `to` (the workspace's own backup folder if None), and older ones thinned."""
        return backups.write_backup(self._opened, to or backups.folder_of(self.path), self._clock())

    def verify(self) -> verifying.VerifyReport:
        """Read the whole file and report. May take seconds per hundred megabytes; runs beside other work."""
        return verifying.verify(self._opened.path_read, self._opened.key, journal=True)

    def checkpoint(self) -> None:
        """Index what is new and fold the write-ahead log into the file; for idle moments and before locking."""
        search_index.catch_up(self._link)
        self._link.checkpoint()

    def close(self) -> None:
        """Close the file and let others have it. Closing twice is harmless.

        What is committed is safe already; that the tidying before it fails (a stick pulled out) is only noted.
        """
        try:
            if not (self.read_only or self._opened.link.closed):
                self.checkpoint()
        except FileProblem as problem:
            log.warning("not tidied on closing: %s", problem.code)
        finally:
            self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
