"""A proposal from the call to the paper: the same figures to the cent in JSON, in the PDF and in the workbook."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from tests.demonstration import READY, everything_in

CENT = Decimal("0.01")


@pytest.fixture
def told(run, demo):
    """What JSON says about the budget of the ready proposal, added up here by hand."""
    def listed(kind):
        return run("list", demo, kind, "--json").json

    proposal = run("show", demo, "proposal", READY, "--json").json
    budget = next(each for each in listed("budget") if each["proposal_id"] == proposal["id"])
    lines = [each for each in listed("budget_line") if each["budget_id"] == budget["id"] and each["line_type"] != "heading"]
    return {
        "proposal": proposal,
        "call": run("show", demo, "call", proposal["call_id"], "--json").json,
        "lines": {each["title"]["uk"]: line_total(each, budget["currency"]) for each in lines},
        "sources": [each["name"]["uk"] for each in listed("funding_source") if each["budget_id"] == budget["id"]],
    }


def line_total(line, currency):
    """Quantity times price, rounded to the cent; then at its rate, units of the budget's currency for one of the line's."""
    cost = line["unit_cost"]
    total = (Decimal(line["quantity"]) * Decimal(cost["amount"])).quantize(CENT, ROUND_HALF_UP)
    return total if cost["currency"] == currency else (total * Decimal(cost["rate"])).quantize(CENT, ROUND_HALF_UP)


def written(amount):
    """An amount as paper has it, without its spaces."""
    return f"{amount:.2f}".replace(".", ",")


def figures_of(sheets):
    return {Decimal(str(cell)).quantize(CENT, ROUND_HALF_UP) for rows in sheets for row in rows for cell in row
            if isinstance(cell, int | float) and not isinstance(cell, bool)}


def test_the_figures_are_equal_to_the_cent_on_every_paper(run, demo, told, tmp_path):
    total = sum(told["lines"].values())
    assert len(told["lines"]) > 5
    assert Decimal(told["proposal"]["requested_grant"]["amount"]) < total

    for document in ("proposal", "budget"):
        out = tmp_path / f"{document}.pdf"
        assert run("export", demo, document, READY, "--format", "pdf", "--lang", "uk", "--audience", "donor", "--out", out).code == 0
        text = everything_in(out)
        assert written(total) in text, document
        if document == "budget":
            assert [name for name, amount in told["lines"].items() if written(amount) not in text] == []
        assert "".join(told["proposal"]["title"]["uk"].split()).replace("-", "") in text

    book = tmp_path / "budget.xlsx"
    assert run("export", demo, "budget", READY, "--format", "xlsx", "--lang", "uk", "--audience", "donor", "--out", book).code == 0
    by_openpyxl = figures_of(sheet.iter_rows(values_only=True) for sheet in load_workbook(book, data_only=True))
    reader = CalamineWorkbook.from_path(book)
    by_calamine = figures_of(reader.get_sheet_by_name(name).to_python() for name in reader.sheet_names)
    for figures in (by_openpyxl, by_calamine):
        assert {total, *told["lines"].values()} <= figures
    formulas = [cell.value for sheet in load_workbook(book) for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) > len(told["lines"])


def test_the_way_from_the_call_to_the_paper(run, mine, tmp_path):
    proposal = run("show", mine, "proposal", READY, "--json").json
    assert run("check", mine, "--proposal", READY).code == 0
    assert run("set", mine, "proposal", READY, "title.uk=", "title.en=").code == 0
    assert run("check", mine, "--proposal", READY).code == 1
    draft = run("export", mine, "proposal", READY, "--format", "pdf", "--out", tmp_path / "a.pdf", "--screen-language", "en")
    assert "draft" in draft.out
    assert run("undo", mine).code == 0
    assert run("show", mine, "proposal", READY, "--json").json == proposal
    clean = run("export", mine, "proposal", READY, "--format", "pdf", "--out", tmp_path / "a.pdf", "--screen-language", "en")
    assert "draft" not in clean.out
    assert "Withheld" in clean.out
