"""Letters: on the council's letterhead, with the sums of the budget in figures and words, in both languages."""

import io
from dataclasses import replace

import pypdf
import pytest

from hromada_desk.documents.blocks import Letterhead, SideBySide
from hromada_desk.documents.catalogue import DOCUMENTS, make, order_in
from hromada_desk.documents.compose.budget_tables import costs_of
from hromada_desk.documents.compose.passport import money_of
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.text.in_words import money_in_words
from hromada_desk.text.numbers import format_money
from tests.documents import sample

OF_PROPOSAL = ("letter_commitment", "letter_cover")
NAMES = (*OF_PROPOSAL, "letter_intent")


def case_for(name):
    return sample.proposal_case() if name in OF_PROPOSAL else sample.project_case()


def composed(name, language, case=None):
    return DOCUMENTS[name].compose([case or case_for(name)], order_in(language))


def text_of(name, language, case=None):
    return make(name, "txt", [case or case_for(name)], order_in(language)).decode()


def flat(text):
    return "".join(each for each in text if each.isalnum())


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_a_letter_is_one_page_on_the_letterhead_and_never_a_draft(name, language):
    made = composed(name, language)
    assert isinstance(made.blocks[0], Letterhead)
    assert made.blocks[0].logo.name == sample.HROMADA.council_name.side(language)
    assert made.draft is None
    paper = pypdf.PdfReader(io.BytesIO(make(name, "pdf", [case_for(name)], order_in(language))))
    assert len(paper.pages) == 1
    assert flat(sample.HROMADA.council_name.side(language).upper()) in flat(paper.pages[0].extract_text())


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_commitment_says_what_the_local_budget_pays_in_figures_and_words(language):
    case = sample.proposal_case()
    own = costs_of(case).figures.sources["own"].used
    said = flat(text_of("letter_commitment", language))
    assert flat(format_money(own, language)) in said
    assert flat(money_in_words(own.amount, "EUR", language)) in said


def test_both_languages_stand_beside_each_other_each_with_its_own_sum():
    grant = costs_of(sample.proposal_case()).figures.grant
    body = next(each for each in composed("letter_cover", "uk").blocks if isinstance(each, SideBySide))
    sides = {language: flat(" ".join(getattr(row.text, side) for row in body.rows))
             for language, side in (("uk", "main"), ("en", "second"))}
    for language, words in sides.items():
        assert flat(money_in_words(grant.amount, grant.currency, language)) in words


def test_years_of_the_contribution_add_up_to_it():
    case = sample.proposal_case()
    figures = costs_of(case).figures
    years = [amount for (source, year), amount in figures.by_source_year.items() if source == "own" and year]
    assert sum(each.minor for each in years) == figures.sources["own"].used.minor
    said = flat(text_of("letter_commitment", "en"))
    assert all(flat(format_money(each, "en")) in said for each in years)


def test_without_a_budget_the_sum_is_a_line_to_write_on():
    bare = sample.proposal_case(budget=(), budget_line=(), funding_source=(), line_share=(), attachment=())
    for name in OF_PROPOSAL:
        assert "______________" in text_of(name, "en", bare).split("Dear Sir or Madam")[1]


def test_the_last_item_of_a_list_ends_with_a_full_stop():
    said = text_of("letter_commitment", "en")
    assert "sources;" in said
    assert "checks." in said


def test_a_letter_of_intent_names_what_is_secured_and_what_is_missing():
    case = sample.project_case()
    money = money_of(case, case.project)
    said = flat(text_of("letter_intent", "uk"))
    for amount in (money.planned, money.secured, money.gap):
        assert flat(money_in_words(amount.amount, amount.currency, "uk")) in said


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_about_nothing_is_refused(name):
    empty = replace(sample.proposal_case(), proposal=None, project=None)
    with pytest.raises(RuleBroken) as refused:
        make(name, "pdf", [empty], order_in("uk"))
    assert refused.value.code == "document.nothing_to_show"
