"""Packages from the proposal to the letter, the folder and the stick."""

import io
import random
import subprocess
import zipfile
from dataclasses import replace
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from PIL import Image

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.outbox import Package, PackageItem
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.domain.values import Bilingual
from hromada_desk.services import package_sending
from hromada_desk.services.package_making import changed_since, contents_of, make_package
from hromada_desk.services.packages import (
    add_attachment,
    attach_proof,
    change_package,
    items_of,
    mark,
    package_rows,
    proofs_of,
    remove_items,
    start_package,
)


def run(steps):
    try:
        while True:
            next(steps)
    except StopIteration as end:
        return end.value


@pytest.fixture
def roof(desk):
    return next(each for each in desk.all(Proposal) if each.acronym == "WARMROOF")


@pytest.fixture
def package(desk, roof):
    return start_package(desk, roof)


@pytest.fixture
def made(desk, package):
    run(make_package(desk, package.id))
    return package


def test_a_package_begins_with_the_usual_papers_and_what_its_readers_may_see(desk, package, roof):
    items = items_of(desk, package.id)
    assert [each.document for each in items[:2]] == ["proposal", "budget"]
    annexes = {each.attachment_id for each in items if each.attachment_id}
    own = desk.all(Attachment, subject_kind=Proposal.kind, subject_id=roof.id)
    assert annexes == {each.id for each in own if each.access in ("open", "limited")}


def test_making_keeps_exactly_what_will_leave(desk, made):
    contents = contents_of(desk, made.id)
    assert [each.status for each, _ in contents] == ["ready"] * len(contents)
    assert contents[0][1].startswith(b"%PDF")
    assert contents[1][1].startswith(b"PK")
    assert len({item.file_name.casefold() for item, _ in contents}) == len(contents)
    assert contents[0][0].file_name.startswith("1 ")
    assert desk.get(Package, made.id).size_bytes == sum(len(content) for _, content in contents)


def test_one_undo_takes_back_the_making(desk, made):
    before = items_of(desk, made.id)
    desk.store.undo()
    assert all(not each.sha256 for each in items_of(desk, made.id))
    desk.store.redo()
    assert items_of(desk, made.id) == before


def test_what_changed_after_packing_is_told(desk, made, roof):
    assert changed_since(desk, made.id) == ()
    desk.put("change.created", replace(roof, acronym="COLDROOF"), kind="proposal", title="")
    told = changed_since(desk, made.id)
    assert "proposal" in {each.document for each in told}
    annex = next(each for each in items_of(desk, made.id) if not each.document)
    attachment = desk.get(Attachment, annex.attachment_id)
    desk.put("change.created", replace(attachment, sha256=desk.store.add_attachment_bytes(b"other")), kind="a", title="")
    assert annex.id in {each.id for each in changed_since(desk, made.id)}
    assert contents_of(desk, made.id)[0][1].startswith(b"%PDF")


def test_the_folder_is_what_sha256sum_approves(desk, made, tmp_path):
    folder = package_sending.write_folder(desk, made.id, tmp_path)
    checked = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=folder, capture_output=True, check=False)
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert {each.name for each in folder.iterdir()} == {name for name, _ in package_sending.files_of(desk, made.id)}
    assert package_sending.write_folder(desk, made.id, tmp_path) != folder


def test_the_archive_is_the_same_bytes_twice(desk, made):
    name, content = package_sending.archive_of(desk, made.id)
    assert (name, content) == package_sending.archive_of(desk, made.id)
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        assert opened.testzip() is None


def test_letters_keep_to_the_limit_and_lose_nothing(desk, made):
    largest = max(len(content) for _, content in contents_of(desk, made.id))
    change_limit(desk, made, largest + 1)
    letters = package_sending.letters_of(desk, made.id)
    assert len(letters.drafts) > 1
    inside = []
    for name, content in letters.drafts:
        assert name.endswith(f"of {len(letters.drafts)}.eml")
        message = message_from_bytes(content, policy=default)
        files = {each.get_filename(): each.get_payload(decode=True) for each in message.iter_attachments()}
        listed = files.pop("SHA256SUMS").decode()
        assert all(name in listed for name in files)
        del files["index.html"]
        assert sum(map(len, files.values())) <= largest + 1
        inside += list(files.items())
    assert inside == [(item.file_name, content) for item, content in contents_of(desk, made.id)]


def change_limit(desk, package, limit):
    desk.put("change.package_changed", replace(desk.get(Package, package.id), limit_bytes=limit), title="")


def test_a_file_no_letter_takes_is_refused_by_name_and_a_picture_is_shrunk(desk, made):
    change_limit(desk, made, 1000)
    with pytest.raises(RuleBroken, match=r"package\.file_over_limit"):
        package_sending.letters_of(desk, made.id)
    assert {each.name for each in package_sending.too_large(desk, made.id)}
    target = io.BytesIO()
    Image.frombytes("RGB", (1400, 700), random.Random(7).randbytes(1400 * 700 * 3)).save(target, "JPEG", quality=95)
    shown = Attachment(id=desk.new_id(), subject_kind=Proposal.kind, subject_id=made.proposal_id, access="open",
                       title=Bilingual("Фото даху", ""), file_name="дах.jpg", media_type="image/jpeg",
                       sha256=desk.store.add_attachment_bytes(target.getvalue()))
    desk.put("change.created", shown, kind="attachment", title="")
    item = add_attachment(desk, desk.get(Package, made.id), shown)
    remove_items(desk, tuple(each for each in items_of(desk, made.id) if each.id != item.id))
    run(make_package(desk, made.id))
    size = len(contents_of(desk, made.id)[0][1])
    change_limit(desk, made, size - 1)
    letters = package_sending.letters_of(desk, made.id, shrink=True)
    assert [(each.size, each.smaller < size) for each in letters.shrunk] == [(size, True)]


def test_a_package_follows_its_way_with_proof(desk, made, tmp_path):
    mark(desk, made.id, "sent", receipt="вх. 17")
    row = next(each for each in package_rows(desk) if each.package.id == made.id)
    assert (row.state, row.package.receipt, row.package.sent_at) == ("sent", "вх. 17", desk.get(Package, made.id).sent_at)
    receipt = tmp_path / "квитанція.pdf"
    receipt.write_bytes(b"%PDF-1.4")
    attach_proof(desk, made.id, receipt)
    assert [each.file_name for each in proofs_of(desk, made.id)] == ["квитанція.pdf"]


def test_what_is_not_made_cannot_have_left(desk, package):
    with pytest.raises(RuleBroken, match=r"package\.not_ready"):
        mark(desk, package.id, "sent")
    with pytest.raises(RuleBroken, match=r"package\.not_ready"):
        package_sending.files_of(desk, package.id)


def test_another_audience_makes_drafts_of_what_was_ready(desk, made):
    change_package(desk, replace(desk.get(Package, made.id), audience="public"))
    assert {each.status for each in items_of(desk, made.id)} == {"draft"}
    restricted = [each for each in items_of(desk, made.id) if each.attachment_id and not each.document]
    limited = [each for each in restricted if desk.get(Attachment, each.attachment_id).access != "open"]
    if limited:
        with pytest.raises(RuleBroken, match=r"package\.not_for_audience"):
            run(make_package(desk, made.id))


def test_an_annex_that_is_gone_is_named_and_nothing_is_written(desk, package):
    annex = next(each for each in items_of(desk, package.id) if each.attachment_id)
    desk.put("change.removed", replace(desk.get(Attachment, annex.attachment_id), alive=False), kind="a", title="")
    with pytest.raises(RuleBroken, match=r"package\.annex_gone"):
        run(make_package(desk, package.id))
    assert all(not each.sha256 for each in desk.all(PackageItem, package_id=package.id))


def test_the_stick_gets_a_folder_of_its_own(desk, made, tmp_path):
    copied = run(package_sending.copy_to_stick(desk, made.id, tmp_path))
    again = run(package_sending.copy_to_stick(desk, made.id, tmp_path))
    assert copied.folder != again.folder
    assert copied.files == len(list(Path(copied.folder).iterdir()))


def test_the_act_of_hand_over_names_every_file_by_its_checksum(desk, made, tmp_path):
    import pypdf

    from hromada_desk.services.package_act import write_act

    for language in ("uk", "en"):
        path = write_act(desk, made.id, tmp_path / f"act {language}.pdf", language)
        text = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
        for item in items_of(desk, made.id):
            assert item.sha256[:32] in text
            assert item.sha256[32:] in text
