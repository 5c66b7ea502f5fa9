"""Hostile and broken budgets: each is answered with a sentence, nothing that was read is invented, nothing fails."""

import itertools
import time
import zipfile

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hromada_desk.domain.budget import compute
from hromada_desk.domain.errors import FileProblem, RuleBroken
from hromada_desk.domain.money import money
from hromada_desk.domain.records.budget import Budget
from hromada_desk.exchange.budget_pasted import read_pasted
from hromada_desk.exchange.budget_proposal import propose_budget
from hromada_desk.exchange.budget_records import Mode, Present, to_records
from hromada_desk.exchange.budget_sheet import read_budget
from hromada_desk.exchange.tables import Table, TableFile
from hromada_desk.exchange.tables_in import read_tables
from hromada_desk.services.budget_imports import unit_codes
from hromada_desk.text.catalog import words
from hromada_desk.text.problem_texts import sentence

HEAD = ["№", "Назва", "Од.", "К-сть", "Ціна, грн", "Сума, грн"]
BUDGET = Budget(id="budget", currency="UAH")
PATIENCE_S = 20


def understood(file):
    """The sheet, and every sentence about it in both languages, none of which shows a code or a gap."""
    sheet = read_budget(file, propose_budget(file, "UAH"), unit_codes())
    for problem in sheet.all_problems():
        for language in ("uk", "en"):
            said = sentence(words(language), problem.code, problem.details)
            assert problem.code not in said
            assert "{" not in said
    return sheet


def figures(sheet):
    """What the budget's own arithmetic makes of the sheet."""
    ids = (f"id-{number:06}" for number in itertools.count())
    made = to_records(sheet, Present(BUDGET), Mode.ADD, lambda: next(ids), lambda price: price)
    return compute(BUDGET, made.lines, made.sources, made.shares)


def book_of(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def codes(sheet):
    return [each.code.removeprefix("budget_import.") for each in sheet.all_problems()]


@pytest.mark.parametrize(("cells", "code"), [
    ((2, "багато", 100), "not_a_number"), ((2, "1.234", ""), "ambiguous"), ((2, "#REF!", 100), "error_in_cell"),
    ((2, "9" * 17, 100), "too_large"), ((-2, 50, -100), "negative"), ((1, 10**13, 10**13), "huge"),
    ((10**11, 10**9, ""), "too_large_line"), ((2, 10**16, ""), "too_large"), (("2 | 3", 50, 100), "not_a_number"),
])
def test_a_cell_that_cannot_be_or_is_absurd_is_named_and_the_other_rows_come_in(tmp_path, cells, code):
    path = book_of(tmp_path / "b.xlsx", [HEAD, ["1", "Насос", "шт.", *cells], ["2", "Труба", "м", 10, 5, 50]])

    sheet = understood(read_tables(path))

    assert code in codes(sheet)
    assert [each.text for each in sheet.imported()] == ["Насос", "Труба"]
    assert figures(sheet).total.currency == "UAH"


def test_broken_formulas_and_formulas_without_a_result_are_named_by_their_cells(tmp_path):
    book = xlsxwriter.Workbook(tmp_path / "b.xlsx")
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    sheet.write_row(1, 0, ["1", "Насос", "шт.", 2])
    sheet.write_formula(1, 4, "=A9/0", None, "#DIV/0!")
    sheet.write_row(2, 0, ["2", "Труба", "м", 10])
    sheet.write_formula(2, 4, "=5", None, "")
    sheet.write_row(3, 0, ["3", "Кран", "шт.", 1, 9, 9])
    book.close()

    found = understood(read_tables(tmp_path / "b.xlsx"))

    assert [(each.code, each.details["row"]) for each in found.all_problems() if each.severity == "error"] == [
        ("budget_import.error_in_cell", "2"), ("budget_import.formula_without_value", "3")]
    assert figures(found).total == money(9, "UAH")


def test_macros_are_not_run_and_the_budget_is_read_without_them(tmp_path):
    path = book_of(tmp_path / "b.xlsx", [HEAD, ["1", "Насос", "шт.", 2, 50, 100], ["2", "Труба", "м", 10, 5, 50]])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")

    sheet = understood(read_tables(path))

    assert "import.macros_ignored" in [each.code for each in sheet.all_problems()]
    assert figures(sheet).total == money(150, "UAH")


def test_a_budget_under_a_password_is_refused(tmp_path):
    path = tmp_path / "locked.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le"))

    with pytest.raises(FileProblem, match=r"import\.password"):
        read_tables(path)


@pytest.mark.parametrize("content", [b"\0" * 2_000_000, b"0;" * 1_000_000, b"0\n" * 30_000, b"0\t0\n" * 19_000])
def test_two_megabytes_of_zeros_are_refused_in_time(tmp_path, content):
    path = tmp_path / "zeros.csv"
    path.write_bytes(content)
    began = time.monotonic()

    with pytest.raises((FileProblem, RuleBroken)):
        understood(read_tables(path))

    assert time.monotonic() - began < PATIENCE_S


def test_five_thousand_bare_sums_are_understood_in_time():
    rows = [["Назва", "Сума, грн"], *([f"Витрата {at}", 100 + at % 7] for at in range(5000)), ["Усього", 1]]
    began = time.monotonic()

    sheet = understood(TableFile("b", (Table("b", rows),)))

    assert time.monotonic() - began < PATIENCE_S
    assert "sum_differs" in codes(sheet)


def test_a_page_that_claims_endless_spans_is_bounded():
    html = "<table>" + "<tr><td rowspan=99999 colspan=99999>Назва</td></tr>" * 2000 + "</table>"

    with pytest.raises((FileProblem, RuleBroken)):
        understood(read_pasted("page", "", html))


CELLS = st.one_of(
    st.sampled_from(["", "", "Разом", "1", "1.1", "I.", "А)", "Персонал", "шт.", "EUR", "7 %", "Непрямі витрати 7 %",
                     "#REF!", "1.234", "12,5 грн", "€ 5", "(1-2)", "Рік 1", "=1", "Кількість", "Ціна", "2027"]),
    st.integers(-10**17, 10**17), st.floats(allow_nan=False, allow_infinity=False), st.booleans(), st.dates(),
    st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs",)), max_size=12))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLS, min_size=6, max_size=6), min_size=1, max_size=14), st.booleans())
def test_whatever_stands_in_a_sheet_it_is_a_budget_or_a_sentence(rows, has_head):
    table = Table("b", [list(HEAD), *rows] if has_head else rows)
    refused: list[str] = []
    try:
        made = figures(understood(TableFile("b", (table,))))
    except RuleBroken as refusal:
        refused.append(sentence(words("uk"), refusal.code, refusal.details))
    else:
        assert made.total.minor == sum(each.own.minor for each in made.lines.values())
    assert all("budget_import" not in each and "{" not in each for each in refused)


LINES = st.lists(st.tuples(st.integers(0, 3), st.integers(1, 400), st.integers(1, 5_000_000)), min_size=2, max_size=30)


@given(LINES, st.booleans())
def test_a_tidy_sheet_of_any_lines_comes_in_with_its_own_sums(lines, has_sums):
    """Sections in order, lines numbered in them, each section and the whole summed."""
    rows, whole = [list(HEAD)], 0
    for section in range(4):
        own = [(quantity, price) for at, quantity, price in lines if at == section]
        rows.append([f"{section + 1}", f"Група {section + 1}", "", "", "", ""])
        for at, (quantity, price) in enumerate(own):
            rows.append([f"{section + 1}.{at + 1}", f"Витрата {at}", "шт.", quantity, price / 100,
                         quantity * price / 100 if has_sums else ""])
        added = sum(quantity * price for quantity, price in own)
        rows.append(["", f"Разом, група {section + 1}", "", "", "", added / 100])
        whole += added
    rows.append(["", "Усього", "", "", "", whole / 100])

    sheet = understood(TableFile("b", (Table("b", rows),)))

    assert figures(sheet).total.minor == whole
    assert [each for each in codes(sheet) if "differs" in each] == []
