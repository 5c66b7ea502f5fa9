"""The settings of a computer survive damage and strangers, and never stand in the way."""

import json
import stat

import pytest

from hromada_desk.services.settings import Settings, load_settings, save_settings, settings_path


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, monkeypatch):
    monkeypatch.setenv("HROMADA_DESK_CONFIG", str(tmp_path / "налаштування"))


def test_what_is_saved_is_loaded_and_nobody_else_may_read_it():
    saved = save_settings(language="en", text_scale=125)
    assert load_settings() == saved == Settings(language="en", text_scale=125)
    assert stat.S_IMODE(settings_path().stat().st_mode) == 0o600


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 5000, b'{"language": "fr", "text_scale": "big", "x": 1}'])
def test_damaged_settings_are_as_good_as_none(damage):
    settings_path().parent.mkdir(parents=True)
    settings_path().write_bytes(damage)
    assert load_settings() == Settings()


def test_one_damaged_setting_leaves_the_others():
    settings_path().parent.mkdir(parents=True)
    settings_path().write_text(json.dumps({"language": "en", "lock_minutes": "soon", "narrow_rail": 1}))
    assert load_settings() == Settings(language="en")


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path, monkeypatch):
    (tmp_path / "файл").write_text("")
    monkeypatch.setenv("HROMADA_DESK_CONFIG", str(tmp_path / "файл"))
    assert save_settings(language="en").language == "en"
    assert load_settings() == Settings()
