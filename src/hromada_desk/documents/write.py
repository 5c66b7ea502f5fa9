"""Writes finished bytes so that a file is either the old one or the whole new one, never half of either.

The bytes go to a temporary file in the same folder, reach the disk, take the name, and are read back and compared. A
target that is open elsewhere is left alone: the new file gets the next free name, and the answer says so.
"""

import errno
import hashlib
import os
import tempfile
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hromada_desk.domain.errors import FileProblem

LONGEST_NAME = 120
LONGEST_BYTES = 240
MOST_TRIES = 100
_FORBIDDEN = set('<>:"/\\|?*')
_RESERVED = {"con", "prn", "aux", "nul", *(f"{name}{number}" for name in ("com", "lpt") for number in range(1, 10))}
_CODES = (
    ("file.disk_full", {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}),
    ("file.folder_missing", {errno.ENOENT}),
    ("file.read_only_folder", {errno.EROFS, errno.EACCES, errno.EPERM}),
)
WINDOWS_SHARING = {32, 33}
"""Windows says with these that another program has the file open."""


@dataclass(frozen=True, slots=True)
class Written:
    """Where the bytes are now. `instead_of` is the name that was wanted and could not be replaced."""

    path: Path
    size: int
    sha256: str
    instead_of: Path | None = None


def write_file(path: Path, content: bytes) -> Written:
    """Write `content` to `path` and prove it. Raises FileProblem: file.disk_full, file.read_only_folder,
    file.not_writable, file.folder_missing.
    """
    temporary = _write_temporary(path, content)
    try:
        target = _take_name(temporary, path)
    except OSError as error:
        _forget(temporary)
        raise _problem(error, path) from error
    digest = hashlib.sha256(content).hexdigest()
    try:
        _sync_folder(target.parent)
        read_back = hashlib.sha256(target.read_bytes()).hexdigest()
    except OSError as error:
        raise _problem(error, target) from error
    if read_back != digest:
        raise FileProblem("file.not_writable", name=target.name, path=str(target), folder=str(target.parent),
                          reason="read back differently")
    return Written(target, len(content), digest, None if target == path else path)


def file_name(title: str, extension: str) -> str:
    """A name every system takes: composed, without forbidden characters, not reserved, not too long, never empty."""
    composed = unicodedata.normalize("NFC", title)
    kept = "".join(" " if char in _FORBIDDEN or unicodedata.category(char)[0] == "C" else char for char in composed)
    plain = " ".join(kept.split()).strip(" .")[:LONGEST_NAME].strip(" .")
    while len(plain.encode("utf-8", "replace")) > LONGEST_BYTES - len(extension) - 1:
        plain = plain[:-1].strip(" .")
    if not plain or plain.split(".")[0].strip().casefold() in _RESERVED:
        plain = f"_{plain}"
    return f"{plain}.{extension}"


def _write_temporary(path: Path, content: bytes) -> Path:
    """The bytes in a hidden file beside the target, on the disk and not only in memory."""
    try:
        handle, name = tempfile.mkstemp(prefix=".hromada-", suffix=".part", dir=path.parent)
    except OSError as error:
        raise _problem(error, path) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o644)
    except OSError as error:
        _forget(temporary)
        raise _problem(error, path) from error
    return temporary


def _take_name(temporary: Path, path: Path) -> Path:
    """Give the temporary file the wanted name, or the next free one where the target is open elsewhere."""
    try:
        temporary.replace(path)
    except OSError as error:
        if not (path.exists() and _is_open_elsewhere(error)):
            raise
    else:
        return path
    for number in range(2, MOST_TRIES):
        other = path.with_name(f"{path.stem} ({number}){path.suffix}")
        if not other.exists():
            temporary.replace(other)
            return other
    raise OSError(errno.EEXIST, "no free name", str(path))


def _is_open_elsewhere(error: OSError) -> bool:
    """Windows refuses to replace an open file; elsewhere an open file never stands in the way."""
    return getattr(error, "winerror", None) in WINDOWS_SHARING or isinstance(error, PermissionError)


def _sync_folder(folder: Path) -> None:
    """Bring the new name to the disk too; Windows does it by itself and has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _forget(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink()


def _problem(error: OSError, path: Path) -> FileProblem:
    """What went wrong, as a person can act on it."""
    code = next((code for code, numbers in _CODES if error.errno in numbers), "file.not_writable")
    return FileProblem(code, name=path.name, path=str(path), folder=str(path.parent), reason=error.strerror or "")
