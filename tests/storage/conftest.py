"""A workspace in a temporary folder, opened by its raw key: the derivation from a passphrase has tests of its own."""

from datetime import UTC, datetime, timedelta

import pytest

from hromada_desk.storage.keys import FileKey, recovery_text
from hromada_desk.storage.store import Store

KEY = FileKey(bytes(range(32)), bytes(range(100, 116)))
RECOVERY = recovery_text(KEY)
OKSANA, PETRO = "Оксана (проєктний офіс)", "Петро (бухгалтерія)"
NOBODY = 65534


class Clock:
    """A clock that goes one second at each look."""

    def __init__(self):
        self.now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

    def __call__(self):
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Новобілоуська.hromada"


@pytest.fixture
def store(path, clock):
    with Store.create_with_key(path, KEY, who=OKSANA, clock=clock) as opened:
        yield opened


@pytest.fixture
def reopen(path, clock):
    """Open the workspace once more, as `who`; closed at the end."""
    opened = []

    def again(who=OKSANA, **options):
        opened.append(Store.open(path, recovery_key=RECOVERY, who=who, clock=clock, **options))
        return opened[-1]

    yield again
    for each in opened:
        each.close()
