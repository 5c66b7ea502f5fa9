"""One command line `set`, one edit in a form: one change in the journal, or a refusal and none."""

import pytest

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.budget import BudgetLine
from hromada_desk.domain.records.hromada import Identifier
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.editing import record_of, remove, set_field, set_from_text, title_of
from hromada_desk.services.history import history, undo
from tests.demonstration import GAPS, LYCEUM, READY


def lyceum(desk):
    return record_of(desk, "project", LYCEUM)


def test_several_fields_are_one_change_and_one_undo(desk):
    before = lyceum(desk)
    after = set_from_text(desk, before, {"title.uk": "Дах", "title.en": "Roof", "beneficiaries": "412"}, "uk")
    assert after.title == Bilingual("Дах", "Roof")
    assert desk.get(Project, before.id) == after
    assert len({row.entry_id for row in history(desk, "project", before.id)}) == 2  # as it came, and this edit
    undo(desk)
    assert desk.get(Project, before.id) == before


def test_one_wrong_field_leaves_the_right_ones_alone_too(desk):
    before = lyceum(desk)
    with pytest.raises(RuleBroken):
        set_from_text(desk, before, {"title.uk": "Дах", "beneficiaries": "багато"}, "uk")
    assert desk.get(Project, before.id) == before


def test_setting_what_is_already_there_is_no_change(desk):
    before = history(desk)
    set_from_text(desk, lyceum(desk), {"number": LYCEUM}, "uk")
    assert history(desk) == before


@pytest.mark.parametrize("name", ["colour", "title.", ".uk", "id", "alive", "planned_total", "kind", "position"])
def test_a_field_that_is_not_there_is_named(desk, name):
    with pytest.raises(RuleBroken) as refused:
        set_from_text(desk, lyceum(desk), {name: "x"}, "uk")
    assert refused.value.code == "record.unknown_field"


def test_a_short_text_has_its_limit_and_a_long_one_too(desk):
    for name, text in (("number", "1" * 21), ("summary.uk", "я" * 2001), ("title.en", "x" * 1001)):
        with pytest.raises(RuleBroken) as refused:
            set_from_text(desk, lyceum(desk), {name: text}, "uk")
        assert refused.value.code == "entry.too_long"


def test_a_link_takes_a_number_and_never_points_nowhere(desk):
    proposal = set_from_text(desk, record_of(desk, "proposal", GAPS), {"project_id": LYCEUM}, "uk")
    assert proposal.project_id == lyceum(desk).id
    assert set_from_text(desk, proposal, {"project_id": ""}, "uk").project_id == ""
    for wrong in ("nobody", READY, "' OR 1=1 --"):
        with pytest.raises(RuleBroken) as refused:
            set_from_text(desk, proposal, {"project_id": wrong}, "uk")
        assert refused.value.code == "record.unknown"


def test_a_line_is_not_its_own_heading(desk):
    line = desk.all(BudgetLine)[5]
    with pytest.raises(RuleBroken) as refused:
        set_from_text(desk, line, {"parent_id": line.id}, "uk")
    assert refused.value.code == "record.linked_to_itself"


def test_what_an_identifier_belongs_to_is_looked_up_by_the_kind_beside_it(desk):
    identifier = desk.all(Identifier, subject_kind="project")[0]
    changed = set_from_text(desk, identifier, {"subject_id": LYCEUM}, "uk")
    assert changed.subject_id == lyceum(desk).id
    with pytest.raises(RuleBroken):
        set_from_text(desk, identifier, {"subject_id": READY}, "uk")


def test_a_record_is_named_by_id_by_number_and_by_the_beginning_of_an_id(desk):
    found = lyceum(desk)
    assert record_of(desk, "project", found.id) == found
    others = [each.id for each in desk.all(Project) if each.id != found.id]
    beginning = next(found.id[:size] for size in range(1, 37) if not any(each.startswith(found.id[:size]) for each in others))
    assert record_of(desk, "project", beginning) == found
    with pytest.raises(RuleBroken) as refused:
        record_of(desk, "project", found.id[:4])
    assert refused.value.code == "record.ambiguous"


@pytest.mark.parametrize(("kind", "name", "code"), [
    ("project", "", "record.unknown"), ("project", "PR-1999-001", "record.unknown"), ("project", "%", "record.unknown"),
    ("project", "-", "record.not_single"), ("roof", "x", "record.unknown_kind"), ("", "", "record.unknown_kind"),
])
def test_a_record_that_is_not_there_is_refused(desk, kind, name, code):
    with pytest.raises(RuleBroken) as refused:
        record_of(desk, kind, name)
    assert refused.value.code == code


def test_two_projects_of_one_number_are_told_apart_by_their_ids(desk):
    first, second = lyceum(desk), record_of(desk, "project", "PR-2026-009")
    set_field(desk, second, "number", LYCEUM)
    with pytest.raises(RuleBroken) as refused:
        record_of(desk, "project", LYCEUM)
    assert refused.value.code == "record.ambiguous"
    assert record_of(desk, "project", first.id) == first


def test_what_is_in_the_trash_is_not_found_until_undo(desk):
    found = lyceum(desk)
    remove(desk, found)
    with pytest.raises(RuleBroken):
        record_of(desk, "project", LYCEUM)
    undo(desk)
    assert record_of(desk, "project", LYCEUM) == found


def test_a_title_is_short_and_in_the_language_there_is():
    assert title_of(Project(id="p", title=Bilingual("", "Roof"))) == "Roof"
    assert title_of(Project(id="p", number="PR-1")) == "PR-1"
    assert len(title_of(Project(id="p", title=Bilingual("я" * 500)))) == 80
    assert title_of(Project(id="p")) == ""
