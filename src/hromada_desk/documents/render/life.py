"""The life of a project drawn: the row of stages and the line of milestones."""

from reportlab.platypus import Flowable, Paragraph

from hromada_desk.documents.figures import Stages, Timeline
from hromada_desk.documents.render import fonts, markup, palette
from hromada_desk.documents.render.strokes import fitted, rule, write
from hromada_desk.documents.render.styles import style

STAGE_HEIGHT = 15.0
POINT = 5.0
MOST_MOMENTS = 8


class StagesDrawing(Flowable):
    """Arrows: stages behind us light, the present one dark, those ahead outlined."""

    def __init__(self, stages: Stages, room: float) -> None:
        super().__init__()
        self.stages = stages
        self.width = room
        self.height = STAGE_HEIGHT + 8

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        wanted = [fonts.width(name, fonts.BOLD, 7) + 16 for name in self.stages.names]
        scale = self.width / max(1.0, sum(wanted))
        x = 0.0
        for at, name in enumerate(self.stages.names):
            step = wanted[at] * scale
            self._draw_arrow(x, step - 1.5, first=at == 0)
            present = at == self.stages.current
            done = at < self.stages.current
            self.canv.setFillColor(palette.PRIMARY if present else palette.LIGHT if done else palette.PALE)
            self.canv.setStrokeColor(palette.HAIR)
            self.canv.setLineWidth(0.5)
            self.canv.drawPath(self._path, fill=1, stroke=0 if present or done else 1)
            font = fonts.BOLD if present else fonts.REGULAR
            colour = palette.WHITE if present else palette.INK if done else palette.MUTED
            write(self.canv, x + step / 2 + (0 if at == 0 else 1.5), 4 + STAGE_HEIGHT / 2 - 2.4,
                  fitted(name, font, 7, step - (8 if at == 0 else 12)), font=font, size=7, colour=colour,
                  align="centre")
            x += step

    def _draw_arrow(self, x: float, length: float, *, first: bool) -> None:
        y, middle, top = 4.0, 4 + STAGE_HEIGHT / 2, 4 + STAGE_HEIGHT
        path = self.canv.beginPath()
        path.moveTo(x, y)
        path.lineTo(x + length - POINT, y)
        path.lineTo(x + length, middle)
        path.lineTo(x + length - POINT, top)
        path.lineTo(x, top)
        if not first:
            path.lineTo(x + POINT, middle)
        path.close()
        self._path = path


class TimelineDrawing(Flowable):
    """Diamonds on a line, the day above and the words below; more than eight take further lines."""

    def __init__(self, timeline: Timeline, room: float) -> None:
        super().__init__()
        self.width = room
        moments = timeline.moments
        self.lines = [moments[at:at + MOST_MOMENTS] for at in range(0, len(moments), MOST_MOMENTS)]
        self.step = room / max(1, min(len(moments), MOST_MOMENTS))
        self.texts = [[Paragraph(markup.plain(each.title[:200]), style("moment")) for each in line]
                      for line in self.lines]
        self.heights = [30 + max(text.wrap(self.step - 6, 400)[1] for text in line) for line in self.texts]
        self.height = sum(self.heights) + 6

    def wrap(self, *_room: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        top = self.height
        for line, texts, height in zip(self.lines, self.texts, self.heights, strict=True):
            level = top - 20
            rule(self.canv, self.step / 2, level, self.step * (len(line) - 0.5), colour=palette.RULE, weight=0.8)
            for at, (moment, text) in enumerate(zip(line, texts, strict=True)):
                x = (at + 0.5) * self.step
                write(self.canv, x, level + 9, moment.when, font=fonts.BOLD, size=8, align="centre")
                self._draw_diamond(x, level, filled=moment.done)
                text.drawOn(self.canv, at * self.step + 3, level - 8 - text.height)
            top -= height

    def _draw_diamond(self, x: float, y: float, *, filled: bool) -> None:
        path = self.canv.beginPath()
        path.moveTo(x, y + 4.4)
        for dx, dy in ((4.4, 0), (0, -4.4), (-4.4, 0)):
            path.lineTo(x + dx, y + dy)
        path.close()
        self.canv.setFillColor(palette.RED if filled else palette.WHITE)
        self.canv.setStrokeColor(palette.RED)
        self.canv.setLineWidth(1)
        self.canv.drawPath(path, fill=1, stroke=1)
