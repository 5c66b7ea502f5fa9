"""`demo --out` works from nothing in both languages, without a network, and its two proposals are as they should be."""

import shutil
import subprocess

import pytest

from tests.demonstration import GAPS, READY, command, process, secret_file

WITHOUT_NETWORK = ("unshare", "-rn")


def without_network():
    may = shutil.which("unshare") and subprocess.run([*WITHOUT_NETWORK, "true"], capture_output=True, check=False).returncode == 0
    return WITHOUT_NETWORK if may else ()


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_demonstration_makes_its_papers_and_one_proposal_is_ready(tmp_path, language):
    secret = ("--passphrase-file", secret_file(tmp_path))
    place = tmp_path / "показ"
    made = process("demo", "--out", place, "--lang", language, under=without_network())
    assert (made.code, made.err) == (0, "")
    assert {each.name for each in place.iterdir()} == {
        "demo.hromada", f"proposal-{language}.pdf", f"passport-{language}.pdf", f"budget-{language}.xlsx", f"portfolio-{language}.xlsx"}
    assert all(each.stat().st_size > 5000 for each in place.iterdir())
    again = command("demo", "--out", place, "--lang", language)
    assert again.code == 0

    ready = command("check", place / "demo.hromada", "--proposal", READY, "--json", *secret)
    gaps = command("check", place / "demo.hromada", "--proposal", GAPS, "--json", *secret)
    assert ready.code == 0
    assert all(each["severity"] == "note" for each in ready.json)
    assert gaps.code == 1
    codes = {each["code"] for each in gaps.json if each["severity"] == "error"}
    assert {"answer.missing", "budget.line_not_covered"} <= codes or len(codes) >= 4
    assert command("check", place / "demo.hromada", *secret).code == 1
