"""From blocks to what reportlab lays out: one function per kind of block, in a table."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, NextPageTemplate, PageBreak, Paragraph, Spacer

from hromada_desk.documents import blocks, figures
from hromada_desk.documents.document import Beside, Block, Document, Simple
from hromada_desk.documents.render import closing, fonts, markup, palette, prose
from hromada_desk.documents.render.bars import BarChartDrawing, FundingBarDrawing
from hromada_desk.documents.render.gantt import GanttDrawing, pages
from hromada_desk.documents.render.geometry import HEADING_BLOCK, TURNED, UPRIGHT, Sheet
from hromada_desk.documents.render.keeping import stacked_height
from hromada_desk.documents.render.letterhead import LetterheadDrawing
from hromada_desk.documents.render.life import StagesDrawing, TimelineDrawing
from hromada_desk.documents.render.matrix import RiskMatrixDrawing
from hromada_desk.documents.render.numbering import Counter, outline
from hromada_desk.documents.render.styles import style
from hromada_desk.documents.render.tables import table_flowables

PHOTO_GAP = 5 * mm
COLUMN_GAP = 8 * mm


class Typesetter:
    """Builds the story of one document; knows the sheet it is on and the numbers given so far."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.sheet: Sheet = UPRIGHT
        self.room = self.sheet.text_width
        self.counter = Counter(document.counting)
        self.headings = outline(document)
        self.next_heading = 0
        self.fresh_page = True
        self.at_start = document.cover is None

    def story(self) -> list[Flowable]:
        """All flowables; the first page is the cover's where there is one."""
        found: list[Flowable] = []
        if self.document.cover is not None:
            found += [NextPageTemplate(UPRIGHT.name), PageBreak()]
        for group in grouped(self.document.blocks):
            made = self.photographs(group) if isinstance(group, tuple) else self.flowables(group)
            found += made
            self.at_start = False
            self.fresh_page = isinstance(group, blocks.PageBreak) or (self.fresh_page and not made)
        return found

    def flowables(self, block: Block) -> list[Flowable]:
        """The flowables of one block. Raises KeyError for a kind that has no setting, which a test forbids."""
        return SETTINGS[type(block)](self, block)

    @property
    def narrow(self) -> bool:
        """Whether narrative keeps its measure: on upright pages, in one column."""
        return self.sheet is UPRIGHT and self.room == UPRIGHT.text_width

    def page_break(self, block: blocks.PageBreak) -> list[Flowable]:
        sheet = TURNED if block.landscape else UPRIGHT
        turned = sheet is not self.sheet and not self.at_start
        self.sheet, self.room = sheet, sheet.text_width
        if self.fresh_page and not turned:
            return []
        return [NextPageTemplate(sheet.name), PageBreak()]

    def heading(self, block: blocks.Heading) -> list[Flowable]:
        if block.level > 2:
            return [Paragraph(markup.pair(block.title, 8), style("h3"))]
        known = self.headings[self.next_heading]
        self.next_heading += 1
        number = f'<font color="{palette.hexadecimal(palette.DARK_OCHRE)}">{known.number}</font>\u00a0\u00a0' \
            if known.number else ""
        label = markup.clean(f"{known.number} {block.title.main}".strip()).replace(fonts.SOFT_HYPHEN, "")
        text = f"{number}{markup.bare(block.title.main)}"
        if block.level == 2:
            return [_second_heading(block, text, known.key, label)]
        found: list[Flowable] = [] if self.fresh_page else [CondPageBreak(60 * mm)]
        found.append(prose.HeadingParagraph(text, "h1", known.key, label, 0))
        second = Paragraph(markup.plain(block.title.second), style("h1_second")) if block.title.second else None
        return [*found, second] if second is not None else [*found, _kept(Spacer(0, 10))]

    def contents(self, block: blocks.Contents) -> list[Flowable]:
        found: list[Flowable] = [Paragraph(markup.plain(block.title.main), style("h1"))]
        found.append(Paragraph(markup.plain(block.title.second), style("h1_second")) if block.title.second
                     else Spacer(0, 10))
        found += [prose.ContentsRow(each.key, each.number, each.title, each.level, self.room)
                  for each in self.headings if each.number]
        return found

    def table(self, block: blocks.Table) -> list[Flowable]:
        caption = self.counter.table() if block.caption is not None else ""
        return table_flowables(block, self.document.language, self.room, self.sheet.text_height - HEADING_BLOCK,
                               caption, self.document.counting.continued)

    def bar_chart(self, block: figures.BarChart) -> list[Flowable]:
        return self._with_caption(BarChartDrawing(block, self.room), block.caption)

    def risk_matrix(self, block: figures.RiskMatrix) -> list[Flowable]:
        return self._with_caption(RiskMatrixDrawing(block, self.room), block.caption)

    def gantt(self, block: figures.Gantt) -> list[Flowable]:
        height = self.sheet.text_height - HEADING_BLOCK
        found: list[Flowable] = []
        for number, part in enumerate(pages(block)):
            found += [PageBreak()] if number else []
            found.append(GanttDrawing(part, self.room, height))
        return found

    def photographs(self, pair: tuple[blocks.Photo, ...]) -> list[Flowable]:
        """One wide photograph, or two half ones beside each other."""
        height = self.sheet.text_height - HEADING_BLOCK
        if len(pair) == 1 and not pair[0].half:
            return [KeepTogether(closing.photograph(pair[0], self.counter.figure(), self.room, height))]
        half = (self.room - PHOTO_GAP) / 2
        sides = [closing.photograph(each, self.counter.figure(), half, height) for each in pair]
        return [prose.pair_of(sides, half, PHOTO_GAP)]

    def columns(self, block: Beside) -> list[Flowable]:
        """Two columns where they fit a page, otherwise one after the other."""
        room, counted, next_heading = self.room, self.counter.tables, self.next_heading
        left = self._column(block.left, room * 0.56 - COLUMN_GAP / 2)
        right = self._column(block.right, room * 0.44 - COLUMN_GAP / 2)
        self.room = room
        tallest = max(stacked_height(left, room * 0.56 - COLUMN_GAP / 2),
                      stacked_height(right, room * 0.44 - COLUMN_GAP / 2))
        if tallest < self.sheet.text_height - 2 * HEADING_BLOCK:
            return [closing.beside(left, right, room, COLUMN_GAP)]
        self.counter.tables, self.next_heading = counted, next_heading
        return [each for part in (*block.left, *block.right) for each in self.flowables(part)]

    def _column(self, parts: tuple[Simple, ...], room: float) -> list[Flowable]:
        self.room = room
        return [each for part in parts for each in self.flowables(part)]

    def _with_caption(self, drawing: Flowable, caption: blocks.Pair) -> list[Flowable]:
        second = f" · {markup.second(caption.second, 8)}" if caption.second else ""
        words = f"{markup.bold(self.counter.figure())} {markup.bare(caption.main)}{second}"
        return [KeepTogether([drawing, Paragraph(words, style("caption"))])]


def grouped(many: tuple[Block, ...]) -> list[Block | tuple[blocks.Photo, ...]]:
    """The blocks in order, photographs as groups: a wide one alone, half ones by two."""
    found: list[Block | tuple[blocks.Photo, ...]] = []
    for block in many:
        last = found[-1] if found else None
        if not isinstance(block, blocks.Photo):
            found.append(block)
        elif block.half and isinstance(last, tuple) and len(last) == 1 and last[0].half:
            found[-1] = (last[0], block)
        else:
            found.append((block,))
    return found


def _second_heading(block: blocks.Heading, text: str, key: str, label: str) -> Flowable:
    """A heading of level 2 with its second language on the same line."""
    second = f"\u00a0 {markup.second(block.title.second, 8.6)}" if block.title.second else ""
    return prose.HeadingParagraph(text + second, "h2" if block.numbered else "h2_ruled", key, label, 1)


def _kept(flowable: Flowable) -> Flowable:
    flowable.keepWithNext = 1
    return flowable


SETTINGS: dict[type, Callable[[Typesetter, Any], list[Flowable]]] = {
    blocks.Heading: Typesetter.heading,
    blocks.Contents: Typesetter.contents,
    blocks.PageBreak: Typesetter.page_break,
    blocks.Table: Typesetter.table,
    blocks.Paragraph: lambda setter, block: prose.paragraphs(block, narrow=setter.narrow),
    blocks.MarkedText: lambda _setter, block: [prose.marked(block)],
    blocks.BulletList: lambda setter, block: prose.bullets(block, narrow=setter.narrow),
    blocks.SideBySide: lambda setter, block: prose.side_by_side(block, setter.room, setter.sheet.text_height),
    blocks.PullFigure: lambda setter, block: [prose.PullFigureDrawing(block, setter.room)],
    blocks.FactStrip: lambda setter, block: [prose.FactStripDrawing(block, setter.room)],
    blocks.LabelledList: lambda setter, block: prose.labelled(block, setter.room),
    blocks.Photo: lambda setter, block: setter.photographs((block,)),
    blocks.Signatures: lambda setter, block: closing.signatures(block, setter.room),
    blocks.ProblemList: lambda setter, block: closing.problems(block, setter.room, setter.sheet.text_height),
    blocks.TitleBlock: lambda setter, block: [closing.TitleDrawing(block, setter.room)],
    blocks.Letterhead: lambda setter, block: [LetterheadDrawing(block, setter.room)],
    figures.BarChart: Typesetter.bar_chart,
    figures.FundingBar: lambda setter, block: [FundingBarDrawing(block, setter.room)],
    figures.Gantt: Typesetter.gantt,
    figures.RiskMatrix: Typesetter.risk_matrix,
    figures.Stages: lambda setter, block: [StagesDrawing(block, setter.room)],
    figures.Timeline: lambda setter, block: [TimelineDrawing(block, setter.room)],
    Beside: Typesetter.columns,
}
"""How each kind of block is set."""
