"""Writing a section: nothing is lost, nothing jumps, nothing is cut."""



import shutil
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from hromada_desk.desktop.screens.proposals import answer_keeper, judging
from hromada_desk.domain.records.project import Project
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.services import editing, history
from hromada_desk.services.proposals import answer_to, write_answer
from hromada_desk.services.workspaces import open_workspace
from tests.desktop.screens.proposals_frame import framed, press, write
from tests.services.proposal_desk import PASSPHRASE, new_desk, read_only, roof_proposal

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def roof(desk):
    return roof_proposal(desk)


@pytest.fixture
def frame(qtbot, desk, roof):
    made = framed(qtbot, desk)
    yield made
    made.commit()
    made.leave()


@pytest.fixture
def page(frame, roof):
    """The section of needs, the caret in the Ukrainian text."""
    frame.go("proposals", roof.id)
    frame.stack.front.workshop.turn("context")
    frame.stack.front.workshop.focus_first()
    return frame.stack.front.workshop.pages.text


def test_what_is_typed_survives_a_power_cut(qtbot, desk, roof, page, tmp_path):
    """The file and its log are copied as a cut would leave them: no close, no commit."""
    write("Дах пробито у 14 місцях.")
    qtbot.waitUntil(lambda: bool(desk.store.drafts()), timeout=2000)

    after = tmp_path / "after"
    after.mkdir()
    for each in tmp_path.glob("test.hromada*"):
        if not each.name.endswith(".lock"):
            shutil.copy(each, after / each.name)
    opened = open_workspace(after / "test.hromada", PASSPHRASE, who="Оксана", take_over=True)

    assert answer_to(opened, roof.id, "context").content.uk == "Дах пробито у 14 місцях."
    assert [each.kind for each in opened.recovered] == ["answer"]
    opened.close()


def test_a_recovered_text_stands_in_its_place_and_is_said(qtbot, desk, roof, tmp_path):
    desk.keep_draft(answer_to(desk, roof.id, "context"), "content", _uk("Дах пробито."))
    desk.close()
    again = open_workspace(tmp_path / "test.hromada", PASSPHRASE, who="Оксана")
    frame = framed(qtbot, again)
    frame.go("proposals", roof.id)
    page = frame.stack.front.workshop
    page.turn("context")

    assert page.pages.text.panes["uk"].edit.text() == "Дах пробито."
    assert "відновлено" in page.pages.text._note.text()
    frame.leave()
    again.close()


def test_long_typing_without_a_pause_is_kept_every_two_seconds(qtbot, desk, page):
    deadline = time.monotonic() + 2.6
    while time.monotonic() < deadline and not desk.store.drafts():
        write("а")
        qtbot.wait(50)

    assert desk.store.drafts()


def test_a_section_that_is_left_is_one_entry(qtbot, desk, roof, page):
    before = len(desk.store.history())
    write("Дах пробито.")
    press(Qt.Key.Key_F6)
    qtbot.waitUntil(lambda: answer_to(desk, roof.id, "context").content.uk == "Дах пробито.")

    assert len(desk.store.history()) == before + 1
    assert desk.store.drafts() == ()


def test_tab_between_the_languages_does_not_end_the_writing(qtbot, desk, page):
    write("Дах.")
    press(Qt.Key.Key_Tab)
    qtbot.wait(20)

    assert page.panes["en"].edit.hasFocus()
    assert page.keeper.is_undecided


def test_a_long_pause_is_an_entry_and_leaves_the_caret_and_the_last_space(qtbot, desk, roof, page, monkeypatch):
    page.keeper._pause.setInterval(30)
    write("Дах ")
    qtbot.waitUntil(lambda: not page.keeper.is_undecided)
    qtbot.wait(50)
    write("пробито")

    assert page.panes["uk"].edit.text() == "Дах пробито"


def test_undo_restores_the_section_when_the_text_has_nothing_to_take_back(qtbot, desk, roof, frame, page):
    write_answer(desk, roof, "context", "uk", "Дах пробито.")
    write_answer(desk, roof, "context", "uk", "Зовсім інше.")
    edit = page.panes["uk"].edit
    qtbot.waitUntil(lambda: edit.text() == "Зовсім інше.")

    press(Qt.Key.Key_Z, CTRL)

    qtbot.waitUntil(lambda: edit.text() == "Дах пробито.")
    assert answer_to(desk, roof.id, "context").content.uk == "Дах пробито."


def test_undo_while_typing_takes_back_typing_first(qtbot, desk, roof, page):
    write_answer(desk, roof, "context", "uk", "Дах.")
    edit = page.panes["uk"].edit
    qtbot.waitUntil(lambda: edit.text() == "Дах.")
    write("щ")

    press(Qt.Key.Key_Z, CTRL)

    assert edit.text() == "Дах."
    assert history.undo_label(desk) is not None


def test_a_change_elsewhere_moves_neither_caret_nor_typing(qtbot, desk, roof, page):
    edit = page.panes["uk"].edit
    write("Дах пробито.")
    edit.moveCursor(QTextCursor.MoveOperation.Start)
    editing.set_field(desk, desk.all(Project)[0], "note", "інше")
    qtbot.wait(30)
    write("О")

    assert edit.text() == "ОДах пробито."


def test_a_change_of_the_same_text_keeps_the_place_of_the_caret(qtbot, desk, roof, page):
    write_answer(desk, roof, "context", "uk", "Дах пробито у 14 місцях.")
    edit = page.panes["uk"].edit
    qtbot.waitUntil(lambda: edit.text().endswith("місцях."))
    edit.put_caret(4)

    write_answer(desk, roof, "context", "uk", "Дах пробито у 15 місцях, два кабінети зачинено.")
    qtbot.waitUntil(lambda: edit.text().endswith("зачинено."))

    assert edit.caret() == 4


def test_text_beyond_the_limit_is_underlined_and_never_cut(qtbot, desk, page):
    edit = page.panes["uk"].edit
    edit.insertPlainText("б" * 3010)

    marks = edit.extraSelections()
    assert len(edit.text()) == 3010
    assert [(each.cursor.selectionStart(), each.cursor.selectionEnd()) for each in marks] == [(3000, 3010)]
    assert "10" in page.panes["uk"].counter.words.text()
    assert edit.accessibleDescription().startswith("3\u00a0010")


def test_a_letter_beyond_the_basic_plane_is_marked_where_it_stands(qtbot, desk, page):
    edit = page.panes["uk"].edit
    edit.insertPlainText("🏠" * 3001)

    assert [each.cursor.selectedText() for each in edit.extraSelections()] == ["🏠"]


def test_a_stale_translation_says_so_and_space_on_the_link_declares_it_current(qtbot, desk, roof, page):
    write_answer(desk, roof, "context", "uk", "Навчаються 380 учнів.")
    write_answer(desk, roof, "context", "en", "380 pupils.")
    write_answer(desk, roof, "context", "uk", "Навчаються 412 учнів.")
    bar = page.panes["en"].stale
    qtbot.waitUntil(bar.isVisible)
    assert [each.cursor.selectedText() for each in page.panes["uk"].edit.extraSelections()] == ["412"]

    bar.link.setFocus()
    press(Qt.Key.Key_Space)

    qtbot.waitUntil(bar.isHidden)
    assert page.panes["uk"].edit.extraSelections() == []


def test_typing_in_thirty_full_sections_is_not_judged_between_two_keys(qtbot, desk, roof, page, monkeypatch):
    for answer in desk.all(Answer, proposal_id=roof.id):
        write_answer(desk, roof, answer.section, "uk", "слово " * 830)
    qtbot.waitUntil(lambda: len(page.panes["uk"].edit.text()) > 4000)
    qtbot.wait(50)
    judged = []
    real = judging.judge
    monkeypatch.setattr(judging, "judge", lambda case: judged.append(case) or real(case))
    page.focus_language("uk")

    started = time.perf_counter()
    write("слова тут " * 6)
    per_key = (time.perf_counter() - started) / 60

    assert judged == []
    assert per_key < 0.016
    qtbot.waitUntil(lambda: len(judged) == 1, timeout=3000)


def test_a_refused_writing_keeps_the_text_for_the_next_try(qtbot, desk, roof, page, monkeypatch):
    from hromada_desk.domain.errors import FileProblem

    def full(*_, **__):
        raise FileProblem("file.disk_full", path="/stick")

    with monkeypatch.context() as broken:
        broken.setattr(answer_keeper, "write_sides", full)
        write("Дах.")
        page.commit()
    assert page.keeper.is_undecided
    page.commit()

    assert answer_to(desk, roof.id, "context").content.uk == "Дах."


def test_a_section_without_a_record_gets_one_with_the_first_words(qtbot, desk, roof, frame, page):
    editing.remove(desk, answer_to(desk, roof.id, "summary"))
    frame.stack.front.workshop.turn("summary")
    frame.stack.front.workshop.focus_first()
    write("Коротко.")

    qtbot.waitUntil(lambda: answer_to(desk, roof.id, "summary") is not None, timeout=3000)
    assert answer_to(desk, roof.id, "summary").content.uk == "Коротко."


def test_a_workspace_for_reading_shows_texts_and_takes_no_keys(qtbot, desk, roof):
    write_answer(desk, roof, "context", "uk", "Дах пробито.")
    other = read_only(desk)
    frame = framed(qtbot, other)
    frame.go("proposals", roof.id)
    workshop = frame.stack.front.workshop
    workshop.turn("context")
    workshop.focus_first()
    write("щось")

    assert workshop.pages.text.panes["uk"].edit.text() == "Дах пробито."
    frame.commit()
    frame.leave()
    other.close()
    assert desk.get(Proposal, roof.id) is not None


def _uk(text):
    from hromada_desk.domain.values import Bilingual

    return Bilingual(text)
