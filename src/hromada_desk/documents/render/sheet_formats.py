"""Looks of workbook cells by role, and the few ways anything is written into a sheet.

Every text goes through `put_text`: it is stored as text, also where it looks like a formula, without characters a
workbook cannot hold and no longer than a cell may be.
"""

import re
from typing import Any

from hromada_desk.documents.blocks import Pair
from hromada_desk.documents.render import palette

FONT = "Calibri"
LONGEST_TEXT = 32767
LINE_HEIGHT = 13.5
MOST_LINES = 30
ELLIPSIS = "…"
LEFT_MARGIN = 20 / 25.4
(PRIMARY, MID, OCHRE, GREEN, TINT, PALE, HAIR, MUTED, INPUT, INPUT_INK, RED, RED_LIGHT, GREEN_LIGHT, DARK_OCHRE,
 OCHRE_LIGHT) = map(palette.hexadecimal, (
     palette.PRIMARY, palette.MID, palette.OCHRE, palette.GREEN, palette.TINT, palette.PALE, palette.HAIR,
     palette.MUTED, palette.INPUT, palette.INPUT_INK, palette.RED, palette.RED_LIGHT, palette.GREEN_LIGHT,
     palette.DARK_OCHRE, palette.OCHRE_LIGHT))

MONEY = '#,##0.00;"\u2212"#,##0.00;"\u2013"'
WHOLE_MONEY = '#,##0;"\u2212"#,##0;"\u2013"'
NUMBERS = {"money": MONEY, "quantity": "General", "grouped": "#,##0", "share": "0.00%", "date": "dd.mm.yyyy",
           "rate": "0.0000########", "year": "0", "count": "0", "month": "mm.yyyy"}
"""A quantity is shown as it is: with fixed decimals Excel leaves a lone separator ("7,") and hides what is finer."""
RIGHT = (*NUMBERS, "right")
"""Kinds of content that stand at the right of their cells, heads of their columns too."""


_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_COMMON_SPACES = {0xA0: " ", 0x202F: " "}
"""Ties are for lines of paper; in a cell they only break searching and sorting."""

_LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ROLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16, "font_color": PRIMARY},
    "subtitle": {"italic": True, "font_color": MUTED},
    "head": {"bold": True, "font_color": PRIMARY, "bg_color": TINT, "top": 2, "top_color": PRIMARY, "bottom": 1,
             "bottom_color": PRIMARY, "text_wrap": True, "valign": "bottom"},
    "line": {"bottom": 4, "bottom_color": HAIR, "valign": "top"},
    "heading": {"bold": True, "font_color": PRIMARY, "bottom": 4, "bottom_color": HAIR, "valign": "top"},
    "subtotal": {"bold": True, "bg_color": PALE, "top": 1, "bottom": 1, "top_color": PRIMARY, "bottom_color": PRIMARY},
    "total": {"bold": True, "bg_color": TINT, "top": 2, "bottom": 1, "top_color": PRIMARY, "bottom_color": PRIMARY},
    "input": {"bg_color": INPUT, "font_color": INPUT_INK, "locked": False, "bottom": 4, "bottom_color": HAIR,
              "valign": "top"},
    "good": {"font_color": GREEN, "bg_color": GREEN_LIGHT, "bold": True},
    "bad": {"font_color": RED, "bg_color": RED_LIGHT, "bold": True},
    "attention": {"font_color": DARK_OCHRE, "bg_color": OCHRE_LIGHT, "bold": True},
}


class Formats:
    """The formats of one workbook, made when they are first asked for."""

    def __init__(self, book: Any, money_digits: int = 2) -> None:
        self._book = book
        self._made: dict[tuple[str, str, bool], Any] = {}
        self._numbers = {**NUMBERS, "money": MONEY if money_digits else WHOLE_MONEY}

    def of(self, role: str, kind: str = "", *, quoted: bool = False) -> Any:
        """The format of a role for a kind of content: "text", "wrapped", or one of NUMBERS."""
        key = (role, kind, quoted)
        if key not in self._made:
            looks = {"font_name": FONT, "font_size": 10, **_ROLES[role]}
            if kind in RIGHT:
                looks["num_format"] = self._numbers.get(kind, "")
                looks["align"] = "right"
            elif kind in ("text", "wrapped"):
                looks |= {"align": "left", "indent": 1, "text_wrap": kind == "wrapped",
                          "num_format": "@" if role == "input" else ""}
            if quoted:
                looks["quote_prefix"] = True
            self._made[key] = self._book.add_format({name: value for name, value in looks.items() if value != ""})
        return self._made[key]


def put_text(sheet: Any, row: int, column: int, text: str, formats: Formats, role: str, kind: str = "text") -> None:
    """Write a text as a text, whatever it begins with; nothing but its look for an empty one."""
    clean = _UNPRINTABLE.sub("", text).translate(_COMMON_SPACES)
    if len(clean) > LONGEST_TEXT:
        clean = clean[:LONGEST_TEXT - 1] + ELLIPSIS
    if not clean:
        sheet.write_blank(row, column, None, formats.of(role, kind))
        return
    sheet.write_string(row, column, clean, formats.of(role, kind, quoted=clean.startswith(_LIKE_A_FORMULA)))


def raise_row(sheet: Any, row: int, *texts: tuple[str, float]) -> None:
    """Give a row the height its wrapped texts need, each with the width of its column: not every program does."""
    lines = max(sum(max(1, -(-len(line) // max(1, int(width - 1)))) for line in text.split("\n"))
                for text, width in texts)
    if lines > 1:
        sheet.set_row(row, LINE_HEIGHT * min(lines, MOST_LINES))


def put_titles(sheet: Any, title: str, subtitle: str, formats: Formats) -> None:
    """The first two rows of every sheet."""
    put_text(sheet, 0, 0, title, formats, "title", "")
    put_text(sheet, 1, 0, subtitle, formats, "subtitle", "")
    sheet.set_row(0, 24)


def head(pair: Pair, extra: str = "") -> str:
    """A column's head: both languages, one under the other, and what both share (a currency)."""
    first = f"{pair.main}, {extra}" if extra else pair.main
    return f"{first}\n{pair.second}" if pair.second else first


def set_up_page(sheet: Any, *, landscape: bool, head_row: int, footer: str, head_rows: int = 1) -> None:
    """A4, one page wide, 20 mm at the left, heads repeated, identity and page numbers below; no grid on the screen."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.set_margins(left=LEFT_MARGIN, right=0.5, top=0.6, bottom=0.75)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(head_row, head_row + head_rows - 1)
    sheet.set_footer(footer)
    sheet.hide_gridlines(2)


def footer_words(identity: str, page: str) -> str:
    """The footer: identity, name of the sheet, page of pages; an ampersand in the identity is doubled.

    A space parts the size from the identity: digits after it would be read as part of the size.
    """
    return f"&L&8 {identity.replace('&', '&&')[:80]}&C&8&A&R&8{page}"


def protect(sheet: Any) -> None:
    """A guard against slips, not a secret: no password, columns and rows may still be formatted."""
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": False, "autofilter": True})
