"""Call cards: out and in again without loss, what would change told first, answers kept, broken files as sentences."""

import tomllib
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.call_card import card_from_table
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.form_reading import form_from_table
from hromada_desk.domain.money import money
from hromada_desk.domain.records.proposal import Answer, Call, FormReference
from hromada_desk.domain.values import Bilingual
from hromada_desk.exchange.toml_text import toml_text
from hromada_desk.services.call_card_words import told
from hromada_desk.services.call_cards import apply_card, card_of_call, new_call_by_form, preview_card, write_card
from hromada_desk.services.forms import form_of_call, form_table_of_call, shipped_form, shipped_forms
from hromada_desk.services.portal import portal_fields
from hromada_desk.services.proposals import new_proposal, problems_of, write_sides
from hromada_desk.text.catalog import set_language
from tests.services.proposal_desk import new_desk, project_and_call

DEADLINE = datetime(2027, 3, 31, 14, tzinfo=UTC)
TERMS = {"title": Bilingual("Відбудова разом", "Rebuild together"), "donor": Bilingual("Донор «Міст»", "Donor “Bridge”"),
         "reference": "BR/2027/1", "deadline_at": DEADLINE, "deadline_zone": "Europe/Brussels", "smallest_grant": money("50000", "EUR"),
         "largest_grant": money("250000.50", "EUR"), "largest_grant_share": Decimal("0.9"), "least_own_share": Decimal("0.1"),
         "rate_source": "NBU", "rate_days": 92, "longest_months": 24, "description": Bilingual('Два\nрядки \\ і «лапки» "прямі"')}


@pytest.fixture
def desk(tmp_path):
    return new_desk(tmp_path)


@pytest.fixture
def other(tmp_path_factory):
    return new_desk(tmp_path_factory.mktemp("other"))


@pytest.fixture(autouse=True)
def _ukrainian():
    set_language("uk")


def a_call(desk, form_code="nakopa-application"):
    _, call = project_and_call(desk, form_code)
    call = replace(call, **TERMS, note="між нами")
    desk.put("change.edited", call, kind="call", title="")
    return call


def card_file(folder, text):
    path = folder / "конкурс.call.toml"
    path.write_text(text, encoding="utf-8")
    return path


def edited(text, before, after):
    assert before in text
    return text.replace(before, after)


def test_a_card_carries_the_call_and_its_form_to_another_office(desk, other, tmp_path):
    path = write_card(desk, a_call(desk), tmp_path / "конкурс.call.toml")

    preview = preview_card(other, path)
    call = apply_card(other, preview)

    assert preview.known is None
    assert {name: getattr(call, name) for name in TERMS} == TERMS
    assert call.note == ""
    assert form_of_call(other, call) == shipped_form("nakopa-application")
    assert "між нами" not in path.read_text(encoding="utf-8")
    assert not preview_card(other, path).changes_anything


@pytest.mark.parametrize("code", [each.code for each in shipped_forms()])
def test_the_form_of_a_card_is_the_form_that_was_sent(desk, code):
    call = a_call(desk, code)

    card = card_from_table(tomllib.loads(card_of_call(desk, call)))

    assert card.form == form_of_call(desk, call)


def test_taking_a_card_in_is_one_change_that_undo_takes_back(desk, other, tmp_path):
    path = write_card(desk, a_call(desk), tmp_path / "конкурс.call.toml")
    apply_card(other, preview_card(other, path))
    assert len(other.all(Call)) == 1

    other.store.undo()

    assert [*other.all(Call), *other.all(FormReference)] == []


def test_a_newer_form_keeps_answers_and_shows_those_without_a_section(desk, tmp_path):
    project, call = project_and_call(desk, "nakopa-sketch")
    proposal = new_proposal(desk, project, call)
    write_sides(desk, proposal, "idea", {"en": "A warm school."})
    text = edited(card_of_call(desk, call), 'code = "idea"', 'code = "purpose"')
    path = card_file(tmp_path, edited(text, 'version = "2026-11"', 'version = "2027-02"'))

    preview = preview_card(desk, path)
    said = told(preview)
    call = apply_card(desk, preview)

    assert ([each.code for each in preview.gone], [each.code for each in preview.added]) == (["idea"], ["purpose"])
    assert (preview.proposals, preview.orphaned) == (1, 1)
    assert any("2026-11" in each for each in said)
    assert any("без розділу" in each for each in said)
    assert form_of_call(desk, call).version == "2027-02"
    assert desk.all(Answer, proposal_id=proposal.id, section="idea")[0].content.en == "A warm school."
    assert "section.not_in_form" in {each.code for each in problems_of(desk, proposal.id)}


def test_a_new_table_begins_with_its_head_in_drafts(desk, tmp_path):
    project, call = project_and_call(desk, "nakopa-sketch")
    draft = new_proposal(desk, project, call)
    text = edited(card_of_call(desk, call), 'code = "measures"', 'code = "steps"')

    apply_card(desk, preview_card(desk, card_file(tmp_path, text)))

    assert desk.all(Answer, proposal_id=draft.id, section="steps")[0].content.en.startswith("| Measure | Where |")
    assert next(each for each in portal_fields(desk, draft.id, "en") if each.section.code == "steps").text == ""


def test_a_form_that_other_calls_use_is_not_changed_under_them(desk, tmp_path):
    call = a_call(desk)
    twin = Call(id=desk.new_id(), title=Bilingual("Інший конкурс"), form_id=call.form_id)
    desk.put("change.created", twin, kind="call", title="")
    path = card_file(tmp_path, edited(card_of_call(desk, call), 'version = "2026-11"', 'version = "2027-02"'))

    apply_card(desk, preview_card(desk, path))

    assert form_of_call(desk, desk.find(Call, twin.id)).version == "2026-11"
    assert form_of_call(desk, desk.find(Call, call.id)).version == "2027-02"


def test_the_deadline_is_told_for_kyiv_and_for_the_donor(desk, other, tmp_path):
    path = write_card(desk, a_call(desk), tmp_path / "конкурс.call.toml")

    assert "Дедлайн: 31.03.2027, 17:00 за Києвом (16:00, Brussels)." in told(preview_card(other, path))


def test_what_would_change_is_named_by_the_labels_of_the_fields(desk, tmp_path):
    call = a_call(desk)
    path = card_file(tmp_path, edited(card_of_call(desk, call), '"250000.50 EUR"', '"300000 EUR"'))

    preview = preview_card(desk, path)

    assert preview.changed == ("largest_grant",)
    assert not preview.changes_form
    assert apply_card(desk, preview).largest_grant == money("300000", "EUR")


def test_the_deadline_is_what_the_clock_of_the_call_shows(desk):
    table = tomllib.loads(card_of_call(desk, a_call(desk)))

    assert table["call"]["deadline_at"] == "2027-03-31 16:00"
    table["call"] |= {"deadline_at": datetime(2027, 1, 31, 16), "deadline_zone": "Europe/Kyiv"}
    assert card_from_table(table).fields["deadline_at"] == datetime(2027, 1, 31, 14, tzinfo=UTC)


SMALL = """format = "hromada-desk-call"
[call]
title = { uk = "Конкурс" }
"""


@pytest.mark.parametrize(("text", "code", "place"), [
    ("", "card.no_card", ""),
    ('code = "x"\nversion = "1"', "card.no_card", ""),
    ('format = "hromada-desk-call"\nschema = 2', "card.newer", ""),
    ('format = "hromada-desk-call"', "form.damaged", "call"),
    (SMALL.replace('uk = "Конкурс"', ""), "form.damaged", "call: title"),
    (SMALL + 'largest_grant = "many EUR"', "form.damaged", "largest_grant = many"),
    (SMALL + 'largest_grant = "5 ROUBLES"', "form.damaged", "call: largest_grant = 5 ROUBLES"),
    (SMALL + 'largest_grant_share = "9"', "form.damaged", "largest_grant_share = 9"),
    (SMALL + 'deadline_at = "tomorrow"', "form.damaged", "deadline_at = tomorrow"),
    (SMALL + 'deadline_at = "2027-01-01 16:00"\ndeadline_zone = "Mars/Base"', "form.damaged", "deadline_at"),
    (SMALL + 'note = "hello"', "form.unknown_key", "call: note"),
    (SMALL + "[form]\ncode = 5", "form.damaged", "code = 5"),
    (SMALL + "[form]\ncode = 'x'\nversion = '1'\nname = {uk = 'Форма'}\n[[form.sections]]\ncode='a'", "form.damaged", "sections[1] (a): title"),
])
def test_a_broken_card_is_refused_with_the_place_and_nothing_changes(desk, tmp_path, text, code, place):
    with pytest.raises(RuleBroken) as refused:
        preview_card(desk, card_file(tmp_path, text))

    assert refused.value.code == code
    assert place in str(refused.value.details.get("place", ""))
    assert not desk.all(Call)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00\x01", b"a = [" * 5000, b"title = ", b"PK\x03\x04 not a card"])
def test_what_is_no_text_of_the_pattern_is_refused(desk, tmp_path, content):
    path = tmp_path / "x.call.toml"
    path.write_bytes(content)

    with pytest.raises(FileProblem) as refused:
        preview_card(desk, path)
    assert refused.value.code == "card.unreadable"


def test_a_card_that_is_too_large_or_not_there_is_refused(desk, tmp_path):
    path = tmp_path / "x.call.toml"
    with pytest.raises(FileProblem, match=r"file\.missing"):
        preview_card(desk, path)
    path.write_bytes(b"#" * 1_000_001)
    with pytest.raises(FileProblem, match=r"card\.too_large"):
        preview_card(desk, path)


def test_a_call_may_begin_with_a_ready_form(desk):
    call, again = (new_call_by_form(desk, shipped_form("interreg-next")) for _ in range(2))

    assert form_of_call(desk, call) == shipped_form("interreg-next")
    assert again.form_id == call.form_id


TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
PLAIN = TEXT | st.booleans() | st.integers(-10**9, 10**9)
TABLES = st.dictionaries(TEXT, PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(TEXT, PLAIN, max_size=3)
                         | st.lists(st.dictionaries(TEXT, PLAIN | st.dictionaries(TEXT, PLAIN, max_size=2), max_size=3), max_size=3), max_size=5)


@given(TABLES)
def test_any_table_is_read_back_as_it_was_written(table):
    assert tomllib.loads(toml_text(table)) == table


def test_a_form_written_again_is_the_same_form(desk):
    for code in ("eu-external-full", "cerv-part-b"):
        table = form_table_of_call(desk, a_call(desk, code))
        assert form_from_table(tomllib.loads(toml_text(table))) == shipped_form(code)
