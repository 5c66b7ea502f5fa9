"""The styles of a Word document: a person who changes one changes the whole document."""

from typing import Any

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from reportlab.lib.colors import Color

from hromada_desk.documents.render import palette
from hromada_desk.documents.render.word_marks import LANGUAGE_TAGS, rgb
from hromada_desk.domain.values import Language

FONT = "Calibri"
"""Present or substituted everywhere, as in our workbooks."""

# name, size, bold, colour, space before, space after, stays with the next
_LOOKS: tuple[tuple[str, float, bool, Color, float, float, bool], ...] = (
    ("Normal", 10.5, False, palette.INK, 0, 6, False),
    ("Title", 24, True, palette.PRIMARY, 12, 6, True),
    ("Subtitle", 13, False, palette.MUTED, 0, 12, False),
    ("Heading 1", 18, True, palette.PRIMARY, 18, 8, True),
    ("Heading 2", 13, True, palette.PRIMARY, 12, 4, True),
    ("Heading 3", 11, True, palette.INK, 8, 2, True),
    ("Caption", 9, False, palette.INK, 8, 4, True),
    ("List Bullet", 10.5, False, palette.INK, 0, 3, False),
    ("List Number", 10.5, False, palette.INK, 0, 3, False),
    ("Header", 8, False, palette.MUTED, 0, 0, False),
    ("Footer", 8, False, palette.MUTED, 0, 0, False),
)
# styles of our own: name, size, bold, italic, colour, space after
_OWN: tuple[tuple[str, float, bool, bool, Color, float], ...] = (
    ("Lead", 12, False, False, palette.PRIMARY, 8),
    ("Note", 9, False, False, palette.MUTED, 6),
    ("Second Language", 10.5, False, True, palette.MUTED, 6),
    ("Missing", 10.5, True, False, palette.RED, 6),
    ("Pull Figure", 20, True, False, palette.PRIMARY, 0),
    ("Cell", 9, False, False, palette.INK, 0),
    ("Cell Head", 8.5, True, False, palette.PRIMARY, 0),
    ("Contents Entry", 10.5, False, False, palette.INK, 3),
)


def set_up_styles(made: WordDocument, language: Language) -> None:
    """Give the empty document our styles and its language."""
    for name, size, bold, colour, before, after, keeps in _LOOKS:
        style = made.styles[name]
        _dress(style, size, bold, colour)
        style.paragraph_format.space_before = Pt(before)
        style.paragraph_format.space_after = Pt(after)
        style.paragraph_format.keep_with_next = keeps
    for name, size, bold, italic, colour, after in _OWN:
        style = made.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = made.styles["Normal"]
        _dress(style, size, bold, colour)
        style.font.italic = italic
        style.paragraph_format.space_after = Pt(after)
    made.styles["Title"].element.get_or_add_pPr().append(OxmlElement("w:contextualSpacing"))
    _drop_borders(made.styles["Title"])
    _speak(made.styles["Normal"], language)


def _dress(style: Any, size: float, bold: bool, colour: Color) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
    style.font.color.rgb = rgb(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for each in list(fonts.attrib):
        del fonts.attrib[each]
    for each in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{each}"), FONT)


def _drop_borders(style: Any) -> None:
    """The template underlines its titles; ours stand free."""
    found = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if found is not None:
        found.getparent().remove(found)


def _speak(style: Any, language: Language) -> None:
    """What spelling and hyphenation go by where a run does not say otherwise."""
    properties = style.element.get_or_add_rPr()
    tag = properties.find(qn("w:lang"))
    if tag is None:
        tag = OxmlElement("w:lang")
        properties.append(tag)
    tag.set(qn("w:val"), LANGUAGE_TAGS[language])
