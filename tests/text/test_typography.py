"""What happens to texts on their way to paper."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.text.languages import LANGUAGES
from hromada_desk.text.typography import for_paper

LETTERS = st.sampled_from(list("аіїю'’\"«»„“” \u00a0\u202f-–—№%.,0159sEURiв(\n°"))


def shown(text, language):
    """With ~ for a no-break space and _ for the narrow one, so that a failure can be read."""
    return for_paper(text, language).replace("\u00a0", "~").replace("\u202f", "_")


@pytest.mark.parametrize(("typed", "printed"), [
    ('Ліцей "Сонечко" працює', "Ліцей «Сонечко» працює"),
    ('"Програма "Тепло" діє"', "«Програма „Тепло“ діє»"),
    ('""Тепло" і світло"', "«„Тепло“ і~світло»"),
    ("«Це „наш“ дах»", "«Це~„наш“ дах»"),
    ('труба 5" завдовжки', 'труба 5" завдовжки'),
    ("об'єкт, пам`ять, здоровʼя", "об’єкт, пам’ять, здоров’я"),
    ("Слово - діло", "Слово~— діло"),
    ("Слово – діло", "Слово~— діло"),
    ("2026-2028 та 2026 – 2028", "2026–2028 та~2026–2028"),
    ("45260000-7, PR-2026-014, UA-2026-2027-1", "45260000-7, PR-2026-014, UA-2026-2027-1"),
    ("проєктно-кошторисна", "проєктно-кошторисна"),
    ("мороз -5 °C", "мороз −5~°C"),
    ("№5, № 6", "№~5, №~6"),
    ("7% і 7 %", "7~% і~7~%"),
    ("18 450 000 грн", "18_450_000~грн"),
    ("у 2022 150 будинків", "у~2022 150 будинків"),
    ("тел. 044 123 456, +38 044 123 45 67", "тел. 044 123 456, +38 044 123 45 67"),
    ("20 листопада 2026 року", "20~листопада 2026~року"),
    ("і в селі", "і~в~селі"),
    ("вул. Шкільна, с. Новий Білоус", "вул.~Шкільна, с.~Новий Білоус"),
    ("І. П. Петренко", "І.~П.~Петренко"),
    ("Далі...", "Далі…"),
    ("", ""),
])
def test_ukrainian_text_on_paper(typed, printed):
    assert shown(typed, "uk") == printed


@pytest.mark.parametrize(("typed", "printed"), [
    ('The "Warm roof" project', "The “Warm roof” project"),
    ("«Warm roof»", "“Warm roof”"),
    ("the council's and hromadas' roof", "the council’s and hromadas’ roof"),
    ("a roof - a shelter", "a~roof~– a~shelter"),
    ("EUR 62,000.00 is 27.9 % of it", "EUR~62,000.00 is 27.9% of it"),
    ("20 November 2026", "20~November 2026"),
    ("620 m² in 2026-2028", "620~m² in 2026–2028"),
    ("no. 5", "no.~5"),
])
def test_english_text_on_paper(typed, printed):
    assert shown(typed, "en") == printed


@given(st.text(LETTERS, max_size=40), st.sampled_from(LANGUAGES))
def test_rules_applied_twice_change_nothing_more(text, language):
    once = for_paper(text, language)
    assert for_paper(once, language) == once


@given(st.text(max_size=60) | st.text(LETTERS, max_size=60), st.sampled_from(LANGUAGES))
def test_no_letter_and_no_figure_is_lost(text, language):
    assert re.findall(r"[^\W_]", for_paper(text, language)) == re.findall(r"[^\W_]", text)


def test_paragraphs_stay_paragraphs():
    assert for_paper("Перший.\n\nДругий.", "uk") == "Перший.\n\nДругий."
