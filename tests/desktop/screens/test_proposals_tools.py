"""What helps in writing: live facts, figures that contradict the data, and the other tools of a section."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop.screens.proposals.bank_dialog import BankDialog
from hromada_desk.desktop.screens.proposals.comments_dialog import CommentsDialog
from hromada_desk.desktop.screens.proposals.fact_chooser import FactChooser
from hromada_desk.desktop.screens.proposals.replace_dialog import ReplaceDialog
from hromada_desk.domain.records.project import Project
from hromada_desk.services.editing import set_field
from hromada_desk.services.proposals import answer_to, write_sides
from tests.desktop.screens.proposals_frame import framed, press, write
from tests.services.proposal_desk import new_desk, roof_proposal

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(tmp_path):
    opened = new_desk(tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def roof(desk):
    made = roof_proposal(desk)
    set_field(desk, desk.get(Project, made.project_id), "beneficiaries", 520)
    return made


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


def in_dialog(kind, deed):
    """Do this in the dialog that is opened next."""
    def act():
        dialog = next(each for each in QApplication.topLevelWidgets() if isinstance(each, kind) and each.isVisible())
        deed(dialog)

    QTimer.singleShot(200, act)


def marked(edit):
    return [each.cursor.selectedText() for each in edit.extraSelections()]


def test_a_fact_is_chosen_by_keys_and_stands_where_the_caret_was(qtbot, desk, roof, page):
    write("Разом ")
    in_dialog(FactChooser, lambda dialog: (dialog.filter.setText("отримувачі"), press(Qt.Key.Key_Return)))
    press(Qt.Key.Key_Space, CTRL)
    edit = page.panes["uk"].edit

    assert edit.text() == "Разом {{project.beneficiaries}}"
    assert page.window().focusWidget() is edit
    assert marked(edit) == ["{{project.beneficiaries}}"]
    assert "520" in page.panes["uk"].note.text()
    page.commit()
    assert answer_to(desk, roof.id, "context").content.uk == "Разом {{project.beneficiaries}}"


def test_a_fact_is_counted_by_what_it_says(qtbot, page):
    write("Разом {{project.beneficiaries}}")
    qtbot.waitUntil(lambda: page.panes["uk"].counter.figures.text().startswith("9 "), timeout=3000)


def test_a_fact_nobody_knows_is_a_problem_and_leads_to_its_place(qtbot, frame, page):
    write("Разом {{budjet.total}}.")
    workshop = frame.stack.front.workshop
    workshop.turn("general")
    qtbot.waitUntil(lambda: any("budjet" in line.finding.sentence for line in workshop.walk.lines), timeout=3000)
    line = next(each for each in workshop.walk.lines if "budjet" in each.finding.sentence)
    workshop.panel.chosen.emit(line.finding.key)

    assert page.panes["uk"].edit.caret() == len("Разом ")
    assert page.panes["uk"].edit.hasFocus()


def test_a_figure_the_data_contradict_is_underlined_and_said_at_the_caret(qtbot, page):
    write("Допоможемо 500 прямих отримувачів")
    edit = page.panes["uk"].edit
    qtbot.waitUntil(lambda: marked(edit) == ["500"], timeout=3000)
    edit.put_caret(len("Допоможемо 5"))

    assert "520" in page.panes["uk"].note.text()
    assert "520" in edit.accessibleDescription()


def test_what_changed_since_the_translation_is_shown_as_marked_text(qtbot, desk, roof, page):
    write_sides(desk, roof, "context", {"uk": "Навчаються 380 учнів. " + "Дах протікає. " * 40, "en": "380 pupils."})
    write_sides(desk, roof, "context", {"uk": "Навчаються 412 учнів. " + "Дах протікає. " * 40})
    bar = page.panes["en"].stale
    qtbot.waitUntil(bar.isVisible)
    assert bar.marked.isHidden()

    bar.show_changes.setFocus()
    press(Qt.Key.Key_Space)

    shown = bar.marked.toPlainText()
    assert shown.startswith("Навчаються 380412 учнів.")
    assert len(shown) < 200
    write_sides(desk, roof, "context", {"en": "412 pupils."})
    qtbot.waitUntil(bar.isHidden)


def test_words_are_replaced_in_all_sections_and_a_place_is_gone_to(qtbot, desk, roof, frame, page):
    write_sides(desk, roof, "summary", {"uk": "Дах ліцею."})
    write("Дах старий. Дах протікає.")

    def deed(dialog):
        dialog.wanted.setText("дах")
        dialog.look()
        assert dialog.model.rowCount() == 3
        dialog.by.setText("покрівля")
        dialog.act.click()
        dialog.wanted.setText("покрівля ліцею")
        dialog.look()
        dialog.table.view.row_opened.emit("0")

    in_dialog(ReplaceDialog, deed)
    press(Qt.Key.Key_H, CTRL)

    assert answer_to(desk, roof.id, "context").content.uk == "покрівля старий. покрівля протікає."
    assert frame.stack.front.workshop.pages.key == "summary"
    assert page.panes["uk"].edit.text() == "покрівля ліцею."


def test_a_paste_from_word_keeps_what_texts_are_kept_in(qtbot, page):
    found = QMimeData()
    found.setHtml("<h1>Потреба</h1><p style='color:red'>Дах <b>протікає</b>.</p>")
    found.setText("Потреба\nДах протікає.")
    edit = page.panes["uk"].edit
    edit.insertFromMimeData(found)

    assert edit.text() == "## Потреба\n\nДах **протікає**."
    assert page.panes["uk"].counter.figures.text().startswith("22 ")


def test_a_book_is_not_pasted_and_the_text_stays(qtbot, frame, page):
    write("Дах.")
    book = QMimeData()
    book.setText("сторінка " * 30_000)
    page.panes["uk"].edit.insertFromMimeData(book)

    assert page.panes["uk"].edit.text() == "Дах."
    assert "270" in frame.message.sentence


def test_marks_are_put_and_taken_by_keys(qtbot, page):
    edit = page.panes["uk"].edit
    write("Дах")
    edit.selectAll()
    page.tools.bold.trigger()
    assert edit.text() == "**Дах**"
    page.tools.item.trigger()
    assert edit.text() == "- **Дах**"
    page.tools.item.trigger()
    assert edit.text() == "**Дах**"


def test_a_question_is_asked_and_settled_by_keys(qtbot, desk, roof, frame, page):
    def deed(dialog):
        write("Хто веде облік?")
        dialog.is_question.setChecked(True)
        dialog.add.click()
        dialog.accept()

    in_dialog(CommentsDialog, deed)
    page.tools.comments.trigger()
    workshop = frame.stack.front.workshop
    qtbot.waitUntil(lambda: any("Хто веде" in line.finding.sentence for line in workshop.walk.lines), timeout=3000)

    in_dialog(CommentsDialog, lambda dialog: (dialog.table.view.setFocus(), press(Qt.Key.Key_Return), dialog.accept()))
    page.tools.comments.trigger()
    qtbot.waitUntil(lambda: not any("Хто веде" in line.finding.sentence for line in workshop.walk.lines), timeout=3000)


def test_a_section_is_kept_in_the_bank_and_put_into_another(qtbot, desk, roof, frame, page):
    write("Громада лежить на захід від Чернігова.")

    def keep(dialog):
        dialog.title.setText("Про громаду")
        dialog.keep.click()
        assert dialog.text.toPlainText() == "Громада лежить на захід від Чернігова."
        dialog.reject()

    in_dialog(BankDialog, keep)
    page.tools.bank.trigger()
    frame.stack.front.workshop.turn("communication")
    frame.stack.front.workshop.focus_first()
    in_dialog(BankDialog, lambda dialog: (dialog.filter.setText("про громаду"), dialog.insert.click()))
    page.tools.bank.trigger()

    assert page.panes["uk"].edit.text() == "Громада лежить на захід від Чернігова."


def test_the_text_is_shown_alone_and_the_rest_comes_back(qtbot, frame, page):
    workshop = frame.stack.front.workshop
    write("Дах")
    press(Qt.Key.Key_F11)
    assert not workshop.outline.isVisible()
    assert not workshop.panel.isVisible()
    assert page.window().focusWidget() is page.panes["uk"].edit

    workshop.step(1)
    assert not workshop.outline.isVisible()
    press(Qt.Key.Key_F11)
    assert workshop.outline.isVisible()
    assert workshop.panel.isVisible()
