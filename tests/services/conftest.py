"""A demonstration workspace of their own for tests of the use cases."""

import shutil

import pytest

from tests.demonstration import make_demo, open_demo_file, with_cheap_keys


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch):
    with_cheap_keys(monkeypatch)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The demonstration as a closed file, only to be copied."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def desk(demo, tmp_path):
    """A copy of the demonstration, open."""
    opened = open_demo_file(shutil.copy(demo, tmp_path / demo.name))
    yield opened
    opened.close()
