"""The door to a workspace: what is put is got, lists are in order, nothing is written where nothing differs."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hromada_desk.domain.changes import Label
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.project import Project, Site
from hromada_desk.domain.values import Bilingual, Period, PlaceRef
from hromada_desk.storage.store import Store
from tests.storage.conftest import KEY, OKSANA, PETRO

ROOF = Project(id="roof", number="PR-2026-014", title=Bilingual("Дах школи", "School roof"), stage="idea",
               estimated_cost=money("1234567.89", "UAH"), period=Period(date(2027, 1, 1), date(2027, 12, 31)))
ADDED = Label("change.project_added", {"title": "Дах школи"})


def put(store, *records, label=ADDED):
    with store.change(label) as tx:
        return [tx.put(record) for record in records]


def test_a_record_is_there_after_reopening(store, reopen):
    put(store, ROOF)
    store.close()
    assert reopen().get(Project, "roof") == ROOF


def test_many_written_together_are_what_each_written_alone_would_be(store, tmp_path, clock):
    records = [*(replace(ROOF, id=f"p{at:02}", number=f" {at}", alive=at != 7, place=PlaceRef(address=f"вул. {at}'я"))
                 for at in range(30)),
               *(Project(id=f"bare{at:02}", source_row="довгий рядок списку " * at) for at in range(30)),
               *(Site(id=f"s{at:02}", project_id="p01", position="m") for at in range(5))]
    with Store.create_with_key(tmp_path / "one-by-one.hromada", KEY, who=OKSANA, clock=clock) as other:
        put(other, *records)
        with store.change(ADDED) as tx:
            tx.put_all(records)
            assert tx.get(Project, "p03").number == "3", "a change sees what it has written"
        for kind in (Project, Site):
            assert store.all(kind, trashed=True) == other.all(kind, trashed=True)
        (one,), (alone,) = store.history(limit=9), other.history(limit=9)
        assert [replace(item, entry_id="") for item in one.items] == [replace(item, entry_id="") for item in alone.items]
        assert one.left_out == alone.left_out
        assert store.search("дах 17") == other.search("дах 17")
    store.undo()
    assert store.count(Project) == 0


@pytest.mark.parametrize("known", ["in the file", "in this change", "twice in the list"])
def test_many_written_together_may_hold_records_that_are_there_already(store, known):
    records = [Project(id=f"p{at:02}") for at in range(30)]
    changed = replace(records[4], number="4")
    if known == "in the file":
        put(store, records[4])
    with store.change(ADDED) as tx:
        if known == "in this change":
            tx.put(records[4])
        tx.put_all([*records, changed] if known == "twice in the list" else [*records[:4], changed, *records[5:]])
    assert store.count(Project) == 30
    assert store.get(Project, "p04") == changed
    assert sum(item.record_id == "p04" and item.field == "alive"
               for line in store.history(limit=9) for item in line.items) == 1


def test_an_unknown_record_is_none(store):
    assert store.get(Project, "nowhere") is None


def test_children_come_in_their_order_and_only_of_their_parent(store):
    put(store, BudgetLine(id="b", budget_id="one", position="m"), BudgetLine(id="a", budget_id="one", position="t"),
        BudgetLine(id="c", budget_id="two", position="a"), BudgetLine(id="z", budget_id="one", position="f"))
    assert [line.id for line in store.all(BudgetLine, budget_id="one")] == ["z", "b", "a"]
    assert store.count(BudgetLine, budget_id="one") == 3


def test_lists_are_filtered_by_any_value_also_by_what_is_empty(store):
    other = Project(id="school", stage="concept")
    put(store, ROOF, other)
    assert store.all(Project, stage="concept") == (other,)
    assert store.all(Project, estimated_cost=money("1234567.89", "UAH")) == (ROOF,)
    assert store.all(Project, estimated_cost=None, period=Period()) == (other,)


def test_rows_give_decoded_values_of_the_fields_asked_for(store):
    put(store, ROOF, Project(id="school"))
    assert store.rows(Project, ("id", "title", "estimated_cost", "in_portfolio", "period")) == [
        ("roof", ROOF.title, ROOF.estimated_cost, False, ROOF.period),
        ("school", Bilingual(), None, False, Period()),
    ]


def test_typed_texts_are_normalised_before_they_are_kept(store):
    (kept,) = put(store, replace(ROOF, title=Bilingual("  Сім'я\u00a0\u2009та під`їзд ", "Cafe\u0301")))
    assert kept.title == Bilingual("Сім’я  та під’їзд", "Café")
    assert store.get(Project, "roof") == kept


def test_half_a_surrogate_pair_does_not_stop_an_import(store):
    (kept,) = put(store, replace(ROOF, note="знак \ud83d обірвано"))
    assert store.get(Project, "roof").note == kept.note == "знак \ufffd обірвано"


def test_nothing_is_written_where_no_field_differs(store):
    put(store, ROOF)
    before = len(store.history())
    put(store, replace(ROOF, title=Bilingual(" Дах школи", "School roof ")))
    assert len(store.history()) == before


def test_an_exception_takes_the_whole_change_back(store):
    def break_off():
        with store.change(ADDED) as tx:
            tx.put(ROOF)
            tx.put(Project(id=str(1 // 0)))

    with pytest.raises(ZeroDivisionError):
        break_off()
    assert store.all(Project) == ()
    assert store.history() == ()


def test_a_change_within_a_change_is_one_entry(store):
    with store.change(ADDED) as outer:
        outer.put(ROOF)
        with store.change(Label("change.site_added")) as inner:
            inner.put(Site(id="site", project_id="roof"))
    (line,) = store.history()
    assert line.entry.label == ADDED
    assert {item.kind for item in line.items} == {"project", "site"}


def test_a_change_sees_what_it_has_written(store):
    with store.change(ADDED) as tx:
        tx.put(ROOF)
        assert tx.get(Project, "roof") == store.get(Project, "roof") == ROOF


def test_two_edits_of_one_record_in_one_change_are_one_item_per_field(store):
    put(store, ROOF)
    with store.change(Label("change.renamed")) as tx:
        tx.put(replace(ROOF, stage="concept"))
        tx.put(replace(ROOF, stage="appraisal", number="PR-1"))
    items = {item.field: (item.before, item.after) for item in store.history()[0].items}
    assert items == {"stage": ("idea", "appraisal"), "number": ("PR-2026-014", "PR-1")}


def test_what_is_removed_lies_in_the_trash_and_can_be_revived(store):
    put(store, ROOF)
    with store.change(Label("change.removed")) as tx:
        tx.remove(ROOF)
    assert store.all(Project) == ()
    assert store.all(Project, trashed=True) == (replace(ROOF, alive=False),)
    with store.change(Label("change.revived")) as tx:
        tx.revive(ROOF)
    assert store.all(Project) == (ROOF,)


def test_listeners_hear_which_kinds_changed_after_the_commit(store):
    heard = []
    stop = store.subscribe(lambda kinds: heard.append((kinds, store.count(Project))))
    put(store, ROOF, Site(id="site"))
    put(store, ROOF)
    stop()
    put(store, Project(id="later"))
    assert heard == [(frozenset({"project", "site"}), 1)]


def test_history_of_a_record_names_who_what_and_the_values_before(store, reopen):
    put(store, ROOF)
    put(store, replace(ROOF, stage="concept"), label=Label("change.stage"))
    store.close()
    other = reopen(PETRO)
    put(other, replace(ROOF, stage="stopped"), Project(id="else"), label=Label("change.stopped"))
    newest, middle, first = other.history("project", "roof")
    assert (newest.entry.who, middle.entry.who) == (PETRO, OKSANA)
    assert [(item.before, item.after) for item in newest.items + middle.items] == [
        ("concept", "stopped"), ("idea", "concept")]
    assert first.items[0].field == "alive"
    assert first.entry.label == ADDED


def test_a_history_line_of_a_great_import_counts_what_it_does_not_carry(store):
    put(store, *(Project(id=f"p{number}", number=str(number)) for number in range(80)))
    (line,) = store.history()
    assert (len(line.items), line.left_out) == (100, 60)


def test_attachments_are_kept_once_by_their_hash(store):
    digest = store.add_attachment_bytes(b"photo" * 5000)
    assert store.add_attachment_bytes(b"photo" * 5000) == digest
    assert store.attachment_bytes(digest) == b"photo" * 5000
    assert store.attachment_bytes("0" * 64) is None


def test_the_status_knows_when_the_last_change_was_saved(store, clock, reopen):
    put(store, ROOF)
    saved = store.saved_at
    assert saved == store.history()[0].entry.at
    store.close()
    assert reopen().saved_at == saved


def test_exact_decimals_stay_exact(store):
    line = BudgetLine(id="l", quantity=Decimal("0.1234567890123456789"))
    put(store, line)
    assert store.get(BudgetLine, "l").quantity == line.quantity


def test_money_can_be_sorted_by_the_engine(store):
    put(store, *(Project(id=f"p{at}", estimated_cost=money(amount, "UAH"))
                 for at, amount in enumerate(("9.50", "1000000.00", "80.00"))))
    rows = store._link.rows("SELECT id FROM project ORDER BY estimated_cost_amount")
    assert rows == [("p0",), ("p2",), ("p1",)]


def test_threads_never_see_half_a_change(store):
    put(store, ROOF, Site(id="s", project_id="roof"))

    def write(number):
        with store.change(Label("change.both")) as tx:
            tx.put(replace(ROOF, number=str(number)))
            tx.put(Site(id="s", project_id="roof", users=number))

    def read(_):
        with store.change(Label("change.nothing")) as tx:
            return tx.get(Project, "roof").number == str(tx.get(Site, "s").users or "PR-2026-014")

    with ThreadPoolExecutor(8) as pool:
        writes = pool.map(write, range(1, 41))
        reads = list(pool.map(read, range(40)))
        list(writes)
    assert all(reads)
    assert store.verify().ok


def test_reading_does_not_wait_for_a_change_in_another_thread_and_sees_the_state_before_it(store):
    put(store, ROOF)
    with ThreadPoolExecutor(1) as worker, store.change(Label("change.imported")) as tx:
        tx.put(replace(ROOF, number="PR-2"))
        tx.put(Project(id="school"))
        seen = worker.submit(lambda: (store.all(Project), [hit.record_id for hit in store.search("даху")]))
        assert seen.result(timeout=5) == ((ROOF,), [])
    assert store.count(Project) == 2
