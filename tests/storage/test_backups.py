"""Backups are whole or not there; restoring never touches a file that exists."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage import backups
from hromada_desk.storage.diagnosis import PAGE_BYTES
from hromada_desk.storage.store import Store
from tests.storage.conftest import KEY, OKSANA, RECOVERY

ROOF = Project(id="roof", title=Bilingual("Дах школи"))


@pytest.fixture
def store(store):
    with store.change(Label("change.project_added")) as tx:
        tx.put(ROOF)
        tx.put(Project(id="long", note="опис " * 5000))
    return store


def restored(backup, to):
    backups.restore(backup, None, to, recovery_key=RECOVERY)
    return Store.open(to, recovery_key=RECOVERY, who=OKSANA)


def test_a_backup_made_while_working_holds_everything_committed_and_is_one_file(store, tmp_path):
    written = store.backup()
    with store.change(Label("change.edited")) as tx:
        tx.put(replace(ROOF, stage="concept"))
    assert [each.name for each in written.parent.iterdir()] == [written.name]
    with restored(written, tmp_path / "відновлено.hromada") as again:
        assert again.get(Project, "roof") == ROOF
        assert again.workspace_id == store.workspace_id
        assert again.undo_label() == Label("change.project_added")
        assert again.search("школи")


def test_a_backup_opens_with_the_passphrase_of_its_day(path, tmp_path):
    with Store.create(path, "старий пароль", who=OKSANA) as store:
        written = store.backup(tmp_path / "флешка")
        store.change_passphrase("новий пароль")
    to = tmp_path / "відновлено.hromada"
    with pytest.raises(FileProblem, match=r"file\.wrong_passphrase"):
        backups.restore(written, "новий пароль", to)
    assert not to.exists()
    assert backups.restore(written, "старий пароль", to).ok
    Store.open(to, "старий пароль", who=OKSANA).close()


def test_restoring_never_touches_a_file_that_exists(store, tmp_path):
    written = store.backup()
    there = tmp_path / "зайнято.hromada"
    there.write_bytes(b"keep me")
    with pytest.raises(FileProblem, match=r"file\.exists"):
        backups.restore(written, None, there, recovery_key=RECOVERY)
    assert there.read_bytes() == b"keep me"


def test_a_damaged_backup_is_not_restored_and_leaves_no_half_file(store, tmp_path):
    written = store.backup()
    content = bytearray(written.read_bytes())
    content[PAGE_BYTES * 20 + 5] ^= 1
    written.write_bytes(content)
    with pytest.raises(FileProblem) as refused:
        backups.restore(written, None, tmp_path / "нова.hromada", recovery_key=RECOVERY)
    assert refused.value.code in {"file.damaged", "file.copy_not_good"}
    assert {each.name for each in tmp_path.iterdir() if each.is_file()} <= {
        store.path.name, *(store.path.name + end for end in ("-wal", "-shm", "-lock"))}


def test_the_newest_backup_that_may_be_whole_is_offered(store, path):
    older = store.backup()
    newer = store.backup()
    assert backups.newest(path) == newer
    newer.write_bytes(b"")
    assert backups.newest(path) == older


def test_without_backups_there_is_nothing_to_offer(path):
    assert backups.newest(path) is None


def test_backups_of_another_workspace_in_the_same_folder_are_left_alone(store, path, tmp_path):
    folder = tmp_path / "флешка"
    other = tmp_path / "Інша громада.hromada"
    with Store.create_with_key(other, KEY, who=OKSANA) as second:
        theirs = second.backup(folder)
    ours = store.backup(folder)
    assert [backup.path for backup in backups.backups_of(path, folder)] == [ours]
    assert [backup.path for backup in backups.backups_of(other, folder)] == [theirs]


def test_older_backups_are_thinned_by_time(path, reopen, store, clock):
    made = []
    for day in range(20):
        clock.now = datetime(2026, 11, 1, 9, tzinfo=UTC) + timedelta(days=day)
        made += [store.backup(), store.backup()]
    left = {backup.path for backup in backups.backups_of(path)}
    assert left < set(made)
    assert set(made[-4:]) <= left
    assert len(left) == 4 + 12 + 2  # all of two days, one a day for twelve, one a week for what is left


def test_no_old_backup_goes_while_the_open_file_is_damaged(path, store, clock):
    kept = []
    for day in range(4):
        clock.now = datetime(2026, 11, 1, 9, tzinfo=UTC) + timedelta(days=day)
        kept += [store.backup(), store.backup()]
    before = {backup.path for backup in backups.backups_of(path)}
    store.checkpoint()
    clock.now = datetime(2027, 11, 1, tzinfo=UTC)
    content = bytearray(path.read_bytes())
    for page in range(30, len(content) // PAGE_BYTES):
        content[page * PAGE_BYTES + 9] ^= 1
    path.write_bytes(content)
    with pytest.raises(FileProblem):
        store.backup()
    assert {backup.path for backup in backups.backups_of(path)} == before
    assert not list(backups.folder_of(path).glob("*.part"))


def test_a_folder_that_cannot_be_made_is_said(store, tmp_path):
    (tmp_path / "файл").write_bytes(b"")
    with pytest.raises(FileProblem):
        store.backup(tmp_path / "файл" / "тека")


def test_verifying_counts_what_the_file_holds(store):
    report = store.verify()
    assert report.ok
    assert (report.counts["project"], report.counts["entry"]) == (2, 1)
    assert report.pages > 0


def test_verifying_finds_a_row_that_the_journal_does_not_lead_to(store):
    store._link.run("UPDATE project SET stage = 'stopped' WHERE id = 'roof'")
    assert store.verify().problems == ("project.stage of roof",)


def test_verifying_finds_an_attachment_that_is_not_what_its_hash_says(store):
    digest = store.add_attachment_bytes(b"scan")
    store._link.run("UPDATE attachment_blob SET data = ?", (b"scam",))
    assert store.verify().problems == (f"attachment {digest}",)
