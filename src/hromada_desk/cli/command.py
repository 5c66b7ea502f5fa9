"""What a command is, and the options several commands share: the workspace file and its passphrase."""

import argparse
import getpass
import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.desk import Desk
from hromada_desk.services.workspaces import open_workspace
from hromada_desk.text.catalog import translate

LONGEST_PASSPHRASE = 4096


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name, the key of its help, how it declares its options, how it runs."""

    name: str
    key: str
    declare: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace], int]


def file_path(written: str) -> Path:
    """A path a person gave; one without a name of its own, such as ".", is written out so that it can be named."""
    path = Path(written)
    return path if path.name else path.absolute()


def add_workspace(parser: argparse.ArgumentParser) -> None:
    """The FILE argument and how its passphrase is given."""
    parser.add_argument("file", type=file_path, metavar="FILE", help=translate("cli.option.file"))
    add_passphrase(parser)


def add_passphrase(parser: argparse.ArgumentParser) -> None:
    """A passphrase comes from a prompt, a file or a file descriptor; never from an argument, which others can see."""
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--passphrase-file", type=Path, metavar="PATH", help=translate("cli.option.passphrase_file"))
    group.add_argument("--passphrase-fd", type=int, metavar="N", help=translate("cli.option.passphrase_fd"))


def add_json(parser: argparse.ArgumentParser) -> None:
    """The --json switch."""
    parser.add_argument("--json", action="store_true", help=translate("cli.option.json"))


def passphrase_of(options: argparse.Namespace, *, repeat: bool = False) -> str:
    """The passphrase as given; with `repeat`, a prompted one is asked twice."""
    if options.passphrase_file is not None:
        try:
            with options.passphrase_file.open("rb") as file:
                return _first_line(file.read(LONGEST_PASSPHRASE))
        except OSError as error:
            raise FileProblem("file.unreadable", path=str(options.passphrase_file)) from error
    if options.passphrase_fd is not None:
        try:
            return _first_line(_read_all(options.passphrase_fd))
        except (OSError, OverflowError) as error:
            raise FileProblem("passphrase.no_descriptor", number=str(options.passphrase_fd)) from error
    return _prompted(repeat=repeat)


def _read_all(descriptor: int) -> bytes:
    """What a descriptor gives up to the first line's end; a pipe may hand it over in pieces."""
    written = b""
    while b"\n" not in written and len(written) < LONGEST_PASSPHRASE:
        piece = os.read(descriptor, LONGEST_PASSPHRASE - len(written))
        if not piece:
            break
        written += piece
    return written


def _prompted(*, repeat: bool) -> str:
    """Asked at the terminal; where typing could not be hidden, or nobody is there, it is not asked at all."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)
            first = getpass.getpass(f"{translate('cli.passphrase')} ")
            if repeat and getpass.getpass(f"{translate('cli.passphrase_again')} ") != first:
                raise RuleBroken("passphrase.differs")
    except (EOFError, getpass.GetPassWarning):
        raise RuleBroken("passphrase.missing") from None
    return first


def _first_line(written: bytes) -> str:
    try:
        lines = written.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise RuleBroken("passphrase.not_text") from None
    if not lines or not lines[0]:
        raise RuleBroken("passphrase.empty")
    return lines[0]


@contextmanager
def opened(options: argparse.Namespace, *, read_only: bool = False) -> Iterator[Desk]:
    """The workspace of FILE, closed again at the end."""
    if not options.file.exists():
        raise FileProblem("file.missing", path=str(options.file))
    desk = open_workspace(options.file, passphrase_of(options), who=user_name(), read_only=read_only)
    try:
        yield desk
    finally:
        desk.close()


def user_name() -> str:
    """Who is at the keyboard, for the journal."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return ""


def say(key: str, /, **values: Any) -> None:
    """Print one sentence of the catalogue."""
    print(translate(key, **values))


def positive_count(written: str) -> int:
    """A whole number above zero, as an option takes it."""
    if not (written.isascii() and written.isdigit() and int(written)):
        raise argparse.ArgumentTypeError(translate("cli.not_a_count", text=written))
    return int(written)


def print_json(value: Any) -> None:
    """Print a value as JSON, readable and with its letters as they are."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
