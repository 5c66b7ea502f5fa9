"""Making the workspace at the end of the first start, off the window's thread: file, first backup, demonstration."""

from dataclasses import dataclass
from pathlib import Path

from hromada_desk.desktop.screens.first_start.beginning import Start
from hromada_desk.services.demo_file import demo_folder
from hromada_desk.services.desk import Desk
from hromada_desk.services.recovery_sheet import FreshKey


@dataclass(frozen=True, slots=True)
class Begun:
    """The workspace that was opened."""

    desk: Desk


def make_workspace(path: Path, key: FreshKey, hromada_code: str, start: Start) -> Begun:
    """Make the workspace and its first backup; the demonstration is a file of its own beside it."""
    from hromada_desk.services.workspaces import backup, create_with_key

    desk = create_with_key(path, key, hromada_code)
    backup(desk)
    if start is not Start.DEMONSTRATION:
        return Begun(desk)
    desk.close()
    return open_demonstration()


def open_demonstration() -> Begun:
    """The demonstration in the program's own data folder."""
    from hromada_desk.services.demo import open_demo

    return Begun(open_demo(demo_folder()))
