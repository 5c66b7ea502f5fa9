"""Files that are damaged, taken, or in places that cannot be written: a sentence from the command line, nothing lost."""

import hashlib
import os
import shutil
import subprocess

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.records.project import Project
from hromada_desk.services.demo import DEMO_PASSPHRASE
from hromada_desk.storage.opening import write_meta
from tests.demonstration import LYCEUM, command, make_demo, open_demo_file, process, with_cheap_keys

PAGE = 4096


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch):
    with_cheap_keys(monkeypatch)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def mine(demo, tmp_path):
    return shutil.copy(demo, tmp_path / demo.name)


@pytest.fixture
def secret(demo):
    return ("--passphrase-file", str(demo.with_name("пароль.txt")))


def commands_on(path):
    return (
        ("list", path, "project"), ("show", path, "project", LYCEUM), ("set", path, "project", LYCEUM, "note=x"),
        ("check", path), ("history", path), ("undo", path), ("backup", path, "--to", path.parent / "копії"),
        ("export", path, "passport", LYCEUM, "--format", "pdf", "--out", path.parent / "x.pdf"),
        ("restore", path, "--to", path.parent / "назад.hromada"), ("verify", path),
    )


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def refused_by_all(path, secret):
    before = digest(path)
    for arguments in commands_on(path):
        answer = command(*arguments, *secret)
        assert answer.code == 3, arguments
        assert len(answer.err.splitlines()) == 1, answer
        assert answer.out == ""
        assert path.name in answer.err
    assert digest(path) == before
    assert not (path.parent / "x.pdf").exists()
    assert not (path.parent / "назад.hromada").exists()


@pytest.mark.parametrize("size", [0, 1, 15, 100, PAGE - 1, PAGE, 20 * PAGE, 20 * PAGE + 7])
def test_a_file_cut_short_is_refused_by_every_command(mine, secret, size):
    os.truncate(mine, size)
    refused_by_all(mine, secret)


def test_a_first_page_of_noise_is_refused_by_every_command(mine, secret):
    with mine.open("r+b") as file:
        file.seek(16)  # the salt stays: without it a right passphrase cannot be told from a wrong one
        file.write(os.urandom(PAGE - 16))
    refused_by_all(mine, secret)


def test_a_damaged_page_is_refused_for_writing_and_told_by_verify(mine, secret):
    with mine.open("r+b") as file:
        file.seek(97 * PAGE + 100)
        file.write(b"rot")
    before = digest(mine)
    edited = command("set", mine, "project", LYCEUM, "note=x", *secret)
    assert (edited.code, edited.out) == (3, "")
    told = command("verify", mine, *secret, "--screen-language", "en")
    assert told.code == 3
    assert "98" in told.out
    assert command("verify", mine, "--json", *secret).json["ok"] is False
    assert digest(mine) == before


def test_another_kind_of_file_is_no_workspace(mine, secret):
    for content in (b"%PDF-1.7\n" * 2000, b"SQLite format 3\x00" + bytes(9000), b"PK\x03\x04" + bytes(9000), "текст".encode() * 900):
        mine.write_bytes(content)
        refused_by_all(mine, secret)


def test_a_file_of_a_newer_version_is_left_alone(mine, secret):
    desk = open_demo_file(mine)
    with desk.store._link.transaction():
        write_meta(desk.store._link, "schema_version", "999")
    desk.close()
    before = digest(mine)
    for arguments in (("list", mine, "project"), ("set", mine, "project", LYCEUM, "note=x"), ("verify", mine)):
        answer = command(*arguments, *secret, "--screen-language", "en")
        assert answer.code == 3
        assert "newer" in answer.err
    assert digest(mine) == before


def test_a_file_in_use_is_read_by_others_and_written_by_nobody_else(mine, secret):
    desk = open_demo_file(mine)
    try:
        for arguments in (("set", mine, "project", LYCEUM, "note=x"), ("undo", mine), ("backup", mine)):
            answer = process(*arguments, *secret)
            assert answer.code == 3
            assert "Олена" in answer.err
        assert process("list", mine, "project", *secret).code == 0
        with desk.store.change(Label("change.edited")) as tx:
            tx.put(Project(id="new", number="PR-9999-001"))
        assert "PR-9999-001" in process("list", mine, "project", *secret).out
    finally:
        desk.close()


def test_a_read_only_place_reads_and_refuses_to_write(mine, secret, tmp_path):
    place = tmp_path / "диск"
    place.mkdir()
    path = shutil.copy(mine, place / mine.name)
    mounted = subprocess.run(["mount", "--bind", "-o", "ro", place, place], capture_output=True, check=False)
    if mounted.returncode == 0:
        mounted = subprocess.run(["mount", "-o", "remount,ro,bind", place], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no read-only place can be made here")
    try:
        assert command("list", path, "project", *secret).code == 0
        assert command("verify", path, *secret).code == 0
        for arguments in (("set", path, "project", LYCEUM, "note=x"), ("undo", path), ("backup", path),
                          ("export", path, "passport", LYCEUM, "--format", "pdf", "--out", place / "x.pdf")):
            answer = command(*arguments, *secret)
            assert answer.code == 3, answer
            assert len(answer.err.splitlines()) == 1, answer
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk_is_told_and_leaves_no_half_file(mine, secret, tmp_path):
    place = tmp_path / "флешка"
    place.mkdir()
    room = mine.stat().st_size // 1024 + 120  # the file and its shared memory, hardly more
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={room}k", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        path = shutil.copy(mine, place / mine.name)
        for arguments in (("export", path, "proposal", "AP-2026-003", "--format", "pdf", "--out", place / "x.pdf"),
                          ("backup", path), ("restore", path, "--to", place / "назад.hromada"),
                          ("set", path, "project", LYCEUM, "note=" + "довго " * 60_000)):
            answer = command(*arguments, *secret)
            assert answer.code == 3, answer.out
            assert "місц" in answer.err, answer.err
            assert len(answer.err.splitlines()) == 1, answer
        left = {each.name for each in place.iterdir()}
        assert left <= {path.name, f"{path.name}-wal", f"{path.name}-shm", path.stem + ".backups"}
        assert command("verify", path, *secret).code == 0
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_passphrase_is_never_taken_for_a_file_or_an_option(mine):
    assert command("list", mine, "project", "--passphrase", DEMO_PASSPHRASE).code in (2, 3)
    assert DEMO_PASSPHRASE not in command("list", mine, "project", "--passphrase-file", mine).err
