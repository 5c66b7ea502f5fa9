"""The proposal as Word, against bare python-docx writing the same words and tables with the styles it comes with.

The bare side adds a paragraph for each text, a table with its texts for each table, a picture for each photograph, and
saves. Ours also gathers the case, checks it, filters it for the audience, composes, numbers, sets widths, rules,
grounds, languages, fields and running lines, makes the bytes repeat themselves, and writes the file durably.
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import docx

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from benchmarks.paper import composed
from hromada_desk.documents import blocks
from hromada_desk.documents.document import Document
from hromada_desk.documents.render.values import words_of, written
from hromada_desk.domain.records.proposal import Proposal
from hromada_desk.services import reports


@contextmanager
def writing(folder: Path, _size: Size) -> Iterator[Sides]:
    """The first proposal of the demonstration, in Ukrainian with English beside it, for a donor."""
    desk = sample.demo(folder)
    proposal = min(desk.all(Proposal), key=lambda each: each.number)
    document = composed(desk, proposal)
    try:
        yield Sides(clocked(lambda: reports.export(desk, "proposal", proposal.id, file_format="docx", language="uk",
                                                   out=folder / "proposal.docx")),
                    clocked(lambda: bare_docx(document)))
    finally:
        desk.close()


def bare_docx(document: Document) -> bytes:
    """The document's content as python-docx alone writes it."""
    made = docx.Document()
    for part in (document.cover, *document.blocks):
        _write(made, part, document)
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()


def _write(made: Any, part: Any, document: Document) -> None:
    if isinstance(part, blocks.Table):
        grid = made.add_table(len(part.rows), len(part.columns))
        for row, cells in zip(part.rows, grid.rows, strict=True):
            for value, column, cell in zip(row.cells, part.columns, cells.cells, strict=True):
                cell.text = written(value, column, document.language) or words_of(value)
    elif isinstance(part, blocks.Photo):
        made.add_picture(io.BytesIO(part.data))
    elif is_dataclass(part):
        for field in fields(part):
            _write(made, getattr(part, field.name), document)
    elif isinstance(part, tuple):
        for one in part:
            _write(made, one, document)
    elif isinstance(part, str) and part:
        made.add_paragraph(part)


WORD = Yardstick("word", "a proposal gathered, checked, composed and written as Word",
                 "python-docx writing the same texts, tables and pictures", 3, writing)
