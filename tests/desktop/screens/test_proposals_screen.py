"""The list of proposals and the ways through the workshop, by keyboard alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from hromada_desk.desktop.kit.tones import Tone
from hromada_desk.desktop.screens.proposals import going_out
from hromada_desk.desktop.screens.proposals.counter import Counted
from hromada_desk.desktop.screens.proposals.new_proposal import NewProposalDialog
from hromada_desk.desktop.screens.proposals.text_marks import overflow_start
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.counting import count
from hromada_desk.domain.live_facts import put_in
from hromada_desk.domain.money import ConvertedMoney, money
from hromada_desk.domain.records.budget import Budget, BudgetLine
from hromada_desk.domain.records.hromada import Attachment
from hromada_desk.domain.records.proposal import Activity, Proposal, ProposalPartner
from hromada_desk.services.proposals import write_sides
from tests.desktop.screens.proposals_frame import framed, press, write
from tests.services.proposal_desk import ROOF, new_desk, project_and_call, roof_proposal

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def screen(qtbot, desk):
    """The screen of a workspace with one proposal, the list in front."""
    roof_proposal(desk)
    frame = framed(qtbot, desk)
    yield frame.stack.front
    frame.commit()
    frame.leave()


@pytest.fixture
def workshop(screen):
    """The proposal opened by Enter."""
    press(Qt.Key.Key_Return)
    return screen.workshop


def test_the_list_says_until_when_and_how_ready(screen):
    row = screen.listing.model.shown(0)

    words = [each.text for each in row.cells]
    assert words[1:3] == [ROOF, "Відбудова разом"]
    assert words[3] == "10.12.2026 · лишилося 17 днів"
    assert words[4] == "Чернетка"
    assert words[5].endswith(" з 17")


def test_enter_opens_and_alt_left_leads_back_to_the_same_row(screen, workshop):
    assert screen.is_workshop
    press(Qt.Key.Key_Left, ALT)

    assert not screen.is_workshop
    assert screen.listing.table.view.current_key() == workshop.proposal.id


def test_without_projects_the_wish_leads_to_projects_and_says_why(qtbot, desk):
    frame = framed(qtbot, desk)
    assert frame.stack.front.listing._start.start.hasFocus()

    press(Qt.Key.Key_Space)

    assert frame.stack.key == "projects"
    assert "Додайте проєкт" in frame.message.sentence
    frame.leave()


def test_without_calls_the_wish_leads_to_calls(qtbot, desk):
    from hromada_desk.domain.values import Bilingual
    from hromada_desk.services.projects import new_project

    new_project(desk, Bilingual(ROOF))
    frame = framed(qtbot, desk)
    frame.stack.front.add_proposal()

    assert frame.stack.key == "calls"
    frame.leave()


def test_a_new_proposal_is_made_with_two_enters(qtbot, desk):
    project_and_call(desk)
    frame = framed(qtbot, desk)
    QTimer.singleShot(100, _press_in_dialog)

    press(Qt.Key.Key_Space)

    assert desk.count(Proposal) == 1
    assert frame.stack.front.is_workshop
    assert frame.stack.front.place().title == ROOF
    frame.leave()


def test_delete_moves_to_the_trash_and_offers_undo(qtbot, screen, desk):
    press(Qt.Key.Key_Delete)

    assert desk.count(Proposal) == 0
    qtbot.waitUntil(lambda: screen.listing._pages.currentIndex() == 1)


def test_ctrl_page_down_goes_through_the_sections_and_keeps_the_caret_in_the_text(workshop):
    workshop.turn("context")
    workshop.focus_first()

    press(Qt.Key.Key_PageDown, CTRL)
    assert workshop.pages.key == "strategy_link"
    assert workshop.pages.text.panes["uk"].edit.hasFocus()

    press(Qt.Key.Key_PageUp, CTRL)
    assert workshop.outline.current() == "context"


def test_alt_down_goes_from_problem_to_problem(workshop):
    visited = []
    for _ in range(6):
        press(Qt.Key.Key_Down, ALT)
        visited.append(workshop.pages.key)

    order = workshop.outline.keys()
    assert len(set(visited)) >= 3
    assert [order.index(each) for each in visited] == sorted(order.index(each) for each in visited)


def test_f6_goes_outline_text_readiness_and_then_to_the_rail(qtbot, workshop):
    workshop.turn("context")
    workshop.outline.setFocus()

    press(Qt.Key.Key_F6)
    assert workshop.pages.text.panes["uk"].edit.hasFocus()
    press(Qt.Key.Key_F6)
    assert workshop.panel.problems.hasFocus()
    press(Qt.Key.Key_F6)
    assert not workshop.isAncestorOf(QApplication.focusWidget())
    press(Qt.Key.Key_F6)
    assert workshop.isAncestorOf(QApplication.focusWidget())


def test_arrows_in_the_outline_turn_the_page_and_enter_goes_in(workshop):
    workshop.outline.setFocus()
    workshop.outline.choose("partners")

    press(Qt.Key.Key_Down)
    assert workshop.pages.key == "partnership_history"
    press(Qt.Key.Key_Return)
    assert workshop.pages.text.panes["uk"].edit.hasFocus()


def test_a_line_for_several_problems_leads_to_one_after_the_other(workshop):
    line = workshop.panel.problems.findings.row_of("section.empty")
    workshop.panel.problems.setFocus()
    workshop.panel.problems.setCurrentIndex(workshop.panel.problems.findings.index(line))

    press(Qt.Key.Key_Return)
    first = workshop.pages.key
    workshop.panel.problems.setFocus()
    press(Qt.Key.Key_Return)

    assert (first, workshop.pages.key) == ("summary", "partnership_history")


def test_a_problem_of_the_budget_leads_to_its_screen(qtbot, desk, screen, workshop):
    budget = desk.all(Budget, proposal_id=workshop.proposal.id)[0]
    desk.put("change.created", BudgetLine(id=desk.new_id(), budget_id=budget.id, quantity=Decimal(1),
                                          unit_cost=ConvertedMoney(money("500", "EUR"))), kind="budget_line", title="")
    qtbot.waitUntil(lambda: any(_is_of_budget(each) for each in workshop.walk.lines))

    workshop.panel.chosen.emit(next(each.finding.key for each in workshop.walk.lines if _is_of_budget(each)))

    assert screen.window().stack.key == "budgets"


def test_what_is_typed_changes_outline_and_readiness_before_it_is_written(qtbot, workshop):
    workshop.turn("summary")
    workshop.focus_first()
    write("Дах.")
    press(Qt.Key.Key_Tab)
    write("Roof.")

    qtbot.waitUntil(lambda: workshop.outline._model.items[1].is_done, timeout=2000)


def test_special_parts_hold_the_records_of_this_proposal_only(desk, workshop):
    other = roof_proposal(desk)
    workshop.turn("partners")
    editor = workshop.pages.currentWidget().editors[ProposalPartner.kind]

    assert len(editor.model.matching_rows) == 1
    assert editor.model.matching_rows[0].cells[0].text.startswith("Новобілоуська")
    assert desk.count(ProposalPartner, proposal_id=other.id) == 1


def test_the_first_activity_begins_with_a_key(desk, workshop):
    workshop.turn("workplan")
    workshop.pages.currentWidget().editors[Activity.kind].add()
    write("Демонтаж")
    workshop.commit()

    assert [each.title.uk for each in desk.all(Activity, proposal_id=workshop.proposal.id)] == ["Демонтаж"]


def test_a_file_becomes_an_annex_by_the_button(qtbot, desk, screen, workshop, tmp_path):
    paper = tmp_path / "решення.pdf"
    paper.write_bytes(b"%PDF-1.4")
    screen.office.files.to_open = paper
    workshop.turn("annexes")
    workshop.focus_first()

    press(Qt.Key.Key_Space)

    assert [each.file_name for each in desk.all(Attachment)] == ["решення.pdf"]


def test_the_state_offers_only_the_steps_that_can_follow(desk, workshop):
    box = workshop.pages.general.status

    assert [box.itemData(at) for at in range(box.count())] == ["draft", "review", "finalised", "withdrawn"]
    box.setFocus()
    press(Qt.Key.Key_Down)
    box.activated.emit(box.currentIndex())
    assert desk.get(Proposal, workshop.proposal.id).status == "review"


def test_export_writes_what_is_typed_and_sends_it_for_the_audience(desk, screen, workshop, monkeypatch):
    sent = []
    monkeypatch.setattr(going_out, "export_paper", lambda _office, *what, **how: sent.append((what, how)))
    workshop.turn("context")
    workshop.focus_first()
    write("Дах")
    audiences = [each for each in screen.going_out.menu.actions() if each.data() == int(Audience.PUBLIC)]
    audiences[0].trigger()

    screen.going_out.menu.actions()[1].trigger()

    assert sent == [(("proposal", workshop.proposal.id), {"file_format": "pdf", "language": "en", "audience": Audience.PUBLIC})]
    assert desk.store.drafts() == ()
    assert not workshop.pages.text.keeper.is_undecided


def test_everything_that_takes_the_focus_has_a_name(screen, workshop):
    for key in list(workshop.outline.keys()):
        workshop.turn(key)
        for kind in (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit):
            for each in workshop.findChildren(kind):
                if each.isVisible() and each.focusPolicy() != Qt.FocusPolicy.NoFocus:
                    assert each.accessibleName() or getattr(each, "text", str)(), (key, each)


@pytest.mark.parametrize("size", [(1024, 640), (1366, 736)])
def test_the_workshop_fits_the_smallest_window(qtbot, desk, size):
    proposal = roof_proposal(desk)
    frame = framed(qtbot, desk, size)
    frame.go("proposals", proposal.id)
    for key in list(frame.stack.front.workshop.outline.keys()):
        frame.stack.front.workshop.turn(key)
        qtbot.wait(1)

    assert (frame.width(), frame.height()) == size
    frame.leave()


@pytest.mark.parametrize(("length", "tone"), [(979, Tone.OK), (980, Tone.WARNING), (1000, Tone.WARNING), (1001, Tone.PROBLEM)])
def test_the_counter_warns_from_ninety_eight_per_cent(length, tone):
    assert Counted(length, 1000, "characters").tone is tone


def test_what_is_too_long_begins_where_the_forms_counting_ends():
    assert overflow_start("один два три", 2, lambda text: count(text, "words")) == len("один два ")
    assert overflow_start("а б в", 2, lambda text: count(text, "characters_without_spaces")) == len("а б ")
    assert overflow_start("аб{{budget.total}}в", 4, lambda text: len(put_in(text, {"budget.total": "9 €"}))) == 2


def test_a_stale_translation_is_seen_in_the_outline(desk, screen, workshop, qtbot):
    proposal = workshop.proposal
    write_sides(desk, proposal, "context", {"uk": "Дах.", "en": "Roof."})
    write_sides(desk, proposal, "context", {"uk": "Дах і стіни."})

    qtbot.waitUntil(lambda: "Переклад" in [each.pill for each in workshop.outline._model.items])


def _is_of_budget(line):
    return line.troubles[0].section == "budget"


def _press_in_dialog():
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, NewProposalDialog)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Return)
