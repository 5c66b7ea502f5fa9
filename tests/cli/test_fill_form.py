"""`fill-form`: from a donor's workbook and a proposal to a filled workbook, and sentences where it cannot be."""

import pytest

from hromada_desk.domain.donor_form import FormMapping
from hromada_desk.exchange.template_mapping import mapping_text
from tests.demonstration import READY
from tests.exchange.form_books import MAPPING, plain_form, shown

OK, RULE, FILE = 0, 1, 3


@pytest.fixture
def form(tmp_path):
    path = tmp_path / "Annex B.xlsx"
    path.write_bytes(plain_form())
    return path


@pytest.fixture
def mapping(tmp_path):
    path = tmp_path / "mapping.json"
    path.write_text(mapping_text(FormMapping("en", MAPPING.cells)), encoding="utf-8")
    return path


def test_a_form_is_filled_by_a_mapping(run, mine, form, mapping, tmp_path):
    answer = run("fill-form", mine, READY, "--form", form, "--mapping", mapping, "--out", tmp_path / "out.xlsx")
    assert (answer.code, answer.err) == (OK, "")
    title, grant = shown((tmp_path / "out.xlsx").read_bytes(), "Budget", "B1", "E13")
    assert "lyceum" in title
    assert grant == 250000


def test_without_a_mapping_one_is_proposed_and_said_and_what_does_not_fit_is_refused(run, mine, form, tmp_path):
    answer = run("fill-form", mine, READY, "--form", form, "--out", tmp_path / "out.xlsx")
    assert (answer.code, answer.out.count("\n")) == (RULE, 1)
    assert "6" in answer.err
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize(("code", "arguments"), [
    (RULE, ("AP-1999-001", "--form", "FORM", "--out", "HERE/x.xlsx")),
    (RULE, (READY, "--form", "No such form", "--out", "HERE/x.xlsx")),
    (FILE, (READY, "--form", "FORM", "--mapping", "FORM", "--out", "HERE/x.xlsx")),
    (FILE, (READY, "--form", "FORM", "--mapping", "HERE/no.json", "--out", "HERE/x.xlsx")),
    (FILE, (READY, "--form", "FORM", "--mapping", "MAPPING", "--out", "HERE")),
    (FILE, (READY, "--form", "FORM", "--mapping", "MAPPING", "--out", "HERE/no/x.xlsx")),
    (FILE, (READY, "--form", "FORM", "--mapping", "MAPPING", "--out", "MAPPING")),
    (FILE, (READY, "--form", "HERE/zeros.xlsx", "--out", "HERE/x.xlsx")),
])
def test_what_cannot_be_is_one_sentence_and_no_file(run, mine, form, mapping, tmp_path, code, arguments):
    (tmp_path / "zeros.xlsx").write_bytes(bytes(2_000_000))
    places = {"FORM": str(form), "MAPPING": str(mapping), "HERE": str(tmp_path)}
    before = sorted(tmp_path.glob("*.xlsx"))
    kept = mapping.read_bytes()
    given = [places.get(each, each.replace("HERE", str(tmp_path))) for each in arguments]
    answer = run("fill-form", mine, *given)
    assert (answer.code, answer.err.count("\n")) == (code, 1)
    assert "Traceback" not in answer.err
    assert sorted(tmp_path.glob("*.xlsx")) == before
    assert mapping.read_bytes() == kept
