"""Makes the two requirement files from pyproject.toml: every version exact, every wheel of every system by its hash.

The result holds no address and nothing of the machine it was made on: settings of pip and uv are set aside.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from devtools.environment import LOCKS, ROOT
from devtools.telling import Impossible

# num2words wants docopt for its own command only, which we do not use; docopt has no wheel.
LEFT_OUT = ["docopt; python_version < '0'"]
HEADER = "# {what}\n# Made by `python3 dev.py lock` from pyproject.toml; edit that file, not this one.\n"
RUN_HEADER = HEADER.format(what="What Hromada Desk needs to run.")
DEV_HEADER = HEADER.format(what="What its tests, checks and releases need besides requirements.txt.")


def write_locks(words: Sequence[str]) -> int:
    """Resolve run and development needs together for all systems; `words` go to uv (for example `--upgrade`)."""
    uv = shutil.which("uv")
    if uv is None:
        raise Impossible("The tool uv is needed to make the requirement files; install it with: pip install uv")
    with tempfile.TemporaryDirectory() as folder:
        everything = Path(folder, "all.txt")
        known = [path.read_text("utf-8") for path in LOCKS.values() if path.exists()]
        everything.write_text("".join(known), "utf-8")  # uv keeps the versions it finds there
        overrides = Path(folder, "left-out.txt")
        overrides.write_text("\n".join(LEFT_OUT), "utf-8")
        _resolve(uv, everything, overrides, ["--all-extras", *words])
        run = Path(folder, "run.txt")
        _resolve(uv, run, overrides, ["--constraint", str(everything)])
        needed, all_needed = _entries(run), _entries(everything)
    _write(LOCKS["run"], RUN_HEADER, needed)
    _write(LOCKS["dev"], DEV_HEADER, {name: entry for name, entry in all_needed.items() if name not in needed})
    return 0


def _resolve(uv: str, out: Path, overrides: Path, options: Sequence[str]) -> None:
    command = [uv, "pip", "compile", "pyproject.toml", "--universal", "--python-version", "3.11"]
    command += ["--only-binary", ":all:", "--generate-hashes", "--no-annotate", "--no-header", "--no-emit-index-url"]
    command += ["--no-config", "--quiet", "--override", str(overrides), "--output-file", str(out), *options]
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("PIP_", "UV_"))}
    if subprocess.run(command, cwd=ROOT, env=clean, stdout=subprocess.DEVNULL, check=False).returncode != 0:
        raise Impossible("uv could not resolve the requirements; what it said stands above.")


def _entries(path: Path) -> dict[str, str]:
    """Split a requirement file into one block of text per library."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", path.read_text("utf-8"), flags=re.MULTILINE)
    return {block.partition("==")[0]: block for block in blocks if "==" in block}


def _write(path: Path, header: str, entries: dict[str, str]) -> None:
    path.write_text(header + "".join(entries[name] for name in sorted(entries)), "utf-8", newline="\n")
