"""Tries out what PyInstaller made, as a person would who has no Python: a window that stays open, documents that open.

Nothing of the development environment is handed over, and the person's own settings are not touched.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from devtools.telling import Impossible, say

WINDOW_STAYS_SECONDS = 8
DOCUMENTS_SECONDS = 180
HANDED_OVER = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "APPDATA", "LOCALAPPDATA")


def try_out(folder: Path) -> int:
    """Start the program in `folder`; give 0, or end with the sentence that says what did not work."""
    size = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    say(f"Made {folder} ({size / 1e6:.0f} MB). Trying it out:")
    with tempfile.TemporaryDirectory() as home:
        surroundings = _bare_surroundings(home)
        command_line = folder / ("hromada-desk-cli.exe" if sys.platform == "win32" else "hromada-desk")
        _try_documents(command_line, Path(home, "documents"), surroundings)
        window = folder / ("hromada-desk.exe" if sys.platform == "win32" else "hromada-desk")
        _try_window(window, surroundings)
    return 0


def _bare_surroundings(home: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in HANDED_OVER if name in os.environ}
    own = {name: str(Path(home, name)) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")}
    return {**kept, **own, "HOME": home, "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}


def _try_documents(program: Path, out: Path, surroundings: dict[str, str]) -> None:
    """Let the frozen program make the demonstration documents."""
    started = time.monotonic()
    command = [str(program), "demo", "--out", str(out)]
    done = subprocess.run(command, env=surroundings, stdin=subprocess.DEVNULL, timeout=DOCUMENTS_SECONDS, check=False)
    made = [path for path in out.rglob("*.pdf") if path.read_bytes().startswith(b"%PDF-")] if out.exists() else []
    if done.returncode != 0 or not made:
        raise Impossible(f"The frozen program made no documents (exit code {done.returncode}); see its words above.")
    say(f"  documents: {len(made)} PDF in {time.monotonic() - started:.1f} s")


def _try_window(program: Path, surroundings: dict[str, str]) -> None:
    """Let the frozen program open its window, and see that it is still open a while later."""
    window = subprocess.Popen([str(program), "--demo"], env=surroundings, stdin=subprocess.DEVNULL)
    try:
        code = window.wait(WINDOW_STAYS_SECONDS)
    except subprocess.TimeoutExpired:
        say(f"  window: open for {WINDOW_STAYS_SECONDS} s")
    else:
        raise Impossible(f"The frozen program's window closed by itself (exit code {code}); see its words above.")
    finally:
        window.terminate()
        window.wait(WINDOW_STAYS_SECONDS)
