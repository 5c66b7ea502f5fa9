"""A donor's Word file: filled field by field, and refused where it could do more than show them."""

import io
import zipfile

import docx
import pytest

from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.word_templates import fill_word_template, values_of


@pytest.fixture
def roof(desk):
    return next(each for each in desk.all(Proposal) if each.acronym == "WARMROOF")


def template(tmp_path, *lines, rows=()):
    made = docx.Document()
    for line in lines:
        made.add_paragraph(line)
    if rows:
        table = made.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
    path = tmp_path / "Форма донора.docx"
    made.save(path)
    return path


def text_of(path):
    made = docx.Document(path)
    cells = [cell.text for table in made.tables for row in table.rows for cell in row.cells]
    return [each.text for each in made.paragraphs] + cells


def fill(desk, proposal, path, tmp_path, language="uk"):
    return fill_word_template(desk, proposal.id, path, tmp_path / "out.docx", language=language)


def test_fields_and_rows_are_filled_with_the_figures_of_the_budget(desk, roof, tmp_path):
    path = template(tmp_path, "{{ proposal.title }}", "{{ budget.total }} {{ budget.grant }}", "{{ answers.summary }}",
                    rows=[("{%tr for line in budget.lines %}", ""), ("{{ line.number }}", "{{ line.amount }}"),
                          ("{%tr endfor %}", "")])
    filled = fill(desk, roof, path, tmp_path)
    found = text_of(filled.path)
    values = values_of(proposal_case(desk, roof.id), "uk")
    assert found[0] == roof.title.uk
    assert found[1] == f"{values['budget']['total']} {values['budget']['grant']}"
    assert [each for each in found if each in {line["number"] for line in values["budget"]["lines"]}] == \
        [line["number"] for line in values["budget"]["lines"]]


def test_the_other_language_gives_other_words(desk, roof, tmp_path):
    path = template(tmp_path, "{{ proposal.title }}")
    assert text_of(fill(desk, roof, path, tmp_path, "en").path)[0] == roof.title.en


def test_what_people_typed_is_text_and_never_markup(desk, roof, tmp_path):
    from dataclasses import replace

    from hromada_desk.domain.values import Bilingual

    desk.put("change.created", replace(roof, title=Bilingual("{{ 7*7 }} <w:br/> & «Дах»", "")), kind="proposal", title="")
    assert text_of(fill(desk, roof, template(tmp_path, "{{ proposal.title }}"), tmp_path).path)[0] == \
        "{{ 7*7 }} <w:br/> & «Дах»"


def test_an_unknown_field_is_named_and_nothing_is_written(desk, roof, tmp_path):
    path = template(tmp_path, "{{ proposal.title }} {{ proposal.tittle }} {{ boss.name }}")
    with pytest.raises(RuleBroken) as refusal:
        fill(desk, roof, path, tmp_path)
    assert refusal.value.code == "word_template.unknown_fields"
    assert refusal.value.details["names"] == "proposal.tittle, boss.name"
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("hostile", [
    "{{ proposal.__class__ }}", "{{ ''.__class__.__mro__ }}", "{{ proposal.title.upper() }}", "{{ range(9) }}",
    "{% set x = 1 %}{{ x }}", "{% include 'x' %}", "{% import 'os' as os %}", "{{ proposal|attr('title') }}",
    "{% macro x() %}{% endmacro %}", "{{ 'a' * 999999999 }}", "{{ 9**9**9 }}", "{{ -9**9**9 }}", "{{ [1, 2] }}",
    "{% for a in 'ab' %}{% for b in 'ab' %}{% for c in 'ab' %}x{% endfor %}{% endfor %}{% endfor %}"])
def test_what_could_run_is_refused_before_it_runs(desk, roof, tmp_path, hostile):
    with pytest.raises(RuleBroken, match=r"word_template\.(executable|unknown_fields)"):
        fill(desk, roof, template(tmp_path, hostile), tmp_path)
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("broken", ["{{ proposal.title", "{% for %}", "{{ }}"])
def test_a_field_written_wrongly_is_told(desk, roof, tmp_path, broken):
    with pytest.raises(RuleBroken, match=r"word_template\.broken"):
        fill(desk, roof, template(tmp_path, broken), tmp_path)


def test_files_that_are_no_word_or_hold_macros_are_refused(desk, roof, tmp_path):
    for name, content in (("a.docx", b"%PDF-1.7"), ("b.docx", b"PK\x03\x04junk")):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(FileProblem, match=r"word_template\.not_word"):
            fill(desk, roof, path, tmp_path)
    path = template(tmp_path, "x")
    with zipfile.ZipFile(path, "a") as opened:
        opened.writestr("word/vbaProject.bin", b"x")
    with pytest.raises(FileProblem, match=r"word_template\.macros"):
        fill(desk, roof, path, tmp_path)
    with pytest.raises(FileProblem, match=r"file\.missing"):
        fill(desk, roof, tmp_path / "gone.docx", tmp_path)


def test_lines_of_a_text_stay_lines_and_bytes_repeat(desk, roof, tmp_path):
    path = template(tmp_path, "{{ answers.summary }}")
    first = fill(desk, roof, path, tmp_path).path.read_bytes()
    assert fill(desk, roof, path, tmp_path).path.read_bytes() == first
    summary = values_of(proposal_case(desk, roof.id), "uk")["answers"]["summary"]
    assert docx.Document(io.BytesIO(first)).paragraphs[0].text.split() == summary.split()
