"""The items of a change are exactly the fields that differ, so that putting them back undoes it."""

from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.changes import ALIVE, items_between
from hromada_desk.domain.records.codec import decode_record, encode_record
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from tests.strategies import records_of


def two_states(kind):
    return st.tuples(records_of(KINDS[kind]), records_of(KINDS[kind])).map(lambda pair: (pair[0], replace(pair[1], id=pair[0].id)))


pairs = st.sampled_from(list(KINDS)).flatmap(two_states)
relaxed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def with_values(record, values):
    return decode_record(type(record), {**encode_record(record), **values})


@relaxed
@given(pairs)
def test_the_items_lead_from_one_state_to_the_other_and_back(pair):
    before, after = pair
    items = items_between("e", before, after)

    assert with_values(before, {each.field: each.after for each in items}) == after
    assert with_values(after, {each.field: each.before for each in items}) == before


@relaxed
@given(pairs)
def test_no_item_says_that_nothing_changed(pair):
    assert all(each.before != each.after for each in items_between("e", *pair))


@relaxed
@given(st.sampled_from(list(KINDS)).flatmap(lambda kind: records_of(KINDS[kind])))
def test_a_record_that_did_not_change_has_no_items(record):
    assert items_between("e", record, record) == ()


def test_a_new_record_begins_with_being_alive_and_names_only_what_is_not_default():
    items = items_between("e", None, Project(id="p", title=Bilingual("Дах ліцею")))

    assert [(each.field, each.before, each.after) for each in items] == [
        (ALIVE, False, True), ("title", {"uk": "", "en": ""}, {"uk": "Дах ліцею", "en": ""})]
    assert {(each.entry_id, each.kind, each.record_id) for each in items} == {("e", "project", "p")}


def test_throwing_a_record_away_is_one_item():
    project = Project(id="p", title=Bilingual("Дах ліцею"))

    assert [(each.field, each.before, each.after) for each in items_between("e", project, replace(project, alive=False))] == [(ALIVE, True, False)]
