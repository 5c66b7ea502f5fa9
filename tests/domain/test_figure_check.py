"""Figures in the prose: those that contradict the data are found, right ones and other figures are left alone."""

import pytest

from hromada_desk.domain.figure_check import contradictions
from hromada_desk.domain.money import money
from hromada_desk.services.figure_phrases import phrase_books

KNOWN = {
    "budget.total": (money("346830", "EUR"), money("12500000", "UAH")), "budget.grant": (money("250000", "EUR"),),
    "budget.own": (money("56250", "EUR"), money("96830", "EUR")), "project.beneficiaries": (520, 274, 60),
    "hromada.population": (14200, 1140), "proposal.months": (18,), "proposal.start": (2027,), "proposal.end": (2028,),
}
WRONG = [
    ("uk", "Повна вартість — 346 590 євро, з них 27,9 % дають громада й партнер.", "346 590 євро"),
    ("uk", "Загальна вартість проєкту становить 346\u00a0590,00\u00a0€.", "346\u00a0590,00\u00a0€"),
    ("uk", "Проєкт коштує **346 590 євро**: решту дасть партнер.", "346 590 євро"),
    ("uk", "Бюджет проєкту: 340 тис. євро.", "340 тис. євро"),
    ("uk", "Від програми: 240 000 євро просимо на роботи.", "240 000 євро"),
    ("uk", "Просимо від програми 240 000 євро.", "240 000 євро"),
    ("uk", "Власний внесок громади — 50 000 євро.", "50 000 євро"),
    ("uk", "Допомогу матимуть 500 прямих отримувачів.", "500"),
    ("uk", "Населення громади становить 15 200 осіб.", "15 200"),
    ("uk", "Проєкт триватиме 24 місяці.", "24"),
    ("uk", "Проєкт завершиться у серпні 2029 року.", "2029"),
    ("en", "The full cost is EUR 346,590, of which 27.9% comes from the hromada.", "EUR 346,590"),
    ("en", "The project costs €346,590 in all.", "€346,590"),
    ("en", "We ask the programme for EUR 0.4 million.", "EUR 0.4 million"),
    ("en", "There are 500 direct beneficiaries.", "500"),
    ("en", "The project will last 24 months.", "24"),
    ("en", "The project will start in March 2026.", "2026"),
]
RIGHT = [
    ("uk", "Проєкт коштує 346 830 євро: 250 000 євро просимо від програми, решту дають громада й партнер."),
    ("uk", "Загальна вартість — 347 тис. євро, або 0,35 млн євро."),
    ("uk", "Загальна вартість проєкту близько 340 000 євро."),
    ("uk", "Повна вартість проєкту — 12 500 000 грн."),
    ("uk", "Повна вартість генератора — 12 000 євро; вартість робіт 180 000 євро."),
    ("uk", "Будівлю утримує відділ освіти: 410 000 гривень на рік; 90 000 євро з місцевого бюджету щороку."),
    ("uk", "Загальна вартість — 500 000 злотих."),
    ("uk", "Проєкт 2023 року мав свій бюджет. За 18 місяців 412 учнів повернуться до класів."),
    ("uk", "Серед 520 отримувачів 274 — жінки, а 60 отримувачів — переселенці."),
    ("uk", "Повна вартість — {{budget.total}}, просимо {{budget.grant}}."),
    ("en", "The project costs EUR 346,830: we ask the programme for EUR 250,000."),
    ("en", "The total cost is about EUR 350,000; the total cost of the generator is EUR 12,000."),
    ("en", "The project is 18 months long and follows Directive (EU) 2024/1275; 48 staff work at the lyceum."),
]


def found_in(language, text):
    return [text[each.start:each.end] for each in contradictions(text, phrase_books()[language], KNOWN)]


@pytest.mark.parametrize(("language", "text", "place"), WRONG)
def test_a_figure_that_contradicts_the_data_is_found_where_it_stands(language, text, place):
    assert found_in(language, text) == [place]


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_right_figures_and_figures_of_other_things_are_left_alone(language, text):
    assert found_in(language, text) == []


def test_a_contradiction_has_both_figures():
    found = contradictions("Повна вартість — 346 590 євро.", phrase_books()["uk"], KNOWN)[0]
    assert (found.figure, found.written, found.known) == ("budget.total", money("346590", "EUR"), money("346830", "EUR"))


def test_what_the_data_do_not_tell_is_not_contradicted():
    assert contradictions("Проєкт коштує 1 євро.", phrase_books()["uk"], {}) == []


def test_a_long_text_of_digits_is_read_in_one_pass():
    text = "Повна вартість " + "1 000 " * 20_000 + "євро"
    assert contradictions(text, phrase_books()["uk"], KNOWN) is not None
