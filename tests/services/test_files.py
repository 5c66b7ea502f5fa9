"""Making, copying and restoring workspaces, and documents beside them: nothing that is there already is lost."""

import pytest

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.services.editing import record_of, set_field
from hromada_desk.services.history import history, undo, undo_label
from hromada_desk.services.reports import export
from hromada_desk.services.workspaces import backup, create_workspace, open_workspace, restore, verify
from tests.demonstration import DEMO_PASSPHRASE, HROMADA, LYCEUM, MOMENT

SECRET = "калина над ставом"


def made(path):
    return create_workspace(path, SECRET, HROMADA, who="Олена", clock=lambda: MOMENT)


def refusal(work, *arguments, **options):
    with pytest.raises((FileProblem, RuleBroken)) as refused:
        work(*arguments, **options)
    return refused.value.code


def test_a_new_workspace_knows_its_hromada(tmp_path):
    desk = made(tmp_path / "нова.hromada")
    hromada = desk.hromada()
    assert (hromada.katottg, hromada.name.en) == (HROMADA, "Novobilouska village hromada")
    assert verify(desk).ok
    desk.close()


def test_making_the_workspace_is_not_undone(tmp_path):
    desk = made(tmp_path / "нова.hromada")
    assert undo_label(desk) is None
    assert refusal(undo, desk) == "history.nothing_to_undo"
    set_field(desk, desk.hromada(), "edrpou", "04412000")
    undo(desk)
    assert refusal(undo, desk) == "history.nothing_to_undo"
    assert desk.hromada().edrpou == ""
    assert next(iter(history(desk, "hromada"))).reverts
    desk.close()


def test_a_name_that_is_taken_stays_with_its_file(tmp_path):
    taken = tmp_path / "бюджет.hromada"
    taken.write_bytes(b"something of somebody")
    assert refusal(made, taken) == "file.exists"
    assert taken.read_bytes() == b"something of somebody"
    assert refusal(made, tmp_path / "немає" / "x.hromada") == "file.folder_missing"
    assert refusal(create_workspace, tmp_path / "x.hromada", SECRET, "UA00") == "place.unknown_hromada"
    assert refusal(create_workspace, tmp_path / "x.hromada", "коротко", HROMADA) == "passphrase.too_short"
    assert [each.name for each in tmp_path.iterdir()] == ["бюджет.hromada"]


def test_the_log_of_a_file_that_is_gone_is_neither_lost_nor_mixed_into_a_new_file(desk, tmp_path):
    copy = backup(desk, tmp_path / "копії")
    path = tmp_path / "нова.hromada"
    log = tmp_path / "нова.hromada-wal"
    log.write_bytes(b"last edits of a file that somebody deleted")
    assert refusal(made, path) == "file.log_left_behind"
    assert refusal(restore, copy, DEMO_PASSPHRASE, path) == "file.log_left_behind"
    assert log.read_bytes() == b"last edits of a file that somebody deleted"
    assert not path.exists()


def test_a_backup_is_restored_into_a_new_file_only(desk, tmp_path):
    set_field(desk, record_of(desk, "project", LYCEUM), "note", "перед копією")
    copy = backup(desk, tmp_path / "флешка")
    back = tmp_path / "назад.hromada"
    assert restore(copy, DEMO_PASSPHRASE, back) == back
    with open_workspace(back, DEMO_PASSPHRASE).store as store:
        assert store.all(type(record_of(desk, "project", LYCEUM)), number=LYCEUM)[0].note == "перед копією"
    assert refusal(restore, copy, DEMO_PASSPHRASE, back) == "file.exists"
    assert refusal(restore, copy, "не той пароль", tmp_path / "z.hromada") == "file.wrong_passphrase"
    assert refusal(restore, copy, DEMO_PASSPHRASE, tmp_path / "немає" / "z.hromada") == "file.folder_missing"
    assert not (tmp_path / "z.hromada").exists()


def test_a_backup_goes_into_a_folder_not_into_a_file(desk, tmp_path):
    place = tmp_path / "нотатки.txt"
    place.write_text("нотатки")
    assert refusal(backup, desk, place) == "file.not_a_folder"
    assert place.read_text() == "нотатки"


@pytest.mark.parametrize("name", ["лист.docx", "заявка", "заявка.xlsx", "інша.hromada"])
def test_an_export_replaces_only_an_older_document_of_its_kind(desk, tmp_path, name):
    out = tmp_path / name
    out.write_bytes(b"work of a day")
    assert refusal(export, desk, "passport", LYCEUM, file_format="pdf", language="uk", out=out) == "document.would_replace"
    assert out.read_bytes() == b"work of a day"


def test_an_export_never_replaces_the_workspace_itself(desk, tmp_path):
    alias = tmp_path / "паспорт.pdf"
    alias.hardlink_to(desk.path)
    for out in (desk.path, alias):
        assert refusal(export, desk, "passport", LYCEUM, file_format="pdf", language="uk", out=out) == "document.would_replace"
    assert refusal(export, desk, "passport", LYCEUM, file_format="pdf", language="uk", out=tmp_path) == "file.is_a_folder"
    assert verify(desk).ok


def test_a_list_of_all_projects_takes_no_record(desk, tmp_path):
    wish = {"file_format": "pdf", "language": "uk", "out": tmp_path / "x.pdf"}
    assert refusal(export, desk, "portfolio", LYCEUM, **wish) == "document.takes_no_record"
    assert refusal(export, desk, "passport", "", **wish) == "document.needs_record"
    assert not (tmp_path / "x.pdf").exists()
