"""Laws of the write path, tried with generated records of every kind."""

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hromada_desk.domain.changes import ALIVE, Label
from hromada_desk.domain.records.codec import decode, encode, encode_record
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.record import fields_of
from hromada_desk.storage import journal
from hromada_desk.storage.cells import cell_of, reader_of
from hromada_desk.storage.cleaning import cleaned
from hromada_desk.storage.store import Store
from tests.storage.conftest import KEY, OKSANA
from tests.strategies import any_record, values_of

FEW = settings().max_examples // 4
"""Laws that need a workspace of their own for each example are tried less often."""

EDIT = Label("change.edited")
FEW_IDS = st.sampled_from([f"01a208dd-0000-7000-8000-00000000000{digit}" for digit in range(4)])


@pytest.fixture(scope="module")
def shared():
    """One workspace for the many examples of a law; ids keep them apart."""
    with tempfile.TemporaryDirectory() as folder, \
            Store.create_with_key(Path(folder, "закони.hromada"), KEY, who=OKSANA) as store:
        yield store


def everything(store):
    """All records of all kinds, dead ones too, by kind and id."""
    return {(kind, record.id): record for kind, record_type in KINDS.items()
            for trashed in (False, True) for record in store.all(record_type, trashed=trashed)}


def edits():
    """A run of changes: records of few ids, so that they are edited, removed and revived again and again."""
    return st.lists(st.lists(any_record().flatmap(
        lambda record: FEW_IDS.map(lambda one: replace(record, id=f"{record.kind}-{one}"))), min_size=1, max_size=3),
        min_size=1, max_size=5)


@given(record=any_record())
def test_what_is_put_is_got(shared, record):
    with shared.change(EDIT) as tx:
        kept = tx.put(replace(record, alive=True))
    assert shared.get(type(record), record.id) == kept
    assert shared.rows(type(record), ("id", *(each.name for each in fields_of(type(record)))), id=record.id) == [
        (kept.id, *(getattr(kept, each.name) for each in fields_of(type(record))))]


@given(record=any_record())
def test_cleaning_twice_is_cleaning_once(record):
    once = cleaned(record, None)
    assert cleaned(once, None) == once


@settings(max_examples=FEW)
@given(runs=edits())
def test_replaying_the_journal_gives_the_rows(runs):
    with tempfile.TemporaryDirectory() as folder, \
            Store.create_with_key(Path(folder, "w.hromada"), KEY, who=OKSANA) as store:
        for run in runs:
            with store.change(EDIT) as tx:
                for record in run:
                    tx.put(record)
        replayed = {}
        for (seq,) in store._link.rows("SELECT seq FROM entry ORDER BY seq"):
            for item in journal.items_of(store._link, seq):
                state = replayed.setdefault((item.kind, item.record_id), starting_state(item.kind))
                assert state[item.field] == item.before
                state[item.field] = item.after
        rows = {key: {name: value for name, value in encode_record(record).items() if name not in ("kind", "id")}
                for key, record in everything(store).items()}
    assert replayed == rows


def starting_state(kind):
    return {ALIVE: False} | {each.name: encode(each.facets.value, each.default) for each in fields_of(KINDS[kind])}


@settings(max_examples=FEW)
@given(runs=edits())
def test_undo_restores_and_redo_brings_back(runs):
    with tempfile.TemporaryDirectory() as folder, \
            Store.create_with_key(Path(folder, "w.hromada"), KEY, who=OKSANA) as store:
        states = [alive(store)]
        for run in runs:
            before = len(store.history())
            with store.change(EDIT) as tx:
                for record in run:
                    tx.put(record)
            if len(store.history()) > before:
                states.append(alive(store))
        for state in reversed(states[:-1]):
            assert store.undo() is not None
            assert alive(store) == state
        assert store.undo() is None
        for state in states[1:]:
            assert store.redo() is not None
            assert alive(store) == state
        assert store.redo() is None


def alive(store):
    return {key: record for key, record in everything(store).items() if record.alive}


@given(field=st.sampled_from([each for kind in KINDS.values() for each in fields_of(kind)]), data=st.data())
def test_a_value_reads_from_its_column_as_it_was_written(field, data):
    kind = field.facets.value
    value = data.draw(values_of(field))
    cell = cell_of(kind, value, field.default)
    read = reader_of(kind)
    back = field.default if cell is None else cell if read is None else read(cell)
    assert back == decode(kind, encode(kind, value))
