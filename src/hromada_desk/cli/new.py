"""`new`: a workspace for a hromada."""

import argparse

from hromada_desk.cli.command import Command, add_passphrase, file_path, passphrase_of, say, user_name
from hromada_desk.services.workspaces import create_workspace, recovery_key
from hromada_desk.text.catalog import current, translate


def _declare(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=file_path, metavar="FILE", help=translate("cli.option.new_file"))
    parser.add_argument("--hromada", required=True, metavar="CODE", help=translate("cli.option.hromada"))
    add_passphrase(parser)


def _run(options: argparse.Namespace) -> int:
    desk = create_workspace(options.file, passphrase_of(options, repeat=True), options.hromada, who=user_name())
    try:
        say("cli.new.done", path=str(options.file), name=desk.hromada().name.best(current().language))
        say("cli.new.recovery", key=recovery_key(desk))
    finally:
        desk.close()
    return 0


COMMAND = Command("new", "new", _declare, _run)
