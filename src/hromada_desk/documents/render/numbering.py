"""Numbers of headings, tables and figures: given while the story is built, never by hand."""

from dataclasses import dataclass, field

from hromada_desk.documents.blocks import Heading, Pair
from hromada_desk.documents.document import Beside, Block, Document, Simple
from hromada_desk.documents.framing import Counting


@dataclass(frozen=True, slots=True)
class NumberedHeading:
    """A heading that reaches contents and bookmarks: level 0 or 1 there, its key and its number."""

    key: str
    number: str
    title: Pair
    level: int


@dataclass(slots=True)
class Counter:
    """Counts tables and figures through a document."""

    words: Counting
    tables: int = 0
    figures: int = 0

    def table(self) -> str:
        """The opening of the next table's caption."""
        self.tables += 1
        return self.words.table.format(number=self.tables)

    def figure(self) -> str:
        """The opening of the next figure's caption."""
        self.figures += 1
        return self.words.figure.format(number=self.figures)


@dataclass(slots=True)
class _Outline:
    first: int = 0
    second: int = 0
    above: str = ""
    found: list[NumberedHeading] = field(default_factory=list)

    def add(self, heading: Heading) -> None:
        if heading.level > 2:
            return
        number = ""
        if heading.numbered:
            if heading.level == 1:
                self.first, self.second = self.first + 1, 0
                self.above = number = heading.number or str(self.first)
            elif self.above:
                self.second += 1
                number = f"{self.above}.{self.second}"
        key = f"heading-{len(self.found) + 1}"
        self.found.append(NumberedHeading(key, number, heading.title, heading.level - 1))


def outline(document: Document) -> list[NumberedHeading]:
    """The headings of levels 1 and 2 in their order, numbered."""
    outline_so_far = _Outline()
    for block in flat(document.blocks):
        if isinstance(block, Heading):
            outline_so_far.add(block)
    return outline_so_far.found


def flat(many: tuple[Block, ...]) -> list[Simple]:
    """All blocks one after the other, columns from left to right."""
    found: list[Simple] = []
    for block in many:
        if isinstance(block, Beside):
            found += [*block.left, *block.right]
        else:
            found.append(block)
    return found
