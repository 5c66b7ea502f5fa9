"""Words on paper: headings, paragraphs, lists, two languages side by side, pull figures, lists of labels."""

from typing import Any

from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from hromada_desk.documents import blocks
from hromada_desk.documents.blocks import SideRow
from hromada_desk.documents.render import cover, fonts, markup, palette
from hromada_desk.documents.render.strokes import fitted, rule, write
from hromada_desk.documents.render.styles import NARRATIVE_INDENT, style
from hromada_desk.documents.render.tall import level_pieces

GUTTER = 14.2
"""5 mm at each side of the line between two languages."""


class HeadingParagraph(Paragraph):
    """A heading that tells the canvas where it came to stand."""

    def __init__(self, text: str, role: str, key: str, title: str, level: int) -> None:
        super().__init__(text, style(role))
        self.key = key
        self.title = title
        self.level = level

    def draw(self) -> None:
        if self.level <= 1:
            paper: Any = self.canv
            paper.place_heading(self.key, self.title, self.level)
        super().draw()


class ContentsRow(Flowable):
    """One line of the contents: number, title, and the page as soon as it is known."""

    def __init__(self, key: str, number: str, title: blocks.Pair, level: int, room: float) -> None:
        super().__init__()
        self.key, self.number, self.title, self.level = key, number, title, level
        self.width = room
        self.height = 20.0 if level == 0 else 17.0

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        first = self.level == 0
        font = fonts.BOLD if first else fonts.REGULAR
        size = 10.0 if first else 9.0
        left = 34.0 if first or not self.number else 58.0
        if first:
            rule(self.canv, 0, self.height, self.width, colour=palette.PRIMARY, weight=0.7)
        write(self.canv, 0 if first else 34, 5, self.number, font=font, size=size,
              colour=palette.DARK_OCHRE if first else palette.MUTED)
        room = self.width - left - 30
        title = fitted(self.title.main, font, size, room)
        write(self.canv, left, 5, title, font=font, size=size, colour=palette.PRIMARY if first else palette.INK)
        used = fonts.width(title, font, size) + 6
        write(self.canv, left + used, 5, fitted(self.title.second, fonts.ITALIC, 7.6, room - used),
              font=fonts.ITALIC, size=7.6, colour=palette.MUTED)
        self.canv.linkRect("", self.key, (0, 0, self.width, self.height), relative=1, thickness=0)
        self.canv.saveState()
        self.canv.translate(self.width, 5)
        paper: Any = self.canv
        paper.await_heading(self.key)
        self.canv.restoreState()


class PullFigureDrawing(Flowable):
    """A figure in the free column beside the paragraph that follows; it takes no height of its own."""

    def __init__(self, figure: blocks.PullFigure, room: float) -> None:
        super().__init__()
        self.figure = figure
        self.room = room
        self.keepWithNext = 1

    def wrap(self, *_room: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        x = self.room - NARRATIVE_INDENT + 22.7
        width = self.room - x
        rule(self.canv, x, -2, x + 66, colour=palette.OCHRE, weight=1.2)
        size = next((size for size in (24, 20, 16, 13) if fonts.width(self.figure.value, fonts.BOLD, size) <= width),
                    11)
        write(self.canv, x, -25, self.figure.value, font=fonts.BOLD, size=size, colour=palette.PRIMARY)
        y = -30.0
        for text, role in ((self.figure.label, "pull_label"), (self.figure.source, "pull_source")):
            made = Paragraph(markup.plain(text), style(role))
            _, height = made.wrap(width, 100)
            y -= height + 1
            made.drawOn(self.canv, x, y)


class FactStripDrawing(Flowable):
    """The strip of facts inside a page."""

    def __init__(self, strip: blocks.FactStrip, room: float) -> None:
        super().__init__()
        self.strip = strip
        self.width = room
        self.height = 62.0

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height + 8

    def draw(self) -> None:
        cover.draw_facts(self.canv, self.strip.facts, 0, self.height + 2, self.width)


def paragraphs(block: blocks.Paragraph, *, narrow: bool) -> list[Flowable]:
    """Running text; its label opens it in bold."""
    made = style(block.style, narrow=narrow and not block.wide)
    text = f"{markup.bold(block.label)} {markup.bare(block.text)}" if block.label else markup.plain(block.text)
    return [Paragraph(text, made)]


def marked(block: blocks.MarkedText) -> Flowable:
    """What came underlined, what went struck out: readable in grey, colour only helps."""
    looks = {"same": "{}", "inserted": f'<font color="{palette.hexadecimal(palette.PRIMARY)}"><u>{{}}</u></font>',
             "deleted": f'<font color="{palette.hexadecimal(palette.RED)}"><strike>{{}}</strike></font>'}
    return Paragraph("".join(looks[mark].format(markup.bare(words)) for mark, words in block.runs), style("body"))


def bullets(block: blocks.BulletList, *, narrow: bool) -> list[Flowable]:
    """Items after a dash or their number."""
    return [Paragraph(markup.plain(item), style("bullet", narrow=narrow),
                      bulletText=f"{number}." if block.numbered else "—")
            for number, item in enumerate(block.items, start=1)] + [Spacer(0, 4)]


def side_by_side(block: blocks.SideBySide, room: float, height: float) -> list[Flowable]:
    """Two languages in two columns; a pair starts level, a heading stays with what it heads."""
    half = room / 2
    most = int(height * 0.4 / 13.4)
    headed = bool(block.heads.main)
    data: list[list[Any]] = [[Paragraph(markup.bold(word.upper()), style("label"))
                              for word in (block.heads.main, block.heads.second)]] if headed else []
    keeps: list[tuple[Any, ...]] = []
    for row in block.rows:
        size = 10.5 if row.role == "heading" else 9.6
        cut = level_pieces((row.text.main, row.text.second), half - GUTTER, size, most)
        if row.role == "heading" and len(cut) == 1:
            keeps.append(("NOSPLIT", (0, len(data)), (0, len(data) + 1)))
        data += [[_side_cell(text, row) for text in texts] for texts in cut]
    keeps = [keep for keep in keeps if keep[2][1] < len(data)]
    ruled = [("LINEBELOW", (0, 0), (-1, 0), 0.7, palette.PRIMARY)] if headed else []
    return [Table(data, colWidths=[half, half], repeatRows=int(headed), hAlign="LEFT", style=[
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 9.6, 13.4),
        ("LEFTPADDING", (0, 0), (0, -1), 0), ("RIGHTPADDING", (0, 0), (0, -1), GUTTER),
        ("LEFTPADDING", (1, 0), (1, -1), GUTTER), ("RIGHTPADDING", (1, 0), (1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
        ("LINEAFTER", (0, 0), (0, -1), 0.35, palette.HAIR), *ruled, *keeps]), Spacer(0, 8)]


def _side_cell(text: str, row: SideRow) -> Any:
    if not text:
        return ""
    if row.role == "item":
        return Paragraph(markup.plain(text), style("side_item"), bulletText="—")
    return Paragraph(markup.plain(text), style("side_heading" if row.role == "heading" else "side"))


def labelled(block: blocks.LabelledList, room: float) -> list[Flowable]:
    """Values under their labels, or at the end of their lines."""
    if block.stacked:
        found: list[Flowable] = []
        for line in block.lines:
            label = Paragraph(markup.pair(line.label, 7.2), style("label"))
            label.keepWithNext = 1
            found += [label, Paragraph(markup.plain(line.value), style("value"))]
        return found
    data = [[Paragraph(markup.pair(line.label, 7.2), style("label")),
             Paragraph(markup.bold(line.value), style("head_right"))] for line in block.lines]
    return [Table(data, colWidths=[room * 0.42, room * 0.58], hAlign="LEFT", style=[
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 8, 10),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 1.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5)])] if data else []


def pair_of(sides: list[list[Flowable]], half: float, gap: float) -> Table:
    """Two groups of flowables beside each other, as photographs stand."""
    cells: list[Any] = [*sides, *([""] if len(sides) == 1 else [])]
    return Table([cells], colWidths=[half + gap / 2] * 2, hAlign="LEFT", style=[
        ("VALIGN", (0, 0), (-1, -1), "TOP"), ("FONT", (0, 0), (-1, -1), fonts.REGULAR, 8, 10),
        ("LEFTPADDING", (0, 0), (0, 0), 0), ("RIGHTPADDING", (0, 0), (0, 0), gap / 2),
        ("LEFTPADDING", (1, 0), (1, 0), gap / 2), ("RIGHTPADDING", (1, 0), (1, 0), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)])
