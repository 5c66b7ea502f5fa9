"""Keys: the passphrase however it is typed, the recovery sheet however it is copied."""

import os
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.errors import FileProblem
from hromada_desk.storage.ids import IdMaker
from hromada_desk.storage.keys import ALPHABET, FileKey, derive, key_from_recovery, new_salt, recovery_text

SALT = bytes(16)
DERIVED = "94f762ea67d8f6c8ed1bcebeceb24a7f145145fce266b6b4fd271a6cf7d2fed0"


@given(st.binary(min_size=32, max_size=32))
def test_the_recovery_sheet_gives_the_key_back(key):
    assert key_from_recovery(recovery_text(FileKey(key, SALT)), SALT).key == key


def test_it_may_be_typed_with_spaces_small_letters_and_look_alikes():
    key = FileKey(bytes(range(7, 39)), SALT)
    typed = recovery_text(key).lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert key_from_recovery(typed, SALT) == key


@given(key=st.binary(min_size=32, max_size=32), at=st.integers(0, 64), letter=st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_found_in_its_group(key, at, letter):
    letters = list(recovery_text(FileKey(key, SALT)).replace("-", ""))
    if letters[at] == letter:
        return
    letters[at] = letter
    with pytest.raises(FileProblem) as refused:
        key_from_recovery("".join(letters), SALT)
    assert refused.value.code == "file.recovery_key_mistyped"
    assert refused.value.details["group"] == at // 5 + 1


@given(key=st.binary(min_size=32, max_size=32), at=st.integers(0, 63))
def test_two_letters_swapped_are_found(key, at):
    letters = list(recovery_text(FileKey(key, SALT)).replace("-", ""))
    if letters[at] == letters[at + 1] or at % 5 == 4:
        return
    letters[at], letters[at + 1] = letters[at + 1], letters[at]
    with pytest.raises(FileProblem, match=r"file\.recovery_key_mistyped"):
        key_from_recovery("".join(letters), SALT)


def test_groups_in_the_wrong_order_are_found():
    groups = recovery_text(FileKey(os.urandom(32), SALT)).split("-")
    groups[3], groups[4] = groups[4], groups[3]
    with pytest.raises(FileProblem, match=r"file\.recovery_key_mistyped"):
        key_from_recovery("-".join(groups), SALT)


def test_a_sheet_copied_half_is_told_from_a_mistyped_one():
    with pytest.raises(FileProblem, match=r"file\.recovery_key_length"):
        key_from_recovery(recovery_text(FileKey(bytes(32), SALT))[:30], SALT)


def test_the_passphrase_is_the_same_however_its_letters_are_composed():
    typed = "Їжак і ґанок"
    assert derive(unicodedata.normalize("NFD", typed), SALT) == derive(typed, SALT)


def test_the_derivation_is_the_one_of_the_format():
    """A constant of the format: if this changes, no existing file opens."""
    assert derive("Новобілоуська громада", bytes(range(16))).key.hex() == DERIVED


def test_the_key_shows_in_no_message():
    key = FileKey(b"\xab" * 32, b"\xcd" * 16)
    assert "ab" * 4 not in repr(key)
    assert "\\xab" not in repr(key)


def test_salts_do_not_repeat():
    assert new_salt() != new_salt()


def test_ids_are_version_7_and_grow_even_when_the_clock_goes_back():
    moments = iter([5_000, 5_000, 4_000, 9_000])
    make = IdMaker(lambda: next(moments))
    ids = [make() for _ in range(4)]
    assert ids == sorted(set(ids))
    assert {one[14] for one in ids} == {"7"}
    assert {one[19] for one in ids} <= set("89ab")

