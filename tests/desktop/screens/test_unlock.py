"""The unlock page: right and wrong secrets, and files that do not open."""

# ruff: noqa: F401, F811 - fixtures are found by their names

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from hromada_desk.desktop.screens.unlock import screen as unlock_screen
from hromada_desk.desktop.screens.unlock.screen import Unlock
from hromada_desk.services.passphrases import wait_after
from hromada_desk.services.workspaces import backup, create_workspace, open_workspace, recovery_key
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

ROOT = Path(__file__).resolve().parents[3]
FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
app = QApplication([])
from hromada_desk.desktop import style
style.install(app)
from hromada_desk.desktop.window import Window
window = Window()
window.show_unlock(Path("nowhere.hromada"))
window.show()
for _ in range(5):
    app.processEvents()
assert not window.grab().isNull()
print(sorted({"sqlalchemy", "sqlcipher3", "reportlab", "openpyxl", "cryptography"} & set(sys.modules)))
"""


@pytest.fixture
def workspace(tmp_path):
    """A closed workspace with one backup; its recovery key."""
    path = tmp_path / "Новобілоуська громада.hromada"
    desk = create_workspace(path, PASSPHRASE, NOVOBILOUSKA)
    backup(desk)
    key = recovery_key(desk)
    desk.close()
    return path, key


@pytest.fixture
def page(workspace, answers, shown, monkeypatch):
    monkeypatch.setattr(unlock_screen, "SECOND_MS", 1)
    return shown(Unlock(workspace[0], answers))


def refused(qtbot, page):
    """Wait until the attempt has failed."""
    qtbot.waitUntil(lambda: page._trouble is not None and not page._job.is_running, timeout=20_000)


def flip_a_byte(path):
    """Damage one page in the middle."""
    data = bytearray(path.read_bytes())
    data[5000] ^= 0xFF
    path.write_bytes(bytes(data))
    return bytes(data)


def test_the_right_passphrase_opens_the_workspace(qtbot, page):
    write(PASSPHRASE)
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        press(Qt.Key.Key_Return)
    assert opened.args[0].hromada().katottg == NOVOBILOUSKA
    opened.args[0].close()


def test_a_wrong_passphrase_is_told_with_what_is_known_of_the_keyboard(qtbot, page):
    write("WRONG")
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    said = page.panel.passphrase.line.accessibleDescription()
    assert said == "Пароль не підійшов: увімкнено Caps Lock, розкладка англійська. Дані на місці; спробуйте ще раз."


def test_the_field_of_the_recovery_key_comes_before_the_button_under_tab(page):
    page.panel.toggle.click()
    assert QApplication.focusWidget() is page.panel.key.pane
    press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.panel.submit


def test_after_a_wrong_try_one_waits_and_then_tries_again(qtbot, page, monkeypatch):
    monkeypatch.setattr("hromada_desk.services.passphrases.wait_after", lambda _tries: 40)
    write("не той")
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    assert not page.panel.submit.isEnabled()
    qtbot.waitUntil(page.panel.submit.isEnabled)
    write(PASSPHRASE)
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        press(Qt.Key.Key_Return)
    opened.args[0].close()


def test_the_wait_doubles_and_ends_at_five_minutes():
    assert [wait_after(tries) for tries in (0, 1, 2, 3, 4, 9, 10, 1000)] == [0, 1, 2, 4, 8, 256, 300, 300]


def test_the_recovery_key_opens_whatever_the_case_and_the_spaces(qtbot, page, workspace):
    page.panel.toggle.click()
    write(workspace[1].lower().replace("-", " ").replace("0", "o"))
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        press(Qt.Key.Key_Return)
    opened.args[0].close()


def test_a_mistyped_group_of_the_key_is_named(qtbot, page, workspace):
    groups = workspace[1].split("-")
    groups[3] = groups[3][:4] + ("0" if groups[3][4] != "0" else "1")
    page.panel.toggle.click()
    write("".join(groups))
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    assert "групі 4" in page.panel.key.pane.accessibleDescription()


def test_a_damaged_file_stays_and_its_newest_backup_is_restored_into_a_new_one(qtbot, page, workspace, answers, tmp_path):
    damaged = flip_a_byte(workspace[0])
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    assert "Є копія" in page.panel.message.sentence
    answers.saves = [tmp_path / "Відновлена.hromada"]
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        page.panel.message.acted.emit()
    assert opened.args[0].path == tmp_path / "Відновлена.hromada"
    assert opened.args[0].hromada().katottg == NOVOBILOUSKA
    assert workspace[0].read_bytes() == damaged
    opened.args[0].close()


def test_any_backup_can_be_chosen_and_escape_goes_back_to_the_file(page, workspace, answers):
    answers.opens = [next((workspace[0].parent / f"{workspace[0].stem}.backups").iterdir())]
    page.panel.links[1].click()
    assert "відновити" in page.panel.submit.text().replace("&", "").lower()
    press(Qt.Key.Key_Escape)
    assert page.panel.submit.text() == "&Відімкнути"


def test_a_file_somebody_has_open_is_opened_for_reading_after_saying_so(qtbot, page, workspace):
    theirs = open_workspace(workspace[0], PASSPHRASE, who="Бухгалтерія")
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    assert "лише для читання" in page.panel.message.sentence
    with qtbot.waitSignal(page.opened, timeout=20_000) as opened:
        page.panel.message.acted.emit()
    assert opened.args[0].read_only
    opened.args[0].close()
    theirs.close()


def test_a_file_that_is_gone_leads_to_another_one(qtbot, answers, shown, tmp_path):
    page = shown(Unlock(tmp_path / "немає.hromada", answers))
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    with qtbot.waitSignal(page.other_wanted):
        page.panel.message.acted.emit()


def test_another_language_keeps_the_count_of_wrong_tries(qtbot, page):
    write("не той")
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    set_language("en")
    page.speak()
    assert (page.panel.submit.text(), page._wrong_tries) == ("&Unlock", 1)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_everything_the_keyboard_reaches_has_a_name(page, language):
    set_language(language)
    page.speak()
    found = nameless(page)
    page.panel.toggle.click()
    assert found + nameless(page) == []


@pytest.mark.parametrize(("width", "scale"), [(1366, 1.0), (1024, 1.0), (1024, 2.0)])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_no_word_is_cut(qtbot, workspace, answers, shown, own_look, language, width, scale):
    set_language(language)
    own_look.set_scale(scale)
    page = shown(Unlock(workspace[0], answers, locked=True, idle_minutes=5), width, 640)
    flip_a_byte(workspace[0])
    write(PASSPHRASE)
    press(Qt.Key.Key_Return)
    refused(qtbot, page)
    qtbot.wait(1)
    assert cut(page) == []


def test_the_page_is_painted_before_storage_and_its_libraries_are_read(tmp_path):
    words = [sys.executable, "-c", FIRST_PAINT]
    import os
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "HROMADA_DESK_CONFIG": str(tmp_path)}
    done = subprocess.run(words, env=surroundings, capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (done.stdout.strip(), done.returncode) == ("[]", 0), done.stderr
