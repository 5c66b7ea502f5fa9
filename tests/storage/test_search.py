"""Full-text search: folded Ukrainian, beginnings of words, the wrong keyboard layout."""

from dataclasses import replace

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.records.partner import Partner
from hromada_desk.domain.records.project import Project, Site
from hromada_desk.domain.values import Bilingual
from hromada_desk.storage import search_index
from hromada_desk.storage.store import Store
from tests.storage.conftest import OKSANA, RECOVERY

FOUND = Label("change.imported")
ROOF = Project(id="roof", number="PR-2026-014", title=Bilingual("Капітальний ремонт даху школи", "School roof"),
               problem=Bilingual("Під’їзд і ґанок зруйновано; сім’ї чекають на об’єкт"))
WATER = Project(id="water", number="PR-2026-002", title=Bilingual("Проєкт водогону", "Water supply"),
                summary=Bilingual("Ремонт мереж у двох селах"))


@pytest.fixture
def store(store):
    with store.change(FOUND) as tx:
        tx.put(ROOF)
        tx.put(WATER)
        tx.put(Site(id="site", project_id="roof", name=Bilingual("Школа на вулиці Шкільній")))
    return store


def ids(store, text, **options):
    return [hit.record_id for hit in store.search(text, **options)]


@pytest.mark.parametrize("text", ["дах", "ДАХУ", "підїзд", "під'їзд", "підʼї", "ганок", "ґанок", "сімї", "roof", "014",
                                  "pr-2026-014", "ремонт школ"])
def test_a_project_is_found_by_any_spelling_of_the_beginning_of_its_words(store, text):
    assert "roof" in ids(store, text)


def test_every_word_must_be_there(store):
    assert ids(store, "ремонт водогону") == ["water"]
    assert ids(store, "ремонт космодрому") == []


def test_latin_typing_of_ukrainian_words_is_understood_and_said(store):
    (hit,) = store.search("ghjtrn djljuj")
    assert (hit.record_id, hit.meant, hit.snippet) == ("water", "проект водого", "Проєкт водогону")


def test_the_spelling_before_2019_finds_the_present_one_and_the_other_way_round(store):
    with store.change(FOUND) as tx:
        tx.put(Project(id="old", title=Bilingual("Проект 2015 року")))
    assert set(ids(store, "проект")) == set(ids(store, "проєкт")) == {"water", "old"}


def test_ukrainian_typing_of_latin_words_is_understood(store):
    assert [(hit.record_id, hit.meant) for hit in store.search("кщща")] == [("roof", "roof")]


def test_the_snippet_shows_the_original_spelling_around_the_word(store):
    (hit,) = store.search("ганок")
    assert "Під’їзд і ґанок зруйновано" in hit.snippet


def test_kinds_can_be_chosen(store):
    assert set(ids(store, "шк")) == {"roof", "site"}
    assert ids(store, "шк", kinds=("site",)) == ["site"]


def test_short_queries_come_in_order_of_entry_long_ones_by_rank(store):
    assert ids(store, "ре") == ["roof", "water"]
    assert ids(store, "ремонт") == ["roof", "water"]
    assert ids(store, "водог") == ["water"]


def test_what_is_edited_is_found_by_its_new_words_only(store):
    with store.change(FOUND) as tx:
        tx.put(replace(ROOF, title=Bilingual("Укриття ліцею")))
    assert ids(store, "укриття") == ["roof"]
    assert "roof" not in ids(store, "капітальний")


def test_what_lies_in_the_trash_is_not_found(store):
    with store.change(FOUND) as tx:
        tx.remove(WATER)
    assert ids(store, "водогону") == []
    store.undo()
    assert ids(store, "водогону") == ["water"]


@pytest.mark.parametrize("text", ["", "  ", '"', "*", "AND", "NEAR(", "дах OR", "-", "a\0b", "col:дах", "'); DROP TABLE project;"])
def test_no_query_is_an_error(store, text):
    assert isinstance(store.search(text), tuple)
    assert store.count(Project) == 2


def test_the_index_survives_a_restart_and_can_be_made_anew(store, reopen):
    store.search("дах")
    with store.change(FOUND) as tx:
        tx.put(replace(ROOF, title=Bilingual("Укриття ліцею")))
    store._opened.close()  # as a power cut: the index had no time to follow
    with Store.open(store.path, recovery_key=RECOVERY, who=OKSANA) as again:
        assert ids(again, "укриття") == ["roof"]
        assert search_index.rebuild(again._link) == 3
        assert ids(again, "укриття") == ["roof"]


def test_a_reader_searches_what_the_writer_indexed(store, reopen):
    store.checkpoint()
    assert ids(reopen(read_only=True), "дах") == ["roof"]


def test_a_great_import_is_indexed_by_itself(store):
    with store.change(FOUND) as tx:
        for number in range(60):
            tx.put(Partner(id=f"partner{number}", name=Bilingual(f"Громада {number}")))
    indexed = store._link.row("SELECT count(*) FROM search_record WHERE kind = 'partner'")
    assert indexed == (60,)
    assert len(ids(store, "громада", limit=100)) == 60
