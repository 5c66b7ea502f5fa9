"""Whatever goes wrong on the command line: one sentence, the right exit code, and nothing changed."""

import hashlib
import re
import shutil

import pytest

from hromada_desk.text.catalog import words
from tests.demonstration import GAPS, HROMADA, LYCEUM, READY, command, secret_file

EXCERPT = "tests/exchange/data/dfrr-2021-excerpt.xlsx"
OK, RULE, USAGE, FILE = 0, 1, 2, 3

TROUBLE = [
    (RULE, "record.unknown_kind", "list", "FILE", "roof"),
    (RULE, "record.unknown_kind", "history", "FILE", "roof"),
    (RULE, "record.unknown", "show", "FILE", "project", "PR-1999-001"),
    (RULE, "record.unknown", "show", "FILE", "project", ""),
    (RULE, "record.ambiguous", "show", "FILE", "project", "01"),
    (RULE, "record.not_single", "show", "FILE", "project", "-"),
    (RULE, "record.unknown_field", "set", "FILE", "project", LYCEUM, "colour=red"),
    (RULE, "cli.not_an_assignment", "set", "FILE", "project", LYCEUM, "note=x", "red"),
    (RULE, "cli.not_an_assignment", "set", "FILE", "project", LYCEUM, "=red"),
    (RULE, "cli.assigned_twice", "set", "FILE", "project", LYCEUM, "note=x", "note=y"),
    (RULE, "entry.not_a_number", "set", "FILE", "project", LYCEUM, "note=x", "estimated_cost=багато"),
    (RULE, "entry.out_of_range", "set", "FILE", "project", LYCEUM, "estimated_cost=" + "9" * 30),
    (RULE, "entry.unknown_place", "set", "FILE", "project", LYCEUM, "place=UA99"),
    (RULE, "record.unknown", "check", "FILE", "--proposal", "AP-1999-001"),
    (RULE, "record.unknown", "check", "FILE", "--proposal", ""),
    (RULE, "document.needs_record", "export", "FILE", "proposal", "--format", "pdf", "--out", "HERE/x.pdf"),
    (RULE, "document.takes_no_record", "export", "FILE", "portfolio", "x", "--format", "pdf", "--out", "HERE/x.pdf"),
    (RULE, "record.unknown", "export", "FILE", "passport", READY, "--format", "pdf", "--out", "HERE/x.pdf"),
    (RULE, "document.nothing_to_show", "export", "FILE", "budget", "PR-2026-017", "--format", "xlsx", "--out", "HERE/x.xlsx"),
    (FILE, "file.folder_missing", "export", "FILE", "passport", LYCEUM, "--format", "pdf", "--out", "HERE/no/x.pdf"),
    (FILE, "file.is_a_folder", "export", "FILE", "passport", LYCEUM, "--format", "pdf", "--out", "HERE"),
    (FILE, "file.is_a_folder", "export", "FILE", "passport", LYCEUM, "--format", "pdf", "--out", ""),
    (FILE, "document.would_replace", "export", "FILE", "passport", LYCEUM, "--format", "pdf", "--out", "FILE"),
    (FILE, "file.missing", "import", "FILE", "HERE/no.xlsx"),
    (FILE, "import.not_a_table", "import", "FILE", "HERE"),
    (FILE, "import.not_a_table", "import", "FILE", "FILE"),
    (RULE, "import.no_header", "import", "FILE", "HERE/without-header.csv"),
    (FILE, "file.missing", "import", "FILE", EXCERPT, "--map", "HERE/no.toml"),
    (FILE, "file.not_a_folder", "backup", "FILE", "--to", "HERE/without-header.csv"),
    (FILE, "file.missing", "restore", "HERE/no.hromada", "--to", "HERE/x.hromada"),
    (FILE, "file.not_a_workspace", "restore", "HERE/without-header.csv", "--to", "HERE/x.hromada"),
    (FILE, "file.exists", "restore", "FILE", "--to", "HERE/without-header.csv"),
    (FILE, "file.folder_missing", "restore", "FILE", "--to", "HERE/no/x.hromada"),
    (FILE, "file.missing", "list", "HERE/no.hromada", "project"),
    (FILE, "file.not_a_workspace", "list", "HERE", "project"),
    (FILE, "file.not_a_workspace", "list", "/dev/null", "project"),
    (FILE, "file.not_a_workspace", "list", "HERE/without-header.csv", "project"),
    (FILE, "file.exists", "new", "FILE", "--hromada", HROMADA),
    (FILE, "file.folder_missing", "new", "HERE/no/x.hromada", "--hromada", HROMADA),
    (RULE, "place.unknown_hromada", "new", "HERE/x.hromada", "--hromada", "UA00"),
    (RULE, "place.unknown_hromada", "new", "HERE/x.hromada", "--hromada", "UA74100270010051718"),
]


def contents(folder):
    return {each.name: hashlib.sha256(each.read_bytes()).hexdigest() for each in folder.rglob("*")
            if each.is_file() and not each.name.endswith(("-wal", "-shm"))}


def looks_like(code, said, language):
    """Whether the sentence is that of the code, whatever stands in its places."""
    pattern = "".join(".*" if part.startswith("{") else re.escape(part)
                      for part in re.split(r"(\{[^}]*\})", words(language).say(code)))
    return re.fullmatch(pattern.replace("—", ".*"), said.strip(), re.DOTALL) is not None


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize(("code", "key", "name", "file", "rest"), [(each[0], each[1], each[2], each[3], each[4:]) for each in TROUBLE])
def test_trouble_is_one_sentence_and_changes_nothing(run, mine, language, code, key, name, file, rest):
    mine.with_name("without-header.csv").write_text("1;2;3\n4;5;6\n", encoding="utf-8")
    before = contents(mine.parent)
    given = [each.replace("FILE", str(mine)).replace("HERE", str(mine.parent)) for each in (file, *rest)]
    answer = run(name, *given, "--screen-language", language)
    assert answer.code == code, answer
    assert answer.out == ""
    assert len(answer.err.strip().splitlines()) == 1, answer.err
    assert looks_like(key, answer.err, language), answer.err
    assert contents(mine.parent) == before


@pytest.mark.parametrize("arguments", [
    ("list",), ("list", "FILE"), ("list", "FILE", "project", "extra"), ("show", "FILE", "project"), ("new", "FILE"),
    ("export", "FILE", "proposal", READY, "--format", "odt", "--out", "x"), ("export", "FILE", "novel", "--format", "pdf", "--out", "x"),
    ("history", "FILE", "--limit", "-5"), ("history", "FILE", "--limit", "0"), ("history", "FILE", "--limit", "²"),
    ("check", "FILE", "--proposal"), ("demo",), ("set", "FILE", "project", LYCEUM), ("undo",), ("--nonsense",), ("verify", "FILE", "--wat"),
])
def test_wrong_usage_is_code_two_and_a_hint(mine, arguments):
    answer = command(*(str(mine) if each == "FILE" else each for each in arguments))
    assert answer.code == USAGE
    assert answer.out == ""
    assert answer.err.startswith("usage: hromada-desk")
    assert "Traceback" not in answer.err


def test_help_and_version_are_no_errors():
    assert command("--help").code == command("set", "--help").code == command("--version").code == OK


def test_the_way_through_says_what_was_done(run, mine):
    assert READY in run("list", mine, "proposal").out
    assert run("set", mine, "project", LYCEUM, "title.uk=Новий дах", "estimated_cost=1 234,50 EUR").out == "Збережено: Новий дах\n"
    assert "1 234,50" in run("show", mine, "project", LYCEUM).out.replace("\u00a0", " ")
    done = run("history", mine, "project", LYCEUM, "--limit", "1").out
    assert "Новий дах" in done
    assert "Олена" not in done
    assert run("undo", mine).out.startswith("Скасовано")
    assert "Скасовано" in run("history", mine, "--limit", "1").out
    assert "Новий дах" not in run("show", mine, "project", LYCEUM).out
    assert run("verify", mine).code == OK
    assert run("check", mine, "--proposal", READY).code == OK
    assert run("check", mine, "--proposal", GAPS).code == RULE


def test_show_speaks_words_and_the_codes_set_takes(run, demo):
    shown = run("show", demo, "project", LYCEUM, "--screen-language", "en").out
    assert "financing (" in shown
    assert "{" not in shown
    assert any(line.endswith((": yes", ": no")) for line in shown.splitlines())
    assert "None" not in shown
    assert run("show", demo, "hromada", "-").code == OK


def test_an_import_twice_brings_nothing_the_second_time(run, mine):
    first = run("import", mine, EXCERPT, "--json").json
    second = run("import", mine, EXCERPT)
    assert first["written"] is True
    assert second.code == RULE
    assert str(first["projects"]) in second.err
    assert run("import", mine, EXCERPT, "--dry-run").code == OK


def test_a_new_workspace_by_the_command_line(tmp_path):
    path = tmp_path / "нова.hromada"
    secret = ("--passphrase-file", secret_file(tmp_path, "калина над ставом"))
    made = command("new", path, "--hromada", HROMADA, *secret, "--screen-language", "en")
    assert made.code == OK
    assert "Novobilouska" in made.out
    assert command("undo", path, *secret).code == RULE
    assert command("list", path, "project", *secret).code == OK
    assert command("check", path, *secret).code == OK


def test_sentences_count_in_ukrainian(run, mine):
    shutil.copy(mine, mine.with_name("друга.hromada"))
    said = run("verify", mine).out
    number = int(re.search(r"(\d+) сторін", said)[1])
    ending = "сторінку" if number % 10 == 1 and number % 100 != 11 else "сторінки" if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14 else "сторінок"
    assert f"{number} {ending}" in said.replace("\u00a0", " ")
