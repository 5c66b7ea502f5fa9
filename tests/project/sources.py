"""The project's own files as the tests in this folder read them. Not a test."""

import ast
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SRC = ROOT / "src" / "hromada_desk"
NOT_OURS = {".git", ".venv", "__pycache__", "build", "dist", "demo-output", "node_modules"}
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A Python file of the project, read and parsed."""

    name: str
    text: str
    tree: ast.Module

    @property
    def functions(self) -> list[Function]:
        """All functions and methods, nested ones too."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]

    @property
    def classes(self) -> list[ast.ClassDef]:
        """All classes, nested ones too."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.ClassDef)]

    @property
    def strings(self) -> list[ast.Constant]:
        """All text constants, docstrings and the fixed parts of f-strings included."""
        return [node for node in ast.walk(self.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


@cache
def project_files() -> tuple[Path, ...]:
    """Every file that is, or is about to be, part of the project."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
        found = [ROOT / name for name in listed if name]
    else:
        found = [path for path in ROOT.rglob("*") if not NOT_OURS.intersection(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in found if path.is_file()))


@cache
def texts() -> dict[str, str]:
    """Every file of the project that is text, by its name from the root."""
    readable = {}
    for path in project_files():
        content = path.read_bytes()
        if b"\0" not in content:
            readable[path.relative_to(ROOT).as_posix()] = content.decode("utf-8")
    return readable


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The Python files below the given folders (or files), by name."""
    below = tuple(folder if folder.endswith(".py") else folder + "/" for folder in folders)
    chosen = {name: text for name, text in texts().items() if name.endswith(".py") and name.startswith(below)}
    return tuple(Module(name, text, ast.parse(text, name)) for name, text in chosen.items())


def length(node: Function) -> int:
    """Lines from `def` to the last statement, docstring included, decorators not."""
    return node.end_lineno - node.lineno + 1


def where(module: Module, node: ast.AST) -> str:
    """A place as an editor understands it."""
    return f"{module.name}:{node.lineno}"
