"""The JSON contract: every field of a record, in one order, in one written form."""

import json

import pytest

from hromada_desk.domain.records.codec import decode_record
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.record import fields_of
from hromada_desk.services.editing import record_of
from hromada_desk.services.projects import project_rows
from hromada_desk.services.views import list_view, record_view
from tests.demonstration import LYCEUM

HEAD = ["kind", "id", "alive"]
TOTALS = ["planned_total", "paid_total", "secured_total"]
SHAPES = {
    ValueKind.BILINGUAL: {"uk", "en"}, ValueKind.BILINGUAL_LONG: {"uk", "en"}, ValueKind.MONEY: {"amount", "currency"},
    ValueKind.CONVERTED: {"amount", "currency", "rate", "rate_on", "rate_source"}, ValueKind.PERIOD: {"start", "end"},
    ValueKind.PLACE: {"code", "address", "latitude", "longitude", "precision"},
    ValueKind.MEASURE: {"baseline", "target", "unit"},
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_every_record_appears_in_the_same_order(desk, kind):
    names = HEAD + [each.name for each in fields_of(KINDS[kind])] + (TOTALS if kind == "project" else [])
    for view in list_view(desk, kind):
        assert list(view) == names


@pytest.mark.parametrize("kind", KINDS)
def test_atoms_have_their_shape_and_nothing_is_lost_on_the_way_through_json(desk, kind):
    for record, view in zip(desk.all(KINDS[kind]), list_view(desk, kind), strict=True):
        for each in fields_of(KINDS[kind]):
            value = view[each.name]
            if value is not None and each.facets.value in SHAPES:
                assert value.keys() == SHAPES[each.facets.value], each.label
        assert decode_record(KINDS[kind], json.loads(json.dumps(view))) == record


def test_the_totals_of_a_project_are_those_of_the_list_in_the_window(desk):
    money = {row.project.number: row.money for row in project_rows(desk)}[LYCEUM]
    view = record_view(desk, record_of(desk, "project", LYCEUM))
    assert view["planned_total"] == {"amount": str(money.planned.amount), "currency": money.planned.currency}
    assert view["secured_total"] == {"amount": str(money.secured.amount), "currency": money.secured.currency}
    assert view == next(each for each in list_view(desk, "project") if each["number"] == LYCEUM)


def test_a_project_without_money_has_totals_without_figures(desk):
    project = Project(id=desk.new_id(), number="PR-1")
    desk.put("change.created", project, kind="project", title="")
    view = record_view(desk, project)
    assert {name: view[name] for name in TOTALS} == dict.fromkeys(TOTALS)
