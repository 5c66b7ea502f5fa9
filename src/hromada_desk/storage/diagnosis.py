"""What is wrong with a file that does not open: read from its bytes alone, without changing one of them.

Every page of a SQLCipher file carries a keyed checksum (HMAC-SHA512), so the right key is told from a wrong one, and
a damaged page from a whole one, without the engine (docs/file-format.md has the layout).
"""

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage.file import PLAIN_SQLITE
from hromada_desk.storage.keys import SALT_BYTES, FileKey
from hromada_desk.storage.troubles import system_problem

PAGE_BYTES = 4096
HMAC_BYTES = 64
_HMAC_SALT_MASK = 0x3A
_HMAC_KEY_PASSES = 2
_HMAC_KEY_BYTES = 32
_KINDS_OF_BYTES_IN_NOISE = 230  # of 256; a page of encrypted bytes has practically all of them
_PAGES_TRIED = 256


def refuse_impossible(path: Path) -> None:
    """Raises FileProblem for what is no workspace whatever the passphrase: missing, empty, another kind of file."""
    try:
        if not path.exists():
            raise FileProblem("file.missing", name=path.name, path=str(path))
        if not path.is_file():
            raise FileProblem("file.not_a_workspace", name=path.name, path=str(path))
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(PAGE_BYTES)
    except OSError as error:
        raise system_problem(error, path) from error
    if size == 0:
        raise FileProblem("file.empty", name=path.name, path=str(path))
    if head.startswith(PLAIN_SQLITE) or (len(head) == PAGE_BYTES and len(set(head)) < _KINDS_OF_BYTES_IN_NOISE):
        raise FileProblem("file.not_a_workspace", name=path.name, path=str(path))
    if len(head) < PAGE_BYTES:
        code = "file.not_a_workspace" if _is_text(head) else "file.truncated"
        raise FileProblem(code, name=path.name, path=str(path), size=size)


def why_not_opened(path: Path, key: FileKey, *, wrong_key: str) -> FileProblem:
    """The refusal for a file the engine did not open with that key; `wrong_key` is the code if the key is to blame."""
    size = path.stat().st_size
    whole, rest = divmod(size, PAGE_BYTES)
    authentic = [good for _, good in _checked_pages(path, key, _PAGES_TRIED)]
    if not any(authentic):
        return FileProblem(wrong_key, name=path.name, path=str(path))
    if rest or (authentic[0] and all(authentic)):
        return FileProblem("file.truncated", name=path.name, path=str(path), size=size, pages=whole)
    damaged = tuple(number for number, good in enumerate(authentic, 1) if not good)
    return FileProblem("file.damaged", name=path.name, path=str(path), pages=whole, damaged=len(damaged))


def damaged_pages(path: Path, key: FileKey) -> tuple[int, ...]:
    """The numbers of all pages of the file whose checksum does not fit."""
    return tuple(number for number, good in _checked_pages(path, key, None) if not good)


def _checked_pages(path: Path, key: FileKey, at_most: int | None) -> Iterator[tuple[int, bool]]:
    hmac_salt = bytes(byte ^ _HMAC_SALT_MASK for byte in key.salt)
    hmac_key = hashlib.pbkdf2_hmac("sha512", key.key, hmac_salt, _HMAC_KEY_PASSES, _HMAC_KEY_BYTES)
    with path.open("rb") as file:
        number = 1
        while len(page := file.read(PAGE_BYTES)) == PAGE_BYTES and (at_most is None or number <= at_most):
            signed = page[SALT_BYTES if number == 1 else 0:-HMAC_BYTES] + number.to_bytes(4, "little")
            expected = hmac.digest(hmac_key, signed, "sha512")
            yield number, hmac.compare_digest(expected, page[-HMAC_BYTES:])
            number += 1


def _is_text(head: bytes) -> bool:
    try:
        head.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True
