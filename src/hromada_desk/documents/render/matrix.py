"""The risk matrix: five by five, a score in every cell, risks as numbers in circles, what each range obliges to."""

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable, Paragraph

from hromada_desk.documents.figures import RiskMatrix
from hromada_desk.documents.render import fonts, markup, palette
from hromada_desk.documents.render.strokes import box, fitted, write
from hromada_desk.documents.render.styles import style
from hromada_desk.domain.risks import LEVELS, gravity

CELL_WIDTH, CELL_HEIGHT = 46.0, 31.0
LABELS = 66.0
LEGEND_GAP = 26.0
TONES = {"high": palette.RED_LIGHT, "medium": palette.OCHRE_LIGHT, "low": palette.PALE}


class RiskMatrixDrawing(Flowable):
    """The matrix at the left, its legend at the right."""

    def __init__(self, matrix: RiskMatrix, room: float) -> None:
        super().__init__()
        self.matrix = matrix
        self.width = room
        self.height = 14 + LEVELS * CELL_HEIGHT + 26

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        base = 26.0
        write(self.canv, 0, self.height - 9, self.matrix.likelihood, font=fonts.BOLD, colour=palette.PRIMARY)
        for level in range(1, LEVELS + 1):
            y = base + (level - 1) * CELL_HEIGHT
            label = self.matrix.likelihood_levels[level - 1]
            write(self.canv, LABELS - 5, y + CELL_HEIGHT / 2 - 2.5, fitted(label, fonts.REGULAR, 7.6, LABELS - 6),
                  size=7.6, align="right")
            label = self.matrix.impact_levels[level - 1]
            write(self.canv, LABELS + (level - 0.5) * CELL_WIDTH, base - 10,
                  fitted(label, fonts.REGULAR, 7.6, CELL_WIDTH - 2), size=7.6, align="centre")
            for impact in range(1, LEVELS + 1):
                self._draw_cell(LABELS + (impact - 1) * CELL_WIDTH, y, level * impact)
        write(self.canv, LABELS + LEVELS * CELL_WIDTH / 2, base - 22, self.matrix.impact, font=fonts.BOLD,
              colour=palette.PRIMARY, align="centre")
        self._draw_points(base)
        self._draw_legend(base + LEVELS * CELL_HEIGHT)

    def _draw_cell(self, x: float, y: float, score: int) -> None:
        box(self.canv, x, y, CELL_WIDTH - 0.8, CELL_HEIGHT - 0.8, fill=tone(score))
        write(self.canv, x + CELL_WIDTH - 4, y + 3, str(score), size=6.6, colour=palette.MUTED, align="right")

    def _draw_points(self, base: float) -> None:
        places: dict[tuple[int, int], list[int]] = {}
        for number, likelihood, impact in self.matrix.points:
            places.setdefault((likelihood, impact), []).append(number)
        for (likelihood, impact), numbers in places.items():
            left = LABELS + (impact - 1) * CELL_WIDTH
            y = base + (likelihood - 1) * CELL_HEIGHT + CELL_HEIGHT / 2 + 1
            step = min(15.0, (CELL_WIDTH - 16) / max(1, len(numbers) - 1)) if len(numbers) > 1 else 0.0
            start = left + CELL_WIDTH / 2 - step * (len(numbers) - 1) / 2
            for at, number in enumerate(numbers):
                self.canv.setFillColor(palette.PRIMARY)
                self.canv.setStrokeColor(palette.WHITE)
                self.canv.setLineWidth(0.7)
                self.canv.circle(start + at * step, y, 7, fill=1, stroke=1)
                write(self.canv, start + at * step, y - 2.7, str(number), font=fonts.BOLD, size=7.6,
                      colour=palette.WHITE, align="centre")

    def _draw_legend(self, top: float) -> None:
        x = LABELS + LEVELS * CELL_WIDTH + LEGEND_GAP
        room = self.width - x
        y = top
        for fill, (head, meaning) in zip((palette.RED_LIGHT, palette.OCHRE_LIGHT, palette.PALE), self.matrix.legend,
                                         strict=False):
            box(self.canv, x, y - 14, 16, 12, fill=fill, outline=palette.HAIR)
            text = Paragraph(f"{markup.bold(head)}<br/>{markup.bare(meaning)}", style("pull_label"))
            _, height = text.wrap(room - 24, 200)
            text.drawOn(self.canv, x + 24, y - height)
            y -= max(height, 16) + 8
        note = Paragraph(markup.plain(self.matrix.note), style("pull_source"))
        _, height = note.wrap(room, 200)
        note.drawOn(self.canv, x, y - height - 2)


def tone(score: int) -> Color:
    """The ground of a cell by its score; the score itself stands in the cell."""
    return TONES[gravity(score)]
