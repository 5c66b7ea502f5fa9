"""Reads finished documents back, and puts small ones together for one reason each. Not a test."""

import io
import re

import pypdf
import pypdfium2

from hromada_desk.documents import blocks, framing
from hromada_desk.documents.document import Document
from hromada_desk.domain.audience import Audience

SPACES = re.compile(r"[\s\u00a0\u202f]+")


def small(*parts: object, draft: bool = False, language: str = "uk") -> Document:
    """A document with nothing but these blocks."""
    return Document(
        language=language, audience=Audience.INTERNAL, meta=framing.Meta("NB-1", "Дах ліцею", "Новобілоуська сільська рада"),
        running=framing.Running("Світло", "Дах ліцею", "Новобілоуська громада", "NB-1 · версія 0.7", "для нас",
                               blocks.Pair("с. {page} з {total}", "page {page} of {total}")),
        counting=framing.Counting("Таблиця {number}.", "Рис. {number}.", "(продовження)"), blocks=parts,
        draft=framing.DraftMark("ЧЕРНЕТКА", "ЧЕРНЕТКА · версія 0.7 · не для подання") if draft else None)


def pages_of(data: bytes) -> list[str]:
    """The text of each page, line-end hyphens joined, spaces made common."""
    file = pypdfium2.PdfDocument(data)
    try:
        return [tidy(page.get_textpage().get_text_range()) for page in file]
    finally:
        file.close()


def tidy(text: str) -> str:
    joined = re.sub("(\u00ad|\ufffe|\x02)[\r\n]*", "", text)
    return SPACES.sub(" ", joined).strip()


def text_of(data: bytes) -> str:
    return " ".join(pages_of(data))


def fonts_of(data: bytes) -> dict[str, bool]:
    """Every font the file names and whether it is embedded."""
    found: dict[str, bool] = {}
    reader = pypdf.PdfReader(io.BytesIO(data))
    for number in range(1, int(reader.trailer["/Size"])):
        thing = reader.get_object(number)
        if isinstance(thing, dict) and thing.get("/Type") == "/Font":
            described = thing.get("/FontDescriptor")
            found[str(thing["/BaseFont"])] = described is not None and "/FontFile2" in described.get_object()
    return found
