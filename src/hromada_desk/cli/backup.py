"""`backup`: a verified encrypted copy."""

import argparse

from hromada_desk.cli.command import Command, add_workspace, file_path, opened, say
from hromada_desk.services.workspaces import backup
from hromada_desk.text.catalog import translate


def _declare(parser: argparse.ArgumentParser) -> None:
    add_workspace(parser)
    parser.add_argument("--to", type=file_path, metavar="DIR", help=translate("cli.option.backup_to"))


def _run(options: argparse.Namespace) -> int:
    with opened(options) as desk:
        say("cli.backup.done", path=str(backup(desk, options.to)))
    return 0


COMMAND = Command("backup", "backup", _declare, _run)
