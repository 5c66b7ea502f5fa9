"""Where Ukrainian words may be parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.text.hyphenation import SOFT_HYPHEN, soft_hyphens

UKRAINIAN = st.text("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя’", max_size=25)


@pytest.mark.parametrize("parted", [
    "енер-го-е-фек-тив-ність", "фі-нан-су-ван-ня", "від-нов-лен-ня", "ре-кон-струк-ція", "во-до-пос-та-чан-ня",
    "без-бар’-єр-ність", "бю-джет-ний", "під-жив-лен-ня", "об’-єд-нан-ня", "вій-сько-вий", "гро-мад-сько-го",
    "спів-фі-нан-су-ван-ня", "між-му-ні-ци-паль-не", "ук-ра-їн-сько-го", "ба-лан-со-ут-ри-му-вач",
    "те-ри-то-рі-аль-на", "над-зви-чай-ний", "дже-ре-ла-ми", "Но-во-бі-ло-усь-ка",
])
def test_words_are_parted_where_syllables_end(parted):
    assert soft_hyphens(parted.replace("-", "")).replace(SOFT_HYPHEN, "-") == parted


@pytest.mark.parametrize("word", ["ліцей", "громад", "ЄДРПОУ", "ГРОМАДСЬКИЙ", "кВтгодини", "reconstruction", "12345678"])
def test_short_words_abbreviations_and_other_alphabets_stay_whole(word):
    assert soft_hyphens(word) == word


@given(UKRAINIAN)
def test_parting_follows_its_rules(word):
    parts = soft_hyphens(word).split(SOFT_HYPHEN)
    assert "".join(parts) == word
    assert not any(part[0] in "йь’" for part in parts[1:])
    if len(parts) > 1:
        assert len(parts[0]) >= 2
        assert len(parts[-1]) >= 2
        assert all(set(part) & set("аеєиіїоуюя") for part in parts)


def test_a_real_hyphen_stays():
    assert soft_hyphens("проєктно-кошторисна").replace(SOFT_HYPHEN, "·") == "про·єк·тно-кош·то·рис·на"
