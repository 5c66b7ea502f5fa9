"""The changelog keeps the form of Keep a Changelog, so that people and programs can read it."""

import re
import tomllib
from datetime import date

from tests.project.sources import texts

VERSION = re.compile(r"^## \[(?P<version>Unreleased|\d+\.\d+\.\d+)\](?: - (?P<day>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE)
KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def versions():
    return [(found["version"], found["day"]) for found in VERSION.finditer(texts()["CHANGELOG.md"])]


def test_every_second_level_heading_is_a_version():
    headings = re.findall(r"^## .*$", texts()["CHANGELOG.md"], re.MULTILINE)
    assert headings
    assert len(headings) == len(versions())


def test_every_third_level_heading_is_a_kind_of_change():
    headings = re.findall(r"^### (.*)$", texts()["CHANGELOG.md"], re.MULTILINE)
    assert set(headings) <= KINDS


def test_versions_are_dated_and_stand_newest_first():
    released = [(version, day) for version, day in versions() if version != "Unreleased"]
    days = [date.fromisoformat(day) for _, day in released]
    numbers = [tuple(map(int, version.split("."))) for version, _ in released]
    assert days == sorted(days, reverse=True)
    assert numbers == sorted(numbers, reverse=True)


def test_the_newest_version_is_the_one_of_the_package_or_the_one_before():
    """While work goes on the package already bears its next number; nothing is released that it does not know."""
    own = tuple(map(int, tomllib.loads(texts()["pyproject.toml"])["project"]["version"].split(".")))
    (newest, _), *_ = versions()
    released = [tuple(map(int, version.split("."))) for version, _ in versions() if version != "Unreleased"]
    assert newest == "Unreleased" or released[0] == own
    assert all(version <= own for version in released)


def test_every_version_says_something():
    sections = VERSION.split(texts()["CHANGELOG.md"])[3::3]
    assert [section for section in sections if not re.search(r"^- \S", section, re.MULTILINE)] == []
