"""The typeface of every paper: Source Sans 3 in four cuts, registered once, every one embedded.

No other module registers fonts. Two corrections belong here: the narrow no-break space is drawn as wide as a group of
digits needs (the font's own is invisible), and reportlab's paragraphs are taught that it never breaks.
"""

import re
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import paragraph as platypus_paragraph

from hromada_desk import resources

REGULAR = "SourceSans3"
BOLD = "SourceSans3-Bold"
ITALIC = "SourceSans3-Italic"
BOLD_ITALIC = "SourceSans3-BoldItalic"

_FILES = {
    REGULAR: "SourceSans3_400Regular.ttf",
    BOLD: "SourceSans3_700Bold.ttf",
    ITALIC: "SourceSans3_400Regular_Italic.ttf",
    BOLD_ITALIC: "SourceSans3_700Bold_Italic.ttf",
}
_paragraph: Any = platypus_paragraph
NARROW_SPACE = "\u202f"
NARROW_SPACE_WIDTH = 165
SOFT_HYPHEN = "\u00ad"


@cache
def register() -> None:
    """Register the four cuts as one family and correct what must be corrected; safe to call any number of times."""
    for name, file in _FILES.items():
        font = TTFont(name, str(resources.path("fonts", file)))
        font.face.charWidths[ord(NARROW_SPACE)] = NARROW_SPACE_WIDTH
        pdfmetrics.registerFont(font)
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    _keep_narrow_spaces()


def width(text: str, font: str, size: float) -> float:
    """The width of a line of text in points."""
    register()
    found: float = pdfmetrics.stringWidth(text, font, size)
    return found


@cache
def drawable() -> frozenset[int]:
    """The code points all four cuts can draw, soft hyphen and spaces included."""
    register()
    registered: list[Any] = [pdfmetrics.getFont(name) for name in _FILES]
    faces = [font.face.charToGlyph for font in registered]
    common = set(faces[0]).intersection(*faces[1:])
    return frozenset(common | {0x20, 0xA0, ord(SOFT_HYPHEN), ord(NARROW_SPACE)})


def _keep_narrow_spaces() -> None:
    """Take U+202F out of what reportlab's paragraphs break at (they replace it by a common space otherwise)."""
    breaking = _paragraph._wsc.replace(NARROW_SPACE, "")  # noqa: SLF001 - the only door there is
    pattern = f"[{re.escape(breaking)}]+"
    plain_split = re.compile(pattern).split

    def split(text: Any, delim: Any = None) -> list[str]:
        written = text.decode("utf8") if isinstance(text, bytes) else text
        if delim is not None:
            pieces: list[str] = written.split(delim.decode("utf8") if isinstance(delim, bytes) else delim)
            return pieces
        if "\xa0" in written or NARROW_SPACE in written:
            return [word for word in plain_split(written) if word]
        common: list[str] = written.split()
        return common

    _paragraph._wsc = breaking  # noqa: SLF001 - the only door there is
    _paragraph._wsc_re_split = plain_split  # noqa: SLF001 - the only door there is
    _paragraph._wsc_end_search = re.compile(f"{pattern}$").search  # noqa: SLF001 - the only door there is
    _paragraph.split = split
