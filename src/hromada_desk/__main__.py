"""Chooses the door: a command of the command line, or the window; nothing else."""

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run Hromada Desk; returns the exit code."""
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # a process that paints previews begins here too, and goes no further
    given = sys.argv[1:] if arguments is None else arguments
    from hromada_desk.cli.names import is_command

    if is_command(given):
        from hromada_desk.cli.main import main as run_command

        return run_command(given)
    from hromada_desk.desktop.rubbish import collect_rarely

    collect_rarely()
    from hromada_desk.desktop.app import main as open_window

    return open_window(given)


if __name__ == "__main__":
    sys.exit(main())
