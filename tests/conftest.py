"""What holds for every test: no display, no network, nobody's settings, one time zone, one language of the system.

Fixtures of a room live in that room's own conftest; here is only what keeps tests alike on every machine.
"""

import os
import shutil
import socket
import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import settings

# Kyiv's rule written out, so that no time zone database is needed; summer time included, on purpose.
KYIV = "EET-2EEST,M3.5.0/3,M10.5.0/4"
SYSTEM = {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "LANGUAGE": "", "TZ": KYIV}
QUICK_ROOMS = frozenset({"desktop", "documents", "exchange", "services"})
"""Rooms whose tests make a workspace each, in their own process, and are not about its key: deriving one costs little."""
QUICK_MEMORY_KIB, WHOLE_MEMORY_KIB = 1024, 128 * 1024
OWN_FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")

os.environ.update(SYSTEM)
if hasattr(time, "tzset"):
    time.tzset()

settings.register_profile("short", max_examples=60, deadline=None, derandomize=True, database=None)
settings.register_profile("long", deadline=None, max_examples=2000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the long form of the torture tests."""
    parser.addoption("--long", action="store_true", help="also run the long form of the torture tests")


def pytest_configure(config: pytest.Config) -> None:
    """Give this run folders of its own for settings and caches, and choose how long laws are tried."""
    settings.load_profile("long" if config.getoption("--long") else "short")
    config.own_folder = Path(tempfile.mkdtemp(prefix="hromada-desk-tests-"))
    os.environ.update({name: str(config.own_folder / name.lower()) for name in OWN_FOLDERS})


def pytest_unconfigure(config: pytest.Config) -> None:
    """Take the run's own folders away."""
    shutil.rmtree(config.own_folder, ignore_errors=True)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the long tests out unless they are asked for."""
    if config.getoption("--long"):
        return
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(pytest.mark.skip(reason="long: run with --long"))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Derive keys quickly in the quick rooms, and as the format says everywhere else (before any fixture is made)."""
    from hromada_desk.storage import keys

    room = item.path.relative_to(Path(__file__).parent).parts[0]
    keys.ARGON2_MEMORY_KIB = QUICK_MEMORY_KIB if room in QUICK_ROOMS else WHOLE_MEMORY_KIB


class NetworkUsed(RuntimeError):
    """The code under test tried to reach another machine."""


def _only_on_this_machine(reach):
    def guarded(connection, address):
        if connection.family != getattr(socket, "AF_UNIX", None):
            raise NetworkUsed(f"a test tried to connect to {address}")
        return reach(connection, address)

    return guarded


def _no_names(host, *_, **__):
    raise NetworkUsed(f"a test tried to look up {host}")


socket.socket.connect = _only_on_this_machine(socket.socket.connect)
socket.socket.connect_ex = _only_on_this_machine(socket.socket.connect_ex)
socket.getaddrinfo = _no_names
