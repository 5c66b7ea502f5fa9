"""Copying to a stick so that it can be pulled out: each file is written, brought to the medium, read back from it.

The steps are those that trusted programs take: a working name, everything to the medium, reading back past the cache,
comparing checksums, the true name, the folder to the medium. Whatever goes wrong, no half file bears a true name.
"""

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.packages import is_suspicious

CHUNK = 1024 * 1024
WORKING = ".part"
LEVELS = 2
MOST_ENTRIES = 20_000
"""Entries looked at on a stick; a disk full of photographs must not hold the copying up."""

GONE = {errno.ENODEV, errno.EIO, errno.ENXIO, errno.ENOENT, errno.ENOTCONN, errno.ESTALE}
FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EROFS, errno.EACCES, errno.EPERM}

Steps = Generator[tuple[int, int], None, "Copied"]
"""Yields bytes done and bytes in all (each byte counts twice: written and read back)."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What is on the stick now: the folder, the files in it, all read back and found equal."""

    folder: Path
    files: int
    size: int


def copy_to_stick(target: Path, files: Sequence[tuple[str, bytes]]) -> Steps:
    """Copy files (name and content) into a new folder `target`; its parent is the stick or a folder on it.

    Raises FileProblem: stick.full (told before anything is written, where the system knows), stick.gone,
    stick.read_only, stick.differs, stick.exists. Closing the generator takes working files away.
    """
    total = sum(len(content) for _, content in files)
    if target.exists():
        raise FileProblem("stick.exists", name=target.name, folder=str(target.parent))
    _check_room(target.parent, total)
    done = 0
    written: list[Path] = []
    try:
        target.mkdir()
        for name, content in files:
            path = target / f"{name}{WORKING}"
            written.append(path)
            for size in _write(path, content):
                done += size
                yield done, 2 * total
        for path, (name, content) in zip(tuple(written), files, strict=True):
            digest = hashlib.sha256()
            for piece in _read_back(path):
                digest.update(piece)
                done += len(piece)
                yield done, 2 * total
            if digest.digest() != hashlib.sha256(content).digest():
                raise FileProblem("stick.differs", name=name, folder=str(target.parent))
        for path in tuple(written):
            path.replace(path.with_name(path.name.removesuffix(WORKING)))
            written.remove(path)
        _sync_folder(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise _problem(error, target, total) from error
    finally:
        _take_away(written, target)
    return Copied(target, len(files), total)


def suspicious_files(root: Path) -> tuple[Path, ...]:
    """Shortcuts, programs and hidden files in the root of a stick and two levels down; nothing is opened or removed."""
    return tuple(sorted(_suspicious(root, LEVELS, [MOST_ENTRIES])))


def _suspicious(folder: Path, levels: int, left: list[int]) -> Iterator[Path]:
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        left[0] -= 1
        if left[0] < 0:
            return
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                if levels:
                    yield from _suspicious(Path(entry.path), levels - 1, left)
            elif is_suspicious(entry.name, hidden=_is_hidden(entry)):
                yield Path(entry.path)


def _is_hidden(entry: "os.DirEntry[str]") -> bool:
    """Hidden as Windows marks it; a name with a dot hides nothing from those who use these sticks."""
    attributes = getattr(entry.stat(follow_symlinks=False), "st_file_attributes", 0)
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _check_room(folder: Path, size: int) -> None:
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        raise _problem(error, folder, size) from error
    if free < size:
        raise FileProblem("stick.full", folder=str(folder), missing=size - free, size=size)


def _write(path: Path, content: bytes) -> Iterator[int]:
    """The bytes under the working name, on the medium and not only in memory."""
    with path.open("xb") as file:
        for start in range(0, len(content), CHUNK):
            yield file.write(content[start:start + CHUNK])
        file.flush()
        os.fsync(file.fileno())


def _read_back(path: Path) -> Iterator[bytes]:
    """The bytes as the medium gives them: what the system still remembers of the file is dropped first, if it can."""
    with path.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        while piece := file.read(CHUNK):
            yield piece


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_away(working: Iterable[Path], target: Path) -> None:
    """Working files go, and the folder where nothing else is in it; a stick that is gone takes them along."""
    left = list(working)
    for path in left:
        with suppress(OSError):
            path.unlink()
    if left:
        with suppress(OSError):
            target.rmdir()


def _problem(error: OSError, target: Path, size: int) -> FileProblem:
    details = {"folder": str(target.parent), "name": target.name}
    if error.errno in FULL:
        return FileProblem("stick.full", folder=str(target.parent), missing=size, size=size)
    if error.errno in CLOSED:
        return FileProblem("stick.read_only", **details)
    if error.errno in GONE or not target.parent.exists():
        return FileProblem("stick.gone", **details)
    return FileProblem("stick.failed", reason=error.strerror or "", **details)
