"""The requirement files: exact, complete, hashed, free of addresses, and in step with pyproject.toml and the imports."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.sources import ROOT, SRC, modules, texts

PROJECT = tomllib.loads(texts()["pyproject.toml"])["project"]
RUN, DEVELOPMENT = PROJECT["dependencies"], PROJECT["optional-dependencies"]["dev"]
USED_WITHOUT_IMPORT = {"rl-accel"}  # reportlab finds it by itself
OWN = {"hromada_desk", "tests", "benchmarks", "devtools", "dev"}


def entries(name):
    """Version and hashes of each library in a requirement file."""
    found = {}
    for block in re.split(r"^(?=\w)", texts()[name], flags=re.MULTILINE)[1:]:
        requirement = Requirement(block.partition("\\")[0])
        found[canonicalize_name(requirement.name)] = (requirement, re.findall(r"--hash=sha256:([0-9a-f]{64})\b", block))
    return found


def imported_distributions(*folders):
    """The libraries that the Python files below `folders` import, by the name they are installed under."""
    names = set()
    for module in modules(*folders):
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                names.add(node.module.partition(".")[0])
    installed = packages_distributions()
    foreign = names - sys.stdlib_module_names - OWN
    return {canonicalize_name(installed.get(name, [name])[0]) for name in foreign}


def declared(*requirement_lists):
    return {canonicalize_name(Requirement(line).name) for lines in requirement_lists for line in lines}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_library_is_exact_and_known_by_its_hashes(name):
    loose = [
        library
        for library, (requirement, hashes) in entries(name).items()
        if not hashes or [part.operator for part in requirement.specifier] != ["=="]
    ]
    assert loose == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_requirement_files_hold_no_address_and_no_option(name):
    odd = [line for line in texts()[name].splitlines() if "/" in line or line.startswith("-")]
    assert odd == []


@pytest.mark.parametrize(
    ("lines", "names"),
    [(RUN, ["requirements.txt"]), (DEVELOPMENT, ["requirements.txt", "requirements-dev.txt"])],
    ids=["run", "development"],
)
def test_the_lock_gives_what_pyproject_asks_for(lines, names):
    locked = {library: entry for name in names for library, entry in entries(name).items()}
    unmet = []
    for wanted in map(Requirement, lines):
        requirement, _ = locked.get(canonicalize_name(wanted.name), (None, []))
        exact = next(iter(requirement.specifier)).version if requirement else None
        if exact is None or exact not in wanted.specifier:
            unmet.append(str(wanted))
    assert unmet == []


def test_the_two_files_share_no_library():
    assert entries("requirements.txt").keys() & entries("requirements-dev.txt").keys() == set()


def test_the_program_imports_only_what_it_declares():
    assert imported_distributions("src") - declared(RUN) == set()


def test_tests_and_tools_import_only_what_is_declared():
    imported = imported_distributions("tests", "benchmarks", "docs", "resources")
    assert imported - declared(RUN, DEVELOPMENT) == set()


def test_dev_py_needs_nothing_but_python():
    assert imported_distributions("dev.py", "devtools") == set()


def test_qt_stays_at_the_version_that_does_not_lose_references():
    """Newer ones do on Python 3.11: see test_qt_binding.py, the gate before any upgrade."""
    assert "PySide6-Essentials==6.11.3" in RUN


def test_the_package_and_pyproject_agree_on_the_version():
    door = ast.parse((SRC / "__init__.py").read_text("utf-8"))
    stated = [
        node.value.value
        for node in door.body
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__version__"
    ]
    assert stated == [PROJECT["version"]]


def test_the_licence_is_the_european_union_public_licence():
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert PROJECT["license"] == "EUPL-1.2"
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\nEUPL © the European Union 2007, 2016\n")
    assert [number for number in range(1, 16) if f"\n{number}." not in licence] == []
    assert licence.rstrip().endswith("require the production of a new EUPL version.")
