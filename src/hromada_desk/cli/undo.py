"""`undo`: take back the newest change."""

import argparse

from hromada_desk.cli.command import Command, add_workspace, opened, say
from hromada_desk.services.history import undo, undo_label
from hromada_desk.text.labels import change_label


def _run(options: argparse.Namespace) -> int:
    with opened(options) as desk:
        label = undo_label(desk)
        undo(desk)
        say("cli.undo.done", what=change_label(label.key, label.details) if label else "")
    return 0


COMMAND = Command("undo", "undo", add_workspace, _run)
