"""`restore`: a backup into a new file."""

import argparse
from pathlib import Path

from hromada_desk.cli.command import Command, add_passphrase, passphrase_of, say
from hromada_desk.domain.errors import FileProblem
from hromada_desk.services.workspaces import restore
from hromada_desk.text.catalog import translate


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=Path, metavar="BACKUP", help=translate("cli.option.backup"))
    parser.add_argument("--to", type=Path, required=True, metavar="FILE", help=translate("cli.option.restore_to"))
    add_passphrase(parser)


def _run(options: argparse.Namespace) -> int:
    if not options.backup.exists():
        raise FileProblem("file.missing", path=str(options.backup))
    say("cli.restore.done", path=str(restore(options.backup, passphrase_of(options), options.to)))
    return 0


COMMAND = Command("restore", "restore", _declare, _run)
