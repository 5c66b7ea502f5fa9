"""The key of a workspace: from the passphrase, or typed from the recovery sheet.

The 16-byte salt at the head of the file is SQLCipher's and Argon2id's at once, so there is no side file. The numbers
below are constants of the format (docs/file-format.md). Nothing here opens a database.
"""

import os
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from hromada_desk.domain.errors import FileProblem

SALT_BYTES = 16
KEY_BYTES = 32
ARGON2_MEMORY_KIB = 128 * 1024
ARGON2_PASSES = 3
ARGON2_LANES = 4

# Crockford's base32: no I, L, O, U, so that a printed sheet is typed back without doubt.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILO", "110")
_GROUP = 4
_GROUPS = 13  # 13 groups of 4 letters carry 260 bits: the 256 of the key and four zeros
_FIELD_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1: arithmetic of check letters over 32 elements


@dataclass(frozen=True, slots=True)
class FileKey:
    """The raw key of one file with its salt. It never appears in a message or a log."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def pragma(self) -> str:
        """The value SQLCipher takes for `PRAGMA key`: key and salt as hexadecimal digits."""
        return f"x'{self.key.hex()}{self.salt.hex()}'"


def new_salt() -> bytes:
    """Sixteen random bytes for a new file."""
    return os.urandom(SALT_BYTES)


def salt_of(path: Path) -> bytes:
    """The salt at the head of the file; shorter than 16 bytes where the file is."""
    with path.open("rb") as file:
        return file.read(SALT_BYTES)


def derive(passphrase: str, salt: bytes) -> FileKey:
    """The key for a passphrase: Argon2id over its NFC form. Takes 0.1 to 0.5 s on purpose."""
    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    argon2 = Argon2id(salt=salt, length=KEY_BYTES, iterations=ARGON2_PASSES, lanes=ARGON2_LANES,
                      memory_cost=ARGON2_MEMORY_KIB)
    return FileKey(argon2.derive(typed), salt)


def recovery_text(key: FileKey) -> str:
    """The key as the recovery sheet prints it: 13 groups of four letters and a check letter."""
    number = int.from_bytes(key.key, "big") << 4
    letters = "".join(ALPHABET[number >> 5 * at & 31] for at in reversed(range(_GROUPS * _GROUP)))
    groups = [letters[at:at + _GROUP] for at in range(0, len(letters), _GROUP)]
    return "-".join(group + _check_letter(place, group) for place, group in enumerate(groups))


def key_from_recovery(text: str, salt: bytes) -> FileKey:
    """The key typed from the sheet; spaces, hyphens, letter case, I, L and O do not matter.

    Raises FileProblem `file.recovery_key_length` for too few or too many letters and `file.recovery_key_mistyped`
    with the number of the first group (from 1) whose check letter does not fit.
    """
    typed = [letter for letter in text.upper().translate(_READ_AS) if letter.isalnum()]
    if len(typed) != _GROUPS * (_GROUP + 1):
        raise FileProblem("file.recovery_key_length", given=len(typed), needed=_GROUPS * (_GROUP + 1))
    number = 0
    for place in range(_GROUPS):
        group = "".join(typed[place * (_GROUP + 1):(place + 1) * (_GROUP + 1)])
        if not set(group) <= set(ALPHABET) or _check_letter(place, group[:_GROUP]) != group[_GROUP]:
            raise FileProblem("file.recovery_key_mistyped", group=place + 1, typed=group)
        for letter in group[:_GROUP]:
            number = number << 5 | ALPHABET.index(letter)
    return FileKey((number >> 4).to_bytes(KEY_BYTES, "big"), salt)


def _check_letter(place: int, group: str) -> str:
    """Catches every single wrong letter, every two letters swapped in the group, and groups in the wrong place."""
    check = place
    for weight, letter in enumerate(group, start=2):
        check ^= _times(weight, ALPHABET.index(letter))
    return ALPHABET[check]


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 0b100000:
            left ^= _FIELD_POLYNOMIAL
        right >>= 1
    return product
