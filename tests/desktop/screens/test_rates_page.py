"""The page of exchange rates: a file or typing brings them in, Del takes them away, refusals are said and nothing is lost."""

# ruff: noqa: F401, F811 - fixtures are found by their names

import json
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.settings.rates_import import RatesDialog
from hromada_desk.desktop.screens.settings.screen import SettingsScreen
from hromada_desk.services import rates
from hromada_desk.services.budget_rates import HOME
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.entrance import answers, cut, nameless, own_look, press, shown
from tests.services.budget_desk import new_desk


@pytest.fixture
def desk(tmp_path):
    made = new_desk(tmp_path)
    yield made
    made.close()


@pytest.fixture
def said():
    """What the page said and offered to undo."""
    return []


@pytest.fixture
def office(desk, answers, said):
    place = QWidget()
    bar = MessageBar(place)
    made = Office(desk=desk, runner=ActionRunner(bar), work=BackgroundWork(bar), files=answers, go=lambda *_: None,
                  say=lambda tone, sentence: said.append(sentence), offer_undo=said.append, change_language=lambda _: None,
                  lock=lambda: None)
    yield made
    made.work.close()


@pytest.fixture
def screen(office, shown):
    made = SettingsScreen(office)
    made.reload()
    made.open_subject("rates")
    return shown(made)


@pytest.fixture
def page(screen):
    return screen.rates


def saved(folder, *rows):
    path = folder / "nbu.json"
    path.write_text(json.dumps([{"cc": cc, "rate": rate, "exchangedate": day} for cc, rate, day in rows]), encoding="utf-8")
    return path


def answered(monkeypatch, answer):
    """Answer the preview without a person; what it showed is remembered."""
    shown = []

    def answer_now(dialog):
        shown.append(dialog)
        return answer

    monkeypatch.setattr(RatesDialog, "exec", answer_now)
    return shown


def take(qtbot, office, page, answers, path):
    answers.opens = [path]
    page.take.click()
    qtbot.waitUntil(lambda: not office.work.is_running, timeout=30_000)


def test_the_rates_are_listed_with_their_age(page):
    assert page.table.model.rowCount() == 2
    assert "НБУ 20.11.2026" in page._age.text()


def test_a_file_is_looked_at_and_then_taken(qtbot, office, page, answers, desk, tmp_path, monkeypatch, said):
    shown = answered(monkeypatch, QDialog.DialogCode.Accepted)
    take(qtbot, office, page, answers, saved(tmp_path, ("PLN", 11.5, "20.11.2026"), ("AUD", 27, "20.11.2026"), ("EUR", "?", "20.11.2026")))
    page.reload()
    assert len(shown) == 1
    assert page.table.model.rowCount() == 3
    assert said == ["Узято 1 курс."]


def test_a_preview_that_is_left_writes_nothing(qtbot, office, page, answers, desk, tmp_path, monkeypatch):
    answered(monkeypatch, QDialog.DialogCode.Rejected)
    take(qtbot, office, page, answers, saved(tmp_path, ("PLN", 11.5, "20.11.2026")))
    assert len(rates.list_rates(desk)) == 2


def test_a_file_that_is_known_already_asks_nothing(qtbot, office, page, answers, tmp_path, monkeypatch, said):
    shown = answered(monkeypatch, QDialog.DialogCode.Accepted)
    take(qtbot, office, page, answers, saved(tmp_path, ("EUR", 49.2, "20.11.2026")))
    assert shown == []
    assert said == ["Усі курси з файлу «nbu.json» тут уже є."]


def test_what_is_no_file_of_rates_is_said_in_the_message_bar(qtbot, office, page, answers, desk, tmp_path):
    path = tmp_path / "list.json"
    path.write_text('[{"a": 1}]', encoding="utf-8")
    take(qtbot, office, page, answers, path)
    assert "list.json" in office.runner.bar.sentence
    assert len(rates.list_rates(desk)) == 2


def test_a_rate_is_typed_and_chosen_in_the_table(page, desk):
    page.currency.setCurrentIndex(page.currency.findData("GBP"))
    page.figure.setText("=55,1+0,0234")
    page.day.setText("20.11.2026")
    page.add.click()
    kept = next(each for each in rates.list_rates(desk) if each.currency == "GBP")
    assert (kept.rate, kept.rate_on, kept.to_currency, kept.source) == (Decimal("55.1234"), date(2026, 11, 20), HOME, "NBU")
    assert page.table.view.selected_keys() == [kept.id]
    assert page.figure.text() == ""


def test_what_is_no_rate_stays_in_its_field_and_is_said(page, office, desk):
    page.figure.setText("багато")
    page.add.click()
    assert page.figure.text() == "багато"
    assert "багато" in office.runner.bar.sentence
    assert len(rates.list_rates(desk)) == 2


def test_chosen_rates_are_removed_with_del(page, desk, said):
    page.table.view.selectAll()
    page.table.view.setFocus()
    press(Qt.Key.Key_Delete)
    assert rates.list_rates(desk) == ()
    assert said == ["Прибрано 2 курси."]
    assert page._empty.isVisibleTo(page)
    assert not page.table.isVisibleTo(page)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_everything_has_a_name_and_is_not_cut(office, shown, language):
    set_language(language)
    screen = SettingsScreen(office)
    screen.reload()
    screen.open_subject("rates")
    shown(screen)
    assert nameless(screen.rates) == []
    assert cut(screen.rates) == []
