"""The head of a letter: emblem, name and address of who writes; below the line the registration and the addressee."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from hromada_desk.documents.blocks import Letterhead
from hromada_desk.documents.render import cover, fonts, markup, palette
from hromada_desk.documents.render.strokes import fitted, rule, write
from hromada_desk.documents.render.styles import style

EMBLEM = 14 * mm
BELOW_LINE = 12.0
ADDRESSEE_FROM = 0.56
"""The addressee begins at this part of the width."""

FOOT = 18.0
LEADING = 14.2


class LetterheadDrawing(Flowable):
    """As high as its longer side needs."""

    def __init__(self, block: Letterhead, room: float) -> None:
        super().__init__()
        self.block = block
        self.width = room
        self.right = [Paragraph(markup.plain(each), style("body")) for each in block.right]
        space = room * (1 - ADDRESSEE_FROM)
        self.heights = [each.wrap(space, 400)[1] for each in self.right]
        below = max(len(block.left) * LEADING, sum(self.heights))
        self.height = EMBLEM + 10 + BELOW_LINE + below + FOOT

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        foot = self.height - EMBLEM
        logo = self.block.logo
        wide = cover.draw_picture(self.canv, logo, 0, foot, self.width * 0.3) if logo.data else 0.0
        wide = wide or cover.draw_outline(self.canv, 0, foot, neutral=False)
        self._draw_name(wide + 14, foot)
        line = foot - 10
        rule(self.canv, 0, line, self.width, colour=palette.PRIMARY, weight=1.1)
        for at, words in enumerate(self.block.left, start=1):
            write(self.canv, 0, line - BELOW_LINE + 4 - at * LEADING, words, size=10)
        y = line - BELOW_LINE + 4
        for paragraph, height in zip(self.right, self.heights, strict=True):
            y -= height
            paragraph.drawOn(self.canv, self.width * ADDRESSEE_FROM, y)

    def _draw_name(self, x: float, foot: float) -> None:
        """The name as large as it fits in one line, the lines below it small."""
        space = self.width - x
        name = self.block.logo.name.upper()
        size = next((size for size in (14, 12.5, 11, 10) if fonts.width(name, fonts.BOLD, size) <= space), 9.0)
        level = foot + EMBLEM - 12
        write(self.canv, x, level, fitted(name, fonts.BOLD, size, space), font=fonts.BOLD, size=size,
              colour=palette.PRIMARY)
        for at, words in enumerate(self.block.lines, start=1):
            write(self.canv, x, level - 3 - at * 10.5, fitted(words, fonts.REGULAR, 8.4, space), size=8.4,
                  colour=palette.MUTED)
