"""Whatever an import may say has a sentence in both languages, and the guide names every field of a mapping."""

import re
from pathlib import Path

import pytest

from hromada_desk.domain.records.choices import CHOICES
from hromada_desk.exchange.import_words import import_words
from hromada_desk.exchange.mapping import FIELDS
from hromada_desk.exchange.preview import RowKind
from hromada_desk.text.catalog import words

ROOT = Path(__file__).parents[2]
SAID = re.compile(r'"(import\.[a-z_]+)"')


def codes_in_the_source():
    sources = (ROOT / "src" / "hromada_desk" / "exchange").glob("*.py")
    return {code for source in sources for code in SAID.findall(source.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_code_has_a_sentence(language):
    codes = codes_in_the_source()

    assert len(codes) > 30
    assert [code for code in sorted(codes) if not words(language).has(code)] == []


@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_field_and_kind_of_row_has_a_word(language):
    keys = [f"import.field.{field}" for field in FIELDS] + [f"import.row.{kind}" for kind in RowKind]

    assert [key for key in keys if not words(language).has(key)] == []


def test_the_guide_names_every_field():
    guide = (ROOT / "docs" / "import.md").read_text(encoding="utf-8")

    assert [field for field in FIELDS if f"`{field}`" not in guide] == []


def test_headers_stages_and_sectors_speak_of_what_the_records_know():
    known = import_words()

    assert {field.name for field in known.headers} - {*FIELDS, "ignored"} == set()
    assert {stage for stage, _ in known.stages} <= set(CHOICES["project_stage"])
    sectors = {known.sectors.first_in([word]) for word in ("школа", "лікарня", "музей", "аеропорт", "котельня")}
    assert sectors == {"education", "health", "culture", "transport", "energy"}
    assert sectors <= set(CHOICES["pim_sector"])


@pytest.mark.parametrize("title", ["Резервне живлення амбулаторій", "Резервуар чистої води, 200 м³", "Reserve generator"])
def test_a_project_that_begins_like_a_reserve_is_a_project(title):
    assert not import_words().rows.is_reserve(title)


@pytest.mark.parametrize("text", ["Резерв", "Резерв коштів", "Нерозподілені асигнування", "Резервний фонд", "Unallocated"])
def test_money_that_belongs_to_no_project_is_a_reserve(text):
    assert import_words().rows.is_reserve(text)
