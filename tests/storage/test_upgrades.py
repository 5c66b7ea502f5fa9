"""Older files: upgraded on a copy, step by step, or left exactly as they were."""

import pytest
from sqlalchemy import text

from hromada_desk.domain.changes import Label
from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage.keys import recovery_text
from hromada_desk.storage.opening import lock_for, open_file
from hromada_desk.storage.queries import all_of, get
from hromada_desk.storage.schema import SCHEMA_VERSION, add_missing_columns
from hromada_desk.storage.store import Store
from hromada_desk.storage.upgrades.chain import STEPS, Step, newest_version
from tests.storage.conftest import KEY, OKSANA

ROOF = Project(id="roof", title=Bilingual("Дах школи"), stage="concept")


@pytest.fixture
def old_file(store, path):
    """A file of schema 1 whose projects have no stage and no estimate yet, as if those fields were new."""
    with store.change(Label("change.project_added")) as tx:
        tx.put(ROOF)
    store.checkpoint()
    store._link.run("ALTER TABLE project DROP COLUMN estimated_cost_amount")
    store._link.run("ALTER TABLE project DROP COLUMN estimated_cost")
    store._link.run("ALTER TABLE project DROP COLUMN stage")
    store._link.run("DROP TABLE tag")
    store._link.run("UPDATE meta SET value = '1' WHERE name = 'schema_version'")
    store.close()
    return path


def opened(path, *steps, clock, lock=True):
    return open_file(path, KEY, lock=lock_for(path, OKSANA, clock()) if lock else None, steps=steps)


def stamp(connection):
    connection.execute(text("INSERT INTO meta (name, value) VALUES ('stamped', 'yes')"))


def test_the_chain_leads_to_the_schema_this_program_writes():
    assert newest_version(STEPS) == SCHEMA_VERSION
    assert [step.to_version for step in STEPS] == list(range(2, SCHEMA_VERSION + 1))


def test_fields_that_records_gained_are_added_and_read_as_their_defaults(old_file, clock):
    file = opened(old_file, Step(2, add_missing_columns), clock=clock)
    assert get(file.link, Project, "roof") == Project(id="roof", title=ROOF.title, stage="idea")
    assert file.link.rows("SELECT count(*) FROM tag") == [(0,)]
    assert file.link.row("SELECT value FROM meta WHERE name = 'schema_version'") == ("2",)
    file.close()


def test_an_upgraded_file_has_the_columns_of_a_new_one(old_file, clock, tmp_path):
    opened(old_file, Step(2, add_missing_columns), clock=clock).close()
    fresh = tmp_path / "нова.hromada"
    Store.create_with_key(fresh, KEY, who=OKSANA).close()
    assert columns(old_file, clock) == columns(fresh, clock)


def columns(path, clock):
    file = open_file(path, KEY, lock=None, steps=(Step(2, stamp),))
    try:
        names = file.link.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%\\_%' ESCAPE '\\'")
        return {name: sorted(row[1:5] for row in file.link.rows(f'PRAGMA table_xinfo("{name}")')) for (name,) in names}
    finally:
        file.close()


def test_steps_run_in_their_order_and_only_those_that_are_missing(old_file, clock):
    opened(old_file, Step(2, add_missing_columns), clock=clock).close()
    forbidden = Step(2, lambda connection: connection.execute(text("SELECT nonsense")))
    file = opened(old_file, forbidden, Step(3, stamp), clock=clock)
    assert file.link.row("SELECT value FROM meta WHERE name = 'stamped'") == ("yes",)
    file.close()


def test_the_older_file_is_kept_beside_the_upgraded_one(old_file, clock, path):
    opened(old_file, Step(2, add_missing_columns), clock=clock).close()
    kept = path.with_name(f"{path.stem} v1{path.suffix}")
    assert {each.name for each in path.parent.iterdir()} == {path.name, kept.name}
    file = open_file(kept, KEY, lock=None, steps=())
    assert file.link.rows("SELECT id FROM project") == [("roof",)]
    file.close()


def test_a_step_that_fails_leaves_the_file_byte_for_byte(old_file, clock):
    before = old_file.read_bytes()

    def break_off(connection):
        add_missing_columns(connection)
        raise ZeroDivisionError

    lock = lock_for(old_file, OKSANA, clock())
    with pytest.raises(ZeroDivisionError):
        open_file(old_file, KEY, lock=lock, steps=(Step(2, break_off),))
    lock.release()
    assert old_file.read_bytes() == before
    assert not list(old_file.parent.glob("*.upgraded*"))


def test_a_step_that_loses_records_is_refused(old_file, clock):
    lock = lock_for(old_file, OKSANA, clock())
    losing = Step(2, lambda connection: connection.execute(text("DELETE FROM project")))
    with pytest.raises(FileProblem, match=r"file\.copy_not_good"):
        open_file(old_file, KEY, lock=lock, steps=(losing,))
    lock.release()


def test_an_older_file_can_be_read_without_being_changed(old_file, clock):
    before = old_file.read_bytes()
    file = opened(old_file, Step(2, add_missing_columns), clock=clock, lock=False)
    assert [record.id for record in all_of(file.link, Project, trashed=False, equals={})] == ["roof"]
    copy = file.path_read
    assert copy != old_file
    file.close()
    assert old_file.read_bytes() == before
    assert not copy.exists()


def test_the_recovery_sheet_still_opens_the_upgraded_file(old_file, clock):
    opened(old_file, Step(2, add_missing_columns), clock=clock).close()
    Store.open(old_file, recovery_key=recovery_text(KEY), who=OKSANA).close()


def test_a_file_of_the_future_is_left_alone(old_file, clock):
    opened(old_file, Step(SCHEMA_VERSION + 1, add_missing_columns), clock=clock).close()
    with pytest.raises(FileProblem, match=r"file\.newer_version"):
        Store.open(old_file, recovery_key=recovery_text(KEY), who=OKSANA)
