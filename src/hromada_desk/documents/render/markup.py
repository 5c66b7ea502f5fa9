"""From words to what reportlab's paragraphs read: escaped, cleaned of what the font cannot draw, with our accents.

Mark-up comes only from here. Soft hyphens are taken out wherever mark-up joins in (reportlab then loses a space).
"""

import re
import unicodedata
from functools import lru_cache
from xml.sax.saxutils import escape

from hromada_desk.documents.blocks import Pair, Status, Titled
from hromada_desk.documents.render import fonts, palette
from hromada_desk.domain.markdown import pieces

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069"
                          "\ufe00-\ufe0f\ufeff\ufff9-\uffff\ud800-\udfff]")
_STAND_IN = "\u25a1"
"""What is printed for a character the font has no glyph for: visible, so that nobody thinks it was never there."""


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """The text as it can be drawn: composed, without control characters, unknown characters replaced by a box."""
    if text.isascii() and text.isprintable():
        return text
    composed = _UNPRINTABLE.sub("", unicodedata.normalize("NFC", text))
    known = fonts.drawable()
    if known.issuperset(map(ord, composed)):
        return composed
    return "".join(char if char in "\n\t\r" or ord(char) in known else _stand_in(char) for char in composed)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """Escaped text for a paragraph; line ends become breaks, words between two asterisks on both sides bold ones."""
    if "**" in text:
        parts = [bold(words) if strong else bare(words) for words, strong in pieces(text)]
        return "".join(parts)
    return escape(clean(text)).replace("\n", "<br/>")


def bare(text: str) -> str:
    """Escaped text that is going to stand beside mark-up: without soft hyphens."""
    return escape(clean(text)).replace("\n", "<br/>").replace(fonts.SOFT_HYPHEN, "")


def bold(text: str) -> str:
    """The text in bold."""
    return f"<b>{bare(text)}</b>"


def second(text: str, size: float) -> str:
    """The second language: italic, muted, of that size."""
    return f'<font name="{fonts.ITALIC}" size="{size}" color="{_MUTED}">{bare(text)}</font>'


def pair(value: Pair, size: float, *, strong: bool = False, below: bool = False) -> str:
    """Both languages of a cell: the second after a middle dot, or on its own line (`below`)."""
    if not value.main:
        return second(value.second, size)
    first = bold(value.main) if strong else bare(value.main)
    if not value.second or value.second == value.main:
        return first if strong else plain(value.main)
    return f"{first}<br/>{second(value.second, size)}" if below else first + second(f" \u00b7 {value.second}", size)


def titled(value: Titled, size: float) -> str:
    """A small head in ochre, the text in bold, the second language below."""
    colour = palette.hexadecimal(palette.DARK_OCHRE)
    head = f'<font size="{size}" color="{colour}">{bare(value.head)}</font><br/>' if value.head else ""
    return head + pair(value.text, size, strong=True, below=True)


def status(value: Status) -> str:
    """The sign and the word in the tone's colour."""
    colour = palette.hexadecimal(palette.TONES[value.tone])
    return f'<font color="{colour}"><b>{palette.SIGNS[value.tone]}\u00a0{bare(value.word)}</b></font>'


def _stand_in(char: str) -> str:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return ""
    if char.isspace():
        return " "
    simpler = unicodedata.normalize("NFKC", char)
    return simpler if simpler != char and all(ord(each) in fonts.drawable() for each in simpler) else _STAND_IN


_MUTED = palette.hexadecimal(palette.MUTED)
