"""The proposal, the passport, the portfolio and the budget as PDF: read back, in both languages, draft and final."""

import io
import subprocess
import sys
from dataclasses import replace

import pypdf
import pytest

from hromada_desk.documents.catalogue import DOCUMENTS, make, order_in
from hromada_desk.documents.compose.frame import Finding
from hromada_desk.documents.document import Beside
from hromada_desk.documents.render.story import SETTINGS
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.budget import compute
from hromada_desk.domain.errors import RuleBroken
from hromada_desk.domain.records.proposal import Answer
from hromada_desk.domain.values import Bilingual
from hromada_desk.text.numbers import format_money
from tests.documents import sample
from tests.documents.budget_cases import shares_case
from tests.documents.reading import fonts_of, pages_of, text_of, tidy

ON_PAPER = sorted(name for name, kind in DOCUMENTS.items() if "pdf" in kind.formats)

PROBLEM = Finding("Розділ «Підхід» на 120 знаків довший за межу.")


def cases_for(name):
    if name == "portfolio":
        return [sample.project_case(), replace(sample.project_case(), project=replace(sample.PROJECT, id="q", number="7"))]
    return [sample.project_case()] if name == "passport" else [sample.proposal_case()]


def pdf(name="proposal", language="uk", **wishes):
    wishes.setdefault("made_at", sample.MADE_AT)
    return make(name, "pdf", cases_for(name), order_in(language, **wishes))


@pytest.fixture(scope="module")
def proposal():
    return pdf(audience=Audience.DONOR)


def figures():
    case = sample.proposal_case()
    return compute(case.records["budget"][0], sample.budget_lines(), sample.SOURCES, sample.shares())


@pytest.mark.parametrize("language", ["uk", "en"])
@pytest.mark.parametrize("name", ON_PAPER)
def test_every_document_has_pages_in_both_languages(name, language):
    pages = pages_of(pdf(name, language))
    last = f"с. {len(pages)} з {len(pages)}" if language == "uk" else f"page {len(pages)} of {len(pages)}"
    assert last in pages[-1]
    assert all(page for page in pages)


@pytest.mark.parametrize("language", ["uk", "en"])
def test_the_totals_on_paper_are_the_totals_of_the_budget(language):
    found = text_of(pdf(language=language))
    for amount in (figures().total, figures().grant, *figures().by_year.values()):
        assert tidy(format_money(amount, language, paper=True, currency=False)) in found


def test_the_cover_counts_as_the_first_page_and_carries_no_number(proposal):
    pages = pages_of(proposal)
    assert "с. 1 з" not in pages[0]
    assert f"с. 2 з {len(pages)}" in pages[1]


def test_the_contents_name_the_page_each_section_is_on(proposal):
    pages = pages_of(proposal)
    contents = next(page for page in pages if page.startswith("СВІТЛО") and "Зміст" in page)
    for number, title in ((3, "Логічна рамка"), (4, "План робіт"), (9, "Підписи")):
        page = next(at for at, text in enumerate(pages, start=1) if f"{number} {title}" in text and "Зміст" not in text)
        at = contents.index(title)
        assert str(page) in contents[at:at + 60].split()


def test_headings_are_bookmarks(proposal):
    outline = pypdf.PdfReader(io.BytesIO(proposal)).outline
    titles = [entry.title for entry in outline if not isinstance(entry, list)]
    assert "1 Контекст і\xa0потреби" in titles
    assert any(isinstance(entry, list) for entry in outline)


def test_every_font_in_the_file_is_embedded(proposal):
    found = fonts_of(proposal)
    assert found
    assert all(found.values()), found


@pytest.mark.parametrize(("language", "tag"), [("uk", "uk-UA"), ("en", "en-GB")])
def test_the_file_tells_language_title_author_and_day(language, tag):
    reader = pypdf.PdfReader(io.BytesIO(pdf(language=language)))
    assert reader.trailer["/Root"]["/Lang"] == tag
    assert reader.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title
    assert reader.metadata.author == sample.HROMADA.council_name.side(language)
    assert reader.metadata.creator == "Hromada Desk"
    assert sample.DREAM in reader.metadata["/Keywords"]
    assert reader.metadata.creation_date == sample.MADE_AT


def test_a_final_document_carries_no_mark_and_a_draft_carries_three():
    final, draft = text_of(pdf()), pages_of(pdf(findings=(PROBLEM,)))
    assert "ЧЕРНЕТКА" not in final
    assert "ЧЕРНЕТКА" in draft[0]
    assert "ЧЕРНЕТКА" in draft[-1]
    assert "не для подання" in draft[-1]
    assert "Чого ще бракує" in draft[1]
    assert "на 120 знаків довший за межу" in draft[1]


def test_a_section_without_an_answer_is_named_in_a_draft_and_absent_from_a_final_document():
    case = sample.proposal_case(answer=(Answer(id="x", proposal_id="a", section="context",
                                               content=Bilingual("Є лише цей розділ.", "Only this one.")),))
    draft = text_of(make("proposal", "pdf", [case], order_in("uk", findings=(PROBLEM,))))
    final = text_of(make("proposal", "pdf", [case], order_in("uk")))
    assert "Розділ ще не написано" in draft
    assert "Підхід і методологія" not in final


def test_a_stale_translation_is_marked_in_a_draft():
    answer = Answer(id="x", proposal_id="a", section="context", content=Bilingual("Нове", "Old"), translated_from="0" * 64)
    case = sample.proposal_case(answer=(answer,))
    assert "Переклад застарів" in text_of(make("proposal", "pdf", [case], order_in("uk", draft=True)))


def test_an_english_document_stands_alone_in_english():
    found = text_of(pdf(language="en"))
    assert "Context and needs" in found
    assert "Контекст" not in found


@pytest.mark.parametrize("name", ON_PAPER)
def test_the_same_order_gives_the_same_bytes_in_every_process(name):
    program = (
        "import sys, hashlib; sys.path[:0] = ['src', '.']\n"
        f"{'import reportlab.platypus, reportlab.lib.styles' if name == 'passport' else ''}\n"
        "from tests.documents.test_pdf import pdf\n"
        f"print(hashlib.sha256(pdf({name!r})).hexdigest())")
    found = {subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True,
                            env={"PYTHONHASHSEED": seed, "TZ": zone, "PATH": ""}).stdout
             for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))}
    assert len(found) == 1


def test_a_heading_below_an_unnumbered_one_has_no_number():
    found = text_of(pdf("budget"))
    assert "Обмеження конкурсу" in found
    assert "0.1 Обмеження" not in found


def test_every_kind_of_block_has_its_setting():
    from hromada_desk.documents.document import Simple

    assert {*Simple.__args__, Beside} == set(SETTINGS)


def test_pictures_are_printed_and_broken_ones_leave_a_frame():
    from PIL import Image

    written = io.BytesIO()
    Image.new("RGB", (60, 40), "#9ab").save(written, "PNG")
    found = text_of(pdf(images={"north": written.getvalue(), "vision": b"no picture at all"}))
    assert "Корпус А, північний фасад" in found
    assert "візуалізація" in found


def test_unknown_documents_and_formats_are_refused_by_name():
    for name, file_format, code in (("poem", "pdf", "document.unknown"), ("budget", "odt", "document.format_unknown")):
        with pytest.raises(RuleBroken) as refused:
            make(name, file_format, [sample.proposal_case()], order_in("uk"))
        assert refused.value.code == code


def test_a_case_without_a_budget_has_no_budget_document():
    case = sample.proposal_case(budget=())
    with pytest.raises(RuleBroken) as refused:
        make("budget", "xlsx", [case], order_in("uk"))
    assert refused.value.code == "document.nothing_to_show"


def test_a_share_of_other_costs_shows_its_per_cent_and_its_base_and_costs_without_a_year_their_column():
    text = text_of(make("budget", "pdf", [shares_case()], order_in("uk", made_at=sample.MADE_AT)))
    assert "6,67 % 33 666,92 2 245,58" in text
    assert "Без року" in text
    assert "1 USD = 0,9137 EUR, НБУ, 20.11.2026" in text
