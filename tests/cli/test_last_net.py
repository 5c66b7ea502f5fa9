"""What nobody foresaw, a reader that goes away, a hand on Ctrl-C: a sentence and a code, never a traceback."""

import logging
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from hromada_desk.cli import main as cli
from hromada_desk.services.demo import DEMO_PASSPHRASE
from tests.demonstration import LYCEUM, Answer, command, environment, process

SECRET_WORDS = "підозра щодо підрядника"


@pytest.fixture
def breaking(monkeypatch):
    """A `list` in which something unforeseen happens, with content in the error's text."""
    def fail(options):
        raise ZeroDivisionError(f"{SECRET_WORDS} {options.file}")

    commands = tuple(replace(each, run=fail) if each.name == "list" else each for each in cli.COMMANDS)
    monkeypatch.setattr(cli, "COMMANDS", commands)


@pytest.mark.usefixtures("breaking")
def test_the_unforeseen_is_one_sentence_and_its_place_in_the_log(demo, caplog):
    answer = command("list", demo, "project", "--screen-language", "en")
    assert answer.code == 3
    assert re.fullmatch(r"Something unforeseen happened \(ZeroDivisionError-fail-\d+\)\. .+\n", answer.err)
    logged = "\n".join(record.getMessage() for record in caplog.records if record.levelno == logging.ERROR)
    assert "test_last_net.py" in logged
    assert SECRET_WORDS not in logged + answer.err
    assert str(demo) not in logged


def test_remarks_of_the_floors_below_go_to_the_log_and_hold_no_content(demo, tmp_path):
    secret = tmp_path / "пароль"
    secret.write_text("не той пароль зовсім")
    homes = {"XDG_STATE_HOME": str(tmp_path / "state"), "HOME": str(tmp_path)}
    answer = process("restore", demo, "--to", tmp_path / "x.hromada", "--passphrase-file", secret, env=homes)
    assert answer.code == 3
    assert len(answer.err.splitlines()) == 1
    logs = list(tmp_path.rglob("hromada-desk.log"))
    assert len(logs) == 1
    assert "не той пароль" not in logs[0].read_text(encoding="utf-8")


def test_where_no_log_can_be_written_the_sentence_is_still_alone(demo, tmp_path):
    secret = tmp_path / "пароль"
    secret.write_text("не той пароль зовсім")
    answer = process("restore", demo, "--to", tmp_path / "x.hromada", "--passphrase-file", secret,
                     env={"XDG_STATE_HOME": "/dev/null/state"})
    assert answer.code == 3
    assert len(answer.err.splitlines()) == 1


def test_a_reader_that_goes_away_is_no_trouble(demo):
    running = subprocess.Popen(
        [sys.executable, "-m", "hromada_desk", "list", str(demo), "budget_line", "--json", "--passphrase-file",
         str(demo.with_name("пароль.txt"))], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    running.stdout.read(1)
    running.stdout.close()
    assert running.stderr.read() == b""
    assert running.wait(30) == 0


def test_ctrl_c_is_a_sentence_and_nothing_is_half_written(mine, tmp_path):
    pipe = tmp_path / "труба"
    os.mkfifo(pipe)
    running = subprocess.Popen(
        [sys.executable, "-m", "hromada_desk", "set", str(mine), "project", LYCEUM, "note=x", "--passphrase-file", str(pipe)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    waiting = pipe.open("w")  # opens when the command reads: it is at work now
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=30)
    waiting.close()
    assert Answer(running.returncode, out.decode(), err.decode()) == Answer(
        130, "", "Перервано. Записане збережено, недописаного немає.\n")
    secret = ("--passphrase-file", mine.parent / "нотатки")
    (mine.parent / "нотатки").write_text(DEMO_PASSPHRASE)
    assert command("show", mine, "project", LYCEUM, "--json", *secret).json["note"] != "x"


@pytest.mark.parametrize("surroundings", [
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "COLUMNS": "1"},
    {"HOME": "/nowhere", "XDG_CONFIG_HOME": "/nowhere", "PYTHONIOENCODING": "ascii", "COLUMNS": "nonsense"},
    {"HROMADA_DESK_CONFIG": "/dev/null", "TZ": "Asia/Tokyo"},
], ids=str)
def test_strange_surroundings_change_no_word(demo, surroundings):
    answer = process("list", demo, "proposal", "--passphrase-file", demo.with_name("пароль.txt"), env=surroundings)
    assert (answer.code, answer.err) == (0, "")
    assert "Чистий Білоус" in answer.out


def test_help_fits_a_window_of_one_column():
    assert process("set", "--help", env={"COLUMNS": "1"}).code == 0
