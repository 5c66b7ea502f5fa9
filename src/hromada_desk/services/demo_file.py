"""Where the demonstration workspace lies and what opens it; what is in it is the business of `demo`.

A module of its own, because the unlock page asks for it before any record is read.
"""

from pathlib import Path

import platformdirs

DEMO_PASSPHRASE = "novobilouska-demo"  # noqa: S105 - public on purpose
DEMO_FILE = "demo.hromada"


def demo_folder() -> Path:
    """Where the demonstration lives between starts: the program's own data folder of this user."""
    return Path(platformdirs.user_data_dir("hromada-desk", appauthor=False)) / "demo"
