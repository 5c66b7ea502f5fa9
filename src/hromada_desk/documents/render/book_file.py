"""What every workbook of a budget begins and ends with: the file, its sheets with their pages, its names, its bytes."""

import io
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from hromada_desk.documents.render.sheet_formats import Formats, footer_words, protect, set_up_page
from hromada_desk.documents.workbook import BookFace
from hromada_desk.domain.money import MINOR_DIGITS

UNDATED = datetime(2000, 1, 1, tzinfo=UTC)
HEAD_ROW = 2


class BookFile:
    """A workbook while it is written; the same description gives the same bytes."""

    def __init__(self, book: BookFace) -> None:
        self._target = io.BytesIO()
        self.file: Any = xlsxwriter.Workbook(self._target, {
            "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False})
        self.file.set_properties({"title": book.title.main, "author": book.author, "company": book.author,
                                  "created": (book.made_at or UNDATED).replace(tzinfo=None)})
        self.formats = Formats(self.file, MINOR_DIGITS[book.currency])
        draft = f" \u00b7 {book.draft}" if book.draft else ""
        self._footer = footer_words(book.identity + draft, book.words["page"].main)

    def add(self, name: str, colour: str, *, landscape: bool = True, heads: int = 1) -> Any:
        """A sheet ready for paper, protected against slips; `heads` rows are repeated on every page."""
        sheet = self.file.add_worksheet(name)
        sheet.set_tab_color(colour)
        set_up_page(sheet, landscape=landscape, head_row=HEAD_ROW, footer=self._footer, head_rows=heads)
        protect(sheet)
        return sheet

    def name(self, places: Mapping[str, str]) -> None:
        """Names for cells, as formulas and donors call them."""
        for name, place in places.items():
            self.file.define_name(name, place)

    def content(self) -> bytes:
        """The finished file."""
        self.file.close()
        return self._target.getvalue()
