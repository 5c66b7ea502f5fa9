"""What code says about itself: docstrings where a newcomer looks, nothing unfinished, no words of a language in code."""

import ast
import re

from tests.project.sources import Function, modules, texts, where

OURS = ("src", "tests", "benchmarks", "devtools", "dev.py", "docs", "resources")
CODE_WITHOUT_WORDS = ("src", "benchmarks", "devtools", "dev.py", "docs")
CYRILLIC = re.compile("[\u0400-\u052f]")
CYRILLIC_WORD = re.compile("[\u0400-\u052f]{3}")  # one or two escaped letters are letters: a range, a pair
# Written in pieces, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK|TB" r"D|WI" r"P|lorem ip" r"sum)\b")
WORKPLACE = re.compile(r"/wo" r"rk/|\bshared/(?:design|facts|data)|/tmp/te" r"am")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?\b|^#[0-9a-fA-F]{3}$")
HOMES_OF_COLOUR = re.compile(r"src/hromada_desk/(?:desktop/style\w*|documents/render/palette)\.py")
REGISTRIES = ["".join(parts) for parts in [("py", "pi.org"), ("pythonhos", "ted"), ("npm", "js."), ("deb.deb", "ian.org")]]
# Rooms that are about the letters themselves: key caps, look-alikes, transliteration. They write them as escapes.
ALPHABETS = ("src/hromada_desk/domain/folding.py", "src/hromada_desk/domain/transliteration.py")


def test_every_module_says_what_it_is_for():
    silent = [module.name for module in modules(*OURS) if not ast.get_docstring(module.tree)]
    assert silent == []


def test_every_public_class_and_function_says_what_it_stands_for():
    silent = [
        f"{where(module, node)} {node.name}"
        for module in modules("src", "devtools")
        for node in module.tree.body
        if isinstance(node, Function | ast.ClassDef) and not node.name.startswith("_") and not ast.get_docstring(node)
    ]
    assert silent == []


def test_package_doors_hold_no_code():
    doors = [module for module in modules("src") if module.name.endswith("__init__.py")]
    crowded = [door.name for door in doors if any(isinstance(node, Function | ast.ClassDef) for node in door.tree.body)]
    re_exporting = [door.name for door in doors if any(isinstance(node, ast.ImportFrom) for node in door.tree.body)]
    assert (crowded, re_exporting) == ([], [])


def test_no_ukrainian_words_stand_in_code():
    written = [
        f"{module.name}:{number}"
        for module in modules(*CODE_WITHOUT_WORDS)
        for number, line in enumerate(module.text.splitlines(), 1)
        if CYRILLIC.search(line)
    ]
    escaped = [
        where(module, text)
        for module in modules(*CODE_WITHOUT_WORDS)
        for text in module.strings
        if CYRILLIC_WORD.search(text.value) and module.name not in ALPHABETS
    ]
    assert sorted({*written, *escaped}) == []


def test_nothing_is_left_unfinished():
    found = [
        f"{module.name}:{number} {line.strip()}"
        for module in modules("src", "devtools", "dev.py", "benchmarks")
        for number, line in enumerate(module.text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def test_no_function_is_empty():
    """`...` belongs to a protocol only, `pass` alone to nobody. A method may do nothing if its docstring says why."""
    empty = []
    for module in modules("src", "devtools"):
        promised = {part for node in module.classes if "Protocol" in map(ast.unparse, node.bases) for part in node.body}
        methods = {part for node in module.classes if node.bases for part in node.body}
        for function in module.functions:
            overload = any("overload" in ast.unparse(mark) for mark in function.decorator_list)
            says_why = len(function.body) == 1 and ast.get_docstring(function) and function in methods
            if does_nothing(function) and not (function in promised or overload or says_why):
                empty.append(f"{where(module, function)} {function.name}")
    assert empty == []


def does_nothing(function):
    """Whether a body holds words, `pass` and `...` only."""
    return all(
        isinstance(line, ast.Pass) or (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))
        for line in function.body
    )


def test_every_exception_to_ruff_says_why_on_its_line():
    """`# noqa: CODE - why`: a rule is set aside by name and for a reason."""
    reasoned = re.compile(r"# noqa: [A-Z]+\d+(?:, ?[A-Z]+\d+)*\s+(?:#|-)\s*\S.{7,}")
    bare = [
        f"{module.name}:{number}"
        for module in modules("src", "devtools", "dev.py", "benchmarks")
        for number, line in enumerate(module.text.splitlines(), 1)
        if re.search(r"#\s*noqa", line) and not reasoned.search(line)
    ]
    assert bare == []


def test_colours_live_in_the_style_and_the_palette_only():
    astray = [
        f"{where(module, text)} {text.value[:40]}"
        for module in modules("src")
        if not HOMES_OF_COLOUR.fullmatch(module.name)
        for text in module.strings
        if COLOUR.search(text.value)
    ]
    assert astray == []


def test_no_file_names_a_registry():
    found = [f"{name}: {word}" for name, text in texts().items() for word in REGISTRIES if word in text.lower()]
    assert found == []


def test_no_file_names_the_place_where_it_was_written():
    found = [f"{name}: {match.group()}" for name, text in texts().items() if (match := WORKPLACE.search(text))]
    assert found == []
