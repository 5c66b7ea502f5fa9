"""Pages in one pass: what every page repeats, and what is known only at the end.

A form that does not exist yet is drawn on the page and defined before the file is saved; reportlab resolves the name
then. So "page x of y", the pages in the contents and the running lines need no second build.
"""

from typing import Any

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from hromada_desk.documents.document import Document
from hromada_desk.documents.render import fonts, palette
from hromada_desk.documents.render.geometry import SHEETS, Sheet
from hromada_desk.documents.render.strokes import fitted, rule, scan_code, write

WATERMARK_SIZE = 104
PAGE_BOX = 40 * mm


class PaperCanvas(Canvas):
    """A canvas that remembers where headings came to stand and fills in the late forms when it is saved."""

    def __init__(self, *args: Any, document: Document, **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.document = document
        self.heading_pages: dict[str, int] = {}
        self.awaited_headings: list[str] = []
        self.numbered: list[tuple[int, Sheet]] = []
        self.used_sheets: list[Sheet] = []
        self.outline_opened = False

    def begin_sheet(self, sheet: Sheet) -> None:
        """Everything a page repeats, drawn before its text."""
        number = self.getPageNumber()
        if sheet not in self.used_sheets:
            self.used_sheets.append(sheet)
        self.numbered.append((number, sheet))
        self.doForm(f"running-{sheet.name}")
        self.saveState()
        self.translate(sheet.right_edge - PAGE_BOX, sheet.footer - 5)
        self.doForm(f"page-{number}")
        self.restoreState()

    def place_heading(self, key: str, title: str, level: int) -> None:
        """A heading has come to stand on this page: bookmark it."""
        self.heading_pages[key] = self.getPageNumber()
        self.bookmarkPage(key)
        self.outline_opened = self.outline_opened or level == 0
        self.addOutlineEntry(title, key, level if self.outline_opened else 0, closed=level == 0)

    def await_heading(self, key: str) -> None:
        """Draw the page number of a heading, right-aligned to the origin, as soon as it is known."""
        self.awaited_headings.append(key)
        self.doForm(f"at-{key}")

    def save(self) -> None:
        """Define what pages only referred to so far, then write the file."""
        for sheet in SHEETS.values():
            if sheet in self.used_sheets:
                self._define_running(sheet)
        total = self.getPageNumber() - 1
        for number, _ in self.numbered:
            self._define_number(number, total)
        for key in self.awaited_headings:
            self._define_heading_page(key)
        super().save()

    def _define_running(self, sheet: Sheet) -> None:
        self.beginForm(f"running-{sheet.name}", 0, 0, sheet.width, sheet.height)
        if self.document.draft is not None:
            draw_draft(self, sheet)
        _draw_header(self, sheet)
        _draw_footer(self, sheet)
        self.endForm()

    def _define_number(self, number: int, total: int) -> None:
        words = self.document.running.page
        self.beginForm(f"page-{number}", 0, -4, PAGE_BOX, 20)
        write(self, PAGE_BOX, 8, words.main.format(page=number, total=total), font=fonts.BOLD, align="right")
        if words.second:
            write(self, PAGE_BOX, -1.5, words.second.format(page=number, total=total), size=7.2, colour=palette.MUTED,
                  align="right")
        self.endForm()

    def _define_heading_page(self, key: str) -> None:
        self.beginForm(f"at-{key}", -30, -6, 2, 14)
        page = self.heading_pages.get(key)
        write(self, 0, 0, "" if page is None else str(page), font=fonts.BOLD, size=9, align="right")
        self.endForm()


def draw_draft(canvas: PaperCanvas, sheet: Sheet) -> None:
    """The pale word across the page and the red line in the margin; the cover draws them too."""
    mark = canvas.document.draft
    if mark is None:
        return
    size = min(WATERMARK_SIZE, WATERMARK_SIZE * 620 / max(1.0, fonts.width(mark.word, fonts.BOLD, WATERMARK_SIZE)))
    canvas.saveState()
    canvas.translate(sheet.width / 2, sheet.height / 2)
    canvas.rotate(54 if sheet.height > sheet.width else 30)
    write(canvas, 0, -size / 3, mark.word, font=fonts.BOLD, size=size, colour=palette.DRAFT, align="centre")
    canvas.restoreState()
    canvas.saveState()
    canvas.translate(sheet.width - 6.5 * mm, sheet.height / 2)
    canvas.rotate(90)
    write(canvas, 0, 0, fitted(mark.margin, fonts.BOLD, 8, sheet.height * 0.8), font=fonts.BOLD, size=8,
          colour=palette.RED, align="centre")
    canvas.restoreState()


def _draw_header(canvas: PaperCanvas, sheet: Sheet) -> None:
    running = canvas.document.running
    level = sheet.height - sheet.header
    if not (running.strong or running.left or running.right):
        return
    strong = running.strong.upper()
    write(canvas, sheet.left, level, strong, font=fonts.BOLD, size=7.6, colour=palette.PRIMARY, spacing=1)
    at = sheet.left + (fonts.width(strong, fonts.BOLD, 7.6) + len(strong) + 6 if strong else 0)
    right = fitted(running.right, fonts.REGULAR, 7.6, sheet.text_width * 0.4)
    room = sheet.right_edge - at - fonts.width(right, fonts.REGULAR, 7.6) - 14
    write(canvas, at, level, fitted(running.left, fonts.REGULAR, 7.6, room), size=7.6, colour=palette.MUTED)
    write(canvas, sheet.right_edge, level, right, size=7.6, colour=palette.MUTED, align="right")
    rule(canvas, sheet.left, level - 5.5, sheet.right_edge, colour=palette.RULE, weight=0.4)


def _draw_footer(canvas: PaperCanvas, sheet: Sheet) -> None:
    document = canvas.document
    side = 9 * mm
    scan_code(canvas, sheet.left, sheet.footer - side / 2, side,
              f"{document.meta.identity}/{document.fingerprint[:8]}")
    x = sheet.left + side + 3.5 * mm
    room = sheet.text_width - side - PAGE_BOX
    write(canvas, x, sheet.footer + 3, fitted(document.running.identity, fonts.REGULAR, 7.2, room), size=7.2,
          colour=palette.MUTED)
    write(canvas, x, sheet.footer - 6.5, fitted(document.running.audience, fonts.REGULAR, 7.2, room), size=7.2,
          colour=palette.MUTED)
