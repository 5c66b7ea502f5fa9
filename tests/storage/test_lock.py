"""One writer: the second is told who has it; what a dead process left behind is no obstacle."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage.lock import Holder, Lock, this_process
from hromada_desk.storage.store import Store
from tests.storage.conftest import KEY, OKSANA, PETRO, RECOVERY

SINCE = datetime(2026, 11, 23, 9, 42, tzinfo=UTC)
HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hromada_desk.storage.lock import Lock, this_process
lock = Lock(Path(sys.argv[1]), this_process("Петро", datetime(2026, 11, 23, 9, 42, tzinfo=UTC)))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other_process(path):
    """Another process that holds the lock until it is ended."""
    child = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                             env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert child.stdout.readline() == b"held\n"
    yield child
    child.kill()
    child.communicate()


def note_of(path, **changes):
    note = {"host": "БУХГАЛТЕРІЯ", "process": 4711, "since": SINCE.isoformat(), "who": PETRO} | changes
    path.with_name(path.name + "-lock").write_text(json.dumps(note), encoding="utf-8")


def test_a_second_opening_is_refused_and_says_who_has_it(path, store):
    with pytest.raises(FileProblem) as refused:
        Store.open(path, recovery_key=RECOVERY, who=PETRO)
    assert refused.value.code == "file.in_use"
    assert refused.value.details["who"] == OKSANA
    assert refused.value.details["host"]


def test_what_another_process_holds_may_still_be_read(path, store):
    with Store.open(path, recovery_key=RECOVERY, who=PETRO, read_only=True) as reader:
        assert reader.read_only


def test_the_lock_of_a_running_process_is_respected_and_that_of_a_killed_one_is_not(path, other_process):
    us = this_process(OKSANA, SINCE)
    with pytest.raises(FileProblem) as refused:
        Lock(path, us)
    assert (refused.value.details["who"], refused.value.details["since"]) == ("Петро", SINCE)
    other_process.kill()
    other_process.wait()
    lock = Lock(path, us)
    assert lock.left_behind
    lock.release()


def test_the_note_of_another_computer_is_respected_until_the_person_knows_better(path, store):
    store.close()
    note_of(path)
    with pytest.raises(FileProblem) as refused:
        Store.open(path, recovery_key=RECOVERY, who=OKSANA)
    assert (refused.value.details["host"], refused.value.details["since"]) == ("БУХГАЛТЕРІЯ", SINCE)
    with Store.open(path, recovery_key=RECOVERY, who=OKSANA, take_over=True) as opened:
        assert opened.cut_off


def test_a_note_of_this_computer_counts_only_while_its_process_lives(path):
    ours = this_process(OKSANA, SINCE)
    note_of(path, host=ours.host, process=2**22 + 1)
    lock = Lock(path, Holder(ours.host, ours.process, SINCE, OKSANA))
    assert lock.left_behind
    lock.release()


def test_half_a_note_is_no_obstacle(path):
    path.with_name(path.name + "-lock").write_bytes(b'{"host": "comp')
    lock = Lock(path, this_process(OKSANA, SINCE))
    lock.release()


def test_closing_takes_the_note_away(path, store):
    assert path.with_name(path.name + "-lock").exists()
    store.close()
    store.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_failed_opening_leaves_no_lock(path, store):
    store.close()
    with pytest.raises(FileProblem):
        Store.open(path, "не той пароль", who=OKSANA)
    Store.open(path, recovery_key=RECOVERY, who=OKSANA).close()
    with pytest.raises(FileProblem, match=r"file\.exists"):
        Store.create_with_key(path, KEY, who=OKSANA)
    assert not path.with_name(path.name + "-lock").exists()
