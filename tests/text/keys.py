"""Which message keys the program uses, read from its own source. Not a test."""

import ast
import re
from functools import cache
from pathlib import Path

SRC = Path(__file__).resolve().parents[2] / "src" / "hromada_desk"
REFUSALS = {"RuleBroken", "FileProblem", "Problem", "Label"}
SPEAKERS = {"translate", "say", "translate_plural", "count"}
KEY = re.compile(r"[a-z_]+(\.[a-z_]+)+")
SUFFIXES = {"toml", "py", "json", "txt", "hromada", "xlsx", "csv", "pdf", "mo", "po", "ttf", "svg", "gz", "tsv", "xml"}


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the program, parsed."""
    return {path.relative_to(SRC).as_posix(): ast.parse(path.read_text(encoding="utf-8")) for path in SRC.rglob("*.py")}


def first_words(names: set[str]) -> dict[str, str]:
    """The literal first argument of every call of these names, with the module it stands in."""
    found = {}
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in names:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and KEY.fullmatch(first.value):
                    found[first.value] = module
    return found


def codes() -> dict[str, str]:
    """Every code of a problem, refusal or change: those given to its class, and those kept in tables beside it."""
    given = first_words(REFUSALS)
    rooms = {code.split(".")[0] for code in given}
    for module, tree in trees().items():
        if not _speaks_of_trouble(tree):
            continue
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
            if KEY.fullmatch(text) and text.split(".")[0] in rooms and text.split(".")[-1] not in SUFFIXES:
                given.setdefault(text, module)
    return given


def given_details() -> list[tuple[str, str, frozenset[str]]]:
    """Module, code and names of the details of every refusal whose details stand in the call itself."""
    found = []
    for module, tree in trees().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args and _name(node.func) in {"RuleBroken", "FileProblem"}:
                code, names = node.args[0], {each.arg for each in node.keywords}
                if isinstance(code, ast.Constant) and None not in names:
                    found.append((module, code.value, frozenset(names)))
    return found


def _speaks_of_trouble(tree: ast.Module) -> bool:
    sources = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return bool(sources & {"hromada_desk.domain.errors", "hromada_desk.domain.problems"})


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
