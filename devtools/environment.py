"""The folder `.venv`: made whole from the hash-locked requirement files, or made again; never used half-made.

A stamp file tells what stands. It is there from the first moment, empty (unfinished, and ours to remove), and is filled
in last. Only ready-made wheels with known hashes are installed: nothing is compiled on a person's machine.
"""

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from devtools.system_libraries import install_packages
from devtools.telling import Impossible, say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "made-by-dev-py.json"
LOCKS = {"run": ROOT / "requirements.txt", "dev": ROOT / "requirements-dev.txt"}
WINDOWS = sys.platform == "win32"


def venv_python() -> Path:
    """Give the interpreter inside `.venv`."""
    return VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")


def environment(**changes: str) -> dict[str, str]:
    """Give this process's environment with `changes`; text is UTF-8 on every system."""
    return {**os.environ, "PYTHONUTF8": "1", **changes}


def prepare(*sets: str) -> None:
    """Make sure that `.venv` holds the locked `sets`; when it already does, this costs three small reads."""
    try:
        if not _lacking(sets):
            return
        with _one_at_a_time():
            lacking = _lacking(sets)
            if "run" in lacking:
                _make_empty()
            if lacking:
                _install(lacking)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Impossible(
            f"The folder {ROOT} cannot be used ({reason}). "
            "Copy the project into a folder of your own, on a disk with 1 GB to spare, and start there."
        ) from error


def _wanted() -> dict[str, str]:
    """Describe the environment as the requirement files ask for it today."""
    wanted = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in LOCKS.items()}
    return {"python": f"{sys.version_info.major}.{sys.version_info.minor}", **wanted}


def _standing() -> dict[str, str]:
    """Read what stands: nothing, if it was never finished. Somebody else's environment is left alone."""
    if not VENV.exists() or not any(VENV.iterdir()):
        return {}
    if not STAMP.exists():
        raise Impossible(
            "The folder .venv was not made by dev.py, so dev.py leaves it alone. "
            "Move it away or delete it, then start again."
        )
    try:
        return dict(json.loads(STAMP.read_text("utf-8")))
    except ValueError:
        return {}


def _lacking(sets: Sequence[str]) -> list[str]:
    """Name the sets still to be installed: all of them if what stands is unfinished or of yesterday."""
    standing, wanted = _standing(), _wanted()
    of_today = all(wanted.get(key) == value for key, value in standing.items())
    if not of_today or "run" not in standing or not venv_python().exists():
        return list(sets)
    return [name for name in sets if name not in standing]


@contextlib.contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Let a second dev.py, started meanwhile, wait for the first and then look again."""
    with (ROOT / ".venv.lock").open("w") as held:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(held.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _make_empty() -> None:
    """Lay an environment with nothing in it but pip and the way to `src`."""
    say("Preparing .venv: the first start fetches about 100 MB of libraries, later ones fetch nothing.")
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        install_packages([package], [], "This Python cannot make environments: its venv is a package of its own.")
    if VENV.exists():
        shutil.rmtree(VENV)
    VENV.mkdir()
    STAMP.write_text("{}", "utf-8")
    made = subprocess.run([sys.executable, "-m", "venv", str(VENV)], check=False)
    if made.returncode != 0 or not venv_python().exists():
        raise Impossible(f"This Python ({sys.executable}) could not make an environment in .venv; try another one.")
    asked = [str(venv_python()), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    answer = subprocess.run(asked, check=True, stdout=subprocess.PIPE, env=environment())
    libraries = answer.stdout.decode("utf-8").strip()
    # A relative line: no letter of the person's name in it, which old Pythons would read in the system's code page,
    # and the whole folder may be moved.
    Path(libraries, "hromada_desk.pth").write_text(os.path.relpath(ROOT / "src", libraries) + "\n", "ascii")


def _install(sets: Sequence[str]) -> None:
    """Install the locked files of `sets` and, last of all, write down what stands."""
    finished = _standing()
    STAMP.write_text("{}", "utf-8")
    command = [str(venv_python()), "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary=:all:"]
    command += ["--disable-pip-version-check", "--no-input", "--retries=2"]
    command += [] if sys.stderr.isatty() else ["--quiet"]
    for name in sets:
        command += ["-r", str(LOCKS[name])]
    if subprocess.run(command, env=environment(PIP_USER="0"), stdin=subprocess.DEVNULL, check=False).returncode != 0:
        raise Impossible(
            "The libraries could not be installed; what the installer said stands above. The first start needs a "
            "network connection, and a system with ready-made libraries: 64-bit Linux or Windows on Intel or AMD, "
            "64-bit Linux on ARM, macOS on Apple processors. Start again when this is solved: what is half-made now "
            "will be made anew."
        )
    wanted = _wanted()
    finished |= {key: wanted[key] for key in ("python", *sets)}
    half = STAMP.with_suffix(".part")
    half.write_text(json.dumps(finished), "utf-8")
    half.replace(STAMP)
