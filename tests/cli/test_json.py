"""JSON for other programs: the same shapes and the same order, whatever the language of the screen."""

import pytest

from tests.demonstration import GAPS, LYCEUM, READY

EXCERPT = "tests/exchange/data/dfrr-2021-excerpt.xlsx"


def test_a_record_has_every_field(run, demo):
    project = run("show", demo, "project", LYCEUM, "--json").json
    assert list(project)[:5] == ["kind", "id", "alive", "number", "title"]
    assert project["title"].keys() == {"uk", "en"}
    assert project["planned_total"]["currency"] == "UAH"
    assert project["planned_total"]["amount"].split(".")[1].isdigit()
    assert {"paid_total", "secured_total"} <= project.keys()
    listed = run("list", demo, "project", "--json").json
    assert project in listed
    assert {tuple(each) for each in listed} == {tuple(project)}


def test_the_hromada_is_a_dash(run, demo):
    hromada = run("show", demo, "hromada", "-", "--json").json
    assert hromada["katottg"] == "UA74100270000049748"
    assert hromada["name"]["en"]


def test_money_that_is_set_comes_back_as_it_was_meant(run, mine):
    changed = run("set", mine, "project", LYCEUM, "estimated_cost=16 486 073,00 UAH", "--json").json
    assert changed["estimated_cost"] == {"amount": "16486073.00", "currency": "UAH"}
    assert run("show", mine, "project", LYCEUM, "--json").json == changed


def test_what_is_missing_is_told_with_place_and_weight(run, demo):
    found = run("check", demo, "--proposal", GAPS, "--json")
    assert found.code == 1
    assert {"of", "code", "kind", "id", "field", "severity", "sentence"} == found.json[0].keys()
    assert {each["severity"] for each in found.json} <= {"error", "warning", "note"}
    assert all(each["sentence"] and "{" not in each["sentence"] for each in found.json)
    assert run("check", demo, "--proposal", READY, "--json").code == 0


def test_the_counts_of_an_import(run, mine):
    counted = run("import", mine, EXCERPT, "--json").json
    assert (counted["rows"], counted["projects"], counted["duplicates"]) == (40, 32, 0)
    assert counted["with_oblast"] == 32
    assert counted["mapping"]["Обсяг фінансування, передбачений розпорядженням"] == "planned"
    dry = run("import", mine, EXCERPT, "--json", "--dry-run").json
    assert (dry["written"], dry["projects"], dry["duplicates"]) == (False, 0, 32)


def test_history_tells_every_field_with_before_and_after(run, mine):
    run("set", mine, "project", LYCEUM, "title.en=Roof")
    run("undo", mine)
    taken_back, edited = run("history", mine, "project", LYCEUM, "--json", "--limit", "2").json
    assert edited["field"] == "title"
    assert edited["after"] == taken_back["before"]
    assert edited["after"]["en"] == "Roof"
    assert (edited["reverts"], taken_back["reverts"]) == (False, True)
    assert edited["label"]["key"] == "change.edited"


def test_verify_counts_pages(run, demo):
    report = run("verify", demo, "--json").json
    assert report["ok"] is True
    assert report["pages"] > 50
    assert report["problems"] == []


@pytest.mark.parametrize("arguments", [("list", "FILE", "project"), ("show", "FILE", "project", LYCEUM), ("history", "FILE")])
def test_the_language_of_the_screen_changes_no_byte(run, demo, arguments):
    given = [demo if each == "FILE" else each for each in arguments]
    assert run(*given, "--json", "--screen-language", "uk").out == run(*given, "--json", "--screen-language", "en").out
