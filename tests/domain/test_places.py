"""Places: what belongs to what, full names, and finding by typing."""

import pytest

from hromada_desk.domain.places import Place, PlaceIndex
from hromada_desk.domain.transliteration import transliterate
from hromada_desk.storage import reference

VINNYTSIA = "UA05020030010063857"


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return reference.places()


def first(index: PlaceIndex, typed: str, **wishes) -> Place:
    return index.search(typed, **wishes)[0]


def test_a_city_knows_its_hromada_raion_and_oblast(index):
    assert index.hromada_of(VINNYTSIA).name_uk == "Вінницька"
    assert index.raion_of(VINNYTSIA).name_uk == "Вінницький"
    assert index.oblast_of(VINNYTSIA).name_uk == "Вінницька"
    assert [place.category for place in index.chain(VINNYTSIA)] == ["M", "H", "P", "O"]


def test_every_place_but_the_regions_lies_in_a_region(index):
    for place in index.of_category("P", "H", "M", "X", "C", "B"):
        assert place.code.startswith(index.oblast_of(place.code).code[:4])


def test_kyiv_has_no_hromada_and_is_its_own_region(index):
    kyiv = first(index, "київ", categories="K")
    assert index.hromada_of(kyiv.code) is None
    assert index.oblast_of(kyiv.code) == kyiv


def test_an_unknown_code_is_no_place(index):
    assert index.get("UA00") is None
    assert index.chain("UA00") == ()
    assert index.oblast_of("UA00") is None


def test_full_names_are_complete_in_both_languages(index):
    words = reference.place_words()
    assert index.full_name(VINNYTSIA, "uk", words) == (
        "м. Вінниця",
        "Вінницька міська територіальна громада",
        "Вінницький район",
        "Вінницька область",
    )
    assert index.full_name(VINNYTSIA, "en", words)[1] == "Vinnytska city hromada"
    assert index.full_name("UA01000000000013043", "uk", words) == ("Автономна Республіка Крим",)


def test_every_kind_of_place_has_a_full_name(index):
    words = reference.place_words()
    for category in "OKPHMXCB":
        place = index.of_category(category)[0]
        assert place.name_uk in words.of(place, "uk")
        assert place.name_en in words.of(place, "en")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("новоб", "Новобузька"),
        ("Новобіл", "Новобілоуська"),
        ("novobil", "Новобілоуська"),
        ("yjdj,sk", "Новобілоуська"),
        ("новий білоус", "Новобілоуська"),
        ("вінниця", "Вінницька"),
        ("КАМ'ЯНЕЦЬ-ПОД", "Кам’янець-Подільська"),
        ("каменець", ""),
        ("бузька львів", "Кам’янка-Бузька"),
        ("vinnytsia", "Вінницька"),
        ("мшттнеышф", ""),
        ("мшттн", "Вінницька"),
        ("гірські", ""),
    ],
)
def test_a_hromada_is_found_however_it_is_typed(index, typed, found):
    hits = index.search(typed, categories="H")
    assert (hits[0].name_uk if hits else "") == found


def test_the_larger_hromada_comes_first_and_the_whole_name_before_its_beginning(index):
    people = [place.population for place in index.search("м", categories="H", limit=5)]
    assert people == sorted(people, reverse=True)
    assert first(index, "київ").name_uk == "Київ"
    assert first(index, "острог", categories="MXC").name_uk == "Острог"


def test_further_words_may_name_the_oblast(index):
    towns = index.search("городок львівська", categories="M")
    assert [index.oblast_of(town.code).name_uk for town in towns] == ["Львівська"]


def test_an_empty_text_finds_nothing_and_the_limit_is_kept(index):
    assert index.search("  ") == []
    assert len(index.search("а", limit=7)) == 7


@pytest.mark.parametrize(
    ("ukrainian", "latin"),
    [
        ("Знам’янка", "Znamianka"),
        ("Згурський", "Zghurskyi"),
        ("Єнакієве", "Yenakiieve"),
        ("Їжакевич", "Yizhakevych"),
        ("Кадиївка", "Kadyivka"),
        ("Щербухи", "Shcherbukhy"),
        ("Юрій", "Yurii"),
        ("Яготин", "Yahotyn"),
        ("Костянтин", "Kostiantyn"),
        ("Ґалаґан", "Galagan"),
        ("Йосипівка", "Yosypivka"),
        ("Стрий", "Stryi"),
        ("ЗГУРІВКА ЩО", "ZGHURIVKA SHCHO"),
        ("Івано-Франківськ", "Ivano-Frankivsk"),
        ("Біла Церква, 5", "Bila Tserkva, 5"),
    ],
)
def test_names_are_written_in_latin_by_the_official_table(ukrainian, latin):
    assert transliterate(ukrainian, reference.transliteration()) == latin
