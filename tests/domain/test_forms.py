"""Every shipped form loads, is whole in both languages, and a damaged one names the place that does not fit."""

import tomllib
from decimal import Decimal
from itertools import count

import pytest

from hromada_desk import resources
from hromada_desk.domain.budget import compute
from hromada_desk.domain.budget_lines import headings_as_lines
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.form_reading import form_from_table
from hromada_desk.domain.forms import Section
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.domain.values import Bilingual

SHIPPED = sorted(resources.path("forms").glob("*.toml"))
TITLE = {"uk": "Назва"}
HEADING = {"code": "1", "title": TITLE}
SMALLEST = {"code": "x", "version": "1", "name": {"uk": "Форма"}}


def load(path):
    return form_from_table(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(params=SHIPPED, ids=lambda path: path.stem)
def form(request):
    return load(request.param)


def shipped(code):
    return next(each for each in map(load, SHIPPED) if each.code == code)


def test_the_forms_are_shipped_under_their_codes():
    assert [load(each).code for each in SHIPPED] == [each.stem for each in SHIPPED] == [
        "bridges-of-trust", "cerv-part-b", "dream-concept", "eu-external-concept", "eu-external-full", "interreg-next",
        "letter-of-commitment", "nakopa-application", "nakopa-sketch", "two-page-concept"]


def test_every_word_of_a_shipped_form_stands_in_both_languages(form):
    parts = (form.sections, form.headings, form.caps, form.annexes, form.evaluation.criteria)
    titles = [form.name, *(each.title for part in parts for each in part)]
    titles += [each for section in form.sections for each in (*section.columns, *section.items)]
    titles += [each.guidance for each in form.evaluation.criteria]

    assert [each for each in titles if not (each.uk and each.en)] == []
    assert [each.code for each in form.sections if not (each.guidance.uk and each.guidance.en)] == []


def test_codes_of_a_shipped_form_are_unique(form):
    for part in (form.sections, form.headings, form.caps, form.annexes):
        codes = [each.code for each in part]
        assert len(codes) == len(set(codes))


def test_a_shipped_form_says_where_it_comes_from_and_that_limits_may_be_edited(form):
    assert "editable" in form.source.lower()
    assert "2026" in form.source


@pytest.mark.parametrize("code", ["bridges-of-trust", "eu-external-concept", "eu-external-full", "two-page-concept"])
def test_indirect_costs_and_reserve_are_capped_by_direct_costs(code):
    form = shipped(code)
    caps = {each.code: each for each in form.caps}

    assert (caps["indirect"].most, caps["contingency"].most) == (Decimal("0.07"), Decimal("0.05"))
    for each in caps.values():
        assert each.base == ("direct",)
        assert {form.heading(code).role for code in each.of} == {each.code}


def test_annexes_of_a_shipped_form_can_be_fulfilled(form):
    assert {each.attachment_type for each in form.annexes} <= set(CHOICES["attachment_type"])


def test_bridges_of_trust_has_its_sixteen_parts():
    form = shipped("bridges-of-trust")

    assert len(form.sections) == 16
    assert {each.number for each in form.sections} == {""}
    assert (form.least_partners, form.least_countries) == (2, 2)


def test_headings_become_budget_lines_under_their_parents(form):
    numbers = count()

    lines = headings_as_lines(form, "b", lambda: f"id{next(numbers)}")

    figures = compute(Budget(id="b"), reversed(lines), [], [])
    codes = {each.id: each.heading_code for each in lines}
    assert [codes[each] for each in figures.lines] == [each.code for each in _depth_first(form)]
    for line in lines:
        assert codes.get(line.parent_id, "") == form.heading(line.heading_code).parent


def _depth_first(form, parent=""):
    for each in form.headings:
        if each.parent == parent:
            yield each
            yield from _depth_first(form, each.code)


@pytest.mark.parametrize(("damage", "place"), [
    ({"sections": [{"code": "a", "title": TITLE, "kind": "poem"}]}, "poem"),
    ({"sections": [{"code": "a", "title": TITLE, "counting": "pages"}]}, "pages"),
    ({"sections": [{"title": TITLE}]}, "code"),
    ({"headings": [{"code": "1.1", "title": TITLE, "parent": "1"}]}, "1.1"),
    ({"headings": [{"code": "1", "title": TITLE}, {"code": "1", "title": TITLE}]}, "1"),
    ({"headings": [{"code": "1", "title": TITLE, "role": "bonus"}]}, "bonus"),
    ({"caps": [{"code": "c", "title": TITLE, "of": ["1"], "base": ["2"], "most": "much"}]}, ""),
    ({"languages": ["uk", "la"]}, "la"),
    ({"least_partners": "many"}, "many"),
    ({"headings": [HEADING], "caps": [{"code": "c", "title": TITLE, "of": ["1"]}]}, "most"),
    ({"headings": [HEADING], "caps": [{"code": "c", "title": TITLE, "of": ["1"], "most": "0.1"}]}, "base"),
    ({"headings": [HEADING], "caps": [{"code": "c", "title": TITLE, "of": ["1"], "most_amount": "much"}]}, ""),
    ({"currency": "XXX", "caps": [{"code": "c", "title": TITLE, "of": ["1"], "most_amount": "5"}]}, "XXX"),
    ({"own_share_base": "grant"}, "own_share_base = grant"),
    ({"vat_eligible": "no"}, "vat_eligible = no"),
    ({"rate_source": "bank"}, "rate_source = bank"),
    ({"rate_days": -1}, "rate_days = -1"),
    ({"rate_days": True}, "rate_days = True"),
])
def test_a_damaged_form_is_refused_with_the_place_that_does_not_fit(damage, place):
    with pytest.raises(RuleBroken) as refused:
        form_from_table({**SMALLEST, **damage})

    assert refused.value.code == "form.damaged"
    assert place in str(refused.value.details["place"])


@pytest.mark.parametrize("missing", ["code", "version", "name"])
def test_a_form_without_its_name_code_or_version_is_refused(missing):
    table = {key: value for key, value in SMALLEST.items() if key != missing}

    with pytest.raises(RuleBroken):
        form_from_table(table)


def test_the_smallest_form_is_a_form():
    form = form_from_table(SMALLEST)

    assert form.sections == ()
    assert form.currency == "EUR"
    assert "in_kind" not in form.co_financing


def test_a_form_that_says_nothing_of_rates_and_vat_leaves_them_open():
    form = form_from_table(SMALLEST)

    assert (form.own_share_base, form.vat_eligible, form.rate_source, form.rate_days) == ("total", None, "", None)


def test_a_form_may_say_whose_rates_it_takes_what_vat_it_pays_and_what_the_own_share_is_of():
    form = form_from_table({**SMALLEST, "own_share_base": "eligible", "vat_eligible": False, "rate_source": "InforEuro", "rate_days": 31})

    assert (form.own_share_base, form.vat_eligible, form.rate_source, form.rate_days) == ("eligible", False, "InforEuro", 31)


def test_a_cap_is_a_share_a_sum_or_both():
    caps = [{"code": "a", "title": TITLE, "of": ["1"], "most_amount": "60000.5"},
            {"code": "b", "title": TITLE, "of": ["1"], "base": ["direct"], "most": "0.2", "most_amount": "100"}]

    alone, both = form_from_table({**SMALLEST, "currency": "PLN", "headings": [HEADING], "caps": caps}).caps

    assert (alone.most, alone.base, alone.most_amount) == (None, (), money("60000.50", "PLN"))
    assert (both.most, both.base, both.most_amount) == (Decimal("0.2"), ("direct",), money("100", "PLN"))


def test_a_shipped_form_leaves_vat_to_the_call_and_says_how_old_rates_may_be(form):
    assert form.vat_eligible is None
    assert form.rate_days


def test_a_number_in_the_title_is_the_forms_own():
    section = Section(code="x", title=Bilingual("1.3.1. Відповідність", "1.3.1 Relevance"))

    assert (section.number, section.plain_title) == ("1.3.1", Bilingual("Відповідність", "Relevance"))


def test_the_evaluation_grid_knows_its_points_weights_and_thresholds():
    criteria = [{"code": "a", "title": TITLE, "most": "5", "weight": "6"}, {"code": "b", "title": TITLE, "most": 20, "threshold": 12}]

    grid = form_from_table({**SMALLEST, "evaluation": {"threshold": "30", "criteria": criteria}}).evaluation

    assert (grid.most, grid.threshold, grid.criterion("b").threshold) == (50, 30, 12)
    assert grid
    assert not form_from_table(SMALLEST).evaluation


def test_the_concept_note_is_scored_by_fifty_points():
    grid = shipped("eu-external-concept").evaluation

    assert (grid.most, grid.threshold) == (50, 30)


def test_the_full_application_keeps_its_pages_and_its_hundred_points():
    form = shipped("eu-external-full")

    assert [(each.code, each.pages) for each in form.sections if each.pages] == [("2.1.1", 13), ("2.1.2", 5), ("2.1.4", 3)]
    assert form.section("2.1.1").limit == 13 * form.page_characters
    assert (form.evaluation.most, form.evaluation.criterion("1").threshold) == (100, 12)


def test_terms_of_the_programmes_stand_in_their_forms():
    cerv, interreg, nakopa = shipped("cerv-part-b"), shipped("interreg-next"), shipped("nakopa-sketch")

    assert (cerv.most_pages, cerv.least_countries, len(cerv.eligibility.least_from[0].countries)) == (45, 2, 27)
    assert (interreg.largest_grant_share, interreg.eligibility.oblasts) == (Decimal("0.90"), ("07", "21", "26", "46", "56", "61"))
    assert (nakopa.eligibility.lead_from, nakopa.eligibility.months.most, nakopa.least_own_share) == (("DE",), 36, Decimal("0.10"))


@pytest.mark.parametrize(("damage", "place"), [
    ({"sections": [{"code": "a", "title": TITLE, "limt": 5}]}, "sections[1] (a): limt"),
    ({"sections": [{"code": "a", "title": TITLE}, {"code": "a", "title": TITLE}]}, "sections[2] (a): code = a"),
    ({"sections": [{"code": "a", "title": TITLE, "limit": -1}]}, "sections[1] (a): limit = -1"),
    ({"sections": [{"code": "a", "title": TITLE, "pages": "2", "limit": 5}]}, "sections[1] (a): pages = 2"),
    ({"sections": [{"code": "a", "title": TITLE, "kind": "table"}]}, "sections[1] (a): columns = 0"),
    ({"sections": [{"code": "a", "title": TITLE, "items": [TITLE]}]}, "sections[1] (a): items = 1"),
    ({"sections": "many"}, "sections = many"),
    ({"sections": ["a"]}, "sections[1] = a"),
    ({"name": {"uk": "x" * 5000}}, "name: uk"),
    ({"name": {"uk": "x\x00y"}}, "name: uk"),
    ({"name": {"de": "x"}}, "name: de"),
    ({"annexes": [{"code": "a", "title": TITLE, "attachment_type": "poem"}]}, "annexes[1] (a): attachment_type = poem"),
    ({"annexes": [{"code": "a", "title": TITLE, "attachment_type": "letter", "when": {"moon": True}}]}, "annexes[1] (a): when: moon"),
    ({"annexes": [{"code": "a", "title": TITLE, "attachment_type": "letter", "when": {"partner_from": ["Poland"]}}]}, "when: partner_from"),
    ({"eligibility": {"oblasts": ["Volyn"]}}, "eligibility: oblasts"),
    ({"eligibility": {"months": {"least": 12, "most": 6}}}, "eligibility: months: most = 6"),
    ({"evaluation": {"criteria": []}}, "evaluation: criteria"),
    ({"evaluation": {"threshold": "6", "criteria": [{"code": "a", "title": TITLE, "most": "5"}]}}, "evaluation: threshold = 6"),
    ({"evaluation": {"criteria": [{"code": "a", "title": TITLE, "most": "NaN"}]}}, "most = NaN"),
    ({"least_own_share": "1.5"}, "least_own_share = 1.5"),
    ({"caps": [{"code": "c", "title": TITLE, "of": ["77"], "base": ["direct"], "most": "0.1"}]}, "caps[1] (c): of"),
])
def test_a_slip_in_a_form_is_refused_with_its_place(damage, place):
    with pytest.raises(RuleBroken) as refused:
        form_from_table({**SMALLEST, **damage})

    assert refused.value.code in ("form.damaged", "form.unknown_key")
    assert place in str(refused.value.details["place"])


def test_a_form_of_a_later_pattern_is_refused_as_such():
    with pytest.raises(RuleBroken) as refused:
        form_from_table({**SMALLEST, "schema": 2, "unheard_of": True})

    assert refused.value.code == "form.newer"
