"""The file of a call card: reading it with distrust, writing it for people to read."""

import tomllib
from pathlib import Path
from typing import Any

from hromada_desk.domain.call_card import CallCard, card_from_table
from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.limits import refuse_special
from hromada_desk.exchange.toml_text import toml_text

LARGEST_FILE = 1_000_000
"""Bytes; the longest form is a tenth of that."""


def read_card(path: Path) -> CallCard:
    """The card of a file.

    Raises FileProblem for a file that is not there, too large or no TOML, RuleBroken for one that is no card.
    """
    try:
        refuse_special(path)
        if path.stat().st_size > LARGEST_FILE:
            raise FileProblem("card.too_large", file=path.name, most=LARGEST_FILE // 1_000_000)
        content = path.read_bytes()
    except FileNotFoundError as missing:
        raise FileProblem("file.missing", path=str(path)) from missing
    except OSError as error:
        raise FileProblem("file.unreadable", path=str(path)) from error
    return card_from_table(_parsed(path, content))


def card_text(table: dict[str, Any]) -> str:
    """The text of a card."""
    return toml_text(table)


def _parsed(path: Path, content: bytes) -> dict[str, Any]:
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        raise FileProblem("card.unreadable", file=path.name, reason=_place(error)) from error


def _place(error: Exception) -> str:
    """Where the text is broken, as line and column; nothing where there is no such place."""
    _, found, rest = str(error).partition("(at line ")
    return f"{rest.rstrip(')').replace(', column ', ':')}" if found else ""
