"""What `dev.py` decides about its environment: it is whole and of today, or it is made again; a stranger's is left alone."""

import json
import subprocess
import sys

import pytest

from devtools import environment, system_libraries
from devtools.environment import prepare
from devtools.telling import Impossible
from tests.project.sources import ROOT


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A folder with two requirement files and no environment yet; what would be run is written down instead."""
    venv = tmp_path / ".venv"
    locks = {"run": tmp_path / "requirements.txt", "dev": tmp_path / "requirements-dev.txt"}
    for name, lock in locks.items():
        lock.write_text(name, "utf-8")
    done = []

    def make_empty():
        done.append("make")
        environment.venv_python().parent.mkdir(parents=True, exist_ok=True)
        environment.venv_python().write_text("", "utf-8")
        environment.STAMP.write_text("{}", "utf-8")

    def installer(command, **_):
        done.append(["run" if word == str(locks["run"]) else "dev" for word in command if word.endswith(".txt")])
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "STAMP", venv / "made-by-dev-py.json")
    monkeypatch.setattr(environment, "LOCKS", locks)
    monkeypatch.setattr(environment, "_make_empty", make_empty)
    monkeypatch.setattr(environment.subprocess, "run", installer)
    return done


def test_the_first_start_installs_what_is_needed_to_run_and_no_more(project):
    prepare("run")
    assert project == ["make", ["run"]]


def test_the_second_start_installs_nothing(project):
    prepare("run")
    prepare("run")
    assert project == ["make", ["run"]]


def test_the_tools_of_development_are_added_to_a_standing_environment(project):
    prepare("run")
    prepare("run", "dev")
    prepare("run")
    assert project == ["make", ["run"], ["dev"]]


def test_a_half_made_environment_is_made_again(project):
    prepare("run")
    environment.STAMP.write_text("{}", "utf-8")
    prepare("run")
    assert project == ["make", ["run"], "make", ["run"]]


def test_a_torn_stamp_counts_as_half_made(project):
    prepare("run")
    environment.STAMP.write_text('{"python": "3.', "utf-8")
    prepare("run")
    assert project == ["make", ["run"], "make", ["run"]]


def test_changed_requirements_make_the_environment_again(project):
    prepare("run", "dev")
    environment.LOCKS["dev"].write_text("another", "utf-8")
    prepare("run", "dev")
    assert project == ["make", ["run", "dev"], "make", ["run", "dev"]]


def test_another_python_makes_the_environment_again(project):
    prepare("run")
    stamp = json.loads(environment.STAMP.read_text("utf-8"))
    environment.STAMP.write_text(json.dumps({**stamp, "python": "3.10"}), "utf-8")
    prepare("run")
    assert project == ["make", ["run"], "make", ["run"]]


def test_an_interpreter_that_is_gone_makes_the_environment_again(project):
    prepare("run")
    environment.venv_python().unlink()
    prepare("run")
    assert project == ["make", ["run"], "make", ["run"]]


def test_somebody_elses_environment_is_left_alone(project):
    environment.VENV.mkdir()
    (environment.VENV / "pyvenv.cfg").write_text("", "utf-8")
    with pytest.raises(Impossible, match="was not made by dev"):
        prepare("run")
    assert project == []


def test_an_installation_that_fails_leaves_nothing_that_looks_finished(project, monkeypatch):
    monkeypatch.setattr(environment.subprocess, "run", lambda command, **_: subprocess.CompletedProcess(command, 1))
    with pytest.raises(Impossible, match="network connection"):
        prepare("run")
    assert environment._standing() == {}


def test_a_missing_system_library_is_told_with_the_command_that_installs_it(monkeypatch):
    monkeypatch.setattr(system_libraries, "UNIX_DESKTOP", True)
    monkeypatch.setattr(system_libraries.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    with pytest.raises(Impossible, match=r"libabsent\.so\.7.*sudo apt-get install -y --no-install-recommends libabsent7$"):
        system_libraries.need({"libabsent.so.7": "libabsent7"})


def test_an_rpm_system_is_told_to_find_the_package_by_its_file(monkeypatch):
    monkeypatch.setattr(system_libraries, "UNIX_DESKTOP", True)
    monkeypatch.setattr(system_libraries.shutil, "which", lambda name: "/usr/bin/dnf" if name == "dnf" else None)
    with pytest.raises(Impossible, match=r"sudo dnf install 'libabsent\.so\.7\(\)\(64bit\)'$"):
        system_libraries.need({"libabsent.so.7": "libabsent7"})


def test_drawing_without_a_display_needs_no_library_of_a_display(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert system_libraries.windowing() == {}


def test_no_display_is_noticed(monkeypatch):
    monkeypatch.setattr(system_libraries, "UNIX_DESKTOP", True)
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not system_libraries.display_answers()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="X11 is asked on Linux only")
def test_a_display_behind_which_nobody_stands_is_noticed(monkeypatch):
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", ":987")
    assert not system_libraries.display_answers()


def test_an_unknown_word_is_answered_with_the_list_of_words():
    done = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "dance"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 2
    assert "bench [ARGS]" in done.stdout
