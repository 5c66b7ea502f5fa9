"""Opening and making workspaces, backups, restoring and verifying: everything about the file as a whole.

Storage is imported here when it is needed, not before: the unlock screen paints while nobody has asked for a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.changes import Label
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.places import HROMADA
from hromada_desk.domain.records.hromada import Hromada
from hromada_desk.domain.values import Bilingual, PlaceRef
from hromada_desk.services.desk import Desk

if TYPE_CHECKING:
    from hromada_desk.storage.verifying import VerifyReport

SUFFIX = ".hromada"
_TYPES = {"city": "urban", "settlement": "settlement", "village": "rural"}
SHORTEST_PASSPHRASE = 8
"""Fewer characters are refused; strength beyond that is shown, not forced."""


def create_workspace(path: Path, passphrase: str, hromada_code: str, *, who: str = "",
                     clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Desk:
    """A new workspace for the hromada of that KATOTTG code; the file must not exist yet.

    Raises RuleBroken('passphrase.too_short'), ('place.unknown_hromada') or FileProblem('file.exists').
    """
    from hromada_desk.storage.store import Store

    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise RuleBroken("passphrase.too_short", least=SHORTEST_PASSPHRASE)
    template = hromada_from_codifier(hromada_code)
    if path.exists():
        raise FileProblem("file.exists", path=str(path))
    store = Store.create(path, passphrase, who=who, clock=clock)
    desk = Desk(store, clock)
    with store.change(Label("change.workspace_created", {"name": template.name.uk})) as tx:
        tx.put(replace(template, id=desk.new_id()))
    return desk


def open_workspace(path: Path, passphrase: str | None = None, *, recovery_key: str | None = None, who: str = "",
                   read_only: bool = False, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> Desk:
    """Open an existing workspace by passphrase or recovery key; raises FileProblem('file.*')."""
    from hromada_desk.storage.store import Store

    return Desk(Store.open(path, passphrase, recovery_key=recovery_key, who=who, read_only=read_only, clock=clock),
                clock)


def hromada_from_codifier(code: str) -> Hromada:
    """The hromada's card as far as the codifier and the census know it, still without an id."""
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
    return desk.store.backup(to)


def restore(backup_file: Path, passphrase: str | None, to: Path, *, recovery_key: str | None = None) -> Path:
    """Restore a backup into a new file; an existing one is never touched (FileProblem 'file.exists')."""
    from hromada_desk.storage import backups

    backups.restore(backup_file, passphrase, to, recovery_key=recovery_key)
    return to


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
