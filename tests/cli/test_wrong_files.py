"""Files that are none, names nobody can have, and words that cannot be: one sentence, the right code, no new file."""

from pathlib import Path

import docx
import pytest

from tests.demonstration import READY
from tests.exchange.budget_layouts import saved
from tests.exchange.form_books import plain_form

RULE, FILE = 1, 3
DEVICE = "/dev/zero"
LONG = "я" * 200


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "Annex B.xlsx"
    path.write_bytes(plain_form())
    return path


def refused(answer, code):
    assert answer.code == code
    assert answer.err.count("\n") == 1
    assert "Error" not in answer.err


@pytest.mark.skipif(not Path(DEVICE).exists(), reason="no devices to be named on this system")
@pytest.mark.parametrize("arguments", [
    ("import", DEVICE), ("import-rates", DEVICE), ("import-budget", DEVICE, "--budget", "BUDGET"),
    ("fill-form", READY, "--form", DEVICE, "--out", "OUT"), ("fill-word", DEVICE, "--proposal", READY, "--out", "OUT"),
    ("fill-form", READY, "--form", "FORM", "--mapping", DEVICE, "--out", "OUT"),
])
def test_a_device_without_an_end_is_never_read(run, demo, form, tmp_path, arguments):
    places = {"FORM": form, "OUT": tmp_path / "out.xlsx",
              "BUDGET": next(each["id"] for each in run("list", demo, "budget", "--json").json)}
    command, *rest = (places.get(each, each) for each in arguments)
    refused(run(command, demo, *rest), FILE)
    assert not places["OUT"].exists()


@pytest.mark.parametrize("arguments", [
    ("export", "budget", READY, "--format", "xlsx", "--out", f"{LONG}.xlsx"), ("import-rates", f"{LONG}.json"),
    ("fill-form", READY, "--form", "FORM", "--out", f"{LONG}.xlsx"), ("fill-form", READY, "--form", LONG, "--out", "a"),
])
def test_a_name_too_long_for_the_disk_is_one_sentence(run, demo, form, arguments):
    command, *rest = (form if each == "FORM" else each for each in arguments)
    refused(run(command, demo, *rest), FILE)


def test_the_form_of_the_donor_is_never_replaced_by_its_filling(run, demo, form):
    before = form.read_bytes()
    refused(run("fill-form", demo, READY, "--form", form, "--out", form), FILE)
    assert form.read_bytes() == before


def test_a_form_named_by_a_path_that_is_not_there_is_a_missing_file(run, demo, tmp_path):
    answer = run("fill-form", demo, READY, "--form", tmp_path / "no.xlsx", "--out", tmp_path / "out.xlsx")
    refused(answer, FILE)
    assert str(tmp_path / "no.xlsx") in answer.err


@pytest.mark.parametrize("month", ["2026", "10.2026-11.2026", "13.2026"])
def test_a_file_of_a_month_takes_one_month(run, demo, tmp_path, month):
    path = tmp_path / "rates.json"
    path.write_text('[{"isoA3Code": "UAH", "value": 48.5}]', encoding="utf-8")
    refused(run("import-rates", demo, path, "--month", month), RULE)


@pytest.mark.parametrize(("price", "named"), [("50 XYZ", "XYZ"), ("50 EUR", ""), ("50 VAT", "")])
def test_a_currency_nobody_knows_beside_a_price_is_told(run, demo, tmp_path, price, named):
    head = ["№", "Назва", "Од.", "К-сть",
            "Ціна", "Сума"]
    table = saved(tmp_path / "sheet.xlsx", [head, ["1", "Pump", "pc", 2, price, ""], ["2", "Pipe", "m", 10, 5, 50]])
    budget = next(each["id"] for each in run("list", demo, "budget", "--json").json)

    told = run("import-budget", demo, table, "--budget", budget, "--dry-run", "--json").json["problems"]

    assert [each["details"]["text"] for each in told if each["code"] == "budget_import.unknown_currency"] == (
        [named] if named else [])


@pytest.fixture
def letter(tmp_path):
    path = tmp_path / "letter.docx"
    document = docx.Document()
    document.add_paragraph("{{ proposal.title }}")
    document.save(path)
    return path


@pytest.mark.parametrize("target", ["mine", "letter", "folder"])
def test_a_filled_letter_never_takes_the_place_of_the_workspace_its_template_or_a_folder(
        run, mine, letter, tmp_path, target):
    out = {"mine": Path(mine), "letter": letter, "folder": tmp_path}[target]
    before = Path(mine).read_bytes(), letter.read_bytes()
    refused(run("fill-word", mine, letter, "--proposal", READY, "--out", out), FILE)
    assert run("list", mine, "project").code == 0
    assert (Path(mine).read_bytes(), letter.read_bytes())[target == "letter"] == before[target == "letter"]


@pytest.mark.parametrize("kind", ["folder", "zip", "mail", "stick"])
def test_a_package_wants_a_folder_that_is_there(run, mine, letter, tmp_path, kind):
    for out in (letter, tmp_path / "no"):
        answer = run("package", mine, READY, "--as", kind, "--out", out)
        refused(answer, FILE)
        assert str(out) in answer.err
