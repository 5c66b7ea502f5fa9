"""The words that begin a command line. They stand apart from the commands, so that the window need not read those."""

from collections.abc import Sequence

COMMAND_NAMES = frozenset({
    "demo", "new", "import", "list", "show", "set", "check", "export", "history", "undo", "backup", "restore", "verify",
    "fill-form", "fill-word", "import-budget", "import-call", "import-rates", "export-call", "package",
})
WITHOUT_COMMAND = frozenset({"-h", "--help", "--version"})


def is_command(arguments: Sequence[str]) -> bool:
    """Whether these arguments are for the command line rather than for the window."""
    return bool(arguments) and (arguments[0] in COMMAND_NAMES or arguments[0] in WITHOUT_COMMAND)
