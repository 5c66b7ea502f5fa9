"""What an audience may not see is not in the case it gets: proven with a marker in every text of every kind."""

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.money import money
from hromada_desk.domain.records.codec import encode_record
from hromada_desk.domain.records.facets import TEXTUAL, ValueKind
from hromada_desk.domain.records.hromada import Attachment, Hromada, Person
from hromada_desk.domain.records.kinds import KINDS
from hromada_desk.domain.records.project import Project, Site
from hromada_desk.domain.records.record import fields_of
from hromada_desk.domain.redaction import Withheld, for_audience
from hromada_desk.domain.values import Bilingual, Measure, PlaceRef
from tests.domain.broken_budgets import claim

SHELTER_PLACE = PlaceRef("UA59080270010082759", "вул. Шкільна, 4", Decimal("51.1234"), Decimal("33.4567"), "building")


def marked(record_type):
    """A record whose every text says who may read it, e.g. `site.custodian:INTERNAL`."""
    values = {}
    for each in fields_of(record_type):
        mark = f"{each.label}:{each.facets.audience.name}"
        match each.facets.value:
            case ValueKind.BILINGUAL | ValueKind.BILINGUAL_LONG:
                values[each.name] = Bilingual(mark, mark)
            case value if value in TEXTUAL and each.name != "position":
                values[each.name] = mark
            case ValueKind.PLACE:
                values[each.name] = PlaceRef(address=mark)
            case ValueKind.WORDS:
                values[each.name] = (mark,)
            case ValueKind.MEASURE:
                values[each.name] = Measure(unit=mark)
            case ValueKind.LINK:
                values[each.name] = "" if each.facets.technical else mark
    return record_type(id=record_type.kind, **values)


@pytest.fixture
def marked_case():
    records = {kind: (marked(record_type),) for kind, record_type in KINDS.items()}
    records["attachment"] = tuple(replace(records["attachment"][0], id=access, access=access) for access in ("open", "limited", "restricted"))
    one = {name: records[name][0] for name in ("hromada", "project", "proposal", "call")}
    return Case(today=date(2026, 11, 23), records=records, **one)


def written(case):
    mains = [each for each in (case.hromada, case.project, case.proposal, case.call) if each]
    everything = [*mains, *(record for records in case.records.values() for record in records)]
    return json.dumps([encode_record(each) for each in everything])


@pytest.mark.parametrize(("audience", "absent", "present"), [
    (Audience.PUBLIC, [":INTERNAL", ":DONOR"], [":PUBLIC"]),
    (Audience.DONOR, [":INTERNAL"], [":DONOR", ":PUBLIC"]),
    (Audience.INTERNAL, [], [":INTERNAL", ":DONOR", ":PUBLIC"])])
def test_nothing_above_the_audience_remains_in_any_text_of_any_kind(marked_case, audience, absent, present):
    redacted = written(for_audience(marked_case, audience).case)

    assert [each for each in absent if each in redacted] == []
    assert [each for each in present if each not in redacted] == []


def test_everything_taken_out_is_named(marked_case):
    redacted = for_audience(marked_case, Audience.PUBLIC)

    for kind, record_type in KINDS.items():
        hidden = {each.name for each in fields_of(record_type) if f"{each.label}:" in written(marked_case) and f"{each.label}:" not in written(redacted.case)}
        named = {each.field for each in redacted.withheld if each.kind == kind}
        assert hidden <= named or "" in named, kind


def test_our_own_people_see_the_case_itself(marked_case):
    assert for_audience(marked_case, Audience.INTERNAL).case is marked_case


@pytest.mark.parametrize(("audience", "seen"), [
    (Audience.PUBLIC, ["open"]), (Audience.DONOR, ["open", "limited"]), (Audience.INTERNAL, ["open", "limited", "restricted"])])
def test_files_leave_by_their_access_level(marked_case, audience, seen):
    case = for_audience(marked_case, audience).case

    assert [each.id for each in case.all(Attachment)] == seen


def test_a_file_of_an_unknown_level_stays_inside(marked_case):
    odd = replace(marked_case.all(Attachment)[0], access="everyone")
    case = replace(marked_case, records={"attachment": (odd,)})

    redacted = for_audience(case, Audience.DONOR)

    assert redacted.case.all(Attachment) == ()
    assert redacted.withheld[-1] == Withheld("attachment", "open", "")


def test_people_are_not_in_a_public_case_at_all(marked_case):
    assert for_audience(marked_case, Audience.PUBLIC).case.all(Person) == ()


def case_with_site(site):
    project = Project(id="p", place=SHELTER_PLACE)
    return Case(today=date(2026, 11, 23), hromada=Hromada(id="h"), project=project, records={"site": (site,), "project": (project,)})


@pytest.mark.parametrize("site", [Site(id="s", critical=True), Site(id="s", site_type="power"), Site(id="s", site_type="shelter")])
def test_the_public_gets_only_the_code_of_a_sensitive_place(site):
    redacted = for_audience(case_with_site(site), Audience.PUBLIC)

    assert redacted.case.project.place == PlaceRef(code=SHELTER_PLACE.code)
    assert redacted.case.all(Project)[0].place == PlaceRef(code=SHELTER_PLACE.code)
    assert Withheld("project", "p", "place") in redacted.withheld


def test_a_donor_gets_the_place_of_the_project_but_not_the_point_of_the_site():
    site = Site(id="s", critical=True, location=SHELTER_PLACE)

    case = for_audience(case_with_site(site), Audience.DONOR).case

    assert case.project.place == SHELTER_PLACE
    assert case.all(Site)[0].location == PlaceRef()
    assert case.all(Site)[0].critical is False


def test_the_place_of_an_ordinary_school_is_public():
    assert for_audience(case_with_site(Site(id="s", site_type="school")), Audience.PUBLIC).case.project.place == SHELTER_PLACE


def test_links_that_hold_the_case_together_stay():
    site = Site(id="s", project_id="p", position="k")

    kept = for_audience(case_with_site(site), Audience.PUBLIC).case.all(Site)[0]

    assert (kept.project_id, kept.position) == ("p", "k")


@pytest.mark.parametrize("audience", [Audience.DONOR, Audience.PUBLIC])
def test_what_is_asked_of_other_donors_stays_inside(marked_case, audience):
    asked = replace(marked_case, claims=(claim(money("500", "EUR")),))

    assert for_audience(asked, audience).case.claims == ()
    assert for_audience(asked, Audience.INTERNAL).case.claims == asked.claims
