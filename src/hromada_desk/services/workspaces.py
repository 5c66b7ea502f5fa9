"""Opening and making workspaces, backups, restoring and verifying: everything about the file as a whole.

Storage and records are imported here when they are needed, not before: the unlock screen paints while nobody has asked
for a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.desk import Desk
from hromada_desk.services.recovery_sheet import SHORTEST_PASSPHRASE, FreshKey, fresh_key, tidy_key

if TYPE_CHECKING:
    from hromada_desk.domain.records.hromada import Hromada
    from hromada_desk.storage.backups import Backup
    from hromada_desk.storage.verifying import VerifyReport

SUFFIX = ".hromada"
_TYPES = {"city": "urban", "settlement": "settlement", "village": "rural"}


def create_workspace(path: Path, passphrase: str, hromada_code: str, *, who: str = "",
                     clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Desk:
    """A new workspace for the hromada of that KATOTTG code; the file must not exist yet.

    Raises RuleBroken('passphrase.too_short'), ('place.unknown_hromada') or FileProblem('file.exists').
    """
    return create_with_key(path, fresh_key(passphrase), hromada_code, who=who, clock=clock)


def create_with_key(path: Path, key: FreshKey, hromada_code: str, *, who: str = "",
                    clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Desk:
    """`create_workspace` for a key whose recovery sheet is printed already."""
    from hromada_desk.domain.changes import Label
    from hromada_desk.storage.store import Store

    template = hromada_from_codifier(hromada_code)
    _refuse_taken(path)
    store = Store.create_with_key(path, key.file_key, who=who, clock=clock)
    desk = Desk(store, clock)
    with store.change(Label("change.workspace_created", {"name": template.name.uk})) as tx:
        tx.put(replace(template, id=desk.new_id()))
    return desk


def open_workspace(path: Path, passphrase: str | None = None, *, recovery_key: str | None = None, who: str = "",
                   read_only: bool = False, take_over: bool = False,
                   clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Desk:
    """Open an existing workspace by passphrase or recovery key; raises FileProblem('file.*').

    `take_over` disregards the note of another computer, where the person knows that the file is closed there.
    """
    from hromada_desk.storage.store import Store

    return Desk(Store.open(path, passphrase, recovery_key=recovery_key, who=who, read_only=read_only,
                           take_over=take_over, clock=clock), clock)


def read_ahead() -> None:
    """Import what opening a file takes, 0.2 s and more, while the passphrase is typed; may run in a thread."""
    from hromada_desk.domain.records import kinds  # noqa: F401 - to have it ready
    from hromada_desk.services import facts, projects  # noqa: F401 - to have it ready
    from hromada_desk.storage import reference, store  # noqa: F401 - to have it ready


def workspaces_in(folder: str) -> tuple[Path, ...]:
    """The workspace files of a folder, the one changed last first; none where the folder is gone."""
    if not folder:
        return ()
    try:
        found = [(each.stat().st_mtime, each) for each in Path(folder).glob(f"*{SUFFIX}") if each.is_file()]
    except OSError:
        return ()
    return tuple(path for _, path in sorted(found, reverse=True))


def hromada_from_codifier(code: str) -> Hromada:
    """The hromada's card as far as the codifier and the census know it, still without an id."""
    from hromada_desk.domain.places import HROMADA
    from hromada_desk.domain.records.hromada import Hromada
    from hromada_desk.domain.values import Bilingual, PlaceRef
    from hromada_desk.storage.reference import hromadas, place_words

    found = hromadas().get(code.strip())
    if found is None or found.category != HROMADA:
        raise RuleBroken("place.unknown_hromada", code=code)
    words = place_words()
    return Hromada(
        id="",
        name=Bilingual(words.of(found, "uk"), words.of(found, "en")),
        katottg=found.code,
        hromada_type=_TYPES.get(found.kind, ""),
        seat=PlaceRef(code=found.centre or found.code, precision="settlement" if found.centre else "hromada"),
        population=found.population,
        area_km2=None if found.area is None else Decimal(str(found.area)),
    )


def backup(desk: Desk, to: Path | None = None) -> Path:
    """A verified encrypted copy in the folder `to`, or in the backup folder beside the workspace."""
    if to is not None and to.exists() and not to.is_dir():
        raise FileProblem("file.not_a_folder", path=str(to))
    return desk.store.backup(to)


def restore(backup_file: Path, passphrase: str | None, to: Path, *, recovery_key: str | None = None) -> Path:
    """Restore a backup into a new file; an existing one is never touched (FileProblem 'file.exists')."""
    from hromada_desk.storage import backups

    _refuse_taken(to)
    backups.restore(backup_file, passphrase, to, recovery_key=recovery_key)
    return to


def _refuse_taken(path: Path) -> None:
    """A new file needs a name nobody has and a folder that is there.

    A log left by a file of that name that is gone would be folded into the new one; it may hold the last edits of the
    old one, so it is left alone.
    """
    if path.exists():
        raise FileProblem("file.exists", name=path.name, path=str(path))
    if not path.parent.is_dir():
        raise FileProblem("file.folder_missing", path=str(path), folder=str(path.parent))
    log = path.with_name(f"{path.name}-wal")
    if log.exists() and log.stat().st_size:
        raise FileProblem("file.log_left_behind", path=str(path), log=log.name)


def newest_backup(path: Path) -> Path | None:
    """The newest backup of that workspace, or None."""
    from hromada_desk.storage import backups

    return backups.newest(path)


def newest_backup_at(path: Path) -> datetime | None:
    """When the newest backup of that workspace was made, by its own name, or None."""
    from hromada_desk.storage import backups

    found = backups.backups_of(path)
    return found[0].at if found else None


def verify(desk: Desk) -> VerifyReport:
    """Check every page, every reference and that the journal leads to the rows."""
    return desk.store.verify()


def recovery_key(desk: Desk) -> str:
    """The key for the recovery sheet: it opens the file without the passphrase."""
    return desk.store.recovery_key()


def back_up_twice(desk: Desk, second_folder: str) -> tuple[Path, ...]:
    """A verified copy in the workspace's own backup folder, and one in the second folder where that is in reach.

    A stick that is not there is no fault; `backups_of` tells how old its newest copy is.
    """
    made = [backup(desk)]
    if second_folder and Path(second_folder).is_dir():
        made.append(backup(desk, Path(second_folder)))
    return tuple(made)


def backups_of(path: Path, folder: str = "") -> tuple[Backup, ...]:
    """The backups of that workspace, newest first: its own, or those in the second folder."""
    from hromada_desk.storage import backups

    return backups.backups_of(path, Path(folder) if folder else None)


def knows_secret(desk: Desk, typed: str) -> bool:
    """Whether what was typed is the passphrase of the open workspace, or the key of its sheet. Takes 0.1 to 0.5 s."""
    from hromada_desk.storage.keys import derive, recovery_text, salt_of

    key = desk.store.recovery_key()
    return tidy_key(typed) == key or recovery_text(derive(typed, salt_of(desk.path))) == key


def change_passphrase(desk: Desk, present: str, passphrase: str) -> None:
    """Write the workspace anew under another passphrase. The old sheet ends here; backups keep their own.

    `present` is the passphrase of now or the key of the sheet: a window left open is no permission. Raises
    RuleBroken('workspace.read_only'), ('passphrase.not_the_present'), ('passphrase.too_short') or FileProblem.
    """
    if desk.read_only:
        raise RuleBroken("workspace.read_only")
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise RuleBroken("passphrase.too_short", least=SHORTEST_PASSPHRASE)
    if not knows_secret(desk, present):
        raise RuleBroken("passphrase.not_the_present")
    backup(desk)
    desk.store.change_passphrase(passphrase)


def confirmed_recovery_key(desk: Desk, present: str) -> str:
    """The key for the recovery sheet, given to who knows the passphrase; RuleBroken('passphrase.not_the_present')."""
    if not knows_secret(desk, present):
        raise RuleBroken("passphrase.not_the_present")
    return recovery_key(desk)
