"""Reads text tables (.csv, .tsv) whose encoding and delimiter nobody wrote down.

Excel in Ukraine saves them as Windows-1251 or UTF-16 with semicolons or tabs, other systems as UTF-8 with commas.
"""

import csv
from collections import Counter
from io import StringIO

from hromada_desk.domain.errors import FileProblem
from hromada_desk.exchange.limits import MAX_ROWS, MAX_TEXT, refuse_extent
from hromada_desk.exchange.tables import Table

DELIMITERS = (";", "\t", ",", "|")
SAMPLE_LINES = 60
MOST_CONTROL_SHARE = 0.01
BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
GUARD = "'"
GUARDED = ("=", "+", "-", "@", "\t", "\r")
"""What a careful program writes an apostrophe before, so that a spreadsheet takes it for text (OWASP CSV injection)."""


def read_delimited(file: str, data: bytes) -> Table:
    """The rows of a text table as texts. Raises FileProblem for what is no text or is beyond the limits."""
    text = _decoded(file, data)
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        delimiter, text = first.strip()[-1], rest
        rows = [[], *_rows(file, text, delimiter)]
    else:
        rows = _rows(file, text, _delimiter(text))
    width = max((len(row) for row in rows), default=0)
    refuse_extent(file, file, len(rows), width)
    return Table(file, [[_unguarded(cell) for cell in row] + [""] * (width - len(row)) for row in rows])


def _decoded(file: str, data: bytes) -> str:
    text = ""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        break
    controls = sum(1 for letter in text[:4000] if letter < " " and letter not in "\t\r\n")
    if not text or controls > len(text[:4000]) * MOST_CONTROL_SHARE:
        raise FileProblem("import.not_a_table", file=file)
    return text


def _encodings(data: bytes) -> list[str]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return [encoding]
    head = data[:2000]
    if head.count(0) > len(head) // 10:  # every other byte of Latin letters, digits and delimiters in UTF-16
        return ["utf-16-le" if head[1::2].count(0) >= head[::2].count(0) else "utf-16-be"]
    return ["utf-8", "cp1251"]


def _delimiter(text: str) -> str:
    """The delimiter that splits the most lines into the same number of columns."""
    lines = [line for line in text.splitlines()[:SAMPLE_LINES] if line.strip()]

    def regularity(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if len(row) > 1)
        except csv.Error:  # a line longer than any cell may be
            return 0, 0
        width, times = max(widths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
        return times, width

    return max(DELIMITERS, key=regularity)


def _rows(file: str, text: str, delimiter: str) -> list[list[str]]:
    rows: list[list[str]] = []
    try:
        for row in csv.reader(StringIO(text, newline=""), delimiter=delimiter):
            rows.append(row)
            if len(rows) > MAX_ROWS:
                refuse_extent(file, file, text.count("\n"), 1)
                break
    except csv.Error as damage:
        raise FileProblem("import.not_a_table", file=file) from damage
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    return rows


def _unguarded(cell: str) -> str:
    if cell.startswith(GUARD) and cell[1:2] in GUARDED and len(cell) > 1:
        return cell[1:]
    return cell[:MAX_TEXT]
