"""Starts the window: settings, language, look, the right first page. The heavy floors are read after first paint."""

import logging
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import platformdirs
from PySide6.QtCore import QTimer

from hromada_desk.desktop import crash, style
from hromada_desk.desktop.window import Window
from hromada_desk.services.settings import load_settings
from hromada_desk.services.workspaces import workspaces_in
from hromada_desk.text.catalog import set_language, translate

USAGE = 2


class Wish(NamedTuple):
    """What is asked of the window: a file to open, or the demonstration."""

    file: Path | None = None
    demo: bool = False


def main(arguments: Sequence[str]) -> int:
    """Open the window; returns the exit code of the event loop."""
    options = _options(arguments)
    settings = load_settings()
    set_language(settings.language)
    app = style.new_application(sys.argv[0])
    app.setApplicationName("hromada-desk")
    app.setApplicationDisplayName("Hromada Desk")
    style.install(app, style.Theme(settings.theme), settings.text_scale / 100)
    _log_to_file()
    window = Window()
    crash.install(lambda sentence: tell(window, sentence))
    show_first_page(window, options.file, demo=options.demo)
    window.show()
    return app.exec()


def show_first_page(window: Window, file: Path | None, *, demo: bool = False) -> None:
    """The demonstration, the unlock page of that file or of the one worked in last, or the first start."""
    known = workspaces_in(load_settings().last_folder)
    if demo:
        window.show_first_start()
        QTimer.singleShot(0, lambda: open_demonstration(window))
    elif file is not None and file.exists():
        window.show_unlock(file)
    elif file is None and known:
        window.show_unlock(known[0])
    else:
        window.show_first_start()


def open_demonstration(window: Window) -> None:
    """The demonstration workspace in the user's own data folder, made there if it is not there yet."""
    from hromada_desk.services.demo import open_demo
    from hromada_desk.services.demo_file import demo_folder

    window.show_desk(open_demo(demo_folder()))


def tell(window: Window, sentence: str) -> None:
    """Say a sentence in whatever is in front; on an entrance page there is no bar, so it goes to stderr as well."""
    from hromada_desk.desktop.kit.tones import Tone

    if window.frame is not None:
        window.frame.say(Tone.PROBLEM, sentence)
    else:
        print(sentence, file=sys.stderr)  # noqa: T201 - the only place left to say it


def _options(arguments: Sequence[str]) -> Wish:
    """Nothing or one file, as the system starts programs, is understood without a parser: it costs a tenth of the
    time until the window is there.
    """
    if not arguments or (len(arguments) == 1 and not arguments[0].startswith("-")):
        return Wish(Path(arguments[0]) if arguments else None)
    import argparse

    parser = argparse.ArgumentParser(prog="hromada-desk")
    parser.add_argument("file", nargs="?", type=Path, help=translate("cli.option.file"))
    parser.add_argument("--demo", action="store_true", help=translate("cli.demo"))
    options = parser.parse_args(list(arguments))
    return Wish(options.file, options.demo)


def _log_to_file() -> None:
    folder = Path(platformdirs.user_log_dir("hromada-desk", appauthor=False))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        logging.basicConfig(filename=folder / "hromada-desk.log", level=logging.WARNING,
                            format="%(asctime)s %(levelname)s %(name)s %(message)s")
    except OSError:
        logging.basicConfig(level=logging.ERROR)
