"""The first start, by keyboard alone."""

# ruff: noqa: F401, F811 - fixtures are found by their names

import time

import pytest
from PySide6.QtCore import Qt

from hromada_desk.desktop.screens.first_start.beginning import Start
from hromada_desk.desktop.screens.first_start.hromada_list import matched
from hromada_desk.desktop.screens.first_start.screen import FirstStart
from hromada_desk.services.hromadas import find_hromadas
from hromada_desk.services.settings import save_settings
from hromada_desk.services.workspaces import backups_of, create_workspace, open_workspace
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

Key = Qt.Key
LANGUAGE, HROMADA, SECRET, BEGIN = range(4)


@pytest.fixture
def page(answers, shown):
    made = FirstStart(answers)
    shown(made)
    made.show_step(LANGUAGE)
    return made


def to_the_secret(page):
    """Language and hromada by keys."""
    press(Key.Key_Return)
    write("новобіл")
    press(Key.Key_Return)


def make_the_sheet(qtbot, page, answers, tmp_path):
    """Passphrase twice, then the sheet, by keys."""
    write(PASSPHRASE)
    press(Key.Key_Return)
    write(PASSPHRASE)
    press(Key.Key_Return)
    answers.saves = [tmp_path / "sheet.pdf"]
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: page._beginning.has_sheet, timeout=20_000)


def retype_the_groups(page):
    """The two groups the page asks for, small letters."""
    (_, first), (_, second) = page._beginning.asked
    write(first.lower())
    write(second.lower())


def to_the_beginning(qtbot, page, answers, tmp_path):
    """All steps but the last."""
    to_the_secret(page)
    make_the_sheet(qtbot, page, answers, tmp_path)
    retype_the_groups(page)
    press(Key.Key_Return)


def test_the_whole_way_needs_no_mouse_and_ends_in_an_opened_encrypted_workspace(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    press(Key.Key_Down)
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        press(Key.Key_Return)
    desk = opened.args[0]
    assert desk.hromada().katottg == NOVOBILOUSKA
    assert desk.path == tmp_path / "documents" / "Новобілоуська громада.hromada"
    assert backups_of(desk.path)
    assert not page.import_wanted
    desk.close()
    open_workspace(desk.path, PASSPHRASE).close()


def test_the_key_of_the_printed_sheet_opens_the_file_that_is_made_after_it(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    key = page._beginning.key.recovery_key
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        press(Key.Key_Return)
    opened.args[0].close()
    open_workspace(opened.args[0].path, recovery_key=key).close()


def test_the_secret_is_forgotten_once_the_file_is_made(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        press(Key.Key_Return)
    assert (page._beginning.passphrase, page._beginning.again, page._beginning.key) == ("", "", None)
    opened.args[0].close()


def test_nothing_is_on_the_disk_before_the_last_step(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    assert list((tmp_path / "documents").iterdir()) == []


def test_going_back_and_changing_the_language_loses_nothing(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    for _ in range(BEGIN):
        press(Key.Key_Escape)
    set_language("en")
    page.speak()
    assert page.pages[LANGUAGE].cards.current() == "en"
    page.go_on()
    assert page.pages[HROMADA].line.text() == "новобіл"
    page.go_on()
    assert page.pages[SECRET].new.passphrase() == PASSPHRASE
    page.go_on()
    assert page.page is page.pages[BEGIN]


def test_the_next_step_waits_for_what_is_missing_and_says_it(page):
    press(Key.Key_Return)
    assert not page.foot.next.isEnabled()
    assert "громад" in page.foot.left.text()
    press(Key.Key_Return)
    assert page.page is page.pages[HROMADA]


def test_a_short_passphrase_does_not_lead_on(page):
    to_the_secret(page)
    write("сім лит")
    assert "8" in page.foot.left.text()


def test_another_passphrase_makes_the_sheet_void(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    press(Key.Key_Escape)
    write("!")
    assert not page._beginning.has_sheet
    assert not page.foot.next.isEnabled()


def test_a_wrong_group_is_said_beside_it_and_does_not_lead_on(qtbot, page, answers, tmp_path):
    to_the_secret(page)
    make_the_sheet(qtbot, page, answers, tmp_path)
    write("00000")
    field = page.pages[SECRET].sheet.groups[0]
    assert field.line.accessibleDescription() == "не та група"
    assert not page.foot.next.isEnabled()


def test_a_name_that_is_taken_is_said_and_the_file_stays_as_it_is(qtbot, page, answers, tmp_path):
    taken = tmp_path / "documents" / "Новобілоуська громада.hromada"
    taken.write_bytes(b"somebody's work")
    to_the_beginning(qtbot, page, answers, tmp_path)
    press(Key.Key_Return)
    assert "уже є" in page.pages[BEGIN].place.sentence
    assert taken.read_bytes() == b"somebody's work"


def test_another_place_is_where_the_file_is_made(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    answers.saves = [tmp_path / "Наша.hromada"]
    page.pages[BEGIN].place.acted.emit()
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        press(Key.Key_Return)
    assert opened.args[0].path == tmp_path / "Наша.hromada"
    opened.args[0].close()


def test_a_folder_that_is_not_there_is_said_and_another_place_is_offered(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    page._beginning.folder = tmp_path / "gone" / "further"
    page.begin_page.show_place()
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: not page._job.is_running, timeout=20_000)
    assert page.begin_page.place.sentence
    assert "буде створено" not in page.begin_page.place.sentence
    assert page.foot.next.isEnabled()


def test_a_chosen_table_is_remembered_for_the_import(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    answers.opens = [tmp_path / "проєкти.xlsx"]
    page.pages[BEGIN].choose_table.click()
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        page.go_on()
    assert (page.import_wanted, page.import_file) == (True, tmp_path / "проєкти.xlsx")
    opened.args[0].close()


def test_the_demonstration_is_a_file_of_its_own_and_ones_own_file_waits(qtbot, page, answers, tmp_path):
    to_the_beginning(qtbot, page, answers, tmp_path)
    page.pages[BEGIN].cards.choose(Start.DEMONSTRATION)
    page._beginning.start = Start.DEMONSTRATION
    with qtbot.waitSignal(page.opened, timeout=60_000) as opened:
        page.go_on()
    assert opened.args[0].path.name == "demo.hromada"
    opened.args[0].close()
    own = open_workspace(tmp_path / "documents" / "Новобілоуська громада.hromada", PASSPHRASE)
    assert own.hromada().katottg == NOVOBILOUSKA
    own.close()


def test_a_file_of_the_last_folder_is_offered(answers, shown, tmp_path, qtbot):
    path = tmp_path / "Наша громада.hromada"
    create_workspace(path, PASSPHRASE, NOVOBILOUSKA).close()
    save_settings(last_folder=str(tmp_path))
    page = FirstStart(answers)
    shown(page)
    known = next(each for each in page.pages[LANGUAGE].findChildren(type(page.foot.next)) if each.text() == path.stem)
    with qtbot.waitSignal(page.file_chosen) as chosen:
        known.click()
    assert chosen.args == [str(path)]


def test_a_word_typed_with_the_latin_layout_is_understood_and_said(page):
    press(Key.Key_Return)
    write("yjdj,sk")
    assert page._beginning.hromada_code == NOVOBILOUSKA
    assert any("новобіл" in label.text() for label in page.pages[HROMADA].findChildren(type(page.foot.left)))


def test_arrows_choose_in_the_list_while_the_caret_stays_in_the_field(page):
    press(Key.Key_Return)
    write("новоб")
    before = page._beginning.hromada_code
    press(Key.Key_Down)
    assert page._beginning.hromada_code != before
    assert page.pages[HROMADA].line.hasFocus()


def test_the_letters_that_were_typed_are_found_in_the_name():
    assert matched("Новобілоуська сільська громада", "новоб сіл") == ((0, 5), (14, 17))
    assert matched("Слов’янська міська громада", "словян") == ((0, 7),)


def test_a_key_in_the_search_takes_less_than_twenty_milliseconds(page):
    press(Key.Key_Return)
    find_hromadas("а", "uk")
    slowest = 0.0
    for letter in "новоб":
        began = time.perf_counter()
        write(letter)
        slowest = max(slowest, time.perf_counter() - began)
        if slowest >= 0.02:  # a busy machine gets a second try, a slow search fails it again
            began = time.perf_counter()
            page.pages[HROMADA]._look(page.pages[HROMADA].line.text())
            slowest = time.perf_counter() - began
    assert slowest < 0.02


@pytest.mark.parametrize("language", ["uk", "en"])
def test_everything_the_keyboard_reaches_has_a_name(qtbot, page, answers, tmp_path, language):
    set_language(language)
    page.speak()
    to_the_beginning(qtbot, page, answers, tmp_path)
    found = []
    for step in range(4):
        page.show_step(step)
        found += nameless(page)
    assert found == []


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1024, 1.0), (1024, 2.0)])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_no_word_is_cut(qtbot, answers, shown, own_look, language, width, scale):
    set_language(language)
    own_look.set_scale(scale)
    page = FirstStart(answers)
    shown(page, width, 640)
    page._beginning.hromada_code = NOVOBILOUSKA
    found = []
    for step in range(4):
        page.show_step(step)
        qtbot.wait(1)
        found += cut(page)
    assert found == []
