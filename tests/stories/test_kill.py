"""The plug is pulled: a process that edits is killed at any instant, and everything it acknowledged is there.

The child prints a line after each commit; what it printed must be found on opening. It types drafts, edits, adds
attachments, undoes and makes backups, so the instant falls into each of them.
"""

import os
import random
import subprocess
import sys
import time

import pytest

from hromada_desk.domain.records.project import Project
from hromada_desk.storage import backups
from hromada_desk.storage.keys import FileKey, recovery_text
from hromada_desk.storage.store import Store

KEY = FileKey(bytes(range(32)), bytes(range(50, 66)))
SHORT, LONG = 10, 500
LONGEST_LIFE = 0.4  # seconds from the first acknowledged edit to the kill

CHILD = """
import os, sys
from dataclasses import replace
from pathlib import Path
from hromada_desk.domain.changes import Label
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage.store import Store

path, recovery, start = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
store = Store.open(path, recovery_key=recovery, who="kill")
assert store.cut_off or start == 0
number = start
while True:
    number += 1
    with store.change(Label("change.edited")) as tx:
        tx.put(Project(id=f"p{number % 7}", number=str(number), note=f"{number} " * (number % 400)))
        tx.put(Project(id="last", number=str(number)))
    print("edit", number, flush=True)
    store.save_draft("project", "last", "title", Bilingual(f"набрано {number}"))
    print("draft", number, flush=True)
    if number % 5 == 0:
        print("blob", store.add_attachment_bytes(os.urandom(20_000)), flush=True)
    if number % 11 == 0:
        print("backup", store.backup(), flush=True)
    if number % 13 == 0:
        store.checkpoint()
"""


def test_ten_kills_lose_nothing_acknowledged(tmp_path):
    kill_again_and_again(tmp_path / "Громада.hromada", SHORT)


@pytest.mark.long
@pytest.mark.timeout(3600)
def test_five_hundred_kills_lose_nothing_acknowledged(tmp_path):
    kill_again_and_again(tmp_path / "Громада.hromada", LONG)


def kill_again_and_again(path, times):
    Store.create_with_key(path, KEY, who="kill").close()
    chance = random.Random(23112026)
    acknowledged = {"edit": 0, "draft": 0}
    blobs = set()
    for _ in range(times):
        for line in killed_after(path, acknowledged["edit"], chance.uniform(0, LONGEST_LIFE)):
            said, value = line.split(maxsplit=1)
            if said == "blob":
                blobs.add(value)
            elif said != "backup":
                acknowledged[said] = int(value)
        compare(path, acknowledged, blobs)
    assert acknowledged["edit"] > times


def killed_after(path, start, seconds):
    """What the child acknowledged before it was killed that long after its first edit."""
    child = subprocess.Popen([sys.executable, "-c", CHILD, str(path), recovery_text(KEY), str(start)],
                             stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    first = child.stdout.readline().decode()
    time.sleep(seconds)
    child.kill()
    rest, _ = child.communicate()
    assert first, "the child could not begin"
    whole = rest.decode().rsplit("\n", 1)[0]
    return [first.strip(), *filter(None, whole.split("\n"))]


def compare(path, acknowledged, blobs):
    """Opened without any question, everything acknowledged is there, the file and its newest backup are whole."""
    left_behind = path.with_name(path.name + "-lock").read_bytes()
    with Store.open(path, recovery_key=recovery_text(KEY), who="kill") as store:
        assert int(store.get(Project, "last").number) in (acknowledged["edit"], acknowledged["edit"] + 1)
        typed = store.get(Project, "last").title.uk
        assert not acknowledged["draft"] or int(typed.split()[1]) >= acknowledged["draft"]
        assert all(store.attachment_bytes(digest) is not None for digest in blobs)
        report = store.verify()
        assert report.ok, report.problems
    newest = backups.newest(path)
    if newest is not None:
        with Store.open(newest, recovery_key=recovery_text(KEY), who="kill", read_only=True) as backup:
            assert backup.verify().ok
    # As if this opening had not been: the next child must find the mark of the one that was killed.
    path.with_name(path.name + "-lock").write_bytes(left_behind)
