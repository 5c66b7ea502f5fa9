"""What is pasted becomes constrained Markdown: marks that mean something stay, everything else goes."""

from hypothesis import given
from hypothesis import strategies as st

from hromada_desk.domain.pasted import markdown_of_html, tidy_plain

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head><body>
<!--StartFragment--><h1 style='mso-pagination:none'>Потреба<o:p></o:p></h1>
<p class=MsoNormal>Дах <b style='mso-bidi-font-weight:normal'>протікає</b>&nbsp;вже
рік.<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span><![endif]>перше</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>·<span>&nbsp; </span></span><![endif]>друге</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span>1.<span>&nbsp; </span></span><![endif]>крок</p>
<table><tr><td><p><b>Рік</b></p></td><td><p>Учнів</p></td></tr><tr><td><p>2026</p></td><td><p>412 | 413</p></td></tr></table>
<!--EndFragment--></body></html>"""


def test_a_page_of_word_keeps_its_headings_lists_bold_and_tables():
    assert markdown_of_html(WORD) == (
        "## Потреба\n\nДах **протікає** вже рік.\n\n- перше\n- друге\n1. крок\n\n"
        "| **Рік** | Учнів |\n| --- | --- |\n| 2026 | 412 / 413 |")


def test_a_page_of_the_web_loses_scripts_pictures_and_colours():
    html = ('<style>p{}</style><script>alert(1)</script><div style="color:red">Один<br>рядок <img src="x.png">тут'
            '<a href="http://example.org">посилання</a></div><ul><li>а<ul><li>б</li></ul></li></ul>'
            '<ol><li>перший</li><li><strong>другий</strong></li></ol>')
    assert markdown_of_html(html) == "Один\nрядок тутпосилання\n\n- а\n- б\n1. перший\n2. **другий**"


def test_a_document_that_is_wrapped_in_bold_that_is_none_is_not_bold():
    html = '<b style="font-weight:normal"><p><span style="font-weight:700">Так</span><span style="x:y"> і ні</span></p></b>'
    assert markdown_of_html(html) == "**Так** і ні"


def test_nested_and_neighbouring_bold_is_bold_once():
    assert markdown_of_html("<p><b>один <strong>два</strong></b><b> три</b></p>") == "**один два три**"


def test_broken_and_hostile_html_gives_what_can_be_read():
    assert markdown_of_html("<p>Дах <b>протікає<td>вже<script>alert(") == "Дах **протікаєвже**"
    assert markdown_of_html("<table><tr><td>один") == "один"
    assert markdown_of_html("") == ""


def test_plain_text_keeps_its_lines_and_loses_what_nobody_sees():
    assert tidy_plain("•\tперше\r\n•  друге\u200b\u2028кінець\x00 🏠 שלום") == "- перше\n- друге\nкінець 🏠 שלום"


@given(st.text(alphabet="<>/bptdrli аб&;\"'=", max_size=60))
def test_no_html_is_too_broken(html):
    assert "\x00" not in markdown_of_html(html)
