"""Where a passphrase comes from, and what happens when it does not come."""

import os
import pty
import sys

import pytest

from hromada_desk.services.demo import DEMO_PASSPHRASE
from tests.demonstration import command, environment, process


def listed(demo, *options):
    return command("list", demo, "proposal", *options)


@pytest.mark.parametrize("written", ["{}", "{}\n", "{}\r\nsecond line\n", "\ufeff{}\n"])
def test_the_first_line_of_a_file_however_it_ends(demo, tmp_path, written):
    file = tmp_path / "пароль"
    file.write_bytes(written.format(DEMO_PASSPHRASE).encode())
    assert listed(demo, "--passphrase-file", file).code == 0


@pytest.mark.parametrize(("written", "code", "said"), [
    (b"", 1, "порожній"), (b"\n\n", 1, "порожній"), (b"\xff\xfe\x00", 1, "UTF-8"), (b"wrong words of mine\n", 3, "не підійшов"),
    (f" {DEMO_PASSPHRASE}".encode(), 3, "не підійшов"),
])
def test_a_file_that_does_not_help_is_told_apart(demo, tmp_path, written, code, said):
    file = tmp_path / "пароль"
    file.write_bytes(written)
    answer = listed(demo, "--passphrase-file", file)
    assert (answer.code, answer.out) == (code, "")
    assert said in answer.err
    assert len(answer.err.splitlines()) == 1


@pytest.mark.parametrize("file", ["немає", ".", "/dev/zero"])
def test_a_path_that_is_no_passphrase_file_ends_quickly(demo, tmp_path, file):
    answer = listed(demo, "--passphrase-file", tmp_path / file)
    assert answer.code == 3
    assert len(answer.err.splitlines()) == 1


def test_a_descriptor_may_hand_it_over_in_pieces(demo):
    reading, writing = os.pipe()
    half = len(DEMO_PASSPHRASE) // 2
    if os.fork() == 0:
        os.write(writing, DEMO_PASSPHRASE[:half].encode())
        os.sched_yield()
        os.write(writing, f"{DEMO_PASSPHRASE[half:]}\n".encode())
        os._exit(0)
    os.close(writing)
    assert listed(demo, "--passphrase-fd", str(reading)).code == 0
    os.close(reading)


@pytest.mark.parametrize("number", ["987", "-1", "99999999999999999999"])
def test_a_descriptor_that_is_not_open_is_named(demo, number):
    answer = listed(demo, "--passphrase-fd", number)
    assert answer.code == 3
    assert number in answer.err


def test_both_ways_at_once_are_wrong_usage(demo):
    assert listed(demo, "--passphrase-file", "x", "--passphrase-fd", "0").code == 2


def test_nobody_at_the_terminal_is_a_sentence_and_not_a_wait(demo):
    answer = process("list", demo, "proposal")
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "Пароля не отримано. Введіть його або вкажіть --passphrase-file.\n"


def test_typed_at_a_terminal_it_is_not_shown(demo):
    child, terminal = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "hromada_desk", "list", str(demo), "proposal"], environment())
    shown = b""
    while "Пароль".encode() not in shown:
        shown += os.read(terminal, 1024)
    os.write(terminal, f"{DEMO_PASSPHRASE}\n".encode())
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert b"AP-2026-003" in shown
    assert DEMO_PASSPHRASE.encode() not in shown
