"""What opens and closes documents without being text: title block, problems, photographs, places to sign."""

import io
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Image, KeepTogether, Paragraph, Spacer, Table

from hromada_desk.documents import blocks
from hromada_desk.documents.render import fonts, markup, palette
from hromada_desk.documents.render.cover import balanced
from hromada_desk.documents.render.pictures import prepared
from hromada_desk.documents.render.strokes import box, rule, scan_code, write
from hromada_desk.documents.render.styles import style
from hromada_desk.documents.render.tall import pieces

CODE_SIDE = 21 * mm
LONGEST_TITLE = 600
TALLEST_PICTURE = 0.62
"""A photograph takes at most this part of the text height, its caption must stand with it."""


class TitleDrawing(Flowable):
    """Kicker, title and second title at the left, the code to scan at the right."""

    def __init__(self, block: blocks.TitleBlock, room: float) -> None:
        super().__init__()
        self.block = block
        self.width = room
        text_room = room - (CODE_SIDE + 8 * mm if block.code else 0)
        titles = ((block.title.main, "title", 2), (block.title.second, "title_second", 3))
        self.texts = [(balanced(text[:LONGEST_TITLE], role, text_room)[0], gap) for text, role, gap in titles if text]
        words_height = 16 + sum(text.height + gap for text, gap in self.texts) + 8
        self.height = max(words_height, CODE_SIDE + 20 if block.code else 0)

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        y = self.height - 10
        write(self.canv, 0, y, self.block.kicker.upper(), font=fonts.BOLD, size=7.8, colour=palette.DARK_OCHRE,
              spacing=1.4)
        y -= 6
        for text, gap in self.texts:
            y -= text.height + gap
            text.drawOn(self.canv, 0, y)
        if self.block.code:
            x = self.width - CODE_SIDE
            scan_code(self.canv, x, self.height - CODE_SIDE - 2, CODE_SIDE, self.block.code)
            write(self.canv, self.width, self.height - CODE_SIDE - 12, self.block.code, size=7.2, colour=palette.MUTED,
                  align="right")


class MissingPicture(Flowable):
    """Where a picture cannot be read: an empty frame, so that its caption is not an orphan."""

    def __init__(self, room: float) -> None:
        super().__init__()
        self.width, self.height = room, 30 * mm

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        box(self.canv, 0, 0, self.width, self.height, fill=palette.PALE, outline=palette.HAIR)
        rule(self.canv, 0, 0, self.width, to_y=self.height)
        rule(self.canv, 0, self.height, self.width, to_y=0)


class SignatureLines(Flowable):
    """Lines to sign on, with their hints below."""

    def __init__(self, hints: tuple[blocks.Pair, ...], name: str, room: float) -> None:
        super().__init__()
        self.hints, self.name = hints, name
        self.width, self.height = room, 56.0 + 40 * ((len(hints) - 1) // 3)

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        step = self.width / 3
        for number, hint in enumerate(self.hints):
            x = (number % 3) * step
            y = self.height - 34 - (number // 3) * 40
            rule(self.canv, x, y, x + step - 14, colour=palette.INK, weight=0.6)
            label = f"{hint.main} · {hint.second}" if hint.second else hint.main
            write(self.canv, x, y - 10, label, font=fonts.ITALIC, size=7.4, colour=palette.MUTED)
            if number == 1 and self.name:
                write(self.canv, x, y + 3, self.name, size=9)


def signatures(block: blocks.Signatures, room: float) -> list[Flowable]:
    """One group of lines per party, never parted by a page."""
    found: list[Flowable] = [KeepTogether([
        _rule_line(room), Paragraph(markup.bold(party.title.main), style("cell")),
        Paragraph(markup.second(party.title.second, 8), style("cell")) if party.title.second else Spacer(0, 1),
        SignatureLines(block.hints, party.name, room),
    ]) for party in block.parties]
    if block.note:
        found.append(_framed(Paragraph(markup.plain(block.note), style("cell")), room, palette.PALE, palette.RULE))
    return found


def problems(block: blocks.ProblemList, room: float, height: float) -> list[Flowable]:
    """What is not complete, each with its sign; the list breaks wherever it must."""
    most = int(height * 0.4 / 11.4)
    rows: list[list[Any]] = []
    for item in block.items:
        colour = palette.hexadecimal(palette.TONES[item.tone])
        for number, piece in enumerate(pieces(item.word, room - 40, 8.8, most)):
            sign = f'<font color="{colour}"><b>{palette.SIGNS[item.tone]}</b></font>' if number == 0 else ""
            rows.append([Paragraph(sign, style("cell")), Paragraph(markup.plain(piece), style("cell"))])
    head = Paragraph(f'<font color="{palette.hexadecimal(palette.RED)}">{markup.bare(block.title.main)}</font>',
                     style("h1"))
    found: list[Flowable] = [head]
    if block.title.second:
        found.append(Paragraph(markup.plain(block.title.second), style("h1_second")))
    else:
        found.append(Spacer(0, 8))
    found.append(Paragraph(markup.plain(block.intro), style("body")))
    if rows:
        found.append(Table(rows, colWidths=[14, room - 14], hAlign="LEFT", style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 2),
            ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 8.8, 11.4),
            ("TOPPADDING", (0, 0), (-1, -1), 3), ("BOTTOMPADDING", (0, 0), (-1, -1), 3.4),
            ("LINEABOVE", (0, 0), (-1, 0), 1.1, palette.RED), ("LINEBELOW", (0, 0), (-1, -1), 0.35, palette.HAIR)]))
    return found


def photograph(photo: blocks.Photo, caption: str, room: float, height: float) -> list[Flowable]:
    """The picture with its caption: what, where, when, and the second language below."""
    found = prepared(photo.data, room)
    if found is None:
        picture: Flowable = MissingPicture(room)
    else:
        data, wide, high = found
        drawn_height = min(room * high / wide, height * TALLEST_PICTURE)
        picture = Image(io.BytesIO(data), width=drawn_height * wide / high, height=drawn_height)
        picture.hAlign = "LEFT"
    second = f"<br/>{markup.second(photo.caption.second, 7.6)}" if photo.caption.second else ""
    words = f"{markup.bold(caption)} {markup.bare(photo.caption.main)}{second}"
    return [picture, Paragraph(words, style("caption"))]


def beside(left: list[Flowable], right: list[Flowable], room: float, gap: float) -> Table:
    """Two columns of flowables whose tops are level; the caller has made sure that they fit a page."""
    share = room * 0.56
    return Table([[left, right]], colWidths=[share, room - share], hAlign="LEFT", style=[
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 8, 10),
        ("LEFTPADDING", (0, 0), (0, 0), 0), ("RIGHTPADDING", (0, 0), (0, 0), gap / 2),
        ("LEFTPADDING", (1, 0), (1, 0), gap / 2), ("RIGHTPADDING", (1, 0), (1, 0), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)])


def _rule_line(room: float) -> Table:
    return Table([[""]], colWidths=[room], rowHeights=[3], hAlign="LEFT", style=[
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 8, 10), ("LINEABOVE", (0, 0), (-1, 0), 0.9, palette.PRIMARY)])


def _framed(content: Paragraph, room: float, fill: Any, outline: Any) -> Table:
    return Table([[content]], colWidths=[room], hAlign="LEFT", style=[
        ("BACKGROUND", (0, 0), (-1, -1), fill), ("BOX", (0, 0), (-1, -1), 0.6, outline),
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 8.8, 11.4),
        ("LEFTPADDING", (0, 0), (-1, -1), 8), ("RIGHTPADDING", (0, 0), (-1, -1), 8),
        ("TOPPADDING", (0, 0), (-1, -1), 6), ("BOTTOMPADDING", (0, 0), (-1, -1), 7)])
