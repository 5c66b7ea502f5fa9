"""Calls: a ready form begins one, a card goes out and comes in through the window, a broken one says why; checklists."""

# ruff: noqa: F401 - fixtures are found by their names

import pytest
from PySide6.QtWidgets import QDialog, QLabel

from hromada_desk.desktop.screens.proposals.check_page import CheckPage
from hromada_desk.desktop.screens.proposals.states import SectionName
from hromada_desk.desktop.screens.records.calls import CardDialog
from hromada_desk.desktop.screens.records.screen import calls_screen
from hromada_desk.domain.records.proposal import Answer, Call, FormReference
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.forms import form_of_call, shipped_forms
from tests.desktop.screens.budget_office import office_of
from tests.desktop.screens.entrance import cut, nameless, own_look
from tests.services.proposal_desk import new_desk, project_and_call, roof_proposal


@pytest.fixture
def desk(tmp_path):
    made = new_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def window(desk, tmp_path):
    """The office, what was asked of it, its message bar."""
    made = office_of(desk, tmp_path)
    yield made
    made[0].work.close()


@pytest.fixture
def screen(window, qtbot):
    made = calls_screen(window[0])
    qtbot.addWidget(made)
    made.resize(1200, 640)
    made.reload()
    made.show()
    return made


def accept(monkeypatch):
    """The person looks and agrees; returns the dialogs that were shown."""
    seen = []

    def look(dialog):
        seen.append(dialog)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(CardDialog, "exec", look)
    return seen


def test_every_ready_form_begins_a_call(screen, desk, window):
    offered = [each.text() for each in screen.editor.by_form.menu().actions()]
    assert offered == [each.name.uk for each in shipped_forms()]

    screen.editor.by_form.menu().actions()[2].trigger()

    call = desk.all(Call)[0]
    assert form_of_call(desk, call) == shipped_forms()[2]
    assert screen.editor.table.view.current_key() == call.id
    assert window[1].undo


def test_a_card_goes_out_and_comes_in(screen, desk, window, qtbot, tmp_path, monkeypatch):
    _, call = project_and_call(desk, "nakopa-sketch")
    screen.reload()
    screen.editor.choose(call.id)
    window[0].files.path = tmp_path / "конкурс.call.toml"
    screen.editor.send.click()
    assert window[1].said

    text = window[0].files.path.read_text(encoding="utf-8").replace("Rebuild together", "Rebuild in two")
    window[0].files.path.write_text(text, encoding="utf-8")
    seen = accept(monkeypatch)
    screen.editor.read(window[0].files.path)
    qtbot.waitUntil(lambda: bool(seen))

    assert [each.title.en for each in desk.all(Call)] == ["Rebuild together", "Rebuild in two"]
    assert len(desk.all(FormReference)) == 1
    assert nameless(seen[0]) == []


def test_a_broken_card_is_said_and_changes_nothing(screen, desk, window, qtbot, tmp_path):
    path = tmp_path / "x.call.toml"
    path.write_text('format = "hromada-desk-call"\n[call]\ntitle = { uk = "Конкурс" }\nlimt = 5', encoding="utf-8")

    screen.editor.read(path)

    qtbot.waitUntil(lambda: any("limt" in each.text() for each in window[2].findChildren(QLabel)))
    assert not desk.all(Call)


def test_controls_of_the_calls_have_names(screen, desk):
    assert nameless(screen) == []
    project_and_call(desk)
    screen.reload()
    assert nameless(screen) == []
    assert cut(screen) == []


def test_items_of_a_checklist_are_ticked_one_by_one(desk, window, qtbot):
    proposal = roof_proposal(desk, "dream-concept")
    case = proposal_case(desk, proposal.id)
    section = case.form.section("readiness")
    page = CheckPage(window[0], section, SectionName("", section.title.uk))
    qtbot.addWidget(page)
    page.show_case(case)
    page.show()

    page.boxes[1].click()
    page.boxes[3].click()
    page.show_case(proposal_case(desk, proposal.id))

    assert [each.isChecked() for each in page.boxes] == [False, True, False, True, False, False]
    page.boxes[1].click()
    written = desk.all(Answer, proposal_id=proposal.id, section="readiness")[0].content.uk
    assert written == f"- [x] {section.items[3].uk}"
    assert nameless(page) == []
