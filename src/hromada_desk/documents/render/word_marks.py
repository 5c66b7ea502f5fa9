"""What the rooms of the Word renderer share: the document so far, its numbers, runs, fields, bookmarks."""

import re
from dataclasses import dataclass, field
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from reportlab.lib.colors import Color

from hromada_desk.documents.blocks import Pair, Status
from hromada_desk.documents.document import Document
from hromada_desk.documents.render import palette
from hromada_desk.documents.render.numbering import Counter, NumberedHeading
from hromada_desk.domain.markdown import pieces
from hromada_desk.domain.values import Language

LANGUAGE_TAGS: dict[Language, str] = {"uk": "uk-UA", "en": "en-GB"}
UPRIGHT_WIDTH, TURNED_WIDTH = Mm(175), Mm(267)
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


@dataclass(slots=True)
class Writer:
    """One Word document while it is written: what is written, the counters, where its pages stand."""

    document: Document
    made: WordDocument
    counter: Counter
    headings: list[NumberedHeading]
    next_heading: int = 0
    turned: bool = False
    pictures: int = 0
    style_ids: dict[str, str] = field(default_factory=dict)

    @property
    def language(self) -> Language:
        """The language of the document."""
        return self.document.language

    @property
    def other(self) -> Language:
        """The second language, where words stand in two."""
        return "en" if self.document.language == "uk" else "uk"

    @property
    def width(self) -> int:
        """The width of the text, in Word's own unit."""
        return int(TURNED_WIDTH if self.turned else UPRIGHT_WIDTH)

    def paragraph(self, style: str = "Normal") -> Paragraph:
        """A new paragraph at the end."""
        made = self.made.add_paragraph()
        self.dress(made, style)
        return made

    def dress(self, paragraph: Paragraph, style: str) -> Paragraph:
        """Give a paragraph a style, its id looked up once: a long table asks for it thousands of times."""
        known = self.style_ids.get(style)
        if known is None:
            known = self.style_ids[style] = str(self.made.styles[style].style_id)
        paragraph._p.style = known
        return paragraph


def clean(text: str) -> str:
    """The text without what no Word file may hold."""
    return _UNPRINTABLE.sub("", text)


def put(paragraph: Paragraph, text: str, language: Language, *, bold: bool | None = None,
        italic: bool | None = None, colour: Color | None = None, size: float = 0) -> Run:
    """A run in a language; line ends become breaks. Words marked as bold get their own; the last run is returned."""
    if bold is None and "**" in text:
        made = [put(paragraph, words, language, bold=strong, italic=italic, colour=colour, size=size)
                for words, strong in pieces(text)]
        return made[-1]
    run = paragraph.add_run()
    for at, line in enumerate(clean(text).split("\n")):
        if at:
            run.add_break()
        run.add_text(line)
    run.bold, run.italic = bold, italic
    if colour is not None:
        run.font.color.rgb = rgb(colour)
    if size:
        run.font.size = Pt(size)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), LANGUAGE_TAGS[language])
    run._r.get_or_add_rPr().append(tag)
    return run


def put_pair(writer: Writer, paragraph: Paragraph, pair: Pair, *, bold: bool | None = None, below: bool = False,
             size: float = 0, second_size: float = 0) -> None:
    """Both languages: the second muted, italic, never bold, after a middle dot or on its own line."""
    if pair.main:
        put(paragraph, pair.main, writer.language, bold=bold, size=size)
    if pair.second and pair.second != pair.main:
        lead = "" if not pair.main else "\n" if below else " \u00b7 "
        put(paragraph, lead + pair.second, writer.other, bold=False, italic=True, colour=palette.MUTED,
            size=second_size or size)


def put_status(writer: Writer, paragraph: Paragraph, status: Status) -> None:
    """The sign and the word in the tone's colour."""
    words = f"{palette.SIGNS[status.tone]}\u00a0{status.word}"
    put(paragraph, words, writer.language, bold=True, colour=palette.TONES[status.tone])


def put_field(paragraph: Paragraph, instruction: str, shown: str, language: Language, **look: Any) -> None:
    """A field of Word that shows `shown` until Word computes it anew."""
    for kind, text in (("begin", ""), ("", f" {instruction} "), ("separate", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)
    put(paragraph, shown, language, **look)
    end = OxmlElement("w:fldChar")
    end.set(qn("w:fldCharType"), "end")
    paragraph.add_run()._r.append(end)


def put_caption(writer: Writer, opening: str, pair: Pair) -> Paragraph:
    """A caption whose number Word can count on: "Table 3." with the number as a field."""
    paragraph = writer.paragraph("Caption")
    word, number, tail = _number_in(opening)
    put(paragraph, word, writer.language, bold=True)
    if number:
        name = "Table" if opening == writer.document.counting.table.format(number=number) else "Figure"
        put_field(paragraph, f"SEQ {name} \\* ARABIC", number, writer.language, bold=True)
    put(paragraph, f"{tail} ", writer.language, bold=True)
    put_pair(writer, paragraph, pair)
    return paragraph


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A place that contents lead to, around everything in the paragraph."""
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (start, end):
        each.set(qn("w:id"), str(number))
    start.set(qn("w:name"), name)
    at = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(at, start)
    paragraph._p.append(end)


def rgb(colour: Color) -> RGBColor:
    """A colour of paper as Word writes it."""
    return RGBColor.from_string(palette.hexadecimal(colour)[1:])


def shade(cell: Any, colour: Color) -> None:
    """The ground of a table cell."""
    mark = OxmlElement("w:shd")
    mark.set(qn("w:val"), "clear")
    mark.set(qn("w:color"), "auto")
    mark.set(qn("w:fill"), palette.hexadecimal(colour)[1:])
    cell._tc.get_or_add_tcPr().append(mark)


def _number_in(opening: str) -> tuple[str, str, str]:
    """The words before a number, the number, what follows it."""
    found = re.search(r"\d+", opening)
    return (opening, "", "") if found is None else (opening[:found.start()], found[0], opening[found.end():])
