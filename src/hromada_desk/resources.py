"""Finds the files that are shipped with the program: forms, reference lists, fonts, icons, screen words.

The same call works in the source tree (`resources/` beside `src/`), in an installed wheel
(`hromada_desk/_resources/`) and in a frozen one-folder build. It only finds files: what is in them is the business
of the room that asks. Nothing here writes.
"""

import sys
from functools import cache
from pathlib import Path

SOURCE_TREE_DEPTH = 2  # <root>/src/hromada_desk/resources.py


def candidate_roots(module_file: Path, frozen_folder: str | None) -> tuple[Path, ...]:
    """Where the shipped files may lie, the most specific place first.

    `module_file` is this module's own file, `frozen_folder` the unpacked folder of a frozen build (None otherwise).
    """
    package = module_file.parent
    frozen = [] if frozen_folder is None else [Path(frozen_folder, "resources"), Path(frozen_folder, "_resources")]
    return (*frozen, package / "_resources", module_file.parents[SOURCE_TREE_DEPTH] / "resources")


def first_root(candidates: tuple[Path, ...]) -> Path:
    """The first of the folders that exists. Raises FileNotFoundError when the program was installed without them."""
    for candidate in candidates:
        if candidate.is_dir():
            return candidate
    looked_in = ", ".join(str(candidate) for candidate in candidates)
    raise FileNotFoundError(f"The program's own data folder is missing; looked in {looked_in}. Install it again.")


@cache
def root() -> Path:
    """The folder that holds all shipped files."""
    return first_root(candidate_roots(Path(__file__).resolve(), getattr(sys, "_MEIPASS", None)))


def path(*parts: str) -> Path:
    """The path of a shipped file or folder, such as `path("fonts", "LICENSE")`.

    Raises FileNotFoundError with a plain sentence when it is not there, and ValueError when the parts lead out of the
    shipped folder: names of shipped files sometimes come from data.
    """
    found = root().joinpath(*parts)
    if not found.resolve().is_relative_to(root()):
        raise ValueError(f"{'/'.join(parts)} is not a shipped file.")
    if not found.exists():
        raise FileNotFoundError(f"The program's own file {'/'.join(parts)} is missing from {root()}. Install it again.")
    return found


def read_text(*parts: str) -> str:
    """The content of a shipped UTF-8 text file. Raises like `path`."""
    return path(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """The content of a shipped file. Raises like `path`."""
    return path(*parts).read_bytes()
