"""What leaves the house: letters, archives, sticks, and the page that says what is inside."""

import errno
import io
import os
import random
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest
from PIL import Image

from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.packages import PackedFile, checksum_list, encoded_size
from hromada_desk.exchange import stick
from hromada_desk.exchange.index_page import IndexPage, Listed, index_page
from hromada_desk.exchange.mail_draft import mail_draft
from hromada_desk.exchange.package_archive import archive
from hromada_desk.exchange.picture_scaling import scaled_to
from hromada_desk.exchange.stick import copy_to_stick, suspicious_files

FILES = [("Заявка «Дах».pdf", b"%PDF-1.7 \x00\xff" * 300), ("Кошторис.xlsx", b"PK" + bytes(range(256)) * 40)]


def run(steps):
    told = []
    while True:
        try:
            told.append(next(steps))
        except StopIteration as end:
            return end.value, told


def test_a_draft_opens_with_its_attachments_byte_for_byte():
    written = mail_draft("Заявка «Дах»\r\nBcc: x@y", "Добрий день\nдодаю", FILES, recipient="donor@example.org")
    message = message_from_bytes(written, policy=default)
    assert message["Subject"] == "Заявка «Дах» Bcc: x@y"
    assert message["Bcc"] is None
    assert message["X-Unsent"] == "1"
    assert message["To"] == "donor@example.org"
    assert message.get_body().get_content().splitlines() == ["Добрий день", "додаю"]
    assert [(each.get_filename(), each.get_payload(decode=True)) for each in message.iter_attachments()] == FILES
    assert written == mail_draft("Заявка «Дах»\r\nBcc: x@y", "Добрий день\nдодаю", FILES, recipient="donor@example.org")
    assert all(len(line) <= 998 for line in written.splitlines())


def test_the_size_of_a_letter_is_foretold():
    written = mail_draft("s", "b", [("x.pdf", b"\x00" * 100_000)])
    assert encoded_size(100_000) <= len(written) <= encoded_size(100_000) + 1500


def test_a_text_attachment_keeps_its_line_ends():
    written = mail_draft("s", "b", [("SHA256SUMS", b"a  b\n"), ("a.txt", b"x\ny\n")])
    assert [each.get_payload(decode=True) for each in message_from_bytes(written, policy=default).iter_attachments()] == \
        [b"a  b\n", b"x\ny\n"]


def test_an_archive_is_the_same_bytes_and_holds_every_name():
    moment = datetime(2026, 11, 20, 14, 7, 31, tzinfo=UTC)
    written = archive(FILES, moment)
    assert written == archive(FILES, moment)
    with zipfile.ZipFile(io.BytesIO(written)) as opened:
        assert opened.testzip() is None
        assert [(each, opened.read(each)) for each in opened.namelist()] == FILES


def test_the_stick_holds_what_sha256sum_approves(tmp_path):
    import hashlib

    packed = [PackedFile(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in FILES]
    files = [*FILES, ("SHA256SUMS", checksum_list(packed).encode())]
    copied, told = run(copy_to_stick(tmp_path / "Пакет", files))
    assert (copied.files, copied.size) == (3, sum(len(content) for _, content in files))
    assert told[-1] == (2 * copied.size, 2 * copied.size)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path / "Пакет", capture_output=True, check=False)
    assert checked.returncode == 0, checked.stderr
    assert sorted(each.name for each in (tmp_path / "Пакет").iterdir()) == sorted(name for name, _ in files)


def test_cancelling_leaves_nothing_behind(tmp_path):
    steps = copy_to_stick(tmp_path / "Пакет", FILES)
    next(steps)
    steps.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "stick.full"), (errno.EIO, "stick.gone"),
                                              (errno.EROFS, "stick.read_only"), (errno.EMFILE, "stick.failed")])
def test_trouble_is_named_and_no_half_file_stays(tmp_path, monkeypatch, number, code):
    def fails(handle):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(stick.os, "fsync", fails)
    with pytest.raises(FileProblem) as refusal:
        run(copy_to_stick(tmp_path / "Пакет", FILES))
    assert refusal.value.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_medium_that_gives_back_other_bytes_is_found_out(tmp_path, monkeypatch):
    monkeypatch.setattr(stick, "_read_back", lambda path: iter([path.read_bytes()[:-1] + b"?"]))
    with pytest.raises(FileProblem, match=r"stick\.differs"):
        run(copy_to_stick(tmp_path / "Пакет", FILES))
    assert list(tmp_path.iterdir()) == []


def test_a_stick_without_room_is_told_before_anything_is_written(tmp_path, monkeypatch):
    monkeypatch.setattr(stick.shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(10, 5, 5))
    with pytest.raises(FileProblem) as refusal:
        run(copy_to_stick(tmp_path / "Пакет", FILES))
    assert refusal.value.code == "stick.full"
    assert refusal.value.details["missing"] == sum(len(content) for _, content in FILES) - 5


def test_a_stick_that_is_gone_is_told(tmp_path):
    with pytest.raises(FileProblem, match=r"stick\.gone"):
        run(copy_to_stick(tmp_path / "nowhere" / "Пакет", FILES))


def test_a_folder_that_is_there_is_never_written_over(tmp_path):
    (tmp_path / "Пакет").mkdir()
    with pytest.raises(FileProblem, match=r"stick\.exists"):
        run(copy_to_stick(tmp_path / "Пакет", FILES))


def test_worms_are_found_two_levels_down_and_left_alone(tmp_path):
    for name in ("Звіт.pdf.lnk", "a/b/trash.dll", "a/b/c/deep.exe", "autorun.inf", "a/Лист.docx"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    assert [each.relative_to(tmp_path).as_posix() for each in suspicious_files(tmp_path)] == \
        ["a/b/trash.dll", "autorun.inf", "Звіт.pdf.lnk"]
    assert (tmp_path / "autorun.inf").exists()


def test_the_page_escapes_what_it_is_given_and_fetches_nothing():
    page = index_page(IndexPage("uk", "<script>x</script>", "", [("Заявка", 'a"b')], ("Що", "Файл", "Розмір", "SHA-256"),
                                [Listed("Лист & акт", "Letter", "а б#1.pdf", "1 КБ", "0" * 64)], "Перевірте")).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "Лист &amp; акт" in page
    assert 'href="./%D0%B0%20%D0%B1%231.pdf"' in page
    assert "http://" not in page
    assert "https://" not in page


def noisy(width, height, mode="RGB"):
    pixels = random.Random(7).randbytes(width * height * len(mode))
    return Image.frombytes(mode, (width, height), pixels)


def test_a_picture_is_made_as_small_as_needed_and_no_smaller():
    target = io.BytesIO()
    noisy(2600, 1300).save(target, "JPEG", quality=95, exif=b"Exif\x00\x00secret place")
    content = target.getvalue()
    scaled = scaled_to(content, "Фото.jpg", len(content) // 3)
    assert len(scaled.content) <= len(content) // 3
    assert scaled.before == (2600, 1300)
    assert max(scaled.after) in (2600, 2200, 1600, 1200, 900)
    assert b"secret place" not in scaled.content
    assert scaled_to(content, "Фото.jpg", 1000) is None


def test_transparency_becomes_white_paper():
    target = io.BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(target, "PNG")
    scaled = scaled_to(target.getvalue(), "Знак.png", 10_000)
    assert Image.open(io.BytesIO(scaled.content)).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50])
def test_what_is_no_picture_is_told(content):
    with pytest.raises(FileProblem, match=r"picture\.unreadable"):
        scaled_to(content, "Фото.jpg", 1000)
