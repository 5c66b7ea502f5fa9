"""The documentation speaks of files that exist, and its links lead somewhere."""

import re
from pathlib import PurePosixPath

import pytest

from tests.project.sources import ROOT, texts

PAGES = sorted(name for name in texts() if name.endswith(".md"))
OWN_PATH = re.compile(r"`((?:src|tests|resources|docs|benchmarks|devtools)/[\w./-]+)`")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_exists(page):
    assert [name for name in OWN_PATH.findall(texts()[page]) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_file(page):
    folder = ROOT / PurePosixPath(page).parent
    assert [link for link in LINK.findall(texts()[page]) if not (folder / link).exists()] == []


def test_the_two_commands_stand_in_the_first_screenful_of_the_readme():
    first_screenful = "\n".join(texts()["README.md"].splitlines()[:30])
    assert "python3 dev.py run" in first_screenful
    assert "python3 dev.py test" in first_screenful


def test_contributing_fits_on_one_page():
    assert len(texts()["CONTRIBUTING.md"].splitlines()) <= 80
