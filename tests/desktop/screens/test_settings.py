"""The settings: each section does what it says, through the services."""

# ruff: noqa: F401, F811 - fixtures are found by their names

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from hromada_desk.desktop.kit.background import BackgroundWork
from hromada_desk.desktop.kit.message_bar import MessageBar
from hromada_desk.desktop.kit.runner import ActionRunner
from hromada_desk.desktop.office import Office
from hromada_desk.desktop.screens.settings.screen import SECTIONS, SettingsScreen
from hromada_desk.desktop.style import Theme
from hromada_desk.domain.errors import FileProblem
from hromada_desk.services.settings import load_settings, save_settings
from hromada_desk.services.workspaces import backups_of, create_workspace, open_workspace, recovery_key
from hromada_desk.text.catalog import set_language
from tests.desktop.screens.entrance import (
    NOVOBILOUSKA,
    PASSPHRASE,
    answers,
    cut,
    nameless,
    own_look,
    press,
    shown,
    write,
)

OTHER = "нові чотири випадкові слова"


class Asked:
    """What the screen asked of the window."""

    def __init__(self):
        self.said, self.languages = [], []


@pytest.fixture
def asked():
    return Asked()


@pytest.fixture
def desk(tmp_path):
    made = create_workspace(tmp_path / "Наша громада.hromada", PASSPHRASE, NOVOBILOUSKA)
    yield made
    made.close()


@pytest.fixture
def office(desk, answers, asked):
    place = QWidget()
    bar = MessageBar(place)  # without a place it would be a window of its own and take the focus
    made = Office(
        desk=desk, runner=ActionRunner(bar), work=BackgroundWork(bar), files=answers, go=lambda *_: None,
        say=lambda tone, sentence: asked.said.append((tone.name, sentence)), offer_undo=lambda _: None,
        change_language=asked.languages.append, lock=lambda: None)
    yield made
    made.work.close()


@pytest.fixture
def screen(office, shown):
    made = SettingsScreen(office)
    made.reload()
    return shown(made)


def finish(qtbot, office):
    """Wait for the work in the background."""
    qtbot.waitUntil(lambda: not office.work.is_running, timeout=30_000)


def change_passphrase(qtbot, office, screen, present):
    """Fill in the card of the passphrase and press its button."""
    screen.open_subject("security")
    page = screen.security
    page.present.line.setFocus()
    write(present)
    page.new.first.line.setFocus()
    write(OTHER)
    page.new.second.line.setFocus()
    write(OTHER)
    page.change.click()
    finish(qtbot, office)


def test_a_field_of_the_hromadas_card_is_written_when_it_is_left(screen, desk):
    screen.open_subject("hromada")
    screen.form.focus_field("edrpou")
    write("04411906")
    screen.commit()
    assert desk.hromada().edrpou == "04411906"


def test_the_theme_is_in_force_at_once_and_remembered(screen, own_look):
    dark = screen.computer.themes._buttons["dark"]
    dark.click()
    assert (own_look.theme, load_settings().theme) == (Theme.DARK, "dark")


def test_the_size_of_text_is_in_force_at_once_and_the_window_is_built_anew(screen, own_look, asked):
    box = screen.computer.scale
    box.setCurrentIndex(box.findData(150))
    box.activated.emit(box.currentIndex())
    assert (own_look.scale, load_settings().text_scale, asked.languages) == (1.5, 150, ["uk"])


def test_the_minutes_before_locking_are_remembered(screen, asked):
    box = screen.computer.minutes
    box.setCurrentIndex(box.findData(15))
    box.activated.emit(box.currentIndex())
    assert (load_settings().lock_minutes, asked.languages) == (15, ["uk"])


def test_a_backup_is_made_at_once_and_listed(qtbot, office, screen, desk):
    screen.open_subject("backups")
    screen.backups.now.click()
    finish(qtbot, office)
    assert len(backups_of(desk.path)) == 1
    assert screen.backups._list.count() == 2


def test_the_second_folder_gets_a_copy_too(qtbot, office, screen, desk, answers, tmp_path, asked):
    (tmp_path / "stick").mkdir()
    answers.folders = [tmp_path / "stick"]
    screen.backups.choose.click()
    screen.backups.now.click()
    finish(qtbot, office)
    assert len(backups_of(desk.path, str(tmp_path / "stick"))) == 1
    assert asked.said[-1][0] == "OK"


def test_a_stick_that_is_not_there_is_said_and_the_own_copy_is_made(qtbot, office, screen, desk, asked, tmp_path):
    save_settings(second_backup_folder=str(tmp_path / "gone"))
    screen.backups.now.click()
    finish(qtbot, office)
    assert len(backups_of(desk.path)) == 1
    assert asked.said[-1][0] == "WARNING"


def test_another_passphrase_opens_the_file_and_the_old_one_and_its_sheet_do_not(qtbot, office, screen, desk):
    old_key = recovery_key(desk)
    change_passphrase(qtbot, office, screen, PASSPHRASE)
    desk.close()
    open_workspace(desk.path, OTHER).close()
    for secret in ({"passphrase": PASSPHRASE}, {"recovery_key": old_key}):
        with pytest.raises(FileProblem):
            open_workspace(desk.path, **secret)


def test_the_key_of_the_sheet_stands_for_a_forgotten_passphrase(qtbot, office, screen, desk):
    change_passphrase(qtbot, office, screen, recovery_key(desk).lower())
    desk.close()
    open_workspace(desk.path, OTHER).close()


def test_without_the_passphrase_of_now_nothing_changes_and_it_is_said(qtbot, office, screen, desk):
    change_passphrase(qtbot, office, screen, "не той пароль")
    assert office.work.bar.sentence
    desk.close()
    open_workspace(desk.path, PASSPHRASE).close()


def test_typed_secrets_do_not_stay_on_the_screen(qtbot, office, screen):
    change_passphrase(qtbot, office, screen, PASSPHRASE)
    page = screen.security
    assert (page.present.text(), page.new.first.text(), page.new.second.text()) == ("", "", "")


def test_the_sheet_is_given_to_who_knows_the_passphrase_only(qtbot, office, screen, answers, tmp_path):
    screen.open_subject("security")
    answers.saves = [tmp_path / "wrong.pdf", tmp_path / "right.pdf"]
    for secret in ("не той пароль", PASSPHRASE):
        screen.security.sheet_secret.set_text("")
        screen.security.sheet_secret.line.setFocus()
        write(secret)
        press(Qt.Key.Key_Return)
        finish(qtbot, office)
    assert not (tmp_path / "wrong.pdf").exists()
    assert (tmp_path / "right.pdf").read_bytes().startswith(b"%PDF")


def test_a_whole_file_is_told_to_be_whole(qtbot, office, screen):
    screen.open_subject("security")
    screen.security.check.click()
    finish(qtbot, office)
    assert screen.security._verdict.text().startswith("Файл цілий")


@pytest.mark.parametrize("language", ["uk", "en"])
def test_everything_the_keyboard_reaches_has_a_name(office, shown, language):
    set_language(language)
    screen = SettingsScreen(office)
    screen.reload()
    shown(screen)
    found = []
    for section in SECTIONS:
        screen.open_subject(section)
        found += nameless(screen)
    assert found == []


@pytest.mark.parametrize(("width", "scale"), [(1198, 1.0), (856, 1.0), (856, 2.0)])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_no_word_is_cut(qtbot, office, shown, own_look, language, width, scale):
    set_language(language)
    own_look.set_scale(scale)
    screen = SettingsScreen(office)
    screen.reload()
    shown(screen, width, 560)
    found = []
    for section in SECTIONS:
        screen.open_subject(section)
        qtbot.wait(1)
        found += cut(screen)
    assert found == []
