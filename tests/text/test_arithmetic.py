"""What is typed as arithmetic is reckoned exactly; what is no arithmetic is left alone, and every slip has its reason."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.text.arithmetic import LONGEST_FORMULA, is_formula, looks_like_arithmetic, reckon
from hromada_desk.text.catalog import words
from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.number_reading import LARGEST
from hromada_desk.text.numbers import format_for_editing
from hromada_desk.text.problem_texts import sentence

LANGUAGE = st.sampled_from(LANGUAGES)
FIGURES = st.decimals(Decimal(0), Decimal(99999), places=2)


@pytest.mark.parametrize(("typed", "result"), [
    ("=12*450,50", "5406"),
    ("=12*450.50", "5406"),
    ("=(3+4)*100", "700"),
    ("=1 200,50/3", "400.166667"),
    ("=1\u00a0200,50*2", "2401"),
    ("=1\u202f200*2", "2400"),
    ("=7%*250000", "17500"),
    ("=250000*(1+7%)", "267500"),
    ("=-5+3", "-2"),
    ("=2*-3", "-6"),
    ("=\u22125\u22123", "-8"),
    ("=--5", "5"),
    ("=12 x 450", "5400"),
    ("=12х450", "5400"),
    ("=12\u00d7450", "5400"),
    ("=900:3", "300"),
    ("=900\u00f73", "300"),
    ("=2+3*4-6/2", "11"),
    ("=100/10/2", "5"),
    ("=10-4-3", "3"),
    ("=1/3*3", "1"),
    ("=0,1+0,2", "0.3"),
    ("=10000000*10", "100000000"),
    ("= 5 ", "5"),
    ("12*450,50", "5406"),
])
def test_arithmetic_is_reckoned_exactly(typed, result):
    known = reckon(typed, "uk")
    assert (known.value, known.unit, known.reason) == (Decimal(result), "", "")
    assert "E" not in str(known.value)


@pytest.mark.parametrize(("typed", "value", "unit"), [
    ("=7%", "7", "%"), ("=5%+2,5 %", "7.5", "%"), ("=(7%)", "7", "%"), ("=-7%", "-7", "%"),
    ("=12*450 грн", "5400", "UAH"), ("=12*450€", "5400", "EUR"), ("=12*450 EUR", "5400", "EUR"),
])
def test_a_percentage_and_a_currency_at_the_end_are_told(typed, value, unit):
    known = reckon(typed, "uk")
    assert (known.value, known.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(("typed", "reason", "details"), [
    ("=", "arithmetic.empty", {}),
    ("=()", "arithmetic.nothing_before", {"sign": ")"}),
    ("=12*", "arithmetic.number_missing", {"sign": "*"}),
    ("=12+", "arithmetic.number_missing", {"sign": "+"}),
    ("=12*/3", "arithmetic.number_missing", {"sign": "*"}),
    ("=2**10", "arithmetic.number_missing", {"sign": "*"}),
    ("=*3", "arithmetic.nothing_before", {"sign": "*"}),
    ("=12/0", "arithmetic.divided_by_zero", {}),
    ("=12/(3-3)", "arithmetic.divided_by_zero", {}),
    ("=2^10", "arithmetic.unknown_sign", {"sign": "^"}),
    ("=A1*2", "arithmetic.unknown_name", {"name": "A1"}),
    ("=2*A1", "arithmetic.unknown_name", {"name": "A1"}),
    ("=2*X5", "arithmetic.unknown_name", {"name": "X5"}),
    ("=SUM(A1:A3)", "arithmetic.unknown_name", {"name": "SUM"}),
    ("=2 разів", "arithmetic.unknown_name", {"name": "разів"}),
    ("=#REF!", "arithmetic.unknown_sign", {"sign": "#"}),
    ("=(3+4", "arithmetic.bracket_not_closed", {}),
    ("=3+4)", "arithmetic.bracket_not_opened", {}),
    ("=2(3)", "arithmetic.sign_missing", {"before": "2", "after": "(3)"}),
    ("=(2)3", "arithmetic.sign_missing", {"before": "(2)", "after": "3"}),
    ("=7%%", "arithmetic.unknown_sign", {"sign": "%"}),
    ("=250000+7%", "arithmetic.share_of_what", {"share": "7%"}),
    ("=7%+250000", "arithmetic.share_of_what", {"share": "7%"}),
    ("=1.234*2", "entry.ambiguous_number", {"text": "1.234", "first": Decimal(1234), "second": Decimal("1.234")}),
    ("=12 34*2", "number.bad_groups", {"text": "12 34"}),
    ("=999999999999*999999999999", "number.too_large", {"text": "999999999999*999999999999"}),
])
def test_every_slip_has_its_reason_and_place(typed, reason, details):
    known = reckon(typed, "uk")
    assert (known.value, known.reason, dict(known.details)) == (None, reason, details)


@pytest.mark.parametrize("typed", ["12*450", "3 x 4", "3х4", "100+200", "(3+4)*2", "1/2", "7%*250", "1 200/3", "5\u00d7-2"])
def test_numbers_with_operations_need_no_sign_before_them(typed):
    assert looks_like_arithmetic(typed)


@pytest.mark.parametrize("typed", [
    "01.02.2026", "01/02/2026", "2026-11-23", "03/2027", "12-15", "03113130-2", "044-123-45-67", "UA-2026-1", "10:30", "1:500",
    "1 234,50", "-5", "(12,00)", "7 %", "x", "x5", "*", "", "2 шт.", "A1*2", "**",
])
def test_days_codes_spans_and_plain_numbers_are_no_arithmetic(typed):
    assert not looks_like_arithmetic(typed)


def test_the_sign_before_a_formula_is_seen_after_spaces():
    assert is_formula("\u00a0=5")
    assert not is_formula("5=")


@st.composite
def formulas(draw, depth=3):
    """A formula as text, and what it comes to as a fraction (None where it divides by zero)."""
    language = "uk"
    if depth == 0 or draw(st.booleans()):
        figure = draw(FIGURES)
        return format_for_editing(figure, language), Fraction(figure)
    left, first = draw(formulas(depth=depth - 1))
    right, second = draw(formulas(depth=depth - 1))
    sign = draw(st.sampled_from("+-*/"))
    if first is None or second is None or (sign == "/" and not second):
        result = None
    else:
        result = {"+": first + second, "-": first - second, "*": first * second, "/": first / (second or 1)}[sign]
    gap = draw(st.sampled_from(("", " ", "\u00a0")))
    return f"({left}){gap}{sign}{gap}({right})", result


@given(formulas(), LANGUAGE)
def test_the_result_is_that_of_exact_fractions(formula, language):
    written, exact = formula
    known = reckon(f"={written}", language)
    if len(written) > LONGEST_FORMULA:
        assert known.reason == "arithmetic.too_long"
    elif exact is None:
        assert known.reason == "arithmetic.divided_by_zero"
    elif abs(exact) >= LARGEST:
        assert known.reason == "number.too_large"
    else:
        assert abs(Fraction(known.value) - exact) <= Fraction(1, 2 * 10**6)
        if (exact * 10**12).denominator == 1:
            assert Fraction(known.value) == exact


@given(FIGURES, FIGURES, FIGURES)
def test_products_bind_before_sums_and_both_go_from_left_to_right(first, second, third):
    said = [format_for_editing(each, "uk") for each in (first, second, third)]
    one, two, three = (Fraction(each) for each in (first, second, third))
    assert Fraction(reckon("={}-{}*{}".format(*said), "uk").value) == one - two * three
    assert Fraction(reckon("={}-{}+{}".format(*said), "uk").value) == one - two + three


@pytest.mark.parametrize(("hostile", "reason"), [
    ("=" + "(" * 1000 + "1" + ")" * 1000, "arithmetic.too_long"),
    ("=" + "(" * 90 + "1" + ")" * 90, "arithmetic.too_deep"),
    ("=" + "9" * 199, "number.not_a_number"),
    ("=" + "0" * 2_000_000, "arithmetic.too_long"),
    ("=9**9**9**9", "arithmetic.number_missing"),
])
def test_hostile_formulas_end_with_a_reason(hostile, reason):
    assert reckon(hostile, "uk").reason == reason


def test_a_chain_of_minuses_is_only_a_sign():
    assert reckon("=" + "-" * 150 + "7", "uk").value == 7


@given(st.text(st.sampled_from("0123456789 .,%()+-*/:x=A€\u00a0'"), max_size=40), LANGUAGE)
def test_whatever_is_typed_gives_a_number_or_a_reason(typed, language):
    known = reckon(typed, language)
    assert (known.value is None) == bool(known.reason)
    looks_like_arithmetic(typed)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("typed", ["=", "=12*", "=*3", "=1/0", "=2^3", "=A1", "=(3", "=3)", "=2(3)", "=5+7%", "=" + "1" * 201,
                                   "=" + "(" * 30 + "1"])
def test_every_reason_has_its_sentence(typed, language):
    known = reckon(typed, language)
    said = sentence(words(language), known.reason, known.details)
    assert "{" not in said
    assert known.reason not in said
