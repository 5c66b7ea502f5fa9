"""The floors of docs/architecture.md: the contracts in pyproject.toml hold, and each of them notices when it is broken.

What import-linter cannot see (parts of a foreign package, calls) is read from the code here.
"""

import ast
import os
import re
import subprocess
import sys

import pytest

from tests.project.sources import ROOT, modules, where

LINT = "from importlinter.cli import lint_imports_command as lint; lint(prog_name='lint-imports')"
ROOMS = ["__main__.py", "desktop/window.py", "desktop/screens/projects/screen.py", "desktop/screens/budget/screen.py", "cli/main.py", "services/projects.py", "storage/store.py", "documents/compose/passport.py", "documents/render/pdf.py", "exchange/tables_in.py", "domain/money.py", "domain/rates.py", "text/numbers.py", "resources.py"]
# contract -> (room, line that breaks it); in functions and under TYPE_CHECKING, because those count too
BREACHES = {
    "floors": ("text/numbers.py", "def late():\n    import hromada_desk.services.projects"),
    "qt": ("services/projects.py", "import PySide6.QtCore"),
    "sql": ("services/projects.py", "from sqlalchemy import select"),
    "formats": ("documents/compose/passport.py", "import openpyxl"),
    "paper": ("exchange/tables_in.py", "import xlsxwriter"),
    "network": ("storage/store.py", "from urllib.request import urlopen"),
    "domain": ("domain/rates.py", "from pathlib import Path"),
    "doors": ("cli/main.py", "def late():\n    from hromada_desk.storage import store"),
    "screens": ("desktop/screens/budget/screen.py", "import hromada_desk.desktop.screens.projects.screen"),
    "cycles": (
        "domain/money.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import hromada_desk.domain.rates",
    ),
}


def lint(src, *words):
    """Run import-linter with the project's contracts on the package in `src`."""
    command = [sys.executable, "-c", LINT, "--config", str(ROOT / "pyproject.toml"), "--no-cache", "--no-logo", *words]
    settings = {**os.environ, "PYTHONPATH": str(src), "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "300"}
    return subprocess.run(command, cwd=src, env=settings, capture_output=True, encoding="utf-8", check=False)


def verdicts(output):
    """Which contracts are kept and which broken, by name."""
    return dict(re.findall(r"^(\S.*?) (KEPT|BROKEN)\b", output, re.MULTILINE))


@pytest.fixture
def house(tmp_path):
    """A package of the same name and floors, with one empty module in each room."""
    for room in ROOMS:
        module = tmp_path / "hromada_desk" / room
        module.parent.mkdir(parents=True, exist_ok=True)
        module.write_text("", "utf-8")
    (tmp_path / "hromada_desk" / "domain" / "rates.py").write_text("import hromada_desk.domain.money\n", "utf-8")
    for folder in [tmp_path / "hromada_desk", *(tmp_path / "hromada_desk").rglob("*/")]:
        (folder / "__init__.py").write_text("", "utf-8")
    return tmp_path


def test_every_contract_holds():
    done = lint(ROOT / "src")
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    assert "0 broken" in done.stdout


def test_every_contract_holds_in_an_empty_house(house):
    done = lint(house)
    assert set(verdicts(done.stdout).values()) == {"KEPT"}, done.stdout + done.stderr
    assert len(verdicts(done.stdout)) == len(BREACHES)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_contract_notices_its_breach(house, contract):
    room, line = BREACHES[contract]
    with (house / "hromada_desk" / room).open("a", encoding="utf-8") as module:
        module.write(line + "\n")
    done = lint(house, "--contract", contract)
    assert set(verdicts(done.stdout).values()) == {"BROKEN"}, done.stdout + done.stderr


def test_a_new_room_without_a_floor_is_noticed(house):
    (house / "hromada_desk" / "attic.py").write_text("", "utf-8")
    assert lint(house, "--contract", "floors").returncode != 0


def imported(module):
    """Every dotted name that a module imports, lazily or not."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module}.{alias.name}", node) for alias in node.names)


def test_qt_is_not_used_as_a_network():
    network = re.compile(r"PySide6\.(QtNetwork|QtWeb|QtHttp|QtSql)")
    assert [where(module, node) for module in modules("src") for name, node in imported(module) if network.match(name)] == []


def test_the_domain_asks_no_clock():
    asked = [
        f"{where(module, node)} {ast.unparse(node.func)}"
        for module in modules("src/hromada_desk/domain")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and re.search(r"\b(now|today|utcnow|open)$", ast.unparse(node.func))
    ]
    assert asked == []


def test_only_four_places_catch_whatever_comes():
    """A broad `except` hides the cause; where a person must be told whatever happened, ruff's exception says why."""
    broad = [
        where(module, node)
        for module in modules("src")
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
        and not isinstance(node.body[-1], ast.Raise)  # tidying up on the way out is not catching
    ]
    assert len(broad) <= 4, broad
