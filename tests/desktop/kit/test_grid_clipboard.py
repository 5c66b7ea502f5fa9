"""Cells on the clipboard: what spreadsheets put there is read, and what we put there they can read."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from hromada_desk.desktop.kit.grid_clipboard import OWN, Copied, block_of, cells_of_text, mime_of
from hromada_desk.desktop.kit.grid_tables import read_table
from hromada_desk.text.catalog import set_language

CALC = ('<html><head><style>td {}</style></head><body><table><colgroup width="85"></colgroup>'
        '<tr><td>Дошки</td><td sdval="1.234" sdnum="1058;0;0,000">1,234</td><td sdval="0.07" sdnum="1058;0;0%">7%</td></tr>'
        '<tr><td>Цвяхи<br>довгі</td><td sdval="1234" sdnum="1058;0;# ##0">1&nbsp;234</td><td sdval="46347" sdnum="1058;0;DD.MM.YYYY">20.11.2026</td></tr>'
        "</table></body></html>")
EXCEL = ('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><!--StartFragment-->'
         '<tr><td colspan=2>Обладнання</td><td rowspan=2 x:num="12.345">12,35</td></tr><tr><td>Генератор</td><td x:num="1234.5">1 234,50 ₴</td></tr>'
         "<!--EndFragment--></table></body></html>")
cells = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zs", "Zl", "Zp")), max_size=8)


def of(**formats):
    data = QMimeData()
    if "text" in formats:
        data.setText(formats["text"])
    if "html" in formats:
        data.setHtml(formats["html"])
    return data


def test_tabs_part_cells_and_line_breaks_part_rows():
    assert cells_of_text("1\t2\r\n3\t4\r\n") == [["1", "2"], ["3", "4"]]
    assert cells_of_text("1\t\n\t2") == [["1", ""], ["", "2"]]
    assert cells_of_text("") == []


def test_a_quoted_cell_holds_its_line_breaks_and_quotes():
    assert cells_of_text('"Дошки\nсухі"\t12\n"Школа ""Ранок""\t2"\t3') == [["Дошки сухі", "12"], ['Школа "Ранок" 2', "3"]]


def test_quotes_of_a_name_stay_its_own():
    assert cells_of_text('"Ранок" школа\t5\n"Ранок"\t6') == [['"Ранок" школа', "5"], ['"Ранок"', "6"]]


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=4))
def test_what_is_copied_is_what_is_pasted(rows):
    data = mime_of([[Copied(cell, cell) for cell in row] for row in rows])
    assert block_of(data) == rows


def test_figures_of_calc_are_exact_where_their_text_could_be_read_in_two_ways():
    set_language("uk")
    assert block_of(of(html=CALC, text="х")) == [["Дошки", "1,2340", "7%"], ["Цвяхи довгі", "1234", "20.11.2026"]]


def test_figures_of_excel_keep_their_currency_and_merged_cells_their_place():
    set_language("uk")
    assert block_of(of(html=EXCEL, text="х")) == [["Обладнання", "", "12,3450"], ["Генератор", "1234,5 UAH"]]


def test_plain_text_wins_over_a_table_without_figures():
    assert block_of(of(html="<table><tr><td>a</td></tr></table>", text="1.234")) == [["1.234"]]
    assert block_of(of(html="<table><tr><td>a</td><td>b</td></tr></table>")) == [["a", "b"]]


def test_other_programs_get_bare_figures_in_the_table_and_typed_ones_in_the_text():
    data = mime_of([[Copied("решта", "1 346,00", Decimal("1346.00")), Copied("а\tб", "а б")]])
    assert data.text() == 'решта\t"а\tб"'
    assert [each.number for each in read_table(data.html())[0]] == ["1346.00", ""]


@pytest.mark.parametrize("written", [b"no", b"7", b'{"a": 1}', b"[1, 2]"])
def test_a_damaged_clipboard_of_our_own_gives_nothing(written):
    data = QMimeData()
    data.setData(OWN, written)
    assert block_of(data) == []


@pytest.mark.parametrize("number", ["NaN", "Infinity", "x", "1e999999"])
def test_a_figure_that_is_none_leaves_what_the_cell_shows(number):
    assert block_of(of(html=f'<table><tr><td sdval="{number}">12</td></tr></table>', text="х")) == [["12"]]
