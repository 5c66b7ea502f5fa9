"""The preview's process: the page of the section, of the caret, any page; the same paper as the export's."""

import io
import threading
from dataclasses import replace

import pypdf
import pytest

from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.preview import Painter
from hromada_desk.services.preview_wishes import Look, NotPainted, Painted
from hromada_desk.services.reports import rendered
from tests.demonstration import READY

PATIENCE = 60
BYTES_OF_A_PIXEL = 4


class Asked:
    """A painter whose answers are waited for."""

    def __init__(self):
        self.answers, self._came = [], threading.Condition()
        self.painter = Painter(self._take)

    def _take(self, answer):
        with self._came:
            self.answers.append(answer)
            self._came.notify()

    def answer(self, number):
        with self._came:
            assert self._came.wait_for(lambda: self.answers and self.answers[-1].number >= number, PATIENCE)
            return self.answers[-1]


@pytest.fixture
def asked():
    made = Asked()
    yield made
    made.painter.close()


@pytest.fixture
def case(desk):
    proposal = next(each for each in desk.all(Proposal) if each.number == READY)
    return proposal_case(desk, proposal.id)


def paged(desk, language, **wishes):
    made = rendered(desk, "proposal", READY, file_format="pdf", language=language, **wishes)
    return pypdf.PdfReader(io.BytesIO(made.content)).pages


def page_with(pages, words):
    return next(at for at, page in enumerate(pages) if words in page.extract_text() and at > 2)


def written(case, section, text):
    return replace(case, records={**case.records, "answer": tuple(
        replace(each, content=Bilingual(text, text)) if each.section == section else each for each in case.all(Answer))})


def test_every_section_is_found_on_the_page_the_export_prints_it(desk, case, asked):
    pages = paged(desk, "en", one_language=True)
    number = 0
    for section in case.form.sections[3:6]:
        look = Look(section.code, "", 400)
        number = asked.painter.look(look) if number else asked.painter.wish(desk, case, look, "en", one_language=True)
        shown = asked.answer(number)
        assert isinstance(shown, Painted)
        assert shown.pages == len(pages)
        assert shown.page == page_with(pages, section.plain_title.en[:25])
        assert (shown.width, len(shown.pixels)) == (400, shown.stride * shown.height)
        assert shown.stride >= 400 * BYTES_OF_A_PIXEL
        assert len(set(shown.pixels[::97])) > 2


def test_the_page_of_the_caret_is_found_in_a_long_section_while_it_is_typed(desk, case, asked):
    section = next(each.section for each in case.all(Answer) if each.content.uk)
    paragraphs = [f"Абзац {at}: " + "громада відновлює укриття й дах ліцею. " * 12 + f"Так закінчується абзац номер {at}." for at in range(40)]
    long = written(case, section, "\n\n".join(paragraphs))
    start = asked.answer(asked.painter.wish(desk, long, Look(section, "", 300), "uk", one_language=True))
    end = asked.answer(asked.painter.look(Look(section, "\n\n".join(paragraphs), 300)))
    assert start.of_section >= 3
    assert end.page > start.page
    more = written(case, section, "\n\n".join([*paragraphs, "Нове речення наприкінці."]))
    after = asked.answer(asked.painter.wish(desk, more, Look(section, "Нове речення наприкінці.", 300), "uk",
                                            one_language=True))
    assert after.page >= end.page
    assert len(set(after.pixels[::97])) > 2


def test_a_page_wished_for_is_drawn_whole_though_only_others_were(desk, case, asked):
    section = case.form.sections[4].code
    asked.answer(asked.painter.wish(desk, case, Look(section, "", 300), "uk", one_language=False))
    answers = [each.section for each in case.all(Answer)]
    changed = written(case, answers[0], "Інший текст")
    asked.answer(asked.painter.wish(desk, changed, Look(section, "", 300), "uk", one_language=False))
    summary = asked.answer(asked.painter.look(Look(section, "", 300, page=1)))
    fresh = Asked()
    whole = fresh.answer(fresh.painter.wish(desk, changed, Look(section, "", 300, page=1), "uk", one_language=False))
    fresh.painter.close()
    assert (summary.page, summary.pixels) == (1, whole.pixels)


def test_a_page_that_is_not_there_is_the_last_one(desk, case, asked):
    shown = asked.answer(asked.painter.wish(desk, case, Look("", "", 300, page=999), "en", one_language=True))
    assert shown.page == shown.pages - 1


def test_what_cannot_be_set_is_said_and_the_next_page_comes(desk, case, asked):
    failed = asked.answer(asked.painter.wish(desk, replace(case, proposal=None), Look("", "", 300), "uk",
                                             one_language=True))
    assert isinstance(failed, NotPainted)
    assert isinstance(asked.answer(asked.painter.wish(desk, case, Look("", "", 300), "uk", one_language=True)), Painted)


def test_nothing_runs_before_the_first_wish_and_nothing_after_the_end(desk, case, asked):
    assert not any(each.name == "preview" for each in threading.enumerate())
    asked.answer(asked.painter.wish(desk, case, Look("", "", 300), "uk", one_language=True))
    process = asked.painter._process
    asked.painter.close()
    assert not process.is_alive()
    again = asked.painter.wish(desk, case, Look("", "", 300), "uk", one_language=True)
    assert isinstance(asked.answer(again), Painted)
