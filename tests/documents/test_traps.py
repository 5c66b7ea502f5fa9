"""Every trap of the layout library that was met once stays shut."""

import pytest

from hromada_desk.documents.blocks import (
    BulletList,
    Column,
    Heading,
    Pair,
    Paragraph,
    PullFigure,
    Row,
    SideBySide,
    SideRow,
    Table,
    Titled,
)
from hromada_desk.documents.render import fonts, markup
from hromada_desk.documents.render.pdf import render_pdf
from hromada_desk.documents.render.styles import style
from hromada_desk.text.hyphenation import soft_hyphens
from tests.documents.reading import pages_of, small, text_of

LONG = "Оцінювання поєднало обстеження будівлі, опитування родин і громадські зустрічі жителів. "


def one_column(text: object, weight: float = 1.0) -> Table:
    return Table((Column(Pair("Витрати"), weight=weight), Column(Pair("Ще"), weight=9)), (Row((text, "")),))


def test_a_real_hyphen_survives_wrapping_beside_mark_up():
    text = "barrier-free entrance " * 12
    found = text_of(render_pdf(small(Paragraph(text, label="Доступ."))))
    assert found.count("barrier-free") + found.count("barrier- free") == 12
    assert "barrierfree" not in found


def test_no_space_is_lost_between_a_word_with_soft_hyphens_and_mark_up():
    words = soft_hyphens("Загальна вартість становить")
    found = text_of(render_pdf(small(one_column(Pair(words + " 3092343", "Total cost")))))
    assert "становить 3092343" in found


def test_a_narrow_no_break_space_is_neither_broken_nor_replaced():
    sum_of_money = "3\u202f092\u202f343,00"
    file = render_pdf(small(Paragraph(f"{LONG}Разом {sum_of_money} грн. " * 20)))
    lines = "\n".join(pages_of(file))
    assert lines.count("3 092 343,00") == 20


def test_the_narrow_no_break_space_is_wide_enough_to_be_seen():
    plain, spaced = (fonts.width(text, fonts.REGULAR, 1000) for text in ("12", "1\u202f2"))
    assert spaced - plain == fonts.NARROW_SPACE_WIDTH


def test_a_bullet_is_narrower_than_its_indent():
    assert style("bullet").leftIndent >= fonts.width("—", style("bullet").bulletFontName, 10) + 6 - 1e-6 or \
        style("bullet").leftIndent == 15


def test_a_bold_label_after_a_bullet_does_not_touch_it():
    file = render_pdf(small(BulletList(("Гміна X — громаді: наставництво",))))
    assert "— Гміна X" in text_of(file)


def test_a_heading_is_never_left_alone_at_the_end_of_a_page():
    filler = [Paragraph(LONG * 2) for _ in range(3)]
    for lines in range(12, 22):
        body = [Paragraph("Рядок", wide=True) for _ in range(lines)]
        pages = pages_of(render_pdf(small(*filler, *body, Heading(Pair("Чого потребує ліцей"), 2), Paragraph(LONG * 4))))
        page = next(page for page in pages if "Чого потребує ліцей" in page)
        assert "Оцінювання поєднало" in page.split("Чого потребує ліцей")[1]


def test_a_heading_stays_with_the_start_of_a_table_that_is_longer_than_a_page():
    rows = tuple(Row((f"Рядок {number}", "")) for number in range(90))
    table = Table((Column(Pair("Назва")), Column(Pair("Ще"))), rows, caption=Pair("Довга таблиця"))
    pages = pages_of(render_pdf(small(Paragraph(LONG * 20), Heading(Pair("Реєстр"), 2), table)))
    assert "Реєстр" in pages[0]
    assert "Рядок 3" in pages[0]
    assert all("Назва" in page for page in pages)


def test_a_pull_figure_takes_no_room_from_the_text():
    bare = pages_of(render_pdf(small(*[Paragraph(LONG * 5) for _ in range(7)])))
    with_figure = pages_of(render_pdf(small(PullFigure("9 781", "жителів"), *[Paragraph(LONG * 5) for _ in range(7)])))
    assert len(bare) == len(with_figure)
    assert "9 781" in with_figure[0]


@pytest.mark.parametrize("make", [
    one_column,
    lambda text: one_column(Pair(text, text)),
    lambda text: Table((Column(Pair("Результат"), merged=True), Column(Pair("Показник"))),
                       (Row((Titled("Мета", Pair(text, text)), "перший")), Row((None, text)), Row((None, "третій")))),
    lambda text: Table((Column(Pair("№")), Column(Pair("Витрати"))),
                       tuple(Row((str(number), text), "group") for number in range(4))),
    lambda text: SideBySide(Pair("Українською", "In English"), (SideRow(Pair(text, "short"), "heading"),
                                                                 SideRow(Pair("коротко", text)))),
    Paragraph,
    lambda text: BulletList((text, text)),
])
@pytest.mark.parametrize("text", [LONG * 250, "щ" * 9000, "рядок\n" * 400], ids=["sentences", "one word", "lines"])
def test_no_text_is_too_tall_for_a_page(make, text):
    file = render_pdf(small(make(text)))
    assert len(pages_of(file)) > 1


def test_every_word_of_a_tall_cell_is_printed_once():
    words = [f"слово{number}" for number in range(3000)]
    found = text_of(render_pdf(small(one_column(" ".join(words), weight=20)))).split()
    assert [word for word in found if word.startswith("слово")] == words


def test_a_merged_result_that_fills_pages_is_named_again_on_each():
    rows = [Row((Titled("Мета", Pair("Тепло в класах")), "перший показник"))]
    rows += [Row((None, f"показник {number}")) for number in range(120)]
    table = Table((Column(Pair("Результат"), merged=True), Column(Pair("Показник"))), tuple(rows))
    pages = pages_of(render_pdf(small(table)))
    assert all("Тепло в класах" in page for page in pages)
    assert all("(продовження)" in page for page in pages[1:])


def test_characters_the_font_cannot_draw_are_visible_stand_ins():
    assert markup.clean("дах \U0001f600 汉") == "дах □ □"
    assert markup.clean("a\x00b\ud800c\u200b") == "abc"


def test_mark_up_in_a_text_is_only_text():
    found = text_of(render_pdf(small(Paragraph("<b>5 < 7 & 8</b> <img src='x'/>"), one_column("<para>&amp;", weight=20))))
    assert "<b>5<7&8</b><imgsrc='x'/>" in found.replace(" ", "")
    assert "<para>&amp;" in found.replace(" ", "")
