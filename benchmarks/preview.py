"""The printed page beside the editor, against painting the same page of a PDF that is already there.

Ours is all that lies between the pause of the keys and the picture: filtered for the donor, sent to the other process,
composed, set, the page found and painted, sent back. The bare side opens the finished PDF of the same proposal and
paints that page. The proposal is the demonstration's, its texts repeated until it has about thirty pages.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pypdfium2

from benchmarks import sample
from benchmarks.measuring import Sides, Size, Yardstick, clocked
from hromada_desk.documents.catalogue import DOCUMENTS, order_in
from hromada_desk.documents.render.pdf import render_pdf
from hromada_desk.domain.audience import Audience
from hromada_desk.domain.case import Case
from hromada_desk.domain.records.proposal import Answer, Proposal
from hromada_desk.domain.redaction import for_audience
from hromada_desk.domain.values import Bilingual
from hromada_desk.services.cases import proposal_case
from hromada_desk.services.desk import Desk
from hromada_desk.services.preview import Painter
from hromada_desk.services.preview_wishes import Look, NotPainted, Painted

TIMES = 7
"""So often each text is repeated: about thirty pages in two languages."""

WIDTH, PATIENCE = 560, 60


class Refreshing:
    """A person who changes a text and waits for the page."""

    def __init__(self, desk: Desk, case: Case) -> None:
        self._desk, self._case = desk, case
        self._came = threading.Event()
        self._changes = 0
        self.painter = Painter(self._take)
        self.shown: Painted | NotPainted | None = None
        self.section = case.all(Answer)[0].section

    def refresh(self) -> None:
        """Type one more word and wait for the page."""
        self._changes += 1
        self._came.clear()
        case = longer(self._case, TIMES, f" {self._changes}")
        self.painter.wish(self._desk, case, Look(self.section, "", WIDTH), "uk", one_language=False)
        if not self._came.wait(PATIENCE) or not isinstance(self.shown, Painted):
            raise RuntimeError(f"no page came: {self.shown}")

    def _take(self, answer: Painted | NotPainted) -> None:
        self.shown = answer
        self._came.set()


def longer(case: Case, times: int, ending: str = "") -> Case:
    """The case with every text repeated."""
    return replace(case, records={**case.records, Answer.kind: tuple(
        replace(each, content=Bilingual("\n\n".join([each.content.uk] * times) + ending,
                                        "\n\n".join([each.content.en] * times) + ending))
        for each in case.all(Answer))})


@contextmanager
def refreshing(folder: Path, _size: Size) -> Iterator[Sides]:
    """The process is running and has set the paper once before anything counts."""
    desk = sample.demo(folder)
    proposal = min(desk.all(Proposal), key=lambda each: each.number)
    case = proposal_case(desk, proposal.id)
    person = Refreshing(desk, case)
    person.refresh()
    assert isinstance(person.shown, Painted)
    page = person.shown.page
    finished = render_pdf(DOCUMENTS["proposal"].compose(
        [for_audience(longer(case, TIMES), Audience.DONOR).case], order_in("uk", audience=Audience.DONOR)))

    def painted() -> bytes:
        sheet = pypdfium2.PdfDocument(finished)[page]
        return bytes(sheet.render(scale=WIDTH / sheet.get_width(), prefer_bgrx=True).buffer)

    try:
        yield Sides(clocked(person.refresh), clocked(painted))
    finally:
        person.painter.close()
        desk.close()


PREVIEW = Yardstick("preview", "the printed page after a change in a proposal of thirty pages",
                    "pypdfium2 painting that page of the finished PDF", None, refreshing)
