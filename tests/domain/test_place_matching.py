"""Places in messy titles: real rows of a published list of regional development projects, and made-up hard ones.

The rows marked as real come from the list of projects of the state fund of regional development for 2021, published by
the KSE Loc Data Hub under the MIT licence.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.place_matching import Confidence
from hromada_desk.storage import reference

REAL_ROWS = [
    (2, "спортивний корпус по вул. Шкільній у м.\xa0Гнівані — будівництво", "Гніванська"),
    (2, "спальний корпус Хмільницької обласної лікарні по вул. Шолом Алейхема, 8, у м.\xa0Хмільнику", "Хмільницька"),
    (2, 'дошкільний заклад "Пролісок" по вул. Гагаріна, 10, в смт Сутиски Тиврівського району', "Сутисківська"),
    (2, "спортивно-оздоровчий комплекс “Авангард” у смт Браїлів Жмеринського району", "Жмеринська"),
    (3, "загальноосвітня школа I - III ступеня у с. Стобихівка Камінь-Каширського району", "Сошичненська"),
    (4, "спортивна школа № 1 Криворізької міської ради по просп. Металургів, 5, у м. Кривому Розі", "Криворізька"),
    (5, "головний лікувальний корпус по пров. Залізничному, 23, у м. Волновасі", "Волноваська"),
    (5, "музей по вул. Кронштадтській, 11а, Приморського району в м. Маріуполі", "Маріупольська"),
    (7, "районна лікарня у м. Береговому — будівництво", "Берегівська"),
    (8, "водовід на м. Бердянськ — ремонт трубопроводу в районі с. Володимирівка Приазовського району", "Приазовська"),
    (9, "культурно-мистецький центр в селах Вербовець та Старий Косів Косівського району", "Косівська"),
    (10, "незавершене будівництво по вул. Театральній, 5, у м. Білій Церкві", "Білоцерківська"),
    (11, "центр творчості по вул. Калініна, 36, у м. Кіровограді — реконструкція", "Кропивницька"),
    (12, "заплавний міст № 1 у м. Сєвєродонецьку — реконструкція", "Сєвєродонецька"),
    (13, "водопровід Бендюзького водозабору до м. Червонограда — реконструкція", "Червоноградська"),
    (13, "каналізування м. Судової Вишні Мостиського району — будівництво", "Судововишнянська"),
    (16, "школа по вул. Перемоги, 118, у с. Демидівка Решетилівського району", "Решетилівська"),
    (18, "стадіон імені Куца по вул. Кеніга у м. Тростянці — реконструкція", "Тростянецька"),
    (18, "полігон на території Верхньосироватської сільської ради Сумського району", "Верхньосироватська"),
    (19, "каналізаційна мережа м. Монастириській — реконструкція", "Монастириська"),
    (20, "нежитлова будівля палацу культури по просп. Перемоги, 1, у м. Лозовій", "Лозівська"),
    (21, "центр надання послуг по вул. Першотравневій у м. Новій Каховці", "Новокаховська"),
    (22, "міський стадіон по просп. Грушевського, 29, у м. Кам’янці-Подільському", "Кам’янець-Подільська"),
    (23, "загальноосвітня школа I-III ступеня № 11 по вул.Рєпіна,47,у м. Смілі - капітальний ремонт", "Смілянська"),
    (24, "будівля школи-інтернату, в с. Колінківці Хотинського району — реконструкція", "Топорівська"),
    (26, "полігон № 5 в с. П\u0069дг\u0069рц\u0069 Обухівського району Київської області", "Козинська"),
]
ONLY_THE_OBLAST = [
    (3, "розбудова фізкультурно-спортивної інфраструктури Волині — капітальний ремонт"),
    (5, "магістральний водогін діаметром 500 мм “Відгалуження до Слов’янських резервуарів” Слов’янського району"),
    (5, "будинок культури по пл. Олександра Невського, 4, у смт Олександрівка"),
    (13, "оглядова вежа на території регіону Трускавець — Орів — Борислав — Східниця — будівництво"),
    (21, "встановлення світлосигнальної системи на аеродромі аеропорту “Херсон”"),
    (25, "пам’ятка архітектури, будівля Чернігівського обласного філармонійного центру"),
]


def hromada_in(text, within=None):
    match = reference.place_matcher().match_in_text(text, within)
    hromada = reference.places().hromada_of(match.place.code) if match else None
    return hromada.name_uk if hromada else ""


@pytest.mark.parametrize(("number", "title", "hromada"), REAL_ROWS)
def test_the_hromada_of_a_real_row_is_found(number, title, hromada):
    assert hromada_in(title, reference.oblast_numbers()[number]) == hromada


@pytest.mark.parametrize(("number", "title"), ONLY_THE_OBLAST)
def test_a_title_without_a_sure_place_gets_the_oblast_of_its_row_and_no_hromada(number, title):
    oblast = reference.oblast_numbers()[number]
    match = reference.place_matcher().match_in_text(title, oblast)
    assert (match.place.code, match.how) == (oblast, "given")


@pytest.mark.parametrize(
    ("title", "hromada"),
    [
        ("лікарня у м. Хмільник Вінницької області", "Хмільницька"),
        ("с. Підгірці Обухівського р-ну", "Козинська"),
        ("в с-щі Стрижавка", "Стрижавська"),
        ("ремонт у м. Миколаєві Львівської області", "Миколаївська"),
        ("водогін у Новобілоуській громаді", "Новобілоуська"),
        ("Гніванська ОТГ Вінницької області", "Гніванська"),
        ("дорога, Новобілоуської сільської об’єднаної територіальної громади", "Новобілоуська"),
        ("РЕКОНСТРУКЦІЯ ШКОЛИ У С. ВЕЛИКІ КРУШЛИНЦІ ВІННИЦЬКОЇ ОБЛАСТІ", "Вінницька"),
        ("Ремонт вул. М. Коцюбинського у м.Ніжин", "Ніжинська"),
        ("ДНЗ, м. Новомосковськ", "Новомосковська"),
    ],
)
def test_the_hromada_is_found_without_a_given_oblast(title, hromada):
    assert hromada_in(title) == hromada


@pytest.mark.parametrize(
    "title",
    [
        "ремонт у м. Миколаєві",
        "школа в селі Іванівка",
        "с.Городище",
        "500 м Слов’янського каналу",
        "дорога 5 с. 20 м. кв.",
        "будинок імені С. Бандери",
        "вул. М. Вовчок",
        "Закупівля автобусів",
        "Київське шосе",
        "",
    ],
)
def test_what_may_be_several_places_or_none_is_no_match(title):
    assert reference.place_matcher().match_in_text(title) is None


def test_an_oblast_written_in_the_text_outweighs_the_oblast_of_the_list():
    kyiv = reference.oblast_numbers()[26]
    match = reference.place_matcher().match_in_text("с. Підгірці Обухівського району Київської області", kyiv)
    assert reference.places().oblast_of(match.place.code).name_uk == "Київська"


def test_two_places_in_different_hromadas_are_answered_with_what_they_share():
    zaporizhzhia = reference.oblast_numbers()[8]
    match = reference.place_matcher().match_in_text("водовод м. Вільнянська — смт Новомиколаївка", zaporizhzhia)
    assert (match.place.category, match.how) == ("P", "several")


def test_a_village_that_contradicts_its_raion_is_only_a_guess():
    title = "школа-інтернат в с. Колінківці Хотинського району"
    match = reference.place_matcher().match_in_text(title, reference.oblast_numbers()[24])
    assert match.confidence is Confidence.LOW


def test_a_city_district_is_a_place_of_its_own():
    kyiv = reference.oblast_numbers()[26]
    match = reference.place_matcher().match_in_text("басейн у Дніпровському районі — реконструкція", kyiv)
    assert (match.place.name_uk, match.place.category) == ("Дніпровський", "B")


@pytest.mark.parametrize("number", range(1, 28))
def test_the_heading_of_a_group_is_its_region(number):
    code = reference.oblast_numbers()[number]
    heading = reference.places().full_name(code, "uk", reference.place_words())[0]
    assert reference.place_matcher().match_in_text(heading).place.code == code


def test_the_oblast_of_an_institution_is_found_but_not_as_sure():
    match = reference.place_matcher().match_in_text("обладнання для Сумської обласної лікарні")
    assert (match.place.name_uk, match.confidence) == ("Сумська", Confidence.MEDIUM)


@given(st.text())
def test_no_text_whatever_breaks_the_matching(text):
    match = reference.place_matcher().match_in_text(text)
    assert match is None or match.place.code in reference.places()


def test_every_city_of_ukraine_is_recognised_after_its_marker():
    index = reference.places()
    missed = []
    for city in index.of_category("M"):
        oblast = index.oblast_of(city.code)
        match = reference.place_matcher().match_in_text(f"школа у м. {city.name_uk}", oblast.code)
        if index.hromada_of(match.place.code) != index.hromada_of(city.code):
            missed.append(city.name_uk)
    assert missed == []
