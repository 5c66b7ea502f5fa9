"""The comparison of two sides as a PDF: the figures of the screen, in the language asked for, and never over other
files.
"""

from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest

from hromada_desk.domain.errors import FileProblem
from hromada_desk.domain.records.budget import Budget
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services.budget_book import BudgetBook
from hromada_desk.services.budget_comparison import compared, comparison_name, export_comparison, key_of
from hromada_desk.services.budget_scenarios import add_step, create_scenario
from hromada_desk.services.budget_versions import keep_version
from hromada_desk.text.numbers import format_money
from tests.demonstration import READY


@pytest.fixture
def book(desk):
    """The budget of a proposal whose call has caps."""
    proposal = next(each for each in desk.all(Proposal) if each.number == READY)
    return BudgetBook(desk, desk.all(Budget, proposal_id=proposal.id)[0].id)


@pytest.fixture
def sides(book):
    """A version of before one line went, and a scenario in which indirect costs break their cap."""
    version = keep_version(book, "Подано на комісію")
    line = next(each for each in book.lines.values() if each.line_type == "line")
    book.write("change.removed", [replace(line, alive=False), *(replace(each, alive=False)
                                                                for each in book.shares_of(line.id))])
    scenario = create_scenario(book.desk, book.budget_id, "Грант платить 70 %")
    add_step(book.desk, scenario.id, "source_share", source_id=book.sources[0].id, percent=Decimal("0.7"))
    last = [each for each in book.siblings("") if book.is_heading(each.id)][-1]
    add_step(book.desk, scenario.id, "growth", line_id=last.id, percent=Decimal("0.5"))
    return key_of("version", version.id), key_of("scenario", scenario.id)


def read(path):
    text = " ".join(each.extract_text() for each in pypdf.PdfReader(path).pages)
    return " ".join(text.replace("\u202f", " ").replace("\u00a0", " ").split())


@pytest.mark.parametrize(("language", "words"), [
    ("uk", ("Порівняння бюджету", "вилучено", "не відповідає", "«Грант програми» платить 70 % кожного рядка")),
    ("en", ("Budget comparison", "removed", "not kept", "“Programme grant” pays 70% of every line")),
])
def test_the_paper_carries_the_figures_of_the_comparison(book, sides, tmp_path, language, words):
    found = compared(book, *sides)

    text = read(export_comparison(book.desk, *sides, language=language, out=tmp_path / "out.pdf"))

    for each in (*words, "Подано на комісію"):
        assert each in text
    assert any(each.is_newly_broken for each in found.bounds)
    sums = [each.amount for each in (*found.found.rows, *found.found.sources, *found.found.parts)]
    for amount in (each for pair in sums for each in (pair.left, pair.right) if each is not None):
        written = format_money(amount, language, paper=True, currency=False)
        assert written.replace("\u202f", " ") in text


def test_the_same_comparison_is_the_same_file(book, sides, tmp_path):
    made = [export_comparison(book.desk, *sides, language="uk", out=tmp_path / name) for name in ("a.pdf", "b.pdf")]

    assert made[0].read_bytes() == made[1].read_bytes()


def test_no_other_file_is_overwritten(book, sides, tmp_path):
    other = tmp_path / "лист.docx"
    other.write_text("важливе")

    with pytest.raises(FileProblem) as refusal:
        export_comparison(book.desk, *sides, language="uk", out=other)

    assert refusal.value.code == "document.would_replace"
    assert other.read_text() == "важливе"


def test_the_file_is_called_after_what_it_compares(book, sides):
    assert comparison_name(book.desk, sides[1], "uk").endswith("Грант платить 70 %.pdf")
