"""The recovery sheet: what is asked back, what is forgiven, and what stands on the paper."""

import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.services.recovery_sheet import (
    GROUPS,
    asked_groups,
    fresh_key,
    groups_of,
    is_group,
    letters_left,
    tidy_key,
    write_sheet,
)
from hromada_desk.storage.keys import FileKey, key_from_recovery, recovery_text

MADE = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
KEY = recovery_text(FileKey(bytes(range(32)), bytes(16)))
keys = st.binary(min_size=32, max_size=32).map(lambda key: recovery_text(FileKey(key, bytes(16))))


@given(keys)
def test_two_different_groups_of_the_sheet_are_asked_back(key):
    first, second = asked_groups(key)
    assert 1 <= first < second <= GROUPS


@given(keys)
def test_a_group_is_known_again_in_small_letters_with_spaces_and_o_for_zero(key):
    group = groups_of(key)[0]
    assert is_group(" ".join(group.lower().replace("0", "o").replace("1", "l")), group)


@given(keys)
def test_a_tidied_key_is_the_key(key):
    typed = key.lower().replace("-", "")
    assert tidy_key(typed) == key
    assert key_from_recovery(tidy_key(typed), bytes(16)) == key_from_recovery(key, bytes(16))


def test_what_is_missing_is_counted():
    assert (letters_left(""), letters_left(KEY), letters_left("ab c", 5)) == (65, 0, 2)


def test_a_short_passphrase_gets_no_key():
    with pytest.raises(RuleBroken) as refused:
        fresh_key("сім лит")
    assert refused.value.code == "passphrase.too_short"


def test_a_key_shows_itself_in_no_message():
    made = fresh_key("чотири випадкові слова тут")
    assert made.recovery_key not in repr(made)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_sheet_is_one_page_with_the_key_the_hromada_and_the_day(tmp_path, language):
    path = write_sheet(tmp_path / "sheet.pdf", KEY, "Новобілоуська громада", MADE, language)
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    text = pages[0].extract_text()
    assert len(pages) == 1
    assert all(group in text for group in groups_of(KEY))
    assert "Новобілоуська громада" in text
    assert "2026" in text
