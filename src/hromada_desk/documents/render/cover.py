"""The cover, drawn from top to bottom: logos, skyline, title, facts, who and when, identity and code to scan.

The skyline grows from the document's identity, so every project has its own and a reprint is the same.
"""

import hashlib
import io
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Paragraph

from hromada_desk.documents.blocks import Fact, LabelledLine, Logo
from hromada_desk.documents.document import Document
from hromada_desk.documents.framing import Cover
from hromada_desk.documents.render import fonts, markup, palette
from hromada_desk.documents.render.geometry import UPRIGHT
from hromada_desk.documents.render.pictures import prepared
from hromada_desk.documents.render.strokes import Canvas, box, fitted, rule, scan_code, write
from hromada_desk.documents.render.styles import style

LEFT, RIGHT, TOP = UPRIGHT.left, UPRIGHT.right_edge, UPRIGHT.height
ROOM = UPRIGHT.text_width
COLUMNS, LEVELS = 30, 9
MOST_TITLE_LINES = 3
FACTS_TOP = TOP - 207 * mm


def draw_cover(canvas: Canvas, document: Document, cover: Cover) -> None:
    """The whole first page."""
    _draw_logos(canvas, cover.logos)
    rule(canvas, LEFT, TOP - 40 * mm, RIGHT)
    _draw_skyline(canvas, document.meta.identity)
    box(canvas, LEFT, TOP - 103.6 * mm, ROOM, 1.6 * mm, fill=palette.PRIMARY)
    _draw_titles(canvas, cover)
    draw_facts(canvas, cover.facts, LEFT, FACTS_TOP, ROOM)
    _draw_lines(canvas, cover.lines[:5])
    _draw_identity(canvas, cover)


def draw_facts(canvas: Canvas, facts: tuple[Fact, ...], x: float, top: float, room: float) -> None:
    """A strip of facts between two rules, 21 mm high; the value shrinks before it is cut."""
    rule(canvas, x, top, x + room, colour=palette.PRIMARY, weight=0.8)
    rule(canvas, x, top - 21 * mm, x + room, colour=palette.PRIMARY, weight=0.8)
    step = room / max(1, len(facts))
    for number, fact in enumerate(facts):
        left = x + number * step + (8 if number else 0)
        space = step - (14 if number else 6)
        if number:
            rule(canvas, x + number * step, top - 8, x + number * step, to_y=top - 21 * mm + 8, weight=0.5)
        write(canvas, left, top - 14, fitted(fact.label.main, fonts.REGULAR, 7.8, space), size=7.8,
              colour=palette.MUTED)
        size = next((size for size in (14, 12.5, 11, 9.5) if fonts.width(fact.value, fonts.BOLD, size) <= space), 8)
        write(canvas, left, top - 32, fitted(fact.value, fonts.BOLD, size, space), font=fonts.BOLD, size=size)
        write(canvas, left, top - 45, fitted(fact.label.second, fonts.ITALIC, 7.4, space), font=fonts.ITALIC, size=7.4,
              colour=palette.MUTED)


def _draw_logos(canvas: Canvas, logos: tuple[Logo, ...]) -> None:
    step = ROOM / max(3, len(logos))
    for number, logo in enumerate(logos):
        x, y = LEFT + number * step, TOP - 34 * mm
        wide = draw_picture(canvas, logo, x, y, step - 6) if logo.data else 0.0
        if not wide:
            wide = draw_outline(canvas, x, y, neutral=logo.neutral)
        space = step - wide - 14
        lines = [fitted(line, fonts.BOLD, 8, space) for line in _two_lines(logo.name, space)]
        level = y + 7 * mm + (5 if len(lines) > 1 else 1)
        for at, line in enumerate(lines):
            write(canvas, x + wide + 7, level - at * 9.5, line, font=fonts.BOLD)
        write(canvas, x + wide + 7, level - len(lines) * 9.5, fitted(logo.note, fonts.REGULAR, 7.4, space), size=7.4,
              colour=palette.MUTED)


def _two_lines(name: str, room: float) -> list[str]:
    words = name.split()
    first: list[str] = []
    while words and fonts.width(" ".join([*first, words[0]]), fonts.BOLD, 8) <= room:
        first.append(words.pop(0))
    return [" ".join(first), " ".join(words)] if first and words else [name]


def draw_picture(canvas: Canvas, logo: Logo, x: float, y: float, most: float) -> float:
    """An emblem 14 mm high at most, its foot at `y`; the width it took, 0 where it cannot be read."""
    found = prepared(logo.data, most) if logo.data else None
    if found is None:
        return 0.0
    data, width, height = found
    drawn = min(28 * mm, 14 * mm * width / height)
    canvas.drawImage(ImageReader(io.BytesIO(data)), x, y, drawn, drawn * height / width)
    return drawn


def draw_outline(canvas: Canvas, x: float, y: float, *, neutral: bool) -> float:
    """A neutral shield, or a dashed frame for a programme: never an invented emblem. Returns its width."""
    wide, high = 11.5 * mm, 14 * mm
    canvas.setLineWidth(1)
    if neutral:
        canvas.setStrokeColor(palette.RULE)
        canvas.setDash(2, 2)
        canvas.roundRect(x, y, high, high, 4, fill=0, stroke=1)
        canvas.setDash()
        return high
    canvas.setStrokeColor(palette.PRIMARY)
    path = canvas.beginPath()
    path.moveTo(x, y + high)
    path.lineTo(x + wide, y + high)
    path.lineTo(x + wide, y + high * 0.42)
    path.curveTo(x + wide, y + high * 0.16, x + wide * 0.72, y + high * 0.06, x + wide / 2, y)
    path.curveTo(x + wide * 0.28, y + high * 0.06, x, y + high * 0.16, x, y + high * 0.42)
    path.close()
    canvas.drawPath(path, fill=0, stroke=1)
    for row in range(2):
        for column in range(3):
            box(canvas, x + wide * (0.24 + 0.19 * column), y + high * (0.58 + 0.15 * row), 4.4, 4.4,
                fill=palette.PRIMARY)
    box(canvas, x + wide * 0.24, y + high * 0.42, wide * 0.52, 2.2, fill=palette.PRIMARY)
    return wide


def _draw_skyline(canvas: Canvas, seed: str) -> None:
    """Squares of five tones, a town that grows and falls by at most two storeys at a time."""
    noise = _noise(seed)
    step = ROOM / COLUMNS
    side = step - 1.3 * mm
    base = TOP - 101 * mm
    level = 3
    for column in range(COLUMNS):
        level = min(LEVELS, max(2, level + next(noise) % 5 - 2))
        if next(noise) % 9 == 0:
            level = min(LEVELS, level + 3)
        for row in range(level):
            tone = _SKYLINE_TONES[next(noise) % len(_SKYLINE_TONES)] if row < level - 1 or next(noise) % 2 else 2
            box(canvas, LEFT + column * step, base + row * step, side, side, fill=_SKYLINE_COLOURS[tone])


_SKYLINE_COLOURS = (palette.PRIMARY, palette.MID, palette.LIGHT, palette.TINT, palette.OCHRE)
_SKYLINE_TONES = (0, 0, 1, 1, 2, 2, 3, 3, 3, 4)


def _noise(seed: str) -> Any:
    """An endless stream of small numbers that depends on nothing but the seed."""
    block = seed.encode("utf-8", "replace")
    while True:
        block = hashlib.sha256(block).digest()
        yield from block


def _draw_titles(canvas: Canvas, cover: Cover) -> None:
    top = TOP - 116 * mm
    write(canvas, LEFT, top, fitted(cover.acronym.upper(), fonts.BOLD, 12, ROOM * 0.45), font=fonts.BOLD, size=12,
          colour=palette.DARK_OCHRE, spacing=2.2)
    kind = f"{cover.kind.main} · {cover.kind.second}" if cover.kind.second else cover.kind.main
    write(canvas, RIGHT, top, kind, size=9, colour=palette.MUTED, align="right")
    room = top - 8 * mm - FACTS_TOP - 6 * mm
    title, used = _fitting(cover.title.main, ("cover_title", "cover_title_small", "cover_title_least"), room * 0.75)
    title.drawOn(canvas, LEFT, top - 8 * mm - used)
    if cover.title.second:
        second, height = _fitting(cover.title.second, ("cover_second", "cover_second_small"), room - used - 8)
        second.drawOn(canvas, LEFT, top - 8 * mm - used - 8 - height)


def _fitting(text: str, roles: tuple[str, ...], height: float) -> tuple[Paragraph, float]:
    """The title in the largest size that keeps to three lines, in the least one cut to what fits."""
    words = text
    for role in roles:
        made = Paragraph(markup.bare(words), style(role))
        _, used = made.wrap(ROOM, 1000)
        if used <= min(height, MOST_TITLE_LINES * made.style.leading + 1):
            return balanced(words, role, ROOM)
    while used > height and len(words) > 20:
        words = words[:int(len(words) * 0.9)].rstrip()
        made = Paragraph(markup.bare(words + "…"), style(roles[-1]))
        _, used = made.wrap(ROOM, 1000)
    return made, used


def balanced(text: str, role: str, room: float) -> tuple[Paragraph, float]:
    """A title in no more lines than it needs, as equal in length as they can be: no word is left alone at the end."""
    height = Paragraph(markup.bare(text), style(role)).wrap(room, 1000)[1]
    narrow, wide = room * 0.5, room
    while wide - narrow > 4:
        middle = (narrow + wide) / 2
        if Paragraph(markup.bare(text), style(role)).wrap(middle, 1000)[1] > height:
            narrow = middle
        else:
            wide = middle
    made = Paragraph(markup.bare(text), style(role))
    return made, made.wrap(wide, 1000)[1]


def _draw_lines(canvas: Canvas, lines: tuple[LabelledLine, ...]) -> None:
    y = FACTS_TOP - 21 * mm - 17
    indent = 46 * mm
    for line in lines:
        write(canvas, LEFT, y, line.label.main, font=fonts.BOLD, size=8.6)
        write(canvas, LEFT + fonts.width(line.label.main, fonts.BOLD, 8.6) + 4, y, line.label.second, font=fonts.ITALIC,
              size=8, colour=palette.MUTED)
        write(canvas, LEFT + indent, y, fitted(line.value, fonts.REGULAR, 8.6, ROOM - indent), size=8.6)
        y -= 15


def _draw_identity(canvas: Canvas, cover: Cover) -> None:
    y = 16 * mm
    side = 19 * mm
    if cover.code:
        scan_code(canvas, RIGHT - side, y - 3, side, cover.code)
        write(canvas, RIGHT - side - 9, y + 12, cover.code_label, size=7.8, colour=palette.MUTED, align="right")
        write(canvas, RIGHT - side - 9, y + 1, cover.code, font=fonts.BOLD, size=7.8, colour=palette.MUTED,
              align="right")
    for number, line in enumerate(reversed(cover.identity)):
        write(canvas, LEFT, y + number * 11 - 2, fitted(line, fonts.REGULAR, 7.8, ROOM * 0.55), size=7.8,
              colour=palette.MUTED)
    if cover.draft:
        level = y + len(cover.identity) * 11 + 2
        length = fonts.width(cover.draft, fonts.BOLD, 9.5) + 20
        canvas.setStrokeColor(palette.RED)
        canvas.setLineWidth(1)
        canvas.roundRect(LEFT, level, length, 20, 2, fill=0, stroke=1)
        write(canvas, LEFT + 10, level + 6.6, cover.draft, font=fonts.BOLD, size=9.5, colour=palette.RED)
