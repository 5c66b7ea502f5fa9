"""Codes and identifiers: what is right, what is doubtful, and how each is made tidy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.check_digits import cpv_digit, edrpou_digit, iban_is_valid
from hromada_desk.domain.identifiers import SCHEMES, check
from hromada_desk.domain.problems import Severity
from hromada_desk.storage import reference


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
def test_the_example_of_every_scheme_has_nothing_wrong_with_it(scheme):
    verdict = check(scheme, SCHEMES[scheme].example)
    assert (verdict.ok, verdict.code, verdict.normalised) == (True, "", SCHEMES[scheme].example)


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@given(text=st.text(max_size=40))
def test_no_text_whatever_breaks_a_check(scheme, text):
    verdict = check(scheme, text)
    assert verdict.ok == (verdict.severity in {None, Severity.NOTE})
    assert bool(verdict.code) == (verdict.severity is not None)


@pytest.mark.parametrize("scheme", sorted(SCHEMES))
@given(text=st.text(alphabet="UAСАІ0123456789-PMabcd@.:+ ", max_size=40))
def test_a_tidy_value_stays_as_it_is(scheme, text):
    once = check(scheme, text)
    again = check(scheme, once.normalised)
    assert again.normalised == once.normalised
    assert again.ok == once.ok


def test_every_code_of_the_codifier_is_written_like_one_and_known():
    index = reference.places()
    for place in index.of_category("O", "K", "P", "H", "B"):
        assert check("KATOTTG", place.code, known=index.__contains__).ok


def test_a_code_that_is_not_in_the_codifier_is_told():
    verdict = check("KATOTTG", "UA05020030000099999", known=reference.places().__contains__)
    assert (verdict.ok, verdict.code) == (False, "identifier.unknown")


def test_cyrillic_letters_in_a_place_code_are_replaced_and_told():
    verdict = check("KATOTTG", "UА05020030000031457")
    assert (verdict.ok, verdict.code, verdict.severity) == (True, "identifier.lookalike_letters", Severity.NOTE)
    assert verdict.normalised == "UA05020030000031457"


@pytest.mark.parametrize("code", ["04350719", "00032129", "14360570", "21560766", "00034022", "00131305"])
def test_codes_of_real_organisations_have_the_right_check_digit(code):
    assert check("UA-EDR", code).code == ""


@given(st.integers(0, 9_999_999), st.integers(1, 9))
def test_one_wrong_last_digit_of_an_organisation_code_is_a_warning(number, shift):
    digits = f"{number:07d}0"
    right = digits[:7] + str(edrpou_digit(digits))
    wrong = right[:7] + str((int(right[7]) + shift) % 10)
    if edrpou_digit(wrong) != edrpou_digit(right):
        return  # the range of the number decides the weights, and the last digit can move it over the edge
    assert check("UA-EDR", right).ok
    assert check("UA-EDR", wrong).severity is Severity.WARNING


def test_a_persons_tax_number_in_place_of_an_organisation_code_is_told():
    assert check("UA-EDR", "1234567899").code == "identifier.person_number"


def test_an_iban_with_two_digits_swapped_is_an_error():
    good = "UA213223130000026007233566001"
    assert iban_is_valid(good)
    assert check("UA-IBAN", "UA21 3223 1300 0002 6007 2335 66001").normalised == good
    assert check("UA-IBAN", "UA213223130000026007233566010").code == "identifier.iban_check_digits"


def test_the_check_digit_rule_holds_for_the_codes_it_is_said_to_hold_for():
    codes = list(reference.dk021())
    obeying = [code for code in codes if cpv_digit(code) == int(code[-1])]
    assert (len(obeying), len(codes)) == (8925, 9458)


def test_every_code_of_the_vocabulary_is_accepted_with_the_list_at_hand():
    vocabulary = reference.dk021()
    assert all(check("DK021", code, known=vocabulary.__contains__).ok for code in vocabulary)


def test_without_the_list_only_eleven_odd_codes_of_the_vocabulary_raise_a_doubt():
    doubtful = [code for code in reference.dk021() if not check("DK021", code).ok]
    assert len(doubtful) == 11
    assert check("DK021", "45453000-8").code == "identifier.dk021_check_digit"


@pytest.mark.parametrize(("typed", "full"), [("45000000", "45000000-7"), ("42122000", "42122000-0")])
def test_eight_digits_get_the_check_digit_of_the_list(typed, full):
    verdict = check("DK021", typed, known=reference.dk021().__contains__)
    assert (verdict.ok, verdict.normalised) == (True, full)


@pytest.mark.parametrize(
    ("scheme", "typed", "tidy"),
    [
        ("PROZORRO-TENDER", "ua-2024-01-01-000001-A", "UA-2024-01-01-000001-a"),
        ("PROZORRO-TENDER", "UA–2024–01–01–000001–a", "UA-2024-01-01-000001-a"),
        ("PROZORRO-CONTRACT", "UA-2024-01-01-000001-a-b1", "UA-2024-01-01-000001-a-b1"),
        ("PROZORRO-PLAN", "UA-Р-2019-12-19-013663-b", "UA-P-2019-12-19-013663-b"),
        ("DREAM", "https://dream.gov.ua/ua/project/DREAM-UA-010126-0A1B2C3D/profile", "DREAM-UA-010126-0A1B2C3D"),
        ("DREAM", "dream-ua-01012026-0a1b2c3d", "DREAM-UA-01012026-0A1B2C3D"),
        ("PHONE", "(067) 123-45-67", "+380671234567"),
        ("PHONE", "8 067 123 45 67", "+380671234567"),
        ("PHONE", "380671234567", "+380671234567"),
        ("PHONE", "+48 22 123 45 67", "+48221234567"),
        ("PHONE", "0048 22 123 45 67", "+48221234567"),
        ("EMAIL", "mailto:Rada@Example.ORG", "Rada@example.org"),
        ("BUDGET-CODE", "2551 0000 000", "25510000000"),
    ],
)
def test_values_are_made_tidy(scheme, typed, tidy):
    verdict = check(scheme, typed)
    assert verdict.ok
    assert verdict.normalised == tidy


@pytest.mark.parametrize(
    ("scheme", "typed", "code"),
    [
        ("PROZORRO-TENDER", "UA-2024-13-01-000001-a", "identifier.impossible_date"),
        ("PROZORRO-TENDER", "UA-P-2024-01-01-000001-a", "identifier.form"),
        ("PROZORRO-MONITORING", "UA-M-2025-02-30-000006", "identifier.impossible_date"),
        ("DREAM", "DREAM-UA-320126-0A1B2C3D", "identifier.impossible_date"),
        ("DREAM", "DREAM-UA-010126-0A1B2C3G", "identifier.form"),
        ("KATOTTG", "UA0502003000003145", "identifier.form"),
        ("EMAIL", "rada.example.org", "identifier.form"),
        ("PHONE", "12-34", "identifier.form"),
        ("UA-EDR", "4350719", "identifier.form"),
        ("BUDGET-CODE", "255100000", "identifier.form"),
    ],
)
def test_values_that_are_not_written_like_one_are_errors(scheme, typed, code):
    verdict = check(scheme, typed)
    assert (verdict.ok, verdict.code, verdict.severity) == (False, code, Severity.ERROR)
    assert verdict.normalised == typed


def test_an_empty_value_and_an_unknown_scheme_have_nothing_wrong_with_them():
    assert check("KATOTTG", "  ").ok
    assert check("RDDPM", " 12/34 ").normalised == "12/34"
