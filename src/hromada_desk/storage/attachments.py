"""Contents of attachments, kept once by their SHA-256 inside the encrypted file. Records name them by that hash."""

import hashlib

from hromada_desk.storage.connection import Link

_ADD = "INSERT OR IGNORE INTO attachment_blob (sha256, size, data) VALUES (?, ?, ?)"


def add(link: Link, data: bytes) -> str:
    """Keep the bytes; the answer is their hash. What is already there is not written again."""
    digest = hashlib.sha256(data).hexdigest()
    with link.transaction():
        link.run(_ADD, (digest, len(data), data))
    return digest


def content(link: Link, sha256: str) -> bytes | None:
    """The bytes of that hash."""
    row = link.row("SELECT data FROM attachment_blob WHERE sha256 = ?", (sha256,))
    return None if row is None else bytes(row[0])
