"""The accountant's list comes in from a workbook as one change, and one undo takes it back."""

from tests.demonstration import HROMADA, command, secret_file

EXCERPT = "tests/exchange/data/dfrr-2021-excerpt.xlsx"


def test_the_list_comes_in_and_one_undo_takes_it_back(tmp_path):
    path = tmp_path / "нова.hromada"
    secret = ("--passphrase-file", secret_file(tmp_path, "калина над ставом"))
    assert command("new", path, "--hromada", HROMADA, *secret).code == 0
    empty = command("show", path, "hromada", "-", "--json", *secret).json

    looked = command("import", path, EXCERPT, "--dry-run", *secret)
    assert looked.code == 0
    assert command("list", path, "project", "--json", *secret).json == []

    assert command("import", path, EXCERPT, *secret).code == 0
    projects = command("list", path, "project", "--json", *secret).json
    assert len(projects) == 32
    assert [each["number"] for each in projects] == sorted({each["number"] for each in projects})
    oncology = next(each for each in projects if "онкології" in each["title"]["uk"])
    assert oncology["estimated_cost"] == oncology["planned_total"] == {"amount": "16486073.00", "currency": "UAH"}
    assert oncology["place"]["code"].startswith("UA05")
    paid = command("list", path, "payment", "--json", *secret).json
    assert sum(float(each["amount"]["amount"]) for each in paid) > 0

    assert command("undo", path, *secret).code == 0
    assert command("list", path, "project", "--json", *secret).json == []
    assert command("list", path, "payment", "--json", *secret).json == []
    assert command("list", path, "identifier", "--json", *secret).json == []
    assert command("show", path, "hromada", "-", "--json", *secret).json == empty
    assert command("undo", path, *secret).code == 1
    assert command("verify", path, *secret).code == 0
