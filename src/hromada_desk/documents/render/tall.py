"""Cells taller than a page, cut into rows that are not: reportlab cannot break inside a row.

Heights here are estimates on the safe side; the layout itself measures exactly.
"""

from collections.abc import Iterator, Sequence

from hromada_desk.documents.render import fonts

AVERAGE_GLYPH = 0.56
"""Width of a glyph in units of the size, on the wide side of Source Sans 3 in Cyrillic."""
SHORT, SAMPLE = 300, 4000


def estimated_lines(text: str, room: float, size: float) -> int:
    """How many lines the text takes in a cell of `room` points."""
    per_line = _per_line(text, room, size)
    return sum(max(1, -(-len(line) // per_line)) for line in text.split("\n"))


def pieces(text: str, room: float, size: float, most_lines: int) -> list[str]:
    """The text in pieces of at most `most_lines` lines each, cut between words where there are any."""
    if estimated_lines(text, room, size) <= most_lines:
        return [text]
    per_line = _per_line(text, room, size)
    found: list[str] = []
    taken: list[str] = []
    used = 0
    for word, cost in _words(text, per_line, most_lines * per_line):
        if used + cost > most_lines * per_line and taken:
            found.append("".join(taken).strip())
            taken, used = [], 0
        taken.append(word)
        used += cost
    found.append("".join(taken).strip())
    return [piece for piece in found if piece]


def level_pieces(texts: Sequence[str], room: float, size: float, most_lines: int) -> list[tuple[str, ...]]:
    """Several texts that stand beside each other, cut into the same number of rows; short ones end early."""
    cut = [pieces(text, room, size, most_lines) for text in texts]
    rows = max(len(each) for each in cut)
    return [tuple(each[at] if at < len(each) else "" for each in cut) for at in range(rows)]


def _words(text: str, per_line: int, most: int) -> Iterator[tuple[str, int]]:
    """Words with the space after them and what they cost in characters; endless ones in parts."""
    for line in text.split("\n"):
        length = 0
        for word in line.split(" "):
            for start in range(0, max(1, len(word)), most):
                part = word[start:start + most]
                ends = start + most >= len(word)
                length += len(part) + 1
                yield part + (" " if ends else ""), len(part) + 1
        yield "\n", per_line - length % per_line


def _per_line(text: str, room: float, size: float) -> int:
    """Glyphs in a line; long texts are measured, so that many wide letters do not pass for average ones."""
    glyph = AVERAGE_GLYPH
    if len(text) > SHORT:
        sample = text[:SAMPLE].replace("\n", " ")
        glyph = max(glyph, 1.04 * fonts.width(sample, fonts.BOLD, 1) / len(sample))
    return max(1, int(room / (size * glyph)))
