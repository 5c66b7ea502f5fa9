"""The pages of a preview, in the process that paints them: composed once per text, looked at as often as wished."""

import pickle
from collections.abc import Collection
from itertools import pairwise
from typing import Any

from hromada_desk.documents.catalogue import DOCUMENTS, order_in
from hromada_desk.documents.document import Document
from hromada_desk.documents.render.numbering import outline
from hromada_desk.documents.render.pdf import render_pdf
from hromada_desk.domain.audience import Audience
from hromada_desk.services.preview_wishes import Look, Painted, Paper, Wish

LEAST_WIDTH, MOST_WIDTH = 120, 4000
"""Pixels: smaller is no page, larger is more than any screen."""

CARET_WORDS = 48
"""So many letters before the caret find its page."""


class Pages:
    """The proposal as PDF, with the pages its sections begin on. While a person types, only pages around the one in
    view are drawn; the others are when they are wished for.
    """

    def __init__(self) -> None:
        self._images: dict[str, bytes] = {}
        self._wanted: bytes | None = None
        self._paper: Paper | None = None
        self._document: Document | None = None
        self._pdf: Any = None
        self._drawn: Collection[int] | None = None
        self._starts: dict[str, tuple[int, int]] = {}
        self._last = ("", 0)

    def take(self, wish: Wish) -> None:
        """Keep what a wish brings, answered or not."""
        self._images.update(wish.images)
        if wish.paper is not None:
            self._wanted = wish.paper

    def painted(self, wish: Wish) -> Painted:
        """The page of that wish."""
        look = wish.look
        if self._wanted is not None:
            self._paper, self._wanted = pickle.loads(self._wanted), None  # noqa: S301 - from our own process
            self._document = self._composed(self._paper)
            section, at = self._last
            self._lay_out(range(at - 1, at + 2) if section == look.section and look.page is None else None)
        at, is_found = self._page(look)
        if self._drawn is not None and (at not in self._drawn or not is_found):
            self._lay_out(None)
            at, _found = self._page(look)
        self._last = look.section, at
        page = self._pdf[at]
        width = min(MOST_WIDTH, max(LEAST_WIDTH, look.width))
        bitmap = page.render(scale=width / page.get_width(), prefer_bgrx=True)
        first, last = self._starts.get(look.section, (at, at))
        return Painted(wish.number, at, len(self._pdf), last - first + 1, bitmap.width, bitmap.height, bitmap.stride,
                       bytes(bitmap.buffer))

    def _lay_out(self, drawn: Collection[int] | None) -> None:
        """Every page, or with `drawn` only these, counted from 0."""
        import pypdfium2

        assert self._document is not None
        assert self._paper is not None
        self._drawn = drawn
        self._pdf = pypdfium2.PdfDocument(render_pdf(self._document, drawn and [each + 1 for each in drawn]))
        self._starts = _starts(self._paper, self._document, self._pdf)

    def _composed(self, paper: Paper) -> Document:
        order = order_in(paper.language, one_language=paper.one_language, audience=Audience.DONOR,
                         made_at=paper.made_at, code_names=paper.code_names, images=dict(self._images))
        return DOCUMENTS["proposal"].compose([paper.case], order)

    def _page(self, look: Look) -> tuple[int, bool]:
        """The page wished for; else that of the words before the caret, else the first of the section; and whether the
        words were found, where some were asked for.
        """
        if look.page is not None:
            return min(max(0, look.page), len(self._pdf) - 1), True
        first, last = self._starts.get(look.section, (0, 0))
        wanted = _letters(look.before_caret)[-CARET_WORDS:]
        if not wanted or first == last:
            return first, True
        for at in range(first, last + 1):
            is_drawn = self._drawn is None or at in self._drawn
            if is_drawn and wanted in _letters(self._pdf[at].get_textpage().get_text_range()):
                return at, True
        return first, False


def _starts(paper: Paper, document: Document, pdf: Any) -> dict[str, tuple[int, int]]:
    """The first and the last page of each section of the form that is on paper, by its code."""
    pages = [each.get_dest().get_index() for each in pdf.get_toc()]
    headings = [(each, page) for each, page in zip(outline(document), pages, strict=False) if each.level == 0]
    ends = [max(page, after) for (_, page), (_, after) in pairwise(headings)] + [len(pdf) - 1]
    voice = order_in(paper.language, one_language=paper.one_language).voice
    found: dict[str, tuple[int, int]] = {}
    at = 0
    for section in paper.case.form.sections if paper.case.form is not None else ():
        title = voice.both(section.plain_title)
        match = next((number for number in range(at, len(headings)) if headings[number][0].title == title), None)
        if match is not None:
            found[section.code] = (headings[match][1], ends[match])
            at = match + 1
    return found


def _letters(text: str) -> str:
    """Only letters and digits: what typesetting does to spaces, hyphens and quotation marks does not matter."""
    return "".join(each for each in text.casefold() if each.isalnum())
