"""`import-rates`: a saved file of rates becomes rates of the workspace, or nothing is written and a sentence says why."""

import json

import pytest


@pytest.fixture
def saved(tmp_path):
    """A file as the NBU gives it."""
    path = tmp_path / "nbu.json"
    path.write_text(json.dumps([{"cc": "PLN", "rate": 11.5432, "exchangedate": "20.11.2026"}, {"cc": "AUD", "rate": 27, "exchangedate": "20.11.2026"}]),
                    encoding="utf-8")
    return path


def polish(run, workspace):
    return [each for each in run("list", workspace, "rate", "--json").json if (each["currency"], each["rate_on"]) == ("PLN", "2026-11-20")]


def test_rates_of_a_file_are_kept_and_undo_takes_them_back(run, mine, saved):
    before = polish(run, mine)
    answer = run("import-rates", mine, saved, "--json").json
    assert (answer["written"], answer["source"], answer["unknown_currencies"]) == (True, "NBU", ["AUD"])
    assert [each["rate"] for each in polish(run, mine)] == ["11.5432"]
    run("undo", mine)
    assert polish(run, mine) == before


def test_a_dry_run_only_says_what_would_come(run, demo, saved):
    before = polish(run, demo)
    answer = run("import-rates", demo, saved, "--dry-run")
    assert answer.code == 0
    assert "AUD" in answer.out
    assert polish(run, demo) == before


def test_what_is_no_file_of_rates_is_refused(run, mine, tmp_path):
    path = tmp_path / "rates.json"
    path.write_text('[{"isoA3Code": "UAH", "value": 48.5}]', encoding="utf-8")
    assert run("import-rates", mine, path).code == 3
    assert run("import-rates", mine, path, "--month", "11.2026", "--json").json["first"] == "2026-11-01"
