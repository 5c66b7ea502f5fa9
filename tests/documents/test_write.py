"""A file is the old one or the whole new one; names are such as every system takes."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.documents import write
from hromada_desk.documents.write import file_name, write_file
from hromada_desk.domain.errors import FileProblem


def test_the_whole_content_is_there_and_nothing_else_is_left(tmp_path):
    written = write_file(tmp_path / "Бюджет.xlsx", b"new")
    assert written.path.read_bytes() == b"new"
    assert written.instead_of is None
    assert [each.name for each in tmp_path.iterdir()] == ["Бюджет.xlsx"]


def test_an_older_file_is_replaced(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    assert write_file(tmp_path / "a.pdf", b"new").path.read_bytes() == b"new"


def test_a_target_that_is_open_elsewhere_gets_a_neighbour(tmp_path, monkeypatch):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"open in a reader")
    (tmp_path / "a (2).pdf").write_bytes(b"older neighbour")
    real = Path.replace

    def locked(self, other):
        if Path(other) == target:
            raise PermissionError(errno.EACCES, "in use")
        return real(self, other)

    monkeypatch.setattr(Path, "replace", locked)
    written = write_file(target, b"new")
    assert (written.path.name, written.instead_of) == ("a (3).pdf", target)
    assert target.read_bytes() == b"open in a reader"


@pytest.mark.parametrize(("number", "code"), [
    (errno.ENOSPC, "file.disk_full"), (errno.EDQUOT, "file.disk_full"), (errno.EIO, "file.not_writable"),
    (errno.EROFS, "file.read_only_folder"),
])
def test_a_failure_names_itself_and_leaves_the_old_file(tmp_path, monkeypatch, number, code):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(_handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(write.os, "fsync", fail)
    with pytest.raises(FileProblem) as problem:
        write_file(target, b"new")
    assert problem.value.code == code
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(FileProblem) as problem:
        write_file(tmp_path / "nowhere" / "a.pdf", b"new")
    assert problem.value.code == "file.folder_missing"


def test_a_folder_that_may_not_be_written_is_named(tmp_path, monkeypatch):
    def refuse(**_):
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(write.tempfile, "mkstemp", refuse)
    with pytest.raises(FileProblem) as problem:
        write_file(tmp_path / "a.pdf", b"new")
    assert problem.value.code == "file.read_only_folder"


def test_what_was_read_back_differently_is_not_reported_as_written(tmp_path, monkeypatch):
    monkeypatch.setattr(Path, "read_bytes", lambda _self: b"something else")
    with pytest.raises(FileProblem) as problem:
        write_file(tmp_path / "a.pdf", b"new")
    assert problem.value.code == "file.not_writable"


@pytest.mark.parametrize(("title", "name"), [
    ("Ліцей: дах / укриття?", "Ліцей дах укриття.pdf"), ("CON", "_CON.pdf"), ("lpt1.звіт", "_lpt1.звіт.pdf"),
    ("", "_.pdf"), ("...", "_.pdf"), ("и\u0306", "й.pdf"), ("a\x00b\nc", "a b c.pdf"),
])
def test_names_are_cleaned(title, name):
    assert file_name(title, "pdf") == name


@given(st.text())
def test_any_title_makes_a_name_that_can_be_written(title):
    name = file_name(title, "xlsx")
    assert name.endswith(".xlsx")
    assert len(name.encode("utf-8", "replace")) <= 255
    assert not set(name) & set('<>:"/\\|?*\x00\n')
    assert name[0] not in " ." or name == "_.xlsx"
