"""Documents as workbooks: tables as sheets with real figures, sums as formulas, text as text."""

import io
from datetime import date

import openpyxl
import pytest

from hromada_desk.documents.blocks import Column, Heading, Pair, Paragraph, Row, Table
from hromada_desk.documents.catalogue import make, order_in
from hromada_desk.documents.render.xlsx import render_xlsx, sheet_name
from hromada_desk.domain.money import money
from tests.documents import sample
from tests.documents.reading import small


def opened(data, *, values=False):
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


@pytest.mark.parametrize("name", ["proposal", "passport", "portfolio"])
@pytest.mark.parametrize("language", ["uk", "en"])
def test_every_document_opens_as_a_workbook(name, language):
    cases = [sample.proposal_case()] if name == "proposal" else [sample.project_case()] * 3
    data = make(name, "xlsx", cases, order_in(language))
    assert all(sheet.max_row > 1 for sheet in opened(data))
    assert data == make(name, "xlsx", cases, order_in(language))


def test_sums_of_the_portfolio_are_formulas_that_show_their_value():
    cases = [sample.project_case()] * 3
    data = make("portfolio", "xlsx", cases, order_in("uk"))
    formulas = [cell for row in opened(data).worksheets[0].iter_rows() for cell in row
                if str(cell.value).startswith("=SUBTOTAL")]
    assert len(formulas) >= 6
    shown = opened(data, values=True).worksheets[0]
    planned = [row[6].value for row in shown.iter_rows(min_row=5, max_row=7)]
    assert shown[formulas[-1].coordinate].value is not None
    assert round(sum(planned), 2) == shown.cell(9, 7).value


def test_figures_and_days_are_real_and_texts_are_not_read_as_formulas():
    columns = (Column(Pair("Назва")), Column(Pair("Сума"), "money"), Column(Pair("День"), "date"))
    table = Table(columns, (Row(("=1+1", money("12.50", "UAH"), date(2026, 11, 23))),), name="А/Б: [список]?")
    file = opened(render_xlsx(small(Heading(Pair("Дах")), Paragraph("-5 градусів"), table)))
    row = next(file.worksheets[0].iter_rows(min_row=4, max_row=4))
    assert [cell.data_type for cell in row] == ["s", "n", "d"]
    assert row[1].value == 12.5
    assert file.sheetnames == ["А Б список", "Text"]
    assert "-5 градусів" in [cell.value for cell in file["Text"]["A"]]


def test_a_sum_row_that_is_more_than_its_lines_stays_a_figure():
    columns = (Column(Pair("Назва")), Column(Pair("Сума"), "money"))
    table = Table(columns, (Row(("Дах", money(10, "UAH"))), Row(("Разом", money(11, "UAH")), "total")))
    assert opened(render_xlsx(small(table))).worksheets[0]["B5"].value == 11


def test_names_of_sheets_are_short_allowed_and_different():
    taken = set()
    names = [sheet_name("Дуже довга назва таблиці про відбудову ліцею", taken) for _ in range(12)]
    assert len({name.casefold() for name in names}) == 12
    assert all(len(name) <= 31 for name in names)
