"""Undo and redo: entries that take others back, in the person's own order, also after a restart."""

from dataclasses import replace

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from tests.storage.conftest import OKSANA, PETRO

ROOF = Project(id="roof", title=Bilingual("Дах школи"), number="PR-2026-014")


def put(store, record, key="change.edited"):
    with store.change(Label(key)) as tx:
        tx.put(record)


def test_undo_survives_a_restart(store, reopen):
    put(store, ROOF)
    put(store, replace(ROOF, stage="concept"))
    store.close()
    again = reopen()
    again.undo()
    assert again.get(Project, "roof").stage == "idea"
    again.close()
    assert reopen().redo() is not None


def test_undo_names_the_change_it_would_take_back(store):
    assert store.undo_label() is None
    put(store, ROOF, "change.project_added")
    put(store, replace(ROOF, stage="concept"), "change.stage")
    store.undo()
    assert (store.undo_label(), store.redo_label()) == (Label("change.project_added"), Label("change.stage"))


def test_a_new_change_ends_what_could_be_redone(store):
    put(store, ROOF)
    put(store, replace(ROOF, stage="concept"))
    store.undo()
    put(store, replace(ROOF, stage="stopped"))
    assert store.redo() is None
    store.undo()
    assert store.get(Project, "roof").stage == "idea"


def test_nothing_is_rewritten_undo_is_an_entry_of_its_own(store):
    put(store, ROOF)
    entry = store.undo()
    newest, first = store.history()
    assert newest.entry.id == entry.id
    assert newest.entry.reverts == first.entry.id


def test_undone_creation_lies_in_the_trash_with_its_title(store):
    put(store, ROOF)
    store.undo()
    assert store.all(Project) == ()
    assert store.all(Project, trashed=True)[0].title == ROOF.title


def test_only_ones_own_changes_are_taken_back(store, reopen):
    put(store, ROOF)
    store.close()
    petro = reopen(PETRO)
    assert petro.undo() is None
    put(petro, replace(ROOF, number="PR-2"))
    petro.close()
    oksana = reopen(OKSANA)
    assert oksana.undo_label() == Label("change.edited")


def test_undo_that_would_overwrite_a_later_change_of_somebody_else_is_refused_and_names_them(store, reopen):
    put(store, ROOF)
    put(store, replace(ROOF, stage="concept"))
    store.close()
    petro = reopen(PETRO)
    put(petro, replace(ROOF, stage="appraisal"))
    petro.close()
    oksana = reopen(OKSANA)
    with pytest.raises(RuleBroken) as refused:
        oksana.undo()
    assert refused.value.code == "history.changed_since"
    assert (refused.value.details["who"], refused.value.details["field"]) == (PETRO, "stage")
    assert oksana.get(Project, "roof").stage == "appraisal"
    assert len(oksana.history()) == 3


def test_undo_leaves_what_somebody_else_changed_beside_it(store, reopen):
    put(store, ROOF)
    put(store, replace(ROOF, stage="concept"))
    store.close()
    petro = reopen(PETRO)
    put(petro, replace(ROOF, stage="concept", number="PR-7"))
    petro.close()
    oksana = reopen(OKSANA)
    oksana.undo()
    assert oksana.get(Project, "roof") == replace(ROOF, stage="idea", number="PR-7")


def test_undoing_a_creation_that_somebody_has_worked_on_since_is_refused(store, reopen):
    put(store, ROOF)
    store.close()
    petro = reopen(PETRO)
    put(petro, replace(ROOF, note="кошторис уточнено"))
    petro.close()
    with pytest.raises(RuleBroken, match=r"history\.changed_since"):
        reopen(OKSANA).undo()


def test_long_texts_come_back_letter_by_letter(store):
    text = "Підʼїзд відремонтовано; дах протікає.\n" * 200
    put(store, replace(ROOF, note=text))
    kept = store.get(Project, "roof")
    put(store, replace(kept, note=kept.note + "кінець"))
    store.undo()
    assert store.get(Project, "roof").note == kept.note
    raw = store._link.rows("SELECT typeof(before), typeof(after) FROM item WHERE field = 'note' ORDER BY entry")
    assert raw == [("text", "blob"), ("null", "blob"), ("null", "blob")]
