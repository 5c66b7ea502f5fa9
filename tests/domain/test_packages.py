"""Packages: letters that pass the mail, lists that sha256sum reads, names that never meet."""

import base64
import string
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.packages import (
    PackedFile,
    checksum_list,
    distinct,
    encoded_size,
    is_suspicious,
    name_from,
    parts,
    state_of,
)

sizes = st.lists(st.integers(0, 100), max_size=30)


def files_of(numbers):
    return [PackedFile(f"{at}.pdf", size, "0" * 64) for at, size in enumerate(numbers)]


@given(st.integers(0, 5000))
def test_the_size_in_a_letter_is_what_encoding_gives(size):
    lines = base64.encodebytes(b"x" * size).count(b"\n") if size else 0
    written = len(base64.b64encode(b"x" * size)) + 2 * -(-len(base64.b64encode(b"x" * size)) // 76)
    assert encoded_size(size) == written
    assert lines == -(-len(base64.b64encode(b"x" * size)) // 76)


@given(sizes, st.integers(100, 300))
def test_every_file_is_in_one_letter_in_order_and_no_letter_is_too_heavy(numbers, limit):
    files = files_of(numbers)
    letters = parts(files, limit)
    assert [each for letter in letters for each in letter] == files
    assert all(sum(each.size for each in letter) <= limit for letter in letters)
    for letter, following in pairwise(letters):
        assert sum(each.size for each in letter) + following[0].size > limit


def test_a_file_no_letter_can_take_is_named():
    with pytest.raises(RuleBroken) as refusal:
        parts(files_of([5, 101]), 100)
    assert refusal.value.code == "package.file_over_limit"
    assert refusal.value.details == {"name": "1.pdf", "size": 101, "limit": 100}


def test_the_list_is_what_sha256sum_reads():
    assert checksum_list([PackedFile("б.pdf", 1, "b" * 64), PackedFile("a.pdf", 1, "a" * 64)]) == \
        f"{'a' * 64}  a.pdf\n{'b' * 64}  б.pdf\n"


def test_names_follow_the_pattern_of_the_donor():
    values = {"number": "AP-2026-003", "document": "Budget", "language": "en", "acronym": ""}
    assert name_from("{number}_{acronym}_{document}_{language}", values) == "AP-2026-003_Budget_en"
    assert name_from("{document} {acronym} {language}", values) == "Budget en"
    with pytest.raises(RuleBroken, match=r"package\.unknown_place"):
        name_from("{nummer} {document}", values)
    with pytest.raises(RuleBroken, match=r"package\.empty_pattern"):
        name_from("{acronym}", values)


@given(st.lists(st.text(string.ascii_letters + ". ", min_size=1, max_size=4), max_size=12))
def test_no_two_names_meet_whatever_the_case(names):
    made = distinct(names)
    assert len({each.casefold() for each in made}) == len(names) == len(made)


def test_a_package_is_as_far_as_its_last_file():
    assert state_of([]) == "draft"
    assert state_of(["sent", "ready", "confirmed"]) == "ready"


@pytest.mark.parametrize("name", ["Фото.LNK", "autorun.inf", "x.exe", "звіт.pdf.js"])
def test_what_worms_leave_is_suspicious(name):
    assert is_suspicious(name)


def test_papers_are_not_suspicious_and_hidden_files_are():
    assert not is_suspicious("Заявка.pdf")
    assert is_suspicious("trash.dll", hidden=True)
    assert is_suspicious("Thumbs", hidden=True)
