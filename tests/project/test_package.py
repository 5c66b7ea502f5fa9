"""The program also works as an installed wheel: its code and its shipped files travel together."""

import subprocess
import sys
import zipfile

import pytest
from hatchling.builders.wheel import WheelBuilder

from tests.project.sources import ROOT, project_files


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel as a release would carry it."""
    folder = tmp_path_factory.mktemp("wheel")
    return next(iter(WheelBuilder(str(ROOT)).build(directory=str(folder))))


def test_every_shipped_file_is_in_the_wheel(wheel):
    packed = set(zipfile.ZipFile(wheel).namelist())
    shipped = [path.relative_to(ROOT / "resources") for path in project_files() if path.is_relative_to(ROOT / "resources")]
    assert [path.as_posix() for path in shipped if f"hromada_desk/_resources/{path.as_posix()}" not in packed] == []


def test_the_wheel_carries_its_licence(wheel):
    assert any(name.endswith("licenses/LICENSE") for name in zipfile.ZipFile(wheel).namelist())


def test_the_program_starts_from_the_wheel_alone(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    program = (
        "import sys; sys.path.insert(0, 'installed'); import hromada_desk.resources as r;"
        "from hromada_desk.__main__ import main; print(r.root()); main(['--help'])"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[0] == str(tmp_path / "installed" / "hromada_desk" / "_resources")
    assert "hromada-desk" in done.stdout
