"""Files as the door sees them: opened for reading, never overwritten, by passphrase or recovery key, unreadable to others."""

from dataclasses import replace

import pytest

from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage.store import Store
from tests.storage.conftest import KEY, OKSANA, PETRO
from tests.storage.test_store import ADDED, ROOF, put


def test_a_workspace_opened_for_reading_refuses_changes(store, reopen):
    put(store, ROOF)
    store.close()
    reader = reopen(read_only=True)
    assert reader.get(Project, "roof") == ROOF
    with pytest.raises(FileProblem, match=r"file\.read_only"), reader.change(ADDED) as tx:
        tx.put(replace(ROOF, stage="concept"))


def test_a_reader_sees_what_the_writer_commits(store, reopen):
    reader = reopen(read_only=True)
    put(store, ROOF)
    assert reader.get(Project, "roof") == ROOF


def test_a_new_workspace_never_overwrites_a_file(path):
    path.write_text("чужий файл", encoding="utf-8")
    with pytest.raises(FileProblem, match=r"file\.exists"):
        Store.create_with_key(path, KEY, who=OKSANA)
    assert path.read_text(encoding="utf-8") == "чужий файл"


def test_passphrase_and_recovery_key_open_the_same_file(path):
    with Store.create(path, "Пароль із словами", who=OKSANA) as store:
        put(store, ROOF)
        sheet = store.recovery_key()
        number = store.workspace_id
    for key in ({"passphrase": "Пароль із словами"}, {"recovery_key": sheet.lower().replace("-", " ")}):
        with Store.open(path, who=PETRO, **key) as opened:
            assert (opened.get(Project, "roof"), opened.workspace_id) == (ROOF, number)


def test_a_wrong_passphrase_is_told_from_a_damaged_file(path, store):
    store.close()
    before = path.read_bytes()
    with pytest.raises(FileProblem, match=r"file\.wrong_passphrase"):
        Store.open(path, "не той", who=OKSANA)
    assert path.read_bytes() == before


def test_a_new_passphrase_leaves_everything_and_ends_the_old_one(path):
    with Store.create(path, "старий пароль", who=OKSANA) as store:
        put(store, ROOF)
        store.change_passphrase("новий пароль")
        put(store, replace(ROOF, stage="concept"))
    with pytest.raises(FileProblem, match=r"file\.wrong_passphrase"):
        Store.open(path, "старий пароль", who=OKSANA)
    with Store.open(path, "новий пароль", who=OKSANA) as store:
        assert store.get(Project, "roof").stage == "concept"
        assert store.verify().ok
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_no_name_of_a_person_or_place_stands_readable_in_the_file(path, store):
    put(store, replace(ROOF, title=Bilingual("Укриття під ліцеєм", "UNMISTAKABLE"), note="координати 51.5"))
    raw = b"".join(each.read_bytes() for each in path.parent.iterdir() if each.is_file() and not each.name.endswith("-lock"))
    assert b"UNMISTAKABLE" not in raw
    assert "Укриття".encode() not in raw


def test_opening_by_the_recovery_key_of_another_file_is_refused(path, store, tmp_path):
    store.close()
    with Store.create(tmp_path / "інша.hromada", "пароль", who=OKSANA) as stranger:
        other = stranger.recovery_key()
    with pytest.raises(FileProblem, match=r"file\.wrong_recovery_key"):
        Store.open(path, recovery_key=other, who=OKSANA)
