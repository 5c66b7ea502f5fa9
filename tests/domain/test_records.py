"""The records keep the promises everything generated from them relies on."""

import pytest

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case, in_order
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.records.facets import ValueKind
from hromada_desk.domain.records.hromada import Hromada
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project, Site
from hromada_desk.domain.records.record import field_of, fields_of
from tests.domain.cases import TODAY, sound_proposal

FIELDS = [each for record_type in KINDS.values() for each in fields_of(record_type)]


def test_every_choice_field_has_its_list_and_a_default_from_it():
    choices = [each for each in FIELDS if each.facets.value is ValueKind.CHOICE]

    assert [each.label for each in choices if each.facets.choice_list not in CHOICES] == []
    assert [each.label for each in choices if each.default and each.default not in CHOICES[each.facets.choice_list]] == []


def test_every_link_points_to_a_kind_that_exists():
    assert [each.label for each in FIELDS if each.facets.links and each.facets.links not in KINDS] == []


def test_a_limit_range_is_never_empty():
    assert [each.label for each in FIELDS if each.facets.minimum is not None and each.facets.maximum is not None
            and each.facets.minimum >= each.facets.maximum] == []


def test_personal_and_critical_facts_stay_inside_by_default():
    inside = {("person", "phone"), ("contact", "phone"), ("hromada", "iban"), ("site", "location"), ("site", "critical"),
              ("site", "shelter_capacity"), ("attachment", "taken_at")}

    assert {(kind, name) for kind, name in inside if field_of(KINDS[kind], name).facets.audience is not Audience.INTERNAL} == set()
    assert field_of(KINDS["attachment"], "access").default == "restricted"


def test_an_unknown_field_is_an_error_of_the_caller():
    with pytest.raises(KeyError):
        field_of(Project, "colour")


def test_inner_circles_see_what_outer_ones_see():
    assert [reader.may_see(Audience.DONOR) for reader in Audience] == [True, True, False]
    assert Audience.named("donor") is Audience.DONOR


def test_a_case_finds_its_parts_by_kind_id_and_value():
    case = sound_proposal()

    assert case.one(Hromada, "nobody") is None
    assert [each.id for each in case.where(KINDS["budget_line"], heading_code="1")] == ["works"]
    assert Case(today=TODAY, hromada=case.hromada).all(Site) == ()


def test_ordered_parts_stand_by_position_and_ids_break_ties():
    sites = (Site(id="b", position="1"), Site(id="a", position="1"), Site(id="c", position="0"))

    assert [each.id for each in in_order(sites)] == ["c", "a", "b"]
