"""The whole document: its blocks and what frames them. Composers return it, renderers take it, nobody changes it."""

import hashlib
from dataclasses import dataclass

from hromada_desk.documents import blocks, figures
from hromada_desk.documents.framing import Counting, Cover, DraftMark, Meta, Running
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.values import Language

Simple = (
    blocks.Heading | blocks.Paragraph | blocks.MarkedText | blocks.BulletList | blocks.SideBySide | blocks.PullFigure
    | blocks.FactStrip | blocks.LabelledList | blocks.Table | blocks.Photo | blocks.PageBreak | blocks.Contents
    | blocks.Signatures | blocks.ProblemList | blocks.TitleBlock | blocks.Letterhead | figures.BarChart
    | figures.FundingBar | figures.Gantt | figures.RiskMatrix | figures.Stages | figures.Timeline
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Two columns of blocks, the left one wider; renderers without columns put the right one below."""

    left: tuple[Simple, ...]
    right: tuple[Simple, ...]


Block = Simple | Beside


@dataclass(frozen=True, slots=True)
class Document:
    """A document in its language for its audience. `draft` is the mark it carries while problems remain."""

    language: Language
    audience: Audience
    meta: Meta
    running: Running
    counting: Counting
    blocks: tuple[Block, ...]
    cover: Cover | None = None
    draft: DraftMark | None = None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the content: equal documents have equal fingerprints in every process."""
        return hashlib.sha256(repr(self).encode("utf-8", "surrogatepass")).hexdigest()
