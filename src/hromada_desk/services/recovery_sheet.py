"""The recovery sheet: the key of a workspace on one page of paper, and the proof that it was really printed.

The key is made before the file is: a person may go back, change the passphrase, and nothing lies on the disk yet.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hromada_desk.domain.errors import RuleBroken

if TYPE_CHECKING:
    from hromada_desk.domain.values import Language
    from hromada_desk.storage.keys import FileKey

SHORTEST_PASSPHRASE = 8
"""Fewer characters are refused; strength beyond that is shown, not forced."""

GROUPS = 13
LETTERS_OF_A_GROUP = 5

# As the key is read back: letters that look like figures are these figures.
_READ_AS = str.maketrans("ILO", "110")


@dataclass(frozen=True, slots=True)
class FreshKey:
    """A key derived for a file that is not made yet. It never appears in a message or a log."""

    file_key: FileKey = field(repr=False)
    recovery_key: str = field(repr=False)


def fresh_key(passphrase: str) -> FreshKey:
    """The key of a new file for that passphrase; takes 0.1 to 0.5 s. Raises RuleBroken('passphrase.too_short')."""
    from hromada_desk.storage.keys import derive, new_salt, recovery_text

    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise RuleBroken("passphrase.too_short", least=SHORTEST_PASSPHRASE)
    key = derive(passphrase, new_salt())
    return FreshKey(key, recovery_text(key))


def groups_of(recovery_key: str) -> tuple[str, ...]:
    """The 13 groups of five as the sheet numbers them, from 1."""
    return tuple(recovery_key.split("-"))


def asked_groups(recovery_key: str) -> tuple[int, int]:
    """Which two groups to type back, counted from 1: by the key itself, so that each sheet is asked for others."""
    total = sum(map(ord, recovery_key))
    first = total % GROUPS
    second = (first + 1 + total // GROUPS % (GROUPS - 1)) % GROUPS
    low, high = sorted((first, second))
    return low + 1, high + 1


def tidy_key(typed: str) -> str:
    """What was typed from a sheet, in groups: case, spaces, hyphens and O for zero do not matter."""
    letters = "".join(each for each in typed.upper().translate(_READ_AS) if each.isalnum())
    return "-".join(letters[at:at + LETTERS_OF_A_GROUP] for at in range(0, len(letters), LETTERS_OF_A_GROUP))


def is_group(typed: str, group: str) -> bool:
    """Whether what was typed is that group of the sheet."""
    return tidy_key(typed).replace("-", "") == group


def letters_left(typed: str, needed: int = GROUPS * LETTERS_OF_A_GROUP) -> int:
    """How many letters of a key or group are still missing."""
    return max(0, needed - len(tidy_key(typed).replace("-", "")))


def write_sheet(path: Path, recovery_key: str, hromada: str, made_at: datetime, language: Language) -> Path:
    """Write the sheet as a PDF of one page; returns where it really lies. Raises FileProblem.

    It names the hromada and the day, never anything of the content.
    """
    from hromada_desk.documents.compose.recovery_sheet import compose
    from hromada_desk.documents.compose.voice import voice
    from hromada_desk.documents.render.pdf import render_pdf
    from hromada_desk.documents.write import write_file

    second: Language = "en" if language == "uk" else "uk"
    sheet = compose(groups_of(recovery_key), hromada, made_at, voice(language, second))
    return write_file(path, render_pdf(sheet)).path
