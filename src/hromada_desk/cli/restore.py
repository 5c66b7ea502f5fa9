"""`restore`: a backup into a new file."""

import argparse

from hromada_desk.cli.command import Command, add_passphrase, file_path, passphrase_of, say
from hromada_desk.domain.errors import FileProblem
from hromada_desk.services.workspaces import restore
from hromada_desk.text.catalog import translate


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("backup", type=file_path, metavar="BACKUP", help=translate("cli.option.backup"))
    parser.add_argument("--to", type=file_path, required=True, metavar="FILE", help=translate("cli.option.restore_to"))
    add_passphrase(parser)


def _run(options: argparse.Namespace) -> int:
    if not options.backup.exists():
        raise FileProblem("file.missing", path=str(options.backup))
    say("cli.restore.done", path=str(restore(options.backup, passphrase_of(options), options.to)))
    return 0


COMMAND = Command("restore", "restore", _declare, _run)
