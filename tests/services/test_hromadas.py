"""Finding a hromada by typing, in the language of the window."""

from hromada_desk.services.hromadas import count_hromadas, count_settlements, find_hromadas, hromada_found

NOVOBILOUSKA = "UA74100270000049748"


def test_a_hromada_is_found_by_its_beginning_with_what_tells_it_apart():
    found, total = find_hromadas("новобіл", "uk")
    assert (total, found[0].code, found[0].short_name, found[0].centre) == (
        1, NOVOBILOUSKA, "Новобілоуська", "Новий Білоус")
    assert found[0].belongs_to == "Чернігівська область, Чернігівський район"


def test_it_is_found_in_english_too():
    found, _ = find_hromadas("novobil", "en")
    assert found[0].name == "Novobilouska village hromada"


def test_more_are_counted_than_are_listed():
    found, total = find_hromadas("н", "uk", limit=5)
    assert len(found) == 5
    assert total > 5


def test_a_code_names_its_hromada_and_another_code_none():
    assert hromada_found(NOVOBILOUSKA, "uk").short_name == "Новобілоуська"
    assert hromada_found("UA00000000000000000", "uk") is None


def test_settlements_are_counted():
    assert count_settlements(NOVOBILOUSKA) > 10
    assert count_settlements("UA00000000000000000") == 0
    assert count_hromadas() > 1_400
