"""Versions, the matrix and waiving on the proposals screen: reached by keys, told by words, nothing cut."""

# ruff: noqa: F401, F811 - fixtures are found by their names

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.proposals.screen import ProposalsScreen
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.records.proposal_life import Waiver
from hromada_desk.services.proposal_versions import versions_of
from hromada_desk.services.proposals import write_answer
from hromada_desk.text.catalog import set_language
from tests.demonstration import make_demo, open_demo_file, with_cheap_keys
from tests.desktop.screens.entrance import answers, cut, nameless, own_look, press, write


@pytest.fixture(autouse=True)
def _cheap_keys(monkeypatch):
    with_cheap_keys(monkeypatch)


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def desk(demo, tmp_path):
    opened = open_demo_file(shutil.copy(demo, tmp_path / demo.name))
    yield opened
    opened.close()


@pytest.fixture
def office(desk, answers):
    place = QWidget()
    bar = MessageBar(place)
    made = Office(desk=desk, runner=ActionRunner(bar), work=BackgroundWork(bar), files=answers, go=lambda *_: None,
                  say=lambda *_: None, offer_undo=lambda _: None, change_language=lambda _: None, lock=lambda: None)
    yield made
    made.work.close()
    place.deleteLater()


@pytest.fixture
def screen(office, qtbot, own_look):
    made = ProposalsScreen(office)
    made.resize(1198, 694)
    qtbot.addWidget(made)
    made.reload()
    made.show()
    return made


@pytest.fixture
def water(desk):
    return next(each for each in desk.all(Proposal) if each.acronym == "CLEANBILOUS")


def test_a_version_is_kept_by_its_name_and_compared_with_what_is_now(screen, desk, water):
    screen.open_subject(water.id)
    screen.show_versions()
    page = screen.versions
    page.name.setFocus()
    write("Перед нарадою", to=page.name)
    press(Qt.Key.Key_Return)
    assert [each.name for each in versions_of(desk, water.id)] == ["Перед нарадою"]
    answer = next(each for each in desk.all(Answer, proposal_id=water.id) if each.content.uk)
    write_answer(desk, water, answer.section, "uk", answer.content.uk + " Нове речення.")
    page.reload()
    page.compare()
    assert "Нове речення." in page.marked.toPlainText()
    screen.show_list()
    assert screen.is_workshop


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_matrix_leads_to_proposals_old_and_new(office, qtbot, own_look, desk, water, language):
    set_language(language)
    made = ProposalsScreen(office)
    made.resize(1198, 694)
    qtbot.addWidget(made)
    made.show()
    made.show_matrix()
    made.matrix.show_project(water.project_id)
    qtbot.wait(30)
    assert cut(made.matrix) == []
    assert nameless(made.matrix) == []
    area = made.matrix.panel.findChild(QScrollArea)
    assert area.widget().minimumSizeHint().width() <= area.viewport().width()
    before = desk.count(Proposal)
    other = next(key for key in made.matrix._matrix.chances if key not in made.matrix._matrix.proposals)
    made.start_proposal(*other)
    assert desk.count(Proposal) == before + 1
    assert made.is_workshop


def test_a_finding_is_waived_from_the_panel_and_taken_back(screen, desk, water, qtbot):
    screen.open_subject(water.id)
    panel = screen.workshop.panel
    at = next(at for at, line in enumerate(panel._lines)
              if len(line.troubles) == 1 and line.troubles[0].problem.code == "annex.missing")
    panel.problems.setCurrentIndex(panel.problems.findings.index(at))
    assert panel.waivers.reason.isVisibleTo(panel)
    panel.waivers.reason.setText("Донор прийме пізніше")
    panel.waivers.waive()
    assert desk.count(Waiver) == 1
    screen.reload()
    qtbot.waitUntil(lambda: panel.waivers.waived.findings.rowCount() == 1, timeout=3000)
    panel.waivers._take_back(desk.all(Waiver)[0].id)
    assert desk.count(Waiver) == 0
