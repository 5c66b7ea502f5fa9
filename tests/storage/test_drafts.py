"""What is being typed survives a power cut, and becomes one entry per field."""

from dataclasses import replace

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage.store import Store
from tests.storage.conftest import OKSANA, RECOVERY

ROOF = Project(id="roof", title=Bilingual("Дах школи"))


@pytest.fixture
def store(store):
    with store.change(Label("change.project_added")) as tx:
        tx.put(ROOF)
    return store


def type_title(store, text):
    store.save_draft("project", "roof", "title", Bilingual(text), caret=len(text))


def test_typing_is_kept_without_an_entry(store):
    for end in range(1, 9):
        type_title(store, "Дах школи"[:end])
    assert len(store.history()) == 1
    assert [(draft.value, draft.caret) for draft in store.drafts()] == [(Bilingual("Дах школ"), 8)]


def test_leaving_the_field_makes_one_entry(store):
    type_title(store, "Дах ліцею")
    assert store.commit_drafts(Label("change.project_renamed")) == 1
    assert store.get(Project, "roof").title == Bilingual("Дах ліцею")
    assert (store.drafts(), len(store.history())) == ((), 2)


def test_a_draft_that_changes_nothing_goes_without_an_entry(store):
    type_title(store, "Дах школи ")
    assert store.commit_drafts() == 0
    assert (store.drafts(), len(store.history())) == ((), 1)


def test_an_entry_for_the_field_settles_its_draft(store):
    type_title(store, "Дах ліц")
    store.save_draft("project", "roof", "number", "PR-1")
    with store.change(Label("change.edited")) as tx:
        tx.put(replace(ROOF, title=Bilingual("Дах ліцею")))
    assert [draft.field for draft in store.drafts()] == ["number"]


def test_a_draft_found_on_opening_becomes_an_entry_and_is_told(store, path, clock):
    type_title(store, "Дах ліц")
    store._opened.close()  # as a power cut: without committing what is being typed
    with Store.open(path, recovery_key=RECOVERY, who=OKSANA, clock=clock) as again:
        (recovered,) = again.recovered
        assert (recovered.field, recovered.caret) == ("title", 7)
        assert again.get(Project, "roof").title == Bilingual("Дах ліц")
        assert again.drafts() == ()


def test_a_draft_taken_back_is_gone(store):
    type_title(store, "щось")
    store.forget_draft("project", "roof", "title")
    assert store.drafts() == ()


def test_a_draft_of_a_record_that_is_not_there_is_not_thrown_away(store):
    store.save_draft("project", "not yet", "note", "набраний текст")
    assert store.commit_drafts() == 0
    assert [draft.value for draft in store.drafts()] == ["набраний текст"]
