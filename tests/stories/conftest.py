"""A demonstration workspace of their own for stories; keys are derived once per run."""

import shutil

import pytest

from tests.demonstration import command, make_demo, with_cheap_keys


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch):
    with_cheap_keys(monkeypatch)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration, only to be read."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def mine(demo, tmp_path):
    """A copy of the demonstration to be changed."""
    return shutil.copy(demo, tmp_path / demo.name)


@pytest.fixture
def run(demo):
    """Run a command with the passphrase of the demonstration."""
    return lambda *arguments: command(*arguments, "--passphrase-file", demo.with_name("пароль.txt"))
