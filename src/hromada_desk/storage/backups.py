"""Backups: verified copies in a folder, thinned by time, found again, and restored always to a new file.

When one is due (every half hour if something changed, and before an import, upgrade, merge) is the services' business.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage import copying, thinning
from hromada_desk.storage.diagnosis import refuse_impossible, why_not_opened
from hromada_desk.storage.keys import FileKey, derive, key_from_recovery, salt_of
from hromada_desk.storage.opening import Opened
from hromada_desk.storage.troubles import system_problem
from hromada_desk.storage.verifying import VerifyReport

_MOMENT = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"(?P<of>.+) (?P<at>\d{4}-\d\d-\d\dT\d{6}Z)(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup on the disk, made at that moment (UTC)."""

    path: Path
    at: datetime
    size: int


def folder_of(workspace: Path) -> Path:
    """The folder of a workspace's own backups, beside it."""
    return workspace.with_name(f"{workspace.stem}.backups")


def backups_of(workspace: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups of that workspace in a folder (its own if None), newest first."""
    place = folder or folder_of(workspace)
    found = []
    for path in place.glob(f"*{workspace.suffix}") if place.is_dir() else ():
        named = _NAME.fullmatch(path.stem)
        if named is not None and named["of"] == workspace.stem:
            at = datetime.strptime(named["at"], _MOMENT).replace(tzinfo=UTC)
            found.append(Backup(path, at, path.stat().st_size))
    return tuple(sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True))


def newest(workspace: Path, folder: Path | None = None) -> Path | None:
    """The newest backup that may be whole as far as that is seen without the key; `restore` checks it fully."""
    for backup in backups_of(workspace, folder):
        try:
            refuse_impossible(backup.path)
        except FileProblem:
            continue
        return backup.path
    return None


def write_backup(opened: Opened, folder: Path, now: datetime) -> Path:
    """Write a verified backup and thin the older ones; the answer is its path.

    Thinning comes last: when the open file cannot be read to the end, this raises, and no old backup goes.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise system_problem(error, folder) from error
    target = _free_name(opened.path, folder, now)
    copying.copy(opened.path_read, opened.key, target)
    _thin(opened.path, folder, now)
    return target


def restore(backup: Path, passphrase: str | None, to: Path, *, recovery_key: str | None = None) -> VerifyReport:
    """Write the workspace held by a backup to a new file, checked page by page.

    Raises FileProblem like `Store.open`, `file.exists` where `to` is taken, `file.copy_not_good` for a damaged backup.
    """
    refuse_impossible(backup)
    if recovery_key is None:
        key, wrong_key = derive(passphrase or "", salt_of(backup)), "file.wrong_passphrase"
    else:
        key, wrong_key = key_from_recovery(recovery_key, salt_of(backup)), "file.wrong_recovery_key"
    return restore_with_key(backup, key, to, wrong_key=wrong_key)


def restore_with_key(backup: Path, key: FileKey, to: Path, *, wrong_key: str = "file.wrong_passphrase") -> VerifyReport:
    """`restore` with a key that is derived already."""
    try:
        return copying.copy(backup, key, to)
    except FileProblem as problem:
        if problem.code == "file.damaged":
            raise why_not_opened(backup, key, wrong_key=wrong_key) from problem
        raise


def _free_name(workspace: Path, folder: Path, now: datetime) -> Path:
    named = f"{workspace.stem} {now.astimezone(UTC).strftime(_MOMENT)}"
    target = folder / f"{named}{workspace.suffix}"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{named}-{number}{workspace.suffix}"
    return target


def _thin(workspace: Path, folder: Path, now: datetime) -> None:
    found = backups_of(workspace, folder)
    staying = thinning.kept((backup.at for backup in found), now)
    for backup in found:
        if backup.at not in staying:
            backup.path.unlink(missing_ok=True)
