"""Files that are not whole: each is recognised, explained by a code, and left exactly as it was."""

import random
from dataclasses import replace

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage.diagnosis import PAGE_BYTES, damaged_pages
from hromada_desk.storage.store import Store
from tests.storage.conftest import KEY, OKSANA, RECOVERY

SHORT_FLIPS, LONG_FLIPS = 25, 600


@pytest.fixture
def whole(store, path):
    """The bytes of a closed workspace with some work in it."""
    with store.change(Label("change.imported")) as tx:
        for number in range(60):
            tx.put(Project(id=f"p{number:02}", title=Bilingual(f"Об’єкт {number}"), note="опис " * 200))
    store.close()
    return path.read_bytes()


def opening(path, **options):
    with Store.open(path, recovery_key=RECOVERY, who=OKSANA, **options) as store:
        return store.all(Project)


def refusal(path, content):
    """The refusal of a file with that content, which opening must not have touched."""
    path.write_bytes(content)
    with pytest.raises(FileProblem) as refused:
        opening(path)
    assert path.read_bytes() == content
    assert not path.with_name(path.name + "-lock").exists()
    return refused.value


def test_a_file_that_is_not_there(path):
    with pytest.raises(FileProblem, match=r"file\.missing"):
        opening(path)


def test_a_folder_is_not_a_workspace(tmp_path):
    with pytest.raises(FileProblem, match=r"file\.not_a_workspace"):
        opening(tmp_path)


def test_an_empty_file(path):
    assert refusal(path, b"").code == "file.empty"


@pytest.mark.parametrize("content", [
    "Перелік проєктів громади; сума\n".encode() * 400, b"PK\x03\x04" + bytes(6000), b"SQLite format 3\0" + bytes(8000),
    b"short",
])
def test_another_kind_of_file_is_not_called_a_wrong_passphrase(path, content):
    assert refusal(path, content).code == "file.not_a_workspace"


@pytest.mark.parametrize("left", [1000, PAGE_BYTES, PAGE_BYTES * 5, PAGE_BYTES * 5 + 1, -1, -PAGE_BYTES])
def test_a_file_cut_off_anywhere_is_truncated(path, whole, left):
    problem = refusal(path, whole[:left])
    assert problem.code == "file.truncated"
    assert problem.details["name"] == path.name


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase(path, whole):
    damaged = bytearray(whole)
    damaged[2000] ^= 1
    assert refusal(path, bytes(damaged)).code == "file.damaged"


def test_a_damaged_salt_cannot_be_told_from_a_wrong_key(path, whole):
    """The salt is a part of the key: without it no page can be checked."""
    assert refusal(path, bytes([whole[0] ^ 1]) + whole[1:]).code == "file.wrong_recovery_key"


def test_a_damaged_page_in_the_middle_is_found_on_opening(path, whole):
    damaged = bytearray(whole)
    damaged[PAGE_BYTES * 30 + 17] ^= 64
    problem = refusal(path, bytes(damaged))
    assert (problem.code, problem.details["damaged"]) == ("file.damaged", 1)
    assert damaged_pages(path, KEY) == (31,)


def test_whatever_one_bit_is_flipped_it_is_refused(path, whole):
    flip_everywhere(path, whole, SHORT_FLIPS)


@pytest.mark.long
@pytest.mark.timeout(1800)
def test_whatever_one_bit_is_flipped_it_is_refused_long_form(path, whole):
    flip_everywhere(path, whole, LONG_FLIPS)


def flip_everywhere(path, whole, times):
    chance = random.Random(23112026)
    for _ in range(times):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        assert refusal(path, bytes(damaged)).code in {"file.damaged", "file.wrong_recovery_key"}


def test_several_pages_of_noise(path, whole):
    chance = random.Random(7)
    for _ in range(5):
        at = chance.randrange(1, len(whole) // PAGE_BYTES - 3) * PAGE_BYTES
        content = whole[:at] + chance.randbytes(3 * PAGE_BYTES) + whole[at + 3 * PAGE_BYTES:]
        assert refusal(path, content).code == "file.damaged"


def test_a_damaged_log_loses_only_what_follows_the_damage(path, store):
    """What the log cannot prove is not taken over; everything before it is there, and the file is whole."""
    for number in range(20):
        with store.change(Label("change.edited")) as tx:
            tx.put(replace(Project(id="p"), number=str(number)))
    log = path.with_name(path.name + "-wal")
    copy = path.with_name("копія.hromada")
    content = bytearray(log.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(path.read_bytes())
    copy.with_name(copy.name + "-wal").write_bytes(content)
    with Store.open(copy, recovery_key=RECOVERY, who=OKSANA) as opened:
        assert int(opened.get(Project, "p").number) in range(20)
        assert opened.verify().ok


def test_a_log_cut_off_anywhere_holds_exactly_the_changes_before_the_cut(path, store, tmp_path):
    """What a power cut leaves: writes after the last one that reached the disk are missing or torn."""
    ends = []
    log = path.with_name(path.name + "-wal")
    store.checkpoint()
    for number in range(12):
        with store.change(Label("change.edited")) as tx:
            tx.put(Project(id="p", number=str(number), note="опис " * 300 * (number % 3)))
        ends.append(log.stat().st_size)
    file, written = path.read_bytes(), log.read_bytes()
    chance = random.Random(1991)
    for cut in sorted({*ends, *(chance.randrange(len(written)) for _ in range(25))}):
        folder = tmp_path / f"{cut}"
        folder.mkdir()
        (folder / path.name).write_bytes(file)
        (folder / log.name).write_bytes(written[:cut] + chance.randbytes(chance.choice([0, 3000, 5000])))
        with Store.open(folder / path.name, recovery_key=RECOVERY, who=OKSANA) as opened:
            complete = sum(end <= cut for end in ends)
            found = opened.get(Project, "p")
            assert (len(opened.history()), found and found.number) == (complete, str(complete - 1) if complete else None)
            assert opened.verify().ok


def test_a_page_that_rots_while_the_file_is_open_is_a_refusal_when_read(path, store):
    with store.change(Label("change.imported")) as tx:
        for number in range(400):
            tx.put(Project(id=f"p{number:03}", note="опис " * 500))
    store.close()
    with Store.open(path, recovery_key=RECOVERY, who=OKSANA) as opened:
        content = bytearray(path.read_bytes())
        for page in range(40, len(content) // PAGE_BYTES):
            content[page * PAGE_BYTES + 100] ^= 1
        path.write_bytes(content)
        with pytest.raises(FileProblem, match=r"file\.damaged"):
            opened.all(Project)
        assert not opened.verify().ok


def test_nothing_is_written_to_the_terminal(path, whole, capfd):
    refusal(path, whole[: PAGE_BYTES * 5])
    damaged = bytearray(whole)
    damaged[PAGE_BYTES * 30] ^= 1
    refusal(path, bytes(damaged))
    with pytest.raises(FileProblem):
        Store.open(path, "не той пароль", who=OKSANA)
    assert capfd.readouterr() == ("", "")


def test_a_newer_file_is_refused_politely_and_kept(path, store):
    store._link.run("UPDATE meta SET value = '99' WHERE name = 'schema_version'")
    store.close()
    problem = refusal(path, path.read_bytes())
    assert (problem.code, problem.details["version"]) == ("file.newer_version", 99)


def test_a_database_of_another_program_with_this_key_is_not_a_workspace(path, store):
    store._link.run("PRAGMA application_id = 7")
    store.close()
    assert refusal(path, path.read_bytes()).code == "file.not_a_workspace"
