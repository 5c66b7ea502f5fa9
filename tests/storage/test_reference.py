"""The shipped reference lists are whole, agree with each other, and load quickly."""

import gzip

import pytest

from hromada_desk import resources
from hromada_desk.domain.transliteration import transliterate
from hromada_desk.resources import candidate_roots, first_root
from hromada_desk.storage import reference

# Hromadas per oblast as the ministry counts them (16.05.2025).
HROMADAS = {
    "05": 63, "07": 54, "12": 86, "14": 66, "18": 66, "21": 64, "23": 67, "26": 62, "32": 69, "35": 49, "44": 37,
    "46": 73, "48": 52, "51": 91, "53": 60, "56": 64, "59": 51, "61": 55, "63": 56, "65": 49, "68": 60, "71": 66,
    "73": 52, "74": 57, "01": 303,
}  # fmt: skip


def test_every_oblast_has_its_hromadas():
    counted = dict.fromkeys(HROMADAS, 0)
    for hromada in reference.hromadas().of_category("H"):
        counted[hromada.code[2:4]] += 1
    assert counted == HROMADAS


def test_every_hromada_outside_crimea_has_kind_centre_point_people_and_a_parent():
    index = reference.places()
    for hromada in index.of_category("H"):
        assert index.get(hromada.parent).category == "P"
        if not hromada.code.startswith("UA01"):
            assert hromada.kind in {"city", "settlement", "village"}
            assert index.hromada_of(hromada.centre) == hromada
            assert index.get(hromada.centre).name_uk == hromada.centre_uk
            assert 44 < hromada.lat < 53
            assert 22 < hromada.lon < 41
            assert hromada.population > 0


def test_the_codifier_is_complete():
    index = reference.places()
    sizes = {category: len(index.of_category(category)) for category in "OKPHMXCB"}
    assert sizes == {"O": 25, "K": 2, "P": 136, "H": 1772, "M": 461, "X": 2007, "C": 27237, "B": 108}
    assert len(index) == 31_748


def test_the_last_five_digits_of_a_place_code_are_its_own():
    tails = [place.code[-5:] for place in reference.places().of_category(*"OKPHMXCB")]
    assert len(set(tails)) == len(tails)


def test_english_names_are_the_official_transliteration():
    table = reference.transliteration()
    for place in reference.places().of_category("K", "P", "H", "M"):
        assert place.name_en == transliterate(place.name_uk, table)
        assert place.name_en.isascii()


@pytest.mark.parametrize(
    ("rows", "size"),
    [
        (reference.dk021, 9458),
        (reference.kekv, 56),
        (reference.programmes, 507),
        (reference.sectors, 295),
        (reference.sdgs, 17),
        (reference.countries, 250),
        (reference.oblast_numbers, 27),
        (reference.pim_sectors, 12),
        (reference.eco_sectors, 12),
        (reference.units, 54),
        (reference.uncoded_units, 16),
    ],
)
def test_a_list_has_all_its_rows(rows, size):
    assert len(rows()) == size


@pytest.mark.parametrize(
    "rows", [reference.dk021, reference.kekv, reference.sdgs, reference.countries, reference.eco_sectors]
)
def test_every_row_has_a_name_in_both_languages(rows):
    assert all(name.uk and name.en for name in rows().values())


def test_memorable_codes_mean_what_they_mean():
    assert reference.dk021()["45453000-7"].en == "Overhaul and refurbishment work"
    assert reference.kekv()["3132"].uk == "Капітальний ремонт інших об’єктів"
    assert reference.programmes()["1300"].parent == "1000"
    assert reference.sectors()["11120"].en == "Education facilities and training"
    assert reference.countries()["PL"].en == "Poland"
    assert reference.currencies()["EUR"].uk == "євро"
    assert reference.units()["MTK"].symbol_uk == "м²"
    assert reference.sdgs()["4"].uk == "Якісна освіта"


def test_programmes_have_parents_that_exist():
    programmes = reference.programmes()
    assert {p.parent for p in programmes.values() if p.parent} <= set(programmes)


def test_renamed_places_and_the_words_of_budgets_point_to_existing_codes():
    index = reference.places()
    codes = [line.split("\t")[0] for line in resources.read_text("reference", "former_names.tsv").splitlines()[1:]]
    assert codes
    assert all(code in index for code in codes)
    assert {index.get(code).category for code in reference.oblast_numbers().values()} == {"O", "K"}


def test_the_compressed_lists_carry_no_time_stamp_and_stay_small():
    for name in ("places.tsv.gz", "settlements.tsv.gz", "dk021.tsv.gz", "programmes.tsv.gz"):
        assert resources.read_bytes("reference", name)[4:8] == bytes(4)
    sizes = [len(resources.read_bytes("reference", name)) for name in ("places.tsv.gz", "settlements.tsv.gz")]
    assert sum(sizes) < 700_000


def test_every_list_is_described_with_its_origin():
    sources = resources.read_text("reference", "SOURCES.md")
    for file in resources.path("reference").iterdir():
        if file.suffix in {".tsv", ".gz", ".json", ".toml"}:
            assert file.name in sources, file.name


def test_no_cell_of_a_list_is_padded_or_doubled_in_spaces():
    for name in ("places.tsv.gz", "settlements.tsv.gz", "dk021.tsv.gz"):
        text = gzip.decompress(resources.read_bytes("reference", name)).decode()
        assert "  " not in text
        assert "\t " not in text
        assert " \t" not in text


def test_shipped_files_are_found_in_a_frozen_build_before_anything_else(tmp_path):
    package = tmp_path / "app" / "src" / "hromada_desk"
    for folder in (tmp_path / "app" / "resources", package / "_resources", tmp_path / "frozen" / "resources"):
        folder.mkdir(parents=True)
        module = package / "resources.py"
    frozen = candidate_roots(module, str(tmp_path / "frozen"))
    assert first_root(frozen) == tmp_path / "frozen" / "resources"
    assert first_root(candidate_roots(module, None)) == package / "_resources"


def test_a_wheel_without_its_data_is_told_in_a_sentence(tmp_path):
    with pytest.raises(FileNotFoundError, match="data folder is missing"):
        first_root(candidate_roots(tmp_path / "a" / "b" / "resources.py", None))


def test_a_missing_file_is_told_in_a_sentence_and_no_name_leads_outside():
    with pytest.raises(FileNotFoundError, match=r"reference/nothing\.tsv is missing"):
        resources.path("reference", "nothing.tsv")
    with pytest.raises(ValueError, match="not a shipped file"):
        resources.path("..", "pyproject.toml")
