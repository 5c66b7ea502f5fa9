"""Trouble with the disk: each is a refusal with a code, what was committed stays, no half file is left."""

import os
import shutil
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.records.project import Project
from hromada_desk.storage import file
from hromada_desk.storage.file import PLAIN_SQLITE, refuse_plain_text
from hromada_desk.storage.keys import FileKey
from hromada_desk.storage.opening import open_file
from hromada_desk.storage.store import Store
from tests.storage.conftest import KEY, NOBODY, OKSANA, RECOVERY

EDIT = Label("change.edited")
ROOF = Project(id="roof", number="PR-1")

needs_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount")


def put(store, record):
    with store.change(EDIT) as tx:
        tx.put(record)


def fill(store):
    for number in range(1000):
        put(store, replace(ROOF, number=str(number), note=os.urandom(4000).hex()))


def without_rights(work):
    """Do something as a person without special rights, in a child process; the answer is what `work` returns."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        answer = "nothing"
        try:
            if os.geteuid() == 0:
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            answer = work()
        except FileProblem as problem:
            answer = problem.code
        except BaseException as error:  # noqa: BLE001 - the child must end here whatever happened
            answer = repr(error)
        finally:
            os.write(writing, answer.encode())
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        answer = pipe.read().decode()
    os.waitpid(child, 0)
    return answer


@pytest.fixture
def public(tmp_path):
    """A folder that others may reach, as a stick or a share is."""
    base = Path(tempfile.gettempdir()).resolve()
    if not all(each.stat().st_mode & 0o001 for each in (base, *base.parents)):
        pytest.skip("others cannot reach the folder for temporary files here")
    for folder in (tmp_path, *(each for each in tmp_path.parents if base in each.parents)):
        folder.chmod(0o755)
    return tmp_path


@pytest.fixture
def tiny_disk(tmp_path):
    """A disk of two megabytes."""
    place = tmp_path / "флешка"
    place.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_full_file_refuses_the_change_and_keeps_everything_committed(store):
    put(store, ROOF)
    pages = store._link.row("PRAGMA page_count")[0]
    store._link.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(FileProblem, match=r"file\.disk_full"):
        put(store, Project(id="long", note="опис " * 100_000))
    assert store.all(Project) == (ROOF,)
    store._link.rows("PRAGMA max_page_count = 1000000")
    put(store, replace(ROOF, number="PR-2"))
    assert store.get(Project, "roof").number == "PR-2"
    assert store.verify().ok


@needs_root
def test_a_full_disk_refuses_the_change_and_keeps_everything_committed(tiny_disk):
    path = tiny_disk / "Громада.hromada"
    with Store.create_with_key(path, KEY, who=OKSANA) as store:
        put(store, ROOF)
        (tiny_disk / "інше").write_bytes(bytes(shutil.disk_usage(tiny_disk).free - 100_000))
        with pytest.raises(FileProblem, match=r"file\.disk_full"):
            fill(store)
        acknowledged = store.get(Project, "roof")
        (tiny_disk / "інше").unlink()
        put(store, replace(acknowledged, number="знову є місце"))
    with Store.open(path, recovery_key=RECOVERY, who=OKSANA) as again:
        assert again.get(Project, "roof").number == "знову є місце"
        assert again.verify().ok


@needs_root
def test_a_backup_to_a_full_stick_leaves_no_half_file(store, tiny_disk):
    put(store, Project(id="long", note=os.urandom(1_500_000).hex()))
    with pytest.raises(FileProblem, match=r"file\.disk_full"):
        store.backup(tiny_disk)
    assert list(tiny_disk.iterdir()) == []


@needs_root
def test_a_workspace_is_not_begun_on_a_full_disk(tiny_disk):
    (tiny_disk / "інше").write_bytes(bytes(shutil.disk_usage(tiny_disk).free - 8192))
    with pytest.raises(FileProblem, match=r"file\.disk_full"):
        Store.create_with_key(tiny_disk / "Громада.hromada", KEY, who=OKSANA)
    assert [each.name for each in tiny_disk.iterdir()] == ["інше"]


def test_a_folder_that_does_not_exist(tmp_path):
    with pytest.raises(FileProblem, match=r"file\.missing"):
        Store.create_with_key(tmp_path / "немає" / "Громада.hromada", KEY, who=OKSANA)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="rights are tried where processes can fork")
class TestAReadOnlyFolder:
    """A stick with its switch on read-only, a share without the right to write."""

    def open_there(self, path, **options):
        def work():
            with Store.open(path, recovery_key=RECOVERY, who=OKSANA, **options) as store:
                return store.get(Project, "roof").number

        return without_rights(work)

    @pytest.fixture
    def folder(self, public):
        path = public / "Громада.hromada"
        with Store.create_with_key(path, KEY, who=OKSANA) as store:
            put(store, ROOF)
        path.chmod(0o444)
        public.chmod(0o555)
        yield public
        public.chmod(0o755)

    def test_opening_it_for_writing_is_refused(self, folder):
        assert self.open_there(folder / "Громада.hromada") == "file.read_only_folder"

    def test_it_can_be_read(self, folder):
        assert self.open_there(folder / "Громада.hromada", read_only=True) == "PR-1"
        assert [each.name for each in folder.iterdir()] == ["Громада.hromada"]

    def test_what_still_lies_in_its_log_is_read_too(self, folder):
        folder.chmod(0o755)
        path = folder / "Громада.hromada"
        path.chmod(0o644)
        store = Store.open(path, recovery_key=RECOVERY, who=OKSANA)
        put(store, replace(ROOF, number="PR-2"))
        stick = folder / "флешка"
        stick.mkdir()
        for each in (path, path.with_name(path.name + "-wal")):
            shutil.copyfile(each, stick / each.name)
            (stick / each.name).chmod(0o444)
        store.close()
        stick.chmod(0o555)
        assert self.open_there(stick / path.name, read_only=True) == "PR-2"
        assert len(list(stick.iterdir())) == 2

    def test_no_workspace_is_begun_there(self, folder):
        def work():
            Store.create_with_key(folder / "нова.hromada", KEY, who=OKSANA)
            return "created"

        assert without_rights(work) == "file.read_only_folder"

    def test_no_backup_is_written_there(self, folder, tmp_path):
        def work():
            with Store.open(folder / "Громада.hromada", recovery_key=RECOVERY, who=OKSANA, read_only=True) as store:
                store.backup(folder)
            return "written"

        assert without_rights(work) in {"file.not_readable", "file.read_only_folder"}

    def test_a_file_one_may_not_read_is_said(self, folder):
        (folder / "Громада.hromada").chmod(0)
        assert self.open_there(folder / "Громада.hromada", read_only=True) == "file.not_readable"


def test_an_engine_that_refuses_a_setting_is_not_trusted(path, monkeypatch):
    monkeypatch.setitem(file._SETTINGS, "cell_size_check", ("ON", 7))
    with pytest.raises(FileProblem) as refused:
        Store.create_with_key(path, KEY, who=OKSANA)
    assert (refused.value.code, refused.value.details["setting"]) == ("file.engine_refused", "cell_size_check")
    assert list(path.parent.iterdir()) == []


def test_a_file_that_turned_out_unencrypted_is_refused(path, store):
    refuse_plain_text(path)
    path.with_name("plain").write_bytes(PLAIN_SQLITE + bytes(100))
    with pytest.raises(FileProblem, match=r"file\.not_encrypted"):
        refuse_plain_text(path.with_name("plain"))


def test_settings_are_in_force_on_every_connection(store):
    expected = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1, "temp_store": 2,
                "trusted_schema": 0, "cell_size_check": 1}
    assert {name: store._link.row(f"PRAGMA {name}")[0] for name in expected} == expected


def test_another_key_of_the_same_salt_reads_nothing(path, store):
    store.close()
    with pytest.raises(FileProblem, match=r"file\.wrong_passphrase"):
        open_file(path, FileKey(bytes(32), KEY.salt), lock=None)
